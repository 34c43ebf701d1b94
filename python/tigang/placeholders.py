"""The names of the bookmarks around placeholders: how a document remembers which section each one belongs to.

Bookmarks keep their names through every file format that Writer saves; for Word's sake they are made of letters, digits
and underscores only. ``tg_problems__aspect__problem_3`` is the third placeholder of ``problems/aspect/problem``,
``tgf_unit__title_1`` one for the field ``unit`` in the section ``title``.
"""

from __future__ import annotations

import re
from typing import Container, NamedTuple, Optional

_NAME = re.compile(r"tg(?:f_(?P<field>\w+?)__|_)(?P<path>[a-z0-9_]+)_\d+")


class Mark(NamedTuple):
    section: str
    field: str


def encode(section: str, field: str, taken: Container[str]) -> str:
    """A bookmark's name that is not among ``taken``."""
    stem = (f"tgf_{field}__" if field else "tg_") + section.replace("-", "_").replace("/", "__")
    number = 1
    while f"{stem}_{number}" in taken:
        number += 1
    return f"{stem}_{number}"


def decode(name: str) -> Optional[Mark]:
    """What a bookmark's name says; None when it is not one of ours."""
    m = _NAME.fullmatch(name)
    return Mark(m["path"].replace("__", "/").replace("_", "-"), m["field"] or "") if m else None
