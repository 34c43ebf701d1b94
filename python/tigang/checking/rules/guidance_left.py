"""The outline's guidance, left as plain text.

What it finds
    A paragraph, or what follows a number, that repeats the outline's guidance for a section word for word, and such guidance
    in angle brackets anywhere. So placeholders look after a document has been saved as .doc, or typed again.

Why it matters
    What asks for the text is taken for the text, and nothing else reports it: it is no placeholder any more.

Wrong
    = 总结; <写明会议的主题和依据>; 背景 :: = 总结 | 写明会议的主题和依据 | 一、背景 | 文。

Right
    = 总结; <写明会议的主题和依据>; 背景 :: = 总结 | 写明会议的主题和依据，是起草时的要求。 | 一、背景 | 文。

Options
    None.

Fix
    None: the text itself is the author's.
"""

from __future__ import annotations

from typing import Iterator, Optional, Tuple

from ...analysis import Analysis
from ...document.blocks import Slot
from ...document.snapshot import Paragraph
from ...errors import TigangError
from ...outlines.model import Outline
from ...planning.insertion import plan
from ...text import labels
from ..rule import Rule, Violation

_SHORTEST = 6  # shorter guidance without brackets may be text


def find(analysis: Analysis) -> Iterator[Violation]:
    if analysis.outline is None:
        return
    paragraphs = analysis.snapshot.paragraphs
    for slot in _slots(analysis.outline, analysis):
        for index, start in analysis.body.find(slot.guidance):
            place = _place(slot, paragraphs[index], start)
            if place and not any(p.start <= start < p.end for p in paragraphs[index].placeholders):
                yield Violation(index, place[0], place[1], {"found": slot.guidance}, slot.section)


def _slots(outline: Outline, analysis: Analysis) -> Iterator[Slot]:
    """Yield the placeholders that inserting the outline makes, each wording once."""
    seen = set()
    try:
        blocks = plan(outline, analysis.values)
    except TigangError:  # with so many items of its lists it would be too long, so nobody inserted it
        return
    for block in blocks:
        for run in block.runs:
            if isinstance(run, Slot) and run.guidance not in seen:
                seen.add(run.guidance)
                yield run


def _place(slot: Slot, paragraph: Paragraph, start: int) -> Optional[Tuple[int, int]]:
    """Return where the guidance stands as guidance; None when the words are part of a text."""
    text, end = paragraph.text, start + len(slot.guidance)
    if text[start - 1 : start] == "<" and text[end : end + 1] == ">":
        return (start - 1, end + 1)
    label = labels.parse(text)
    begins = not text[:start].strip() or (label is not None and not text[label.end : start].strip())
    alone = begins and not text[end:].strip(" 。.：:")
    return (start, end) if alone and not slot.field and len(slot.guidance) >= _SHORTEST else None


RULE = Rule(
    id="guidance-left",
    severity="error",
    source="house: the document's outline",
    message={
        "zh-CN": "这里还是提纲的提示语，没有正文：“{found}”。",
        "en": "The outline's guidance stands here instead of a text: “{found}”.",
    },
    about_zh="提纲的提示语被当作正文留在了文中。文档另存为 .doc 或重新键入之后，占位内容会变成普通文字，"
    "很容易漏掉。请换成要写的正文。",
    source_zh="本提纲：文档所用的提纲",
    find=find,
)
