"""Applies edits to an open document, all in one undo step or not at all. Nothing else changes a document.

Undo: https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1document_1_1XUndoManager.html
"""

from __future__ import annotations

import functools
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Sequence, Set, Tuple, TypeVar, Union

import unohelper
from com.sun.star.document import XUndoAction

from ..document.bookmarks import Names
from ..document.edits import (
    BreakLines,
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
)
from ..errors import TigangError
from ..office.uno_helpers import ask
from . import (
    asking,
    chapter_numbering,
    moving,
    places,
    portions,
    recorded,
    restored_placeholders,
    restyling,
    styles,
    texts,
    writing,
)
from .kept_settings import kept_settings

_Step = Callable[[], None]
_Result = TypeVar("_Result")


def apply(
    document: Any, edits: Sequence[Edit], title: str, then: Callable[[List[str]], object] = lambda made: None
) -> List[str]:
    """Carry out ``edits`` in one undo step named ``title``; return the bookmarks made, in the order of the document.

    The places of all edits are found before the first is carried out. If one fails, or ``then``, which is given the bookmarks
    made, what has been done is taken back. Raises TigangError (read-only, undo-locked, protected, not-inserted).
    """
    check_editable(document)
    names = Names(asking.bookmark_names(document))
    steps = list(_steps(document, edits, names))

    def work() -> List[str]:
        made = _carry_out(document, steps, names)
        then(made)
        return made

    give_pages_back = styles.lay_out_pages(document, [edit for edit in edits if isinstance(edit, LayOut)])
    try:  # no context manager: a generator's writes to exceptions, and UNO's refuse to be written to
        return in_one_step(document, title, work) if edits else work()
    except BaseException:
        give_pages_back()
        raise


def in_one_step(document: Any, title: str, work: Callable[[], _Result]) -> _Result:
    """Do ``work``, all changes of which become one undo step; if it fails they are taken back.

    The context is entered before the ``try``: were it refused, there would be nothing to leave. Raises TigangError
    (not-taken-back) where an undo is impossible because somebody else's context is open around this one.
    """
    undo = ask(document, "getUndoManager")
    ask(undo, "enterUndoContext", title)
    try:
        result = work()
    except BaseException as error:
        _take_back(undo, title, error)
        raise
    ask(undo, "leaveUndoContext")
    return result


def _take_back(undo: Any, title: str, error: BaseException) -> None:
    """Leave the context of that title, and take back what has been done in it."""
    try:
        undo.addUndoAction(
            _Failed(title)
        )  # a context without an action vanishes: the top step would be the person's own
    finally:
        undo.leaveUndoContext()
    if undo.getAllUndoActionTitles()[:1] != (title,) or not undo.isUndoPossible():
        raise TigangError("not-taken-back") from error
    undo.undo()
    undo.clearRedo()  # only what has failed: what there had been went when the context was entered


class _Failed(unohelper.Base, XUndoAction):  # type: ignore[misc]
    """Stands in a step that has failed, and does nothing."""

    def __init__(self, title: str) -> None:
        self.Title = title

    def undo(self) -> None:
        pass

    redo = undo


def _carry_out(document: Any, steps: Sequence[_Step], names: Names) -> List[str]:
    made: List[str] = []
    needs_reviving = restored_placeholders.needed(document)
    ask(document, "lockControllers")
    try:
        with kept_settings(document):
            for step in reversed(steps):  # from the end of the document, so that earlier places stay where they are
                step()
                made.extend(reversed(names.new))
                names.new = []
        if needs_reviving:
            restored_placeholders.revive(document)
    finally:
        ask(document, "unlockControllers")
    return made[::-1]


def is_editable(document: Any) -> bool:
    """Return whether the document may be changed, undoably."""
    return not (ask(document, "isReadonly") or _is_locked(document))


def _is_locked(document: Any) -> bool:
    return bool(ask(ask(document, "getUndoManager"), "isLocked"))


def check_editable(document: Any) -> None:
    """Raise TigangError (read-only, undo-locked) when the document must not be changed."""
    if ask(document, "isReadonly"):
        raise TigangError("read-only")
    if _is_locked(document):  # contexts would be ignored silently and the change not be undoable
        raise TigangError("undo-locked")


def carry_on(document: Any, edits: Sequence[Edit], *, spare_objects: bool = True) -> None:
    """Carry out ``edits`` within a step that `in_one_step` has begun. Raises TigangError (protected, holds-object).

    ``spare_objects``: no fix deletes an object, whatever the reading has found: each paragraph that is to go is looked at once
    more. What a person has said is to go, goes with all that it holds.
    """
    deleted = [edit for edit in edits if isinstance(edit, Delete)] if spare_objects else []
    going = {index for edit in deleted for index in range(edit.first, edit.last + 1)}
    for paragraph in texts.find(document, going).values():
        if portions.holds_object(paragraph):
            raise TigangError("holds-object", text=paragraph.String)
    names = Names(asking.bookmark_names(document))
    _carry_out(document, list(_steps(document, edits, names)), names)


