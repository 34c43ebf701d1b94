"""Whether what is odd about numbers may be the reading, or be meant: then nothing is said of it.

A document that is read wrongly looks full of mistakes, and one wrong alarm costs more trust than ten missed ones. So a number is
only spoken of where the numbers beside it clearly are headings, where the number that it misses stands nowhere else, and where
nothing shows that the author left something out.
"""

from __future__ import annotations

import re
import statistics
from typing import List, Optional

from ..analysis import Analysis
from ..structure.counting import Anomaly
from ..structure.evidence import STRUCTURAL
from ..structure.sequences import NumberSequence
from ..text.labels import FAMILIES, Label
from ..text.similarity import plain
from . import elsewhere

_CLEAR = 0.65  # so much likelier headings than anything else are the numbers around one that can be spoken of
_CLEAR_KIND = 1.5  # … most numbers of their kind
_BESIDE = 2  # so many numbers on each side show whether a place is understood
_OFTEN = 4  # one jump in so many numbers is no slip any more
_FAR = 2  # farther back nobody slips
_LEFT_OUT = re.compile(r"\s*[(（\[【]?(?:[…⋯]+|\.{3,}|。{3,}|省?略|以下略|omitted)[)）\]】]?\s*$", re.I)


def may_be_read_wrongly(analysis: Analysis, sequence: NumberSequence, anomaly: Anomaly) -> bool:
    """Return whether an anomaly may come from the reading of the document, or from what its author left out."""
    label = sequence.headings[anomaly.at].label
    if label is None or _is_unclear(analysis, sequence, anomaly) or _picks(analysis, sequence, label):
        return True
    if _comes_again(sequence, anomaly) or elsewhere.right_above(analysis, sequence, anomaly, label):
        return True
    if anomaly.kind not in ("gap", "start"):
        return False
    left_out = any(_LEFT_OUT.match(paragraph.text) for paragraph in elsewhere.between(analysis, sequence, anomaly)[1])
    return left_out or elsewhere.stands(analysis, sequence, anomaly, label)


def _is_unclear(analysis: Analysis, sequence: NumberSequence, anomaly: Anomaly) -> bool:
    """Return whether neither the numbers around an odd one clearly are headings, nor others of their kind at their level."""
    odd = sequence.headings[anomaly.at]
    if not odd.text and odd.as_heading < _CLEAR_KIND:
        return True  # a value on a line of its own
    if len(sequence.headings) == 1 and odd.as_heading < _CLEAR_KIND:
        return True  # the others of its kind show nothing of one that stands alone
    first = max(anomaly.at - _BESIDE, 0)
    around = sequence.headings[first : anomaly.at + _BESIDE + 1]
    if statistics.median(heading.as_heading for heading in around) >= _CLEAR:
        return False
    kinds = {(heading.level, heading.label.family) for heading in around if heading.label}
    others = [h for h in analysis.tree.headings if h.label and (h.level, h.label.family) in kinds and h not in around]
    return not others or statistics.median(heading.as_heading for heading in others) < _CLEAR_KIND


def _picks(analysis: Analysis, sequence: NumberSequence, label: Label) -> bool:
    """Return whether numbers are picked from others: attachments 7 and 9, the exercises 5.2, 5.5, 5.7, 5.11."""
    if FAMILIES[label.family].beside and sequence.headings[0].number != 1:
        return True  # of all attachments of a contract some come with it
    jumps = sum(other is sequence and anomaly.kind != "start" for other, anomaly in analysis.anomalies)
    many = jumps > 1 and jumps * _OFTEN > len(sequence.headings)
    return many and label.family not in STRUCTURAL and all(heading.source != "styled" for heading in sequence.headings)


def _comes_again(sequence: NumberSequence, anomaly: Anomaly) -> bool:
    """Return whether numbers rather begin anew than come twice: far from where they should be, or as a list announced them."""
    heading = sequence.headings[anomaly.at]
    if anomaly.kind not in ("duplicate", "order") or heading.label is None:
        return False
    return (
        _is_far_back(sequence, anomaly, heading.label.value)
        or _is_only_item(sequence, anomaly, heading.label.value)
        or _is_announced(sequence, anomaly)
    )


def _is_far_back(sequence: NumberSequence, anomaly: Anomaly, value: int) -> bool:
    """Return whether a number lies farther back than anybody slips; one that is not clear, or goes on, need not lie as far."""
    behind, following = anomaly.expected - value, _following(sequence, anomaly)
    goes_on = bool(following) and following == [value + step for step in range(1, len(following) + 1)]
    return (behind >= _FAR and sequence.headings[anomaly.at].as_heading < _CLEAR) or (behind > _FAR and goes_on)


def _is_only_item(sequence: NumberSequence, anomaly: Anomaly, value: int) -> bool:
    """Return whether a single 1. stands below a number after which the next goes on: 39. | 1. | 40."""
    return value == 1 and anomaly.previous > 1 and _following(sequence, anomaly)[:1] == [anomaly.expected]


def _following(sequence: NumberSequence, anomaly: Anomaly) -> List[Optional[int]]:
    return [other.number for other in sequence.headings[anomaly.at + 1 :][:_BESIDE]]


def _is_announced(sequence: NumberSequence, anomaly: Anomaly) -> bool:
    """Return whether the same number and words stood before, under another heading."""
    heading = sequence.headings[anomaly.at]
    return any(
        earlier.number == heading.number
        and earlier.parent is not heading.parent
        and plain(earlier.text) == plain(heading.text)
        for earlier in sequence.headings[: anomaly.at]
    )
