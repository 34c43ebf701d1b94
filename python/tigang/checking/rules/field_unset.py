"""A field of the outline that has no value yet.

What it finds
    A {{name}} that still stands in the text, and a placeholder for the value of a field (the unit in the title). A name with
    spaces in its braces is reported only when the outline has such a field: programmers write so. In a document without
    outline it is a warning: such braces may be meant.

Why it matters
    "{{unit}}领导班子对照检查材料" cannot be handed in.

Wrong
    = {{unit}}年度总结 | 一、背景 | 文。
    = <单位@title#unit>年度总结 | 一、背景 | 文。
    背景; 措施 :: 一、背景 | 本项目由{{owner}}负责。 | 二、措施 | 文。

Right
    = 乙市财政局年度总结 | 一、背景 | 文。
    # Templates | Write {{ name }} for a value. | style:Preformatted Text: Dear {{name}},

Options
    None.

Fix
    None: "Fill Placeholders" asks for the values.
"""

from __future__ import annotations

import itertools
from typing import Iterator

from ...analysis import Analysis
from ...document.snapshot import BESIDE, CODE_STYLES
from ...outlines.fields import labels
from ...text.templating import FIELD
from ..rule import Rule, Violation


def find(analysis: Analysis) -> Iterator[Violation]:
    for index, paragraph in analysis.special:
        for slot in paragraph.placeholders:
            if slot.field:
                yield Violation(index, slot.start, slot.end, {"found": slot.guidance}, slot.section)
    if analysis.body.find("{{") or analysis.snapshot.beside:
        yield from _typed(analysis)


def _typed(analysis: Analysis) -> Iterator[Violation]:
    names = labels(analysis.outline) if analysis.outline else {}
    beside = (
        (index, m.start(), m)
        for index, p in enumerate(analysis.snapshot.beside, BESIDE)
        for m in FIELD.finditer(p.text)
    )
    for index, start, m in itertools.chain(analysis.body.search(FIELD), beside):
        meant = m[1] in names or m[0] == f"{{{{{m[1]}}}}}"
        if meant and analysis.snapshot.at(index).style not in CODE_STYLES:
            yield Violation(index, start, start + len(m[0]), {"found": names.get(m[1], m[1])})


RULE = Rule(
    id="field-unset",
    severity="error",
    source="house: the document's outline",
    message={"zh-CN": "“{found}”尚未填写。", "en": "“{found}” has no value yet."},
    about_zh="提纲的字段还没有填写，文中留着“{{unit}}”之类的字样。单位名称等还空着，文件不能报送。"
    "请用“填写占位内容”填上。没有选用提纲的文档中，只作警告。",
    source_zh="本提纲：文档所用的提纲",
    find=find,
    unchosen="warning",
)
