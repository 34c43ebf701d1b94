"""What is asked of documents and ranges most often. Nothing of it leaves memory behind: see `ask`."""

from __future__ import annotations

from typing import Any, Iterator, Tuple

from com.sun.star.beans import UnknownPropertyException
from com.sun.star.uno import RuntimeException

from ..office.uno_helpers import ask


def start(place: Any) -> Any:
    """Return the range at which a range begins."""
    return ask(place, "getStart")


def end(place: Any) -> Any:
    """Return the range at which a range ends."""
    return ask(place, "getEnd")


def cursor_at(place: Any) -> Any:
    """Make a text cursor over a range, in whatever text that stands."""
    return ask(ask(place, "getText"), "createTextCursorByRange", place)


def paragraph_at(place: Any) -> Any:
    """Return the paragraph in which a range begins; None where there is none, as in the text of a drawing."""
    try:
        return value(place, "TextParagraph")
    except (RuntimeException, UnknownPropertyException):
        return None


def value(thing: Any, name: str) -> Any:
    """Return the value of a property."""
    return ask(thing, "getPropertyValue", name)


def names(container: Any) -> Tuple[str, ...]:
    """Return the names of what a container holds."""
    return tuple(ask(container, "getElementNames"))


def members(container: Any) -> Iterator[Any]:
    """Yield what a container holds, in its order."""
    for number in range(ask(container, "getCount")):
        yield ask(container, "getByIndex", number)


def bookmark_names(document: Any) -> Tuple[str, ...]:
    """Return the names of a document's bookmarks."""
    return names(ask(document, "getBookmarks"))


def styles(document: Any, family: str) -> Any:
    """Return the styles of a family, "ParagraphStyles" for example."""
    return ask(ask(document, "getStyleFamilies"), "getByName", family)
