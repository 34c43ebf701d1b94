"""Text that a document can hold."""

from __future__ import annotations

import re

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Return a text without what is no character that a document can hold, its lines ended by "\\n"."""
    return _LINE_ENDS.sub("\n", _NO_TEXT.sub("", text))
