"""An enumeration in running text that leaves one out or mixes them up.

What it finds
    一是 … 三是 without 二是 between them, the same of 第一， 其一， and First, Secondly, in one paragraph or running over
    consecutive paragraphs that begin so; 首先, 其次, 再次 and 最后 in another order. An enumeration whose beginning cannot be
    seen is passed over, and so is a gap that other words (二要, the second) may fill.

Why it matters
    Something was cut out or moved and the words that count were not.

Wrong
    问题有三：一是学习不够；三是落实不力。
    一是学习不够。 | 二是调研不深。 | 二是落实不力。 | 三是作风不实。
    首先，加强学习。再次，深入调研。其次，改进作风。最后，狠抓落实。
    Firstly, we read. Thirdly, we wrote.

Right
    问题有三：一是学习不够；二是调研不深；三是落实不力。
    一是学习不够。 | 二是调研不深。 | 三是作风不实。
    首先，加强学习。其次，深入调研。最后，狠抓落实。
    一是学习不够；二要多下基层；三是落实不力。

Options
    None.

Fix
    The words that count are counted anew; on request only where one is missing, which may have been lost with its text.
"""

from __future__ import annotations

import re
from typing import Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ...analysis import Analysis
from ...document.edits import Replace
from ...structure.counting import Anomaly, diagnose
from ...text.numerals import format_cjk, parse_cjk
from ..rule import UNSAFE, Rule, Violation

_DIGITS = "一二三四五六七八九十"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_IN_ORDER = ("首先", "其次", "再次", "最后")
# What must stand before an item is asked after its first character: a pattern that begins with a character is searched for
# thirty times as fast as one that begins with a condition.
_BEGUN = r"(?:(?<=\A.)|(?<=[\n。；;，,：:、！？!?\s“”\"（(].))"
_OTHERWISE = r"{n}(?:是|要|个|方面)|其{n}|第{n}"
_ENDINGS = "|".join(word[1:] for word in _ORDINALS)
#: By kind of enumeration: words without which nothing is counted (all begin at 1), how an item begins (group n counts), and
#: how the number {n} may be written in other words.
_KINDS = (
    (("一是",), re.compile(rf"(?P<n>[{_DIGITS}]{_BEGUN}[{_DIGITS}]{{0,2}})是(?!否|一|二|三)"), _OTHERWISE),
    (("第一",), re.compile(rf"第{_BEGUN}(?P<n>[{_DIGITS}]{{1,3}})(?=[，,：:])"), _OTHERWISE),
    (("其一",), re.compile(rf"其{_BEGUN}(?P<n>[{_DIGITS}]{{1,3}})(?=[，,：:是])"), _OTHERWISE),
    (
        ("irst", "IRST"),
        re.compile(rf"(?P<n>[FSTENfsten](?:(?<=^.)|(?<=[.;:!?\n]\s.))(?i:{_ENDINGS}))(?:(?=,)|(?i:ly)\b)", re.M),
        r"\b{n}(?:ly)?\b",
    ),
)
_WORDS = re.compile(rf"[首其再最]{_BEGUN}(?:(?<=首)先(?!要求)|(?<=[其再])次(?!要求)|(?<=最)后(?=[，,]))")


class _Item(NamedTuple):
    paragraph: int
    start: int  # of the counting word
    end: int
    value: int
    opens: bool  # whether its paragraph begins with it


def find(analysis: Analysis) -> Iterator[Violation]:
    for first, pattern, otherwise in _KINDS:
        if not any(map(analysis.body.find, first)):
            continue
        for group in _groups(_items(analysis, pattern)):
            anomalies = diagnose([item.value for item in group])
            for anomaly in anomalies:
                if anomaly.kind != "gap" or not _otherwise(analysis, group, anomaly, otherwise):
                    yield _hit(analysis, group, anomaly)
    if analysis.body.find(_IN_ORDER[0]):
        yield from _words_in_order(analysis)


