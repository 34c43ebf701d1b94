"""The cursor of the window: where it is, and moving it."""

from __future__ import annotations

import bisect
import datetime
import itertools
import urllib.parse
from typing import Any, Dict, Iterable, NamedTuple, Optional, Sequence

from com.sun.star.uno import Exception as UnoException
from com.sun.star.uno import RuntimeException

from ..document import bookmarks
from ..document.snapshot import BESIDE, FieldValue, Paragraph
from ..office import hidden
from ..office.uno_helpers import ask, configuration, properties
from ..outlines.fields import computed
from . import asking, body, portions, texts


class Position(NamedTuple):
    paragraph: int
    offset: int  # of the cursor's start, in code points


def cursor_position(document: Any, paragraphs: Sequence[Paragraph] = ()) -> Optional[Position]:
    """Return where the cursor is; None when it is in a table, frame, note, header or footer that is not in the snapshot.

    ``paragraphs``: those of the document, where they are known as they are now; then not every one before it is asked for.
    """
    start = asking.start(selection(document))
    if not body.has_paragraphs(document):
        return _elsewhere(document, start)
    text = ask(document, "getText")
    cursor = asking.cursor_at(asking.start(text))
    try:
        ask(cursor, "gotoRange", start, True)
    except RuntimeException:  # the cursor stands in another text
        return _elsewhere(document, start)
    index = _index(text, start, paragraphs) if paragraphs else None
    if index is None:
        index = _counted(cursor)
    if index < 0:
        return None
    return Position(index, _offset(start))


def _offset(place: Any) -> int:
    """How many characters of its paragraph stand before a place."""
    tail = asking.cursor_at(place)
    ask(tail, "gotoStartOfParagraph", True)
    if ask(tail, "isCollapsed"):  # an empty cursor before a field has the field's text
        return 0
    return len(ask(tail, "getString"))


def _elsewhere(document: Any, place: Any) -> Optional[Position]:
    """Return a place outside the body's own paragraphs."""
    paragraph = asking.paragraph_at(place)
    for start, found in ((0, texts.in_order), (BESIDE, texts.beside)) if paragraph is not None else ():
        for index, element in enumerate(found(document), start):
            if element.place and element.uno == paragraph:
                return Position(index, _offset(place))
    return None


def _counted(before: Any) -> int:
    """Return the index of the paragraph that ends a range which begins with the body; a table before it may seem the end."""
    count, is_table = 0, True
    for element in portions.each(before):
        is_table = portions.is_table(element)
        count += sum(1 for _ in texts.laid_out(element)) if is_table else 1
    return count - (0 if is_table else 1) if count or not is_table else -1


def _index(text: Any, place: Any, paragraphs: Sequence[Paragraph]) -> Optional[int]:
    """Return the index of the paragraph at a place: the only one with its text, or the one that ends after as much text as stands
    before its end; None when neither is certain.
    """
    if any(mark.kind == "deletion" for paragraph in paragraphs for mark in paragraph.marks):
        return None  # for Writer that is text
    whole = text.createTextCursorByRange(place)
    whole.gotoStartOfParagraph(False)
    whole.gotoEndOfParagraph(True)
    words = whole.String.replace("\r\n", "\n")
    alike = [index for index, paragraph in enumerate(paragraphs) if paragraph.text == words]
    if len(alike) == 1:
        return alike[0]
    if any(paragraph.place for paragraph in paragraphs):
        return None  # how long a table is in a text, its paragraphs do not tell
    before = text.createTextCursorByRange(text.Start)
    before.gotoRange(whole.End, True)
    length = len(before.String.replace("\r\n", "\n"))
    ends = itertools.accumulate(len(paragraph.text) + 1 for paragraph in paragraphs)
    index = bisect.bisect_left(list(ends), length + 1)
    known = index < len(paragraphs) and sum(len(p.text) + 1 for p in paragraphs[: index + 1]) == length + 1
    return index if known and index in alike else None


def selection(document: Any) -> Any:
    """Return the range of a text where the cursor stands; where an image, a frame or a shape is selected, its anchor."""
    controller = ask(document, "getCurrentController")
    cursor = ask(controller, "getViewCursor")
    try:
        asking.start(cursor)
    except RuntimeException:  # it stands nowhere
        selected = controller.getSelection()
        if selected is not None and selected.supportsService("com.sun.star.drawing.ShapeCollection"):
            selected = selected.getByIndex(0)
        anchor = selected.Anchor if selected is not None else None
        return (
            anchor or body.end(document) or body.start(document)
        )  # of what is bound to a page, the text knows no place
    return cursor


