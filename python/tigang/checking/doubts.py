"""Whether what is odd about numbers may be the reading, or be meant: then nothing is said of it.

A document that is read wrongly looks full of mistakes, and one wrong alarm costs more trust than ten missed ones. So a number is
only spoken of where the numbers beside it clearly are headings, where the number that it misses stands nowhere else, and where
nothing shows that the author left something out. One list says all reasons for doubt; whoever finds a wrong alarm looks there.
"""

from __future__ import annotations

import statistics
from typing import Callable, List, Optional, Sequence, Tuple

from ..analysis import Analysis
from ..structure.counting import Anomaly, Kind
from ..structure.evidence import STRUCTURAL
from ..structure.sequences import NumberSequence
from ..structure.tree import Heading
from ..text.labels import FAMILIES
from ..text.similarity import plain
from .elsewhere import Case, goes_on_above, is_left_out, is_run_together, is_taken_otherwise, right_above

_CLEAR = 0.65  # so much likelier headings than anything else are the numbers around one that can be spoken of
_CLEAR_KIND = 1.5  # … most numbers of their kind
_BESIDE = 2  # so many numbers on each side show whether a place is understood
_OFTEN = 4  # one jump in so many numbers is no slip any more
_FAR = 2  # farther back nobody slips
_EXCERPT = 10  # so far from the beginning nobody has lost the first part
_SECOND = 2
_GLUED = "digits"  # the doubt of a number that digits follow at once: 2.2设计
_OWN_FILES = frozenset({"attachment", "schedule", "exhibit"})


def may_be_read_wrongly(analysis: Analysis, sequence: NumberSequence, anomaly: Anomaly) -> bool:
    """Return whether an anomaly may come from the reading of the document, or from what its author left out."""
    label = sequence.headings[anomaly.at].label
    if label is None:
        return True
    case = Case(analysis, sequence, anomaly, label)
    return any(anomaly.kind in kinds and applies(case) for kinds, applies in _REASONS)


# --- what the numbers themselves show ---------------------------------------------------------------------------------


def _is_unclear(case: Case) -> bool:
    """Return whether it is a value on a line of its own, or as unclear as those around it."""
    is_value = not case.heading.text and case.heading.as_heading < _CLEAR_KIND
    return is_value or _are_unclear(case.analysis, case.sequence.headings, case.anomaly.at)


def _are_unclear(analysis: Analysis, counted: Sequence[Heading], at: int) -> bool:
    """Return whether neither the numbers around one clearly are headings, nor others of their kind at their level.

    Of one that stands alone the others show nothing.
    """
    if len(counted) == 1:
        return counted[at].as_heading < _CLEAR_KIND
    around = counted[max(at - _BESIDE, 0) : at + _BESIDE + 1]
    if statistics.median(heading.as_heading for heading in around) >= _CLEAR:
        return False
    kinds = {(heading.level, heading.label.family) for heading in around if heading.label}
    others = [h for h in analysis.tree.headings if h.label and (h.level, h.label.family) in kinds and h not in around]
    return not others or statistics.median(heading.as_heading for heading in others) < _CLEAR_KIND


def _is_one_of_some(case: Case) -> bool:
    """Return whether some attachments of a contract come with it: 7 and 9."""
    return FAMILIES[case.label.family].beside and case.sequence.headings[0].number != 1


def _is_picked(case: Case) -> bool:
    """Return whether so many numbers are left out that they were picked from others: the exercises 5.2, 5.5, 5.7, 5.11."""
    jumps = sum(other is case.sequence and anomaly.kind != "start" for other, anomaly in case.analysis.anomalies)
    if jumps <= 1 or jumps * _OFTEN <= len(case.sequence.headings) or case.label.family in STRUCTURAL:
        return False
    return all(heading.source != "styled" for heading in case.sequence.headings)


def _is_far_back(case: Case) -> bool:
    """Return whether a number lies farther back than anybody slips; one that is not clear, or goes on, need not lie as far."""
    behind, following = case.anomaly.expected - case.label.value, _following(case)
    goes_on = bool(following) and following == [case.label.value + step for step in range(1, len(following) + 1)]
    return (behind >= _FAR and case.heading.as_heading < _CLEAR) or (behind > _FAR and goes_on)


def _is_only_item(case: Case) -> bool:
    """Return whether a single 1. stands below a number after which the next goes on: 39. | 1. | 40."""
    return case.label.value == 1 < case.anomaly.previous and _following(case)[:1] == [case.anomaly.expected]


def _following(case: Case) -> List[Optional[int]]:
    return [other.number for other in case.sequence.headings[case.anomaly.at + 1 :][:_BESIDE]]


def _is_announced(case: Case) -> bool:
    """Return whether the same number and words stood before, under another heading."""
    own = case.heading.number, plain(case.heading.text)
    before = case.sequence.headings[: case.anomaly.at]
    return any(
        (earlier.number, plain(earlier.text)) == own and earlier.parent is not case.heading.parent for earlier in before
    )


def _may_be_decimals(case: Case) -> bool:
    return all(heading.label and _GLUED in heading.label.doubts for heading in case.sequence.headings)


def _may_be_excerpt(case: Case) -> bool:
    """Return whether what stood before the first number is a file of its own, or in another text.

    That is so where more is left out than there is: Section 4 of an act, and Section 5.
    """
    first, count = case.label.value, len(case.sequence.headings)
    begins, is_part = case.heading is case.analysis.tree.headings[0], case.label.family in _OWN_FILES
    if first != _SECOND:
        return begins or is_part or first > min(count + 1, _EXCERPT - 1)
    return (begins and (is_part or bool(case.label.above))) or (count == 1 and case.heading.paragraph == 0)


_ANY: Sequence[Kind] = ("start", "gap", "duplicate", "order")
_MISSING: Sequence[Kind] = ("start", "gap")
_AGAIN: Sequence[Kind] = ("duplicate", "order")

#: All reasons why a number may be right as it is, with the kinds of oddities that they explain.
_REASONS: Sequence[Tuple[Sequence[Kind], Callable[[Case], bool]]] = (
    (_ANY, _is_unclear),
    (_ANY, _is_one_of_some),
    (_ANY, _is_picked),
    (_ANY, right_above),
    (_AGAIN, _is_far_back),
    (_AGAIN, _is_only_item),
    (_AGAIN, _is_announced),
    (("start",), _may_be_decimals),
    (("start",), _may_be_excerpt),
    (_MISSING, is_left_out),
    (_MISSING, is_run_together),
    (_MISSING, is_taken_otherwise),
    (_MISSING, goes_on_above),
)
