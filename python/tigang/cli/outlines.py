"""What `tigang outline` needs: the library, and the fields of `--fields`."""

from __future__ import annotations

import pathlib
from typing import Any, Mapping, Optional

from ..errors import TigangError
from ..formats import plain_json
from ..library.environment import Environment, users_library
from ..library.loading import Library

_MOST = 1_000_000  # characters of --fields


def library(own: Optional[pathlib.Path], language: str) -> Library:
    """Return the library that a document is checked with: the person's own, the folders that they share, the bundled one."""
    return Environment(language, own or users_library()).library()


def fields_from(text: Optional[str]) -> Mapping[str, Any]:
    """Return the fields of `--fields`. Raises TigangError (wrong-argument)."""
    try:
        fields = plain_json.read(text or "{}", _MOST)
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise TigangError("wrong-argument", argument="--fields", value=text, allowed='JSON: {"unit": "…"}')
    return fields
