"""Reads files that anybody may have laid there: ordinary ones only, and no more of them than is wanted.

A pipe makes its reader wait for ever, a device has no end, and some do something when they are only opened.
"""

from __future__ import annotations

import os
import pathlib
import stat
from typing import Union

from ..errors import TigangError


def read(path: Union[str, pathlib.Path], most: int) -> bytes:
    """Return the bytes of a file; of a longer one, ``most`` and one more. Raises TigangError (file-unreadable, file-special)."""
    try:
        _refuse_special(path, os.stat(path))  # what it is now, and then what has been opened
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
        with open(os.open(path, flags), "rb") as file:
            _refuse_special(path, os.fstat(file.fileno()))
            return file.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise TigangError("file-unreadable", file=str(path), reason=reason) from error


def _refuse_special(path: Union[str, pathlib.Path], status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise TigangError("file-special", file=str(path))
