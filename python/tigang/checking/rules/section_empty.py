"""A heading with nothing under it.

What it finds
    A heading that neither text nor a subheading follows before the next one. A numbered sentence and an entry
    (Price: 600) say all themselves, whatever their style, and a table, image or list under the heading is text. The
    title page, listed attachments and rows of numbered lines most of which have nothing under them (a plan, a form)
    are ignored.

Why it matters
    The part was planned and never written, or its text was lost.

Wrong
    一、背景 | 二、措施 | 文。

Right
    一、背景 | 文。 | 二、措施 | 文。
    一、背景 | （一）加强领导。 | （二）压实责任。
    # 一、公告 | ## 1.1 本项目不属于政府采购项目，不适用有关规定。 | ## 1.2 售价：600元/本 | # 二、须知 | 文。
    # 某某大学 | # 毕业论文 | # 一、绪论 | 文。 | # 二、方法 | 文。
    一、事项 | 二、依据 | 三、请求 | 四、附录 | 文。

Options
    None.

Fix
    None: the missing text is the author's.
"""

from __future__ import annotations

import re
from typing import Iterable, Iterator

from ...analysis import Analysis
from ...document.snapshot import Paragraph
from ...structure.back_matter import last_of
from ...structure.tree import Heading
from ...text.labels import FAMILIES
from ...text.similarity import plain
from .. import title_page
from ..certainty import siblings
from ..rule import Rule, Violation, at_heading

_GONE = re.compile(r"删去|[删刪削]除|欠番|（略）|\b(?:reserved|repealed|deleted|omitted)\b", re.I)
_WORDS = 8  # a heading has so many at most
_CHARACTERS = 15  # a longer line that ends in a full stop is a sentence, whatever its style
_FEW = 2
_FRAME = 10  # with so many headings most of which have nothing below them a document is a frame
_LONGEST = 40
_SENTENCE = ("。", "！", "？", ".", "!", "?", "；", ";")
_ENTRY = re.compile(r"[：:]\s*\S")
_CJK_ENTRY = re.compile("[\u4e00-\u9fff]:[\u4e00-\u9fff]")


def find(analysis: Analysis) -> Iterator[Violation]:
    headings = analysis.tree.headings
    empty = [heading for heading in headings if _has_nothing(analysis, heading)]
    if not empty or (len(headings) > _FRAME and 2 * len(empty) > len(headings)):
        return  # a frame, or slides: nothing was lost
    last = {plain(heading.text): heading for heading in headings}
    for heading in empty:
        if last[plain(heading.text)] is not heading:
            continue  # a line of contents; or heading-duplicate speaks of it
        if not _needs_nothing(analysis, heading):
            yield at_heading(analysis, heading, found=heading.text)


def _needs_nothing(analysis: Analysis, heading: Heading) -> bool:
    """Return whether no text is missed below a heading: it says all, stands in a list or on a title page, or is still to fill."""
    if _says_all(analysis, heading) or title_page.is_on(analysis, heading):
        return True
    to_fill = bool(analysis.snapshot.paragraphs[heading.paragraph].placeholders)  # placeholder-unfilled speaks of it
    return heading.source != "styled" and (to_fill or _is_listed(analysis, heading))


def _has_nothing(analysis: Analysis, heading: Heading) -> bool:
    """Return whether nothing stands below a heading: no words, no objects, no item of a list."""
    paragraphs = analysis.snapshot.paragraphs
    if heading.children or heading.run_in or paragraphs[heading.paragraph].followed_by_object:
        return False
    for index in range(heading.paragraph + 1, last_of(heading, analysis.end) + 1):
        if paragraphs[index].text.strip() or paragraphs[index].holds_object:
            return False
    if any(paragraphs[index].label for index in heading.body):
        return False
    following = next(
        (paragraphs[i] for i in range(heading.paragraph + 1, len(paragraphs)) if paragraphs[i].text.strip()), None
    )
    return following is None or not _is_text(following)


def _is_text(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is text, though it has the style of a heading."""
    return len(paragraph.text) > _LONGEST and paragraph.text.rstrip().endswith(_SENTENCE)


def _says_all(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading needs no text: it has no words, was repealed, or is a sentence or an entry."""
    text, words = analysis.snapshot.paragraphs[heading.paragraph].text.rstrip(), heading.text
    if not words or _GONE.search(words):
        return True
    if _ENTRY.search(words) and (
        "：" in words or _CJK_ENTRY.search(words) or _is_mostly_empty(analysis, siblings(analysis, heading))
    ):
        return True
    if heading.source != "styled":
        return text.endswith(_SENTENCE) or len(words.split()) > _WORDS
    long = len(words) > _CHARACTERS if words[:1] > "\u2e7f" else len(words.split()) > _WORDS
    return text.endswith(_SENTENCE) and (long or _stands_among_sentences(analysis, heading))


def _stands_among_sentences(analysis: Analysis, heading: Heading) -> bool:
    """Return whether most of the headings beside one end as sentences do."""
    beside = [analysis.snapshot.paragraphs[other.paragraph].text.rstrip() for other in siblings(analysis, heading)]
    return 2 * sum(text.endswith(_SENTENCE) for text in beside) > len(beside) > _FEW


def _is_listed(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a numbered line stands in a list of attachments, or in a row most of which has nothing below it."""
    if heading.label is None:
        return False
    if FAMILIES[heading.label.family].beside:
        return True
    alike = [h for h in siblings(analysis, heading) if h.label and h.label.family == heading.label.family]
    return _is_mostly_empty(analysis, alike)


def _is_mostly_empty(analysis: Analysis, headings: Iterable[Heading]) -> bool:
    """Return whether most of these headings have nothing below them."""
    every = list(headings)
    return 2 * sum(_has_nothing(analysis, heading) for heading in every) > len(every)


RULE = Rule(
    id="section-empty",
    severity="warning",
    source="practice: a heading announces text",
    message={"zh-CN": "标题“{found}”之下没有内容。", "en": "Nothing stands under the heading “{found}”."},
    about_zh="标题之下没有内容，紧接着就是下一个标题。要么还没有写，要么内容丢失了。请补写内容，或删去这个标题。",
    source_zh="惯例：标题之下应有内容",
    find=find,
)
