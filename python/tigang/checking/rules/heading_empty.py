"""A heading without words.

What it finds
    An empty paragraph in a heading style, and a heading that is nothing but its number. One that holds a picture, a
    frame, a field or anything else is not empty, nor one whose number says what it counts: Section 1.

Why it matters
    It stands in the table of contents and the Navigator, and takes a number where headings are numbered automatically.

Wrong
    # 背景 | 文。 | # | # 措施 | 文。

Right
    # 背景 | 文。 | | # 措施 | 文。

Options
    None.

Fix
    The paragraph is deleted where it holds nothing at all.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...document.edits import Delete
from ...structure.tree import Heading
from ..certainty import siblings
from ..rule import Rule, Violation

_FEW = 2
_NOTHING = " \t\u3000\u00a0\n"


def find(analysis: Analysis) -> Iterator[Violation]:
    paragraphs = analysis.snapshot.paragraphs
    numbers_only = {h.paragraph for h in analysis.tree.headings if h.source == "styled" and _lacks_words(analysis, h)}
    blank = {i for i, p in enumerate(paragraphs) if p.level and not p.text.strip(_NOTHING)}
    for index in sorted(numbers_only | blank):
        paragraph = paragraphs[index]
        if paragraph.holds_object or paragraph.placeholders:
            continue
        holds_nothing = index in blank and not paragraph.marks and len(paragraphs) > 1
        yield Violation(
            index,
            0,
            len(paragraph.text),
            {"level": paragraph.level},
            fix=(Delete(index, index),) if holds_nothing else (),
        )


def _lacks_words(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading is nothing but a number, and most of those beside it are more."""
    if not _has_no_words(heading):
        return False
    beside = list(siblings(analysis, heading))
    return 2 * sum(map(_has_no_words, beside)) <= len(beside) or len(beside) <= _FEW


def _has_no_words(heading: Heading) -> bool:
    """Return whether a heading is nothing but a number; one that says what it counts (第二十条, Section 1) is its own name."""
    if heading.text.strip(_NOTHING):
        return False
    return heading.label is None or not any(
        c.isalpha() for c in heading.label.shape.prefix + heading.label.shape.suffix
    )


RULE = Rule(
    id="heading-empty",
    severity="warning",
    source="practice: a heading has words",
    message={"zh-CN": "这是一个没有文字的标题（第{level}级）。", "en": "This heading of level {level} has no words."},
    about_zh="标题没有文字：空段落用了标题样式，或者只有序号。它会出现在目录和导航中，自动编号时还会占去一个序号。"
    "请补上文字；完全空白的段落可以删除。",
    source_zh="惯例：标题应有文字",
    find=find,
)
