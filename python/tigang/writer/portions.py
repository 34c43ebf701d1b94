"""Text portions of a paragraph: what it is made of, and from offsets in its text to ranges in the document.

https://api.libreoffice.org/docs/idl/ref/servicecom_1_1sun_1_1star_1_1text_1_1TextPortion.html
"""

from __future__ import annotations

from typing import Any, Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Set, Tuple

from com.sun.star.beans.PropertyState import AMBIGUOUS_VALUE, DEFAULT_VALUE
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from com.sun.star.uno import RuntimeException

from ..document import bookmarks as placeholders
from ..office.uno_helpers import ask
from . import asking
from .asking import cursor_at, members, names, value

_MAX_STEP = 30000  # XTextCursor.goRight takes a short
#: Kinds of portions that are objects wherever they are; and those that are none, not even where nothing else is.
_OBJECTS = frozenset({"Frame", "Footnote", "ReferenceMark"})
_NO_OBJECTS = frozenset(
    {"Text", "Hidden", "Bookmark", "Redline", "Annotation", "AnnotationEnd", "SoftPageBreak", "LineBreak"}
)
_TEXT = frozenset(
    {"Text", "TextField", "Footnote", "ContentControl", "InContentMetadata"}
)  # kinds that have characters


class Portion(NamedTuple):
    start: int  # offset in the paragraph's text, in code points
    end: int
    kind: str  # TextPortionType
    uno: Any
    text: str = ""


def walk(paragraph: Any, deleted: bool = False) -> Iterator[Portion]:
    """Yield the portions of a paragraph that are still there: what change tracking holds as deleted is passed over.

    Hidden text comes as a portion without text.

    ``deleted``: whether a deletion goes on into it from the paragraph before. One that ends in it shows that itself.
    """
    found = [(portion, value(portion, "TextPortionType")) for portion in each(paragraph)]
    first = next((portion for portion, kind in found if kind == "Redline" and portion.RedlineType == "Delete"), None)
    offset, deleted = 0, deleted or (first is not None and not first.IsStart)
    several = sum(1 for _, kind in found if kind in _TEXT) > 1  # else the paragraph tells of all of its text
    hides = several or ask(paragraph, "getPropertyState", "CharHidden") != DEFAULT_VALUE
    for portion, kind in found:
        if hides and kind in _TEXT and value(portion, "CharHidden"):
            yield Portion(offset, offset, "Hidden", portion)
        elif kind == "Redline":
            if portion.RedlineType == "Delete":
                deleted = portion.IsStart
            yield Portion(offset, offset, kind, portion)
        elif not deleted:
            text = _string(portion, kind) if kind in _TEXT else ""
            yield Portion(offset, offset + len(text), kind, portion, text)
            if kind == "ContentControl":
                yield from _bookmarks_in(portion.ContentControl, offset)
            offset += len(text)


def text_of(portions: Iterable[Portion]) -> str:
    """Return the text of a paragraph without what change tracking holds as deleted."""
    return "".join(portion.text for portion in portions)


def _string(portion: Any, kind: str) -> str:
    """Return the text of a portion; a content control's own portion stands empty behind it."""
    return str(portion.ContentControl.Anchor.String if kind == "ContentControl" else ask(portion, "getString"))


def _bookmarks_in(control: Any, offset: int) -> Iterator[Portion]:
    """Yield the starts and ends of bookmarks in a content control at an offset: from .docx a bookmark may begin outside it."""
    for portion in each(control):
        kind = portion.TextPortionType
        if kind == "Bookmark":
            yield Portion(offset, offset, kind, portion)
        elif kind == "ContentControl":
            yield from _bookmarks_in(portion.ContentControl, offset)
        if kind in _TEXT:
            offset += len(_string(portion, kind))


