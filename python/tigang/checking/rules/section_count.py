"""A repeated section that comes too rarely or too often.

What it finds
    Fewer or more repetitions of a section than the outline's `count`, or than the list has items of which each gets one.

Why it matters
    "At least two problems for each aspect" is a demand that those who receive the document count.

Wrong
    问题(项{2,}) :: 一、问题 | （一）甲不够。文文。

Right
    问题(项{2,}) :: 一、问题 | （一）甲不够。文文。 | （二）乙不够。文文。

Options
    `count: {min: …, max: …}` at the section.

Fix
    None: the missing text is the author's.
"""

from __future__ import annotations

from typing import Iterator, Optional

from ...analysis import Analysis
from ..rule import Rule, Violation, at_heading


def find(analysis: Analysis) -> Iterator[Violation]:
    if analysis.match is None:
        return
    for repeated in analysis.match.repeated:
        heading = repeated.parent or repeated.headings[0]
        yield at_heading(
            analysis,
            heading,
            found=len(repeated.headings),
            expected=_range(repeated.least, repeated.most),
            name=heading.text,
        )._replace(section=repeated.section.path)


def _range(least: int, most: Optional[int]) -> str:
    if most is None:
        return f"≥ {least}"
    return str(least) if least == most else f"{least}–{most}"


RULE = Rule(
    id="section-count",
    severity="warning",
    source="house: the document's outline",
    message={
        "zh-CN": "“{name}”之下有{found}项，提纲要求{expected}项。",
        "en": "There are {found} under “{name}” where the outline asks for {expected}.",
    },
    about_zh="提纲中可重复的部分，文档里的项数少于或多于规定。例如要求“每个方面至少两个问题”，"
    "收文单位会逐项清点。请补写缺少的或合并多余的；项数在提纲的 count 中设定。",
    source_zh="本提纲：文档所用的提纲",
    find=find,
)
