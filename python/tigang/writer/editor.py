"""Applies edits to an open document, all in one undo step or not at all. Nothing else changes a document.

Undo: https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1document_1_1XUndoManager.html
"""

from __future__ import annotations

import functools
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Sequence, Set, Tuple, TypeVar, Union

from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

from .. import placeholders
from ..document import (
    Block,
    Delete,
    Edit,
    Embed,
    Insert,
    LayOut,
    Move,
    NumberHeadings,
    Record,
    RefreshIndexes,
    Replace,
    ReplaceAll,
    Restyle,
    Run,
    Slot,
)
from ..errors import TigangError
from ..placeholders import Names
from . import chapters, embedding, moving, odt, portions, properties, restyling, reviving, styles, view

_Step = Callable[[], None]
_Result = TypeVar("_Result")


def apply(document: Any, edits: Sequence[Edit], title: str) -> List[str]:
    """Carries out ``edits`` in one undo step named ``title``; the bookmarks made, in the order of the document.

    The places of all edits are found before the first is carried out. If one fails, what has been done is taken back.
    Raises TigangError (read-only, undo-locked, protected).
    """
    check_editable(document)
    if not edits:
        return []
    names = Names(document.Bookmarks.ElementNames)
    steps = list(_steps(document, edits, names))
    return in_one_step(document, title, lambda: _carry_out(document, steps, names))


def in_one_step(document: Any, title: str, work: Callable[[], _Result]) -> _Result:
    """Does ``work``, all changes of which become one undo step; if it fails they are taken back.

    The context is entered before the ``try``: were it refused, there would be nothing to leave. One without a change
    vanishes, so only a top title that was not there before is ours to take back.
    """
    undo = document.UndoManager
    before = undo.getAllUndoActionTitles()
    done = False
    undo.enterUndoContext(title)
    try:
        result = work()
        done = True
    finally:
        undo.leaveUndoContext()
        titles = undo.getAllUndoActionTitles()
        if not done and titles != before and titles[:1] == (title,):
            undo.undo()
    return result


def _carry_out(document: Any, steps: Sequence[_Step], names: Names) -> List[str]:
    made: List[str] = []
    needs_reviving = reviving.needed(document)
    document.lockControllers()
    try:
        for step in reversed(steps):  # from the end of the document, so that earlier places stay where they are
            step()
            made = names.new + made
            names.new = []
        if needs_reviving:
            reviving.revive(document)
    finally:
        document.unlockControllers()
    return made


def check_editable(document: Any) -> None:
    """Raises TigangError (read-only, undo-locked) when the document must not be changed."""
    if document.isReadonly():
        raise TigangError("read-only")
    if document.UndoManager.isLocked():  # contexts would be ignored silently and the change not be undoable
        raise TigangError("undo-locked")


def carry_on(document: Any, edits: Sequence[Edit]) -> None:
    """Carries out ``edits`` within a step that `in_one_step` has begun. Raises TigangError (protected)."""
    names = Names(document.Bookmarks.ElementNames)
    _carry_out(document, list(_steps(document, edits, names)), names)


def _steps(document: Any, edits: Sequence[Edit], names: Names) -> Iterator[_Step]:
    """What is to be done, in the order of the document; every place is found and allowed, or TigangError is raised."""
    ordered = sorted(edits, key=_position)
    site = _Site(document, _paragraphs(document, {index for edit in ordered for index in _needed(edit)}), names)
    for edit in ordered:
        yield _step(edit, site)


def _position(edit: Edit) -> Tuple[int, int]:
    if isinstance(edit, Insert):
        return (edit.before if edit.before is not None else -1, -1)
    if isinstance(edit, (Delete, Move)):
        return (edit.first, 0)
    if isinstance(edit, (Replace, Embed)):
        return (edit.paragraph if edit.paragraph is not None else -1, edit.start)
    return (edit.paragraph, 0) if isinstance(edit, Restyle) else (-1, 0)


