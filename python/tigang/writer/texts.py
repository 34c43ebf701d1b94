"""The texts of a document: the body with its layout tables in reading order, and those beside it.

What has an index in a `Snapshot` is found by it here again, as long as the document has not been changed.
"""

from __future__ import annotations

import itertools
import re
from typing import Any, Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Set, Tuple

from com.sun.star.uno import Exception as UnoException
from com.sun.star.uno import RuntimeException

from ..document import bookmarks
from ..document.snapshot import BESIDE
from ..office.uno_helpers import ask
from ..structure.tables import is_layout
from ..text import blanks
from . import asking, margins, portions
from .asking import members, names

_ROW = re.compile(r"^[A-Za-z]+")  # what is not the row in the name of a cell: A3, of a divided one B2.1.1


class Element(NamedTuple):
    """A paragraph or a table."""

    uno: Any
    place: str = ""  # of a paragraph: as `Paragraph.place`
    is_table: bool = False

    @property
    def table(self) -> str:
        """The name of the table in which a paragraph stands."""
        return self.place.rpartition(".")[0]


# --- in reading order -------------------------------------------------------------------------------------------------


def elements(document: Any) -> Iterator[Element]:
    """Yield the body's paragraphs and tables; after a layout table the paragraphs in its cells."""
    has_tables = ask(ask(document, "getTextTables"), "hasElements")
    for element in portions.each(ask(document, "getText")):
        is_table = has_tables and portions.is_table(element)
        yield Element(element, "", is_table)
        if is_table:
            yield from laid_out(element)


def in_order(document: Any) -> Iterator[Element]:
    """Yield the paragraphs in reading order: the body's and those in the cells of layout tables."""
    return (element for element in elements(document) if not element.is_table)


def laid_out(table: Any) -> Iterator[Element]:
    """Yield the paragraphs of a layout table; of another table none."""
    cells = cells_of(table)
    rows = _rows(table, cells)
    if is_layout(rows) or (is_layout(rows, styled=True) and _is_styled(cells)):
        for name, cell in cells.items():
            yield from (Element(paragraph, f"{table.Name}.{name}") for paragraph in paragraphs(cell))


def cells_of(table: Any) -> Dict[str, Any]:
    """Return the cells of a table by name, row by row."""
    return {name: table.getCellByName(name) for name in table.CellNames}


def _is_styled(cells: Dict[str, Any]) -> bool:
    """Whether a row begins with a heading by its style."""
    firsts = (paragraphs(cell) for name, cell in cells.items() if name.startswith("A"))
    return any(paragraph.OutlineLevel for first in firsts for paragraph in itertools.islice(first, 1))


def _rows(table: Any, cells: Dict[str, Any]) -> List[List[str]]:
    """Return the texts of a table's cells, by rows; one call tells those of a table in which none are joined.

    Of a table whose rows differ the call tells as many cells of each as the first has, or fails.
    """
    try:
        told = [[str(text) for text in row] for row in table.getDataArray()]
    except RuntimeException:
        told = []
    if sum(map(len, told)) == len(cells):
        return told
    rows = itertools.groupby(cells.items(), key=lambda cell: _ROW.sub("", cell[0]))
    return [[string(cell) for _, cell in row] for _, row in rows]


def paragraphs(text: Any) -> Iterator[Any]:
    """Yield the paragraphs of a text; tables in it are passed over."""
    return (element for element in portions.each(text) if not portions.is_table(element))


def are_recognised(paragraphs: Iterable[Any]) -> bool:
    """Whether each is one and the same object in Python whichever way led to it, so that a set of them is of use."""
    return all(
        hash(first) == hash(asking.value(asking.start(first), "TextParagraph"))
        for first in itertools.islice(paragraphs, 1)
    )


# --- beside -----------------------------------------------------------------------------------------------------------


def find(document: Any, wanted: Set[int]) -> Dict[int, Any]:
    """Return the paragraphs of the wanted indices; those in reading order in one pass up to the last of them."""
    ordered = {index for index in wanted if index < BESIDE}
    until = max(ordered, default=-1) + 1
    found = {
        index: each.uno for index, each in enumerate(itertools.islice(in_order(document), until)) if index in ordered
    }
    if len(ordered) < len(wanted):
        found.update((index, each.uno) for index, each in enumerate(beside(document), BESIDE) if index in wanted)
    return found


def beside(document: Any, read: Optional[Set[str]] = None) -> Iterator[Element]:
    """Yield the paragraphs elsewhere in which something waits to be filled, or was.

    ``read``: the names of the tables that are in reading order, where they are known
    """
    if read is None:
        read = {element.table for element in in_order(document)}
    others = [*_tables(document, read), *_framed(document), *_noted(document), *_margins(document)]
    held = _held(document) if others else set()
    everyone = (bool(held) and not are_recognised(held)) or portions.may_hide_controls(document)
    likely = (texts for shown, texts in others if held or everyone or _has_blanks(shown))
    for place, text in itertools.chain.from_iterable(likely):
        for paragraph in paragraphs(text):
            if everyone or paragraph in held or _has_blanks(paragraph.String):
                yield Element(paragraph, place)


_Other = Tuple[str, Sequence[Tuple[str, Any]]]  # all that it shows; its texts, each with its place


def _tables(document: Any, read: Set[str]) -> Iterator[_Other]:
    tables = ask(document, "getTextTables")
    for name in names(tables):
        if name not in read:
            cells = cells_of(tables.getByName(name))
            shown = "\n".join(text for row in _rows(tables.getByName(name), cells) for text in row)
            yield shown, [(f"{name}.{cell}", text) for cell, text in cells.items()]


def _framed(document: Any) -> Iterator[_Other]:
    """Yield the frames, and the shapes that have one for their words; any other text in a drawing is none of Writer's."""
    frames = ask(document, "getTextFrames")
    found = [(name, ask(frames, "getByName", name)) for name in names(frames)]
    for shape in members(ask(document, "getDrawPage")):
        if getattr(shape, "TextBox", False):  # its own enumeration is that of the drawing, which stays empty
            found.append((shape.Name or "shape", shape.getText()))
    for name, frame in found:
        if hasattr(frame, "createEnumeration"):
            yield string(frame), [(name, frame)]


def string(text: Any) -> str:
    """Return the words of a text; "" of one that gives none, as a header or a frame that holds nothing but tables."""
    try:
        return str(text.getString())
    except (AttributeError, UnoException):
        return ""


def _noted(document: Any) -> Iterator[_Other]:
    for kind, notes in (("footnote", "getFootnotes"), ("endnote", "getEndnotes")):
        for note in members(ask(document, notes)):
            yield string(note), [(kind, note)]


def _margins(document: Any) -> Iterator[_Other]:
    for kind, text in margins.headers_and_footers(document):
        yield string(text), [(kind, text)]


def _has_blanks(shown: str) -> bool:
    return any(blanks.is_found(line) for line in shown.split("\n"))


def _held(document: Any) -> Set[Any]:
    """Return the paragraphs outside the body's own in which placeholders and values of fields begin."""
    body, marks = ask(document, "getText"), ask(document, "getBookmarks")
    holders = [
        *(field for field in portions.each(ask(document, "getTextFields")) if portions.is_placeholder(field)),
        *(ask(marks, "getByName", name) for name in names(marks) if bookmarks.decode(name)),
        *portions.content_controls(document),
    ]
    anchors = [ask(holder, "getAnchor") for holder in holders]
    starts = [asking.start(anchor) for anchor in anchors if ask(anchor, "getText") != body]
    return {paragraph for paragraph in map(asking.paragraph_at, starts) if paragraph is not None}
