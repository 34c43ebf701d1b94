"""Numbers of headings put right: what the rules on numbers have in common."""

from __future__ import annotations

import collections
import functools
from typing import Any, Dict, Iterable, Iterator, List, NamedTuple, Optional, Set, Tuple

from ..analysis import Analysis
from ..document.edits import Replace
from ..outlines.matching import Missing
from ..planning.renumbering import regular, renumbered
from ..structure.counting import Anomaly, Kind
from ..structure.sequences import NumberSequence, carried_over
from ..structure.tree import Heading
from ..text.labels import FAMILIES, Label, Shape
from ..text.similarity import plain
from .certainty import surely
from .doubts import may_be_read_wrongly
from .rule import Violation, at_heading, safe_if


def found(analysis: Analysis, kind: Kind) -> Iterator[Tuple[NumberSequence, Anomaly, Heading, Label]]:
    """Yield the anomalies of a kind that no other rule reports, each with the heading where it shows and that one's number."""
    for sequence, anomaly in analysis.anomalies:
        heading = sequence.headings[anomaly.at]
        if anomaly.kind != kind or heading.label is None:
            continue
        if not _reported_elsewhere(analysis, sequence, anomaly) and not may_be_read_wrongly(
            analysis, sequence, anomaly
        ):
            yield sequence, anomaly, heading, heading.label


def hit(analysis: Analysis, sequence: NumberSequence, anomaly: Anomaly, certain: bool, **values: Any) -> Violation:
    """Return the hit of an anomaly, with the fix that renumbers.

    ``certain``: whether it can be nothing but a slip, as far as the numbers show
    """
    heading, fix = sequence.headings[anomaly.at], tuple(fixing_edits(sequence, anomaly))
    slips = sum(other is sequence for other, _ in analysis.anomalies)  # more than one may be a way of counting
    sure = certain and slips == 1 and surely(analysis, sequence.headings)
    return at_heading(analysis, heading, **values)._replace(fix=fix, applicability=safe_if(sure))


def fixing_edits(sequence: NumberSequence, anomaly: Anomaly) -> List[Replace]:
    """Return the edits that fix an anomaly; none where one of the numbers is automatic and so no text."""
    edits: List[Replace] = []
    for index, value in anomaly.fix:
        heading = sequence.headings[index]
        if not heading.label or not heading.label.end:
            return []
        edits += renumbered(heading, value)
    return edits


def missing_numbers(label: Label, expected: int) -> str:
    """Return the numbers from ``expected`` to the one before ``label``, for a message."""
    missing = [regular(label, value) for value in range(expected, label.value)]
    return " ".join(missing) if len(missing) <= 3 else f"{missing[0]} … {missing[-1]}"


# --- how the numbers of a level are written ---------------------------------------------------------------------------


_MANY = 8
_NUMBER = 4  # so long is a number without words
_ALIKE = 3  # so many items written alike show how a list is meant


class Expected(NamedTuple):
    """How the numbers of a level should be written."""

    shape: Optional[Shape]  # None: nobody can say
    outline: bool  # whether the outline prescribes it; else it is how most of them are written

    def text(self, label: Label) -> str:
        """Return a number as it should be written."""
        return self.shape.format(*label.values) if self.shape else written(label)


def shapes(analysis: Analysis) -> Iterator[Tuple[Heading, Label, Expected]]:
    """Yield the numbered headings, attachments and appendices aside, with how the numbers of their level should be written."""
    levels: Dict[Tuple[int, str], List[Tuple[Heading, Label]]] = {}
    kinds = _kinds(analysis.tree.headings)
    for heading in analysis.tree.headings:
        label = heading.label
        if label is None or label.base or label.first or FAMILIES[label.family].beside:
            continue
        above = kinds.get(heading.parent.sequence, "") if heading.parent else ""
        levels.setdefault((heading.level, above), []).append((heading, label))
    for (level, _), labelled in levels.items():
        expected = _expected(analysis, level, [label for _, label in labelled])
        meant = set() if expected.outline else _of_another_kind(labelled, expected)
        for heading, label in labelled:
            if heading.sequence not in meant:
                yield heading, label, expected


def _expected(analysis: Analysis, level: int, used: List[Label]) -> Expected:
    """Return how the numbers of a level should be written: as the outline prescribes it, else as most of those used are."""
    prescribed = analysis.outline.shape(level) if analysis.outline else None
    return Expected(prescribed or _usual(used), prescribed is not None)


def _of_another_kind(labelled: Iterable[Tuple[Heading, Label]], expected: Expected) -> Set[int]:
    """Return the sequences of which all numbers are written in one way that is not the expected one: it is meant."""
    written_so: Dict[int, List[Shape]] = {}
    for heading, label in labelled:
        written_so.setdefault(heading.sequence, []).append(_as_written(label))
    return {
        sequence
        for sequence, own in written_so.items()
        if len(own) > 1 and own[0] != expected.shape and own.count(own[0]) == len(own)
    }


