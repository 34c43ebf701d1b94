"""A candidate as the next heading of an open sequence: with the right number, behind a gap, twice, anew, or by a slip."""

from __future__ import annotations

import math
from typing import Iterator, List, NamedTuple, Sequence, Tuple

from ..text.labels import BARE, RANKS, Label
from .candidates import Candidate
from .evidence import W
from .hypothesis import SHORT, UNKNOWN, Frame, Hypothesis, begun, closed, headed
from .neighbours import TITLE

_LATE = 3  # so far behind its place a number may come


def continuing(
    hypothesis: Hypothesis, number: int, candidate: Candidate, index: int, room: float
) -> Iterator[Hypothesis]:
    """Yield the ways to go on with an open sequence that add no more than ``room`` to the cost."""
    option, frames = candidate.options[index], hypothesis.frames
    label = option.label
    assert label is not None
    for depth in range(len(frames) - 1, -1, -1):
        frame = frames[depth]
        cost, ways = _going_on(hypothesis, depth, label, candidate)
        cost += option.as_heading
        if not ways or cost + min(way.cost for way in ways) > room:
            continue
        family, other = _families(frame, label)
        past = closed(hypothesis.past, frames, depth + 1)
        for way in ways:
            new = begun(label, candidate, number)._replace(
                family=family,
                value=way.value,
                level=candidate.level or frame.level,
                other=other,
                missing=way.missing,
                sequence=number if way.anew else frame.sequence,
            )
            above = frames[:depth]
            if way.anew and not way.explained and above:
                above = (*above[:-1], above[-1]._replace(lost=above[-1].lost + 1))
            yield headed(hypothesis, number, index, cost + way.cost, (*above, new), past, way.explained)


def _going_on(hypothesis: Hypothesis, depth: int, label: Label, candidate: Candidate) -> Tuple[float, Sequence[_Way]]:
    """Return the ways in which a number may go on with an open sequence, and what they cost; none where it is of another kind."""
    frames = hypothesis.frames
    frame = frames[depth]
    innermost = depth == len(frames) - 1
    cost = _styling(frame, candidate)
    if candidate.level and any(other.level >= candidate.level and not other.family for other in frames[:depth]):
        cost += W.restyled_out
    if frame.family == UNKNOWN:
        right = label.value == frame.value + 1 and label.family in SHORT and RANKS[label.family] < RANKS[frame.other]
        right = right and all(other.family != label.family for other in frames[:depth])
        return cost, [_Way(-W.wrong_unresolved, label.value, 0)] if right else ()
    if frame.family and label.family == frame.family:
        return cost + _mixing(frame, label, candidate), _ways(frame, label, candidate, innermost)
    if frame.family and label.family == frame.other:
        return cost + W.wrong_again, _ways(frame, label, candidate, innermost)
    if not _is_slip(frame, label):
        return cost, ()
    known = hypothesis.past.get(label.family)
    if any(other.family == label.family for place, other in enumerate(frames) if place != depth):
        cost += W.wrong_though_regular
    elif known is not None and frame.kind in known.parents:
        cost += W.wrong_usual_below
    cost += W.wrong_heads * candidate.heads + W.wrong_style * (frame.level != candidate.level)
    return cost + W.wrong_kind, [_Way(0.0, label.value, 0)]


class _Way(NamedTuple):
    """A way to understand a number after the one before it."""

    cost: float
    value: int  # from which the next one goes on
    missing: int
    anew: bool = False  # a new sequence begins
    explained: bool = False  # and a reason for it is seen


