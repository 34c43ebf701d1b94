"""A tracked change that is neither accepted nor rejected.

What it finds
    Paragraphs with insertions, deletions or changed attributes that change tracking recorded: one finding a paragraph, and
    one for an insertion or deletion that goes through several.

Why it matters
    Those who receive the file see every earlier wording; printed, deleted text may stand in it.

Wrong
    一、背景 | 文{insertion:文文}文{deletion}。
    一、背景 | 文{insertion:文文。} | {insertion:文文。} | {insertion:文}文。

Right
    一、背景 | 文文文。

Options
    None.

Fix
    None: whether to accept or to reject is the author's to say.
"""

from __future__ import annotations

from typing import Iterator, Optional, Tuple

from ...analysis import Analysis
from ...document.snapshot import CHANGES, Mark, Paragraph
from ..rule import Rule, Violation


def find(analysis: Analysis) -> Iterator[Violation]:
    through: Optional[Tuple[int, str]] = None  # the next paragraph and the kind of a change that goes on into it
    for index, paragraph in analysis.special:
        changes = [mark for mark in paragraph.marks if mark.kind in CHANGES]
        if not changes:
            continue
        goes_on = through == (index, changes[0].kind) and not changes[0].start
        new = changes[1:] if goes_on else changes
        if new:
            yield Violation(index, new[0].start, max(mark.end for mark in new), {"count": len(new)})
        through = (index + 1, changes[-1].kind) if _to_the_end(changes[-1], paragraph) else None


def _to_the_end(change: Mark, paragraph: Paragraph) -> bool:
    return change.end == len(paragraph.text)


RULE = Rule(
    id="change-left",
    severity="warning",
    source="practice: a document is handed in without tracked changes",
    message={
        "zh-CN": "这里有{count}处修订没有接受或拒绝。",
        "en": "Tracked changes to accept or reject here: {count}.",
    },
    about_zh="文档中留有尚未接受或拒绝的修订。收到文件的人能看到修改前的文字，打印时也可能带出已删去的内容。"
    "请逐处接受或拒绝，程序不代为决定。",
    source_zh="惯例：报送的文档不留修订",
    find=find,
)
