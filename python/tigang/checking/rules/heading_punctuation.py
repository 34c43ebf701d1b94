"""A mark that does not belong to a heading.

What it finds
    A full stop or a colon at the end of a heading on a line of its own, and a mark between a number in brackets and
    the words: (1), Background. A numbered sentence is no such heading; typed headings are judged only where most of
    their siblings end without a mark. A question mark is right. A mark that only some numbers of a level have is
    number-style's.

Why it matters
    Headings are no sentences; after a number in brackets stands no mark.

Wrong
    # 一、背景。 | 文。 | # 二、措施 | 文。
    一、背景 | 文。 | 二、措施： | 文。 | 三、要求 | 文。
    一、背景 | （一）、甲不够。文文。 | 二、措施 | 文。
    # Scope. | Text. | # Method | Text.

Right
    # 一、背景 | 文。 | # 二、措施 | 文。
    一、背景 | （一）加强领导。 | （二）压实责任。
    # Why? | Text. | # Method, sources, etc. | Text.

Options
    None.

Fix
    The mark is deleted.
"""

from __future__ import annotations

import collections
import re
from typing import Dict, Iterator, Mapping, Optional, Sequence

from ...analysis import Analysis
from ...document.edits import Replace
from ...structure.tree import Heading
from ...text.labels import Label
from .. import numbers
from ..certainty import siblings, surely
from ..rule import Rule, Violation, at_heading, safe_if

_MARK = re.compile(r" ?[。：:](?=[\s*]*$)|(?<=[A-Za-z)][A-Za-z)])\.(?=\s*$)")  # « Les sites : » has a blank before it
_ABBREVIATION = re.compile(
    r"(?:\b(?:etc|inc|ltd|corp|dept|vol|fig|jr|sr|approx|misc|no|nr|vs|al|mr|ms|dr|st|co|pp|ed|eg|ie)"
    r"|\.[A-Za-z]+)\.\s*$",
    re.I,
)
#: The mark at the end of a heading; None: there is none.
_Mark = Optional["re.Match[str]"]
#: That of every heading that ends with its paragraph.
_Marks = Mapping[Heading, _Mark]
_TIGHT = frozenset({"cjk-paren", "arabic-paren"})
_SENTENCE_LENGTH = 40  # so long a line that ends in a full stop is a sentence, whatever its style
_LINE_LENGTH = 15  # … and so long a one with several clauses
_LOWER = re.compile(r"\b[a-z]{4,}\b.*\b[a-z]{4,}\b")  # words as in a sentence, not as In a Title
_GOES_ON = ("；", ";", "，", ",", "；或", "；和", "；以及", "；或者", "; or", "; and", ", or", ", and")
_CLAUSES = re.compile(r"[，；：]|[,;:] ")
_ENTRY = re.compile(r"[：:]\s*\S")
#: Announces what follows: 应当符合下列条件：, the committee shall:
_LEADS_IN = re.compile(
    r"(?:下列|以下|如下|包括|[是为有]|\b(?:following|follows|shall|must|may|will|are|is|to|includes?|including)\b)[^，。；,;.]{0,12}[:：]\s*$"
)
#: Is a sentence: The payload is unidentified. It must be recognized.
_SAYS = re.compile(r"\w\s(?:shall|must|should|may|can|will|is|are|was|were|has|have)\s.*[a-z]\.\s*$")


def find(analysis: Analysis) -> Iterator[Violation]:
    yield from _after_words(analysis)
    yield from _after_numbers(analysis)


def _after_words(analysis: Analysis) -> Iterator[Violation]:
    marks = {heading: _closing_mark(analysis, heading) for heading in analysis.tree.headings if not heading.run_in}
    usual = _usual(marks)
    for heading, mark in marks.items():
        if mark is None or mark[0].strip() in usual.get(heading.level, ""):
            continue
        beside = [other for other in siblings(analysis, heading) if other is not heading]
        meant = _is_usual(mark[0].strip(), [marks[other] for other in beside if other in marks])
        if not meant and _is_heading(analysis, heading, beside, marks):
            safe = mark[0] != "." and not _may_be_sentence(analysis, heading)
            yield _hit(analysis, heading, mark.start(), mark.end(), safe)


