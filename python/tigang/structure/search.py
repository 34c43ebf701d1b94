"""The reading of a document that costs least, found by a search over all candidates.

A hypothesis is a reading of the candidates so far: the sequences of headings that are open, one under the other, the lists that
are, and what is remembered of closed ones. Every candidate continues it in all ways that are not hopeless: as a heading that goes
on with an open sequence or begins one, as an item of a list, as text. Of hypotheses in one state only the best goes on (Viterbi),
and those much worse than the best are dropped, so that in a clear document there are one or two.
"""

from __future__ import annotations

import math
from typing import Dict, Final, Iterator, List, Literal, Mapping, NamedTuple, Optional, Sequence, Tuple

from ..text.labels import BARE, FAMILIES, RANKS, Label, Shape
from .candidates import Candidate
from .evidence import NEVER, W
from .neighbours import TITLE

_HOPELESS = 9.0  # a hypothesis so much worse than the best is dropped
_FADING = 1.0  # … so much less with every candidate that leaves no doubt
_DOUBTLESS = 0.5  # the evidence against a heading of which there is no doubt
_WIDTH = 12  # so many hypotheses are kept at most …
_MESS, _NARROW = 40, 3  # … and so few after so many candidates at which there are as many
_SURE = 6.0  # larger margins are all alike
_LATE = 3  # so far behind its place a number may come
_MEMORY = 24  # so far back two readings are compared
_DEEP, _ALIKE = 8, 3  # so many sequences are open at most, so many of them of one kind

#: Families of which one is easily typed for another.
_SHORT = frozenset(
    {"formal", "cjk", "cjk-paren", "arabic", "arabic-paren", "arabic-rparen", "circled", "upper-roman", "upper-alpha"}
)

#: The family of a sequence whose first number is a slip.
_UNKNOWN = "?"

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


class _Hypothesis(NamedTuple):
    cost: float
    frames: Tuple[Frame, ...]
    lists: Tuple[Items, ...]
    past: Dict[str, Past]
    step: Optional[Step]


class Result(NamedTuple):
    steps: List[Step]  # one for each candidate
    margins: List[float]  # how much better each is than the next best way to take it


