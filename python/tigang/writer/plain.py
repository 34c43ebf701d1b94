"""Reads paragraphs one by one, with all that they may hold."""

from __future__ import annotations

from typing import Any, Iterable, Iterator, List, Mapping, Optional, Sequence, Set, Tuple

from ..document import bookmarks
from ..document.snapshot import Filled, Mark, MarkKind, Paragraph, Placeholder
from ..office.uno_helpers import ask
from . import portions, recorded, texts
from .asking import names, paragraph_at, value
from .portions import Portion

_PROPERTIES = ("ListLabelString", "OutlineLevel", "ParaStyleName")
_CHANGES: Mapping[str, MarkKind] = {
    "Insert": "insertion",
    "Delete": "deletion",
}  # what Writer calls tracked changes, and we; all others: "change"


def paragraphs(document: Any, elements: Sequence[texts.Element], everywhere: bool = False) -> Iterator[Paragraph]:
    """Yield all paragraphs in reading order. ``elements``: those of the document.

    Looking into one takes several times as long as asking for its text and properties, so only those are looked into that
    hold something. ``everywhere``: all of them, whatever the document says of what it holds where.
    """
    everywhere = everywhere or not texts.are_recognised(element.uno for element in elements if not element.is_table)
    everywhere = everywhere or portions.may_hide_controls(document) or portions.hides_text(document)
    hidden = portions.hidden_sections(document)
    abbreviations = recorded.recorded_abbreviations(document)
    going_on: List[MarkKind] = []  # kinds of the tracked changes that the next paragraph begins in
    drawn = set() if everywhere else _paragraphs_at(portions.drawn(document))
    holding_more = set() if everywhere else _paragraphs_at(_holdings(document)) | drawn
    for (element, place, is_table), following in zip(elements, [*elements[1:], None]):
        if is_table:
            continue
        if hidden and _is_in(element, hidden):
            yield Paragraph("", element.ParaStyleName, place=place)
            continue
        parts = None
        if everywhere or going_on or _is_among(element, holding_more):
            parts = list(portions.walk(element, _CHANGES["Delete"] in going_on))
        read = _paragraph(element, parts, going_on, abbreviations)
        if parts is None and read.is_bare_heading:
            read = _paragraph(element, list(portions.walk(element)), going_on, abbreviations)
        holds = _is_drawn_at(element, parts or ()) if everywhere else _is_among(element, drawn)
        above_table = following is not None and following.is_table
        if holds or above_table or place:
            read = read._replace(followed_by_object=holds or above_table, place=place)
        yield read


def _is_in(element: Any, sections: Set[str]) -> bool:
    """Return whether a paragraph stands in a section of these names."""
    return element.TextSection is not None and element.TextSection.Name in sections


def _is_among(element: Any, elements: Set[Any]) -> bool:
    """Return whether a paragraph is one of these, which are mostly none: to find out who it is, Writer has to be asked."""
    return bool(elements) and element in elements


def _paragraphs_at(places: Iterable[Any]) -> Set[Any]:
    return {paragraph for paragraph in map(paragraph_at, places) if paragraph is not None}


def _holdings(document: Any) -> Iterator[Any]:
    """Yield where what is a `Placeholder`, `Filled` or `Mark` begins; of tracked changes also where they end.

    A table may be changed, too.
    """
    for field in portions.each(ask(document, "getTextFields")):
        if portions.is_placeholder(field) or portions.is_comment(field):
            yield ask(ask(field, "getAnchor"), "getStart")
    marks = ask(document, "getBookmarks")
    for name in names(marks):
        if bookmarks.decode(name):
            yield ask(ask(ask(marks, "getByName", name), "getAnchor"), "getStart")
    for control in portions.content_controls(document):
        yield control.Anchor.Start
    for change in portions.each(ask(document, "getRedlines")):
        yield from (change.RedlineStart, change.RedlineEnd)
    for anchor in portions.noted(document):
        yield ask(anchor, "getStart")


def _is_drawn_at(element: Any, parts: Sequence[Portion]) -> bool:
    """Return whether an image, a frame, a shape or their like is anchored in a paragraph, wherever in it."""
    anchored = element.createContentEnumeration("com.sun.star.text.TextContent").hasMoreElements()
    return bool(anchored) or any(part.kind == "Frame" for part in parts)


