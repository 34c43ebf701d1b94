"""The sequences of numbers in a document's headings."""

from __future__ import annotations

import statistics
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..text import labels
from .tree import Heading, Tree

_FEW = 2
_LIKELY = 0.95  # so much better than the next best way to read its headings is a sequence that can be spoken of


class NumberSequence(NamedTuple):
    """Headings whose numbers belong together."""

    headings: List[Heading]
    before: int = 0  # the number that stands in the line above the first of them: 会议议定，一、…

    @property
    def values(self) -> List[int]:
        return [heading.label.value for heading in self.headings if heading.label]

    @property
    def counted(self) -> bool:
        """Whether the numbers count; in Markdown people number every item 1."""
        return len(self.headings) <= _FEW or any(value != 1 for value in self.values)

    @property
    def likely(self) -> bool:
        """Whether most of them are read clearly better so than otherwise; where not, what is odd may be the reading."""
        return statistics.median(heading.as_heading for heading in self.headings) >= _LIKELY

    @property
    def sure(self) -> bool:
        """Whether each of them surely is a heading of this sequence."""
        return all(heading.sure for heading in self.headings)


def sequences(tree: Tree) -> Iterator[NumberSequence]:
    """Yield the numbered headings of a document as sequences: those that the reading of the document counts together.

    Where a kind of numbers begins anew under each heading but once or twice goes on, or the other way round, most of them decide
    ("一、（一）（二） 二、（三）（四）", as many 意见 are numbered). Articles run through all chapters.
    """
    kinds: Dict[Tuple[str, Optional[Heading]], List[List[Heading]]] = {}
    for part in _parts(tree):
        first = part[0]
        kinds.setdefault((_family(first), _appendix(first)), []).append(part)
    for (family, _), parts in kinds.items():
        for headings in _running_on(_without_false_starts(parts, tree), family in labels.CONTINUOUS):
            for part in _at_ranges(headings):
                yield NumberSequence(part, _before(part[0]))


def _at_ranges(headings: List[Heading]) -> Iterator[List[Heading]]:
    """Cut a sequence before each heading that stands for several (第三十八条から第八十四条まで) and go on from the last."""
    begin = 0
    for index in range(1, len(headings)):
        label, before = headings[index].label, headings[index - 1].number
        if label and label.family != "inserted" and label.first and before == label.first - 1:
            yield headings[begin:index]
            begin = index
    yield headings[begin:]


def _before(heading: Heading) -> int:
    """Return the number that stands before the first of a sequence elsewhere, or is never used: 会议议定，一、…, 第三条の二."""
    label = heading.label
    if label is None:
        return 0
    if label.family == "inserted":
        return label.first - 1
    return label.value - 1 if heading.implied or label.first else 0


def _parts(tree: Tree) -> List[List[Heading]]:
    """Return the headings of each sequence as it was read; 第一条之一, 第一条之二 are one of their own."""
    parts: Dict[object, List[Heading]] = {}
    for heading in tree.headings:
        if heading.label:
            inserted = heading.label.base if heading.label.family == "inserted" else ()
            parts.setdefault((heading.sequence, inserted), []).append(heading)
    return list(parts.values())


def _family(heading: Heading) -> str:
    return heading.label.family if heading.label else ""


def _appendix(heading: Heading) -> Optional[Heading]:
    """Return the appendix or attachment that a heading stands in."""
    above = heading.parent
    while above and not (above.label and labels.FAMILIES[above.label.family].beside):
        above = above.parent
    return above


def _without_false_starts(parts: List[List[Heading]], tree: Tree) -> List[List[Heading]]:
    """Join what begins anew without reason to what it should go on from."""
    joined: List[List[Heading]] = []
    lost: Dict[
        int, int
    ] = {}  # by the parent's place: how often numbers under it rightly begin anew, for a heading there is lost
    for part in parts:
        first = part[0]
        before = joined[-1] if joined else None
        if (
            before
            and not first.explained
            and first.parent is before[-1].parent
            and first.sequence != before[-1].sequence
        ):
            above = first.parent.paragraph if first.parent else -1
            lost.setdefault(above, _lost_after(first.parent, tree))
            if lost[above]:
                lost[above] -= 1
            else:
                before.extend(part)
                continue
        joined.append(list(part))
    return joined


def _lost_after(parent: Optional[Heading], tree: Tree) -> int:
    """Return how many headings are missing between a heading and its next sibling: what stood under them now stands under it."""
    if parent is None or parent.label is None:
        return 0
    siblings = parent.parent.children if parent.parent else tree.roots
    after = next((h for h in siblings[siblings.index(parent) + 1 :] if h.label), None)
    return max(0, after.label.value - parent.label.value - 1) if after and after.label else 0


def _running_on(parts: List[List[Heading]], continuous: bool) -> List[List[Heading]]:
    """Join the sequences of a kind where most of them go on from the one before."""
    pairs = list(zip(parts, parts[1:]))
    going_on = sum(1 for before, after in pairs if _goes_on(before, after))
    anew = sum(1 for _, after in pairs if after[0].number == 1 and not after[0].explained)
    if going_on + continuous <= anew:
        return parts
    joined: List[List[Heading]] = []
    for part in parts:
        runs = part[0].number != 1 or (continuous and not part[0].explained)
        if joined and runs and _one_kind(joined[-1], part):
            joined[-1] = joined[-1] + part
        else:
            joined.append(part)
    return joined


def _goes_on(before: List[Heading], after: List[Heading]) -> bool:
    return _one_kind(before, after) and before[-1].number is not None and after[0].number == before[-1].number + 1


def _one_kind(before: List[Heading], after: List[Heading]) -> bool:
    one, other = before[-1].label, after[0].label
    return (
        one is not None and other is not None and one.family == other.family and one.shape.depth == 1 and not other.base
    )


def prefix_astray(headings: Sequence[Heading], index: int) -> Optional[Tuple[int, ...]]:
    """Return what should stand before the last figure of a number such as 2.2 between 1.1 and 1.3; None when that is right.

    ``index``: of the heading in ``headings``, 0-based.
    """
    own = _prefix(headings[index])
    around = {_prefix(headings[i]) for i in (index - 1, index + 1) if 0 <= i < len(headings)}
    parent = headings[index].parent
    if not own or len(around) != 1 or own in around or parent is None or parent.label is None:
        return None
    [other] = around
    return other if other == parent.label.values and len(other) == len(own) else None


def carried_over(parent: Heading, before: Optional[Heading]) -> Optional[Heading]:
    """Return the first heading under ``parent`` if it goes on with the numbers under that ``before``: A.3 under B, 1.3 under 2.

    None where that is right, or where there is none.
    """
    first = next((child for child in parent.children if child.label), None)
    last = next((child for child in reversed(before.children) if child.label), None) if before else None
    if not (before and last and first and first.label and last.label and before.label and parent.label):
        return None
    repeats = first.label.above == last.label.above == before.label.values != parent.label.values
    return first if repeats and first.label.value == last.label.value + 1 else None


def _prefix(heading: Heading) -> Tuple[int, ...]:
    return heading.label.values[:-1] if heading.label else ()
