"""Where LibreOffice is, and the Python modules that speak to it."""

from __future__ import annotations

import importlib
import json
import pathlib
import shutil
import subprocess
import sys
from typing import Iterator

#: Where LibreOffice lies when it is not in PATH.
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)


class OfficeError(Exception):
    """The office is missing, did not start, died, hung or gave no answer. The message ends with the end of its log."""


def find_program() -> str:
    """Return the path of soffice: from PATH, else from the usual places of Linux, macOS and Windows. Raises OfficeError."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    for place in _USUAL_PLACES:
        anchor = pathlib.Path(place).anchor or "/"
        for path in sorted(pathlib.Path(anchor).glob(place[len(anchor) :])) if pathlib.Path(anchor).exists() else []:
            return str(path)
    raise OfficeError(
        "LibreOffice was not found: neither `soffice` in PATH nor in the usual places. "
        "On Debian or Ubuntu: apt-get install libreoffice-writer; elsewhere: https://www.libreoffice.org/download"
    )


#: Run by another Python: its version, and the folder of the module if it has it.
_ASK = "import json, os, sys, uno; print(json.dumps([sys.version_info[:2], os.path.dirname(uno.__file__)]))"


def bring_uno() -> None:
    """Make ``import uno`` work, and with it ``com.sun.star``, where this Python does not find it, as in a virtual environment.

    Raises ModuleNotFoundError, of the name uno, which says what is missing.
    """
    try:
        importlib.import_module("uno")
        return
    except ModuleNotFoundError:
        pass
    others = []
    for python in _pythons():
        asked = subprocess.run([python, "-I", "-c", _ASK], capture_output=True, text=True, check=False)
        if asked.returncode:
            continue
        version, folder = json.loads(asked.stdout)
        if tuple(version) == sys.version_info[:2]:
            _import_from(folder)
            return
        others.append(f"{python} ({'.'.join(map(str, version))})")
    here = f"this Python ({sys.version_info[0]}.{sys.version_info[1]})"
    raise ModuleNotFoundError(
        f"LibreOffice's module uno is not made for {here}. Make the virtual environment with {others[0]}."
        if others
        else f"LibreOffice's module uno was not found for {here}. On Debian or Ubuntu: apt-get install python3-uno "
        "libreoffice-script-provider-python; on Windows and macOS use the python in LibreOffice's program folder.",
        name="uno",
    )


def _pythons() -> Iterator[str]:
    """Yield the Pythons that may have the module: the system's, LibreOffice's own."""
    candidates = ["/usr/bin/python3", "/Applications/LibreOffice.app/Contents/Resources/python"]
    try:
        program = pathlib.Path(find_program()).resolve().parent
        candidates += [str(program / "python"), str(program / "python.exe")]
    except OfficeError:
        pass
    return (python for python in candidates if pathlib.Path(python).is_file())


def _import_from(folder: str) -> None:
    """Import the modules from a folder without the others that lie there: they are not meant for this environment."""
    sys.path.append(folder)
    try:
        for name in ("uno", "unohelper"):
            importlib.import_module(name)
    finally:
        sys.path.remove(folder)
