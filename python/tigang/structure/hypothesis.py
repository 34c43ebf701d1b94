"""A reading of the candidates so far: the sequences of headings that are open, the lists that are, and what is remembered.

All of it is immutable: a way to take the next candidate makes a new hypothesis of an old one.
"""

from __future__ import annotations

from typing import Dict, Final, Literal, Mapping, NamedTuple, Optional, Sequence, Tuple

from ..text.labels import BARE, Label, Shape
from .candidates import Candidate
from .evidence import W

#: Families of which one is easily typed for another.
SHORT = frozenset(
    {"formal", "cjk", "cjk-paren", "arabic", "arabic-paren", "arabic-rparen", "circled", "upper-roman", "upper-alpha"}
)

#: The family of a sequence whose first number is a slip.
UNKNOWN = "?"

HEADING: Final = "heading"
ITEM: Final = "item"
TEXT: Final = "text"


class Frame(NamedTuple):
    """An open sequence of headings."""

    family: str  # "" without numbers
    value: int  # the latest number
    above: Tuple[int, ...]  # what it repeats of the numbers above
    level: int  # of its style; 0 has none
    indent: int = 0  # blanks before its numbers
    other: str = ""  # the family that it had before a number of another kind
    inserted: int = 0  # the latest N of 第一条之N
    interrupted: bool = False  # a heading without number stood at its level
    lost: int = 0  # how often numbers below began anew without reason since the latest
    missing: int = 0  # the first number that was left out and may still come; 0: none
    shape: Optional[Shape] = None
    automatic: bool = False
    sequence: int = -1  # the candidate where it began, 0-based
    head: int = -1  # the candidate that is its latest heading

    @property
    def kind(self) -> str:
        """The family of the latest number, which may be a slip; without numbers its style's level."""
        return self.shape.family if self.shape else self.family or f"#{self.level}"

    @property
    def number(self) -> Tuple[int, ...]:
        return (*self.above, self.value)


class Past(NamedTuple):
    """What is remembered of closed sequences of a family."""

    value: int  # the latest number
    last: Mapping[int, int]  # the latest number of those under so many sequences
    parents: frozenset[str]  # the kinds of numbers that they stood under
    ran_on: int  # how often they went on from the sequence before
    anew: int  # how often they began anew


class Items(NamedTuple):
    """An open list."""

    family: str
    value: int
    above: Tuple[int, ...]
    single: bool  # it has one item so far
    indent: int
    shape: Shape
    sequence: int


class Step(NamedTuple):
    """How a candidate was taken."""

    before: Optional[Step]
    candidate: int
    role: Literal["heading", "item", "text"]
    option: int
    sequence: int  # the candidate where its sequence or list began
    parent: int  # the candidate under whose heading it stands, -1: none
    explained: bool  # the sequence began for a reason that can be seen


class Hypothesis(NamedTuple):
    cost: float
    frames: Tuple[Frame, ...]
    lists: Tuple[Items, ...]
    past: Dict[str, Past]
    step: Optional[Step]


# --- how it changes ---------------------------------------------------------------------------------------------------


def headed(
    hypothesis: Hypothesis,
    number: int,
    index: int,
    cost: float,
    frames: Tuple[Frame, ...],
    past: Dict[str, Past],
    explained: bool = False,
) -> Hypothesis:
    """Return a hypothesis after a candidate was taken for the latest heading of the innermost of ``frames``; lists end there."""
    parent = frames[-2].head if len(frames) > 1 else -1
    step = Step(hypothesis.step, number, HEADING, index, frames[-1].sequence, parent, explained)
    if len(hypothesis.frames) >= len(frames):
        cost += alone(hypothesis.frames[len(frames) - 1 :], frames[-1].sequence)
    if hypothesis.lists:
        cost += ended(hypothesis.lists)
    return Hypothesis(hypothesis.cost + cost, frames, (), past, step)


def begun(label: Label, candidate: Candidate, number: int) -> Frame:
    """Return a sequence that begins with a candidate."""
    return Frame(
        label.family,
        label.value,
        label.above,
        candidate.level,
        candidate.indent,
        shape=label.shape,
        automatic=candidate.source == "automatic",
        sequence=number,
        head=number,
    )


def closed(past: Dict[str, Past], frames: Sequence[Frame], depth: int) -> Dict[str, Past]:
    """Return the memory after all open sequences but the first ``depth`` have ended."""
    changed = None
    for place in range(depth, len(frames)):
        frame = frames[place]
        known = past.get(frame.family) if changed is None else changed.get(frame.family)
        if known is not None and known.last.get(place) != frame.value:
            changed = dict(past) if changed is None else changed
            changed[frame.family] = known._replace(value=frame.value, last={**known.last, place: frame.value})
    return past if changed is None else changed


# --- what it costs to end something -----------------------------------------------------------------------------------


def alone(frames: Sequence[Frame], going_on: int = -1) -> float:
    """Return the cost of ending sequences, but for one that goes on: one number without a mark alone may be an amount."""
    return sum(
        W.bare_alone
        for frame in frames
        if frame.shape is BARE and frame.head == frame.sequence != going_on and not frame.level
    )


def ended(lists: Sequence[Items]) -> float:
    """Return the cost of ending lists: one item alone is no list."""
    return W.list_single * sum(items.single for items in lists)
