"""All ways to take a candidate: as a heading that goes on or begins, as one without number, as an item of a list, as text."""

from __future__ import annotations

from typing import Iterator

from .beginning import beginning
from .candidates import Candidate
from .continuing import continuing, inserted
from .evidence import NEVER
from .hypothesis import TEXT, Frame, Hypothesis, Step, closed, headed
from .listing import listed


def moves(hypothesis: Hypothesis, number: int, candidate: Candidate, room: float) -> Iterator[Hypothesis]:
    """Yield all ways to go on with a hypothesis; those that add more than ``room`` to its cost may be left out."""
    for index, option in enumerate(candidate.options):
        if option.label is None:
            yield _unnumbered(hypothesis, number, candidate, index)
            continue
        if option.label.family == "inserted":
            yield from inserted(hypothesis, number, candidate, index)
        else:
            yield from continuing(hypothesis, number, candidate, index, room)
            yield from beginning(hypothesis, number, candidate, index, room)
        if option.as_item <= room and option.as_item < NEVER:
            yield from listed(hypothesis, number, candidate, index)
    if not candidate.level:
        yield hypothesis._replace(
            cost=hypothesis.cost + candidate.as_text, step=Step(hypothesis.step, number, TEXT, 0, -1, -1, False)
        )


def _unnumbered(hypothesis: Hypothesis, number: int, candidate: Candidate, index: int) -> Hypothesis:
    frames, level = hypothesis.frames, candidate.level
    depth = next((depth for depth, frame in enumerate(frames) if frame.level >= level), -1)
    if depth < 0:  # typed numbers count below headings that have a style
        depth = len(frames)
        while depth and not frames[depth - 1].level:
            depth -= 1
    if depth < len(frames) and frames[depth].level == level:
        frame = frames[depth]._replace(interrupted=True, head=number, lost=0)
    else:
        frame = Frame("", 0, (), level, sequence=number, head=number)
    return headed(
        hypothesis,
        number,
        index,
        candidate.options[index].as_heading,
        (*frames[:depth], frame),
        closed(hypothesis.past, frames, depth + 1),
    )
