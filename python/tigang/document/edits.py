"""How a document is to change. All positions of a list of edits are those of the snapshot before any of them."""

from __future__ import annotations

from typing import FrozenSet, Mapping, NamedTuple, Optional, Tuple, Union

from .blocks import Block
from .snapshot import FieldValue, Filled, Placeholder
from .styles import Chapter, Page, PageNumber, Style

# --- where they work --------------------------------------------------------------------------------------------------

Place = Tuple[int, int]  # paragraph and offset in it, both 0-based
Span = Tuple[Place, Place]

_WHOLE = 1 << 30  # an offset past the end of any paragraph
#: Offsets before the text of a paragraph: where its style lies, and the gap above it.
_STYLE, _ABOVE = -2, -3


class Reach(NamedTuple):
    """Where in the document an edit works."""

    position: Place = (-1, 0)  # edits are carried out in the order of these, from the end of the document
    paragraphs: FrozenSet[int] = frozenset()  # those that must be found for it
    spans: Tuple[Span, ...] = (((0, _STYLE), (_WHOLE, 0)),)  # what it needs for itself; edits that touch go one by one


_EVERYWHERE = Reach()  # also of an edit at the cursor, which may be anywhere


def _gap(before: int) -> Span:
    return ((before - 1, _WHOLE), (before, _ABOVE))


def _text(paragraph: Optional[int], start: int, end: int) -> Reach:
    if paragraph is None:
        return Reach((-1, start))
    return Reach((paragraph, start), frozenset({paragraph}), (((paragraph, start), (paragraph, end)),))


# --- edits ------------------------------------------------------------------------------------------------------------


class Insert(NamedTuple):
    """New paragraphs before paragraph ``before`` (its count: after the last one; None: at the cursor)."""

    blocks: Tuple[Block, ...]
    before: Optional[int] = None

    @property
    def reach(self) -> Reach:
        if self.before is None:
            return Reach((-1, -1))
        return Reach((self.before, -1), frozenset({self.before - 1, self.before}), (_gap(self.before),))


class ReplaceAll(NamedTuple):
    """The whole body becomes ``blocks``."""

    blocks: Tuple[Block, ...]

    @property
    def reach(self) -> Reach:
        return _EVERYWHERE


class Replace(NamedTuple):
    """The text of ``paragraph`` from ``start`` to ``end`` becomes ``text``, whose "\\n" begin new paragraphs.

    ``paragraph`` None: ``text`` is inserted at the cursor, instead of the ``-start`` characters before it. ``fields``: where in
    ``text`` values of fields stand, of which the document is to know; ``blanks``: where in it something waits to be filled.
    """

    text: str
    paragraph: Optional[int] = None
    start: int = 0
    end: int = 0
    fields: Tuple[Filled, ...] = ()
    blanks: Tuple[Placeholder, ...] = ()

    @property
    def reach(self) -> Reach:
        return _text(self.paragraph, self.start, self.end)


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
    fallen: Tuple[Tuple[str, int], ...] = ()  # what has been taken from it: kinds and how often

    @property
    def reach(self) -> Reach:
        return _text(self.paragraph, self.start, self.end)


class Delete(NamedTuple):
    """Paragraphs ``first`` to ``last``, both included, go."""

    first: int
    last: int

    @property
    def reach(self) -> Reach:
        needed = frozenset({self.first - 1, self.first, self.last, self.last + 1})
        return Reach((self.first, 0), needed, (((self.first, _STYLE), (self.last, _WHOLE)),))


class BreakLines(NamedTuple):
    """The lines of paragraph ``paragraph`` end anew, when all other edits have changed its text.

    ``places``: before which characters of that text, line breaks not counted, its second and further lines begin.
    """

    paragraph: int
    places: Tuple[int, ...]

    @property
    def reach(self) -> Reach:
        return Reach(
            (self.paragraph, -1), frozenset({self.paragraph}), (((self.paragraph, 0), (self.paragraph, _WHOLE)),)
        )


class Restyle(NamedTuple):
    """Paragraph ``paragraph`` gets the paragraph style ``style`` (a programmatic name)."""

    paragraph: int
    style: str

    @property
    def reach(self) -> Reach:
        style = (self.paragraph, _STYLE)  # apart from the text: style and text may change together
        return Reach((self.paragraph, 0), frozenset({self.paragraph}), ((style, style),))


class Move(NamedTuple):
    """Paragraphs ``first`` to ``last``, both included, with all that they hold, go before paragraph ``before``."""

    first: int
    last: int
    before: int

    @property
    def reach(self) -> Reach:
        needed = frozenset({self.first, self.last, self.last + 1, self.before})
        return Reach((self.first, 0), needed, (((self.first, _STYLE), (self.last, _WHOLE)), _gap(self.before)))


class LayOut(NamedTuple):
    """Paragraph styles get the look that a layout gives them; and with ``page`` the pages theirs, which no undo takes back and
    which wipes the undo history.
    """

    styles: Tuple[Style, ...]
    page: Optional[Page] = None
    number: Optional[PageNumber] = None  # of the page; None: pages are not numbered

    @property
    def reach(self) -> Reach:
        return Reach(spans=())  # a style, and no place in the text


class NumberHeadings(NamedTuple):
    """Writer numbers the headings of these levels, the first one first; None: not by itself. Further levels stay as they are."""

    levels: Tuple[Optional[Chapter], ...]

    @property
    def reach(self) -> Reach:
        return _EVERYWHERE


class RefreshIndexes(NamedTuple):
    """Tables of contents and other indexes are made anew."""

    @property
    def reach(self) -> Reach:
        return Reach(spans=(((-1, 0), (-1, 0)),))


class Record(NamedTuple):
    """The document remembers its outline, its fields and more, in its user-defined properties."""

    outline: Optional[str] = None  # None: as it was
    fields: Optional[Mapping[str, FieldValue]] = None
    ignored: Optional[FrozenSet[Tuple[str, str]]] = None
    layout: Optional[str] = None
    abbreviations: Optional[Mapping[str, str]] = (
        None  # what is short for what in the names of bookmarks; added to those known
    )

    @property
    def reach(self) -> Reach:
        return _EVERYWHERE


Edit = Union[
    Insert,
    ReplaceAll,
    Replace,
    Embed,
    Delete,
    BreakLines,
    Restyle,
    Move,
    LayOut,
    NumberHeadings,
    RefreshIndexes,
    Record,
]