def paragraph(element: Any, abbreviations: Mapping[str, str]) -> Paragraph:
    """Return a paragraph of a document without tracked changes and objects. ``abbreviations``: those that are recorded."""
    return _paragraph(element, list(portions.walk(element)), [], abbreviations)


def _paragraph(
    element: Any, parts: Optional[Sequence[Portion]], going_on: List[MarkKind], abbreviations: Mapping[str, str]
) -> Paragraph:
    """Return a paragraph of which the portions are ``parts``, None: of no interest; ``going_on``: see `_marks`."""
    label, level, style = ask(element, "getPropertyValues", _PROPERTIES)
    if parts is None:
        return Paragraph(ask(element, "getString"), style, level, label or "")
    text = portions.text_of(parts)
    if not text and any(part.kind == "Hidden" for part in parts):  # all of it, with its number
        label, level = "", 0
    slots, filled = _places(parts, text, abbreviations)
    read = Paragraph(text, style, level, label or "", slots, filled=filled)
    if not (parts or going_on):
        return read
    return read._replace(marks=tuple(_marks(parts, len(text), going_on, read.is_bare_heading)))


def _marks(parts: Sequence[Portion], length: int, going_on: List[MarkKind], alone: bool) -> Iterator[Mark]:
    """Yield the comments, objects and tracked changes of a paragraph of ``length`` characters; make ``going_on`` what it ends in.

    ``alone``: in a heading without words
    """
    opened = [(kind, 0) for kind in going_on]
    ends = {part.uno.Bookmark.Name: part.end for part in parts if part.kind == "AnnotationEnd"}
    for part in parts:
        if part.kind == "Annotation":
            yield Mark("comment", part.start, ends.get(part.uno.TextField.Name, part.end))
        elif portions.is_object(part, alone):
            yield Mark("object", part.start, part.end)
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


def _places(
    parts: Sequence[Portion], text: str, abbreviations: Mapping[str, str]
) -> Tuple[Tuple[Placeholder, ...], Tuple[Filled, ...]]:
    """Return the placeholders of a paragraph, and what stands where one was: in our bookmarks, and those that are not ours.

    Of a bookmark over several paragraphs the first one counts.
    """
    waiting, filled = [], []
    for start, end, mark in _marked(parts, text, abbreviations):
        if mark.waits(text[start:end]):
            waiting.append(Placeholder(start, end, bookmarks.guidance(text[start:end]), mark.section, mark.field))
        else:
            filled.append(Filled(start, end, mark.section, mark.field))
    for part in parts:
        is_field = part.kind == "TextField" and portions.is_placeholder(value(part.uno, "TextField"))
        foreign = part.end > part.start and (is_field or _shows_placeholder(part))
        if foreign and not any(place.start <= part.start < place.end for place in waiting):
            name = portions.merged(part.uno.TextField) if is_field else ""
            guidance = name or bookmarks.guidance(text[part.start : part.end])
            waiting.append(Placeholder(part.start, part.end, guidance, field=name))
    return tuple(sorted(waiting)), tuple(filled)


def _marked(
    parts: Sequence[Portion], text: str, abbreviations: Mapping[str, str]
) -> List[Tuple[int, int, bookmarks.Bookmark]]:
    """Return what stands in our bookmarks, and what their names say."""
    places = []
    for bookmark, begin, known_end in portions.bookmarks(parts):
        mark, end = (
            bookmarks.decode(ask(bookmark, "getName"), abbreviations),
            len(text) if known_end is None else known_end,
        )
        if mark and end > begin:
            places.append((begin, end, mark))
    for index in range(len(places) - 1):
        (start, stop, one), (beside, last, other) = places[index : index + 2]
        if stop == beside and one.exchanged(other, text[start:stop], text[beside:last]):
            places[index : index + 2] = [(start, stop, other), (beside, last, one)]
    return places


def _shows_placeholder(part: Portion) -> bool:
    """Return whether a portion is a content control that nobody has filled."""
    return part.kind == "ContentControl" and bool(part.uno.ContentControl.ShowingPlaceHolder)
