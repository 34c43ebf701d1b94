"""The zip of an OpenDocument text: unpacked, whatever somebody may have put into it, and packed."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import Dict, List, Mapping
from xml.sax.saxutils import quoteattr

from ..errors import TigangError
from .markup import ODF

MAX_BYTES = 50_000_000  # of the file
MAX_UNPACKED = 200_000_000
MAX_FILES = 2_000

#: Beside the document itself: what its pictures, formulas and charts are called.
OBJECTS = re.compile(r"(Pictures|ObjectReplacements|media)/[^/]+|Object \d+/content\.xml")
_READ = re.compile(rf"content\.xml|styles\.xml|META-INF/manifest\.xml|mimetype|{OBJECTS.pattern}")

#: What Python raises for damaged files.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
)

_TEXT = "application/vnd.oasis.opendocument.text"
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml"}


def load(path: str) -> bytes:
    """The bytes of a file. Raises TigangError (file-unreadable, odt-too-large)."""
    try:
        with open(path, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise TigangError("file-unreadable", file=path, reason=error.strerror or str(error)) from error
    if len(raw) > MAX_BYTES:
        raise TigangError("odt-too-large", file=path, limit=MAX_BYTES // 1_000_000)
    return raw


def unpacked(raw: bytes, source: str) -> Dict[str, bytes]:
    """The files of a document that are of use here. Raises TigangError (odt-none, odt-encrypted, odt-damaged, odt-too-large)."""
    if len(raw) > MAX_BYTES:
        raise TigangError("odt-too-large", file=source, limit=MAX_BYTES // 1_000_000)
    try:
        files = _unpacked(raw, source)
    except _DAMAGE as error:
        raise TigangError("odt-damaged", file=source) from error
    if not files.get("mimetype", _TEXT.encode()).startswith(_TEXT.encode()):
        raise TigangError("odt-none", file=source)
    if "content.xml" not in files:
        raise TigangError("odt-damaged", file=source)
    return files


def _unpacked(raw: bytes, source: str) -> Dict[str, bytes]:
    if not raw.startswith(b"PK"):
        raise TigangError("odt-none", file=source)
    files: Dict[str, bytes] = {}
    left = MAX_UNPACKED
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = archive.infolist()
        if len(members) > MAX_FILES:
            raise TigangError("odt-too-large", file=source, limit=MAX_UNPACKED // 1_000_000)
        for member in members:
            if member.flag_bits & 1:
                raise TigangError("odt-encrypted", file=source)
            if _READ.fullmatch(member.filename):
                with archive.open(member) as file:
                    files[member.filename] = file.read(left + 1)
                left -= len(files[member.filename])
                if left < 0:
                    raise TigangError("odt-too-large", file=source, limit=MAX_UNPACKED // 1_000_000)
    if b"encryption-data" in files.get("META-INF/manifest.xml", b"") or any(
        name.filename.startswith("encrypted-package") for name in members
    ):
        raise TigangError("odt-encrypted", file=source)
    return files


def packed(files: Mapping[str, bytes], kinds: Mapping[str, str]) -> bytes:
    """A document of these files; ``kinds``: media types of the folders in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _TEXT)
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr("META-INF/manifest.xml", _manifest(list(files), kinds))
    return target.getvalue()


def _manifest(names: List[str], folders: Mapping[str, str]) -> str:
    kinds = {
        name: _TYPES.get(name.rpartition(".")[2].lower(), "text/xml" if name.endswith(".xml") else "") for name in names
    }
    kinds = {"/": _TEXT, **kinds, **folders}
    entries = "".join(
        f"<manifest:file-entry manifest:full-path={quoteattr(name)} manifest:media-type={quoteattr(kind)}/>"
        for name, kind in kinds.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0" manifest:version="1.3">{entries}</manifest:manifest>'
    )
