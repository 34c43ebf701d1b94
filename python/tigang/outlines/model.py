"""The outline of a kind of document."""

from __future__ import annotations

import dataclasses
from typing import Any, Iterator, Literal, Mapping, Optional, Tuple

from ..document.snapshot import FieldValue
from ..messages import Text
from ..text.labels import Shape

MOST_BLOCKS = 10_000  # paragraphs of one insertion: three nested counts of 999 would be a billion

#: What a section is where it is no numbered one.
Role = Literal["", "title", "addressee", "salutation", "preamble", "closing", "signature", "date", "attachment", "note"]


@dataclasses.dataclass(frozen=True)
class Field:
    """A value asked once a document."""

    id: str
    label: Text
    example: FieldValue = ""
    list: bool = False
    count: Optional[int] = None

    @property
    def item(self) -> str:
        """The name of one of its items in the sections made for each: "topic" of "topics"."""
        return self.id[:-1] if self.id.endswith("s") else "item"


@dataclasses.dataclass(frozen=True)
class Section:
    """A part of an outline. See extension/schema/outline.schema.json for what each key means."""

    id: str
    path: str  # ids from the root, joined by "/"
    role: Role = ""
    heading: str = ""
    also: Tuple[str, ...] = ()
    match: str = ""
    text: str = ""
    placeholder: Text = ""
    guidance: Text = ""
    run_in: bool = False
    bare: bool = False  # its heading bears no number, though others of its level do
    each: str = ""
    min: int = 1
    max: Optional[int] = 1  # None: any number
    optional: bool = False
    mentions: str = ""
    order: str = "fixed"
    extra: str = "warn"
    length: Tuple[int, Optional[int]] = (0, None)
    forbid: Tuple[str, ...] = ()
    sections: Tuple[Section, ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether it stands in the document as a heading (or a run-in heading) and not as plain paragraphs."""
        return bool(self.heading or self.match or self.run_in)

    @property
    def counted(self) -> bool:
        """Whether its heading is counted with its siblings."""
        return self.numbered and not self.bare

    @property
    def required(self) -> bool:
        """Whether a document without it lacks something; ``count: {min: 0}`` is inserted, but not missed."""
        return not self.optional and self.min > 0

    @property
    def wordings(self) -> Tuple[str, ...]:
        """Its fixed words and others that are accepted in their place."""
        return (self.text, *self.also)

    def walk(self) -> Iterator[Section]:
        """Yield the section and all below it, in order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclasses.dataclass(frozen=True)
class Outline:
    id: str
    title: Text
    sections: Tuple[Section, ...]
    description: Text = ""
    category: Text = ""
    language: str = "en"
    layout: str = ""
    numbering: Tuple[Optional[Shape], ...] = ()  # None: headings of that level bear no number
    fields: Mapping[str, Field] = dataclasses.field(default_factory=dict)
    order: str = "fixed"  # of the outermost sections, as the next
    extra: str = "warn"
    forbid: Tuple[str, ...] = ()  # in the whole document
    rules: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    source: str = ""

    @property
    def shapes(self) -> Tuple[Shape, ...]:
        return tuple(shape for shape in self.numbering if shape)

    def shape(self, level: int) -> Optional[Shape]:
        """Return how headings of ``level`` (1 is outermost) are numbered; None: not at all."""
        return self.numbering[level - 1] if level <= len(self.numbering) else None

    def walk(self) -> Iterator[Section]:
        for section in self.sections:
            yield from section.walk()

    def section(self, path: str) -> Optional[Section]:
        return next((section for section in self.walk() if section.path == path), None)
