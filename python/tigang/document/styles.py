"""How a document looks: lengths in hundredths of a millimetre, sizes of type in points."""

from __future__ import annotations

from typing import NamedTuple

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
