"""Whether the number that one misses stands elsewhere: in the text, behind other words, or in the part that was interrupted."""

from __future__ import annotations

import re
from typing import Iterator, List, Sequence, Tuple

from ..analysis import Analysis
from ..document.snapshot import Paragraph
from ..planning.renumbering import regular
from ..structure.counting import Anomaly
from ..structure.neighbours import above, is_implied
from ..structure.sequences import NumberSequence
from ..text.labels import Label, options

_NUMBER = 4  # so long is a number without words
_MARKS = re.compile(r"^[\s□■☐☑☒√●○◆◇▲△★☆※*#•·【]+")  # what people set before a number: □五、
_AMOUNT = r"(?![\d.,．年月日%])"
_FAR = 2  # more numbers than one are hardly ever lost at once
#: What stands before a number that was run together with the paragraph before it: the end of a sentence, or of a Chinese word.
_ENDED = r"(?:[。；;！!？?]\s*|(?<=[\u4e00-\u9fff）)》”])(?<![第见按照据至及和与或]))"


def right_above(analysis: Analysis, sequence: NumberSequence, anomaly: Anomaly, label: Label) -> bool:
    """Return whether the number before stands in the line above, or begins it without its mark: 1{甲} above 2.{乙}."""
    line = above(analysis.snapshot.paragraphs, sequence.headings[anomaly.at].paragraph)
    return _is_before(label, line) or is_implied(label, line) or is_implied(label, line.replace(" ", ""))


def stands(analysis: Analysis, sequence: NumberSequence, anomaly: Anomaly, label: Label) -> bool:
    """Return whether the number before stands where it should, taken for something else, or above what stands between.

    That is: in text, behind a line break or a mark, or without its own; or as the nearest number of its kind above, whatever it
    was taken for.
    """
    first, paragraphs = between(analysis, sequence, anomaly)
    if any(_is_inside(label, paragraph.text) for paragraph in paragraphs):
        return True
    nearest = True
    for is_text, line in _lines_between(analysis, first, paragraphs):
        alike = [one for one in options(line) if (one.family, one.above) == (label.family, label.above)]
        if any(one.value == label.value - 1 for one in alike) and (nearest or is_text):
            return True
        if is_text and _is_before(label, line):
            return True
        nearest = nearest and not alike
    return label.value - anomaly.expected >= _FAR and _goes_on_above(analysis, sequence, anomaly, label)


def between(analysis: Analysis, sequence: NumberSequence, anomaly: Anomaly) -> Tuple[int, Sequence[Paragraph]]:
    """Return the paragraphs from the number before an odd one, or its parent, to the one above it; and the first's index."""
    heading = sequence.headings[anomaly.at]
    before = sequence.headings[anomaly.at - 1] if anomaly.at else heading.parent
    first = max(before.paragraph if before else 0, analysis.tree.contents + 1)
    return first, analysis.snapshot.paragraphs[first : heading.paragraph]


def _is_before(label: Label, line: str) -> bool:
    """Return whether a line begins with the number before without its mark, or half of it: 二）{乙} for （二）{乙}."""
    if label.above:
        return False
    if label.shape.system == "arabic" and re.match(rf"\s*{label.value - 1}{_AMOUNT}", line):
        return True
    number = regular(label, label.value - 1).strip()
    return number[:1] in ("（", "(") and re.match(rf"\s*{re.escape(number[1:-1])}[）)]", line) is not None


def _is_inside(label: Label, text: str) -> bool:
    """Return whether the number before was run together with the text before it: 本合同附件包括文件20. 2 本合同."""
    number = r"\s?".join(re.escape(part) for part in re.findall(r"\w+|\W", regular(label, label.value - 1).strip()))
    if not label.above:
        return re.search(rf"\S[。；;！!？?]\s*{number}(?=\s*[^\W\d])", text) is not None
    return re.search(rf"\S{_ENDED}{number}\.?\s+(?=[^\W\d])", text) is not None


def _goes_on_above(analysis: Analysis, sequence: NumberSequence, anomaly: Anomaly, label: Label) -> bool:
    """Return whether a number goes on from before another part that begins anew: 八、 then 一、 二、 then 九、."""
    begin = sequence.headings[_begun_anew(sequence, anomaly)].paragraph
    ends = [*_last_heading(analysis, label, begin), *_listed_at(analysis, begin - 1)]
    return any(one.family == label.family and one.value == label.value - 1 for one in ends)


def _begun_anew(sequence: NumberSequence, anomaly: Anomaly) -> int:
    """Return which of the numbers before an odd one is the last 1; the first where none is."""
    return next((at for at in range(anomaly.at - 1, -1, -1) if sequence.values[at] == 1), 0)


def _last_heading(analysis: Analysis, label: Label, until: int) -> List[Label]:
    """Return the number of the last heading of the same kind above a paragraph, if there is one."""
    numbers = [heading.label for heading in analysis.tree.headings if heading.label and heading.paragraph < until]
    return [one for one in numbers if (one.family, one.above) == (label.family, label.above)][-1:]


def _listed_at(analysis: Analysis, index: int) -> List[Label]:
    """Return the number of a paragraph that is an item of a list."""
    return [one for listed in analysis.tree.lists for paragraph, one in listed.items if paragraph == index]


def _lines_between(analysis: Analysis, first: int, between: Sequence[Paragraph]) -> Iterator[Tuple[bool, str]]:
    """Yield the lines of paragraphs, the last first, each with whether it is text: neither a heading nor an item of a list."""
    taken = {heading.paragraph for heading in analysis.tree.headings}
    taken.update(paragraph for listed in analysis.tree.lists for paragraph, _ in listed.items)
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