def _needed(edit: Edit) -> Set[int]:
    if isinstance(edit, Insert) and edit.before is not None:
        return {edit.before - 1, edit.before}
    if isinstance(edit, Delete):
        return {edit.first - 1, edit.first, edit.last, edit.last + 1}
    if isinstance(edit, Move):
        return {edit.first, edit.last, edit.last + 1, edit.before}
    if isinstance(edit, (Replace, Embed, Restyle)) and edit.paragraph is not None:
        return {edit.paragraph}
    return set()


class _Site(NamedTuple):
    document: Any
    found: Dict[int, Any]  # the paragraphs that the edits speak of, by index
    names: Set[str]  # bookmarks in use


@functools.singledispatch
def _step(edit: Edit, site: _Site) -> _Step:
    """What carries out an edit; its place is found and allowed now, or TigangError is raised."""
    raise TypeError(edit)


@_step.register
def _(edit: Record, site: _Site) -> _Step:
    return lambda: properties.record(site.document, edit)


@_step.register
def _(edit: LayOut, site: _Site) -> _Step:
    return lambda: styles.set_styles(site.document, edit.styles)


@_step.register
def _(edit: NumberHeadings, site: _Site) -> _Step:
    return lambda: chapters.number_headings(site.document, edit.levels)


@_step.register
def _(edit: ReplaceAll, site: _Site) -> _Step:
    _refuse_protected_body(site.document)
    return lambda: _replace_all(site.document, edit.blocks, site.names)


@_step.register
def _(edit: Insert, site: _Site) -> _Step:
    place = _place_at_cursor(site.document) if edit.before is None else _gap(site.document, site.found, edit.before)
    _refuse_protected(place)
    return lambda: _insert(site.document, place, edit.blocks, site.names, at_cursor=edit.before is None)


@_step.register
def _(edit: Replace, site: _Site) -> _Step:
    place, bookmarks = _place_and_bookmarks(edit, site)
    return lambda: _replace(site.document, place, edit, bookmarks, site.names)


@_step.register
def _(edit: Embed, site: _Site) -> _Step:
    place, bookmarks = _place_and_bookmarks(edit, site)
    return lambda: _embed(site.document, place, edit, bookmarks)


@_step.register
def _(edit: Delete, site: _Site) -> _Step:
    first, last = site.found[edit.first], site.found[edit.last]
    _refuse_protected(first)
    _refuse_protected(last)
    return lambda: _delete(first, last, site.found.get(edit.first - 1), site.found.get(edit.last + 1))


@_step.register
def _(edit: Restyle, site: _Site) -> _Step:
    paragraph = site.found[edit.paragraph]
    _refuse_protected(paragraph)
    return lambda: restyling.restyle(paragraph, edit.style)


@_step.register
def _(edit: Move, site: _Site) -> _Step:
    first, following, target = (site.found.get(index) for index in (edit.first, edit.last + 1, edit.before))
    for paragraph in filter(None, (first, site.found[edit.last], target)):
        _refuse_protected(paragraph)
    return lambda: moving.move(site.document, first, following, target)


@_step.register
def _(edit: RefreshIndexes, site: _Site) -> _Step:
    return lambda: _refresh_indexes(site.document.DocumentIndexes)


def _place_and_bookmarks(edit: Union[Replace, Embed], site: _Site) -> Tuple[Any, Sequence[Any]]:
    """The range to be replaced and the bookmarks in it."""
    bookmarks: Sequence[Any] = ()
    if edit.paragraph is None:
        place = cursor_range(site.document)
        place.goLeft(-edit.start, True)
    else:
        paragraph = site.found[edit.paragraph]
        place = portions.span(paragraph, edit.start, edit.end)
        bookmarks = portions.bookmarks_within(paragraph, edit.start, edit.end)
    _refuse_protected(place)
    return place, bookmarks


# --- places -----------------------------------------------------------------------------------------------------------


def _paragraphs(document: Any, wanted: Set[int]) -> Dict[int, Any]:
    """The body's paragraphs of the wanted indices, found in one pass that ends with the last of them."""
    found: Dict[int, Any] = {}
    last = max(wanted, default=-1)
    elements = document.Text.createEnumeration()
    index = 0
    while index <= last and elements.hasMoreElements():
        element = elements.nextElement()
        if element.supportsService("com.sun.star.text.Paragraph"):
            if index in wanted:
                found[index] = element
            index += 1
    return found


