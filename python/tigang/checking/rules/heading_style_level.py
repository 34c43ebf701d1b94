"""A heading whose style says another level than its number.

What it finds
    A typed number of one level in a heading style of another: （二） in Heading 1 where the other （一） （三） are in Heading 2,
    or （一） in Heading 1 right under 一、 in Heading 1. The same numbers may have another level elsewhere, as in an appendix.

Why it matters
    Readers see one structure, the Navigator and the table of contents show another.

Wrong
    # 一、背景 | ## （一）甲 | 文。 | # （二）乙 | 文。 | # 二、措施 | 文。
    # 一、背景 | 文。 | ## 二、措施 | 文。 | # 三、要求 | 文。

Right
    # 一、背景 | ## （一）甲 | 文。 | ## （二）乙 | 文。 | # 二、措施 | 文。
    # 1. Scope | Text. | # 2. Method | Text. | # Sources | ## 1. Reports | Text. | ## 2. Laws | Text.

Options
    None.

Fix
    The heading style of the number's level.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...document.edits import Restyle
from ..certainty import siblings, surely
from ..rule import Rule, Violation, at_heading, safe_if

_MANY = 5


def find(subject: Analysis) -> Iterator[Violation]:
    paragraphs = subject.snapshot.paragraphs
    styled = [heading for heading in subject.tree.headings if heading.label and paragraphs[heading.paragraph].level]
    astray = [heading for heading in styled if paragraphs[heading.paragraph].level != heading.level]
    if len(astray) > _MANY and 2 * len(astray) > len(styled):
        return  # then it is their levels that were misread
    for heading in astray:
        assert heading.label is not None
        level = paragraphs[heading.paragraph].level
        hit = at_heading(subject, heading, found=heading.label.raw, level=level, expected=heading.level)
        yield hit._replace(
            fix=(Restyle(heading.paragraph, f"Heading {heading.level}"),),
            applicability=safe_if(surely(subject, siblings(subject, heading))),
        )


RULE = Rule(
    id="heading-style-level",
    severity="warning",
    source="practice: a level has one style",
    message={
        "zh-CN": "“{found}”按序号是第{expected}级标题，却用了第{level}级标题的样式。",
        "en": "“{found}” is a number of level {expected}, but the heading's style is of level {level}.",
    },
    about_zh="标题的样式与序号的级别不一致，例如别处“（一）”用“标题 2”样式，这里“（二）”却用了“标题 1”。"
    "读者看到的是一种层次，导航和目录显示的是另一种。可以按序号的级别改用相应的标题样式。",
    source_zh="惯例：同级标题用同一样式",
    find=find,
)