def each(access: Any) -> Iterator[Any]:
    """Return what an enumeration gives. PyUNO's own loop takes half the time of one that asks for each element.

    The enumeration is made by a call of its own: PyUNO lets go of Python's lock in a call, but not in ``iter(access)``, which
    then waits for the office while the office's main thread waits for Python.
    """
    return iter(ask(access, "createEnumeration"))


def span(paragraph: Any, start: int, end: int) -> Any:
    """Return a text cursor over the offsets ``start`` to ``end`` of a paragraph's text.

    An offset inside a field means the field's near edge: a field is one character to Writer. A content control that nobody
    has filled is covered with its edges when all of its text is, so that it goes with its guidance; else it stays around.
    """
    for portion in walk(paragraph):
        if portion.kind == "ContentControl" and portion.start <= start < end <= portion.end:
            control = portion.uno.ContentControl
            if not (control.ShowingPlaceHolder and (start, end) == (portion.start, portion.end)):
                return _part(control, start - portion.start, end - portion.start)
    cursor = cursor_at(_edge(paragraph, start, end == start))
    if end > start:
        ask(cursor, "gotoRange", _edge(paragraph, end, True), True)
    return cursor


def _edge(paragraph: Any, offset: int, after: bool) -> Any:
    """Return the collapsed range at an offset; between two portions the end of one (``after``) or the start of the other."""
    for portion in walk(paragraph):
        if portion.end == portion.start:
            continue
        inside = portion.start < offset <= portion.end if after else portion.start <= offset < portion.end
        if inside:
            return _inside(portion, offset)
    if offset <= 0:
        return asking.start(paragraph)
    return asking.end(paragraph)


def _inside(portion: Portion, offset: int) -> Any:
    if portion.kind == "ContentControl":  # its portion is behind it, its anchor begins before its first edge
        return portion.uno.ContentControl.Anchor.Start if offset == portion.start else portion.uno.End
    if portion.kind != "Text":
        return asking.start(portion.uno) if offset == portion.start else asking.end(portion.uno)
    cursor = cursor_at(asking.start(portion.uno))
    go_right(cursor, utf16(portion.text[: offset - portion.start]))
    return asking.start(cursor)


def _part(control: Any, start: int, end: int) -> Any:
    """Return a text cursor over a part of a content control's text, between its edges, each of which is a character to Writer.

    Nobody keeps the control: Writer cannot save a document any more when an undo brings back one that is still held.
    """
    anchor = control.Anchor
    cursor = anchor.Text.createTextCursorByRange(next(each(control)).Start)
    go_right(cursor, utf16(anchor.String[:start]))
    go_right(cursor, utf16(anchor.String[start:end]), True)
    return cursor


def bookmarks(parts: Sequence[Portion]) -> Iterator[Tuple[Any, int, Optional[int]]]:
    """Yield the bookmarks that begin in a paragraph of these portions, with their start and end; None: not in it."""
    edges = [
        (value(part.uno, "Bookmark"), value(part.uno, "IsStart"), part.start)
        for part in parts
        if part.kind == "Bookmark"
    ]
    ends = {ask(bookmark, "getName"): place for bookmark, is_start, place in edges if not is_start}
    for bookmark, is_start, start in edges:
        if is_start:
            yield bookmark, start, ends.get(ask(bookmark, "getName"))


class Touched(NamedTuple):
    """A bookmark that begins or ends in a range."""

    bookmark: Any
    begins: bool
    ends: bool


def bookmarks_at(paragraph: Any, start: int, end: int) -> List[Touched]:
    """Return the bookmarks that begin or end in the text from ``start`` to ``end``."""
    begun: Dict[str, Any] = {}  # those that begin there and have not ended yet
    found = []
    for portion in walk(paragraph):
        if portion.kind != "Bookmark" or value(portion.uno, "IsCollapsed"):
            continue
        bookmark = value(portion.uno, "Bookmark")
        name = ask(bookmark, "getName")
        if value(portion.uno, "IsStart"):
            if start <= portion.start < end:
                begun[name] = bookmark
        elif start < portion.start <= end:
            found.append(Touched(bookmark, begins=name in begun, ends=True))
            begun.pop(name, None)
        elif name in begun:
            found.append(Touched(begun.pop(name), begins=True, ends=False))
    found.extend(Touched(bookmark, begins=True, ends=False) for bookmark in begun.values())
    return found


