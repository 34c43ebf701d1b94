"""At which level each heading stands.

Every family of numbers has a level: the outline's, that of most styled headings with such numbers, or its place in the
customary order of the families in use. A heading stands at its family's level, or at its style's; unless the numbers around
it say otherwise: 一、 2、 三、 is one sequence with a number of a wrong kind in it, and a （二） in Heading 1 between a （一）
and a （三） in Heading 2 has a wrong style. What explains the numbers with the fewest mistakes is taken.
"""

from __future__ import annotations

import collections
from typing import Dict, List, NamedTuple, Sequence, Tuple

from ..text import labels
from ..text.labels import CONTINUOUS, Label, Shape
from .tree import Heading

BESIDE = frozenset(name for name, family in labels.FAMILIES.items() if family.beside)
#: Families of which one begins under the other and never beside it.
_INNER = frozenset({"cjk", "cjk-paren", "arabic", "arabic-paren", *(f"decimal-{depth}" for depth in range(2, 10))})
_OUTER = _INNER | {"chapter"}

#: By level, the number before or after a heading, of those that it may stand beside, over or under; 0 where there is none.
_Values = Tuple[int, ...]


def assign(found: List[Heading], shapes: Sequence[Shape]) -> None:
    """Sets the level of every heading; that of a styled one is its style's so far.

    ``shapes``: the outline's numbering, outermost level first; empty when no outline is known.
    """
    levels = _of_families(found, shapes)
    for heading in found:
        if heading.source != "styled" and heading.label:
            heading.level = levels[heading.label.family]
    _settle(found, _usual(found, levels))


# --- the levels of families -------------------------------------------------------------------------------------------


def _of_families(found: Sequence[Heading], shapes: Sequence[Shape]) -> Dict[str, int]:
    """The level of every family in use."""
    levels: Dict[str, int] = {}
    for index, shape in enumerate(shapes):
        levels.setdefault(shape.family, index + 1)
    styled = of_styled(found)
    for family, level in styled.items():
        levels.setdefault(family, level)
    for family in BESIDE:
        levels.setdefault(family, 1)
    in_use = sorted(
        {h.label.family for h in found if h.label and h.source != "styled"} - set(levels),
        key=lambda family: labels.RANKS[family],
    )
    unnumbered = max((h.level for h in found if h.source == "styled" and not h.label), default=0)
    for family in in_use:
        rank = labels.RANKS[family]
        outer = [level for other, level in levels.items() if other not in BESIDE and labels.RANKS[other] < rank]
        levels[family] = max(outer, default=0 if styled or shapes else unnumbered) + 1
    return levels


def of_styled(found: Sequence[Heading]) -> Dict[str, int]:
    """The level at which most styled headings of each family stand; families that follow one another are never of one level.

    A family that nowhere is the most frequent one of a level is there by mistake and has none.
    """
    votes: Dict[str, collections.Counter[int]] = {}
    steps = set()  # (outer, inner): the inner family begins right after the outer at the same level
    for before, heading in zip([None, *found], found):
        if heading.source == "styled" and heading.label:
            family = heading.label.family
            votes.setdefault(family, collections.Counter())[heading.level] += 1
            if before and before.label and heading.number == 1 and before.level == heading.level:
                steps.add((before.label.family, family))
    levels: Dict[str, int] = {}
    for family in sorted(votes, key=lambda f: labels.RANKS[f]):
        # Of two equally frequent levels the one right below another family's is likelier.
        count, _, level = max((times, at - 1 in levels.values(), at) for at, times in votes[family].items())
        taken = {levels[outer] for outer, inner in steps if inner == family and outer in levels and outer in _OUTER}
        if level in taken and family in _INNER:
            levels[family] = level + 1
        elif all(tally[level] <= count for tally in votes.values()):
            levels[family] = level
    return levels


def _usual(found: Sequence[Heading], levels: Dict[str, int]) -> Dict[int, Shape]:
    """How the numbers of each level are written: as most of its family are, or of a family that is styled so repeatedly."""
    shapes = collections.Counter(h.label.shape for h in found if h.label and h.label.family not in BESIDE)
    styled = collections.Counter((h.label.shape, h.level) for h in found if h.label and h.source == "styled")
    belonging = [(levels[shape.family], shape) for shape, _ in shapes.most_common() if shape.family in levels]
    elsewhere = [(level, shape) for (shape, level), times in styled.most_common() if shape in shapes and times > 1]
    usual: Dict[int, Shape] = {}
    for level, shape in belonging + elsewhere:
        usual.setdefault(level, shape)
    return usual


