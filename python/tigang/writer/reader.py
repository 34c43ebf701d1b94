"""Reads an open document into a `Snapshot`. Reading changes nothing: no cursor moves, nothing is created."""

from __future__ import annotations

from typing import Any, Iterator, List, Tuple

from .. import placeholders
from ..document import Paragraph, Placeholder, Snapshot
from ..errors import TigangError
from . import portions, properties

_PROPERTIES = ("ListLabelString", "OutlineLevel", "ParaStyleName")


def read(document: Any) -> Snapshot:
    """The snapshot of a text document. Raises TigangError (not-a-text-document)."""
    if document is None or not document.supportsService("com.sun.star.text.TextDocument"):
        raise TigangError("not-a-text-document")
    return Snapshot(tuple(_paragraphs(document)), properties.recorded_outline(document), properties.recorded_fields(document),
                    frozenset(document.Bookmarks.ElementNames))


def _paragraphs(document: Any) -> Iterator[Paragraph]:
    """Paragraph by paragraph. What needs portions (fields, tracked deletions) is read so only where it occurs."""
    has_changes = document.Redlines.createEnumeration().hasMoreElements()
    has_placeholders = any(portions.is_placeholder(field) for field in _each(document.TextFields))
    has_objects = document.DrawPage.hasElements()
    waiting: List[Paragraph] = []  # the last paragraph, until it is known whether a table follows it
    for element in _each(document.Text):
        if element.supportsService("com.sun.star.text.TextTable"):
            waiting = [paragraph._replace(followed_by_object=True) for paragraph in waiting]
            continue
        yield from waiting
        text = portions.text_of(element) if has_changes else element.String
        slots = tuple(_placeholders(element)) if has_placeholders and "<" in text else ()
        label, level, style = element.getPropertyValues(_PROPERTIES)
        holds = has_objects and element.createContentEnumeration("com.sun.star.text.TextContent").hasMoreElements()
        waiting = [Paragraph(text, style, level, label or "", slots, holds)]
    yield from waiting


def _each(access: Any) -> Iterator[Any]:
    elements = access.createEnumeration()
    while elements.hasMoreElements():
        yield elements.nextElement()


def _placeholders(paragraph: Any) -> Iterator[Placeholder]:
    marks: List[Tuple[str, placeholders.Mark]] = []  # our bookmarks that are open
    for portion in portions.walk(paragraph):
        if portion.kind == "Bookmark":
            name = portion.uno.Bookmark.Name
            mark = placeholders.decode(name)
            if mark and portion.uno.IsStart and not portion.uno.IsCollapsed:
                marks.append((name, mark))
            elif mark:
                marks = [item for item in marks if item[0] != name]
        elif portion.kind == "TextField" and portions.is_placeholder(portion.uno.TextField):
            section, field = marks[-1][1] if marks else ("", "")
            yield Placeholder(portion.start, portion.end, portion.uno.TextField.PlaceHolder, section, field)
