"""A title that stands twice.

What it finds
    A paragraph with the words of the title right after it. A title that comes again further down, as after a cover, is none.

Why it matters
    It was pasted twice.

Wrong
    = 情况报告 | = 情况报告 | 一、背景 | 文。 | 二、措施 | 文。
    情况报告 | | 情况报告 | 一、背景 | 文。 | 二、措施 | 文。

Right
    = 情况报告 | 张三 | 情况报告 | 一、背景 | 文。 | 二、措施 | 文。

Options
    None.

Fix
    The second one is deleted. It is applied on request only: a cover may be meant.
"""

from __future__ import annotations

from typing import Iterator

from ..document import Delete
from ..findings import Hit, Rule, Subject
from ..matching import plain


def find(subject: Subject) -> Iterator[Hit]:
    paragraphs = subject.snapshot.paragraphs
    title = subject.tree.title
    stop = next((i for i in range(title.stop, len(paragraphs)) if paragraphs[i].text.strip()), title.stop - 1) + 1
    filled = [i for i in range(title.start, stop) if paragraphs[i].text.strip()]
    for first, second in zip(filled, filled[1:]):
        one, other = paragraphs[first], paragraphs[second]
        if len(plain(one.text)) > 1 and plain(one.text) == plain(other.text):
            fixable = not (other.followed_by_object or other.placeholders or other.marks)
            yield Hit(second, 0, len(other.text), {"found": other.text.strip()}, fix=(Delete(second, second),) if fixable else (),
                      safe=False, related=first)


RULE = Rule(
    id="title-repeated", severity="warning", source="practice: a document has one title",
    message={"zh-CN": "标题“{found}”重复出现。", "en": "The title “{found}” stands here twice."},
    find=find)
