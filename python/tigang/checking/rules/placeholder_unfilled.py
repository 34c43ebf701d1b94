"""A placeholder that nobody has filled.

What it finds
    Every placeholder left in the text, but those that wait for the value of a field (`field-unset`). In a document without
    outline it is a warning: a template or a form may be meant to have them.

Why it matters
    A document with <写明问题表现> in it cannot be handed in.

Wrong
    一、背景 | <说明背景>

Right
    一、背景 | 文。

Options
    None.

Fix
    None: "Fill Placeholders" offers the snippets for it.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ..rule import Rule, Violation


def find(analysis: Analysis) -> Iterator[Violation]:
    for index, paragraph in analysis.special:
        for placeholder in paragraph.placeholders:
            if not placeholder.field:
                yield Violation(
                    index, placeholder.start, placeholder.end, {"guidance": placeholder.guidance}, placeholder.section
                )


RULE = Rule(
    id="placeholder-unfilled",
    severity="error",
    source="house: the document's outline",
    message={"zh-CN": "占位内容尚未填写：{guidance}", "en": "This placeholder is not filled yet: {guidance}"},
    about_zh="还有占位内容没有填写。文中留着“<写明问题表现>”之类的文字，文件不能报送。"
    "请用“填写占位内容”逐处填写，也可以选用片段。没有选用提纲的文档中，只作警告。",
    source_zh="本提纲：文档所用的提纲",
    find=find,
    unchosen="warning",
)