# --- the levels of headings -------------------------------------------------------------------------------------------


def _settle(found: List[Heading], usual: Dict[int, Shape]) -> None:
    """Moves the headings with typed numbers to the level where the numbers make the fewest mistakes.

    The surest moves come first: what they explain is no reason for another one.
    """
    count = collections.Counter(h.label.family for h in found if h.label)
    counted = [level for level, shape in usual.items() if shape.family not in CONTINUOUS]
    nothing = (0,) * (max([h.level for h in found] + counted, default=0) + 1)
    for least in (3, 2, 1):
        doubts = False
        before = nothing
        for heading, after in zip(found, _following(found, nothing)):
            label = heading.label
            if label and label.end and label.family not in BESIDE:
                around = _Around(before, after, usual, counted)
                if around.mistakes(label.value, heading.level) or usual.get(heading.level) != label.shape:
                    doubts = True
                    heading.level = _likeliest(heading, label, around, count[label.family] == 1, least)
            before = _with(heading, before)
        if not doubts:
            return


def _likeliest(heading: Heading, label: Label, around: _Around, alone: bool, least: int) -> int:
    """The level that takes at least so many mistakes away, else the heading's own.

    ``alone``: no other heading has a number of its family, which so has no level of its own
    """

    def mistakes(level: int) -> Tuple[int, bool]:  # the number itself, the style and what the numbers around show
        slip = alone or around.usual.get(level) != label.shape
        restyled = heading.source == "styled" and level != heading.level
        return around.mistakes(label.value, level) + slip + restyled, slip

    options = [
        level
        for level, shape in around.usual.items()
        if level != heading.level
        and (
            shape.family == label.family
            or (
                shape.depth == label.shape.depth == 1 and level in around.counted and around.goes_on(label.value, level)
            )
        )
    ]
    now, best = mistakes(heading.level), min(options, key=mistakes, default=heading.level)
    gain = now[0] - mistakes(best)[0]
    return best if gain >= least or (least == 1 and now > mistakes(best)) else heading.level


class _Around(NamedTuple):
    """What stands around a heading."""

    before: _Values
    after: _Values
    usual: Dict[int, Shape]  # how the numbers of each level are written
    counted: List[int]  # the levels whose numbers begin anew below each heading of an outer one

    def goes_on(self, value: int, level: int) -> bool:
        """Whether the number goes on from one at this level or one there goes on from it."""
        return 0 < self.before[level] == value - 1 or self.after[level] == value + 1

    def mistakes(self, value: int, level: int) -> int:
        """How many numbers do not go on from the one before if ``value`` stands at ``level``; a level left out is one more."""
        wrong, lost = 0, False
        for other in self.counted:
            before, after = self.before[other], self.after[other]
            if other < level:
                wrong += _breaks(before, after)
                lost |= after == before + 2 and self.after[level] == 1  # one heading is missing, and both show it
            elif other > level:  # a heading ends the sequences of all levels below its own
                wrong += _breaks(0, after)
        if level in self.counted or level not in self.usual:
            wrong += _breaks(self.before[level], value) + _breaks(value, self.after[level])
        above = max((other for other in range(1, level) if self.before[other]), default=0)
        return wrong - lost + any(above < other < level for other in self.usual)


def _breaks(one: int, other: int) -> bool:
    """Whether a number does not go on from the one before it; 0: there is none."""
    return other not in (0, one + 1)


def _following(found: Sequence[Heading], nothing: _Values) -> List[_Values]:
    """For each heading the numbers that follow at every level, before a heading of an outer level."""
    after = nothing
    following = []
    for heading in reversed(found):
        following.append(after)
        after = _with(heading, after)
    return following[::-1]


def _with(heading: Heading, values: _Values) -> _Values:
    """The numbers beside, over or under which the next heading may stand."""
    level = heading.level
    own = heading.label.value if heading.label and heading.label.family not in BESIDE else values[level]
    return (*values[:level], own, *(0,) * (len(values) - level - 1))