def paragraph_at_cursor(document: Any) -> Optional[int]:
    """Return the paragraph of the body that the cursor is in, or of a table that it is in, the one above; None elsewhere."""
    position = cursor_position(document)
    if position is not None:
        return position.paragraph
    table, index = selection(document).TextTable, -1
    for element in texts.elements(document) if table is not None else ():
        if not element.is_table:
            index += 1
        elif element.uno.Name == table.Name:
            return index
    return None


def selected_text(document: Any) -> str:
    """Return the selected text, its paragraphs separated by newlines; "" when nothing, or no text, is selected."""
    selection = document.CurrentController.getSelection()
    if selection is None or not selection.supportsService("com.sun.star.text.TextRanges"):
        return ""
    ranges = (selection.getByIndex(i).String for i in range(selection.Count))
    return "\n".join(text for text in ranges if text).replace("\r\n", "\n").replace("\r", "\n")


def selected_package(document: Any) -> bytes:
    """Return the selection with all that it holds, as an .odt; b"" when nothing is selected."""
    selected = document.CurrentController.getSelection()
    if (
        selected is None
        or selected.supportsService("com.sun.star.text.TextRanges")
        and not any(map(_extends, map(selected.getByIndex, range(selected.Count))))
    ):
        return b""
    transferable = document.CurrentController.getTransferable()
    flavors = transferable.getTransferDataFlavors() if transferable is not None else ()
    for flavor in flavors:
        if flavor.MimeType.startswith("application/x-openoffice-embed-source-xml"):
            return bytes(transferable.getTransferData(flavor).value)
    return _pasted(transferable) if flavors else b""


def _extends(text: Any) -> bool:
    """Return whether a range is more than a place; one over nothing but an image has no words."""
    return bool(text.String) or not text.Text.createTextCursorByRange(text).isCollapsed()


def _pasted(transferable: Any) -> bytes:
    """Return what can be pasted, as an .odt: of a single image nothing else gives one."""
    with hidden.document() as document:
        document.CurrentController.insertTransferable(transferable)
        return hidden.stored(document)


def computed_fields(document: Any) -> Dict[str, FieldValue]:
    """Return the fields that every document has; see `tigang.outlines.fields.computed`."""
    try:
        data = configuration("/org.openoffice.UserProfile/Data")
        given, family = data.getByName("givenname") or "", data.getByName("sn") or ""
    except (AttributeError, UnoException):  # no configuration: an office that is only looked at from outside
        given = family = ""
    chinese = any("\u4e00" <= c <= "\u9fff" for c in given + family)
    user = family + given if chinese else f"{given} {family}".strip()
    file = urllib.parse.unquote(document.URL.rpartition("/")[2])
    return computed(datetime.date.today(), user, file)


def text_before_cursor(document: Any) -> str:
    """Return the text of the paragraph, in body, cell or frame, up to the cursor."""
    place = selection(document)
    cursor = place.Text.createTextCursorByRange(place.getEnd())
    cursor.gotoStartOfParagraph(True)
    return str(cursor.String)


def select_placeholder(document: Any, names: Iterable[str]) -> bool:
    """Select the first placeholder among bookmarks and bring it into view; return whether there is one."""
    marks = ask(document, "getBookmarks")
    for name in names:
        mark, anchor = bookmarks.decode(name), ask(ask(marks, "getByName", name), "getAnchor")
        if mark is not None and mark.waits(ask(anchor, "getString")):
            ask(ask(document, "getCurrentController"), "select", anchor)
            return True
    return False


def select(document: Any, paragraph: int, start: int, end: int) -> None:
    """Select the offsets ``start`` to ``end`` of a paragraph and bring them into view."""
    for element in texts.find(document, {paragraph}).values():
        document.CurrentController.select(portions.span(element, start, end))


def new_document(frame: Any, hidden: bool) -> Any:
    """Return a new text document, in a window of its own (of the Start Centre's, if that is open) unless ``hidden``."""
    desktop = frame
    while desktop.getCreator() is not None:  # the desktop is what made the outermost frame
        desktop = desktop.getCreator()
    target = "_blank" if hidden else "_default"
    return desktop.loadComponentFromURL("private:factory/swriter", target, 0, properties(Hidden=hidden))
