"""What edits make of a document, without Writer: tests and the workshop carry out the fixes of the rules with it."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, Dict, List, Sequence, Tuple, TypeVar

from tigang.document.blocks import Block
from tigang.document.edits import (
    BreakLines,
    Delete,
    Edit,
    Insert,
    LayOut,
    Move,
    Record,
    RefreshIndexes,
    Replace,
    ReplaceAll,
    Restyle,
)
from tigang.document.snapshot import Filled, Mark, Paragraph, Placeholder, Snapshot

_Place = TypeVar("_Place", Placeholder, Mark)


def apply(snapshot: Snapshot, edits: Sequence[Edit]) -> Snapshot:
    """The document after ``edits``, whose positions are all those of ``snapshot``.

    Nothing knows where the cursor is: edits at the cursor raise ValueError. Automatic numbers stay as they were.
    """
    whole = [edit for edit in edits if isinstance(edit, ReplaceAll)]
    paragraphs = [made(block) for block in whole[-1].blocks] if whole else _edited(snapshot.paragraphs, edits)
    after = dataclasses.replace(snapshot, paragraphs=tuple(paragraphs))
    for edit in edits:
        if isinstance(edit, Record):
            known: Dict[str, Any] = {
                "outline": edit.outline,
                "fields": edit.fields,
                "ignored": edit.ignored,
                "layout": edit.layout,
            }
            after = dataclasses.replace(after, **{name: value for name, value in known.items() if value is not None})
        elif isinstance(edit, LayOut) and after.look is not None:
            new = {style.name: style._asdict() for style in edit.styles}
            after = dataclasses.replace(after, look=after.look._replace(styles={**after.look.styles, **new}))
    return after


def _edited(paragraphs: Sequence[Paragraph], edits: Sequence[Edit]) -> List[Paragraph]:
    now = [[paragraph] for paragraph in paragraphs]  # what each paragraph has become
    before: List[List[Paragraph]] = [
        [] for _ in range(len(paragraphs) + 1)
    ]  # what comes in before each, and at the end
    for edit in sorted(edits, key=_order):
        if isinstance(edit, Replace):
            index = _known(edit.paragraph)
            now[index][:1] = replaced(now[index][0], edit)
        elif isinstance(edit, Restyle):
            now[edit.paragraph] = [p._replace(style=edit.style, level=_level(edit.style)) for p in now[edit.paragraph]]
        elif isinstance(edit, Insert):
            before[_known(edit.before)].extend(made(block) for block in edit.blocks)
        elif isinstance(edit, (Move, Delete)):
            if isinstance(edit, Move):
                before[edit.before].extend(p for index in range(edit.first, edit.last + 1) for p in now[index])
            now[edit.first : edit.last + 1] = [[] for _ in range(edit.first, edit.last + 1)]
        else:
            assert isinstance(edit, (BreakLines, RefreshIndexes, Record, LayOut)), edit
    return [paragraph for come, own in zip(before, [*now, []]) for paragraph in (*come, *own)]


def _order(edit: Edit) -> Tuple[int, int, int]:
    """Texts from the end of a paragraph to its start, then styles, then whole paragraphs."""
    if isinstance(edit, Replace):
        return (0, _known(edit.paragraph), -edit.start)
    return (1 if isinstance(edit, Restyle) else 2, 0, 0)


def _known(place: Any) -> int:
    if place is None:
        raise ValueError("at the cursor")
    return int(place)


def replaced(paragraph: Paragraph, edit: Replace) -> List[Paragraph]:
    """A paragraph after a Replace: several when its text has line ends. What lay in the replaced text is gone."""
    text = paragraph.text
    assert 0 <= edit.start <= edit.end <= len(text), edit
    lines = edit.text.split("\n")
    shift = len(lines[-1]) - edit.end + (edit.start if len(lines) == 1 else 0)
    slots, later_slots = _beside(paragraph.placeholders, edit, shift)
    marks, later_marks = _beside(paragraph.marks, edit, shift)
    first = paragraph._replace(text=text[: edit.start] + lines[0], placeholders=slots, marks=marks)
    parts = [first, *(Paragraph(line, paragraph.style, paragraph.level, paragraph.label) for line in lines[1:])]
    last = parts[-1]
    parts[-1] = last._replace(
        text=last.text + text[edit.end :],
        placeholders=(*last.placeholders, *later_slots),
        marks=(*last.marks, *later_marks),
        followed_by_object=paragraph.followed_by_object,
    )
    shown = [*(part._replace(followed_by_object=False) for part in parts[:-1]), parts[-1]]
    return shown if len(lines) > 1 else [shown[0]._replace(placeholders=_with_blanks(shown[0], edit))]


def _with_blanks(paragraph: Paragraph, edit: Replace) -> Tuple[Placeholder, ...]:
    """The placeholders of a paragraph into which a text of one line came, those of the text included."""
    come = (p._replace(start=p.start + edit.start, end=p.end + edit.start) for p in edit.blanks)
    return tuple(sorted((*paragraph.placeholders, *come)))


def _beside(places: Tuple[_Place, ...], edit: Replace, shift: int) -> Tuple[Tuple[_Place, ...], Tuple[_Place, ...]]:
    """The places before the replaced text, and those after it where they come to stand."""
    earlier = tuple(p for p in places if p.end <= edit.start)
    later = tuple(p for p in places if p.start >= edit.end and p not in earlier)
    return earlier, tuple(p._replace(start=p.start + shift, end=p.end + shift) for p in later)


def made(block: Block) -> Paragraph:
    """The paragraph that an inserted block becomes."""
    text, slots, filled = "", [], []
    for run in block.runs:
        if isinstance(run, str):
            text += run
        else:
            place = len(text), len(text) + len(run.text)
            if run.value:
                filled.append(Filled(*place, run.section, run.field))
            else:
                slots.append(Placeholder(*place, run.guidance, run.section, run.field))
            text += run.text
    return Paragraph(text, block.style, _level(block.style), placeholders=tuple(slots), filled=tuple(filled))


def _level(style: str) -> int:
    heading = re.fullmatch(r"Heading (\d+)", style)
    return int(heading[1]) if heading else 0
