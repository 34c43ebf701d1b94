"""Numbers that should go up by one: where they do not, and what was meant.

One mistake is one anomaly: numbers that go on rightly from a wrong one are not wrong themselves, and a single wrong number
between right ones does not make its followers wrong.
"""

from __future__ import annotations

from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence

from . import numbering
from .headings import Heading, Tree


class Anomaly(NamedTuple):
    index: int  # 0-based, in the sequence
    kind: str  # gap, duplicate or order
    expected: int
    previous: int  # number before it, 0 at the beginning


def diagnose(values: Sequence[int]) -> Iterator[Anomaly]:
    """The anomalies of a sequence that should run 1, 2, 3, …"""
    previous = 0
    seen = set()
    for index, value in enumerate(values):
        expected = previous + 1
        following = values[index + 1] if index + 1 < len(values) else None
        if value == expected or index == 0:
            previous = value
        elif value == previous:
            yield Anomaly(index, "duplicate", expected, previous)
            previous = expected if following == expected + 1 else value
        elif following == expected + 1 or (following == expected and value != expected):
            # The numbers go on as if this one had been right, or it has only slipped in front of the right one.
            yield Anomaly(index, "duplicate" if value in seen else "order", expected, previous)
            if following == expected + 1:
                previous = expected
            elif index + 2 < len(values) and values[index + 2] == value + 1:
                previous = expected - 1  # two neighbours exchanged: the second is right in itself
        elif value > expected:
            yield Anomaly(index, "gap", expected, previous)
            previous = value
        else:
            yield Anomaly(index, "duplicate" if value in seen and following != value + 1 else "order", expected, previous)
            previous = value if following == value + 1 else previous
        seen.add(value)


class NumberSequence(NamedTuple):
    """Headings of one family whose numbers belong together."""

    headings: List[Heading]
    parent: Optional[Heading]

    @property
    def values(self) -> List[int]:
        return [heading.label.value for heading in self.headings if heading.label]


def sequences(tree: Tree) -> Iterator[NumberSequence]:
    """The numbered headings of a document as sequences: siblings of one level; articles run through all chapters."""
    continuous: Dict[str, List[Heading]] = {}
    by_parent: Dict[Optional[Heading], List[Heading]] = {}
    for heading in tree.headings:
        if heading.label is None:
            continue
        if heading.label.family in numbering.CONTINUOUS:
            continuous.setdefault(heading.label.family, []).append(heading)
        else:
            by_parent.setdefault(heading.parent, []).append(heading)
    for headings in continuous.values():
        yield NumberSequence(headings, None)
    for parent, siblings in by_parent.items():
        by_rank: Dict[object, List[Heading]] = {}
        for heading in siblings:  # attachments and appendices count apart from the sections
            label = heading.label
            key = label.family if label and label.family in ("appendix", "attachment") else heading.level
            by_rank.setdefault(key, []).append(heading)
        for headings in by_rank.values():
            yield NumberSequence(headings, parent)
