"""{{names}} in texts, and the values that come in their place."""

from __future__ import annotations

import re
from typing import Mapping

from ..document.snapshot import FieldValue

FIELD = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")


def join(value: FieldValue, language: str) -> str:
    """Return a field's value as text: a list's items stand side by side."""
    return value if isinstance(value, str) else ("、" if language.startswith("zh") else ", ").join(map(str, value))


def substitute(text: str, values: Mapping[str, FieldValue], language: str) -> str:
    """Return ``text`` with {{names}} replaced by their values; a name without a value stays."""
    return FIELD.sub(lambda m: join(values[m[1]], language) if values.get(m[1]) else m[0], text)
