"""Moves paragraphs with all that they hold: tables, images, notes, comments, fields, bookmarks, direct formatting.

The API knows no move. What moves is copied as for the clipboard (which stays as it is), deleted and put in at its new place:
in this order, because bookmarks keep their names only while no others have them.
https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1datatransfer_1_1XTransferableSupplier.html
"""

from __future__ import annotations

from typing import Any, List, NamedTuple

import unohelper
from com.sun.star.document import XUndoAction

from . import places, portions


class _Comment(NamedTuple):
    field: Any
    name: str
    words: str  # what it says, who said it, when
    spans: bool  # whether it is about some text, not only at a place


def move(document: Any, first: Any, following: Any, target: Any) -> None:
    """Move the paragraphs from ``first`` up to ``following`` before ``target``; None: the end of the document.

    A table after the last of them goes with them; one above ``target`` stays above what comes.
    """
    text = document.Text
    to_the_end = following is None or target is None
    end: Any = places.append_paragraph(document) if to_the_end else None
    region = text.createTextCursorByRange(first.Start)
    region.gotoRange((end if following is None else following).Start, True)
    place = text.createTextCursorByRange((end if target is None else target).Start)
    comments = _comments(document)
    _cut_and_paste(document.CurrentController, region, place)
    _fix_comments(document, comments, _comments(document))
    if to_the_end:
        _remove_last(text)


def _cut_and_paste(controller: Any, region: Any, place: Any) -> None:
    selection = controller.getSelection()
    controller.select(region)
    content = controller.getTransferable()
    region.setString("")
    controller.select(place)
    controller.insertTransferable(content)
    if selection is not None:
        controller.select(selection)


def _comments(document: Any) -> List[_Comment]:
    fields = (field for field in portions.each(document.TextFields) if portions.is_comment(field))
    return [
        _Comment(
            field, field.Name, f"{field.Content}\n{field.Author}\n{field.DateTimeValue}", bool(field.Anchor.String)
        )
        for field in fields
    ]


def _fix_comments(document: Any, before: List[_Comment], after: List[_Comment]) -> None:
    """Give comments the text back that they are about.

    It is held by a mark of the comment's name. Newer Writers put the mark in by its old name and the comment by a new one.
    """
    names = {comment.name for comment in after}
    old_names = {comment.name for comment in before}
    gone = [comment for comment in before if comment.spans and comment.name not in names]
    renamed = [comment for comment in after if not comment.spans and comment.name not in old_names]
    for comment in renamed:
        was = next((old for old in gone if old.words == comment.words), None)
        if was is not None:
            comment.field.Name = was.name
            document.UndoManager.addUndoAction(_Renamed(document, was.name, comment.name))
            gone.remove(was)


class _Renamed(unohelper.Base, XUndoAction):  # type: ignore[misc]
    """A comment has been renamed for the sake of its mark, which Writer's redo gives the name that the comment had before."""

    def __init__(self, document: Any, name: str, before: str) -> None:
        self.document, self.name, self.before = document, name, before
        self.Title = "Tigang"

    def undo(self) -> None:
        """Take out what is renamed."""

    def redo(self) -> None:
        for comment in _comments(self.document):
            if comment.name == self.name and not comment.spans:
                comment.field.Name = self.before


def _remove_last(text: Any) -> None:
    """Remove the empty last paragraph, unless a table stands above: a document does not end with one."""
    end = text.createTextCursorByRange(text.End)
    end.goLeft(1, True)
    if end.String in ("\n", "\r\n", "\r") and not end.TextTable:
        end.setString("")
