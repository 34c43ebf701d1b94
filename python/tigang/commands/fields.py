"""Verbs about the fields of a document: their values, and the sections that stand for the items of a list."""

from __future__ import annotations

import dataclasses
from dataclasses import field
from typing import Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from ..analysis import Analysis, analyse
from ..document.edits import Edit, Replace
from ..document.snapshot import FieldValue, Snapshot
from ..errors import TigangError
from ..outlines import fields as fields_
from ..outlines.model import Field, Outline
from ..planning import field_changes, list_fields
from ..planning.list_fields import Place
from ..structure.back_matter import last_of
from ..structure.tree import Heading
from ..writer import editor
from . import title_lines
from .arguments import Fields, about
from .session import Session

_MOST_STEPS = 400  # moves and insertions of one list: twenty items the other way round


@dataclasses.dataclass(frozen=True)
class SetFields:
    fields: Fields = field(
        default_factory=dict, metadata=about("The new values; fields that are not named keep theirs.")
    )
    remove_written: bool = field(
        default=False,
        metadata=about(
            "Whether the section of an item that is no longer in its list goes though something is written in it."
        ),
    )


class Miscounted(NamedTuple):
    given: int
    expected: int


@dataclasses.dataclass(frozen=True)
class ChangedFields:
    """`changed`: in how many places; `fields`: the values of all fields now; `sections_added`, `sections_moved`,
    `sections_removed`: how many sections of a list's items; `miscounted`: lists that have another number of items than the
    outline asks for, as `given` and `expected`.
    """

    changed: int
    fields: Mapping[str, FieldValue]
    sections_added: int = 0
    sections_moved: int = 0
    sections_removed: int = 0
    miscounted: Mapping[str, Miscounted] = dataclasses.field(default_factory=dict)


class _Plan(NamedTuple):
    """What changes before sections are moved or come in."""

    edits: List[Edit]
    changed: int
    removed: Sequence[Heading]
    lists: Sequence[Field]  # those whose sections have to follow


def set_fields(session: Session, asked: SetFields) -> ChangedFields:
    """Give fields of the document other values, in every place where theirs stand; the sections of lists follow."""
    snapshot = session.read()
    outline = session.outline(snapshot)
    new = fields_.checked_fields(outline, asked.fields) if outline else asked.fields
    plan = _planned(session, snapshot, outline, new, asked.remove_written)
    values = {**snapshot.fields, **new}
    if not plan.lists or outline is None:
        session.apply(plan.edits, "set-fields")
        return ChangedFields(plan.changed, values, miscounted=miscounted(outline, values))
    known: Outline = outline

    def work() -> Tuple[int, int]:
        session.carry_on(plan.edits, spare_objects=False)
        moved = sum(_step(session, known, each, list_fields.next_move) for each in plan.lists)
        return moved, sum(_step(session, known, each, list_fields.next_insertion) for each in plan.lists)

    editor.check_editable(session.document)
    moved, added = editor.in_one_step(session.document, session.undo_title("set-fields"), work)
    return ChangedFields(plan.changed, values, added, moved, len(plan.removed), miscounted(outline, values))


def miscounted(outline: Optional[Outline], values: Mapping[str, FieldValue]) -> Dict[str, Miscounted]:
    """Return the lists that have another number of items than the outline asks for."""
    asked = [each for each in outline.fields.values() if each.list and each.count] if outline else []
    return {
        each.id: Miscounted(len(values[each.id]), each.count or 0)
        for each in asked
        if values.get(each.id) and len(values[each.id]) != each.count
    }


def written_sections(session: Session, fields: Mapping[str, FieldValue]) -> List[str]:
    """Return the headings of the sections that these values would take away though something is written in them."""
    snapshot = session.read()
    outline = session.outline(snapshot)
    new = fields_.checked_fields(outline, fields) if outline else fields
    try:
        _planned(session, snapshot, outline, new, False)
    except TigangError as error:
        if error.code != "items-written":
            raise
        return str(error.values["headings"]).split("\n")
    return []


def _planned(
    session: Session, snapshot: Snapshot, outline: Optional[Outline], new: Mapping[str, FieldValue], with_written: bool
) -> _Plan:
    """Return what is to change first. Raises TigangError (items-written)."""
    language = outline.language if outline else session.language
    lists = _lists(snapshot, outline, new)
    placed: Dict[Place, str] = {}
    typed: List[Replace] = []
    removed: List[Heading] = []
    gone: List[Edit] = []
    if lists:
        analysis = analyse(snapshot, outline, recognise=session.checker.recogniser.tree)
        for each in lists:
            renaming = list_fields.renaming(analysis, each, _items(snapshot.fields.get(each.id)), _items(new[each.id]))
            placed.update(renaming.placed)
            typed += renaming.edits
            removed += renaming.removed
        if not with_written:
            _refuse_written(analysis, removed)
        gone = list_fields.removal(analysis, removed) if removed else []
        going = {index for h in removed for index in range(h.paragraph, last_of(h, analysis.end) + 1)}
    else:
        going = set()
    changes = field_changes.change(snapshot, new, language, placed)
    values = [edit for edit in [*changes, *typed] if not (isinstance(edit, Replace) and edit.paragraph in going)]
    changed = sum(isinstance(edit, Replace) for edit in values)
    return _Plan([*title_lines.anew(session, snapshot, values, outline), *gone], changed, removed, lists)


def _lists(snapshot: Snapshot, outline: Optional[Outline], new: Mapping[str, FieldValue]) -> List[Field]:
    """Return the lists that change and for whose items there are sections."""
    if outline is None:
        return []
    with_sections = {section.each for section in outline.walk()}
    return [
        outline.fields[name]
        for name, value in new.items()
        if name in with_sections and _items(value) != _items(snapshot.fields.get(name))
    ]


def _items(value: Optional[FieldValue]) -> List[str]:
    return [value] if isinstance(value, str) and value else list(value or ())


def _refuse_written(analysis: Analysis, removed: Sequence[Heading]) -> None:
    written = [heading.line for heading in removed if list_fields.is_written(analysis, heading)]
    if written:
        raise TigangError("items-written", headings="\n".join(written))


def _step(session: Session, outline: Outline, each: Field, plan: list_fields.Step) -> int:
    """Carry out one plan after another, each for the document as it then is; return how many there were."""
    for number in range(_MOST_STEPS):
        snapshot = session.read()
        analysis = analyse(snapshot, outline, recognise=session.checker.recogniser.tree)
        edits = plan(analysis, each, _items(snapshot.fields.get(each.id)))
        if not edits:
            return number
        session.carry_on(edits)
    return _MOST_STEPS
