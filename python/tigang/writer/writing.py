"""What edits do to text: paragraphs come in, are replaced or go, and bookmarks stay where they belong."""

from __future__ import annotations

from typing import Any, List, NamedTuple, Sequence, Set

from com.sun.star.beans import UnknownPropertyException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from com.sun.star.uno import RuntimeException

from ..document import bookmarks as placeholders
from ..document.blocks import Block, Run, Slot
from ..document.edits import Embed, Replace
from ..office.uno_helpers import ask
from . import asking, embedding, packages, places, portions
from .asking import cursor_at
from .portions import Touched


def replace_all(document: Any, blocks: Sequence[Block], names: Set[str]) -> None:
    """Write blocks in the place of all that is in the body; ``names``: of bookmarks in use, added to."""
    text = document.Text
    for bookmark in _points(document):
        text.removeTextContent(bookmark)
    text.setString("")
    cursor = text.createTextCursorByRange(text.Start)
    cursor.gotoEnd(False)
    _fill_paragraphs(document, cursor, blocks, names)


def insert(document: Any, cursor: Any, blocks: Sequence[Block], names: Set[str], use_empty: bool) -> None:
    """Make an empty paragraph at the cursor, or with ``use_empty`` take the one that there is, and write the blocks there."""
    text = ask(cursor, "getText")
    at_start, at_end = ask(cursor, "isStartOfParagraph"), ask(cursor, "isEndOfParagraph")
    if not (use_empty and at_start and at_end):
        if not at_start or (at_end and not use_empty):
            portions.break_paragraph(cursor, portions.is_mixed(cursor))
        if not at_end:
            text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
            cursor.gotoPreviousParagraph(False)
    _fill_paragraphs(document, cursor, blocks, names)


def _fill_paragraphs(document: Any, cursor: Any, blocks: Sequence[Block], names: Set[str]) -> None:
    """Write blocks from the empty paragraph at the cursor on; bookmarks that stand there begin the first one afterwards."""
    kept = take_up(cursor, [Touched(bookmark, begins=True, ends=True) for bookmark in portions.points(cursor)])
    before = cursor_at(asking.start(cursor))
    _write_paragraphs(document, cursor, blocks, names)
    if kept:
        before.gotoStartOfParagraph(False)
        lay_anew(document, before, kept)


def _points(document: Any) -> List[Any]:
    """Return the bookmarks of the body with no text in them: Writer would delete them with the text around, and for good."""
    every = (document.Bookmarks.getByIndex(number) for number in range(document.Bookmarks.Count))
    return [mark for mark in every if mark.Anchor.Text == document.Text and not mark.Anchor.String]


def _write_paragraphs(document: Any, cursor: Any, blocks: Sequence[Block], names: Set[str]) -> None:
    ask(cursor, "setPropertyValue", "ParaStyleName", blocks[0].style)
    ask(cursor, "setAllPropertiesToDefault")  # a new paragraph takes over direct formatting from the one above
    if len(blocks) > 1:
        packages.insert(cursor, blocks, names)
        if blocks[-1].style != blocks[-2].style:  # the last paragraph comes in with the style of the one before it
            cursor.collapseToEnd()
            cursor.setPropertyValue("ParaStyleName", blocks[-1].style)
        return
    if blocks[0].unnumbered:
        cursor.setPropertyValue("NumberingIsNumber", False)
    for run in blocks[
        0
    ].runs:  # a file of one paragraph comes in with the wrong style and leaves its bookmarks at an undo
        _write(document, cursor, run, names)


def _write(document: Any, cursor: Any, run: Run, names: Set[str]) -> None:
    if not isinstance(run, Slot):
        cursor.Text.insertString(cursor, run, False)
        return
    if run.value:
        cursor.Text.insertString(cursor, run.value, False)
    else:
        put_placeholder(document, cursor, run.guidance)
    around = cursor.Text.createTextCursorByRange(cursor.Start)
    around.goLeft(portions.utf16(run.value) or 1, True)
    put_bookmark(document, around, _new_name(run.section, run.field, run.guidance, names))


def _new_name(section: str, field: str, guidance: str, names: Set[str]) -> str:
    name = placeholders.encode(section, field, guidance, names)
    names.add(name)
    return name


class KeptBookmark(NamedTuple):
    """A bookmark that is laid anew because the text where it begins or ends is replaced."""

    name: str
    hidden: bool
    start: Any  # where it begins before that text; None: it begins with what comes in
    end: Any  # where it ends behind that text; None: it ends with what comes in


def take_up(place: Any, bookmarks: Sequence[Touched]) -> List[KeptBookmark]:
    """Take away the bookmarks that begin or end in a range, so that they can be laid anew around what comes in.

    Writer would delete those that cover just the range and not bring them back at an undo, and shrink the others: Word's _Toc
    and _Ref, which stand round whole headings, would lose the number, and the references to them.
    """
    kept = []
    for bookmark, begins, ends in bookmarks:
        anchor = ask(bookmark, "getAnchor")
        start = None if begins else cursor_at(asking.start(anchor))
        end = None if ends else cursor_at(asking.end(anchor))
        kept.append(KeptBookmark(ask(bookmark, "getName"), asking.value(bookmark, "BookmarkHidden"), start, end))
    text = ask(place, "getText")
    for bookmark, _, _ in bookmarks:
        ask(text, "removeTextContent", bookmark)
    return kept


