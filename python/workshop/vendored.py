"""The libraries that ride inside the extension: pure Python, fetched by hash, kept outside git.

One wheel of each is pinned, the same for every builder's system, so that all build the same extension.
"""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.util
import pathlib
import re
import sys
import tempfile
import zipfile
from typing import Dict, Tuple

from .basics import CACHE, VENV_PYTHON, Failure, run, say


@dataclasses.dataclass(frozen=True)
class Library:
    """A pinned wheel and what to take of it."""

    requirement: str  # name and version
    wheel: str  # its file name
    sha256: str
    package: str  # the folder to take
    without: Tuple[str, ...] = ()  # files of that folder to leave
    only: Tuple[str, ...] = ()  # files of that folder to take, instead of its Python

    def takes(self, file: str) -> bool:
        return file in self.only if self.only else file.endswith(".py") and file not in self.without


LIBRARIES = (
    Library(
        "PyYAML==6.0.3",
        "pyyaml-6.0.3-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl",
        "b8bb0864c5a28024fac8a632c443c87c5aa6f215c0b126c449ae1a150412f31d",
        "yaml",
        without=("cyaml.py",),
    ),  # it would load a C parser that happens to be installed
    Library(
        "fastjsonschema==2.21.2",
        "fastjsonschema-2.21.2-py3-none-any.whl",  # later ones need Python 3.10
        "1c797122d0a86c5cace2e54bf4e819c36223b552017172f32c5c024a6b77e463",
        "fastjsonschema",
        without=("__main__.py",),
    ),
    Library(
        "pypinyin==0.55.0",
        "pypinyin-0.55.0-py2.py3-none-any.whl",
        "d53b1e8ad2cdb815fb2cb604ed3123372f5a28c6f447571244aca36fc62a286f",
        "pypinyin",
        only=("pinyin_dict.json",),
    ),  # the table of characters is all that is used of it
)

#: What makes HTML of the documentation while the extension is built; it does not ride along.
MARKDOWN = Library(
    "mistune==3.0.2",
    "mistune-3.0.2-py3-none-any.whl",
    "71481854c30fdbc938963d3605b72501f5c10a9320ecd412c121c163a1c7d205",
    "mistune",
)

OLDEST_PYTHON = (3, 8)

#: The wheels' platform, whatever the builder's is: only their pure Python is taken.
_PLATFORM = (
    "--platform",
    "manylinux2014_x86_64",
    "--implementation",
    "cp",
    "--python-version",
    "3.11",
    "--abi",
    "cp311",
)


def files() -> Dict[str, bytes]:
    """Path -> content of all libraries with their licences, as they lie below ``_vendor``."""
    content = {
        "__init__.py": b'"""Libraries that Tigang brings along, under a name of its own. Put in by the build."""\n'
    }
    for library in LIBRARIES:
        content.update(_content(library, wheel(library)))
    return content


def _content(library: Library, wheel: pathlib.Path) -> Dict[str, bytes]:
    content = {}
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            folder, _, file = name.rpartition("/")
            if folder == library.package and library.takes(file):
                content[name] = archive.read(name)
            elif ".dist-info/" in name and file.upper().startswith("LICENSE"):
                content[f"{library.package}/LICENSE"] = archive.read(name)
            elif name.endswith(".dist-info/METADATA"):
                _refuse_if_too_new(wheel, archive.read(name).decode("utf-8"))
    expected = {f"{library.package}/{file}" for file in (*(library.only or ("__init__.py",)), "LICENSE")}
    if not expected <= set(content):
        raise Failure(f"{wheel} lacks the package {library.package} or its licence.")
    return content


def _refuse_if_too_new(wheel: pathlib.Path, metadata: str) -> None:
    """Windows and macOS bring LibreOffice with Pythons of their own, some as old as `OLDEST_PYTHON`."""
    found = re.search(r"^Requires-Python: >=3\.(\d+)", metadata, re.MULTILINE)
    if found and (3, int(found[1])) > OLDEST_PYTHON:
        raise Failure(
            f"{wheel.name} needs Python 3.{found[1]}; the extension must run on {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]}."
        )


def wheel(library: Library) -> pathlib.Path:
    """The wheel in the cache, fetched when it is not there."""
    path = CACHE / "wheels" / library.wheel
    if not path.exists():
        say(f"fetching {library.requirement}")
        _fetch(library, path.parent)
    if hashlib.sha256(path.read_bytes()).hexdigest() != library.sha256:
        raise Failure(f"{path} is not the file that vendored.py names: its hash differs. Delete it and build again.")
    return path


def _fetch(library: Library, folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        wanted = pathlib.Path(temporary) / "requirements.txt"
        wanted.write_text(f"{library.requirement} --hash=sha256:{library.sha256}\n", encoding="utf-8")
        run(
            [
                _python_with_pip(),
                "-m",
                "pip",
                "--quiet",
                "--disable-pip-version-check",
                "download",
                "--no-deps",
                "--require-hashes",
                "--only-binary",
                ":all:",
                *_PLATFORM,
                "--dest",
                folder,
                "--requirement",
                wanted,
            ],
            why=f"pip could not fetch {library.requirement}",
        )
    if not (folder / library.wheel).exists():
        raise Failure(f"pip fetched {library.requirement}, but not as {library.wheel}.")


def _python_with_pip() -> str:
    if importlib.util.find_spec("pip"):
        return sys.executable
    if VENV_PYTHON.exists():
        return str(VENV_PYTHON)
    raise Failure(
        "The build fetches libraries with pip, and this Python has none. Install pip (Debian, Ubuntu: "
        "apt-get install python3-pip), or run `python3 build.py demo` once, which makes a .venv that has it."
    )
