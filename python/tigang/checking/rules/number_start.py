"""Numbers that do not begin at 1.

What it finds
    A sequence of headings whose first number is 2 or more. Numbers that run on from those under the heading before
    ((1) (2) under I., (3) (4) under II.) and a sequence that begins at 0 are right; a single number from 3 on, as
    in an excerpt, is passed over, as are numbers from 10 on and those right before a digit (2.2设计), which may be
    decimals.

Why it matters
    The first part was lost, or all are numbered wrongly.

Wrong
    一、背景 | （二）甲 | 文。 | （三）乙 | 文。 | 二、措施 | 文。
    二、背景 | 文。 | 三、措施 | 文。
    # 2. Scope | Text. | # 3. Method | Text.
    （一）甲 | 文。 | （二）乙 | 文。 | 二、措施 | （一）丙 | 文。 | （二）丁 | 文。 | 三、要求 | 文。

Right
    一、背景 | （一）甲 | 文。 | （二）乙 | 文。 | 二、措施 | （三）丙 | 文。 | （四）丁 | 文。
    # 0. Introduction | Text. | # 1. Method | Text.

Options
    None.

Fix
    All are renumbered. It is applied on request only, for the lost part may be meant; there is none where only a heading was lost
    and what stood under it is still there.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from .. import numbers
from ..rule import Rule, Violation


def find(analysis: Analysis) -> Iterator[Violation]:
    for sequence, anomaly, heading, label in numbers.found(analysis, "start"):
        missing = numbers.missing_numbers(label, anomaly.expected)
        hit = numbers.hit(analysis, sequence, anomaly, certain=False, found=label.raw, missing=missing)
        first = (heading.parent.children if heading.parent else analysis.tree.roots)[0]
        yield hit._replace(fix=()) if first.level > heading.level else hit


RULE = Rule(
    id="number-start",
    severity="warning",
    source="practice: numbers are consecutive",
    message={
        "zh-CN": "序号从“{found}”开始，缺少“{missing}”。",
        "en": "The numbers begin with “{found}”; “{missing}” is missing.",
    },
    about_zh="一组标题的序号没有从头开始，第一个就是“二、”或“2.”。要么前面漏了一部分，要么全都编错了号。"
    "请先核对是否漏了内容；没有漏的，可以重新编号。",
    source_zh="惯例：序号连续",
    find=find,
)
