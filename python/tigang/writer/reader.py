"""Reads an open document into a `Snapshot`. Reading changes nothing: no cursor moves, nothing is created."""

from __future__ import annotations

from typing import Any, Iterator, List, Sequence, Tuple

from .. import placeholders
from ..document import Filled, Mark, Paragraph, Placeholder, Snapshot
from ..errors import TigangError
from . import fast, portions, properties, styles
from .portions import Portion

_PROPERTIES = ("ListLabelString", "OutlineLevel", "ParaStyleName")
_CHANGES = {"Insert": "insertion", "Delete": "deletion"}  # what Writer calls tracked changes, and we; all others: "change"


def read(document: Any) -> Snapshot:
    """The snapshot of a text document. Raises TigangError (not-a-text-document)."""
    if document is None or not document.supportsService("com.sun.star.text.TextDocument"):
        raise TigangError("not-a-text-document")
    return _snapshot(document, fast.paragraphs(document) or tuple(_paragraphs(document)))


def read_plainly(document: Any) -> Snapshot:
    """The same paragraph by paragraph, in hundreds of times as many calls: what the fast way is held against."""
    return _snapshot(document, tuple(_paragraphs(document)))


def _snapshot(document: Any, paragraphs: Sequence[Paragraph]) -> Snapshot:
    layout = properties.recorded_layout(document)
    look = styles.look(document, {paragraph.style for paragraph in paragraphs}) if layout else None
    return Snapshot(paragraphs, properties.recorded_outline(document), properties.recorded_fields(document),
                    frozenset(document.Bookmarks.ElementNames), properties.recorded_left(document), layout, look)


def _paragraphs(document: Any) -> Iterator[Paragraph]:
    """Paragraph by paragraph. What needs portions (fields, comments, tracked changes) is read so only where it occurs."""
    fields = list(_each(document.TextFields))
    needs_portions = any((
        any(portions.is_placeholder(field) or portions.is_comment(field) for field in fields),
        any(placeholders.decode(name) for name in document.Bookmarks.ElementNames),
        document.Redlines.createEnumeration().hasMoreElements(),
        portions.has_content_controls(document)))
    going_on: List[str] = []  # kinds of the tracked changes that the next paragraph begins in
    has_objects = document.DrawPage.hasElements()
    waiting: List[Paragraph] = []  # the last paragraph, until it is known whether a table follows it
    for element in _each(document.Text):
        if element.supportsService("com.sun.star.text.TextTable"):
            waiting = [paragraph._replace(followed_by_object=True) for paragraph in waiting]
            continue
        yield from waiting
        parts = list(portions.walk(element, _CHANGES["Delete"] in going_on)) if needs_portions else None
        text = element.String if parts is None else portions.text_of(parts)
        slots, filled = _places(parts, text) if parts is not None else ((), ())
        marks = tuple(_marks(parts or (), len(text), going_on))
        label, level, style = element.getPropertyValues(_PROPERTIES)
        holds = has_objects and element.createContentEnumeration("com.sun.star.text.TextContent").hasMoreElements()
        waiting = [Paragraph(text, style, level, label or "", slots, holds, marks, filled)]
    yield from waiting


def _each(access: Any) -> Iterator[Any]:
    elements = access.createEnumeration()
    while elements.hasMoreElements():
        yield elements.nextElement()


def _marks(parts: Sequence[Portion], length: int, going_on: List[str]) -> Iterator[Mark]:
    """The comments and the tracked changes of a paragraph of ``length`` characters; ``going_on`` becomes what it ends in."""
    opened = [(kind, 0) for kind in going_on]
    ends = {part.uno.Bookmark.Name: part.end for part in parts if part.kind == "AnnotationEnd"}
    for part in parts:
        if part.kind == "Annotation":
            yield Mark("comment", part.start, ends.get(part.uno.TextField.Name, part.end))
        elif part.kind == "Redline":
            kind = _CHANGES.get(part.uno.RedlineType, "change")
            begun = [start for other, start in opened if other == kind]
            if part.uno.IsStart and not part.uno.IsCollapsed:
                opened.append((kind, part.start))
            elif begun:
                opened.remove((kind, begun[-1]))
                yield Mark(kind, begun[-1], part.start)
    yield from (Mark(kind, start, length) for kind, start in opened)
    going_on[:] = [kind for kind, _ in opened]


def _places(parts: Sequence[Portion], text: str) -> Tuple[Tuple[Placeholder, ...], Tuple[Filled, ...]]:
    """The placeholders of a paragraph, and what stands where one was: in our bookmarks, and those that are none of ours.

    Of a bookmark over several paragraphs the first one counts.
    """
    waiting, filled = [], []
    ends = {part.uno.Bookmark.Name: part.start for part in parts if part.kind == "Bookmark" and not part.uno.IsStart}
    for part in parts:
        mark = placeholders.decode(part.uno.Bookmark.Name) if part.kind == "Bookmark" and part.uno.IsStart else None
        end = ends.get(part.uno.Bookmark.Name, len(text)) if mark else 0
        if mark and end > part.start:
            words = text[part.start:end]
            if mark.waits(words):
                waiting.append(Placeholder(part.start, end, placeholders.guidance(words), mark.section, mark.field))
            else:
                filled.append(Filled(part.start, end, mark.section, mark.field))
    for part in parts:
        foreign = part.kind == "TextField" and portions.is_placeholder(part.uno.TextField) or _shows_placeholder(part)
        if foreign and not any(place.start <= part.start < place.end for place in waiting):
            waiting.append(Placeholder(part.start, part.end, placeholders.guidance(text[part.start:part.end])))
    return tuple(sorted(waiting)), tuple(filled)


def _shows_placeholder(part: Portion) -> bool:
    """Whether a portion is a content control that nobody has filled."""
    return part.kind == "ContentControl" and part.end > part.start and bool(part.uno.ContentControl.ShowingPlaceHolder)