def _ways(frame: Frame, label: Label, candidate: Candidate, innermost: bool) -> List[_Way]:
    value, last, missing = label.value, frame.value, frame.missing
    if label.above != frame.above:
        if value <= 1 and label.above > frame.above:
            return [_Way(W.parent_unseen, value, 0, True, True)]  # 1.2 2.1: the heading above bears no number
        return [_Way(W.prefix + (0.0 if value == last + 1 else 1.0), value, 0)]
    if (label.first or value) == last + 1:
        return [_Way(W.shown if label.above else 0.0, value, missing)]
    ways = [_Way(W.wrong, last + 1, missing)]
    if value > last:
        left_out = value - last - 1
        gap = W.gap_lost if frame.lost >= left_out else W.gap + W.gap_growth * math.log2(left_out)
        ways.append(_Way(gap, value, last + 1))
    elif value == missing and last - value <= _LATE:
        cost = W.late if value == last - 1 else W.later
        ways.append(_Way(cost, last, missing + 1 if missing + 1 < last else 0))
    else:
        ways.append(_Way(W.duplicate if value == last else W.back, last, missing))
    if value <= 1 and value <= last:
        cost, explained = _anew(frame, label, candidate, innermost)
        ways.append(_Way(cost, value, 0, True, explained))
    elif value < last:
        ways.append(_Way(W.back, value, 0))
    return ways


def _families(frame: Frame, label: Label) -> Tuple[str, str]:
    """Return the family of a sequence, and the other one of which some of its numbers are: the latter, when it comes again."""
    if label.family == frame.family:
        return frame.family, frame.other
    if frame.family == UNKNOWN:
        return label.family, frame.other
    return (frame.other, frame.family) if label.family == frame.other else (frame.family, label.family)


def _anew(frame: Frame, label: Label, candidate: Candidate, innermost: bool) -> Tuple[float, bool]:
    """Return the cost of numbers that begin anew, and whether a reason is seen: a title, a heading without number, a colon."""
    if frame.interrupted or candidate.boundary == TITLE:
        return W.anew_explained, True
    if candidate.boundary and not label.above:
        return W.anew_line, True
    if candidate.led_in and innermost:
        return W.anew_led_in, True
    return W.anew, False


def _mixing(frame: Frame, label: Label, candidate: Candidate) -> float:
    if frame.shape is None or frame.shape == label.shape:
        cost = 0.0
    elif BARE in (frame.shape, label.shape):
        cost = W.mixed_bare
    elif frame.shape.system != label.shape.system and label.shape.prefix == frame.shape.prefix == "第":
        cost = W.mixed_systems
    else:
        cost = 0.0 if label.base else W.mixed
    return cost + W.mixed * ((candidate.source == "automatic") != frame.automatic)


def _styling(frame: Frame, candidate: Candidate) -> float:
    if frame.level and candidate.level:
        return 0.0 if frame.level == candidate.level else W.restyled
    if frame.level or candidate.level:
        return W.unstyled
    return W.indented * (abs(frame.indent - candidate.indent) > 1)


def _is_slip(frame: Frame, label: Label) -> bool:
    """Return whether a number of another kind goes on with a sequence: 一、 2、 三、."""
    return label.value == frame.value + 1 and frame.family in SHORT and label.family in SHORT


def inserted(hypothesis: Hypothesis, number: int, candidate: Candidate, index: int) -> Iterator[Hypothesis]:
    """第一条之一 stands behind 第一条, as its sibling."""
    option, frames = candidate.options[index], hypothesis.frames
    label = option.label
    assert label is not None
    for depth in range(len(frames) - 1, -1, -1):
        frame = frames[depth]
        if frame.family == "article":
            cost = option.as_heading + _styling(frame, candidate)
            if frame.value != label.base[0]:
                cost += W.gap if label.base[0] == frame.value + 1 else W.prefix
            elif label.value != (frame.inserted or label.first - 1) + 1:
                cost += W.gap
            frame = frame._replace(value=label.base[0], inserted=label.value, head=number)
            yield headed(
                hypothesis, number, index, cost, (*frames[:depth], frame), closed(hypothesis.past, frames, depth + 1)
            )
            return
    frame = Frame("article", label.base[0], (), candidate.level, inserted=label.value, sequence=number, head=number)
    yield headed(hypothesis, number, index, option.as_heading + W.inserted_alone, (*frames, frame), hypothesis.past)