def cursor_range(document: Any) -> Any:
    """A text cursor at the end of the selection, in whatever text (body, cell, frame) it is."""
    place = view.selection(document)
    return place.Text.createTextCursorByRange(place.getEnd())


def _place_at_cursor(document: Any) -> Any:
    """Where paragraphs at the cursor go in: at the start of a paragraph they belong after the one above it."""
    place = cursor_range(document)
    if place.isStartOfParagraph() and not place.isEndOfParagraph():
        position = view.cursor_position(document)
        if position is not None and position.paragraph > 0 and position.offset == 0:
            wanted = {position.paragraph - 1, position.paragraph}
            return _gap(document, _paragraphs(document, wanted), position.paragraph)
    return place


def _gap(document: Any, found: Dict[int, Any], before: int) -> Any:
    """The place where paragraphs before the paragraph ``before`` go in: the end of the one above it, or its start.

    At the end of the one above, the paragraph below keeps its page break; but a table or a section's edge between them
    must stay above what is inserted.
    """
    above, below = found.get(before - 1), found.get(before)
    if below is None:
        return document.Text.createTextCursorByRange(document.Text.End)
    start = document.Text.createTextCursorByRange(below.Start)
    if above is not None and _adjacent(above, below) and _same_section(above, below):
        return document.Text.createTextCursorByRange(above.End)
    return start


def _adjacent(one: Any, other: Any) -> bool:
    """Whether no table stands between a paragraph and the next. A cursor's step would pass over the table."""
    between = one.Text.createTextCursorByRange(one.End)
    between.gotoRange(other.Start, True)
    elements = between.createEnumeration()
    while elements.hasMoreElements():
        if not elements.nextElement().supportsService("com.sun.star.text.Paragraph"):
            return False
    return True


def _same_section(one: Any, other: Any) -> bool:
    a, b = one.TextSection, other.TextSection
    return (a.Name if a else None) == (b.Name if b else None)


def _refuse_protected(place: Any) -> None:
    """Raises TigangError (protected) when a place lies in a protected section or cell; the API itself would not mind."""
    section = place.TextSection
    while section is not None:
        if section.IsProtected:
            raise TigangError("protected", name=section.Name)
        section = section.ParentSection
    cell = place.Cell if place.PropertySetInfo.hasPropertyByName("Cell") else None
    if cell is not None and cell.IsProtected:
        raise TigangError("protected", name=cell.CellName)


def _refuse_protected_body(document: Any) -> None:
    for name in document.TextSections.ElementNames:
        if document.TextSections.getByName(name).IsProtected:
            raise TigangError("protected", name=name)


# --- changes ----------------------------------------------------------------------------------------------------------


def _replace_all(document: Any, blocks: Sequence[Block], names: Set[str]) -> None:
    text = document.Text
    text.setString("")
    cursor = text.createTextCursorByRange(text.Start)
    cursor.gotoEnd(False)
    _fill_paragraphs(document, cursor, blocks, names)


def _insert(document: Any, cursor: Any, blocks: Sequence[Block], names: Set[str], at_cursor: bool) -> None:
    """Makes an empty paragraph at the cursor and writes the blocks there."""
    text = cursor.Text
    at_start, at_end = cursor.isStartOfParagraph(), cursor.isEndOfParagraph()
    if not (at_cursor and at_start and at_end):
        if not at_start or (at_end and not at_cursor):
            portions.break_paragraph(cursor, portions.is_mixed(cursor))
        if not at_end:
            text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
            cursor.gotoPreviousParagraph(False)
    _fill_paragraphs(document, cursor, blocks, names)