def break_paragraph(cursor: Any, mixed: bool) -> None:
    """Begin a paragraph at a cursor, which stands in it afterwards. ``mixed``: how the paragraph was before all changes.

    Where all text before the break is formatted, newer Writers format the paragraph instead, and an undo leaves it so: all
    of the joined paragraph would be bold that was so in part. So something plain stands before the break while it is made;
    not beside a bookmark without text, which would go with it for good.
    """
    text, held = cursor.Text, mixed and not cursor.isStartOfParagraph()
    if held:
        beside = int(_stands_at_bookmark(cursor))  # so many characters from the break
        plain = text.createTextCursorByRange(cursor)
        plain.goLeft(beside, False)
        text.insertString(plain, "-", True)
        plain.setPropertiesToDefault(_formatting(plain))
        cursor.gotoRange(plain.End, False)
        cursor.goRight(beside, False)
    text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    if held:
        plain = text.createTextCursorByRange(cursor)
        plain.goLeft(1 + beside, False)
        plain.goLeft(1, True)
        plain.setString("")


def _stands_at_bookmark(cursor: Any) -> bool:
    """Return whether a bookmark without text stands where a cursor does."""
    return any(not cursor.Text.compareRegionStarts(bookmark.Anchor, cursor) for bookmark in points(cursor))


def points(cursor: Any) -> Iterator[Any]:
    """Yield the bookmarks in a cursor's paragraphs that mark a place, not text.

    One that begins before an image anchored there and ends behind it has two edges, at one and the same place.
    """
    for paragraph in each(cursor):
        for portion in walk(paragraph):
            if portion.kind == "Bookmark" and portion.uno.IsStart:
                bookmark = portion.uno.Bookmark
                if bookmark.Anchor.Text.createTextCursorByRange(bookmark.Anchor).isCollapsed():
                    yield bookmark


def is_mixed(cursor: Any) -> bool:
    """Return whether some of a cursor's paragraph is formatted in another way than the rest."""
    whole = cursor.Text.createTextCursorByRange(cursor.Start)
    whole.gotoStartOfParagraph(False)
    whole.gotoEndOfParagraph(True)
    return AMBIGUOUS_VALUE in whole.getPropertyStates(_formatting(whole))


def _formatting(cursor: Any) -> Tuple[str, ...]:
    return tuple(known.Name for known in cursor.PropertySetInfo.Properties if known.Name.startswith("Char"))


def go_right(cursor: Any, steps: int, expand: bool = False) -> None:
    """Move a cursor by any number of characters."""
    while steps > 0:
        ask(cursor, "goRight", min(steps, _MAX_STEP), expand)
        steps -= _MAX_STEP


def utf16(text: str) -> int:
    """Return the length of a text in UTF-16 units, in which Writer's cursors count."""
    return len(text.encode("utf-16-le")) // 2


def is_table(element: Any) -> bool:
    """Return whether an element of a text is a table."""
    return bool(ask(element, "supportsService", "com.sun.star.text.TextTable"))


_GUIDANCE = "Placeholder Text"  # Word's character style of the words in a control that nobody has filled
_WAITING = frozenset({"com.sun.star.text.TextField.JumpEdit", "com.sun.star.text.TextField.Database"})


def is_placeholder(field: Any) -> bool:
    """Return whether a field waits to be filled: a placeholder of Writer's, or a merge field.

    LibreOffice 7.4 reads Word's plain text controls as input fields, and does not tell which of them are filled.
    """
    return not _WAITING.isdisjoint(ask(field, "getSupportedServiceNames"))


