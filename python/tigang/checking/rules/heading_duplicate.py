"""A heading that repeats an earlier one.

What it finds
    Two sibling headings of the same words, marks and spaces aside. Under different headings the same words (小结, Summary) are
    right, and so are repetitions of one section that the outline asks for. Articles that are sentences have no heading.

Why it matters
    A part was pasted twice, or one of the two was not yet given its own words.

Wrong
    一、背景 | 文。 | 二、措施 | 文。 | 三、措施 | 文。
    一、背景 | 文。 | 二、措施 | 文。 | 二、措施 | 文。 | 三、要求 | 文。

Right
    一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。
    # Scope | ## Aim | Text. | ## Summary | Text. | # Method | ## Steps | Text. | ## Summary | Text.

Options
    None.

Fix
    None: only the author knows which of the two stays.
"""

from __future__ import annotations

import re
from typing import Dict, Iterator

from ...analysis import Analysis
from ...structure.tree import Heading
from ...text.similarity import plain
from ..rule import Rule, Violation, at_heading

_SENTENCE = ("。", "：", "；", ".", ":", ";", "—")
_GONE = re.compile(r"^[（(]?(?:[删刪削]除|略|欠番)[）)]?$|\b(?:reserved|repealed|deleted|omitted)\b", re.I)
_WORDS = 12  # characters: a longer line that ends as sentences do is one


def find(subject: Analysis) -> Iterator[Violation]:
    seen: Dict[object, Heading] = {}
    for heading in subject.tree.headings:
        words = plain(heading.text)
        placeholders = subject.snapshot.paragraphs[heading.paragraph].placeholders
        if len(words) < 2 or placeholders or _is_sentence(subject, heading):
            continue
        earlier = seen.setdefault((heading.parent, heading.level, words), heading)
        again = (
            earlier is subject.tree.headings[0] and earlier.label is None
        )  # the title, on its page and above the text
        if earlier is not heading and not again and not _asked_for(subject, heading):
            yield at_heading(subject, heading, found=heading.text)._replace(related=earlier.paragraph)


def _is_sentence(subject: Analysis, heading: Heading) -> bool:
    """Return whether it is a sentence or its beginning, as many begin with the same words, or says that nothing is there."""
    text = subject.snapshot.paragraphs[heading.paragraph].text.rstrip()
    begins = heading.source != "styled" and text.endswith(_SENTENCE) and len(heading.text) > _WORDS
    article = heading.label is not None and heading.label.family in ("article", "inserted")
    return (article or begins) and text.endswith(_SENTENCE) or bool(_GONE.search(heading.text))


def _asked_for(subject: Analysis, heading: Heading) -> bool:
    section = subject.match.sections.get(heading) if subject.match else None
    return section is not None and bool(section.heading) and section.max != 1


RULE = Rule(
    id="heading-duplicate",
    severity="warning",
    source="practice: each part has its own heading",
    message={"zh-CN": "标题“{found}”与前面的标题重复。", "en": "The heading “{found}” repeats an earlier one."},
    about_zh="同一上级标题之下，有两个标题文字相同。多半是重复粘贴，或者其中一个还没有改写。请删去多余的部分，"
    "或改写其中一个标题。",
    source_zh="惯例：各部分的标题各不相同",
    find=find,
)