def _items(analysis: Analysis, pattern: re.Pattern[str]) -> Iterator[_Item]:
    for paragraph, offset, m in analysis.body.search(pattern):
        value = _value(m["n"])
        if value:
            opens = not analysis.snapshot.paragraphs[paragraph].text[:offset].strip()
            start = offset + m.start("n") - m.start()
            yield _Item(paragraph, start, start + len(m["n"]), value, opens)


def _value(word: str) -> Optional[int]:
    return _ORDINALS.index(word.lower()) + 1 if word.lower() in _ORDINALS else parse_cjk(word)


def _groups(items: Iterator[_Item]) -> Iterator[List[_Item]]:
    """Yield items that are counted together: each group begins at 1."""
    group: List[_Item] = []
    for item in items:
        if item.value == 1 or not (group and _follows(group[-1], item)):
            if group:
                yield group
            group = []
        if group or item.value == 1:
            group.append(item)
    if group:
        yield group


def _follows(before: _Item, item: _Item) -> bool:
    """Return whether an item stands in the paragraph of the one before it, or begins the next."""
    return item.paragraph == before.paragraph or (item.opens and item.paragraph == before.paragraph + 1)


def _otherwise(analysis: Analysis, group: Sequence[_Item], anomaly: Anomaly, words: str) -> bool:
    """Return whether what is missing stands there in other words."""
    before, after = group[anomaly.at - 1], group[anomaly.at]
    paragraphs = analysis.snapshot.paragraphs
    text = "\n".join(paragraphs[i].text for i in range(before.paragraph, after.paragraph + 1))
    text = text[before.end : len(text) - len(paragraphs[after.paragraph].text) + after.start]
    return re.search(words.format(n=_word(anomaly.expected, text)), text, re.I) is not None


def _word(value: int, like: str) -> str:
    """Return the counting word of a value in the language of ``like``, in its case."""
    if not like.isascii():
        return format_cjk(value)
    word = _ORDINALS[value - 1] if value <= len(_ORDINALS) else str(value)
    return word.capitalize() if like[:1].isupper() else word


def _hit(analysis: Analysis, group: Sequence[_Item], anomaly: Anomaly) -> Violation:
    item = group[anomaly.at]
    found = _text(analysis, item)
    fix = [
        Replace(_word(value, _text(analysis, group[at])), group[at].paragraph, group[at].start, group[at].end)
        for at, value in anomaly.fix
    ]
    return Violation(
        item.paragraph,
        item.start,
        item.end,
        {"found": found, "expected": _word(anomaly.expected, found)},
        fix=tuple(fix),
        applicability=UNSAFE,
    )


def _text(analysis: Analysis, item: _Item) -> str:
    return analysis.snapshot.paragraphs[item.paragraph].text[item.start : item.end]


def _words_in_order(analysis: Analysis) -> Iterator[Violation]:
    """首先 其次 再次 最后: 其次 and 再次 may come again, and each but the first may be left out."""
    group: List[Tuple[int, int, str]] = []
    for paragraph, offset, m in analysis.body.search(_WORDS):
        word = m[0]
        if word == _IN_ORDER[0] or (group and paragraph > group[-1][0] + (offset == 0)):
            group = []
        if group and _IN_ORDER.index(group[-1][2]) > _IN_ORDER.index(word):
            earlier, start, found = group[-1]
            yield Violation(earlier, start, start + len(found), {"found": found, "expected": word}, related=paragraph)
            group = []
        elif group or word == _IN_ORDER[0]:
            group.append((paragraph, offset, word))


RULE = Rule(
    id="inline-sequence",
    severity="warning",
    source="practice: what is counted is counted through",
    message={
        "zh-CN": "文中列举不连贯：此处是“{found}”，应为“{expected}”。",
        "en": "The enumeration is broken: “{found}” stands where “{expected}” was expected.",
    },
    about_zh="文中列举的次序不连贯，例如“一是”之后就是“三是”，缺少“二是”。多半是增删或移动了内容，"
    "序数没有跟着改。可以依次重排序数；中间有缺的，请先核对是否漏了内容。",
    source_zh="惯例：逐项列举，次序连贯",
    find=find,
)
