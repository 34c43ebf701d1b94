"""Zips that others made, unpacked within bounds, and zips of our own."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from typing import IO, Callable, Dict, List, Mapping, Union

#: What Python raises for damaged files.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    LookupError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


class BadZip(Exception):
    """A zip that is not unpacked. ``reason``: "damaged", "encrypted" or "too-large"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def unpacked(
    source: Union[os.PathLike[str], IO[bytes]],
    wanted: Callable[[str], int],
    *,
    most_files: int,
    most_bytes: int,
    inspect: Callable[[zipfile.ZipInfo], None] = lambda member: None,
) -> Dict[str, bytes]:
    """Return the wanted files of a zip by name; none is read before all members were looked at.

    ``wanted``: how many bytes of the file of a name are taken at most; 0 for one that is not wanted
    ``most_files``, ``most_bytes``: bounds of all that is in it, and of all that is taken
    ``inspect``: is shown every member, and may raise
    Raises BadZip; whatever was done to the zip, no more memory is used than these bounds allow.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
            _check(members, most_files, inspect)
            return _read(archive, members, wanted, most_bytes)
    except _DAMAGE as error:
        raise BadZip("damaged") from error


def _check(members: List[zipfile.ZipInfo], most_files: int, inspect: Callable[[zipfile.ZipInfo], None]) -> None:
    if len(members) > most_files:
        raise BadZip("too-large")
    for member in members:
        inspect(member)
        if member.flag_bits & 1:
            raise BadZip("encrypted")


def _read(
    archive: zipfile.ZipFile, members: List[zipfile.ZipInfo], wanted: Callable[[str], int], left: int
) -> Dict[str, bytes]:
    files: Dict[str, bytes] = {}
    for member in members:
        most = min(wanted(member.filename), left + 1)
        if most <= 0:
            continue
        if member.filename in files:  # one name, two contents: nobody knows which of them another program sees
            raise BadZip("damaged")
        with archive.open(member) as file:
            data = file.read(most + 1)
        if len(data) > min(most, left):
            raise BadZip("too-large")
        files[member.filename] = data
        left -= len(data)
    return files


def packed(files: Mapping[str, Union[str, bytes]], *, compressed: bool = True) -> bytes:
    """Return a zip of these files in their order. ODF's ``mimetype`` is never compressed: others look for it there."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name) if name == "mimetype" else name, data)
    return target.getvalue()
