"""What pip makes of the sources works by itself, without the checkout and without LibreOffice's Python."""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import zipfile
from typing import Any, Dict, Iterator, List

import pytest

from tigang.library import loading
from workshop.basics import ROOT, version

_SOURCES = ("python", "dialogs", "extension", "pyproject.toml", "setup.py", "MANIFEST.in", "LICENSE", "README.md")


def sources(folder: pathlib.Path, *without: str) -> pathlib.Path:
    """A copy of the sources, for the build leaves its traces in them."""
    for name in _SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            folder.mkdir(exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    for name in without:
        shutil.rmtree(folder / name)
    return folder


def pip(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def wheel_of(folder: pathlib.Path) -> subprocess.CompletedProcess[str]:
    return pip("wheel", folder, "--no-deps", "--no-build-isolation", "--wheel-dir", folder / "wheels")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = sources(tmp_path_factory.mktemp("wheel") / "sources")
    done = wheel_of(folder)
    assert done.returncode == 0, done.stderr
    return folder / "wheels" / f"tigang-{version()}-py3-none-any.whl"


@pytest.fixture(scope="module")
def tigang(wheel: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The command, installed with the libraries that it says it needs and nothing else."""
    place = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    python = place / "bin" / "python"
    # a wheel made in the checkout before has left its traces there, which seem an installed tigang
    done = pip("--python", python, "install", "--ignore-installed", "--no-deps", "--no-index", wheel)
    assert done.returncode == 0, done.stderr
    packages = next(place.glob("lib/python*/site-packages"))
    for library in ("yaml", "fastjsonschema", "pypinyin", "click", "rich", "pygments", "markdown_it", "mdurl"):
        os.symlink(pathlib.Path(__import__(library).__file__ or "").parent, packages / library)

    def run(*arguments: str, stdout: int = subprocess.PIPE) -> str:
        command = [str(place / "bin" / "tigang"), *arguments]
        kept: Dict[str, str] = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        environment = {**kept, "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": str(place / "config")}
        done = subprocess.run(
            command,
            stdout=stdout,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            env=environment,
            cwd=str(place),
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    yield run


def test_nothing_lies_beside_the_package(wheel: pathlib.Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {"tigang", f"tigang-{version()}.dist-info"}


def test_the_bundled_library_comes_along(tigang: Any) -> None:
    known = [line.split("\t")[0] for line in tigang("outline", "list").splitlines()]
    assert known == sorted(loading.load([loading.bundled()]).outlines)


def test_a_terminal_needs_no_libreoffice_either(tigang: Any) -> None:
    screen, terminal = os.openpty()
    shown: List[bytes] = []
    reader = threading.Thread(target=lambda: shown.extend(read(screen)), daemon=True)  # one that nobody reads fills up
    reader.start()
    tigang("outline", "list", stdout=terminal)
    os.close(terminal)
    reader.join()
    os.close(screen)
    assert b"degree-thesis" in b"".join(shown)


def read(screen: int) -> Iterator[bytes]:
    with contextlib.suppress(OSError):  # the end of a terminal
        while True:
            yield os.read(screen, 4096)


def test_outlines_can_be_tried_and_rules_explained_in_both_languages(tigang: Any) -> None:
    assert "1. Summary" in tigang("outline", "preview", "project-report")
    assert "序号" in tigang("explain", "number-gap", "--language", "zh-CN")


@pytest.mark.parametrize("folder", ["dialogs", "extension/schema", "extension/snippets"])
def test_without_what_it_needs_there_is_no_wheel(tmp_path: pathlib.Path, folder: str) -> None:
    done = wheel_of(sources(tmp_path / "sources", folder))
    assert done.returncode != 0
    assert f"{folder} is missing" in done.stderr + done.stdout


def test_a_check_finds_libreoffice_and_its_python_by_itself(tigang: Any, tmp_path: pathlib.Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text("一、背景\n文。\n二、措施\n文。\n", encoding="utf-8")
    assert tigang("check", str(document)) == "1 checked, no findings\n"
