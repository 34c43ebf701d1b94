"""Moves paragraphs with all that they hold: tables, images, notes, comments, fields, bookmarks, direct formatting.

The API knows no move. What moves is copied as for the clipboard (which stays as it is), deleted and put in at its new place:
in this order, because bookmarks keep their names only while no others have them.
https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1datatransfer_1_1XTransferableSupplier.html
"""

from __future__ import annotations

from typing import Any

from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK


def move(document: Any, first: Any, following: Any, target: Any) -> None:
    """Moves the paragraphs from ``first`` up to ``following`` before ``target``; None: the end of the document.

    A table after the last of them goes with them; one above ``target`` stays above what comes.
    """
    text = document.Text
    to_the_end = following is None or target is None
    end: Any = _append(text) if to_the_end else None
    region = text.createTextCursorByRange(first.Start)
    region.gotoRange((end if following is None else following).Start, True)
    place = text.createTextCursorByRange((end if target is None else target).Start)
    _cut_and_paste(document.CurrentController, region, place)
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


def _append(text: Any) -> Any:
    """A new empty last paragraph."""
    text.insertControlCharacter(text.End, PARAGRAPH_BREAK, False)
    return text.createTextCursorByRange(text.End)


def _remove_last(text: Any) -> None:
    """Removes the empty last paragraph, unless a table stands above: a document does not end with one."""
    end = text.createTextCursorByRange(text.End)
    end.goLeft(1, True)
    if end.String in ("\n", "\r\n", "\r") and not end.TextTable:
        end.setString("")
