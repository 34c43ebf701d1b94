"""A candidate as the first heading of a new sequence: under which of the open ones, and how likely its number is there."""

from __future__ import annotations

import math
from typing import Dict, Iterator, List, Optional, Tuple

from ..text.labels import FAMILIES, RANKS, Label
from .candidates import Candidate
from .evidence import W
from .hypothesis import SHORT, UNKNOWN, Frame, Hypothesis, Past, begun, closed, headed
from .neighbours import TITLE, is_implied

_DEEP, _ALIKE = 8, 3  # so many sequences are open at most, so many of them of one kind


def beginning(
    hypothesis: Hypothesis, number: int, candidate: Candidate, index: int, room: float
) -> Iterator[Hypothesis]:
    """Yield the ways to begin a sequence that add no more than ``room`` to the cost."""
    option = candidate.options[index]
    label, frames = option.label, hypothesis.frames
    assert label is not None
    for depth in _depths(hypothesis, candidate, label):
        if depth < len(frames) and label.family in (frames[depth].family, frames[depth].other):
            continue  # it would go on with that one
        above = frames[:depth]
        past = closed(hypothesis.past, frames, depth)
        cost, remembered, explained = begin(above, past, label, candidate)
        cost += option.as_heading + _place(frames, depth, label, candidate, number)
        if any(items.family == label.family and items.value + 1 == label.value for items in hypothesis.lists):
            cost += W.list_split
        if cost > room:
            continue
        missing = _left_out(label, explained, past.get(label.family))
        frame = begun(label, candidate, number)._replace(missing=missing)
        yield headed(hypothesis, number, index, cost, (*above, frame), {**past, label.family: remembered}, explained)
        if candidate.twin and label.family in SHORT:
            slip = frame._replace(family=UNKNOWN, other=label.family, shape=None)
            yield headed(
                hypothesis, number, index, cost + W.wrong_kind + W.wrong_unresolved, (*above, slip), past, explained
            )


def _left_out(label: Label, explained: bool, known: Optional[Past]) -> int:
    """Return the number before the first of a sequence that may have been put behind it; 0: none."""
    if known is not None and FAMILIES[label.family].continuous and not label.above:
        return label.value - 1 if label.value == known.value + 2 else 0  # 第三条 | 第二章 | 第五条 第四条
    return 1 if label.value == 2 and explained else 0  # noqa: PLR2004


def _place(frames: Tuple[Frame, ...], depth: int, label: Label, candidate: Candidate, number: int) -> float:
    """Return the cost of a sequence that begins under the first ``depth`` of the open ones and ends the others."""
    above, others = frames[:depth], frames[depth:]
    free = candidate.boundary == TITLE
    cost = 0.0
    if candidate.level:
        cost += _styled_place(above, others, label, candidate, number)
    else:
        cost += W.beside_unnumbered * (bool(others) and not others[0].family)
        cost += W.across_title * (free and bool(above) and above[-1].level == 0 and not _is_beside(above[-1]))
        if not free:
            cost += W.passed_over * any(frame.level for frame in others)
            cost += W.passed_over * any(_above_by_custom(frame, label) for frame in others)
    if frames and not above and frames[0].family and not (free or FAMILIES[label.family].beside):
        cost += W.orphans if all(_below_by_custom(frame, label) for frame in frames) else W.begin_again
    return cost


def _is_beside(frame: Frame) -> bool:
    return frame.family in FAMILIES and FAMILIES[frame.family].beside


def _styled_place(
    above: Tuple[Frame, ...], others: Tuple[Frame, ...], label: Label, candidate: Candidate, number: int
) -> float:
    """Return the cost of a sequence of a style's level under ``above``, which ends ``others``."""
    level = candidate.level
    cost = W.passed_over * any(0 < frame.level < level for frame in others)
    if others and others[0].level == level and others[0].family:
        right_below = others[0].head == number - 1 and candidate.gap == 0 and label.value == 1
        cost += W.shared_level * (not FAMILIES[label.family].beside) + W.right_below * right_below
    if any(frame.level >= level for frame in above):
        cost += W.restyled if above[-1].family else W.restyled_unnumbered
    return cost


def _depths(hypothesis: Hypothesis, candidate: Candidate, label: Label) -> List[int]:
    """Return under how many of the open sequences a new one may begin, the most first."""
    frames = hypothesis.frames
    depths = [min(len(frames), _DEEP), *_usual_depths(hypothesis, label), _customary_depth(frames, label)]
    if candidate.level:
        beside = (depth for depth, frame in enumerate(frames) if frame.level >= candidate.level)
        depths.append(next(beside, len(frames)))
    if FAMILIES[label.family].beside or (candidate.boundary and label.value <= 1):
        depths.append(0)
    if frames and not frames[-1].family:
        depths.append(len(frames) - 1)
    alike = [place for place, frame in enumerate(frames) if frame.family == label.family]
    deepest = min(_DEEP, alike[_ALIKE - 1] if len(alike) >= _ALIKE else _DEEP)
    return sorted({depth for depth in depths if depth <= deepest}, reverse=True)


def _usual_depths(hypothesis: Hypothesis, label: Label) -> List[int]:
    """Return the places where such numbers stood before."""
    known = hypothesis.past.get(label.family)
    if known is None:
        return []
    depths = [depth + 1 for depth, frame in enumerate(hypothesis.frames) if frame.kind in known.parents]
    return [*depths, 0] if "" in known.parents else depths