def search(candidates: Sequence[Candidate]) -> Result:
    """Return the reading of least cost."""
    margins = [_SURE] * len(candidates)
    alive = [_Hypothesis(0.0, (), (), {}, None)]
    doubtless = 0  # so many candidates in a row left no doubt: whoever is not better by then will not become so
    doubtful = 0  # so many in a row left as many hypotheses as are kept: nothing there counts as it should
    for number, candidate in enumerate(candidates):
        width = _WIDTH if doubtful < _MESS else _NARROW
        alive, clear = _next(alive, number, candidate, margins, width, max(_HOPELESS - _FADING * doubtless, 0.0))
        doubtless = doubtless + 1 if clear else 0
        doubtful = doubtful + 1 if len(alive) == width else 0
    alive = sorted(
        (
            hypothesis._replace(cost=hypothesis.cost + _ended(hypothesis.lists) + _alone(hypothesis.frames))
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
    alive: Sequence[_Hypothesis],
    number: int,
    candidate: Candidate,
    margins: List[float],
    width: int = _WIDTH,
    hopeless: float = _HOPELESS,
) -> Tuple[List[_Hypothesis], bool]:
    """Return the hypotheses after a candidate, the best first, and whether the best one took it without any doubt."""
    clear = _clear(alive[0], number, candidate)
    if clear is not None and len(alive) == 1:
        return [clear], True
    best: Dict[object, _Hypothesis] = {}
    limit = math.inf
    for index, hypothesis in enumerate(alive):
        only = clear if index == 0 else _clear(hypothesis, number, candidate)
        room = limit - hypothesis.cost
        for new in (only,) if only is not None else _moves(hypothesis, number, candidate, room):
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


def _clear(hypothesis: _Hypothesis, number: int, candidate: Candidate) -> Optional[_Hypothesis]:
    """Return the one way to take a candidate that leaves nothing to be desired; None: there are several, or none is such.

    The number goes on from the one before it of its kind, in the same style, or begins below where such numbers began before.
    """
    label = _undoubted(hypothesis, candidate)
    if label is None:
        return None
    frames, level = hypothesis.frames, candidate.level
    for depth in range(len(frames) - 1, -1, -1):
        frame = frames[depth]
        if frame.other or frame.missing or frame.family == _UNKNOWN:
            return None
        if frame.family == label.family:
            return _clear_continuing(hypothesis, number, candidate, depth)
        if level and frame.level <= level:
            on_top = depth == len(frames) - 1 and frame.level < level
            return _clear_beginning(hypothesis, number, candidate, label) if on_top else None
    return None


def _undoubted(hypothesis: _Hypothesis, candidate: Candidate) -> Optional[Label]:
    """Return the number of a candidate when there is one way to read it and nothing speaks against its being a heading's."""
    option, styled = candidate.options[0], candidate.level > 0
    label = option.label
    if label is None or label.doubts or label.shape == BARE or option.as_heading > _DOUBTLESS or hypothesis.lists:
        return None
    if len(candidate.options) > 1 + styled or (candidate.led_in and not styled):
        return None
    short = [frame for frame in hypothesis.frames if frame.family in _SHORT and frame.value + 1 == label.value]
    may_slip = not styled and label.family in _SHORT and len(short) > 1
    return None if may_slip else label


def _clear_continuing(hypothesis: _Hypothesis, number: int, candidate: Candidate, depth: int) -> Optional[_Hypothesis]:
    frames, option = hypothesis.frames, candidate.options[0]
    frame, label = frames[depth], option.label
    if label is None or frame.shape != label.shape or frame.above != label.above or frame.value + 1 != label.value:
        return None
    if frame.level != candidate.level or frame.indent != candidate.indent:
        return None
    new = frame._replace(value=label.value, interrupted=False, lost=0, head=number)
    cost = option.as_heading + W.shown * bool(label.above)
    return _heading(hypothesis, number, 0, cost, (*frames[:depth], new), _closed(hypothesis.past, frames, depth + 1))


def _clear_beginning(hypothesis: _Hypothesis, number: int, candidate: Candidate, label: Label) -> Optional[_Hypothesis]:
    known, frames = hypothesis.past.get(label.family), hypothesis.frames
    if (
        known is None
        or label.value != 1
        or len(frames) not in known.last
        or frames[-1].kind not in known.parents
        or known.ran_on
    ):
        return None
    cost, remembered, explained = _begin(frames, hypothesis.past, label, candidate)
    frame = _frame(label, candidate, number)
    return _heading(
        hypothesis,
        number,
        0,
        cost + candidate.options[0].as_heading,
        (*frames, frame),
        {**hypothesis.past, label.family: remembered},
        explained,
    )


def _cost(hypothesis: _Hypothesis) -> float:
    return hypothesis.cost


def _state(hypothesis: _Hypothesis) -> object:
    return (tuple([frame[:10] for frame in hypothesis.frames]), tuple([items[:5] for items in hypothesis.lists]))


def _note(winner: _Hypothesis, loser: _Hypothesis, margins: List[float]) -> None:
    """Note where two readings differ how much better the better one is."""
    margin = loser.cost - winner.cost
    one, other = winner.step, loser.step
    for _ in range(_MEMORY):
        if one is other or one is None or other is None:
            return
        if one[2:5] != other[2:5]:
            margins[one.candidate] = min(margins[one.candidate], margin)
        one, other = one.before, other.before


# --- the ways to take a candidate -------------------------------------------------------------------------------------


def _moves(hypothesis: _Hypothesis, number: int, candidate: Candidate, room: float) -> Iterator[_Hypothesis]:
    """Yield all ways to go on with a hypothesis; those that add more than ``room`` to its cost may be left out."""
    for index, option in enumerate(candidate.options):
        if option.label is None:
            yield _unnumbered(hypothesis, number, candidate, index)
            continue
        if option.label.family == "inserted":
            yield from _inserted(hypothesis, number, candidate, index)
        else:
            yield from _continuing(hypothesis, number, candidate, index, room)
            yield from _beginning(hypothesis, number, candidate, index, room)
        if option.as_item <= room and option.as_item < NEVER:
            yield from _listed(hypothesis, number, candidate, index)
    if not candidate.level:
        yield hypothesis._replace(
            cost=hypothesis.cost + candidate.as_text, step=Step(hypothesis.step, number, TEXT, 0, -1, -1, False)
        )


def _heading(
    hypothesis: _Hypothesis,
    number: int,
    index: int,
    cost: float,
    frames: Tuple[Frame, ...],
    past: Dict[str, Past],
    explained: bool = False,
) -> _Hypothesis:
    parent = frames[-2].head if len(frames) > 1 else -1
    step = Step(hypothesis.step, number, HEADING, index, frames[-1].sequence, parent, explained)
    cost += _alone(hypothesis.frames[len(frames) - 1 :], frames[-1].sequence) + _ended(hypothesis.lists)
    return _Hypothesis(hypothesis.cost + cost, frames, (), past, step)


def _frame(label: Label, candidate: Candidate, number: int) -> Frame:
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


def _alone(frames: Sequence[Frame], going_on: int = -1) -> float:
    """Return the cost of ending sequences, but for one that goes on: one number without a mark alone may be an amount."""
    return sum(
        W.bare_alone
        for frame in frames
        if frame.shape is BARE and frame.head == frame.sequence != going_on and not frame.level
    )


def _ended(lists: Sequence[Items]) -> float:
    """Return the cost of ending lists: one item alone is no list."""
    return W.list_single * sum(items.single for items in lists)


def _closed(past: Dict[str, Past], frames: Sequence[Frame], depth: int) -> Dict[str, Past]:
    """Return the memory after all open sequences but the first ``depth`` have ended."""
    changed = None
    for place in range(depth, len(frames)):
        frame = frames[place]
        known = past.get(frame.family) if changed is None else changed.get(frame.family)
        if known is not None and known.last.get(place) != frame.value:
            changed = dict(past) if changed is None else changed
            changed[frame.family] = known._replace(value=frame.value, last={**known.last, place: frame.value})
    return past if changed is None else changed


# --- as a heading that goes on with an open sequence ------------------------------------------------------------------


def _continuing(
    hypothesis: _Hypothesis, number: int, candidate: Candidate, index: int, room: float
) -> Iterator[_Hypothesis]:
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
        past = _closed(hypothesis.past, frames, depth + 1)
        for way in ways:
            new = _frame(label, candidate, number)._replace(
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
            yield _heading(hypothesis, number, index, cost + way.cost, (*above, new), past, way.explained)


def _going_on(hypothesis: _Hypothesis, depth: int, label: Label, candidate: Candidate) -> Tuple[float, Sequence[_Way]]:
    """Return the ways in which a number may go on with an open sequence, and what they cost; none where it is of another kind."""
    frames = hypothesis.frames
    frame = frames[depth]
    innermost = depth == len(frames) - 1
    cost = _styling(frame, candidate)
    if candidate.level and any(other.level >= candidate.level and not other.family for other in frames[:depth]):
        cost += W.restyled_out
    if frame.family == _UNKNOWN:
        right = label.value == frame.value + 1 and label.family in _SHORT and RANKS[label.family] < RANKS[frame.other]
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
    if frame.family == _UNKNOWN:
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
    return label.value == frame.value + 1 and frame.family in _SHORT and label.family in _SHORT


def _inserted(hypothesis: _Hypothesis, number: int, candidate: Candidate, index: int) -> Iterator[_Hypothesis]:
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
            yield _heading(
                hypothesis, number, index, cost, (*frames[:depth], frame), _closed(hypothesis.past, frames, depth + 1)
            )
            return
    frame = Frame("article", label.base[0], (), candidate.level, inserted=label.value, sequence=number, head=number)
    yield _heading(hypothesis, number, index, option.as_heading + W.inserted_alone, (*frames, frame), hypothesis.past)


# --- as a heading that begins a sequence ------------------------------------------------------------------------------


def _beginning(
    hypothesis: _Hypothesis, number: int, candidate: Candidate, index: int, room: float
) -> Iterator[_Hypothesis]:
    option = candidate.options[index]
    label, frames = option.label, hypothesis.frames
    assert label is not None
    for depth in _depths(hypothesis, candidate, label):
        if depth < len(frames) and label.family in (frames[depth].family, frames[depth].other):
            continue  # it would go on with that one
        above = frames[:depth]
        past = _closed(hypothesis.past, frames, depth)
        cost, remembered, explained = _begin(above, past, label, candidate)
        cost += option.as_heading + _place(frames, depth, label, candidate, number)
        if any(items.family == label.family and items.value + 1 == label.value for items in hypothesis.lists):
            cost += W.list_split
        if cost > room:
            continue
        missing = 1 if label.value == 2 and explained else 0  # noqa: PLR2004 - the first one may have been put behind the second
        frame = _frame(label, candidate, number)._replace(missing=missing)
        yield _heading(hypothesis, number, index, cost, (*above, frame), {**past, label.family: remembered}, explained)
        if candidate.twin and label.family in _SHORT:
            slip = frame._replace(family=_UNKNOWN, other=label.family, shape=None)
            yield _heading(
                hypothesis, number, index, cost + W.wrong_kind + W.wrong_unresolved, (*above, slip), past, explained
            )


def _place(frames: Tuple[Frame, ...], depth: int, label: Label, candidate: Candidate, number: int) -> float:
    """Return the cost of a sequence that begins under the first ``depth`` of the open ones and ends the others."""
    above, ended = frames[:depth], frames[depth:]
    level, free = candidate.level, candidate.boundary == TITLE
    cost = W.beside_unnumbered if ended and not level and not ended[0].family else 0.0
    if level:
        cost += W.passed_over * any(0 < frame.level < level for frame in ended)
        if ended and ended[0].level == level and ended[0].family:
            right_below = ended[0].head == number - 1 and candidate.gap == 0 and label.value == 1
            cost += W.shared_level * (not FAMILIES[label.family].beside) + W.right_below * right_below
        if any(frame.level >= level for frame in above):
            cost += W.restyled if above[-1].family else W.restyled_unnumbered
    elif not free:
        cost += W.passed_over * any(frame.level for frame in ended)
        cost += W.passed_over * any(_above_by_custom(frame, label) for frame in ended)
    if frames and not above and frames[0].family and not (free or FAMILIES[label.family].beside):
        cost += W.orphans if all(_below_by_custom(frame, label) for frame in frames) else W.begin_again
    return cost


def _depths(hypothesis: _Hypothesis, candidate: Candidate, label: Label) -> List[int]:
    """Under how many of the open sequences a new one may begin."""
    frames = hypothesis.frames
    depths = [min(len(frames), _DEEP)]
    if candidate.level:
        depths.append(
            next((depth for depth, frame in enumerate(frames) if frame.level >= candidate.level), len(frames))
        )
    known = hypothesis.past.get(label.family)
    if known is not None:
        depths += [depth + 1 for depth, frame in enumerate(frames) if frame.kind in known.parents]
        depths += [0] if "" in known.parents else []
    if FAMILIES[label.family].beside or (candidate.boundary and label.value <= 1):
        depths.append(0)
    if frames and not frames[-1].family:
        depths.append(len(frames) - 1)
    outer = len(frames)
    while outer and _below_by_custom(frames[outer - 1], label):
        outer -= 1
    depths.append(outer)
    alike = [place for place, frame in enumerate(frames) if frame.family == label.family]
    deepest = min(_DEEP, alike[_ALIKE - 1] if len(alike) >= _ALIKE else _DEEP)
    return sorted({depth for depth in depths if depth <= deepest}, reverse=True)


def _below_by_custom(frame: Frame, label: Label) -> bool:
    return frame.family in RANKS and RANKS[frame.family] > RANKS[label.family]


def _above_by_custom(frame: Frame, label: Label) -> bool:
    return frame.family in RANKS and RANKS[frame.family] < RANKS[label.family] and not FAMILIES[frame.family].beside


def _begin(
    above: Tuple[Frame, ...], past: Dict[str, Past], label: Label, candidate: Candidate
) -> Tuple[float, Past, bool]:
    """Return the cost of a sequence that begins under ``above``, what to remember, and whether a reason to begin is seen."""
    family, value = label.family, label.value
    parent = above[-1].kind if above else ""
    known = past.get(family)
    cost = W.begin + _nesting(above, parent, known, label, candidate)
    parents = frozenset([parent]) if known is None else known.parents | {parent}
    ran_on, anew = (known.ran_on, known.anew) if known else (0, 0)
    continuous = FAMILIES[family].continuous or ran_on > anew
    beside = any(FAMILIES[frame.family].beside for frame in above if frame.family in FAMILIES)
    last = {**(known.last if known else {}), len(above): value}
    remembered = Past(value, last, parents, ran_on, anew)
    if value <= 1:
        through = known is not None and (FAMILIES[family].continuous and not anew or ran_on > anew)
        if through and not (candidate.boundary or beside):
            cost += W.anew_unusual
        return cost, remembered._replace(anew=anew + (known is not None)), candidate.boundary > 0 or beside
    before = None
    if known is not None and not label.above:
        before = known.value if FAMILIES[family].continuous else known.last.get(len(above))
    if before is not None and (value == before + 1 or continuous):
        cost += _running_on(value, before, continuous)
        return cost, remembered._replace(ran_on=ran_on + 1), False
    if is_implied(label, candidate):
        return cost + W.implied, remembered, True
    start = W.start_swapped if candidate.swapped else W.start
    return cost + start + W.start_growth * math.log2(value - 1), remembered, True


def _running_on(value: int, before: int, continuous: bool) -> float:
    """Return the cost of a number under one heading after the last one under another."""
    if value == before + 1:
        return W.runs_on_usual if continuous else W.runs_on
    if value > before:
        return W.gap + W.gap_growth * math.log2(value - before - 1)
    return W.duplicate if value == before else W.back


def _nesting(above: Tuple[Frame, ...], parent: str, known: Optional[Past], label: Label, candidate: Candidate) -> float:
    """Return the cost of this kind of numbers under these."""
    cost = 0.0
    if label.above:
        shown = next((frame for frame in reversed(above) if frame.family), None)
        if shown is None:
            cost += W.parent_unseen
        elif shown.number[-len(label.above) :] == label.above or (shown.value,) == label.above:
            cost += W.shown
        else:
            cost += W.prefix
    deeper = not candidate.level and all(candidate.indent > frame.indent + 1 for frame in above)
    usual = known is not None and parent in known.parents and label.value <= 1
    if not (deeper or usual) and any(
        frame.family == label.family and not frame.interrupted and not frame.other for frame in above
    ):
        styled = label.value <= 1 and candidate.level and all(0 < frame.level < candidate.level for frame in above)
        cost += W.under_itself_styled if styled else W.under_itself
    if known is not None:
        of_slip = bool(above) and above[-1].other != "" and above[-1].family in known.parents
        if parent in known.parents:
            cost += W.begin_usual
        elif not of_slip and not FAMILIES[label.family].continuous:
            by_custom = parent in RANKS and RANKS[parent] < RANKS[label.family]
            cost += W.other_parent_by_custom if by_custom else W.other_parent
    elif parent in RANKS and RANKS[label.family] < RANKS[parent] and not FAMILIES[parent].beside:
        cost += W.under_decimals if label.family == "arabic" else W.against_custom
    return cost


def is_implied(label: Label, candidate: Candidate) -> bool:
    """Return whether the number before stands in the line above: 会议议定，一、…"""
    before = label.shape.format(*label.values[:-1], label.value - 1)
    place = candidate.above.find(before)
    return place > 0 and label.value > 1 and label.shape != BARE and not candidate.above[place - 1].isalnum()


# --- as a heading without number --------------------------------------------------------------------------------------


def _unnumbered(hypothesis: _Hypothesis, number: int, candidate: Candidate, index: int) -> _Hypothesis:
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
    return _heading(
        hypothesis,
        number,
        index,
        candidate.options[index].as_heading,
        (*frames[:depth], frame),
        _closed(hypothesis.past, frames, depth + 1),
    )


# --- as an item of a list ---------------------------------------------------------------------------------------------


def _listed(hypothesis: _Hypothesis, number: int, candidate: Candidate, index: int) -> Iterator[_Hypothesis]:
    option, lists = candidate.options[index], hypothesis.lists
    label = option.label
    assert label is not None
    parent = hypothesis.frames[-1].head if hypothesis.frames else -1
    for depth in range(len(lists) - 1, -1, -1):
        items = lists[depth]
        if items.family == label.family:
            cost, anew = _item_step(items, label, candidate)
            cost += W.list_broken * candidate.gap + (0.0 if items.shape == label.shape or label.base else W.list_mixed)
            cost += W.indented * (abs(items.indent - candidate.indent) > 1)
            cost += _ended(lists[depth + 1 :]) + (_ended([items]) if anew else 0.0)
            new = _items(label, candidate, number)._replace(single=anew, sequence=number if anew else items.sequence)
            yield hypothesis._replace(
                cost=hypothesis.cost + option.as_item + cost,
                lists=(*lists[:depth], new),
                step=Step(hypothesis.step, number, ITEM, index, new.sequence, parent, False),
            )
    new = _items(label, candidate, number)
    cost = (
        W.list_led_in
        if candidate.led_in
        else W.list_open + W.list_unanchored * (not hypothesis.frames and candidate.row)
    )
    known, above = hypothesis.past.get(label.family), hypothesis.frames[-1:]
    kinds = [frame.kind for frame in above] or [""]
    if known is not None and (kinds[0] in known.parents or kinds[0] == label.family):
        cost += W.list_though_headings
    if label.value > 1:
        cost += W.implied if is_implied(label, candidate) else W.list_start
    if lists and all(items.family != label.family or items.indent + 1 < candidate.indent for items in lists):
        nested: Tuple[Items, ...] = (*lists, new)
    else:
        nested = (new,)
        cost += _ended(lists)
    yield hypothesis._replace(
        cost=hypothesis.cost + option.as_item + cost,
        lists=nested,
        step=Step(hypothesis.step, number, ITEM, index, number, parent, False),
    )


def _items(label: Label, candidate: Candidate, number: int) -> Items:
    """Return a list that begins with a candidate."""
    return Items(label.family, label.value, label.above, True, candidate.indent, label.shape, number)


def _item_step(items: Items, label: Label, candidate: Candidate) -> Tuple[float, bool]:
    if label.above == items.above:
        if label.value == items.value + 1:
            return 0.0, False
        if label.value > items.value:
            return W.list_gap + math.log2(label.value - items.value - 1), False
    if label.value == items.value == 1 and candidate.twin:
        return W.list_uncounted, False
    if label.value == 1:
        return W.list_again, True
    return W.list_order, False
