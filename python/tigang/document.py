"""The words that everything else speaks: what a document holds (`Snapshot`) and how it is to change (`Edit`).

Plain data. `writer.read` makes a Snapshot of an open document, pure functions think about it, and `writer.apply` carries
out the edits that they answer with.

Paragraphs are those of the body text in their order, 0-based; the cells of tables, frames, notes, headers and footers
are not among them. Offsets are 0-based and count code points in `Paragraph.text`.
"""

from __future__ import annotations

import dataclasses
from typing import Any, FrozenSet, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

FieldValue = Union[str, Sequence[str]]

#: Paragraph styles of program code and other text that is quoted as it stands.
CODE_STYLES = frozenset({"Preformatted Text", "Source Code", "HTML Preformatted"})


class Placeholder(NamedTuple):
    """A place in a paragraph that waits to be filled."""

    start: int
    end: int
    guidance: str  # what is to be written there
    section: str = ""  # path of the outline's section, "problems/aspect/problem"; "" when the document does not say
    field: str = ""  # id of the outline's field whose value belongs here; "" for a section's text


class Filled(NamedTuple):
    """A text that stands where a placeholder was, or where a field's value was put in."""

    start: int
    end: int
    section: str
    field: str = ""


class Mark(NamedTuple):
    """Something at a place in a paragraph that is no text."""

    kind: str  # "comment", or of change tracking "insertion", "deletion", "change" (of attributes)
    start: int
    end: int


class Paragraph(NamedTuple):
    text: str  # as Writer shows it, without an automatic number; a line break is "\n"
    style: str = "Standard"  # programmatic name of the paragraph style
    level: int = 0  # outline level: 0 for body text, 1 to 10 for headings
    label: str = ""  # automatic number or bullet, as shown
    placeholders: Tuple[Placeholder, ...] = ()
    followed_by_object: bool = False  # a table stands between it and the next, or an image or frame is anchored in it
    marks: Tuple[Mark, ...] = ()
    filled: Tuple[Filled, ...] = ()


class Look(NamedTuple):
    """How a document looks, as far as it is known: lengths in hundredths of a millimetre, sizes of type in points."""

    styles: Mapping[str, Mapping[str, Any]]  # of the paragraph styles in use, what `Style` calls font, size, indent …
    page: Mapping[str, int]  # what `Page` calls width, top …
    fonts: FrozenSet[str] = frozenset()  # those that are installed


@dataclasses.dataclass(frozen=True)
class Snapshot:
    """What a document held at one moment."""

    paragraphs: Sequence[Paragraph]
    outline: str = ""  # id of the outline that the document records as its own
    fields: Mapping[str, FieldValue] = dataclasses.field(default_factory=dict)
    bookmarks: FrozenSet[str] = frozenset()  # names in use
    left: FrozenSet[Tuple[str, str]] = frozenset()  # findings that a person said to leave: (rule, plain text of the paragraph)
    layout: str = ""  # id of the layout that the document records
    look: Optional[Look] = None  # read only where a layout is recorded


# --- what can be inserted ---------------------------------------------------------------------------------------------


class Slot(NamedTuple):
    """A placeholder to be made; with ``value`` a text in its place, of which the document still knows what it is."""

    guidance: str
    section: str
    field: str = ""
    value: str = ""

    @property
    def text(self) -> str:
        """What Writer shows."""
        return self.value or f"<{self.guidance}>"


Run = Union[str, Slot]


class Block(NamedTuple):
    """A paragraph to be made."""

    runs: Tuple[Run, ...]
    style: str = "Text body"
    numbers: Tuple[int, ...] = ()  # of a heading, also a run-in one: those of the headings above it and its own
    unnumbered: bool = False  # a heading to which Writer gives no number, though it numbers others of its style

    @property
    def text(self) -> str:
        """Its text with <guidance> where a placeholder will stand, as Writer shows it."""
        return "".join(run if isinstance(run, str) else run.text for run in self.runs)


# --- how it looks: lengths in hundredths of a millimetre, sizes of type in points ---------------------------------------


class Page(NamedTuple):
    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    lines: int = 0  # of the text grid; 0: none
    characters: int = 0

    @property
    def line_pitch(self) -> int:
        """Height of a line so that ``lines`` of them fill the page; rounded down, or the last one would not fit."""
        return (self.height - self.top - self.bottom) // self.lines if self.lines else 0

    @property
    def character_pitch(self) -> int:
        """Width of a character so that ``characters`` of them fill a line, rounded down."""
        return (self.width - self.left - self.right) // self.characters if self.characters else 0


class Style(NamedTuple):
    """A paragraph style; None: as the document has it."""

    name: str  # Writer's programmatic name
    font: str  # the font taken for Chinese characters
    latin: str
    size: float
    bold: bool
    align: str
    indent: int  # of the first line
    left: int  # indent from the left edge
    line: int  # fixed height of a line; 0: single
    above: int
    below: int
    right: int  # indent from the right edge
    together: bool  # no space above and below between two paragraphs of this style
    new_page: bool  # begins a page
    kerning: int  # added between characters, so that the grid's number of them fills a line


class PageNumber(NamedTuple):
    before: str
    after: str
    font: str
    size: float
    align: str
    distance: int  # below the text


class Chapter(NamedTuple):
    """How Writer numbers the headings of a level by itself."""

    system: str  # of numerals, as `numbering` names them
    format: str  # "（%2%）": in it %1% … %10% are the numbers of the levels
    spaced: bool  # whether a space stands between the number and the words


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
    """Paragraph styles get the look that a layout gives them."""

    styles: Tuple[Style, ...]


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
    abbreviations: Optional[Mapping[str, str]] = None  # what is short for what in the names of bookmarks; added to those known


Edit = Union[Insert, ReplaceAll, Replace, Embed, Delete, Restyle, Move, LayOut, NumberHeadings, RefreshIndexes, Record]
