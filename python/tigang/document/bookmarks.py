"""The names of the bookmarks around placeholders: how a document remembers which section each one belongs to.

Bookmarks keep their names through every file format that Writer saves, placeholders do not: in .docx they become input
fields, in .doc plain text. So a bookmark's name also holds a code of the guidance: as long as the text in it has that code,
whatever it has become, nobody has filled it. For Word's sake names are made of letters, digits and underscores only, and
are no longer than it lets them be: what is too long is abbreviated, and the document records what that means.

``tg_problems__aspect__problem_3_9c1f`` is the third placeholder of ``problems/aspect/problem``, ``tgf_unit__title_1_03e7`` one
for the field ``unit`` in the section ``title``.
"""

from __future__ import annotations

import re
import zlib
from types import MappingProxyType
from typing import Callable, Container, Dict, Iterable, List, Mapping, NamedTuple, Optional, Set

_NAME = re.compile(r"tg(?:f_(?P<field>[\w-]+?)__|_)(?P<path>[a-z0-9_]+)_\d+_(?P<code>[0-9a-f]{4})")


class Names(Set[str]):
    """Bookmarks in use; those that came later also in their order."""

    def __init__(self, used: Iterable[str]) -> None:
        super().__init__(used)
        self.new: List[str] = []

    def add(self, name: str) -> None:
        super().add(name)
        self.new.append(name)


class Bookmark(NamedTuple):
    section: str
    field: str
    code: str

    def waits(self, text: str) -> bool:
        """Return whether ``text``, which stands in the bookmark, is still the guidance."""
        return _code(text) == self.code

    def exchanged(self, other: Bookmark, text: str, others: str) -> bool:
        """Return whether a guidance shows that two bookmarks have each other's names, as those that touch when read from .rtf."""
        strange = not self.waits(text) and not other.waits(others)
        return strange and (self.waits(others) or other.waits(text))


def encode(section: str, field: str, guidance: str, taken: Container[str]) -> str:
    """Return a bookmark's name that is not among ``taken``, of 40 characters at most unless there are thousands alike."""
    path = section.replace("-", "_").replace("/", "__")
    field = _fitting(field, _ROOM - _ABBREVIATED)
    path = _fitting(path, _ROOM - len(field) if field else _ROOM + len("f_"))
    stem = f"tgf_{field}__{path}" if field else f"tg_{path}"
    code = _code(guidance)
    return f"{stem}_{_free(lambda number: f'{stem}_{number}_{code}' in taken)}_{code}"


def _free(is_taken: Callable[[int], bool]) -> int:
    """Return a number from 1 on that is not taken, behind those that are: there may be thousands."""
    least, most = 0, 1
    while is_taken(most):
        least, most = most, 2 * most
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if is_taken(middle) else (least, middle)
    return most


def decode(name: str, abbreviations: Mapping[str, str] = MappingProxyType({})) -> Optional[Bookmark]:
    """Return what a bookmark's name says; None when it is not ours. ``abbreviations``: those that the document records."""
    m = _NAME.fullmatch(name)
    if m is None:
        return None
    path, field = (abbreviations.get(part, part) for part in (m["path"], m["field"] or ""))
    return Bookmark(path.replace("__", "/").replace("_", "-"), field, m["code"])


def abbreviations(sections: Iterable[str], fields: Iterable[str]) -> Dict[str, str]:
    """Return what has to be abbreviated in the names of bookmarks of such sections and fields, by how it is."""
    fields = list(fields)
    room = _ROOM - min(_ROOM - _ABBREVIATED, max(map(len, fields), default=0))
    paths = (section.replace("-", "_").replace("/", "__") for section in sections)
    return {
        _abbreviated(text): text
        for text in (
            *(path for path in paths if len(path) > room),
            *(field for field in fields if len(field) > _ROOM - _ABBREVIATED),
        )
    }


_LONGEST = 40  # in Word, which cuts off the rest
_ROOM = _LONGEST - len("tgf____999_9c1f")  # for field and path
_ABBREVIATED = 9  # characters of an abbreviation


def _fitting(text: str, room: int) -> str:
    return text if len(text) <= room else _abbreviated(text)


def _abbreviated(text: str) -> str:
    return f"x{zlib.crc32(text.encode('utf-8')):08x}"


def guidance(text: str) -> str:
    """Return the guidance in what a placeholder shows: without Writer's angle brackets."""
    return text.strip().strip("<>").strip()


def _code(text: str) -> str:
    return f"{zlib.crc32(guidance(text).encode('utf-8')) & 0xFFFF:04x}"
