"""Packs the extension: from the source tree to ``dist/tigang-<version>.oxt``, the same bytes for the same sources."""

from __future__ import annotations

import ast
import pathlib
import re
import zipfile
from typing import Dict, Iterator, List, Tuple
from xml.etree import ElementTree

from workshop import help as help_pages
from workshop import validators, vendored

from .basics import DIST, ROOT, Failure, version

#: Path -> content, below the root of the extension.
Files = Dict[str, bytes]

MANIFEST = "META-INF/manifest.xml"

_XML = (".xml", ".xcs", ".xcu", ".xdl", ".components")

#: What the manifest lists, in the order in which LibreOffice must read it: code reads the configuration.
_REGISTERED = (
    (".xcs", "application/vnd.sun.star.configuration-schema"),
    (".xcu", "application/vnd.sun.star.configuration-data"),
    (".components", "application/vnd.sun.star.uno-components"),
)

_REFUSED = re.compile(
    r"\.(so|pyd|dll|dylib|pyc|pyo)$|(^|/)(__pycache__|tests?|workshop)(/|$)|(^|/)(test_[^/]*|conftest)\.py$"
)

#: Nobody's sources: what editors and Python leave behind.
_LITTER = re.compile(r"(^|/)(\.[^/]*|__pycache__|[^/]*~|[^/]*\.(orig|rej|pyc))(/|$)")

_MINIMAL_PYTHON = (3, 8)


def build(folder: pathlib.Path = DIST, root: pathlib.Path = ROOT) -> pathlib.Path:
    """Packs the sources below ``root`` into ``folder``. Raises Failure, naming file and line, when they are not fit."""
    files = collect(root)
    check(files)
    files[MANIFEST] = manifest(files)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"tigang-{version()}.oxt"
    write(files, path)
    return path


def collect(root: pathlib.Path = ROOT) -> Files:
    """All that goes into the extension, at its place there."""
    files: Files = {}
    for source, target in (("extension", ""), ("dialogs", "dialogs/"), ("python/tigang", "pythonpath/tigang/")):
        files.update({target + name: content for name, content in _tree(root / source)})
    files["tigang_component.py"] = _read(root / "python/tigang_component.py")
    files["LICENSE"] = _read(root / "LICENSE")
    for name in [name for name in files if name.startswith("licences/")]:
        files[name] += files["LICENSE"]  # what is said of it in a language comes first
    files.update(help_pages.files(root / "docs", root / "CHANGELOG.md"))
    libraries = vendored.files()
    files.update({"pythonpath/tigang/_vendor/" + name: content for name, content in libraries.items()})
    schemas = {path.name.partition(".")[0]: _read(path) for path in (root / "extension/schema").glob("*.schema.json")}
    library = {name: content for name, content in libraries.items() if name.startswith("fastjsonschema/")}
    files.update(validators.files(schemas, library))
    files["description.xml"] = files["description.xml"].replace(b"@VERSION@", version().encode())
    return {name: escaped(content) if name.endswith(".properties") else content for name, content in files.items()}


def check(files: Files) -> None:
    """Raises Failure with all that is wrong with the files, each with its place."""
    problems = [f"{name}: does not belong into the extension" for name in files if _REFUSED.search(name)]
    for name, content in sorted(files.items()):
        if name.endswith(_XML):
            problems += _xml_problems(name, content)
        elif name.endswith(".py"):
            problems += _python_problems(name, content)
    if problems:
        raise Failure("The extension cannot be built:\n" + "\n".join(f"  {problem}" for problem in problems))


def manifest(files: Files) -> bytes:
    """META-INF/manifest.xml: what LibreOffice has to register, in order."""
    entries = [
        f' <manifest:file-entry manifest:media-type="{media_type}" manifest:full-path="{name}"/>'
        for suffix, media_type in _REGISTERED
        for name in sorted(files)
        if name.endswith(suffix)
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n'
        + "\n".join(entries)
        + "\n</manifest:manifest>\n"
    ).encode()


def escaped(properties: bytes) -> bytes:
    r"""A .properties file as LibreOffice reads it: ISO-8859-1, all beyond ASCII as ``\uXXXX`` of UTF-16."""
    units = properties.decode("utf-8").encode("utf-16-be")
    codes = [int.from_bytes(units[i : i + 2], "big") for i in range(0, len(units), 2)]
    return "".join(chr(code) if code < 0x80 else f"\\u{code:04X}" for code in codes).encode("ascii")


def write(files: Files, path: pathlib.Path) -> None:
    """Writes the archive; order, times, rights and system do not depend on the machine."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name])


def _tree(folder: pathlib.Path) -> Iterator[Tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not _LITTER.search(name):
            yield name, path.read_bytes()


def _read(path: pathlib.Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Failure(f"{path} is missing.") from None


def _xml_problems(name: str, content: bytes) -> List[str]:
    try:
        ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        line, column = error.position
        return [f"{name}:{line}:{column + 1}: not well-formed XML: {str(error).split(':')[0]}"]
    return []


def _python_problems(name: str, content: bytes) -> List[str]:
    try:
        ast.parse(content, feature_version=_MINIMAL_PYTHON)
    except SyntaxError as error:
        wanted = ".".join(map(str, _MINIMAL_PYTHON))
        return [f"{name}:{error.lineno}: not valid in Python {wanted}: {error.msg}"]
    return []
