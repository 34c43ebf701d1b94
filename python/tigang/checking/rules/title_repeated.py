"""A title that stands twice.

What it finds
    A title with the same words right after it, among the lines before the first heading. A title that comes again further down,
    as after a cover, is none.

Why it matters
    It was pasted twice.

Wrong
    = 情况报告 | = 情况报告 | 一、背景 | 文。 | 二、措施 | 文。
    情况报告 | | 情况报告 | 一、背景 | 文。 | 二、措施 | 文。

Right
    = 情况报告 | 张三 | 情况报告 | 一、背景 | 文。 | 二、措施 | 文。

Options
    None.

Fix
    The second one is deleted. It is applied on request only: a cover may be meant.
"""

from __future__ import annotations

import collections
from typing import Iterator

from ...analysis import Analysis
from ...document.edits import Delete
from ...text.similarity import plain
from ..rule import UNSAFE, Rule, Violation

_TWICE = 2
_OPENING = 12  # so many paragraphs may stand before the title, document number and salutation included
_CLOSED = ("。", "：", ":", ".", "；", ";", "！", "!", "，", ",")


def find(analysis: Analysis) -> Iterator[Violation]:
    paragraphs = analysis.snapshot.paragraphs
    first_heading = analysis.tree.headings[0].paragraph if analysis.tree.headings else len(paragraphs)
    filled = [i for i in range(min(first_heading + 1, _OPENING, len(paragraphs))) if paragraphs[i].text.strip()]
    lines = collections.Counter(plain(paragraphs[index].text) for index in filled)
    for first, second in zip(filled, filled[1:]):
        one, other = paragraphs[first], paragraphs[second]
        if (
            lines[plain(one.text)] == _TWICE  # more often it is a pattern to fill
            and not one.label
            and plain(one.text) == plain(other.text)
            and len(plain(one.text)) > 3
            and not one.text.rstrip().endswith(_CLOSED)
        ):
            fixable = not (other.holds_object or other.placeholders or other.marks)
            yield Violation(
                second,
                0,
                len(other.text),
                {"found": other.text.strip()},
                fix=(Delete(second, second),) if fixable else (),
                applicability=UNSAFE,
                related=first,
            )


RULE = Rule(
    id="title-repeated",
    severity="warning",
    source="practice: a document has one title",
    message={"zh-CN": "标题“{found}”重复出现。", "en": "The title “{found}” stands here twice."},
    about_zh="标题连续出现了两次。多半是重复粘贴。可以删去后一个；前一个如果是封面上的，请两个都保留。",
    source_zh="惯例：一份文档一个标题",
    find=find,
)
