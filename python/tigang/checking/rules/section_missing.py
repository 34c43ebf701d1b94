"""A section of the outline that the document has not.

What it finds
    A required section, with heading or without, that nothing in the document stands for. A section that merely has other
    words or another place is not missing, nor is the text of a heading that has nothing at all below it (`section-empty`).

Why it matters
    The document will be handed back.

Wrong
    背景; 措施; 要求 :: 一、背景 | 文。 | 二、要求 | 文。

Right
    背景; 措施; 要求 :: 一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。
    背景; 措施?; 要求 :: 一、背景 | 文。 | 二、要求 | 文。

Options
    `optional: true` at the section.

Fix
    The section is inserted at its place with its placeholder, what follows is renumbered. Asked for, not safe: a document with a
    placeholder in it is not finished, and the section may be left out on purpose.
"""

from __future__ import annotations

from typing import Iterator, Tuple

from ... import messages
from ...analysis import Analysis
from ...document.edits import Edit
from ...errors import TigangError
from ...outlines.fields import readable
from ...outlines.matching import Missing
from ...outlines.model import Section
from ...planning import completion
from ..rule import UNSAFE, Rule, Violation
from . import section_empty


def find(analysis: Analysis) -> Iterator[Violation]:
    if analysis.match is None or analysis.outline is None:
        return
    lacks_text = any(missing.parent and not missing.section.numbered for missing in analysis.match.missing)
    empty = {hit.paragraph for hit in section_empty.find(analysis)} if lacks_text else set()
    for missing in analysis.match.missing:
        if missing.parent and missing.parent.paragraph in empty and not missing.section.numbered:
            continue  # section-empty speaks of it
        name = _name(missing.section, analysis)
        yield Violation(
            missing.before,
            0,
            0,
            {"name": name},
            missing.section.path,
            _fix(analysis, missing),
            applicability=UNSAFE,
        )


def _fix(analysis: Analysis, missing: Missing) -> Tuple[Edit, ...]:
    try:
        return tuple(completion.insert(analysis, [missing]))
    except TigangError:  # with so many items of its lists it would be too long
        return ()


def _name(section: Section, analysis: Analysis) -> str:
    assert analysis.outline is not None
    said = messages.pick(section.placeholder, analysis.outline.language)
    return readable(section.heading or section.text or said or section.id, analysis.outline, analysis.values)


RULE = Rule(
    id="section-missing",
    severity="error",
    source="house: the document's outline",
    message={"zh-CN": "缺少提纲规定的部分：“{name}”。", "en": "A section of the outline is missing: “{name}”."},
    about_zh="文档缺少提纲规定的部分。缺项的文件会被退回。可以在应有的位置插入该部分及其占位内容，"
    "后面的序号随之顺延；可有可无的部分，可在提纲中设为 optional: true。",
    source_zh="本提纲：文档所用的提纲",
    find=find,
)
