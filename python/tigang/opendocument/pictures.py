"""Which pictures pass: those of the web's kinds, known by their first bytes and never by a name.

Others are run through programs of their own (Ghostscript for EPS) or through filters that nobody tends.
"""

from __future__ import annotations

import base64
import binascii

_JPEG, _PNG, _GIFS = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a")


def passes(data: bytes) -> bool:
    """Return whether a file is a PNG, JPEG, GIF or WebP picture."""
    return data.startswith((_JPEG, _PNG, *_GIFS)) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def passed(text: str) -> str:
    """Return a picture in Base64 as everybody reads it alike; "" for what is none or does not pass."""
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    return base64.b64encode(data).decode("ascii") if passes(data) else ""
