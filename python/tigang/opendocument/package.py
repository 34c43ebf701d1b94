"""The zip of an OpenDocument text: unpacked, whatever somebody may have put into it, and packed."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Dict, List, Mapping
from xml.sax.saxutils import quoteattr

from ..errors import TigangError
from ..formats import regular, zips
from .markup import ODF

MAX_BYTES = 50_000_000  # of the file
MAX_UNPACKED = 200_000_000
MAX_FILES = 2_000

#: Beside the document itself: what its pictures, formulas and charts are called.
OBJECTS = re.compile(r"(Pictures|ObjectReplacements|media)/[^/]+|Object \d+/content\.xml")
_READ = re.compile(rf"content\.xml|styles\.xml|META-INF/manifest\.xml|mimetype|{OBJECTS.pattern}")

_TEXT = "application/vnd.oasis.opendocument.text"
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}


def load(path: str) -> bytes:
    """Return the bytes of a file. Raises TigangError (file-unreadable, file-special, odt-too-large)."""
    raw = regular.read(path, MAX_BYTES)
    if len(raw) > MAX_BYTES:
        raise TigangError("odt-too-large", file=path, limit=MAX_BYTES // 1_000_000)
    return raw


def unpacked(raw: bytes, source: str) -> Dict[str, bytes]:
    """Return the files of a document that are used. Raises TigangError (odt-none, odt-encrypted, odt-damaged, odt-too-large)."""
    if len(raw) > MAX_BYTES:
        raise TigangError("odt-too-large", file=source, limit=MAX_BYTES // 1_000_000)
    if not raw.startswith(b"PK"):
        raise TigangError("odt-none", file=source)
    encrypted: List[str] = []

    def inspect(member: zipfile.ZipInfo) -> None:
        if member.filename.startswith("encrypted-package"):
            encrypted.append(member.filename)

    try:
        files = zips.unpacked(
            io.BytesIO(raw),
            lambda name: MAX_UNPACKED if _READ.fullmatch(name) else 0,
            most_files=MAX_FILES,
            most_bytes=MAX_UNPACKED,
            inspect=inspect,
        )
    except zips.BadZip as refused:
        raise TigangError(f"odt-{refused.reason}", file=source, limit=MAX_UNPACKED // 1_000_000) from refused
    if encrypted or b"encryption-data" in files.get("META-INF/manifest.xml", b""):
        raise TigangError("odt-encrypted", file=source)
    if not files.get("mimetype", _TEXT.encode()).startswith(_TEXT.encode()):
        raise TigangError("odt-none", file=source)
    if "content.xml" not in files:
        raise TigangError("odt-damaged", file=source)
    return files


def packed(files: Mapping[str, bytes], kinds: Mapping[str, str], *, compressed: bool = True) -> bytes:
    """Return a document of these files; ``kinds``: media types of the folders in it."""
    manifest = {"META-INF/manifest.xml": _manifest(list(files), kinds)}
    return zips.packed({"mimetype": _TEXT, **files, **manifest}, compressed=compressed)


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
