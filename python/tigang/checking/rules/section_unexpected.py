"""A heading that the outline does not name.

What it finds
    A heading beside sections that the outline names, while it names no such one. Where the outline names no subsections at
    all, authors divide their text as they like; `extra: forbid` there reports every heading. A section that only stands at
    another place or has other words is not unexpected.

Why it matters
    A fixed structure is read by its parts; what stands in a part of its own will be looked for elsewhere, or was left from
    another document.

Wrong
    背景; 措施 :: 一、背景 | 文。 | 二、措施 | 文。 | 三、花絮 | 文。
    背景(范围; 目的); 措施 :: 一、背景 | （一）范围 | 文。 | （二）花絮 | 文。 | （三）目的 | 文。 | 二、措施 | 文。
    背景(范围?; !); 措施 :: 一、背景 | （一）范围 | 文。 | （二）花絮 | 文。 | 二、措施 | 文。

Right
    背景; 措施 :: 一、背景 | （一）花絮 | 文。 | （二）趣事 | 文。 | 二、措施 | 文。
    背景(范围; 目的; *); 措施 :: 一、背景 | （一）范围 | 文。 | （二）花絮 | 文。 | （三）目的 | 文。 | 二、措施 | 文。

Options
    `extra: allow`, `warn` or `forbid` at the section above, or for the outermost sections at the outline itself; `warn` is
    the default.

Fix
    None: the text under the heading is the author's.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ..rule import Rule, Violation, at_heading
from . import heading_level_skip


def find(analysis: Analysis) -> Iterator[Violation]:
    if analysis.match is None:
        return
    skipping = heading_level_skip.skipping(analysis)  # a lost heading makes those below it stand beside the wrong ones
    for heading in analysis.match.unexpected:
        if heading not in skipping:
            yield at_heading(analysis, heading, found=heading.text)


RULE = Rule(
    id="section-unexpected",
    severity="warning",
    source="house: the document's outline",
    message={"zh-CN": "提纲在此处没有“{found}”这一部分。", "en": "The outline has no section “{found}” here."},
    about_zh="出现了提纲没有列出的标题。结构固定的文件多出一部分，内容会让人找不到，也可能是从别的文件带来的。"
    "请并入相应的部分或删去；允许增加的，可在提纲中设为 extra: allow。",
    source_zh="本提纲：文档所用的提纲",
    find=find,
)
