"""A heading that is too long.

What it finds
    A heading on a line of its own that is longer than 60 Chinese characters; a Latin letter counts half, so 120 in English. A
    typed number before a sentence begins a paragraph, not a heading; words that the outline prescribes are as long as they are.

Why it matters
    A heading says in a line what the part is about; most often a paragraph of text has got a heading's style.

Wrong
    # 一、关于进一步加强和改进全县各级各部门在新形势下推进重点项目建设和优化营商环境以及保障和改善民生等各项工作中的组织领导统筹协调督促检查考核评价 | 文。

Right
    # 一、关于进一步加强组织领导 | 文。
    一、关于进一步加强和改进全县各级各部门在新形势下推进重点项目建设和优化营商环境以及保障和改善民生等各项工作中的组织领导统筹协调督促检查考核评价。

Options
    `heading-length: {max: 30}`: the most characters.

Fix
    None: only the author can shorten it.
"""  # noqa: E501

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...structure.tree import Heading
from ..rule import Rule, Violation, at_heading, option

_SENTENCE = ("。", "！", "？", "：", "；", ".", "!", "?", ":", ";")


def find(analysis: Analysis) -> Iterator[Violation]:
    most = option(analysis, RULE, "max")
    for heading in analysis.tree.headings:
        if len(heading.text) > most and not heading.run_in and _is_line(analysis, heading):
            length = round(sum(1 if c > "\u2e7f" else 0.5 for c in heading.text))
            if length > most:
                yield at_heading(analysis, heading, found=length, expected=most)


def _is_line(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading is a line of its own, in words of its own."""
    if heading.label and heading.label.family == "article":
        return False
    section = analysis.match.sections.get(heading) if analysis.match else None
    if section is not None and section.heading:
        return False
    return heading.source == "styled" or not analysis.snapshot.paragraphs[heading.paragraph].text.rstrip().endswith(
        _SENTENCE
    )


RULE = Rule(
    id="heading-length",
    severity="info",
    source="practice: a heading is a line",
    message={
        "zh-CN": "标题过长：约{found}字，宜在{expected}字以内。",
        "en": "The heading is long: it counts {found} characters where {expected} should do (a Latin letter counts half).",
    },
    about_zh="标题过长，一般不超过60个字（外文字母按半个字计算）。标题应当用一行说明主题，"
    "过长的多半是正文误用了标题样式。请精简标题，或改回正文样式；字数上限可在提纲中用 max 设定。",
    source_zh="惯例：标题以一行为宜",
    find=find,
    options={"max": 60},
)
