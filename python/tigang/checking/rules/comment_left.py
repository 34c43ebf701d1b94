"""A comment that is still in the document.

What it finds
    Every comment in the margin.

Why it matters
    Those who receive the file read what was meant for colleagues.

Wrong
    一、背景 | 文文{comment}文。

Right
    一、背景 | 文文文。

Options
    None.

Fix
    None: what a comment asks for has to be done first.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ..rule import Rule, Violation


def find(analysis: Analysis) -> Iterator[Violation]:
    for index, paragraph in analysis.special:
        for mark in paragraph.marks:
            if mark.kind == "comment":
                yield Violation(index, mark.start, mark.end, {})


RULE = Rule(
    id="comment-left",
    severity="warning",
    source="practice: a document is handed in without comments",
    message={"zh-CN": "这里还有一条批注没有处理。", "en": "A comment is still here."},
    about_zh="文档中还有批注。批注是同事之间商量用的，不应随文件发出。请先按批注处理，再将其删除。",
    source_zh="惯例：报送的文档不留批注",
    find=find,
)
