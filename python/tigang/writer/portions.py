"""Text portions of a paragraph: what it is made of, and from offsets in its text to ranges in the document.

https://api.libreoffice.org/docs/idl/ref/servicecom_1_1sun_1_1star_1_1text_1_1TextPortion.html
"""

from __future__ import annotations

from typing import Any, Dict, Iterable, Iterator, List, NamedTuple

_MAX_STEP = 30000  # XTextCursor.goRight takes a short
_TEXT = frozenset({"Text", "TextField", "Footnote", "ContentControl", "InContentMetadata"})  # kinds that have characters


class Portion(NamedTuple):
    start: int  # offset in the paragraph's text, in code points
    end: int
    kind: str  # TextPortionType
    uno: Any


def walk(paragraph: Any, deleted: bool = False) -> Iterator[Portion]:
    """The portions of a paragraph that are still there: what change tracking holds as deleted is passed over.

    ``deleted``: whether a deletion goes on into it from the paragraph before. One that ends in it tells so itself.
    """
    found = [(portion, portion.TextPortionType) for portion in _each(paragraph)]
    first = next((portion for portion, kind in found if kind == "Redline" and portion.RedlineType == "Delete"), None)
    offset, deleted = 0, deleted or (first is not None and not first.IsStart)
    for portion, kind in found:
        if kind == "Redline":
            if portion.RedlineType == "Delete":
                deleted = portion.IsStart
            yield Portion(offset, offset, kind, portion)
        elif not deleted:
            length = len(portion.String) if kind in _TEXT else 0
            yield Portion(offset, offset + length, kind, portion)
            offset += length


def text_of(portions: Iterable[Portion]) -> str:
    """The text of a paragraph without what change tracking holds as deleted."""
    return "".join(portion.uno.String for portion in portions if portion.end > portion.start)


def _each(access: Any) -> Iterator[Any]:
    elements = access.createEnumeration()
    while elements.hasMoreElements():
        yield elements.nextElement()


def span(paragraph: Any, start: int, end: int) -> Any:
    """A text cursor over the offsets ``start`` to ``end`` of a paragraph's text.

    An offset inside a field means the field's near edge: a field is one character to Writer.
    """
    cursor = paragraph.Text.createTextCursorByRange(_edge(paragraph, start, end == start))
    if end > start:
        cursor.gotoRange(_edge(paragraph, end, True), True)
    return cursor


def _edge(paragraph: Any, offset: int, after: bool) -> Any:
    """The collapsed range at an offset; between two portions the end of the former (``after``) or the start of the latter."""
    for portion in walk(paragraph):
        if portion.end == portion.start:
            continue
        inside = portion.start < offset <= portion.end if after else portion.start <= offset < portion.end
        if inside:
            return _inside(portion, offset)
    if offset <= 0:
        return paragraph.Start
    return paragraph.End


def _inside(portion: Portion, offset: int) -> Any:
    if portion.kind != "Text":
        return portion.uno.Start if offset == portion.start else portion.uno.End
    cursor = portion.uno.Text.createTextCursorByRange(portion.uno.Start)
    go_right(cursor, utf16(portion.uno.String[:offset - portion.start]))
    return cursor.Start


def bookmarks_within(paragraph: Any, start: int, end: int) -> List[Any]:
    """The bookmarks that cover text from ``start`` to ``end``, or some of it and nothing beyond."""
    opened: Dict[str, int] = {}
    found = []
    for portion in walk(paragraph):
        if portion.kind == "Bookmark" and not portion.uno.IsCollapsed:
            bookmark = portion.uno.Bookmark
            if portion.uno.IsStart:
                opened[bookmark.Name] = portion.start
            elif start <= opened.get(bookmark.Name, -1) and portion.start <= end:
                found.append(bookmark)
    return found


def go_right(cursor: Any, steps: int, expand: bool = False) -> None:
    """Moves a cursor by any number of characters."""
    while steps > 0:
        cursor.goRight(min(steps, _MAX_STEP), expand)
        steps -= _MAX_STEP


def utf16(text: str) -> int:
    """The length of a text in UTF-16 units, in which Writer's cursors count."""
    return len(text.encode("utf-16-le")) // 2


def is_placeholder(field: Any) -> bool:
    return bool(field.supportsService("com.sun.star.text.TextField.JumpEdit"))


def is_comment(field: Any) -> bool:
    return bool(field.supportsService("com.sun.star.text.TextField.Annotation"))


def has_content_controls(document: Any) -> bool:
    """Whether there is a content control anywhere; LibreOffice 7.4 does not tell, and counts as having none."""
    controls = getattr(document, "ContentControls", None)
    return controls is not None and bool(controls.Count)