def _fill_paragraphs(document: Any, cursor: Any, blocks: Sequence[Block], names: Set[str]) -> None:
    """Writes blocks from the empty paragraph at the cursor on."""
    cursor.setPropertyValue("ParaStyleName", blocks[0].style)
    cursor.setAllPropertiesToDefault()  # a new paragraph takes over direct formatting from the one above
    if len(blocks) > 1:
        odt.insert(cursor, blocks, names)
        if blocks[-1].style != blocks[-2].style:  # the last paragraph comes in with the style of the one before it
            cursor.collapseToEnd()
            cursor.setPropertyValue("ParaStyleName", blocks[-1].style)
        return
    if blocks[0].unnumbered:
        cursor.setPropertyValue("NumberingIsNumber", False)
    for run in blocks[0].runs:  # a file of one paragraph comes in with the wrong style and leaves its bookmarks at an undo
        _write(document, cursor, run, names)


def _write(document: Any, cursor: Any, run: Run, names: Set[str]) -> None:
    if not isinstance(run, Slot):
        cursor.Text.insertString(cursor, run, False)
        return
    if run.value:
        cursor.Text.insertString(cursor, run.value, False)
    else:
        field = document.createInstance("com.sun.star.text.TextField.JumpEdit")
        field.PlaceHolder = run.guidance
        cursor.Text.insertTextContent(cursor, field, False)
    around = cursor.Text.createTextCursorByRange(cursor.Start)
    around.goLeft(portions.utf16(run.value) or 1, True)
    _bookmark(document, around, _new_name(run.section, run.field, run.guidance, names))


def _new_name(section: str, field: str, guidance: str, names: Set[str]) -> str:
    name = placeholders.encode(section, field, guidance, names)
    names.add(name)
    return name


def _embed(document: Any, place: Any, edit: Embed, bookmarks: Sequence[Any]) -> None:
    """Puts a document in the place of a range; the bookmarks in it are laid around what came in."""
    kept = [bookmark.Name for bookmark in bookmarks]
    for bookmark in bookmarks:
        place.Text.removeTextContent(bookmark)
    came = embedding.embed(place, edit)
    for name in kept:
        _bookmark(document, came, name)


def _replace(document: Any, place: Any, edit: Replace, bookmarks: Sequence[Any], names: Set[str]) -> None:
    """Replaces a range; the bookmarks in it are laid around the new text.

    Writer would delete them with the old text and, when they cover just that, not bring them back at an undo.
    """
    text = place.Text
    kept = [bookmark.Name for bookmark in bookmarks]
    for bookmark in bookmarks:
        text.removeTextContent(bookmark)
    _put_lines(place, edit.text.split("\n"))
    for name in kept:
        _bookmark(document, place, name)
    for field in edit.fields:
        value = text.createTextCursorByRange(place.Start)
        portions.go_right(value, portions.utf16(edit.text[:field.start]))
        portions.go_right(value, portions.utf16(edit.text[field.start:field.end]), True)
        _bookmark(document, value, _new_name(field.section, field.field, field.field, names))


def _put_lines(place: Any, lines: Sequence[str]) -> None:
    """Puts lines, each a paragraph, in the place of a range, which covers them afterwards."""
    text, mixed = place.Text, len(lines) > 1 and portions.is_mixed(place)
    text.insertString(place, lines[0], True)
    end = text.createTextCursorByRange(place.End)
    for line in lines[1:]:
        portions.break_paragraph(end, mixed)
        text.insertString(end, line, False)
    place.gotoRange(place.Start, False)
    place.gotoRange(end, True)


def _bookmark(document: Any, place: Any, name: str) -> None:
    bookmark = document.createInstance("com.sun.star.text.Bookmark")
    bookmark.Name = name
    place.Text.insertTextContent(place, bookmark, True)


def _delete(first: Any, last: Any, above: Any, below: Any) -> None:
    """Deletes paragraphs with one of the breaks beside them; not with one behind which a table stands."""
    text = first.Text
    if above is not None and _adjacent(above, first):
        cursor = text.createTextCursorByRange(above.End)
        cursor.gotoRange(last.End, True)
    else:
        cursor = text.createTextCursorByRange(first.Start)
        cursor.gotoRange(below.Start if below is not None and _adjacent(last, below) else last.End, True)
    cursor.setString("")


def _refresh_indexes(indexes: Any) -> None:
    for number in range(indexes.Count):
        indexes.getByIndex(number).update()

