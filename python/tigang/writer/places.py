"""Where in a document an edit goes, and whether it may."""

from __future__ import annotations

from typing import Any, Dict, Iterable

from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

from ..errors import TigangError
from ..office.uno_helpers import ask
from . import asking, body, cursor, portions, texts


def cursor_range(document: Any) -> Any:
    """Return a text cursor at the end of the selection, in whatever text (body, cell, frame) it is."""
    place = cursor.selection(document)
    return asking.cursor_at(asking.end(place))


def at_cursor(document: Any) -> Any:
    """Return where paragraphs at the cursor go in: at the start of a paragraph they belong after the one above it."""
    place = cursor_range(document)
    if ask(place, "isStartOfParagraph") and not ask(place, "isEndOfParagraph"):
        position = cursor.cursor_position(document)
        if position is not None and position.paragraph > 0 and position.offset == 0 and place.Text == document.Text:
            wanted = {position.paragraph - 1, position.paragraph}
            return gap(document, texts.find(document, wanted), position.paragraph)
    return place


def gap(document: Any, found: Dict[int, Any], before: int) -> Any:
    """Return the place where paragraphs before the paragraph ``before`` go in: the end of the one above it, or its start.

    At the end of the one above, the paragraph below keeps its page break; but a table or a section's edge between them
    must stay above what is inserted. None: the end of a body that ends in a table, where `append_paragraph` makes a place.
    """
    above, below = found.get(before - 1), found.get(before)
    if below is None:
        return body.end(document)
    if above is not None and adjacent(above, below) and _same_section(above, below):
        return below.Text.createTextCursorByRange(above.End)
    return below.Text.createTextCursorByRange(below.Start)


def append_paragraph(document: Any) -> Any:
    """Make an empty last paragraph of the body; return a cursor in it."""
    text, end = document.Text, body.end(document)
    if end is None:
        *_, table = portions.each(text)
        text.insertTextContentAfter(document.createInstance("com.sun.star.text.Paragraph"), table)
    else:
        text.insertControlCharacter(end, PARAGRAPH_BREAK, False)
    return text.createTextCursorByRange(text.End)


def adjacent(one: Any, other: Any) -> bool:
    """Return whether no table stands between a paragraph and the next, nor a cell's edge. A cursor would pass over it."""
    if one.Text != other.Text:
        return False
    between = one.Text.createTextCursorByRange(one.End)
    between.gotoRange(other.Start, True)
    elements = between.createEnumeration()
    while elements.hasMoreElements():
        if not elements.nextElement().supportsService("com.sun.star.text.Paragraph"):
            return False
    return True


def _same_section(one: Any, other: Any) -> bool:
    a, b = one.TextSection, other.TextSection
    return (a.Name if a else None) == (b.Name if b else None)


def refuse_protected(place: Any) -> None:
    """Raise TigangError (protected) when a place lies in a protected section or cell; the API itself would not mind."""
    section = asking.value(place, "TextSection")
    while section is not None:
        if section.IsProtected:
            raise TigangError("protected", name=section.Name)
        section = section.ParentSection
    in_cell = ask(ask(place, "getPropertySetInfo"), "hasPropertyByName", "Cell")
    cell = asking.value(place, "Cell") if in_cell else None
    if cell is not None and cell.IsProtected:
        raise TigangError("protected", name=cell.CellName)


def refuse_apart(text: Any, paragraphs: Iterable[Any]) -> None:
    """Raise TigangError (in-table) when not all paragraphs stand in a text: what a cell holds is not moved out of it."""
    for paragraph in paragraphs:
        if paragraph.Text != text:
            raise TigangError("in-table", text=paragraph.String)


def refuse_protected_body(document: Any) -> None:
    """Raise TigangError (protected) when any section of the document is protected."""
    for name in document.TextSections.ElementNames:
        if document.TextSections.getByName(name).IsProtected:
            raise TigangError("protected", name=name)