def _steps(document: Any, edits: Sequence[Edit], names: Names) -> Iterator[_Step]:
    """Yield what is to be done, in the order of the document; every place is found and allowed, or TigangError is raised."""
    ordered = sorted(edits, key=lambda edit: edit.reach.position)
    site = _Site(document, texts.find(document, {index for edit in ordered for index in edit.reach.paragraphs}), names)
    for edit in ordered:
        yield _step(edit, site)


class _Site(NamedTuple):
    document: Any
    found: Dict[int, Any]  # the paragraphs that the edits speak of, by index
    names: Set[str]  # bookmarks in use


@functools.singledispatch
def _step(edit: Edit, site: _Site) -> _Step:
    """Return what carries out an edit; its place is found and allowed now, or TigangError is raised."""
    raise TypeError(edit)


@_step.register
def _(edit: Record, site: _Site) -> _Step:
    return lambda: recorded.record(site.document, edit)


@_step.register
def _(edit: LayOut, site: _Site) -> _Step:
    return lambda: styles.set_styles(site.document, edit.styles)


@_step.register
def _(edit: NumberHeadings, site: _Site) -> _Step:
    return lambda: chapter_numbering.number_headings(site.document, edit.levels)


@_step.register
def _(edit: ReplaceAll, site: _Site) -> _Step:
    places.refuse_protected_body(site.document)
    return lambda: writing.replace_all(site.document, edit.blocks, site.names)


@_step.register
def _(edit: Insert, site: _Site) -> _Step:
    document, names = site.document, site.names
    place = places.at_cursor(document) if edit.before is None else places.gap(document, site.found, edit.before)
    if place is None:
        return lambda: writing.insert(document, places.append_paragraph(document), edit.blocks, names, use_empty=True)
    places.refuse_protected(place)
    return lambda: writing.insert(document, place, edit.blocks, names, use_empty=edit.before is None)


@_step.register
def _(edit: Replace, site: _Site) -> _Step:
    place, bookmarks = _place_and_bookmarks(edit, site)
    return lambda: writing.replace(site.document, place, edit, bookmarks, site.names)


@_step.register
def _(edit: Embed, site: _Site) -> _Step:
    place, bookmarks = _place_and_bookmarks(edit, site)
    return lambda: writing.embed(site.document, place, edit, bookmarks)


@_step.register
def _(edit: Delete, site: _Site) -> _Step:
    first, last = site.found[edit.first], site.found[edit.last]
    places.refuse_apart(first.Text, [last])
    places.refuse_protected(first)
    places.refuse_protected(last)
    return lambda: writing.delete(first, last, site.found.get(edit.first - 1), site.found.get(edit.last + 1))


@_step.register
def _(edit: BreakLines, site: _Site) -> _Step:
    paragraph = site.found[edit.paragraph]
    places.refuse_protected(paragraph)
    return lambda: writing.break_lines(paragraph, edit.places)


@_step.register
def _(edit: Restyle, site: _Site) -> _Step:
    paragraph = site.found[edit.paragraph]
    places.refuse_protected(paragraph)
    return lambda: restyling.restyle(paragraph, edit.style)


@_step.register
def _(edit: Move, site: _Site) -> _Step:
    first, following, target = (site.found.get(index) for index in (edit.first, edit.last + 1, edit.before))
    places.refuse_apart(site.document.Text, filter(None, (first, site.found[edit.last], following, target)))
    for paragraph in filter(None, (first, site.found[edit.last], target)):
        places.refuse_protected(paragraph)
    return lambda: moving.move(site.document, first, following, target)


@_step.register
def _(edit: RefreshIndexes, site: _Site) -> _Step:
    return lambda: writing.refresh_indexes(site.document.DocumentIndexes)


def _place_and_bookmarks(edit: Union[Replace, Embed], site: _Site) -> Tuple[Any, Sequence[portions.Touched]]:
    """Return the range to be replaced and the bookmarks that begin or end in it."""
    bookmarks: Sequence[portions.Touched] = ()
    if edit.paragraph is None:
        place = places.cursor_range(site.document)
        place.goLeft(-edit.start, True)
    else:
        paragraph = site.found[edit.paragraph]
        place = portions.span(paragraph, edit.start, edit.end)
        bookmarks = portions.bookmarks_at(paragraph, edit.start, edit.end)
    places.refuse_protected(place)
    return place, bookmarks
