"""A number that stands out of its order.

What it finds
    A heading whose number does not go on from its siblings': 1. 3. 2. 4., a single wrong number among right ones
    (1. 2. 7. 4.), or another chapter's number in front of its own (1.1 2.2 1.3 under 1, A.3 A.4 under Appendix B). A section
    that the outline has at another place is section-order's.

Why it matters
    The order of the numbers and that of the parts contradict each other.

Wrong
    一、背景 | 文。 | 二、措施 | 文。 | 七、要求 | 文。 | 四、附则 | 文。
    一、背景 | 文。 | 三、措施 | 文。 | 二、要求 | 文。 | 四、附则 | 文。
    # 1. Scope | ## 1.1 Aim | Text. | ## 2.2 Terms | Text. | ## 1.3 Sources | Text.
    # Appendix A Poll | ## A.1 Aim | Text. | ## A.2 Use | Text. | # Appendix B Data | ## A.3 Source | Text. | ## A.4 Form | Text.

Right
    一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。 | 四、附则 | 文。
    # 1. Scope | ## 1.1 Aim | Text. | ## 1.2 Terms | Text. | ## 1.3 Sources | Text.

Options
    None.

Fix
    The numbers in the order of the parts, which stay where they are. None where those of a whole chapter go on with the one
    before: a heading may be misplaced.
"""

from __future__ import annotations

from typing import Dict, Iterator, Tuple

from ...analysis import Analysis
from ...planning import renumbering
from ...structure.sequences import carried_over, prefix_astray
from ...structure.tree import Heading
from ...text.labels import Label
from .. import numbers
from ..certainty import surely
from ..rule import Rule, Violation, at_heading, safe_if


def find(analysis: Analysis) -> Iterator[Violation]:
    for sequence, anomaly, _, label in numbers.found(analysis, "order"):
        yield numbers.hit(
            analysis,
            sequence,
            anomaly,
            certain=True,
            found=label.raw,
            expected=renumbering.regular(label, anomaly.expected),
        )
    yield from _of_other_chapters(analysis)
    yield from _carried_over(analysis)


def _carried_over(analysis: Analysis) -> Iterator[Violation]:
    """Yield the numbers that go on with those of the chapter before: A.1 A.2, and under Appendix B A.3."""
    before: Dict[int, Heading] = {}
    for parent in analysis.tree.headings:
        first = carried_over(parent, before.get(parent.sequence)) if parent.children else None
        before[parent.sequence] = parent
        if first and first.label and parent.label:
            bare = parent.label.shape._replace(prefix="", suffix="").format(*parent.label.values)
            expected = f"{bare}.1" if first.label.base else first.label.shape.format(*parent.label.values, 1)
            yield at_heading(analysis, first, found=first.label.raw, expected=expected)


def _of_other_chapters(analysis: Analysis) -> Iterator[Violation]:
    for parent in analysis.tree.headings:
        numbered = [heading for heading in parent.children if heading.label] if parent.label else []
        if not any(heading.label and heading.label.shape.depth > 1 for heading in numbered):
            continue
        for index, heading in enumerate(numbered):
            right = prefix_astray(numbered, index)
            if right and heading.label:
                hit = _with_prefix(analysis, heading, heading.label, right)
                yield hit._replace(applicability=safe_if(surely(analysis, numbered)))


def _with_prefix(analysis: Analysis, heading: Heading, label: Label, prefix: Tuple[int, ...]) -> Violation:
    """Return the hit of a number that should begin with the numbers ``prefix``, with the fix."""
    values = (*prefix, label.value)
    hit = at_heading(analysis, heading, found=label.raw, expected=label.shape.format(*values))
    return hit._replace(fix=tuple(renumbering.rewritten(heading, values)))


RULE = Rule(
    id="number-order",
    severity="error",
    source="practice: numbers are consecutive",
    message={
        "zh-CN": "序号“{found}”次序不对，此处应为“{expected}”。",
        "en": "The number “{found}” is out of order; “{expected}” was expected here.",
    },
    about_zh="标题的序号次序不对，例如“一、三、二、四、”，或者第1章之下出现“2.2”。序号与各部分的先后互相矛盾，"
    "引用时容易弄错。可以按各部分现在的先后重新编号，内容不移动。",
    source_zh="惯例：序号连续",
    find=find,
)
