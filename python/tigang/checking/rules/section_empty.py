"""A heading with nothing under it.

What it finds
    A heading that neither text nor a subheading follows before the next one. A numbered sentence (1、加强领导。) is its own
    text, and a table, image or list under the heading is text.

Why it matters
    The part was planned and never written, or its text was lost.

Wrong
    一、背景 | 二、措施 | 文。

Right
    一、背景 | 文。 | 二、措施 | 文。
    一、背景 | （一）加强领导。 | （二）压实责任。

Options
    None.

Fix
    None: the missing text is the author's.
"""

from __future__ import annotations

import re
from typing import Iterator

from ...analysis import Analysis
from ...structure.back_matter import last_of
from ...structure.tree import Heading
from ..rule import Rule, Violation, at_heading

_GONE = re.compile(r"删去|[删刪削]除|欠番|（略）|\b(?:reserved|repealed|deleted|omitted)\b", re.I)
_WORDS = 8  # a heading has so many at most
_SENTENCE = ("。", "！", "？", ".", "!", "?", "；", ";")


def find(subject: Analysis) -> Iterator[Violation]:
    for heading in subject.tree.headings:
        if _may_be_empty(subject, heading) and not _has_text(subject, heading):
            yield at_heading(subject, heading, found=heading.text)


def _may_be_empty(subject: Analysis, heading: Heading) -> bool:
    """Return whether a heading has nothing in itself or below it that would be the section's text."""
    paragraph = subject.snapshot.paragraphs[heading.paragraph]
    if heading.children or heading.run_in or not heading.text or paragraph.followed_by_object:
        return False
    in_own_words = paragraph.text.rstrip().endswith(_SENTENCE) or paragraph.placeholders
    if heading.source != "styled" and in_own_words:  # of a placeholder placeholder-unfilled speaks
        return False
    return not _is_gone(heading) and not _is_clause(heading)


def _has_text(subject: Analysis, heading: Heading) -> bool:
    """Return whether anything stands below a heading: words, objects, or an item of a list."""
    paragraphs = subject.snapshot.paragraphs
    below = [paragraphs[index] for index in range(heading.paragraph + 1, last_of(heading, subject.end) + 1)]
    return any(paragraph.text.strip() or paragraph.holds_object for paragraph in below) or any(
        paragraphs[index].label for index in heading.body
    )


def _is_gone(heading: Heading) -> bool:
    """Return whether a part was repealed or is kept free, and only its number stands there still."""
    return bool(_GONE.search(heading.text))


def _is_clause(heading: Heading) -> bool:
    """Return whether a numbered line is so long that it says all itself."""
    return heading.source != "styled" and len(heading.text.split()) > _WORDS


RULE = Rule(
    id="section-empty",
    severity="warning",
    source="practice: a heading announces text",
    message={"zh-CN": "标题“{found}”之下没有内容。", "en": "Nothing stands under the heading “{found}”."},
    about_zh="标题之下没有内容，紧接着就是下一个标题。要么还没有写，要么内容丢失了。请补写内容，或删去这个标题。",
    source_zh="惯例：标题之下应有内容",
    find=find,
)
