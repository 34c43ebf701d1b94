"""A heading whose words are nearly, not quite, the prescribed ones.

What it finds
    A section of the outline under other words than the outline gives it: 产生问题原因分析 for 产生问题的原因分析; or,
    between two sections that are right, the only heading where the only section lacks. Marks, spaces and the values of fields
    do not count; the outline's other accepted headings (`also`, `match`) are right.

Why it matters
    Prescribed headings are compared word by word by those who receive the document.

Wrong
    背景; 主要措施; 要求 :: 一、背景 | 文。 | 二、主要的措施 | 文。 | 三、要求 | 文。
    背景; 主要措施; 要求 :: 一、背景 | 文。 | 二、如何去做 | 文。 | 三、要求 | 文。

Right
    背景; 主要措施/工作措施; 要求 :: 一、背景 | 文。 | 二、工作措施 | 文。 | 三、要 求 | 文。
    {{year}}年要点; 要求 :: 一、2026年要点 | 文。 | 二、要求 | 文。

Options
    `also: [other headings]` and `match: regular expression` at the section.

Fix
    The prescribed words take the place of the heading's, unless a field in them has no value.
"""

from __future__ import annotations

import difflib
from typing import Iterator, List

from ...analysis import Analysis
from ...document.edits import Replace
from ...outlines.fields import readable
from ...outlines.model import Section
from ...structure.tree import Heading
from ...text import patterns
from ...text.similarity import similarity
from ...text.templating import FIELD, substitute
from ..rule import UNSAFE, Rule, Violation, at_heading


def find(analysis: Analysis) -> Iterator[Violation]:
    if analysis.match is None or analysis.outline is None:
        return
    moved = {moved.heading for moved in analysis.match.moved}
    for heading, section in analysis.match.sections.items():
        if not section.heading or heading in moved or _unfilled(analysis, heading):
            continue
        words = substitute(section.heading, analysis.values, analysis.outline.language)
        if not _accepted(section, words, heading.text):
            hit = at_heading(
                analysis,
                heading,
                found=heading.text,
                expected=readable(section.heading, analysis.outline, analysis.values),
                difference=_difference(heading.text, FIELD.sub("…", words)),
            )
            fix = Replace(words, heading.paragraph, heading.start, heading.end)
            yield hit if FIELD.search(words) else hit._replace(fix=(fix,), applicability=UNSAFE)


def _accepted(section: Section, words: str, found: str) -> bool:
    return (
        any(similarity(right, found) == 1.0 for right in (words, section.heading, *section.also))
        or bool(section.match)
        and patterns.found(section.match, found)
    )


def _unfilled(analysis: Analysis, heading: Heading) -> bool:
    placeholders = analysis.snapshot.paragraphs[heading.paragraph].placeholders
    return any(place.start < heading.end and place.end > heading.start for place in placeholders)


def _difference(found: str, expected: str) -> str:
    """Return what is to go and what is to come, as "−的 +主要"."""
    parts: List[str] = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, found, expected, autojunk=False).get_opcodes():
        if kind != "equal":
            parts.extend(
                sign + words.strip() for sign, words in (("−", found[i:j]), ("+", expected[k:m])) if words.strip()
            )
    return " ".join(parts)


RULE = Rule(
    id="heading-wording",
    severity="warning",
    source="house: the document's outline",
    message={
        "zh-CN": "标题“{found}”与规定的“{expected}”不一致（{difference}）。",
        "en": "The heading “{found}” is not worded as prescribed, “{expected}” ({difference}).",
    },
    about_zh="标题与提纲规定的文字略有出入，例如把“产生问题的原因分析”写成“产生问题原因分析”。规定的标题，"
    "收文单位会逐字核对。可以改为规定的文字；提纲中用 also、match 认可的其他写法不算错。",
    source_zh="本提纲：文档所用的提纲",
    find=find,
)
