"""At which level each heading stands: as the document nests its numbers, not by one fixed order.

Every kind of numbers has a level: the outline's, that of most styled headings with such numbers, or one below the kinds that it
stands under. Where one kind stands right under another that elsewhere has a customary kind between, it keeps the place that
custom gives it: 1. right under 一、 in a document that has （一） is a level too deep, and the rules say so.

Appendices count for themselves.
"""

from __future__ import annotations

import collections
from typing import Dict, List, Mapping, Optional, Sequence, Set, Tuple

from ..text.labels import FAMILIES, RANKS, Shape
from .tree import Heading

#: A family in the text (False) or in an appendix (True).
_Kind = Tuple[bool, str]
#: The order of Chinese official documents (GB/T 9704-2012, 7.3.3).
_ELSEWHERE = 0.4
_SELDOM = 5  # what a kind stands under less than a fifth as often as elsewhere does not count
_CUSTOM = ("cjk", "cjk-paren", "arabic", "arabic-paren")


def assign(headings: Sequence[Heading], shapes: Sequence[Shape]) -> None:
    """Set the level of every heading; that of a styled one is its style's so far.

    ``shapes``: the outline's numbering, outermost level first; empty when no outline is known.
    """
    kinds = _kinds(headings)
    prescribed: Dict[_Kind, int] = {}
    for index, shape in enumerate(shapes):
        prescribed.setdefault((False, shape.family), index + 1)
    parents = _parents(headings, kinds)
    votes = _styled(headings, kinds)
    of_sequence = _styled_by_sequence(headings)
    levels = _Levels(dict(prescribed), votes, parents)
    for heading in headings:
        kind = kinds[heading]
        above = heading.parent.level if heading.parent else 0
        styles = of_sequence.get(heading.sequence)
        if kind and styles and kind not in prescribed:
            heading.level = heading.meant = _voted(styles, votes[kind], above)
        elif kind:
            heading.level = levels.of(kind)
        elif heading.source != "styled":
            heading.level = above + 1
        heading.level = max(heading.level, above + 1)


def _voted(sequence: collections.Counter[int], kind: collections.Counter[int], above: int) -> int:
    """Return the level of a sequence of which headings have styles: that of most; those of its kind elsewhere count less."""
    return max((sequence[at] + _ELSEWHERE * count, at == above + 1, at) for at, count in kind.items())[2]


def _kinds(headings: Sequence[Heading]) -> Mapping[Heading, Optional[_Kind]]:
    """Return the kind of each heading's number: that of most in its sequence."""
    families: Dict[int, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for heading in headings:
        if heading.label:
            families[heading.sequence][_family(heading)] += 1
    often: collections.Counter[str] = collections.Counter()
    for counted in families.values():
        often.update(counted)
    usual = {
        sequence: max(counted, key=lambda family: (counted[family], often[family]))  # noqa: B023 - asked at once
        for sequence, counted in families.items()
    }
    kinds: Dict[Heading, Optional[_Kind]] = {}
    inner: Dict[Heading, bool] = {}  # whether what stands below a heading stands in an appendix
    for heading in headings:
        inside = heading.parent is not None and inner[heading.parent]
        inner[heading] = inside or (heading.label is not None and FAMILIES[heading.label.family].beside)
        kinds[heading] = (inside, usual[heading.sequence]) if heading.label else None
    return kinds


def _family(heading: Heading) -> str:
    family = heading.label.family if heading.label else ""
    return "article" if family == "inserted" else family


#: What a kind stands under: another kind, a styled heading without number (its level), or nothing.
_Parent = object


def _parents(
    headings: Sequence[Heading], kinds: Mapping[Heading, Optional[_Kind]]
) -> Dict[_Kind, collections.Counter[_Parent]]:
    parents: Dict[_Kind, collections.Counter[_Parent]] = collections.defaultdict(collections.Counter)
    for heading in headings:
        kind = kinds[heading]
        if kind:
            parent = heading.parent
            above: _Parent = None if parent is None else kinds[parent] or parent.level
            parents[kind][above] += 1
    return dict(parents)


def _styled(
    headings: Sequence[Heading], kinds: Mapping[Heading, Optional[_Kind]]
) -> Dict[_Kind, collections.Counter[int]]:
    votes: Dict[_Kind, collections.Counter[int]] = collections.defaultdict(collections.Counter)
    for heading in headings:
        kind = kinds.get(heading)
        if kind and heading.source == "styled":
            votes[kind][heading.level] += 1
    return dict(votes)


def _styled_by_sequence(headings: Sequence[Heading]) -> Dict[int, collections.Counter[int]]:
    votes: Dict[int, collections.Counter[int]] = collections.defaultdict(collections.Counter)
    for heading in headings:
        if heading.label and heading.source == "styled":
            votes[heading.sequence][heading.level] += 1
    return dict(votes)


class _Levels:
    """The level of every kind, found when it is asked for."""

    def __init__(
        self,
        known: Dict[_Kind, int],
        votes: Dict[_Kind, collections.Counter[int]],
        parents: Dict[_Kind, collections.Counter[_Parent]],
    ) -> None:
        self.known, self.votes, self.parents = known, votes, parents
        self.asked: Set[_Kind] = set()

    def of(self, kind: _Kind) -> int:
        if kind not in self.known:
            if kind in self.asked:  # each stands under the other somewhere
                return 0
            self.asked.add(kind)
            self.known[kind] = self._find(kind)
        return self.known[kind]

    def _find(self, kind: _Kind) -> int:
        if FAMILIES[kind[1]].beside:
            return 1
        above = max((self._level(parent) for parent in self._above(kind)), default=0)
        votes = self.votes.get(kind)
        if votes:
            _, _, level = max((count, at == above + 1, at) for at, count in votes.items())
            return max(level, above + 1)
        return above + 1

    def _level(self, parent: _Parent) -> int:
        return parent if isinstance(parent, int) else self.of(parent) if isinstance(parent, tuple) else 0

    def _above(self, kind: _Kind) -> List[_Parent]:
        """Return what a kind stands under, and what by custom would stand between."""
        parents = self.parents.get(kind, collections.Counter())
        most = max(parents.values(), default=0)
        above: List[_Parent] = [
            parent
            for parent, count in parents.items()
            if parent is not None and count * _SELDOM > most and not self._reversed(kind, parent)
        ]
        if kind[1] in _CUSTOM:
            above.extend(other for other in self.parents if self._between(other, kind, set(parents)))
        return above

    def _between(self, other: _Kind, kind: _Kind, parents: Set[_Parent]) -> bool:
        """Return whether another kind by custom stands above a kind, which stands under ``parents``."""
        if other[0] != kind[0] or other[1] not in _CUSTOM or RANKS[other[1]] >= RANKS[kind[1]]:
            return False
        return not self._reversed(kind, other) and self._meets(set(self.parents[other]), parents, other)

    def _meets(self, others: Set[_Parent], parents: Set[_Parent], other: _Kind) -> bool:
        """Return whether two kinds stand under the same one, or one of them as the outermost that the other misses above it."""
        return bool(others & parents) or None in parents and other not in parents and bool(others)

    def _reversed(self, kind: _Kind, parent: _Parent) -> bool:
        """Return whether the kind stands above its parent more often than below."""
        if not isinstance(parent, tuple):
            return False
        return self.parents.get(parent, collections.Counter())[kind] > self.parents[kind][parent]  # type: ignore[index]
