"""A number that is missing between two headings.

What it finds
    Sibling headings whose numbers jump, from 1. to 3. The followers that go on from the jump are not reported again, nor is
    what stood under a lost heading and now follows the subheadings of the one before. A section that the outline
    asks for and that is missing just there is section-missing's.

Why it matters
    Either a part was lost or the rest is numbered wrongly; citations such as "part 3" then point to the wrong
    place.

Wrong
    一、背景 | 文。 | 三、措施 | 文。 | 四、要求 | 文。
    # 1. Scope | Text. | # 3. Method | Text.
    一、背景 | （一）甲 | 文。 | （二）乙 | 文。 | （一）丙 | 文。 | （二）丁 | 文。 | 三、要求 | 文。

Right
    一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。
    一、背景 | （一）甲 | 文。 | （二）乙 | 文。 | 二、要求 | （三）丙 | 文。 | （四）丁 | 文。

Options
    None.

Fix
    Those that follow are renumbered. It is applied on request only, for the lost part may be meant; there is none where only a
    heading was lost and what stood under it is still there.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from .. import numbers
from ..rule import Rule, Violation


def find(analysis: Analysis) -> Iterator[Violation]:
    for sequence, anomaly, _, label in numbers.found(analysis, "gap"):
        missing = numbers.missing_numbers(label, anomaly.expected)
        hit = numbers.hit(analysis, sequence, anomaly, certain=False, found=label.raw, missing=missing)
        orphans = any(child.number == 1 for child in sequence.headings[anomaly.at - 1].children[1:])
        yield hit._replace(fix=()) if orphans else hit


RULE = Rule(
    id="number-gap",
    severity="error",
    source="practice: numbers are consecutive",
    message={"zh-CN": "“{found}”之前缺少“{missing}”。", "en": "“{missing}” is missing before “{found}”."},
    about_zh="同级标题的序号中间缺号，例如“一、”之后就是“三、”。不是漏了一部分，就是后面编错了号，"
    "引用“第三部分”会指错地方。请先核对是否漏了内容；没有漏的，可以将后面的序号重新编排。",
    source_zh="惯例：序号连续",
    find=find,
)
