"""Where the body of a document begins and ends.

LibreOffice itself ends when a body that holds nothing but tables is asked for a cursor (seen with 7.4, 25.2 and 26.8), and the
newer ones also when it is asked for its start, its end or its words. So whoever asks for these knows that a paragraph stands
outside tables, or asks here.
"""

from __future__ import annotations

from typing import Any

from com.sun.star.uno import RuntimeException

from ..office.uno_helpers import ask
from . import asking, portions


def has_paragraphs(document: Any) -> bool:
    """Return whether any paragraph of the body stands outside tables; where none does, the body has no place of its own."""
    tables, text = ask(document, "getTextTables"), ask(document, "getText")
    return not (ask(tables, "hasElements") and all(map(portions.is_table, portions.each(text))))


def start(document: Any) -> Any:
    """Return the place where the body begins; where it holds nothing but tables, the place where the first of them begins."""
    return asking.start(ask(document, "getText")) if has_paragraphs(document) else beginning(document)


def end(document: Any) -> Any:
    """Return a text cursor at the end of the body; None where that is a table, as foreign files may have it: there is no end."""
    if not has_paragraphs(document):
        return None
    try:
        return asking.cursor_at(asking.end(ask(document, "getText")))
    except RuntimeException:
        return None


def beginning(document: Any) -> Any:
    """Return the body's first paragraph, or a place in its first table."""
    first = next(portions.each(ask(document, "getText")))
    return first if not portions.is_table(first) else first.getCellByName(first.CellNames[0]).getStart()
