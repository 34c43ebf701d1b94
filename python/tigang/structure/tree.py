"""The headings of a document as a tree."""

from __future__ import annotations

import dataclasses
import weakref
from typing import List, Literal, Optional, Tuple

from ..text.labels import Label

#: Whether a paragraph style makes it a heading; else whether Writer or the author has written its number.
Source = Literal["styled", "automatic", "typed"]

#: So much better than the next best is a reading that can be relied on.
SURE = 2.0


@dataclasses.dataclass(eq=False)
class Heading:
    """One heading of a document, with its place in the tree."""

    paragraph: int
    level: int  # 1 is outermost
    text: str  # without number, without the mark that closes it
    start: int  # where the text stands in the paragraph
    end: int
    label: Optional[Label] = None  # its number, typed or automatic
    source: Source = "styled"
    run_in: bool = False  # body follows in the same paragraph
    doubled: Optional[Label] = None  # a second number typed after its own
    children: List[Heading] = dataclasses.field(default_factory=list)
    last: int = 0  # last paragraph of its section, subsections included
    title: Optional[int] = None  # the paragraph of its words, where its number stands alone on the line above
    sequence: int = -1  # which headings its number is counted with: the same for all of them
    implied: bool = False  # the number before it stands in the line above: 会议议定，一、…
    meant: int = 0  # the level that the styles of headings with such numbers say, wherever it stands; 0: none is styled
    explained: bool = False  # something is seen that lets its number begin anew
    margin: float = 0.0  # how much likelier this reading of it is than the next best: see `sure`
    as_heading: float = 0.0  # … than the next best in which it is no heading, or has another number
    _parent: Optional[weakref.ref[Heading]] = None  # a tree is gone with its last user, without garbage collection

    @property
    def parent(self) -> Optional[Heading]:
        """The heading of the section that it divides; None: it is outermost."""
        return self._parent() if self._parent else None

    @parent.setter
    def parent(self, heading: Heading) -> None:
        self._parent = weakref.ref(heading)

    @property
    def sure(self) -> bool:
        """Whether it surely is a heading of the level and the sequence that it was taken for."""
        return self.margin >= SURE

    @property
    def number(self) -> Optional[int]:
        return self.label.value if self.label else None

    @property
    def line(self) -> str:
        """Its words behind its number, as a reader sees them."""
        if self.label is None:
            return self.text
        space = "" if self.label.raw.endswith(("、", "）", "．")) else " "
        return f"{self.label.raw}{space}{self.text}"

    @property
    def body(self) -> range:
        """The paragraphs between the heading and its first subheading or the end of its section."""
        stop = self.children[0].paragraph if self.children else self.last + 1
        return range((self.paragraph if self.title is None else self.title) + 1, stop)


@dataclasses.dataclass(eq=False)
class Listed:
    """A list in the text whose items are numbered."""

    items: List[Tuple[int, Label]]  # paragraph and number of each
    margin: float = 0.0  # as of a heading

    @property
    def sure(self) -> bool:
        """Whether it surely is a list, and one."""
        return self.margin >= SURE


@dataclasses.dataclass(eq=False)
class Tree:
    """The headings of a document: in order, and as a tree of which ``roots`` are the outermost."""

    headings: List[Heading]
    roots: List[Heading]
    title: range  # paragraphs of the title, empty when there is none
    body: range  # paragraphs between the title and the first heading
    lists: List[Listed] = dataclasses.field(default_factory=list)
    contents: int = (
        -1
    )  # the last paragraph of tables of contents and notes on attachments that are typed; -1: there are none
    asks: bool = False  # it is an examination or a questionnaire: what is blank in it whoever answers fills
