"""A number that an earlier heading already has.

What it finds
    A heading that repeats the number of a sibling before it: 1. 2. 2.; numbers that start over are one such
    mistake. A heading that repeats the words as well is heading-duplicate's.

Why it matters
    Two parts of one name cannot be distinguished in a citation.

Wrong
    一、背景 | 文。 | 二、措施 | 文。 | 二、要求 | 文。
    一、背景 | 文。 | 一、措施 | 文。 | 三、要求 | 文。
    一、背景 | 文。 | 二、措施 | 文。 | 二、要求 | 文。 | 三、附则 | 文。
    一、背景 | 文。 | 二、措施 | 文。 | 一、要求 | 文。 | 二、附则 | 文。

Right
    一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。
    一、背景 | 文。 | 二、措施 | 文。 | 附件 | 一、要求 | 文。 | 二、附则 | 文。

Options
    None.

Fix
    The expected number; numbers that go on from the wrong one go on from the right one. Where numbers start over it is applied on
    request only: a heading above them may be meant.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...planning import renumbering
from .. import numbers
from ..rule import Rule, Violation


def find(analysis: Analysis) -> Iterator[Violation]:
    for sequence, anomaly, heading, label in numbers.found(analysis, "duplicate"):
        earlier = next(h for h in sequence.headings if h.number == heading.number)
        starts_over = anomaly.shift and label.value < anomaly.previous
        yield numbers.hit(
            analysis,
            sequence,
            anomaly,
            certain=not starts_over,
            found=label.raw,
            expected=renumbering.regular(label, anomaly.expected),
        )._replace(related=earlier.paragraph)


RULE = Rule(
    id="number-duplicate",
    severity="error",
    source="practice: numbers are consecutive",
    message={
        "zh-CN": "序号“{found}”重复，此处应为“{expected}”。",
        "en": "The number “{found}” is used twice; “{expected}” was expected here.",
    },
    about_zh="序号与前面同级标题的序号重复，例如“一、二、二、”。两个部分同号，引用时无法区分。"
    "可以改为应有的序号，后面的随之顺延；序号从头重排的，请先核对是否漏了上一级标题。",
    source_zh="惯例：序号连续",
    find=find,
)
