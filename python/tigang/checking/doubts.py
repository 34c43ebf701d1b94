"""Whether what is odd about numbers may be the reading, or be meant: then nothing is said of it.

A document that is read wrongly looks full of mistakes, and one wrong alarm costs more trust than ten missed ones. So a number is
only spoken of where the numbers beside it clearly are headings, where the number that it misses stands nowhere between, and where
nothing shows that the author left something out.
"""

from __future__ import annotations

import re
import statistics
from typing import Iterator, Sequence, Tuple

from ..analysis import Analysis
from ..document.snapshot import Paragraph
from ..structure.counting import Anomaly
from ..structure.evidence import STRUCTURAL
from ..structure.neighbours import above, is_implied
from ..structure.sequences import NumberSequence
from ..text.labels import Label, options
from ..text.similarity import plain

_CLEAR = 0.65  # so much likelier headings than anything else are the numbers around one that can be spoken of
_CLEAR_KIND = 1.5  # … most numbers of their kind
_BESIDE = 2  # so many numbers on each side show whether a place is understood
_OFTEN = 4  # one jump in so many numbers is no slip any more
_FAR = 2  # farther back nobody slips
_NUMBER = 4  # so long is a number without words
_MARKS = re.compile(r"^[\s□■☐☑☒√●○◆◇▲△★☆※*#•·【]+")  # what people set before a number: □五、
_LEFT_OUT = re.compile(r"\s*[(（\[【]?(?:[…⋯]+|\.{3,}|。{3,}|省?略|以下略|omitted)[)）\]】]?\s*$", re.I)


def may_be_read_wrongly(subject: Analysis, sequence: NumberSequence, anomaly: Anomaly) -> bool:
    """Return whether an anomaly may come from the reading of the document, or from what its author left out."""
    heading = sequence.headings[anomaly.at]
    label = heading.label
    if label is None or _is_unclear(subject, sequence, anomaly) or _picks(subject, sequence, label):
        return True
    if _stands_above(label, above(subject.snapshot.paragraphs, heading.paragraph)) or _comes_again(sequence, anomaly):
        return True
    if anomaly.kind not in ("gap", "start"):
        return False
    first, between = _between(subject, sequence, anomaly)
    left_out = any(_LEFT_OUT.match(paragraph.text) for paragraph in between)
    return left_out or _stands_between(subject, first, between, label)


def _is_unclear(subject: Analysis, sequence: NumberSequence, anomaly: Anomaly) -> bool:
    """Return whether neither the numbers around an odd one clearly are headings, nor others of their kind at their level."""
    odd = sequence.headings[anomaly.at]
    if not odd.text and odd.as_heading < _CLEAR_KIND:
        return True  # a value on a line of its own
    first = max(anomaly.at - _BESIDE, 0)
    around = sequence.headings[first : anomaly.at + _BESIDE + 1]
    if statistics.median(heading.as_heading for heading in around) >= _CLEAR:
        return False
    kinds = {(heading.level, heading.label.family) for heading in around if heading.label}
    others = [h for h in subject.tree.headings if h.label and (h.level, h.label.family) in kinds and h not in around]
    return not others or statistics.median(heading.as_heading for heading in others) < _CLEAR_KIND


def _picks(subject: Analysis, sequence: NumberSequence, label: Label) -> bool:
    """Return whether numbers jump so often that they are picked from others: the exercises 5.2, 5.5, 5.7, 5.11."""
    jumps = sum(other is sequence and anomaly.kind != "start" for other, anomaly in subject.anomalies)
    many = jumps > 1 and jumps * _OFTEN > len(sequence.headings)
    return many and label.family not in STRUCTURAL and all(heading.source != "styled" for heading in sequence.headings)


def _stands_above(label: Label, line: str) -> bool:
    """Return whether the number before stands in the line above, or begins it without its mark: 1{甲} above 2.{乙}."""
    return _is_before(label, line) or is_implied(label, line) or is_implied(label, line.replace(" ", ""))


