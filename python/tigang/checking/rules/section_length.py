"""A section that is shorter or longer than it may be.

What it finds
    A section whose text has fewer or more characters than the outline's `length`. Letters, numerals and marks count, spaces
    do not; the heading does not, the subsections do. A section with nothing in it, or with a placeholder or guidance left,
    is another finding.

Why it matters
    A limit of length is a limit of the reader's time, and a text far below it says too little.

Wrong
    背景[6,]; 措施 :: 一、背景 | 短文。 | 二、措施 | 文。
    背景; 措施[,6] :: 一、背景 | 文。 | 二、措施 | 这一段文字太长。

Right
    背景[6,20]; 措施 :: 一、背景 | 这里有六个字。 | 二、措施 | 文。

Options
    `length: {min: …, max: …}` at the section, in characters.

Fix
    None: the text is the author's.
"""

from __future__ import annotations

from typing import Container, Iterator, Optional, Tuple

from ... import messages
from ...analysis import Analysis
from ...outlines.model import Section
from ...structure.back_matter import last_of
from ..rule import Rule, Violation, at_heading
from . import guidance_left


def find(analysis: Analysis) -> Iterator[Violation]:
    if analysis.match is None or analysis.outline is None:
        return
    bounded = {section.path for section in analysis.outline.walk() if section.length != (0, None)}
    if not bounded:
        return
    waiting = {hit.paragraph for hit in guidance_left.find(analysis)}
    for heading, section in analysis.match.sections.items():
        if section.path in bounded:
            rest = analysis.snapshot.paragraphs[heading.paragraph].text[heading.end :] if heading.run_in else ""
            below = range(heading.paragraph + 1, last_of(heading, analysis.end) + 1)
            found = _count(analysis, below, rest.lstrip("。.!！?？：: "), waiting)
            if found is not None and not _fits(found, section.length):
                yield at_heading(analysis, heading, found=found, expected=_range(section.length), name=heading.text)
    for section in analysis.outline.walk():
        where = analysis.match.texts.get(section.path)
        if where and section.path in bounded:
            found = _count(analysis, where, "", waiting)
            if found is not None and not _fits(found, section.length):
                yield Violation(
                    where.start,
                    0,
                    len(analysis.snapshot.paragraphs[where.start].text),
                    {"found": found, "expected": _range(section.length), "name": _name(section, analysis)},
                    section.path,
                )


def _count(analysis: Analysis, where: range, rest: str, waiting: Container[int]) -> Optional[int]:
    """Return how many characters the paragraphs have, and the rest of the heading's own; None when there is nothing to count yet.

    ``waiting``: paragraphs where the text is still to be written, 0-based
    """
    count = _characters(rest)
    for index in where:
        paragraph = analysis.snapshot.paragraphs[index]
        if paragraph.placeholders or index in waiting:
            return None
        count += _characters(paragraph.text)
    return count or None


def _characters(text: str) -> int:
    """Return the number of characters of a text, its white space aside."""
    return len("".join(text.split()))


def _fits(count: int, bounds: Tuple[int, Optional[int]]) -> bool:
    least, most = bounds
    return least <= count and (most is None or count <= most)


def _range(bounds: Tuple[int, Optional[int]]) -> str:
    least, most = bounds
    if most is None:
        return f"≥ {least}"
    return f"{least}–{most}" if least else f"≤ {most}"


def _name(section: Section, analysis: Analysis) -> str:
    assert analysis.outline is not None
    return messages.pick(section.placeholder, analysis.outline.language) or section.text or section.id


RULE = Rule(
    id="section-length",
    severity="warning",
    source="house: the document's outline",
    message={
        "zh-CN": "“{name}”部分有{found}字，提纲要求{expected}字。",
        "en": "“{name}” has {found} characters where the outline asks for {expected}.",
    },
    about_zh="某一部分的字数少于或多于提纲的规定。过长耽误读者时间，过短又说不清楚。请增补或压缩；"
    "字数在提纲的 length 中设定，空格和标题不计。",
    source_zh="本提纲：文档所用的提纲",
    find=find,
)
