"""A section that stands at another place than the outline has it.

What it finds
    A section that is there, but before or after another one than the outline says, or under another heading.

Why it matters
    Those who read many documents of one kind look for each part at its place.

Wrong
    背景; 措施; 要求 :: 一、背景 | 文。 | 二、要求 | 文。 | 三、措施 | 文。

Right
    背景; 措施; 要求 :: 一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。

Options
    `order: any` at the section above.

Fix
    The section moves to its place with all that it holds; its number and its neighbours' are put right after it. Asked for,
    not safe: where text stands is the author's.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...outlines.fields import readable
from ...planning import completion
from ..rule import UNSAFE, Rule, Violation, at_heading


def find(analysis: Analysis) -> Iterator[Violation]:
    if analysis.match is None:
        return
    for moved in analysis.match.moved:
        after, outline = moved.after, analysis.match.outline
        said = readable(after.heading or after.id, outline, analysis.values) if after else "—"
        hit = at_heading(analysis, moved.heading, found=moved.heading.text, after=said)
        yield hit._replace(fix=completion.move(analysis, moved), applicability=UNSAFE)


RULE = Rule(
    id="section-order",
    severity="warning",
    source="house: the document's outline",
    message={
        "zh-CN": "“{found}”的位置与提纲不符，应在“{after}”之后。",
        "en": "“{found}” is not where the outline has it; it belongs after “{after}”.",
    },
    about_zh="某一部分的位置与提纲不同。经常审阅同类文件的人，会在固定的位置找各个部分。"
    "可以将它连同内容移到应有的位置，序号一并调整；次序不限的，可在提纲中设为 order: any。",
    source_zh="本提纲：文档所用的提纲",
    find=find,
)
