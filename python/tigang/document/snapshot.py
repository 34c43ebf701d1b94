"""What a document holds, as plain data: `writer.reader` makes a Snapshot of an open document.

Paragraphs are those of the body text and of its layout tables (a form, not figures: `structure.tables`) in reading order,
0-based. What waits to be filled elsewhere (tables of figures, frames, notes, headers, footers) stands `Snapshot.beside` them.
Offsets are 0-based and count code points in `Paragraph.text`.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
from typing import Any, FrozenSet, Iterator, Literal, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

FieldValue = Union[str, Sequence[str]]

#: Paragraph styles of program code and other text that is quoted as it stands.
CODE_STYLES = frozenset({"Preformatted Text", "Source Code", "HTML Preformatted"})


#: What a document records instead of an outline's id when a person said that it follows none.
NO_OUTLINE = "-"


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


#: The last three are those of change tracking; "change" is one of attributes.
MarkKind = Literal["comment", "object", "insertion", "deletion", "change"]
CHANGES = frozenset({"insertion", "deletion", "change"})


class Mark(NamedTuple):
    """Something at a place in a paragraph that is no text.

    An object is an image, a frame, a shape or a control that stands in the text or at a character, a field that is no
    placeholder, a note, a mark to refer to; and in a heading without words whatever else it may hold.
    """

    kind: MarkKind
    start: int
    end: int


class Paragraph(NamedTuple):
    text: str  # as Writer shows it, without an automatic number; a line break is "\n"
    style: str = "Standard"  # programmatic name of the paragraph style
    level: int = 0  # outline level: 0 for body text, 1 to 10 for headings
    label: str = ""  # automatic number or bullet, as shown
    placeholders: Tuple[Placeholder, ...] = ()
    followed_by_object: bool = (
        False  # a table stands between it and the next, or an image, frame or shape is anchored in it
    )
    marks: Tuple[Mark, ...] = ()
    filled: Tuple[Filled, ...] = ()
    place: str = ""  # what it stands in, such as "Table1.A3" or "header"; "" for the body itself

    @property
    def is_bare_heading(self) -> bool:
        """Whether it is a heading without words."""
        return bool(self.level) and not self.text.strip()

    @property
    def holds_object(self) -> bool:
        """Whether there is something that would go with the paragraph, or stands below it, and is no text."""
        return self.followed_by_object or any(mark.kind == "object" for mark in self.marks)


class Look(NamedTuple):
    """How a document looks, as far as it is known: lengths in hundredths of a millimetre, sizes of type in points."""

    styles: Mapping[str, Mapping[str, Any]]  # of the paragraph styles in use, what `Style` calls font, size, indent …
    page: Mapping[str, int]  # what `Page` calls width, top …
    fonts: FrozenSet[str] = frozenset()  # those that are installed


#: Indices from here on are those of `Snapshot.beside`.
BESIDE = 1 << 28


@dataclasses.dataclass(frozen=True)
class Snapshot:
    """What a document held at one moment."""

    paragraphs: Sequence[Paragraph]
    outline: str = ""  # id of the outline that the document records as its own
    fields: Mapping[str, FieldValue] = dataclasses.field(default_factory=dict)
    bookmarks: FrozenSet[str] = frozenset()  # names in use
    ignored: FrozenSet[Tuple[str, str]] = frozenset()  # findings, as (rule, plain text of the paragraph)
    layout: str = ""  # id of the layout that the document records
    look: Optional[Look] = None  # read only where a layout is recorded
    beside: Tuple[Paragraph, ...] = ()  # those elsewhere in which something waits to be filled, or was
    unseen: Tuple[Tuple[int, str], ...] = ()  # what is not looked at: the paragraph above it, and "table" or "object"

    def at(self, index: int) -> Paragraph:
        """Return the paragraph of an index, of those beside, too."""
        return self.beside[index - BESIDE] if index >= BESIDE else self.paragraphs[index]

    def everywhere(self) -> Iterator[Tuple[int, Paragraph]]:
        """Yield each paragraph with its index, first those in reading order, then those beside."""
        return itertools.chain(enumerate(self.paragraphs), enumerate(self.beside, BESIDE))

    def number(self, index: int) -> int:
        """Return what a person counts: the place of a paragraph among the body's own; in a layout table, of the one above it.

        Of one beside them it is 0.
        """
        if index >= BESIDE:
            return 0
        if not self.has_cells:
            return index
        return max(0, sum(not paragraph.place for paragraph in self.paragraphs[: index + 1]) - 1)

    def index(self, number: int) -> int:
        """Return the index of the body's own paragraph of a number; that of none past the last."""
        if not self.has_cells:
            return number
        own = [index for index, paragraph in enumerate(self.paragraphs) if not paragraph.place]
        return own[number] if 0 <= number < len(own) else number - len(own) + len(self.paragraphs)

    @functools.cached_property
    def has_cells(self) -> bool:
        """Whether there is a layout table."""
        return any(paragraph.place for paragraph in self.paragraphs)
