"""How a document is to change. All positions of a list of edits are those of the snapshot before any of them."""

from __future__ import annotations

from typing import FrozenSet, Mapping, NamedTuple, Optional, Tuple, Union

from .blocks import Block
from .snapshot import FieldValue, Filled
from .styles import Chapter, Page, PageNumber, Style

# --- edits ------------------------------------------------------------------------------------------------------------
# All positions of a list of edits are those of the snapshot before any of them.


class Insert(NamedTuple):
    """New paragraphs before paragraph ``before`` (its count: after the last one; None: at the cursor)."""

    blocks: Tuple[Block, ...]
    before: Optional[int] = None


class ReplaceAll(NamedTuple):
    """The whole body becomes ``blocks``."""

    blocks: Tuple[Block, ...]


class Replace(NamedTuple):
    """The text of ``paragraph`` from ``start`` to ``end`` becomes ``text``, whose "\\n" begin new paragraphs.

    ``paragraph`` None: ``text`` is inserted at the cursor, instead of the ``-start`` characters before it. ``fields``: where in
    ``text`` values of fields stand, of which the document is to know.
    """

    text: str
    paragraph: Optional[int] = None
    start: int = 0
    end: int = 0
    fields: Tuple[Filled, ...] = ()


class Embed(NamedTuple):
    """A document with its tables, images, lists, notes and styles comes in, in the place of the text of ``paragraph`` from
    ``start`` to ``end``. ``paragraph`` None: at the cursor, replacing nothing.
    """

    content: bytes  # an .odt from which `opendocument.preparing` has taken what would run or lead outside
    paragraph: Optional[int] = None
    start: int = 0
    end: int = 0
    inline: bool = False  # it is a single paragraph, whose words join those around them
    extra: bool = False  # its last paragraph is none of it: Writer gives the last one the look of the one before


class Delete(NamedTuple):
    """Paragraphs ``first`` to ``last``, both included, go."""

    first: int
    last: int


class Restyle(NamedTuple):
    """Paragraph ``paragraph`` gets the paragraph style ``style`` (a programmatic name)."""

    paragraph: int
    style: str


class Move(NamedTuple):
    """Paragraphs ``first`` to ``last``, both included, with all that they hold, go before paragraph ``before``."""

    first: int
    last: int
    before: int


class LayOut(NamedTuple):
    """Paragraph styles get the look that a layout gives them; and with ``page`` the pages theirs, which no undo takes back and
    which wipes the undo history.
    """

    styles: Tuple[Style, ...]
    page: Optional[Page] = None
    number: Optional[PageNumber] = None  # of the page; None: pages are not numbered


class NumberHeadings(NamedTuple):
    """Writer numbers the headings of these levels, the first one first; None: not by itself. Further levels stay as they are."""

    levels: Tuple[Optional[Chapter], ...]


class RefreshIndexes(NamedTuple):
    """Tables of contents and other indexes are made anew."""


class Record(NamedTuple):
    """The document remembers its outline, its fields and more, in its user-defined properties."""

    outline: Optional[str] = None  # None: as it was
    fields: Optional[Mapping[str, FieldValue]] = None
    left: Optional[FrozenSet[Tuple[str, str]]] = None
    layout: Optional[str] = None
    abbreviations: Optional[Mapping[str, str]] = (
        None  # what is short for what in the names of bookmarks; added to those known
    )


Edit = Union[Insert, ReplaceAll, Replace, Embed, Delete, Restyle, Move, LayOut, NumberHeadings, RefreshIndexes, Record]
