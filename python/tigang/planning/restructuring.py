"""Sections moved among their siblings, promoted, demoted or taken away, with all that stands below them; the numbers follow.

Only the sequences that a change touches are counted anew: a wrong number elsewhere is for the person to see in the findings.
Automatic numbers follow by themselves, so there only styles and places change.
"""

from __future__ import annotations

import collections
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Set, Tuple

from ..analysis import Analysis
from ..document.edits import Delete, Edit, Move, Replace, Restyle
from ..errors import TigangError
from ..structure.back_matter import last_of
from ..structure.tree import Heading, Tree
from ..text import labels
from ..text.labels import Label, Shape
from .insertion import MAX_HEADING_STYLE

#: How levels are numbered where neither the outline nor the document says so (GB/T 9704-2012, 7.3.3).
_CUSTOMARY = tuple(labels.parse_shape(example) for example in ("一、", "（一）", "1.", "（1）"))
_CHINESE = {shape.family for shape in _CUSTOMARY if shape.system == "cjk"}


class _Place(NamedTuple):
    """Where a heading stands after the change."""

    heading: Heading
    level: int
    parent: Optional[Heading]


def promote(analysis: Analysis, heading: Heading) -> List[Edit]:
    """Plan to raise a section by one level.

    Its later siblings come to stand below it. Raises TigangError (cannot-promote) for an outermost one.
    """
    if heading.parent is None:
        raise TigangError("cannot-promote", heading=heading.text)
    return _relevelled(analysis, heading, -1)


def demote(analysis: Analysis, heading: Heading) -> List[Edit]:
    """Plan to lower a section by one level, below the sibling before it.

    Raises TigangError (cannot-demote) where there is no sibling before it, or no deeper heading style.
    """
    deepest = max(each.level for each in _family(heading))
    if _siblings(analysis.tree, heading)[0] is heading or deepest >= MAX_HEADING_STYLE:
        raise TigangError("cannot-demote", heading=heading.text)
    return _relevelled(analysis, heading, 1)


def move(analysis: Analysis, heading: Heading, by: int) -> List[Edit]:
    """Plan to move a section so many places among its siblings, up (``by`` < 0) or down.

    Raises TigangError (cannot-move) where there is no such place, or what is moved and what it passes are of one paragraph.
    """
    siblings = _siblings(analysis.tree, heading)
    index = siblings.index(heading)
    if not 0 <= index + by < len(siblings):
        raise TigangError("cannot-move", heading=heading.text)
    passed = siblings[index + by : index] if by < 0 else siblings[index + 1 : index + 1 + by]
    first, second = (passed, [heading]) if by < 0 else ([heading], passed)
    change = Move(second[0].paragraph, last_of(second[-1], analysis.end), first[0].paragraph)
    return [change, *_renumbered(analysis, _swapped(analysis.tree, first, second), {})]


def remove(analysis: Analysis, headings: Sequence[Heading]) -> List[Edit]:
    """Plan to take sections away with all that stands below them."""
    gone = {each for heading in headings for each in _family(heading)}
    places = [_Place(h, h.level, h.parent) for h in analysis.tree.headings if h not in gone]
    deleted: List[Edit] = [Delete(h.paragraph, last_of(h, analysis.end)) for h in headings]
    return [*deleted, *_renumbered(analysis, places, {})]


# --- the headings in their new order ----------------------------------------------------------------------------------


def _family(heading: Heading) -> Iterator[Heading]:
    """Yield a heading and all below it, in order."""
    yield heading
    for child in heading.children:
        yield from _family(child)


def _siblings(tree: Tree, heading: Heading) -> Sequence[Heading]:
    return heading.parent.children if heading.parent else tree.roots


def _swapped(tree: Tree, first: Sequence[Heading], second: Sequence[Heading]) -> List[_Place]:
    """Return all headings, two neighbouring runs of siblings exchanged with all below them."""
    runs = [[heading for sibling in run for heading in _family(sibling)] for run in (first, second)]
    begin = tree.headings.index(runs[0][0])
    end = begin + len(runs[0]) + len(runs[1])
    ordered = [*tree.headings[:begin], *runs[1], *runs[0], *tree.headings[end:]]
    return [_Place(heading, heading.level, heading.parent) for heading in ordered]


def _relevelled(analysis: Analysis, heading: Heading, by: int) -> List[Edit]:
    moved = set(_family(heading))
    levels = {h: h.level + by * (h in moved) for h in analysis.tree.headings}
    styles = _restyled(analysis, moved, levels)
    return [*styles, *_renumbered(analysis, list(_nested(analysis.tree, levels)), levels)]


def _nested(tree: Tree, levels: Dict[Heading, int]) -> Iterator[_Place]:
    """Yield all headings with the parents that their new levels give them."""
    above: List[Heading] = []
    for heading in tree.headings:
        level = levels[heading]
        while above and levels[above[-1]] >= level:
            above.pop()
        yield _Place(heading, level, above[-1] if above else None)
        above.append(heading)


