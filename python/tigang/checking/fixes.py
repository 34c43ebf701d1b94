"""Which fixes of a check's findings can be applied together."""

from __future__ import annotations

import bisect
from typing import Any, Dict, Iterable, List, Optional, Sequence, Tuple

from ..document.edits import Delete, Edit, Move, Replace, Span
from ..document.snapshot import Mark, Paragraph
from .rule import Applicability, Finding


def together(
    findings: Iterable[Finding],
    rules: Optional[Sequence[str]] = None,
    least: Applicability = Applicability.SAFE,
) -> List[Tuple[Finding, Tuple[Edit, ...]]]:
    """Return the findings whose fixes go together, each with the edits that it adds.

    Without ``rules`` those fixes are taken that are at least as applicable as ``least``; with them all fixes of those rules.
    Where two fixes touch each other, the first keeps its place and the other waits for the next round; of an edit that two
    fixes share, one is enough.
    """
    taken = _Taken()
    edits: Dict[Any, List[Edit]] = {}  # by their reach
    chosen = []
    for finding in findings:
        if not finding.fix or not (finding.applicability >= least if rules is None else finding.rule in rules):
            continue
        added = tuple(edit for edit in finding.fix if edit not in edits.get(tuple(edit.reach.spans), ()))
        spans = [span for edit in added for span in edit.reach.spans]
        if not any(map(taken.touches, spans)):
            for span in spans:
                taken.add(span)
            for edit in added:
                edits.setdefault(tuple(edit.reach.spans), []).append(edit)
            chosen.append((finding, added))
    return chosen


class _Taken:
    """What of a document has been taken, as spans in their order that do not touch each other."""

    def __init__(self) -> None:
        self._starts: List[Any] = []
        self._ends: List[Any] = []

    def touches(self, span: Span) -> bool:
        first, behind = self._touched(span)
        return first < behind

    def add(self, span: Span) -> None:
        first, behind = self._touched(span)
        start, end = min([span[0], *self._starts[first:behind]]), max([span[1], *self._ends[first:behind]])
        self._starts[first:behind], self._ends[first:behind] = [start], [end]

    def _touched(self, span: Span) -> Tuple[int, int]:
        """Return those that a span touches, from one to before another."""
        return bisect.bisect_left(self._ends, span[0]), bisect.bisect_right(self._starts, span[1])


def keeps_objects(fix: Sequence[Edit], paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether no image, frame, note, field, cell or other object goes when a fix is applied."""
    return not any(_loses(edit, paragraphs) for edit in fix)


def _loses(edit: Edit, paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether an edit takes away an object, or more than a paragraph where these stand in cells."""
    if isinstance(edit, Delete):
        going = paragraphs[edit.first : edit.last + 1]
        places = {paragraph.place for paragraph in going}
        return len(places) > 1 or any(paragraph.holds_object for paragraph in going)
    if isinstance(edit, Move):
        ends = (edit.first, edit.last, edit.last + 1, edit.before)
        return any(paragraphs[index].place for index in ends if index < len(paragraphs))
    if not isinstance(edit, Replace) or edit.paragraph is None or edit.paragraph >= len(paragraphs):
        return False
    marks = paragraphs[edit.paragraph].marks
    return any(mark.kind == "object" and _within(mark, edit) for mark in marks)


def _within(mark: Mark, edit: Replace) -> bool:
    """Return whether a mark lies in a replaced text. One that has no text, at its edge, does not."""
    return mark.start < edit.end and edit.start < mark.end
