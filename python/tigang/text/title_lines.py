"""Where the lines of a centred title end: between words, the lines growing, shrinking, or growing and then shrinking.

GB/T 9704-2012, 7.3.1: a title of several lines is broken where its meaning allows it and never inside a word, its lines in the
shape of a trapezium or a rhombus. Every break and every pair of neighbouring lines has a cost, and the lines with the least
sum are taken, so that there always is an answer: rules yield to each other where a title allows no better.
"""

from __future__ import annotations

import re
from typing import Collection, Dict, List, NamedTuple, Sequence, Tuple

from .words import words

#: What no line begins with, and what none ends with.
_NEVER_FIRST = frozenset("的地得等了着过之者们、，。；：！？）》”’〉】〕』」…—～·%％ ,.;:!?)")
_NEVER_LAST = frozenset([*"（《“‘〈【〔『「(和与及暨或对向在从为以于由被把将给同第某各该本并且而不—～·", "关于"])
#: Single characters that belong to what follows them; any other belongs to what stands before it.
_PREFIXES = frozenset("和与及暨或对向在从为以于由被把将给同第某各该本并且而不新老大小全再拟就请致省市县区镇乡")
_SUFFIXES = frozenset("省市县区镇乡")  # those of them that may as well end a word
_ENDINGS = _SUFFIXES | frozenset("村局会院校厅部委处科室所站办年月日号度期")
_JOINING = frozenset("和与及暨或")
_OPENING, _CLOSING = "（《“‘〈【〔『「(", "）》”’〉】〕』」)"

_LONGEST = 150  # characters of what still is a title
_INFINITE = float("inf")
_BAD = 40.0  # a break that the rules forbid
_WITHIN_WORD = 400.0
_WITHIN_MARKS = 6.0  # inside brackets, quotation marks, or a name that should stay whole
_BEFORE_SUBJECT = -8.0  # before 关于, where the name of the office ends
_BESIDE_PARTICLE = (
    4.0  # behind 的 and before 和, which belong to both sides; behind a single character, which may be of a word
)
_MORE_LINES = 9.0
_WRONG_SHAPE = 30.0
_EQUAL = 1.5
_SHORT, _SHORT_LENGTH = 12.0, 4
_WHOLE_WORD = 3  # so long a word before 市 or 县 has brought its own suffix
_SLOPE, _GENTLE = 0.35, 6.0  # of neighbouring lines that differ by more characters


class _Break(NamedTuple):
    place: int  # offset in the title
    cost: float


_Line = Tuple[int, int, bool]  # the numbers of the breaks before and behind it, and whether lines have begun to shrink
_Plan = Tuple[float, List[int]]  # what lines cost, and where they begin


def line_breaks(
    title: str, room: float, kept: Sequence[Tuple[int, int]] = (), known: Collection[str] = ()
) -> List[int]:
    """Return the offsets at which the second and further lines of a title begin; none when it fits into one.

    ``title``: without line breaks. ``room``: how many Chinese characters fit into a line; others count half. ``kept``: spans that
    should stay whole, such as names. ``known``: words beside those of the list.
    """
    if room < 1 or not room < width(title) <= _LONGEST:
        return []
    breaks = _breaks(title, room, kept, known)
    fewest = -int(-width(title) // room)
    return min(
        (plan for count in (fewest, fewest + 1, fewest + 2) for plan in [_planned(title, breaks, room, count)]),
        key=lambda plan: plan[0] + _MORE_LINES * len(plan[1]),
    )[1]


def width(text: str) -> float:
    """Return how wide a text is, in Chinese characters; letters and digits count half."""
    return sum(1.0 if c > "\u2000" else 0.5 for c in text)


def _breaks(title: str, room: float, kept: Sequence[Tuple[int, int]], known: Collection[str]) -> List[_Break]:
    """Return where the title may be broken, its beginning and its end included."""
    found = [_Break(0, 0.0)]
    place = 0
    parts = words(title, known)
    for before, after in zip(parts, parts[1:]):
        if width(before) > room:  # a word that is longer than a line is broken anywhere
            found += [_Break(place + inside, _WITHIN_WORD) for inside in range(1, len(before))]
        place += len(before)
        within = any(start < place < end for start, end in kept) or _depth(title[:place]) > 0
        found.append(_Break(place, _cost(before, after) + _WITHIN_MARKS * within))
    last = parts[-1]
    if width(last) > room:
        found += [_Break(place + inside, _WITHIN_WORD) for inside in range(1, len(last))]
    return [*found, _Break(len(title), 0.0)]


def _depth(text: str) -> int:
    return sum((c in _OPENING) - (c in _CLOSING) for c in text)


def _cost(before: str, after: str) -> float:
    """Return what it costs to break between two neighbouring words."""
    if not (_may_end_line(before) and _may_begin_line(after, before)):
        return _BAD
    single = len(before) == 1 and before not in _ENDINGS
    beside_particle = single or before.endswith("的") or after in _JOINING
    return _BESIDE_PARTICLE * beside_particle + _BEFORE_SUBJECT * (after == "关于")


def _may_end_line(word: str) -> bool:
    """Return whether a word may be the last of a line: no opening mark, no prefix, no number."""
    prefix_only = word in _PREFIXES and word not in _SUFFIXES
    return word not in _NEVER_LAST and not prefix_only and not re.fullmatch("[0-9０-９.]+", word)


def _may_begin_line(word: str, before: str) -> bool:
    """Return whether a word behind ``before`` may begin a line: no closing mark, and of single letters a prefix only."""
    if word[0] in _NEVER_FIRST:
        return False
    if len(word) > 1:
        return True
    suffix = word in _SUFFIXES and len(before) < _WHOLE_WORD
    return word in _PREFIXES and not suffix


def _planned(title: str, breaks: Sequence[_Break], room: float, count: int) -> _Plan:
    """Return the best lines of that number, and what they cost.

    Dynamic programming: the least cost of all lines up to each possible one.
    """
    widths = [width(title[: b.place]) for b in breaks]
    last = len(breaks) - 1
    following = [[j for j in range(i + 1, last + 1) if widths[j] - widths[i] <= room] for i in range(last + 1)]
    best: Dict[_Line, _Plan] = {(0, j, False): (breaks[j].cost + _length_cost(widths[j]), []) for j in following[0]}
    for _ in range(count - 1):
        longer: Dict[_Line, _Plan] = {}
        for (i, j, shrinking), (cost, starts) in best.items():
            for k in following[j]:
                above, below = widths[j] - widths[i], widths[k] - widths[j]
                now = (j, k, shrinking or below < above)
                new = cost + breaks[k].cost + _length_cost(below) + _step_cost(above, below, shrinking)
                if new < longer.get(now, (_INFINITE, []))[0]:
                    longer[now] = (new, [*starts, breaks[j].place])
        best = longer
    return min((plan for (_, j, _), plan in best.items() if j == last), default=(_INFINITE, []))


def _length_cost(length: float) -> float:
    return _SHORT if length < _SHORT_LENGTH else 0.0


def _step_cost(above: float, below: float, shrinking: bool) -> float:
    """Return what a line costs below another one; ``shrinking``: whether lines above have begun to grow shorter."""
    wrong = _WRONG_SHAPE if shrinking and below > above else 0.0
    return wrong + _EQUAL * (below == above) + _SLOPE * max(0.0, abs(below - above) - _GENTLE)