def _restyled(analysis: Analysis, moved: Set[Heading], levels: Dict[Heading, int]) -> List[Edit]:
    paragraphs = analysis.snapshot.paragraphs
    return [
        Restyle(heading.paragraph, f"Heading {levels[heading]}")
        for heading in sorted(moved, key=lambda h: h.paragraph)
        if paragraphs[heading.paragraph].level
    ]


# --- their numbers ----------------------------------------------------------------------------------------------------

_Key = Tuple[object, object]


def _renumbered(analysis: Analysis, places: Sequence[_Place], levels: Dict[Heading, int]) -> Iterator[Replace]:
    """Yield the edits that number anew every sequence whose members or order have changed."""
    shapes = _Shapes(analysis, levels)
    before = _sequences([_Place(h, h.level, h.parent) for h in analysis.tree.headings], {})
    after = _sequences(places, {place.heading: shapes.of(place) for place in places if place.heading.label})
    values: Dict[Heading, Tuple[int, ...]] = {}
    for key, members in after.items():
        if members != before.get(key):
            first = min((h.label.value for h in before.get(key, []) if h.label), default=1)
            values.update({h: (number,) for number, h in enumerate(members, first)})
    for place in places:
        label = place.heading.label
        if label is None:
            continue
        shape = shapes.of(place)
        own = values.get(place.heading, label.values[-1:])
        above = _values_above(place, shape, values)
        values[place.heading] = new = (*above, *own)
        if new != label.values or shape.family != label.family:
            yield from _written(place.heading, label, shape, new, analysis.chinese)


def _sequences(places: Sequence[_Place], shapes: Dict[Heading, Shape]) -> Dict[_Key, List[Heading]]:
    """Return the numbered headings by what they are counted with: their siblings, or all of their family where that runs on."""
    found: Dict[_Key, List[Heading]] = collections.defaultdict(list)
    for heading, level, parent in places:
        if heading.label:
            family = shapes.get(heading, heading.label.shape).family
            running = family in labels.CONTINUOUS
            found[("", family) if running else (parent, level)].append(heading)
    return found


def _values_above(place: _Place, shape: Shape, values: Dict[Heading, Tuple[int, ...]]) -> Tuple[int, ...]:
    """Return what a number such as 2.1 repeats of the one above it."""
    if shape.depth == 1:
        return ()
    above = values.get(place.parent, ()) if place.parent else ()
    own = place.heading.label.values if place.heading.label else ()
    return above[-(shape.depth - 1) :] if len(above) >= shape.depth - 1 else own[: shape.depth - 1]


def _written(heading: Heading, label: Label, shape: Shape, values: Tuple[int, ...], chinese: bool) -> Iterator[Replace]:
    if not label.end:  # Writer counts it
        return
    if shape.family == label.family and shape.depth == label.shape.depth:
        bare = label.shape._replace(prefix="", suffix="")
        old, new = bare.format(*label.values), bare.format(*values)
        text = label.raw.replace(old, new, 1) if label.raw.count(old) == 1 else shape.format(*values)
        yield Replace(text, heading.paragraph, label.start, label.start + len(label.raw))
    else:
        space = "" if chinese and shape.suffix else " "  # 第一章 总则, 1.1 范围, but 一、总则
        yield Replace(shape.format(*values) + space, heading.paragraph, label.start, label.end)


class _Shapes:
    """How the numbers of each level are written: as the outline has it, as most of the document's are, as is customary."""

    def __init__(self, analysis: Analysis, levels: Dict[Heading, int]) -> None:
        self._levels = levels
        self._outline = analysis.outline
        counts: Dict[int, collections.Counter[Shape]] = collections.defaultdict(collections.Counter)
        for heading in analysis.tree.headings:
            if heading.label and not heading.run_in:
                counts[heading.level][heading.label.shape] += 1
        self._usual = {level: count.most_common(1)[0][0] for level, count in counts.items()}

    def of(self, place: _Place) -> Shape:
        """Return the shape of a numbered heading: its own, unless its level has changed."""
        label = place.heading.label
        assert label is not None
        if place.level == place.heading.level:
            return label.shape
        prescribed = self._outline.shape(place.level) if self._outline else None
        return prescribed or self._usual.get(place.level) or self._deeper(label.shape, place)

    def _deeper(self, shape: Shape, place: _Place) -> Shape:
        """Return a level that nobody has numbered yet: 1.1 becomes 1.1.1; else what is customary, unless that is taken above."""
        depth = shape.depth + place.level - place.heading.level
        taken = {self._usual[level].family for level in self._usual if level < place.level}
        free = [each for each in _CUSTOMARY if each.family not in taken]
        if taken & _CHINESE and free:
            return free[0]
        return labels.parse_shape(".".join("1" * depth)) if shape.system == "arabic" and depth > 1 else shape
