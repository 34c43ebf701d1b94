"""Numbers that should go up by one: where they do not, and what was meant."""

from __future__ import annotations

import heapq
from typing import Dict, List, Literal, NamedTuple, Optional, Sequence, Tuple

Kind = Literal["start", "gap", "duplicate", "order"]


class Anomaly(NamedTuple):
    at: int  # index in the sequence, 0-based
    kind: Kind
    expected: int  # the number that belongs here
    previous: int  # the number that it follows, 0 at the beginning
    fix: Tuple[Tuple[int, int], ...] = ()  # (index, right number) of all that change when this one mistake is fixed
    shift: bool = False  # whether the numbers that go on from this one change with it


# --- one sequence -----------------------------------------------------------------------------------------------------

# How a mistake was made. Explanations by equally many mistakes differ in the last figure: the likelier one is cheaper.
_COST = {"jump": 100, "swap": 102, "wrong": 102, "extra": 103, "back": 104}
_WIDTH = 8  # so many explanations are kept at each step; a hopeless sequence must not cost the square of its length


class _Step(NamedTuple):
    # jump and back: the followers go on from here; wrong: as if it were right; extra: as if it were not there.
    mistake: str
    at: int
    previous: int


class _Story(NamedTuple):
    cost: int
    previous: int  # the number before the next one
    steps: Tuple[_Step, ...]


def diagnose(values: Sequence[int], before: int = 0) -> List[Anomaly]:
    """Return the anomalies of a sequence that should run 1, 2, 3, … (or 0, 1, 2, …), by index.

    ``before``: the number that stands before them elsewhere
    """
    first = 0 if values and values[0] == 0 else before + 1
    if all(value == first + index for index, value in enumerate(values)):
        return []
    steps = _explain(values, first - 1)
    return _anomalies(values, steps)


def _explain(values: Sequence[int], before: int) -> Tuple[_Step, ...]:
    """Return the mistakes of the cheapest explanation (dynamic programming over the number that each place follows)."""
    stories: List[Dict[int, _Story]] = [{} for _ in range(len(values) + 2)]
    stories[0][before] = _Story(0, before, ())
    for index, value in enumerate(values):
        following = values[index + 1] if index + 1 < len(values) else None
        for story in heapq.nsmallest(_WIDTH, stories[index].values()):
            previous = story.previous
            if value == previous + 1:
                _keep(stories[index + 1], story._replace(previous=value))
                continue
            if value == previous + 2 and following == previous + 1:
                _keep(stories[index + 2], _with_mistake(story, "swap", index, value))
            if value != previous:
                _keep(stories[index + 1], _with_mistake(story, "jump" if value > previous else "back", index, value))
            _keep(stories[index + 1], _with_mistake(story, "wrong", index, previous + 1))
            _keep(stories[index + 1], _with_mistake(story, "extra", index, previous))
        stories[index].clear()
    return min(stories[len(values)].values()).steps


def _with_mistake(story: _Story, mistake: str, index: int, now: int) -> _Story:
    return _Story(story.cost + _COST[mistake], now, (*story.steps, _Step(mistake, index, story.previous)))


def _keep(stories: Dict[int, _Story], story: _Story) -> None:
    known = stories.get(story.previous)
    if known is None or story < known:
        stories[story.previous] = story


def _anomalies(values: Sequence[int], steps: Sequence[_Step]) -> List[Anomaly]:
    found: List[Anomaly] = []
    position = 0
    while position < len(steps):
        pair = steps[position : position + 2]
        moved = _moved(values, *pair) if len(pair) == 2 else None
        found.append(moved or _anomaly(values, pair[0], steps[position + 1 :]))
        position += 2 if moved else 1
    return found


def _moved(values: Sequence[int], one: _Step, other: _Step) -> Optional[Anomaly]:
    """Return a number that stands at another place than its own: one that is too many, and a gap where just this is missing."""
    gap, extra = (one, other) if other.mistake == "extra" else (other, one)
    if (
        (gap.mistake, extra.mistake) != ("jump", "extra")
        or values[gap.at] != gap.previous + 2
        or values[extra.at] != gap.previous + 1
    ):
        return None
    if extra is one:
        fix = [(extra.at, extra.previous + 1), *((i, values[i] + 1) for i in range(extra.at + 1, gap.at))]
    else:
        fix = [*((i, values[i] - 1) for i in range(gap.at, extra.at)), (extra.at, extra.previous)]
    return Anomaly(extra.at, "order", dict(fix)[extra.at], extra.previous, tuple(fix), True)


def _anomaly(values: Sequence[int], step: _Step, later: Sequence[_Step]) -> Anomaly:
    index, expected, value = step.at, step.previous + 1, values[step.at]
    repeated = value in values[:index]
    if step.mistake == "jump":
        return Anomaly(
            index,
            "gap" if index else "start",
            expected,
            step.previous,
            _shifted(values, index, expected - value, later),
            True,
        )
    if step.mistake == "swap":
        return Anomaly(index, "order", expected, step.previous, ((index, expected), (index + 1, expected + 1)), True)
    fix: Tuple[Tuple[int, int], ...] = ((index, expected),)
    if step.mistake == "extra":
        fix += _shifted(values, index + 1, 1, later)
    elif step.mistake == "back":
        fix = _shifted(values, index, expected - value, later)
    return Anomaly(index, "duplicate" if repeated else "order", expected, step.previous, fix, len(fix) > 1)


def _shifted(values: Sequence[int], begin: int, by: int, later: Sequence[_Step]) -> Tuple[Tuple[int, int], ...]:
    """Return the numbers from ``begin`` on, each ``by`` more, up to where the sequence starts over."""
    end = next((step.at for step in later if step.mistake == "back"), len(values))
    return tuple((i, values[i] + by) for i in range(begin, end) if values[i] + by > 0)
