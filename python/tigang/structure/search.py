"""The reading of a document that costs least, found by a search over all candidates.

A hypothesis is a reading of the candidates so far: the sequences of headings that are open, one under the other, the lists that
are, and what is remembered of closed ones. Every candidate continues it in all ways that are not hopeless: as a heading that goes
on with an open sequence or begins one, as an item of a list, as text. Of hypotheses in one state only the best goes on (Viterbi),
and those much worse than the best are dropped, so that in a clear document there are one or two.
"""

from __future__ import annotations

import math
from typing import Dict, List, NamedTuple, Sequence, Tuple

from .candidates import Candidate
from .hypothesis import Hypothesis, Step, alone, ended
from .moves import moves
from .undoubted import undoubted

_HOPELESS = 9.0  # a hypothesis so much worse than the best is dropped
_FADING = 1.0  # … so much less with every candidate that leaves no doubt
_WIDTH = 12  # so many hypotheses are kept at most …
_MESS, _NARROW = 40, 3  # … and so few after so many candidates at which there are as many
_SURE = 6.0  # larger margins are all alike
_MEMORY = 24  # so far back two readings are compared


class Margins(NamedTuple):
    """How much better each candidate is taken than in the next best way."""

    as_this: List[float]  # … in which it is something else: text, an item, another number
    where: List[float]  # … in which it is that, or is counted with others


class Result(NamedTuple):
    steps: List[Step]  # one for each candidate
    margins: Margins


def search(candidates: Sequence[Candidate]) -> Result:
    """Return the reading of least cost."""
    margins = Margins([_SURE] * len(candidates), [_SURE] * len(candidates))
    alive = [Hypothesis(0.0, (), (), {}, None)]
    doubtless = 0  # so many candidates in a row left no doubt: whoever is not better by then will not become so
    doubtful = 0  # so many in a row left as many hypotheses as are kept: nothing there counts as it should
    for number, candidate in enumerate(candidates):
        width = _WIDTH if doubtful < _MESS else _NARROW
        alive, clear = _next(alive, number, candidate, margins, width, max(_HOPELESS - _FADING * doubtless, 0.0))
        doubtless = doubtless + 1 if clear else 0
        doubtful = doubtful + 1 if len(alive) == width else 0
    alive = sorted(
        (
            hypothesis._replace(cost=hypothesis.cost + ended(hypothesis.lists) + alone(hypothesis.frames))
            for hypothesis in alive
        ),
        key=_cost,
    )
    for loser in alive[1:]:
        _note(alive[0], loser, margins)
    steps: List[Step] = []
    step = alive[0].step
    while step is not None:
        steps.append(step)
        step = step.before
    return Result(steps[::-1], margins)


def _next(
    alive: Sequence[Hypothesis],
    number: int,
    candidate: Candidate,
    margins: Margins,
    width: int = _WIDTH,
    hopeless: float = _HOPELESS,
) -> Tuple[List[Hypothesis], bool]:
    """Return the hypotheses after a candidate, the best first, and whether the best one took it without any doubt."""
    clear = undoubted(alive[0], number, candidate)
    if clear is not None and len(alive) == 1:
        return [clear], True
    best: Dict[object, Hypothesis] = {}
    limit = math.inf
    for index, hypothesis in enumerate(alive):
        only = clear if index == 0 else undoubted(hypothesis, number, candidate)
        room = limit - hypothesis.cost
        for new in (only,) if only is not None else moves(hypothesis, number, candidate, room):
            if new.cost > limit:
                continue
            limit = min(limit, new.cost + hopeless)
            state = _state(new)
            known = best.get(state)
            if known is None:
                best[state] = new
            elif new.cost < known.cost:
                best[state] = new
                _note(new, known, margins)
            else:
                _note(known, new, margins)
    ordered = sorted(best.values(), key=_cost)
    kept = [hypothesis for hypothesis in ordered[:width] if hypothesis.cost <= limit]
    for loser in ordered[width:]:
        _note(kept[0], loser, margins)
    return kept, clear is not None and kept[0] is clear


def _cost(hypothesis: Hypothesis) -> float:
    return hypothesis.cost


def _state(hypothesis: Hypothesis) -> object:
    return (tuple([frame[:10] for frame in hypothesis.frames]), tuple([items[:5] for items in hypothesis.lists]))


def _note(winner: Hypothesis, loser: Hypothesis, margins: Margins) -> None:
    """Note where two readings differ how much better the better one is."""
    margin = loser.cost - winner.cost
    one, other = winner.step, loser.step
    for _ in range(_MEMORY):
        if one is other or one is None or other is None:
            return
        if one[2:5] != other[2:5]:
            at = one.candidate
            margins.where[at] = min(margins.where[at], margin)
            if one[2:4] != other[2:4]:
                margins.as_this[at] = min(margins.as_this[at], margin)
        one, other = one.before, other.before