def _is_before(label: Label, line: str) -> bool:
    """Return whether a line begins with the number before, without its mark."""
    bare = label.shape.system == "arabic" and not label.above
    return bare and re.match(rf"\s*{label.value - 1}(?![\d.,．年月日%])", line) is not None


def _comes_again(sequence: NumberSequence, anomaly: Anomaly) -> bool:
    """Return whether numbers rather begin anew than come twice: far from where they should be, or as a list announced them."""
    heading = sequence.headings[anomaly.at]
    if anomaly.kind not in ("duplicate", "order") or heading.label is None:
        return False
    return _is_far_back(sequence, anomaly, heading.label.value) or _is_announced(sequence, anomaly)


def _is_far_back(sequence: NumberSequence, anomaly: Anomaly, value: int) -> bool:
    """Return whether a number lies farther back than anybody slips; one that is not clear, or goes on, need not lie as far."""
    behind = anomaly.expected - value
    following = [other.number for other in sequence.headings[anomaly.at + 1 :][:_BESIDE]]
    goes_on = following == [value + step for step in range(1, _BESIDE + 1)]
    return (behind >= _FAR and sequence.headings[anomaly.at].as_heading < _CLEAR) or (behind > _FAR and goes_on)


def _is_announced(sequence: NumberSequence, anomaly: Anomaly) -> bool:
    """Return whether the same number and words stood before, under another heading."""
    heading = sequence.headings[anomaly.at]
    return any(
        earlier.number == heading.number
        and earlier.parent is not heading.parent
        and plain(earlier.text) == plain(heading.text)
        for earlier in sequence.headings[: anomaly.at]
    )


def _between(subject: Analysis, sequence: NumberSequence, anomaly: Anomaly) -> Tuple[int, Sequence[Paragraph]]:
    """Return the paragraphs from the number before an odd one, or its parent, to the one above it; and the first's index."""
    heading = sequence.headings[anomaly.at]
    before = sequence.headings[anomaly.at - 1] if anomaly.at else heading.parent
    first = max(before.paragraph if before else 0, subject.tree.contents + 1)
    return first, subject.snapshot.paragraphs[first : heading.paragraph]


def _stands_between(subject: Analysis, first: int, between: Sequence[Paragraph], label: Label) -> bool:
    """Return whether the number before stands where it should, taken for something else.

    That is: in text, behind a line break or a mark, or without its own; or as the nearest number of its kind above, whatever it
    was taken for.
    """
    nearest = True
    for is_text, line in _lines_between(subject, first, between):
        alike = [one for one in options(line) if (one.family, one.above) == (label.family, label.above)]
        if any(one.value == label.value - 1 for one in alike) and (nearest or is_text):
            return True
        if is_text and _is_before(label, line):
            return True
        nearest = nearest and not alike
    return False


def _lines_between(subject: Analysis, first: int, between: Sequence[Paragraph]) -> Iterator[Tuple[bool, str]]:
    """Yield the lines of paragraphs, the last first, each with whether it is text: neither a heading nor an item of a list."""
    taken = {heading.paragraph for heading in subject.tree.headings}
    taken.update(paragraph for listed in subject.tree.lists for paragraph, _ in listed.items)
    for offset in range(len(between) - 1, -1, -1):
        free = first + offset not in taken
        for place, line in _lines(between[offset], head=offset > 0 or free):
            yield place > 0 or free, line


def _lines(paragraph: Paragraph, head: bool) -> Iterator[Tuple[int, str]]:
    """Yield the lines of a paragraph with their places, the last first, marks before a number taken away.

    ``head``: whether the first line is one of them
    """
    text = f"{paragraph.label} {paragraph.text}"
    lines = text.split("\n")
    for place in range(len(lines) - 1, -1 if head or len(text.strip()) <= _NUMBER else 0, -1):
        yield place, _MARKS.sub("", lines[place])