def merged(field: Any) -> str:
    """Return the column of a merge field; "" for other fields."""
    if field.supportsService("com.sun.star.text.TextField.Database"):
        return str(field.TextFieldMaster.DataColumnName)
    return ""


def is_comment(field: Any) -> bool:
    """Return whether a text field is the anchor of a comment."""
    return bool(ask(field, "supportsService", "com.sun.star.text.TextField.Annotation"))


def drawn(document: Any) -> Iterator[Any]:
    """Yield the anchors of images, frames, embedded objects, shapes and controls, wherever in the document.

    The page does not have all of them before the document has been laid out; images of one name are counted, not named.
    """
    for held in ("getDrawPage", "getGraphicObjects", "getTextFrames", "getEmbeddedObjects"):
        anchors = (ask(one, "getAnchor") for one in members(ask(document, held)))
        yield from (anchor for anchor in anchors if anchor is not None)  # what is bound to a page has none


def noted(document: Any) -> Iterator[Any]:
    """Yield the anchors of notes, marks to refer to, and fields that are neither placeholders nor comments."""
    for notes in ("getFootnotes", "getEndnotes", "getReferenceMarks"):
        yield from (ask(note, "getAnchor") for note in members(ask(document, notes)))
    fields = each(ask(document, "getTextFields"))
    yield from (ask(field, "getAnchor") for field in fields if not is_placeholder(field) and not is_comment(field))


def is_object(portion: Portion, alone: bool) -> bool:
    """Return whether a portion is an object as `Mark` has it; ``alone``: in a heading without words."""
    if portion.kind == "TextField":
        return not is_placeholder(value(portion.uno, "TextField"))
    if portion.kind == "Bookmark" and alone:  # links lead there; those of Word's own and ours are nothing of a person's
        name = portion.uno.Bookmark.Name
        return not name.startswith("_") and placeholders.decode(name) is None
    return portion.kind in _OBJECTS or (alone and portion.kind not in _NO_OBJECTS)


def holds_object(paragraph: Any) -> bool:
    """Return whether a paragraph holds an object, or one is anchored at it."""
    anchored = paragraph.createContentEnumeration("com.sun.star.text.TextContent").hasMoreElements()
    return anchored or any(is_object(portion, alone=True) for portion in walk(paragraph))


def _controls(document: Any) -> Any:
    try:
        return ask(document, "getContentControls")
    except RuntimeException:  # LibreOffice 7.4 knows of none
        return None


def content_controls(document: Any) -> List[Any]:
    """Return all content controls; LibreOffice 7.4 does not list them, and is read as having none."""
    controls = _controls(document)
    return [] if controls is None else list(members(controls))


def hides_text(document: Any) -> bool:
    """Whether some text is hidden by its own formatting, as `walk` has it."""
    automatic = ask(document, "getAutoStyles")
    kinds = ("CharacterStyles", "ParagraphStyles")
    return any(value(style, "CharHidden") for kind in kinds for style in each(ask(automatic, "getByName", kind)))


def hides(paragraph: Any) -> bool:
    """Whether some of a paragraph's text is hidden."""
    return any(portion.kind == "Hidden" for portion in walk(paragraph))


def hidden_sections(document: Any) -> Set[str]:
    """Return the names of the sections that are not shown, or are part of one."""
    sections = ask(document, "getTextSections")
    hidden = set()
    for name in names(sections):
        section = ask(sections, "getByName", name)
        while section is not None and section.IsVisible:
            section = section.ParentSection
        if section is not None:
            hidden.add(name)
    return hidden


def may_hide_controls(document: Any) -> bool:
    """Whether unfilled content controls may stand anywhere, which only the paragraphs themselves tell: LibreOffice 7.4."""
    if _controls(document) is not None:
        return False
    styles = asking.styles(document, "CharacterStyles")
    return bool(ask(styles, "hasByName", _GUIDANCE) and ask(ask(styles, "getByName", _GUIDANCE), "isInUse"))
