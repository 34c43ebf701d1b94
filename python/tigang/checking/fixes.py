"""Which fixes of a check's findings can be applied together."""

from __future__ import annotations

from typing import Dict, Iterable, List, Optional, Sequence, Tuple

from ..document.edits import Delete, Edit, Insert, LayOut, Move, RefreshIndexes, Replace, Restyle
from ..document.snapshot import Snapshot
from .rule import Applicability, Finding

_Place = Tuple[int, int]  # paragraph and offset
_Span = Tuple[_Place, _Place]
_WHOLE = 1 << 30  # an offset past the end of any paragraph


def together(
    findings: Iterable[Finding],
    rules: Optional[Sequence[str]] = None,
    least: Applicability = Applicability.SAFE,
) -> List[Tuple[Finding, Tuple[Edit, ...]]]:
    """The findings whose fixes go together, each with the edits that it adds.

    Without ``rules`` those fixes are taken that are at least as applicable as ``least``; with them all fixes of those rules.
    Where two fixes touch each other, the first keeps its place and the other waits for the next round; of an edit that two
    fixes share, one is enough.
    """
    taken: List[_Span] = []
    edits: List[Edit] = []
    chosen = []
    for finding in findings:
        if not finding.fix or not (finding.applicability >= least if rules is None else finding.rule in rules):
            continue
        added = tuple(edit for edit in finding.fix if edit not in edits)
        spans = [span for edit in added for span in _spans(edit)]
        if not any(_touch(span, other) for span in spans for other in taken):
            taken.extend(spans)
            edits.extend(added)
            chosen.append((finding, added))
    return chosen


def _spans(edit: Edit) -> List[_Span]:
    """The places that an edit needs for itself."""
    spans: List[_Span] = [((0, -2), (_WHOLE, 0))]  # at the cursor or everywhere: with nothing else
    if isinstance(edit, Replace) and edit.paragraph is not None:
        spans = [((edit.paragraph, edit.start), (edit.paragraph, edit.end))]
    elif isinstance(edit, Restyle):
        spans = [
            ((edit.paragraph, -2), (edit.paragraph, -2))
        ]  # apart from the text: style and text may change together
    elif isinstance(edit, Delete):
        spans = [((edit.first, -2), (edit.last, _WHOLE))]
    elif isinstance(edit, Move):
        spans = [((edit.first, -2), (edit.last, _WHOLE)), _gap(edit.before)]
    elif isinstance(edit, Insert) and edit.before is not None:
        spans = [_gap(edit.before)]
    elif isinstance(edit, LayOut):
        spans = []  # a style, and no place in the text
    elif isinstance(edit, RefreshIndexes):
        spans = [((-1, 0), (-1, 0))]
    return spans


def _gap(before: int) -> _Span:
    return ((before - 1, _WHOLE), (before, -3))


def _touch(one: _Span, other: _Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def before_and_after(snapshot: Snapshot, fix: Sequence[Edit]) -> List[str]:
    """Return the lines that a fix changes: each as it stands, after "− ", and as it would, after "+ ".

    Edits that change no words (styles, places) give no lines.
    """
    changed: Dict[int, str] = {}
    for edit in sorted((e for e in fix if isinstance(e, Replace) and e.paragraph is not None), key=lambda e: -e.start):
        assert edit.paragraph is not None
        text = changed.get(edit.paragraph, snapshot.paragraphs[edit.paragraph].text)
        changed[edit.paragraph] = text[: edit.start] + edit.text + text[edit.end :]
    lines = []
    for index, after in sorted(changed.items()):
        lines += [f"− {snapshot.paragraphs[index].text}", f"+ {after}"]
    return lines
