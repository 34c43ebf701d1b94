"""A typed number beside another one.

What it finds
    A heading that Writer numbers and that has a number typed in front of its words as well, or one whose number is
    typed twice: "1. 1. Background". Letters, years and measures at the beginning of the words (A. Smith's method)
    are no numbers.

Why it matters
    The document shows two numbers; where one is automatic, the typed one stays when the headings are moved.

Wrong
    # [一、] 一、背景 | 文。 | # [二、] 措施 | 文。
    一、一、背景 | 文。 | 二、措施 | 文。
    # [1] Scope | ## [1.1] 1.1 Aim | Text. | ## [1.2] Terms | Text.

Right
    # [一、] 背景 | 文。 | # [二、] 措施 | 文。
    # [1.] A. Smith's method | Text. | # [2.] 1984. A novel | Text.

Options
    None.

Fix
    The typed number is deleted.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...document.edits import Replace
from ..certainty import siblings, surely
from ..rule import Rule, Violation, at_heading, safe_if


def find(analysis: Analysis) -> Iterator[Violation]:
    odd = {id(sequence.headings[anomaly.at]) for sequence, anomaly in analysis.anomalies}
    for heading in analysis.tree.headings:
        typed = heading.doubled
        if typed and heading.label and heading.text:
            hit = at_heading(analysis, heading, typed=typed.raw, number=heading.label.raw)
            yield hit._replace(
                start=typed.start,
                end=typed.start + len(typed.raw),
                fix=(Replace("", heading.paragraph, typed.start, typed.end),),
                # Where the first number is odd itself, the second may be the right one.
                applicability=safe_if(id(heading) not in odd and surely(analysis, siblings(analysis, heading))),
            )


RULE = Rule(
    id="number-doubled",
    severity="error",
    source="practice: a heading has one number",
    message={
        "zh-CN": "序号“{number}”之后又手工键入了序号“{typed}”。",
        "en": "The number “{typed}” is typed after the number “{number}”.",
    },
    about_zh="标题有两个序号：自动编号之外又手工键入了序号，或者序号键入了两遍。移动标题时自动编号会变，"
    "键入的不会变，两个序号就会对不上。可以删去多余的序号。",
    source_zh="惯例：一个标题一个序号",
    find=find,
)
