"""Puts a whole document into another one: its paragraphs with their styles, tables, images, lists and notes."""

from __future__ import annotations

from typing import Any

from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

from ..document.edits import Embed
from . import packages, portions


def embed(place: Any, edit: Embed) -> Any:
    """Replace a range with a document and return a text cursor over what came in.

    It comes into an empty paragraph of its own, because the first and the last paragraph of what Writer inserts take the look
    of the paragraph that they fall into. Words that are to join those around them are joined afterwards, and take the look
    of that paragraph.
    """
    text, mixed = place.Text, portions.is_mixed(place)
    if not place.isCollapsed():
        place.setString("")
    cursor = text.createTextCursorByRange(place.Start)
    before, after = not cursor.isStartOfParagraph(), not cursor.isEndOfParagraph()
    guard = edit.inline and not before
    if guard:  # of two paragraphs joined, the look of the first one stays, unless it is empty
        text.insertString(cursor, "-", False)
    if after:
        portions.break_paragraph(cursor, mixed)
        cursor.goLeft(1, False)
    if before or guard:
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    last = text.createTextCursorByRange(cursor.Start)  # stays behind all that comes in
    packages.insert_package(cursor, edit.content)
    if edit.extra:
        _join_left(last)
    if edit.inline and after:
        following = text.createTextCursorByRange(last.End)
        following.gotoEndOfParagraph(False)
        following.goRight(1, True)
        following.setString("")
    first = text.createTextCursorByRange(cursor.Start)
    if edit.inline:
        _join_left(first)
    if guard:
        first.goLeft(1, True)
        first.setString("")
    first.gotoRange(last, True)
    return first


def _join_left(cursor: Any) -> None:
    """Join the paragraph that a cursor begins with the one above it, which keeps its look."""
    joint = cursor.Text.createTextCursorByRange(cursor.Start)
    joint.goLeft(1, True)
    joint.setString("")
