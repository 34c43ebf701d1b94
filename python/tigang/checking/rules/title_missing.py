"""A document without a title.

What it finds
    Text in front of at least three outermost headings, all of it sentences: no paragraph in the style Title and none that
    looks like a title. A text that begins with its first heading is taken for a part of a document. A title that the outline
    asks for is section-missing's.

Why it matters
    Every official document has one (GB/T 9704-2012, 7.3.1); it was probably not copied along.

Wrong
    现将情况报告如下： | 一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。

Right
    = 情况报告 | 现将情况报告如下： | 一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。
    情况报告 | 现将情况报告如下： | 一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。
    一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。

Options
    None.

Fix
    None: the words are the author's.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...structure.headings import BEFORE_TITLE
from ..rule import Rule, Violation

_CLOSED = ("。", "：", ":", ".", "；", ";", "！", "!", "，", ",")
_HEADINGS = 3


def find(analysis: Analysis) -> Iterator[Violation]:
    tree = analysis.tree
    if analysis.outline is not None or len(tree.title) or len(tree.roots) < _HEADINGS:
        return
    opening = analysis.snapshot.paragraphs[: tree.headings[0].paragraph]
    if any(paragraph.followed_by_object for paragraph in opening):  # the title may stand in a frame or a table
        return
    texts = [paragraph.text.strip() for paragraph in opening if not BEFORE_TITLE.fullmatch(paragraph.text)]
    if texts and all(text.endswith(_CLOSED) for text in texts):
        yield Violation(0, 0, 0, {})


RULE = Rule(
    id="title-missing",
    severity="info",
    source="standard: GB/T 9704-2012, 7.3.1",
    message={"zh-CN": "文档没有标题。", "en": "The document has no title."},
    about_zh="文档没有标题，一开头就是正文。公文都应有标题，可能是复制时漏了。请在开头补上标题。",
    source_zh="标准：GB/T 9704-2012，7.3.1",
    find=find,
)