def _usual(marks: _Marks) -> Dict[int, str]:
    """By level, the mark that most headings of this document end in: whoever writes so throughout means it."""
    ends: Dict[int, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for heading, mark in marks.items():
        ends[heading.level][mark[0].strip() if mark else ""] += 1
    most = {level: (counted.most_common(1)[0], sum(counted.values())) for level, counted in ends.items()}
    return {level: mark for level, ((mark, count), all_) in most.items() if mark and count > 2 and count * 3 > all_ * 2}


def _is_usual(mark: str, beside: Sequence[_Mark]) -> bool:
    """Return whether most of the headings beside one end in the same mark: there it is meant."""
    alike = sum(other is not None and other[0].strip() == mark for other in beside)
    return alike > 1 and 2 * alike > len(beside)


def _after_numbers(analysis: Analysis) -> Iterator[Violation]:
    if not any(heading.label and _bare(heading.label) for heading in analysis.tree.headings):
        return
    for heading, label, expected in numbers.shapes(analysis):
        reported = expected.outline or (expected.shape and numbers.written(label) != expected.text(label))
        bare = _bare(label)
        if bare and not reported:
            yield _hit(analysis, heading, label.start + len(bare), label.start + len(label.raw), safe=True)


def _bare(label: Label) -> str:
    """Return a typed number in brackets without the mark behind it; "" when there is none."""
    bare = label.raw.rstrip("、，,.．:： ")
    return bare if label.end and label.family in _TIGHT and bare != label.raw else ""


def _hit(analysis: Analysis, heading: Heading, start: int, end: int, safe: bool) -> Violation:
    found = analysis.snapshot.paragraphs[heading.paragraph].text[start:end].strip()
    sure = safe and surely(analysis, siblings(analysis, heading))
    return at_heading(analysis, heading, found=found, name=heading.text)._replace(
        start=start, end=end, fix=(Replace("", heading.paragraph, start, end),), applicability=safe_if(sure)
    )


def _closing_mark(analysis: Analysis, heading: Heading) -> _Mark:
    text = analysis.snapshot.paragraphs[heading.paragraph].text
    mark = _MARK.search(text, heading.end)
    return mark if mark and not _ABBREVIATION.search(text) else None


def _is_heading(analysis: Analysis, heading: Heading, beside: Sequence[Heading], marks: _Marks) -> bool:
    """Return whether it is no sentence: by its style, or since most of those ``beside`` it are lines without a mark.

    Articles are sentences in laws and lines in contracts, whatever their style.
    """
    others = [other for other in beside if other.level == heading.level]
    if _is_sentence(analysis, heading) or any(_goes_on(analysis, other) for other in others):
        return False
    plain = sum(other in marks and marks[other] is None and not _asks(analysis, other) for other in others)
    if _may_be_sentence(analysis, heading):
        return plain == len(others) > 1
    is_article = heading.label is not None and heading.label.family == "article"
    if heading.source == "styled" and not is_article:
        return True
    if surely(analysis, [heading]):  # then one that ends without a mark shows how they are meant
        return 2 * plain >= len(others) and plain > 0
    return 2 * plain > len(others)


def _asks(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading is a question, beside which others may be sentences, too."""
    return analysis.snapshot.paragraphs[heading.paragraph].text.rstrip().endswith(("?", "？"))


def _is_sentence(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a line is so long or announces what follows, whatever its style and its neighbours."""
    text = analysis.snapshot.paragraphs[heading.paragraph].text
    says = heading.source != "styled" and _SAYS.search(text)
    return bool(_size(analysis, heading) > _SENTENCE_LENGTH or _LEADS_IN.search(text) or says)


def _may_be_sentence(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a line is an entry, has several clauses or is rather long: then the lines beside it decide."""
    long = _size(analysis, heading) > _LINE_LENGTH
    if heading.source == "styled":
        mark = _closing_mark(analysis, heading)
        stopped = mark is not None and (mark[0] == "。" or (mark[0] == "." and _LOWER.search(heading.text) is not None))
        return bool(_ENTRY.search(heading.text) or (long and (stopped or _CLAUSES.search(heading.text))))
    return long or bool(_CLAUSES.search(heading.text))


def _size(analysis: Analysis, heading: Heading) -> float:
    """Return the length of a heading's words in Chinese characters."""
    return len(heading.text) / (1 if analysis.chinese else 2)


def _goes_on(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a paragraph is the beginning of a sentence."""
    return analysis.snapshot.paragraphs[heading.paragraph].text.rstrip().endswith(_GOES_ON)


RULE = Rule(
    id="heading-punctuation",
    severity="warning",
    source="practice: headings end without a mark, nothing follows a number in brackets",
    message={
        "zh-CN": "标题“{name}”中的“{found}”应去掉。",
        "en": "The mark “{found}” does not belong to the heading “{name}”.",
    },
    about_zh="独占一行的标题末尾有句号或冒号，或者“（一）”之后多了标点。标题不是句子，末尾不加句号、冒号；"
    "“（一）”“（1）”之后也不加标点。可以去掉多余的标点。",
    source_zh="惯例：标题末尾不加标点，“（一）”之后不加标点",
    find=find,
)
