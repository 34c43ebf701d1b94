"""Whether the number that one misses stands elsewhere: in the text, behind other words, or in the part that was interrupted."""

from __future__ import annotations

import re
from typing import Iterator, List, NamedTuple, Optional, Tuple

from ..analysis import Analysis
from ..planning.renumbering import regular
from ..structure.counting import Anomaly
from ..structure.neighbours import above, is_implied
from ..structure.sequences import NumberSequence
from ..structure.tree import Heading
from ..text.labels import Label, options

_MARKS = re.compile(r"^[\s□■☐☑☒√●○◆◇▲△★☆※*#•·【]+")  # what people set before a number: □五、
_LEFT_OUT = re.compile(r"\s*[(（\[【]?(?:[…⋯]+|\.{3,}|。{3,}|省?略|以下略|omitted)[)）\]】]?\s*$", re.I)
_AMOUNT = r"(?![\d.,．年月日%])"
_FAR = 2  # more numbers than one are hardly ever lost at once
#: What stands before a number that was run together with the paragraph before it: the end of a sentence, or of a Chinese word.
_ENDED = r"(?:[。；;！!？?]\s*|(?<=[\u4e00-\u9fff）)》”])(?<![第见按照据至及和与或]))"


class Case(NamedTuple):
    """A number that does not go on from the one before it."""

    analysis: Analysis
    sequence: NumberSequence
    anomaly: Anomaly
    label: Label

    @property
    def heading(self) -> Heading:
        return self.sequence.headings[self.anomaly.at]

    @property
    def between(self) -> range:
        """The paragraphs from the number before, or the heading above it, to the one above it; behind a table of contents."""
        before = self.sequence.headings[self.anomaly.at - 1] if self.anomaly.at else self.heading.parent
        return range(max(before.paragraph if before else 0, self.analysis.tree.contents + 1), self.heading.paragraph)

    def is_alike(self, label: Label) -> bool:
        """Return whether a number is of its kind and repeats the same numbers above."""
        return (label.family, label.above) == (self.label.family, self.label.above)

    def is_next_to(self, label: Label) -> bool:
        """Return whether it goes on from a number."""
        return self.is_alike(label) and label.value == self.label.value - 1


def right_above(case: Case) -> bool:
    """Return whether the number before stands in the line above, or begins it without its mark: 1{甲} above 2.{乙}."""
    line = above(case.analysis.snapshot.paragraphs, case.heading.paragraph)
    return _lacks_mark(case.label, line) or any(is_implied(case.label, text) for text in (line, line.replace(" ", "")))


def is_left_out(case: Case) -> bool:
    """Return whether an author says that something is left out there: …… or （略）."""
    return any(_LEFT_OUT.match(case.analysis.snapshot.paragraphs[index].text) for index in case.between)


def is_run_together(case: Case) -> bool:
    """Return whether the number before was run together with the text before it: 本合同附件包括文件20. 2 本合同."""
    parts = re.findall(r"\w+|\W", regular(case.label, case.label.value - 1).strip())
    number = r"\s?".join(map(re.escape, parts))
    before, behind = (_ENDED, r"\.?\s+") if case.label.above else (r"[。；;！!？?]\s*", r"\s*")
    place = re.compile(rf"\S{before}{number}{behind}(?=[^\W\d])")
    return any(place.search(case.analysis.snapshot.paragraphs[index].text) for index in case.between)


def is_taken_otherwise(case: Case) -> bool:
    """Return whether the number before is the nearest of its kind above, whatever it was taken for, or begins a line of text."""
    nearest = True
    for is_text, line in _lines_above(case):
        alike = [label for label in options(line) if case.is_alike(label)]
        if (nearest or is_text) and any(map(case.is_next_to, alike)):
            return True
        if is_text and _lacks_mark(case.label, line):
            return True
        nearest = nearest and not alike
    return False


def goes_on_above(case: Case) -> bool:
    """Return whether a number goes on from before another part that begins anew: 八、 then 一、 二、 then 九、."""
    if case.label.value - case.anomaly.expected < _FAR:
        return False
    firsts = [at for at in range(case.anomaly.at) if case.sequence.values[at] == 1]
    begin = case.sequence.headings[firsts[-1] if firsts else 0].paragraph
    return any(label is not None and case.is_next_to(label) for label in _latest(case, begin))


def _latest(case: Case, until: int) -> Tuple[Optional[Label], Optional[Label]]:
    """Return the numbers of its kind of the last heading above a paragraph, and of an item of a list right above it."""
    tree = case.analysis.tree
    headings = (h.label for h in reversed(tree.headings) if h.label and h.paragraph < until)
    items = (label for listed in tree.lists for paragraph, label in listed.items if paragraph == until - 1)
    return next(filter(case.is_alike, headings), None), next(items, None)


def _lacks_mark(label: Label, line: str) -> bool:
    """Return whether a line begins with the number before without its mark, or half of it: 二）{乙} for （二）{乙}."""
    if label.above:
        return False
    if label.shape.system == "arabic" and re.match(rf"\s*{label.value - 1}{_AMOUNT}", line):
        return True
    number = regular(label, label.value - 1).strip()
    return number[:1] in ("（", "(") and re.match(rf"\s*{re.escape(number[1:-1])}[）)]", line) is not None


def _lines_above(case: Case) -> Iterator[Tuple[bool, str]]:
    """Yield the lines between, the last first, marks before a number taken away; each with whether it is text.

    Text is neither a heading nor an item of a list, or stands behind the first line of one.
    """
    tree = case.analysis.tree
    taken = {heading.paragraph for heading in tree.headings}
    taken.update(paragraph for listed in tree.lists for paragraph, _ in listed.items)
    for index in reversed(case.between):
        paragraph = case.analysis.snapshot.paragraphs[index]
        lines: List[str] = f"{paragraph.label} {paragraph.text}".split("\n")
        for place in range(len(lines) - 1, -1, -1):
            yield place > 0 or index not in taken, _MARKS.sub("", lines[place])
