"""From .docx LibreOffice 7.4 reads a placeholder as an input field, whose text it multiplies when it saves the file again.

So whenever Tigang changes a document, what still waits in it to be filled becomes a placeholder again.
"""

from __future__ import annotations

from typing import Any, Iterator

from ..document import bookmarks
from ..office.uno_helpers import ask
from . import asking, portions, writing


def needed(document: Any) -> bool:
    """Return whether there are input fields, and no change is recorded that would keep them beside the placeholders."""
    recording = asking.value(document, "RecordChanges")
    return not recording and any(map(_is_input, portions.each(ask(document, "getTextFields"))))


def revive(document: Any) -> None:
    """Make placeholders of the input fields that our bookmarks show to be such."""
    fields = filter(_is_input, portions.each(document.TextFields))
    for paragraph in dict.fromkeys([asking.paragraph_at(ask(field, "getAnchor")) for field in fields]):
        for bookmark in list(_bookmarks(paragraph)):
            _put_placeholder(document, bookmark)


def _is_input(field: Any) -> bool:
    return bool(ask(field, "supportsService", "com.sun.star.text.TextField.Input"))


def _bookmarks(paragraph: Any) -> Iterator[Any]:
    """Yield the bookmarks of a paragraph around an input field whose text is still the guidance."""
    parts = list(portions.walk(paragraph))
    fields = {
        (part.start, part.end): part.uno.String
        for part in parts
        if part.kind == "TextField" and _is_input(part.uno.TextField)
    }
    for bookmark, start, end in portions.bookmarks(parts):
        mark, shown = bookmarks.decode(bookmark.Name), fields.get((start, end or start))
        if mark and shown and mark.waits(shown):
            yield bookmark


def _put_placeholder(document: Any, bookmark: Any) -> None:
    name, anchor = bookmark.Name, bookmark.Anchor
    text, place = anchor.Text, anchor.Text.createTextCursorByRange(anchor)
    guidance = bookmarks.guidance(anchor.String)
    text.removeTextContent(bookmark)
    place.setString("")
    field = writing.put_placeholder(document, place, guidance)
    writing.put_bookmark(document, field.Anchor, name)