def odd_items(analysis: Analysis) -> Iterator[Tuple[int, Label, str]]:
    """Yield the typed numbers that alone are written in another way than all others of their list.

    Each as its paragraph, 0-based, the number, and what it should be.
    """
    for listed in analysis.tree.lists:
        typed = [(paragraph, label) for paragraph, label in listed.items if label.end]
        counted = collections.Counter(_as_written(label) for _, label in typed)
        usual, count = counted.most_common(1)[0] if typed else (None, 0)
        if usual is not None and count == len(typed) - 1 >= _ALIKE:
            paragraph, label = next((p, one) for p, one in typed if _as_written(one) != usual)
            if label.family == usual.family:
                yield paragraph, label, usual.format(*label.values)


def _kinds(headings: Iterable[Heading]) -> Dict[int, str]:
    """Return the family of most numbers of each sequence."""
    families: Dict[int, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for heading in headings:
        if heading.label:
            families[heading.sequence][heading.label.family] += 1
    return {sequence: counted.most_common(1)[0][0] for sequence, counted in families.items()}


def _usual(labels: List[Label]) -> Optional[Shape]:
    """Return the shape in which most of a level's numbers are written; of two the regular one, else the first."""
    if len(labels) == 2:
        if abs(labels[0].value - labels[1].value) > 1:
            return None  # what stands between them was not read as theirs, and may be written in either way
        return next((label.shape for label in labels if _as_written(label) == label.shape), _as_written(labels[0]))
    shape, count = collections.Counter(map(_as_written, labels)).most_common(1)[0]
    most = 3 * len(labels) if len(labels) >= _MANY else 2 * len(labels)  # of many three in four, else it is two ways
    return shape if 4 * count >= most and 2 * count > len(labels) else None


#: Full-width figures are the same numbers.
_NARROW = {ord("０") + figure: ord("0") + figure for figure in range(10)}


def written(label: Label) -> str:
    """Return a number as it stands, the spaces within it aside."""
    raw = label.raw.translate(_NARROW)
    return raw.replace(" ", "").replace("\u3000", "") if not label.shape.prefix.endswith(" ") else raw


def is_written(label: Label, expected: Expected) -> bool:
    """Return whether a number is written as its level is; how its numeral is spelled (第百条, ARTICLE ONE) does not count."""
    found, right = written(label), expected.text(label)
    if found == right:
        return True
    if expected.shape and {label.shape.system, expected.shape.system} == {"formal", "formal-traditional"}:
        return True  # 壹 and 貳
    return _as_written(label) == expected.shape and not found.startswith(right)


@functools.lru_cache(maxsize=32768)
def _as_written(label: Label) -> Shape:
    """Return the shape of a number as it stands, irregular marks included."""
    numeral = label.shape.format(*label.values)
    core = numeral[len(label.shape.prefix) : len(numeral) - len(label.shape.suffix) or None]
    text = written(label)
    before, found, after = text.rpartition(core) if label.shape.prefix else text.partition(core)  # TITLE I
    return label.shape._replace(prefix=before, suffix=after) if found else label.shape


# --- what other rules say already -------------------------------------------------------------------------------------


def _reported_elsewhere(analysis: Analysis, sequence: NumberSequence, anomaly: Anomaly) -> bool:
    if anomaly.kind == "start" and _carries_on(analysis, sequence.headings[0]):
        return True
    if anomaly.kind in ("gap", "start"):
        return missing_section(analysis, sequence, anomaly) is not None or _lost_with_parent(
            analysis, sequence, anomaly
        )
    if anomaly.kind == "duplicate":
        return sequence.headings[anomaly.at].doubled is not None or copy_of(sequence, anomaly) is not None
    moved = {id(moved.heading) for moved in analysis.match.moved} if analysis.match else ()
    return any(id(sequence.headings[index]) in moved for index, _ in anomaly.fix)


def _carries_on(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a number goes on with those under the heading before (number-order reports it)."""
    if heading.parent is None:
        return False
    beside = [other for other in analysis.tree.headings if other.sequence == heading.parent.sequence]
    at = beside.index(heading.parent)
    return at > 0 and carried_over(heading.parent, beside[at - 1]) is heading


def missing_section(analysis: Analysis, sequence: NumberSequence, anomaly: Anomaly) -> Optional[Missing]:
    """Return the outline's section whose loss the missing number is (section-missing reports it)."""
    heading = sequence.headings[anomaly.at]
    before = sequence.headings[anomaly.at - 1] if anomaly.at else heading.parent
    above = before.paragraph if before else -1
    missing = analysis.match.missing if analysis.match else ()
    return next(
        (
            m
            for m in missing
            if m.section.numbered and m.parent is heading.parent and above < m.before <= heading.paragraph
        ),
        None,
    )


def _lost_with_parent(analysis: Analysis, sequence: NumberSequence, anomaly: Anomaly) -> bool:
    """Return whether numbers that run through several parents jump where a whole parent is missing."""
    heading = sequence.headings[anomaly.at]
    parent = heading.parent
    if parent is None or parent.children[0] is not heading or not anomaly.at:
        return False
    return any(other.kind == "gap" and above.headings[other.at] is parent for above, other in analysis.anomalies)


def copy_of(sequence: NumberSequence, anomaly: Anomaly) -> Optional[Heading]:
    """Return the earlier heading of which this one repeats number and words (heading-duplicate reports it)."""
    heading = sequence.headings[anomaly.at]
    return next(
        (
            h
            for h in sequence.headings[: anomaly.at]
            if h.number == heading.number
            and h.parent is heading.parent
            and plain(h.text) == plain(heading.text)
            and plain(h.text)
        ),
        None,
    )
