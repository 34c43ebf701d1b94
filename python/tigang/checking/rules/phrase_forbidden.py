"""Words that must not stand here.

What it finds
    Words that the outline forbids in a section, or in the whole document: 请批示 in a report. Small and capital letters are the
    same; English words are found as whole words. A placeholder's guidance is not searched.

Why it matters
    Some words decide what kind of document it is, or what it promises; where they are wrong it is handed back.

Wrong
    背景(!请批示,请审批); 措施 :: 一、背景 | 妥否，请批示。 | 二、措施 | 文。
    !请批示; 背景; 措施 :: 一、背景 | 文。 | 二、措施 | 文。 | 妥否，请批示。
    Scope(!guarantee) :: 一、Scope | We guarantee it.

Right
    背景(!请批示); 措施 :: 一、背景 | 文。 | 二、措施 | 请示后，请批示。
    Scope(!guarantee) :: 一、Scope | Guarantees are not given.

Options
    `forbid: [words, …]` at a section, or at the outline itself for the whole document.

Fix
    None: the sentence has to be written otherwise.
"""

from __future__ import annotations

import re
from typing import FrozenSet, Iterator, List, NamedTuple, Sequence, Set, Tuple

from ...analysis import Analysis
from ...structure.back_matter import last_of
from ..rule import Rule, Violation


class _Ban(NamedTuple):
    first: int  # paragraphs, both included
    last: int
    words: FrozenSet[str]
    section: str


def find(analysis: Analysis) -> Iterator[Violation]:
    bans = list(_bans(analysis))
    words: Set[str] = set().union(*(ban.words for ban in bans))
    places = sorted(_places(analysis, sorted(words)), key=lambda place: (place[0], place[1], -place[2]))
    last = (-1, 0)  # paragraph and end of the hit before
    for paragraph, start, length, word in places:
        ban = next((ban for ban in bans if ban.first <= paragraph <= ban.last and word in ban.words), None)
        end = start + length
        if ban is None or (paragraph, start) < last or _is_guidance(analysis, paragraph, start, end):
            continue
        last = paragraph, end
        text = analysis.snapshot.paragraphs[paragraph].text[start:end]
        yield Violation(paragraph, start, end, {"found": text}, ban.section)


def _is_guidance(analysis: Analysis, paragraph: int, start: int, end: int) -> bool:
    """Return whether words stand in a placeholder: they say what is to be written."""
    placeholders = analysis.snapshot.paragraphs[paragraph].placeholders
    return any(place.start < end and place.end > start for place in placeholders)


def _bans(analysis: Analysis) -> Iterator[_Ban]:
    """Yield what is forbidden where, the innermost sections first."""
    if analysis.match is None or analysis.outline is None:
        return
    for heading, section in reversed(list(analysis.match.sections.items())):
        if section.forbid:
            yield _Ban(heading.paragraph, last_of(heading, analysis.end), frozenset(section.forbid), section.path)
    for section in analysis.outline.walk():
        where = analysis.match.texts.get(section.path)
        if section.forbid and where:
            yield _Ban(where.start, where.stop - 1, frozenset(section.forbid), section.path)
    if analysis.outline.forbid:
        yield _Ban(0, len(analysis.snapshot.paragraphs), frozenset(analysis.outline.forbid), "")


def _places(analysis: Analysis, words: Sequence[str]) -> Iterator[Tuple[int, int, int, str]]:
    """Yield every place of ``words`` as (paragraph, offset, length, word)."""
    for word in filter(None, words):
        if word.lower() == word.upper():  # a script without capitals
            for paragraph, start in analysis.body.find(word):
                yield paragraph, start, len(word), word
        else:
            for paragraph, start, m in analysis.body.search(re.compile(_whole(word), re.I)):
                yield paragraph, start, len(m[0]), word


def _whole(word: str) -> str:
    edges: List[str] = [r"\b" if letter.isascii() and letter.isalnum() else "" for letter in (word[0], word[-1])]
    return edges[0] + re.escape(word) + edges[1]


RULE = Rule(
    id="phrase-forbidden",
    severity="error",
    source="house: the document's outline",
    message={"zh-CN": "此处不得使用“{found}”。", "en": "“{found}” must not stand here."},
    about_zh="使用了提纲禁用的词语，例如报告中写“请批示”。有些词语关系到文种或承诺，用错了文件会被退回。"
    "请改写这一句；禁用的词语在提纲的 forbid 中设定。",
    source_zh="本提纲：文档所用的提纲",
    find=find,
)