def lay_anew(document: Any, place: Any, kept: Sequence[KeptBookmark]) -> None:
    """Lay bookmarks around a range and what they reached to beside it."""
    for bookmark in kept:
        around = cursor_at(bookmark.start or asking.start(place))
        ask(around, "gotoRange", bookmark.end or asking.end(place), True)
        put_bookmark(document, around, bookmark.name, bookmark.hidden)


def embed(document: Any, place: Any, edit: Embed, bookmarks: Sequence[Touched]) -> None:
    """Put a document in the place of a range; the bookmarks in it are laid around what came in."""
    kept = take_up(place, bookmarks)
    lay_anew(document, embedding.embed(place, edit), kept)


def replace(document: Any, place: Any, edit: Replace, bookmarks: Sequence[Touched], names: Set[str]) -> None:
    """Replace a range; bookmarks stay round what they stood round, the new text instead of the old."""
    kept = take_up(place, bookmarks)
    _put_lines(place, edit.text.split("\n"))
    lay_anew(document, place, kept)
    for field in edit.fields:
        value = cursor_at(asking.start(place))
        portions.go_right(value, portions.utf16(edit.text[: field.start]))
        portions.go_right(value, portions.utf16(edit.text[field.start : field.end]), True)
        put_bookmark(document, value, _new_name(field.section, field.field, field.field, names))
    for blank in reversed(edit.blanks):  # from the end, because each becomes a single character to Writer
        field = cursor_at(asking.start(place))
        portions.go_right(field, portions.utf16(edit.text[: blank.start]))
        portions.go_right(field, portions.utf16(edit.text[blank.start : blank.end]), True)
        field.setString("")
        put_placeholder(document, field, blank.guidance)
        field.goLeft(1, True)
        put_bookmark(document, field, _new_name(blank.section, blank.field, blank.guidance, names))


def _put_lines(place: Any, lines: Sequence[str]) -> None:
    """Put lines, each a paragraph, in the place of a range, which covers them afterwards."""
    text, mixed = ask(place, "getText"), len(lines) > 1 and portions.is_mixed(place)
    ask(text, "insertString", place, lines[0], True)
    end = cursor_at(asking.end(place))
    for line in lines[1:]:
        portions.break_paragraph(end, mixed)
        ask(text, "insertString", end, line, False)
    ask(place, "gotoRange", asking.start(place), False)
    ask(place, "gotoRange", end, True)


def break_lines(paragraph: Any, wanted: Sequence[int]) -> None:
    """Break a paragraph's lines before these characters, line breaks not counted, and nowhere else."""
    text = str(paragraph.String)
    stand = [place - number for number, place in enumerate(place for place, c in enumerate(text) if c == "\n")]
    for place in sorted({*stand, *wanted}, reverse=True):
        if place in stand and place in wanted:
            continue
        before = sum(other < place for other in stand)  # line breaks, which those offsets do not count
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        portions.go_right(cursor, portions.utf16(text[: place + before]))
        if place in stand:
            cursor.goRight(1, True)
        cursor.setString("" if place in stand else "\n")


def put_placeholder(document: Any, cursor: Any, guidance: str) -> Any:
    """Put a placeholder field in at a cursor; return the field."""
    field = ask(document, "createInstance", "com.sun.star.text.TextField.JumpEdit")
    field.PlaceHolder = guidance
    ask(ask(cursor, "getText"), "insertTextContent", cursor, field, False)
    return field


def put_bookmark(document: Any, place: Any, name: str, hidden: bool = False) -> None:
    """Put a bookmark around a range."""
    bookmark = ask(document, "createInstance", "com.sun.star.text.Bookmark")
    ask(bookmark, "setName", name)
    if hidden:
        bookmark.BookmarkHidden = True
    ask(ask(place, "getText"), "insertTextContent", place, bookmark, True)


def delete(first: Any, last: Any, above: Any, below: Any) -> None:
    """Delete paragraphs with one of the breaks beside them; not with one behind which a table stands."""
    text = first.Text
    if above is not None and places.adjacent(above, first):
        cursor = text.createTextCursorByRange(above.End)
        cursor.gotoRange(last.End, True)
    else:
        cursor = text.createTextCursorByRange(first.Start)
        follows = below is not None and _stands(below) and places.adjacent(last, below)
        cursor.gotoRange(below.Start if follows else last.End, True)
    cursor.setString("")


def _stands(paragraph: Any) -> bool:
    """Return whether a paragraph is still there: another step may have deleted it."""
    try:
        return paragraph.Start is not None
    except (UnknownPropertyException, RuntimeException):
        return False


def refresh_indexes(indexes: Any) -> None:
    """Make all indexes, tables of contents among them, anew."""
    for number in range(indexes.Count):
        index = indexes.getByIndex(number)
        if not index.supportsService("com.sun.star.text.Bibliography"):  # it may be somebody else's work
            index.update()
