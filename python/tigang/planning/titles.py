"""Titles of several lines: their line breaks are put between words when a title comes in or a field's value in it changes.

See `text.title_lines` for where they go. A title in which something still waits to be filled is left as it is.
"""

from __future__ import annotations

from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from ..document.blocks import Block, Run, Slot
from ..document.edits import BreakLines, Edit, Insert, Replace, ReplaceAll
from ..document.snapshot import Paragraph, Snapshot
from ..messages import pick
from ..outlines.model import Outline
from ..text.blanks import waiting
from ..text.title_lines import line_breaks

STYLE = "Title"
_HAN_SHARE = 0.5  # of the characters of a title that Writer would break inside words


def known_words(outline: Optional[Outline]) -> Tuple[str, ...]:
    """Return what an outline takes for one word: the name of its category and those of its fields."""
    if outline is None:
        return ()
    named = [outline.category, *(field.label for field in outline.fields.values())]
    return tuple(word for word in (pick(text, outline.language) for text in named) if 1 < len(word) < 8)


def broken(edits: Sequence[Edit], room: float, known: Sequence[str]) -> List[Edit]:
    """Return edits with the titles that they insert broken into lines.

    ``room``: how many Chinese characters fit into a line of a title. ``known``: see `known_words`.
    """
    return [
        edit._replace(blocks=tuple(_in_lines(block, room, known) for block in edit.blocks))
        if isinstance(edit, (Insert, ReplaceAll))
        else edit
        for edit in edits
    ]


def _in_lines(block: Block, room: float, known: Sequence[str]) -> Block:
    if block.style != STYLE or any(isinstance(run, Slot) and not run.value for run in block.runs):
        return block
    breaks = _breaks(block.text, _spans(block.runs), room, known)
    return block._replace(runs=tuple(_with_breaks(block.runs, breaks))) if breaks else block


def _spans(runs: Sequence[Run]) -> List[Tuple[int, int]]:
    """Return where the values of fields stand."""
    spans, place = [], 0
    for run in runs:
        length = len(run if isinstance(run, str) else run.value)
        if isinstance(run, Slot):
            spans.append((place, place + length))
        place += length
    return spans


def _breaks(title: str, kept: Sequence[Tuple[int, int]], room: float, known: Sequence[str]) -> List[int]:
    han = sum("\u3400" <= c <= "\u9fff" for c in title)
    return line_breaks(title, room, kept, known) if han > _HAN_SHARE * len(title) else []


def _with_breaks(runs: Sequence[Run], breaks: Sequence[int]) -> Iterator[Run]:
    """Return the runs with line breaks: one beside a value is no part of it."""
    place = 0
    for run in runs:
        text = run if isinstance(run, str) else run.value
        inside = [b - place for b in breaks if place < b < place + len(text)]
        if place in breaks:
            yield "\n"
        lines = "\n".join(text[start:end] for start, end in zip([0, *inside], [*inside, len(text)]))
        yield lines if isinstance(run, str) else run._replace(value=lines)
        place += len(text)


# --- titles that stand in a document ----------------------------------------------------------------------------------


def rebroken(edits: Sequence[Edit], snapshot: Snapshot, room: float, known: Sequence[str]) -> List[Edit]:
    """Return edits, and those that break the titles anew in which they replace something, whatever the lines were before."""
    changed: Dict[int, List[Replace]] = {}
    for edit in edits:
        if isinstance(edit, Replace) and edit.paragraph is not None:
            changed.setdefault(edit.paragraph, []).append(edit)
    titles = ((index, snapshot.at(index), own) for index, own in sorted(changed.items()))
    return [
        *edits,
        *(
            _anew(index, paragraph, own, room, known)
            for index, paragraph, own in titles
            if paragraph.style == STYLE and not _waits(paragraph, own)
        ),
    ]


def _waits(paragraph: Paragraph, own: Sequence[Replace]) -> bool:
    """Return whether something in a paragraph still waits to be filled after some edits."""
    places = {(edit.start, edit.end) for edit in own}
    return any((place.start, place.end) not in places for place in waiting(paragraph))


def _anew(index: int, paragraph: Paragraph, own: Sequence[Replace], room: float, known: Sequence[str]) -> BreakLines:
    title, kept, place = "", [], 0
    values = {(value.start, value.end): paragraph.text[value.start : value.end] for value in paragraph.filled}
    values.update({(edit.start, edit.end): edit.text for edit in own})
    for (start, end), text in sorted(values.items()):
        title += paragraph.text[place:start].replace("\n", "")
        value = text.replace("\n", "")
        kept.append((len(title), len(title) + len(value)))
        title += value
        place = end
    title += paragraph.text[place:].replace("\n", "")
    return BreakLines(index, tuple(_breaks(title, kept, room, known)))
