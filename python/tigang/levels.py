"""On which level the headings of a document stand: by their styles, by their numbers, and where the two disagree.

All of this is done on the headings in the order of the document, before they are a tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List, Optional, Sequence, Set, Tuple

from . import numbering
from .numbering import Label, Shape

if TYPE_CHECKING:
    from .headings import Heading

#: Families that stand beside the others, not above or below them.
BESIDE = frozenset({"appendix", "attachment"})
#: Families of which one begins under the other and never beside it.
_INNER = frozenset({"cjk", "cjk-paren", "arabic", "arabic-paren", *(f"decimal-{depth}" for depth in range(2, 10))})
_OUTER = _INNER | {"chapter"}


def straighten(found: List[Heading]) -> None:
    """Gives a styled heading the level of its number where the style's cannot be meant: a （二） in Heading 1 between a （一）
    and a （三） in Heading 2. Its style's level is still its paragraph's.
    """
    usual = _usual_levels(found)
    above: Dict[int, Heading] = {}
    for heading, following in zip(found, _next_alike(found)):
        label = heading.label
        if heading.source != "styled":
            continue
        if label and label.end and label.family not in BESIDE:
            level = usual[label.family]
            if level != heading.level and not _at_home(heading, label, level, above, following):
                heading.level = level
        above = _with(heading, above)


def _at_home(heading: Heading, label: Label, usual: int, above: Dict[int, Heading], following: Optional[Heading]) -> bool:
    """Whether a heading may be meant to have its style's level, though its like usually have another.

    ``following``: the next heading with a number of its family.
    """
    if not above:  # nothing stands above the first heading of a document
        return usual > heading.level
    beside = above.get(heading.level)
    before = above.get(usual)
    goes_on = bool(before and before.label and before.label.family == label.family and _counts_on(before, label))
    if beside is not None:
        slip = _counts_on(beside, label) and not goes_on  # 2、 after 一、: its number is wrong, not its style
        return slip or beside.label is None or beside.label.family == label.family or beside.label.family in BESIDE
    if before is not None and before.label is None and label.value == 1:  # Abstract, Chapter 1, Chapter 2: what follows tells
        return following is None or following.level != usual
    return not goes_on if before else label.value != 1 or usual - 1 not in above


def _next_alike(found: List[Heading]) -> List[Optional[Heading]]:
    """For each heading the next styled one with a number of its family."""
    next_of: Dict[str, Heading] = {}
    following: List[Optional[Heading]] = []
    for heading in reversed(found):
        following.append(next_of.get(heading.label.family) if heading.label else None)
        if heading.label and heading.source == "styled":
            next_of[heading.label.family] = heading
    return following[::-1]


def _usual_levels(found: List[Heading]) -> Dict[str, int]:
    """The level at which most styled headings of each family stand; families that follow one another are never of one level."""
    cast: Dict[str, Dict[int, int]] = {}
    steps: Set[Tuple[str, str]] = set()  # (outer, inner): the inner family begins right after the outer at the same level
    for before, heading in zip([None, *found], found):
        if heading.source == "styled" and heading.label:
            family = heading.label.family
            tally = cast.setdefault(family, {})
            tally[heading.level] = tally.get(heading.level, 0) + 1
            if before and before.label and heading.number == 1 and before.level == heading.level:
                steps.add((before.label.family, family))
    usual: Dict[str, int] = {}
    for family in sorted(cast, key=lambda f: numbering.RANKS[f]):
        usual[family] = max(cast[family], key=lambda level: (cast[family][level], level))
        if family in _INNER:
            taken = [usual[outer] for outer, inner in steps if inner == family and outer in usual
                     and outer in _OUTER and numbering.RANKS[outer] < numbering.RANKS[family]]
            if usual[family] in taken:
                usual[family] += 1
    return usual


def votes(found: List[Heading]) -> Dict[str, Dict[int, int]]:
    """How many styled headings of each family stand at each level.

    A family that is mostly typed has no vote at a level where other numbers are usual: 2、 in Heading 1 between 一、 and 三、 is
    a slip.
    """
    cast: Dict[str, Dict[int, int]] = {}
    typed: Dict[str, int] = {}
    most: Dict[int, int] = {}  # by level, of one family
    for heading in found:
        if heading.label and heading.source == "styled":
            tally = cast.setdefault(heading.label.family, {})
            tally[heading.level] = tally.get(heading.level, 0) + 1
            most[heading.level] = max(most.get(heading.level, 0), tally[heading.level])
        elif heading.label:
            typed[heading.label.family] = typed.get(heading.label.family, 0) + 1
    return {family: tally for family, tally in cast.items() if typed.get(family, 0) <= sum(tally.values())
            or any(count == most[level] for level, count in tally.items())}


def of_families(found: List[Heading], shapes: Sequence[Shape]) -> Dict[str, int]:
    """The level of every family in use."""
    levels: Dict[str, int] = {}
    for index, shape in enumerate(shapes):
        levels.setdefault(shape.family, index + 1)
    cast = votes(found)
    for family, tally in cast.items():
        levels.setdefault(family, max(tally, key=lambda level: (tally[level], -level)))
    for family in BESIDE:
        levels.setdefault(family, 1)
    in_use = sorted({h.label.family for h in found if h.label and h.source != "styled"} - set(levels),
                    key=lambda family: numbering.RANKS[family])
    unnumbered = max((h.level for h in found if h.source == "styled" and not h.label), default=0)
    for family in in_use:
        rank = numbering.RANKS[family]
        outer = [level for other, level in levels.items() if other not in BESIDE and numbering.RANKS[other] < rank]
        levels[family] = max(outer, default=0 if cast or shapes else unnumbered) + 1
    return levels


def adopt_strays(found: List[Heading]) -> None:
    """Moves a number of a wrong family to the level whose gap it fills: 一、 2、 三、 is one sequence with a slip in it.

    Without this a single slip would read as a missing section and a stray subsection.
    """
    above: Dict[int, Heading] = {}
    numbered: Dict[int, Heading] = {}  # the same of the headings with a number only
    last: Dict[str, Label] = {}  # by family
    for heading, below in zip(found, _following(found)):
        label = heading.label
        if label and heading.source != "styled" and not _counts_on(above.get(heading.level), label):
            runs_on = label.family in last and last[label.family].value + 1 == label.value
            heading.level = _home(heading, label, numbered, below, runs_on)
        if label:
            last[label.family] = label
        above = _with(heading, above)
        numbered = _with(heading, numbered) if label else numbered


def _home(heading: Heading, label: Label, above: Dict[int, Heading], below: Dict[int, Heading], runs_on: bool) -> int:
    """The outer level in whose sequence a number is the one that is missing; else its own level.

    ``runs_on``: whether it goes on from the last number of its own family.
    """
    beside = below.get(heading.level)
    goes_on = bool(beside and beside.label and beside.label.family == label.family and _counts_on(heading, beside.label))
    if goes_on:
        return heading.level
    parent = max((level for level in above if level < heading.level), default=0)
    for level, after in below.items():  # 1、 二、 三、: the first is the slip
        if label.value == 1 and parent < level < heading.level and _counts_on(heading, after.label):
            return level
    for level in sorted(above, reverse=True):
        before = above[level].label
        if level < heading.level and before and _counts_on(above[level], label):
            beyond = below.get(max((other for other in below if other <= level), default=0))
            if beyond is None or beyond.level < level:
                if not runs_on and heading.level not in above:
                    return level
            elif beyond.label and beyond.label.family == before.family and _counts_on(heading, beyond.label):
                return level
    return heading.level


def _counts_on(before: Optional[Heading], label: Optional[Label]) -> bool:
    return bool(before and before.label and label and before.label.value + 1 == label.value)


def _following(found: List[Heading]) -> List[Dict[int, Heading]]:
    """For each heading the next one of every level, as far as none of an outer level comes before it."""
    below: Dict[int, Heading] = {}
    following = []
    for heading in reversed(found):
        following.append(below)
        below = _with(heading, below)
    return following[::-1]


def _with(heading: Heading, above: Dict[int, Heading]) -> Dict[int, Heading]:
    """The last heading of every level, of those that one after ``heading`` may stand beside or under."""
    return {**{level: other for level, other in above.items() if level < heading.level}, heading.level: heading}
