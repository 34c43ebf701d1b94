"""Words that must not stand here.

What it finds
    Words that the outline forbids in a section, or in the whole document: 请批示 in a report. Small and capital letters are the
    same; English words are found as whole words. A placeholder's guidance is not searched.

Why it matters
    Some words decide what kind of document it is, or what it promises; where they are wrong it is handed back.

Wrong
    背景(!请批示,请审批); 措施 :: 一、背景 | 妥否，请批示。 | 二、措施 | 文。
    !请批示; 背景; 措施 :: 一、背景 | 文。 | 二、措施 | 妥否，请批示。
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
from typing import Iterator, List, NamedTuple, Sequence

from ..findings import Hit, Rule, Subject


class _Ban(NamedTuple):
    first: int  # paragraphs, both included
    last: int
    pattern: re.Pattern[str]
    section: str


def find(subject: Subject) -> Iterator[Hit]:
    bans = list(_bans(subject))
    if not bans or subject.outline is None:
        return
    words = {word for section in subject.outline.walk() for word in section.forbid}.union(subject.outline.forbid)
    for paragraph, start, m in subject.body.search(_pattern(sorted(words))):
        end = start + len(m[0])
        places = subject.snapshot.paragraphs[paragraph].placeholders
        ban = next((b for b in bans if b.first <= paragraph <= b.last and b.pattern.fullmatch(m[0])), None)
        if ban and not any(place.start < end and place.end > start for place in places):
            yield Hit(paragraph, start, end, {"found": m[0]}, ban.section)


def _bans(subject: Subject) -> Iterator[_Ban]:
    """What is forbidden where, the innermost sections first."""
    if subject.match is None or subject.outline is None:
        return
    for heading, section in reversed(list(subject.match.sections.items())):
        if section.forbid:
            yield _Ban(heading.paragraph, heading.last, _pattern(section.forbid), section.path)
    for section in subject.outline.walk():
        where = subject.match.texts.get(section.path)
        if section.forbid and where:
            yield _Ban(where.start, where.stop - 1, _pattern(section.forbid), section.path)
    if subject.outline.forbid:
        yield _Ban(0, len(subject.snapshot.paragraphs), _pattern(subject.outline.forbid), "")


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Any of ``words``, the longest first."""
    return re.compile("|".join(map(_whole, sorted(words, key=len, reverse=True))), re.I)


def _whole(word: str) -> str:
    edges: List[str] = [r"\b" if letter.isascii() and letter.isalnum() else "" for letter in (word[0], word[-1])]
    return edges[0] + re.escape(word) + edges[1]


RULE = Rule(
    id="phrase-forbidden", severity="error", source="house: the document's outline",
    message={"zh-CN": "此处不得使用“{found}”。", "en": "“{found}” must not stand here."},
    find=find)
