"""Where LibreOffice is."""

from __future__ import annotations

import pathlib
import shutil

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
