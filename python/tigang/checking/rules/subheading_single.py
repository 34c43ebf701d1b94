"""A single numbered subheading.

What it finds
    A heading with one numbered subheading: (1) without (2). Attachments, articles and numbered sentences may stand
    alone; where the document follows an outline, that says what is divided.

Why it matters
    What is divided has at least two parts: either one was lost, or the subheading is not needed.

Wrong
    一、背景 | （一）政策 | 文。 | 二、措施 | （一）组织 | 文。 | （二）落实 | 文。
    # 1. Scope | ## 1.1 Aim | Text. | # 2. Method | Text.

Right
    一、背景 | 文。 | 二、措施 | （一）组织 | 文。 | （二）落实 | 文。
    一、背景 | （一）政策不够。文文。 | 二、措施 | 文。
    # 1. Scope | ## Aim | Text. | # 2. Method | Text.

Options
    None.

Fix
    None: only the author knows which of the two it is.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...structure.tree import Heading
from ...text.labels import Label
from ..rule import Rule, Violation, at_heading

_ALONE = frozenset({"attachment", "appendix", "article"})
_SENTENCE = ("。", "！", "？", "；", ".", "!", "?", ";")


def find(analysis: Analysis) -> Iterator[Violation]:
    if analysis.outline is not None:
        return
    for parent in analysis.tree.headings:
        numbered = [heading for heading in parent.children if heading.label]
        if len(numbered) == len(parent.children) == 1 and _judged(analysis, numbered[0]):
            label = numbered[0].label
            assert label is not None
            yield at_heading(analysis, numbered[0], found=label.raw, parent=parent.text)._replace(
                related=parent.paragraph
            )


def _judged(analysis: Analysis, heading: Heading) -> bool:
    label = heading.label
    if (
        label is None
        or label.value != 1
        or label.family in _ALONE
        or heading.run_in
        or _is_astray(analysis, heading, label)
    ):
        return False
    return heading.source == "styled" or not analysis.snapshot.paragraphs[heading.paragraph].text.rstrip().endswith(
        _SENTENCE
    )


def _is_astray(analysis: Analysis, heading: Heading, label: Label) -> bool:
    """Return whether a wrong number parts it from its like: 3.1 under 2, or 3.3 that has come to stand elsewhere."""
    if len(label.values) == 1:
        return False
    beside = label.values[:-1]
    parent = heading.parent.label if heading.parent else None
    if parent and parent.values != beside:
        return True
    others = [other.label for other in analysis.tree.headings if other.label and other is not heading]
    return any(len(other.values) == len(label.values) and other.values[:-1] == beside for other in others)


RULE = Rule(
    id="subheading-single",
    severity="info",
    source="practice: what is divided has at least two parts",
    message={
        "zh-CN": "“{parent}”之下只有一个小标题“{found}”。",
        "en": "“{found}” is the only numbered subheading under “{parent}”.",
    },
    about_zh="标题之下只有一个带序号的小标题，例如有“（一）”而没有“（二）”。既然分条，至少应有两条："
    "要么漏了一条，要么不必分。请补上另一条，或去掉这个小标题。",
    source_zh="惯例：分条至少两条",
    find=find,
)
