"""A heading with nothing under it.

What it finds
    A heading that neither text nor a subheading follows before the next one. A numbered sentence and an entry (Price:
    600) say all themselves, whatever their style, as does a date, and a table, image or list under the heading is text,
    as are a sentence or a remark in brackets that has the style of a heading, too. The title page, listed attachments,
    rows of numbered lines most of which have nothing under them (a plan, a form), rows with …… in them (a sample) and the
    questions of an examination or a questionnaire are ignored.

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
    # Berlin, 12.03.2021 | # Offer | Text.
    # 附件1 声明函 | # （无关单位不用填写） | 文。 | # 附件2 承诺书 | 文。
    # 一、总则 | 文。 | # 二、标准 | 经同意方可通行。 | 文。 | # 三、附则 | 文。
    # 一、材料 | ## （1）报价表； | ## （2）说明表； | ## （3）偏离表 | ## （4）附表； | ## （5）证明。 | # 二、期限 | 文。

Options
    None.

Fix
    None: the missing text is the author's.
"""

from __future__ import annotations

import re
from typing import Iterable, Iterator, Tuple

from ...analysis import Analysis
from ...document.snapshot import Paragraph
from ...structure.back_matter import last_of
from ...structure.lines import is_dated
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
#: Numbers that stand under one another in this order (GB/T 9704-2012, 7.3.3).
_ORDERED = ("cjk", "cjk-paren", "arabic", "arabic-paren")
_SENTENCE = ("。", "！", "？", ".", "!", "?", "；", ";")
_ENTRY = re.compile(r"[：:]\s*\S")
_CJK_ENTRY = re.compile("[\u4e00-\u9fff]:[\u4e00-\u9fff]")
_REMARK = re.compile(r"\s*[（(][^（）()]*[）)]\s*")
#: A caption, or what a thesis says of its chapters: 第1章主要阐述……
_CAPTION = re.compile(r"\s*(?:图|圖|表|Figure|Fig\.|Table)\s*\d")
_TELLS = re.compile("主要|(?:介绍|阐述|讲述|论述|叙述)")
_DOTS = re.compile(r"[.…\s]+")


def find(analysis: Analysis) -> Iterator[Violation]:
    headings = analysis.tree.headings
    empty = [heading for heading in headings if _has_nothing(analysis, heading)]
    if not empty or analysis.tree.asks or (len(headings) > _FRAME and 2 * len(empty) > len(headings)):
        return  # whoever answers writes there; a frame, or slides: nothing was lost
    last = {plain(heading.text): heading for heading in headings}
    following = dict(zip(headings, headings[1:]))
    for heading in empty:
        if last[plain(heading.text)] is not heading:
            continue  # a line of contents; or heading-duplicate speaks of it
        goes_on = heading in following and _goes_on_below(analysis, heading, following[heading])
        if not goes_on and not _needs_nothing(analysis, heading):
            yield at_heading(analysis, heading, found=heading.text)


def _goes_on_below(analysis: Analysis, heading: Heading, following: Heading) -> bool:
    """Return whether the next heading stands under one, whatever its style: a sentence, or the first of a lower number."""
    if following.label is None:
        return analysis.snapshot.paragraphs[following.paragraph].text.rstrip().endswith("。")
    families = [h.label.family if h.label else "" for h in (heading, following)]
    known = all(family in _ORDERED for family in families)
    return known and following.number == 1 and _ORDERED.index(families[0]) < _ORDERED.index(families[1])


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
    """Return whether a paragraph is text, though it has the style of a heading: a sentence, or a remark in brackets."""
    ended = paragraph.text.rstrip().endswith(_SENTENCE)
    return bool(_REMARK.fullmatch(paragraph.text)) or (ended and len(paragraph.text) > _LONGEST)


def _says_all(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading needs no text: it has no words, was repealed, or is a date, a sentence or an entry."""
    words = heading.text
    if not words or is_dated(words) or _GONE.search(words) or _CAPTION.match(words) or _is_entry(analysis, heading):
        return True
    if _stands_in_sample(analysis, heading) or (heading.source != "styled" and _TELLS.match(words)):
        return True
    ended = analysis.snapshot.paragraphs[heading.paragraph].text.rstrip().endswith(_SENTENCE)
    if heading.source != "styled":
        return ended or len(words.split()) > _WORDS
    if ended:
        return _is_long(words) or _stands_among(analysis, heading, _SENTENCE)
    return _stands_among(analysis, heading, ("；", ";"))  # 甲； | 乙 | 丙； are the items of one sentence


def _stands_in_sample(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading or one beside it is nothing but ……: so a sample of an outline leaves out what is like it."""
    return any(_DOTS.fullmatch(other.text) for other in siblings(analysis, heading))


def _is_entry(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading holds a value behind a colon; a styled one with a narrow colon, where most beside it are empty."""
    if not _ENTRY.search(heading.text):
        return False
    surely_one = heading.source != "styled" or "：" in heading.text or _CJK_ENTRY.search(heading.text)
    return bool(surely_one) or _is_mostly_empty(analysis, siblings(analysis, heading))


def _is_long(words: str) -> bool:
    return len(words) > _CHARACTERS if words > "\u2e7f" else len(words.split()) > _WORDS


def _stands_among(analysis: Analysis, heading: Heading, marks: Tuple[str, ...]) -> bool:
    """Return whether most of the headings beside one end with such marks."""
    beside = [analysis.snapshot.paragraphs[other.paragraph].text.rstrip() for other in siblings(analysis, heading)]
    return 2 * sum(text.endswith(marks) for text in beside) > len(beside) > _FEW


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
