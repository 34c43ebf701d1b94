"""A number that is that differs in form from the others of its level.

What it finds
    A number of another kind than its siblings' (2. among I. III.), with half-width instead of full-width brackets,
    or with another mark ((2). for (2), 2, for 2.). What counts is the outline's numbering; without one, how most
    headings of the level are written; in a list, how all its others are. So a comma after each number is right, as
    is a full stop after each: both are in use.

Why it matters
    Levels are known by how their numbers look; GB/T 9704-2012 prescribes four kinds, one a level.

Wrong
    一、背景 | 文。 | 2、措施 | 文。 | 三、要求 | 文。
    一、背景 | （一）甲 | 文。 | (二)、乙 | 文。 | （三）丙 | 文。
    一、背景 | 1.甲。文文。 | 2、乙。文文。 | 3.丙。文文。
    = 总结; 背景(项{2,}) :: = 总结 | 一、背景 | (一)甲。文文。 | （二）乙。文文。

Right
    一、背景 | （一）甲 | 文。 | （二）乙 | 文。 | （三）丙 | 文。
    一、背景 | 1、甲。文文。 | 2、乙。文文。
    一、背景 | 1.甲。文文。 | 2.乙。文文。
    一、背景 | (一)甲 | 文。 | (二)乙 | 文。

Options
    None.

Fix
    The number is written as the others are.
"""

from __future__ import annotations

import re
from typing import Iterator

from ...analysis import Analysis
from ...document.edits import Replace
from ...structure.tree import Heading
from ...text.labels import Label, Shape
from .. import numbers
from ..certainty import siblings, surely
from ..rule import Rule, Violation, at_heading, safe_if

_WORDS = re.compile("[A-Za-z]{3,}")  # Article for ARTICLE is another word


def find(analysis: Analysis) -> Iterator[Violation]:
    for heading, label, expected in numbers.shapes(analysis):
        shape = expected.shape
        if shape is None or label.shape.depth != shape.depth or numbers.is_written(label, expected):
            continue
        if expected.outline or _among_its_like(analysis, heading, label, shape):
            right = expected.text(label)
            hit = at_heading(analysis, heading, found=label.raw, expected=right)
            text, end = analysis.snapshot.paragraphs[heading.paragraph].text, label.start + len(label.raw)
            joined = right[-1:].isalnum() and not text[end : end + 1].isspace()  # 1范围 would be no number
            fix = Replace(right + " " * joined, heading.paragraph, label.start, end)
            same_words = _WORDS.findall(right) == _WORDS.findall(label.raw)
            sure = same_words and _is_odd(analysis, heading, expected) and surely(analysis, siblings(analysis, heading))
            yield hit._replace(fix=(fix,), applicability=safe_if(sure)) if label.end else hit

    yield from _in_lists(analysis)


def _in_lists(analysis: Analysis) -> Iterator[Violation]:
    for paragraph, label, expected in numbers.odd_items(analysis):
        end = label.start + len(label.raw)
        fix = Replace(expected, paragraph, label.start, end)
        found = {"found": label.raw, "expected": expected}
        yield Violation(paragraph, label.start, end, found, fix=(fix,), applicability=safe_if(False))


def _is_odd(analysis: Analysis, heading: Heading, expected: numbers.Expected) -> bool:
    """Return whether not more of the numbers beside a heading's are written as its own is than as they should be."""
    beside = [other.label for other in siblings(analysis, heading) if other.label]
    right = sum(numbers.is_written(label, expected) for label in beside)
    return expected.outline or 2 * right >= len(beside)


def _among_its_like(analysis: Analysis, heading: Heading, label: Label, shape: Shape) -> bool:
    """Return whether a number of another family stands among right ones; a part may well count in a way of its own."""
    siblings = heading.parent.children if heading.parent else analysis.tree.roots
    return label.family == shape.family or any(
        h.label and h.label.family == shape.family and h.sequence == heading.sequence for h in siblings
    )


RULE = Rule(
    id="number-style",
    severity="warning",
    source="standard: GB/T 9704-2012, 7.3.3; house: the document's outline; otherwise practice: one level, one style",
    message={
        "zh-CN": "序号“{found}”的写法与本级不一致，应写作“{expected}”。",
        "en": "The number “{found}” is not written as its level is; “{expected}” was expected.",
    },
    about_zh="序号的写法与本级不一致，例如“一、”“三、”之间用了“2、”，或者括号用了半角。"
    "读者靠序号的写法辨认层次，公文依次用“一、”“（一）”“1.”“（1）”。可以改成本级的写法："
    "按提纲的规定，没有规定的以多数为准。",
    source_zh="标准：GB/T 9704-2012，7.3.3；本提纲：文档所用的提纲；此外为惯例：同级序号写法一致",
    find=find,
)
