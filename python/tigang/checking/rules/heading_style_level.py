"""A heading whose style says another level than its number.

What it finds
    A typed number of one level in a heading style of another: (2) in Heading 1 where the others, (1) and (3), are
    in Heading 2, or (1) in Heading 1 right under I. in Heading 1. The same numbers may have another level
    elsewhere, as in an appendix.

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

import collections
from typing import Iterator

from ...analysis import Analysis
from ...document.edits import Restyle
from ...structure.tree import Heading
from ..certainty import keeps_look, siblings, surely
from ..rule import Rule, Violation, at_heading, safe_if

_FEW = 5  # findings of the same two levels, of which there is one only where there are more


def find(analysis: Analysis) -> Iterator[Violation]:
    paragraphs = analysis.snapshot.paragraphs
    astray = [h for h in analysis.tree.headings if _is_astray(analysis, h, paragraphs[h.paragraph].level)]
    habits = collections.Counter((paragraphs[h.paragraph].level, h.level) for h in astray)
    reported = set()
    for heading in astray:
        level = paragraphs[heading.paragraph].level
        habit = level, heading.level
        if habit in reported or heading.label is None:
            continue
        alike = [heading]
        if habits[habit] > _FEW:  # whoever styles all of them so made one mistake
            reported.add(habit)
            alike = [h for h in astray if (paragraphs[h.paragraph].level, h.level) == habit]
        hit = at_heading(analysis, heading, found=heading.label.raw, level=level, expected=heading.level)
        yield hit._replace(
            fix=tuple(Restyle(h.paragraph, f"Heading {h.level}") for h in alike),
            applicability=safe_if(
                len(alike) == 1 and keeps_look(analysis, heading) and surely(analysis, siblings(analysis, heading))
            ),
        )


def _is_astray(analysis: Analysis, heading: Heading, level: int) -> bool:
    """Return whether a style says another level than the styles of such numbers, or none below that of the heading above.

    One that stands under a heading without style is as deep as that one makes it, and its style is right all the same.
    """
    if heading.label is None or not level or heading.level == level:
        return False
    if heading.meant not in (0, level):
        return True
    above, paragraphs = heading.parent, analysis.snapshot.paragraphs
    while above is not None and not paragraphs[above.paragraph].level:
        above = above.parent
    prescribed = heading.meant == 0
    return prescribed or (above is not None and paragraphs[above.paragraph].level >= level)


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
