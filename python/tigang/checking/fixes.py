"""Which fixes of a check's findings can be applied together."""

from __future__ import annotations

from typing import Iterable, List, Optional, Sequence, Tuple

from ..document.edits import Delete, Edit, Replace, Span
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
    taken: List[Span] = []
    edits: List[Edit] = []
    chosen = []
    for finding in findings:
        if not finding.fix or not (finding.applicability >= least if rules is None else finding.rule in rules):
            continue
        added = tuple(edit for edit in finding.fix if edit not in edits)
        spans = [span for edit in added for span in edit.reach.spans]
        if not any(_touch(span, other) for span in spans for other in taken):
            taken.extend(spans)
            edits.extend(added)
            chosen.append((finding, added))
    return chosen


def keeps_objects(fix: Sequence[Edit], paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether no image, frame, note, field or other object goes when a fix is applied."""
    return not any(_loses(edit, paragraphs) for edit in fix)


def _loses(edit: Edit, paragraphs: Sequence[Paragraph]) -> bool:
    if isinstance(edit, Delete):
        return any(paragraph.holds_object for paragraph in paragraphs[edit.first : edit.last + 1])
    if isinstance(edit, Replace) and edit.paragraph is not None:
        return any(mark.kind == "object" and _within(mark, edit) for mark in paragraphs[edit.paragraph].marks)
    return False


def _within(mark: Mark, edit: Replace) -> bool:
    """Return whether a mark lies in a replaced text. One that has no text, at its edge, does not."""
    return mark.start < edit.end and edit.start < mark.end


def _touch(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