def _customary_depth(frames: Tuple[Frame, ...], label: Label) -> int:
    """Return the place above all that stand below such numbers by custom."""
    depth = len(frames)
    while depth and _below_by_custom(frames[depth - 1], label):
        depth -= 1
    return depth


def _below_by_custom(frame: Frame, label: Label) -> bool:
    return frame.family in RANKS and RANKS[frame.family] > RANKS[label.family]


def _above_by_custom(frame: Frame, label: Label) -> bool:
    return frame.family in RANKS and RANKS[frame.family] < RANKS[label.family] and not FAMILIES[frame.family].beside


def begin(
    above: Tuple[Frame, ...], past: Dict[str, Past], label: Label, candidate: Candidate
) -> Tuple[float, Past, bool]:
    """Return the cost of a sequence that begins under ``above``, what to remember, and whether a reason to begin is seen."""
    parent = above[-1].kind if above else ""
    known = past.get(label.family)
    cost = W.begin + _nesting(above, parent, known, label, candidate)
    remembered = _remembered(above, parent, known, label)
    if label.value <= 1:
        return _anew(cost, remembered, known, label, candidate, above)
    before = None
    if known is not None and not label.above:
        before = known.value if FAMILIES[label.family].continuous else known.last.get(len(above))
    continuous = FAMILIES[label.family].continuous or remembered.ran_on > remembered.anew
    if before is not None and (label.value == before + 1 or continuous):
        cost += _running_on(label.value, before, continuous)
        return cost, remembered._replace(ran_on=remembered.ran_on + 1), False
    if is_implied(label, candidate.above):
        return cost + W.implied, remembered, True
    start = W.start_swapped if candidate.swapped else W.start
    return cost + start + W.start_growth * math.log2(label.value - 1), remembered, True


def _remembered(above: Tuple[Frame, ...], parent: str, known: Optional[Past], label: Label) -> Past:
    """Return what is to be known of such numbers after a sequence has begun under ``above``."""
    if known is None:
        return Past(label.value, {len(above): label.value}, frozenset([parent]), 0, 0)
    last = {**known.last, len(above): label.value}
    return known._replace(value=label.value, last=last, parents=known.parents | {parent})


def _anew(
    cost: float,
    remembered: Past,
    known: Optional[Past],
    label: Label,
    candidate: Candidate,
    above: Tuple[Frame, ...],
) -> Tuple[float, Past, bool]:
    """Return what `begin` does for numbers that begin with their first."""
    beside = any(FAMILIES[frame.family].beside for frame in above if frame.family in FAMILIES)
    if known is None:
        return cost, remembered, candidate.boundary > 0 or beside
    through = (FAMILIES[label.family].continuous and not known.anew) or known.ran_on > known.anew
    if through and not (candidate.boundary or beside):
        cost += W.anew_unusual
    return cost, remembered._replace(anew=known.anew + 1), candidate.boundary > 0 or beside


def _running_on(value: int, before: int, continuous: bool) -> float:
    """Return the cost of a number under one heading after the last one under another."""
    if value == before + 1:
        return W.runs_on_usual if continuous else W.runs_on
    if value > before:
        return W.gap + W.gap_growth * math.log2(value - before - 1)
    return W.duplicate if value == before else W.back


def _nesting(above: Tuple[Frame, ...], parent: str, known: Optional[Past], label: Label, candidate: Candidate) -> float:
    """Return the cost of this kind of numbers under these."""
    return (
        (_repeating(above, label) if label.above else 0.0)
        + _under_itself(above, parent, known, label, candidate)
        + _under_parent(above, parent, known, label)
    )


def _repeating(above: Tuple[Frame, ...], label: Label) -> float:
    """Return the cost of a number that repeats those above it: 3.1 under 3."""
    shown = next((frame for frame in reversed(above) if frame.family), None)
    if shown is None:
        return W.parent_unseen
    return W.shown if label.above in (shown.number[-len(label.above) :], (shown.value,)) else W.prefix


def _under_itself(
    above: Tuple[Frame, ...], parent: str, known: Optional[Past], label: Label, candidate: Candidate
) -> float:
    """Return the cost of numbers that stand under others of their own kind, which indents, habit or styles explain."""
    deeper = not candidate.level and all(candidate.indent > frame.indent + 1 for frame in above)
    usual = known is not None and parent in known.parents and label.value <= 1
    alike = any(frame.family == label.family and not frame.interrupted and not frame.other for frame in above)
    if deeper or usual or not alike:
        return 0.0
    styled = label.value <= 1 and candidate.level and all(0 < frame.level < candidate.level for frame in above)
    return W.under_itself_styled if styled else W.under_itself


def _under_parent(above: Tuple[Frame, ...], parent: str, known: Optional[Past], label: Label) -> float:
    """Return the cost of numbers under those above, as this document has them, else as is the custom."""
    ranked = parent in RANKS
    if known is None:
        if ranked and RANKS[label.family] < RANKS[parent] and not FAMILIES[parent].beside:
            return W.under_decimals if label.family == "arabic" else W.against_custom
        return 0.0
    if parent in known.parents:
        return W.begin_usual
    of_slip = bool(above) and above[-1].other != "" and above[-1].family in known.parents
    if of_slip or FAMILIES[label.family].continuous:
        return 0.0
    return W.other_parent_by_custom if ranked and RANKS[parent] < RANKS[label.family] else W.other_parent
