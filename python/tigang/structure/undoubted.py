"""The one way to take a candidate that leaves nothing to be desired, as most of a well-made document do: no other is tried."""

from __future__ import annotations

from typing import Optional

from ..text.labels import BARE, Label
from .beginning import begin
from .candidates import Candidate
from .evidence import W
from .hypothesis import SHORT, UNKNOWN, Hypothesis, begun, closed, headed

_DOUBTLESS = 0.5  # the evidence against a heading of which there is no doubt


def undoubted(hypothesis: Hypothesis, number: int, candidate: Candidate) -> Optional[Hypothesis]:
    """Return the one way to take a candidate that leaves nothing to be desired; None: there are several, or none is such.

    The number goes on from the one before it of its kind, in the same style, or begins below where such numbers began before.
    """
    label = _label_without_doubt(hypothesis, candidate)
    if label is None:
        return None
    frames, level = hypothesis.frames, candidate.level
    for depth in range(len(frames) - 1, -1, -1):
        frame = frames[depth]
        if frame.other or frame.missing or frame.family == UNKNOWN:
            return None
        if frame.family == label.family:
            return _going_on(hypothesis, number, candidate, depth)
        if level and frame.level <= level:
            on_top = depth == len(frames) - 1 and frame.level < level
            return _beginning(hypothesis, number, candidate, label) if on_top else None
    return None


def _label_without_doubt(hypothesis: Hypothesis, candidate: Candidate) -> Optional[Label]:
    """Return the number of a candidate when there is one way to read it and nothing speaks against its being a heading's."""
    option, styled = candidate.options[0], candidate.level > 0
    label = option.label
    if label is None or label.doubts or label.shape == BARE or option.as_heading > _DOUBTLESS or hypothesis.lists:
        return None
    if len(candidate.options) > 1 + styled or (candidate.led_in and not styled):
        return None
    if styled or label.family not in SHORT:
        return label
    followed = [frame for frame in hypothesis.frames if frame.family in SHORT and frame.value + 1 == label.value]
    return label if len(followed) <= 1 else None  # else it may be a slip for another one


def _going_on(hypothesis: Hypothesis, number: int, candidate: Candidate, depth: int) -> Optional[Hypothesis]:
    frames, option = hypothesis.frames, candidate.options[0]
    frame, label = frames[depth], option.label
    if label is None or frame.shape != label.shape or frame.above != label.above or frame.value + 1 != label.value:
        return None
    if frame.level != candidate.level or frame.indent != candidate.indent:
        return None
    new = frame._replace(value=label.value, interrupted=False, lost=0, head=number)
    cost = option.as_heading + W.shown * bool(label.above)
    return headed(hypothesis, number, 0, cost, (*frames[:depth], new), closed(hypothesis.past, frames, depth + 1))


def _beginning(hypothesis: Hypothesis, number: int, candidate: Candidate, label: Label) -> Optional[Hypothesis]:
    known, frames = hypothesis.past.get(label.family), hypothesis.frames
    if (
        known is None
        or label.value != 1
        or len(frames) not in known.last
        or frames[-1].kind not in known.parents
        or known.ran_on
    ):
        return None
    cost, remembered, explained = begin(frames, hypothesis.past, label, candidate)
    frame = begun(label, candidate, number)
    return headed(
        hypothesis,
        number,
        0,
        cost + candidate.options[0].as_heading,
        (*frames, frame),
        {**hypothesis.past, label.family: remembered},
        explained,
    )
