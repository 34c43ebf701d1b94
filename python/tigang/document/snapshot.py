"""What a document holds, as plain data: `writer.reader` makes a Snapshot of an open document.

Paragraphs are those of the body text in their order, 0-based; the cells of tables, frames, notes, headers and footers
are not among them. Offsets are 0-based and count code points in `Paragraph.text`.
"""

from __future__ import annotations

import dataclasses
from typing import Any, FrozenSet, Literal, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

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
