"""The names of the bookmarks around placeholders: how a document remembers which section each one belongs to.

Bookmarks keep their names through every file format that Writer saves, placeholders do not: in .docx they become input
fields, in .doc plain text. So a bookmark's name also holds a code of the guidance: as long as the text in it has that code,
whatever it has become, nobody has filled it. For Word's sake names are made of letters, digits and underscores only.

``tg_problems__aspect__problem_3_9c1f`` is the third placeholder of ``problems/aspect/problem``, ``tgf_unit__title_1_03e7`` one
for the field ``unit`` in the section ``title``.
"""

from __future__ import annotations

import re
import zlib
from typing import Container, Iterable, List, NamedTuple, Optional, Set

from .document import Paragraph, Placeholder

_NAME = re.compile(r"tg(?:f_(?P<field>[\w-]+?)__|_)(?P<path>[a-z0-9_]+)_\d+_(?P<code>[0-9a-f]{4})")


class Names(Set[str]):
    """Bookmarks in use; those that came later also in their order."""

    def __init__(self, used: Iterable[str]) -> None:
        super().__init__(used)
        self.new: List[str] = []

    def add(self, name: str) -> None:
        super().add(name)
        self.new.append(name)


class Mark(NamedTuple):
    section: str
    field: str
    code: str

    def waits(self, text: str) -> bool:
        """Whether ``text``, which stands in the bookmark, is still the guidance."""
        return _code(text) == self.code


def encode(section: str, field: str, guidance: str, taken: Container[str]) -> str:
    """A bookmark's name that is not among ``taken``."""
    stem = (f"tgf_{field}__" if field else "tg_") + section.replace("-", "_").replace("/", "__")
    number, code = 1, _code(guidance)
    while f"{stem}_{number}_{code}" in taken:
        number += 1
    return f"{stem}_{number}_{code}"


def decode(name: str) -> Optional[Mark]:
    """What a bookmark's name says; None when it is not one of ours."""
    m = _NAME.fullmatch(name)
    return Mark(m["path"].replace("__", "/").replace("_", "-"), m["field"] or "", m["code"]) if m else None


#: What other people's forms and drafts have where something is to be filled in.
_FOREIGN = re.compile(r"【([^【】]{0,80})】|\{\{([^{}]{1,80})\}\}|×{2,}|[Xx]{3,}(?![A-Za-z])")


def waiting(paragraph: Paragraph) -> List[Placeholder]:
    """All places of a paragraph that wait to be filled, in order: placeholders, and what others write for one."""
    places = list(paragraph.placeholders)
    for m in _FOREIGN.finditer(paragraph.text):
        if not any(place.start < m.end() and m.start() < place.end for place in paragraph.placeholders):
            places.append(Placeholder(m.start(), m.end(), m[1] or m[2] or m[0], field=(m[2] or "").strip()))
    return sorted(places)


def guidance(text: str) -> str:
    """The guidance in what a placeholder shows: without Writer's angle brackets."""
    return text.strip().strip("<>").strip()


def _code(text: str) -> str:
    return f"{zlib.crc32(guidance(text).encode('utf-8')) & 0xFFFF:04x}"
