"""A text that announces a number of points, and another number follows.

What it finds
    The last sentence above numbered subheadings, or the heading above them, says how many follow (以下三个方面：,
    存在四个问题, "the following four reasons:"), and the subheadings, numbered one after the other, are more or fewer. Names
    such as 四个意识 or "五个带头", sentences with several numbers (三个方面12条) and those that look back (上述三个方面)
    announce nothing. So it is with paragraphs that begin with 一是, 二是 …

Why it matters
    Who reads "three reasons" and finds four doubts both.

Wrong
    一、原因 | 主要有以下三个方面原因： | （一）甲 | 文。 | （二）乙 | 文。
    一、存在的三个问题 | （一）甲 | 文。 | （二）乙 | 文。
    # 1. Causes | We see the following three reasons: | ## 1.1 People | Text. | ## 1.2 Money | Text.
    一、打算 | 要抓好以下三个方面工作： | 一是抓学习。文文。 | 二是抓作风。文文。

Right
    一、原因 | 主要有以下两个方面原因： | （一）甲 | 文。 | （二）乙 | 文。
    一、原因 | 牢固树立“四个意识”，围绕三个方面查找。 | （一）甲 | 文。 | （二）乙 | 文。
    一、打算 | 要抓好以下两个方面工作： | 一是抓学习。文文。 | 文文。 | 二是抓作风。文文。
    一、原因 | 主要有以下几个方面原因： | （一）甲 | 文。 | （二）乙 | 文。
    # 1. Causes | One of the following three reasons applies: | ## 1.1 People | Text. | ## 1.2 Money | Text.

Options
    None.

Fix
    None: either the number or the sections may be wrong.
"""

from __future__ import annotations

import re
from typing import Container, Iterable, Iterator, List, Optional, Sequence, Tuple

from ...analysis import Analysis
from ...document.snapshot import Paragraph
from ...structure.tree import Heading
from ...text import numerals
from ..rule import Rule, Violation

_N = r"(?:[二两三四五六七八九十]|十[一二三四五六七八九]|\d{1,2})"
_UNIT = r"(?:个|点|项|条|大|类|种)"
_NOUN = r"(?:方面|问题|原因|措施|建议|意见|要求|任务|不足|情况|内容|做法|举措|体会|经验|事项|工作|困难)"
_ALONE = r"(?<![“\"「《‘第这那该上前每其中后余多到至或和、~～—\-几\d一二两三四五六七八九十])"
#: The end of a lead-in: the last sentence, up to the colon or the full stop.
_VERB = "(?:主要(?:有|是|存在|包括|表现在|体现在)|存在|提出|分为|包括|做好|抓好)"
_LEAD = re.compile(
    rf"(?:以下|如下|下列|下面)的?{_N}{_UNIT}[^，。；：“”\"]{{0,14}}[：:。]$"
    rf"|{_VERB}{_N}{_UNIT}{_NOUN}?(?:的?{_NOUN})?(?:如下)?[：:]$"
    rf"|(?:主要|重点|着重|着力|集中)[\u4e00-\u9fff]{{1,4}}{_ALONE}{_N}{_UNIT}{_NOUN}(?:的?{_NOUN})?[：:。]$"
    rf"|{_ALONE}{_N}{_UNIT}{_NOUN}(?:的?{_NOUN})?(?:如下)?[：:]$"
)
_TITLE = re.compile(rf"(?:存在|主要|以下|突出)[^“”，。]{{0,6}}?{_ALONE}{_N}{_UNIT}(?:方面)?的?{_NOUN}$")
_COUNTED = re.compile(rf"{_ALONE}({_N}){_UNIT}")
_LOOKS_BACK = re.compile("其中|之一|上述|以上|前述|这|分别")

_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_EN_N = rf"(?P<n>{'|'.join(_WORDS)}|\d{{1,2}})"
_EN_NOUN = (
    r"(?:reasons|problems|issues|points|aspects|steps|measures|recommendations|questions|objectives|goals|findings|"
    r"causes|areas|parts|sections|requirements|principles|risks)"
)
_EN_LEAD = re.compile(
    rf"(?:\bfollowing {_EN_N}\b[^.:;]{{0,40}}:|\b(?:there are|we see|we have|has|have|identified|found) "
    rf"{_EN_N.replace('?P<n>', '?P<m>')} (?:\w+ )?{_EN_NOUN}\b[^.:;]{{0,30}}[.:])$",
    re.I,
)
_EN_PART = re.compile(r"\b(?:one|any|some|either|each|all|most|at least|up to|more than|\w+) of the\b", re.I)


def find(analysis: Analysis) -> Iterator[Violation]:
    groups: List[Tuple[Optional[Heading], Sequence[Heading]]] = [(None, analysis.tree.roots)]
    groups.extend((heading, heading.children) for heading in analysis.tree.headings if heading.children)
    for parent, children in groups:
        count = _count(children)
        place = _above(analysis, parent, children) if count else None
        if place is None:
            continue
        paragraph, text, offset, title = place
        announced = _announced(text, title)
        if announced and announced[0] != count:
            number, start, end = announced
            yield Violation(
                paragraph,
                offset + start,
                offset + end,
                {"found": number, "expected": count},
                analysis.section_of(parent),
                related=children[0].paragraph,
            )
    if analysis.body.find("一是"):
        yield from _items(analysis)


# --- items that are no headings ---------------------------------------------------------------------------------------

_ITEM = re.compile(r"[ \t\u3000]*([一二三四五六七八九十]{1,3})是(?!否)")


def _items(analysis: Analysis) -> Iterator[Violation]:
    """Yield lead-ins of paragraphs that begin with 一是, 二是 … and announce another number of them."""
    paragraphs = analysis.snapshot.paragraphs
    headings = {heading.paragraph for heading in analysis.tree.headings}
    for index, start in analysis.body.find("一是"):
        begins = not paragraphs[index].text[:start].strip()
        above = _filled_above(paragraphs, index)
        if not begins or above is None or index in headings:
            continue
        lead = paragraphs[above].text.rstrip()
        announced = _announced(lead, title=False) if lead.endswith(("：", ":")) else None
        if announced is None:
            continue
        number, begin, end = announced
        count = _counted(paragraphs, index, headings)
        if count > 1 and number != count:
            yield Violation(above, begin, end, {"found": number, "expected": count}, related=index)


def _filled_above(paragraphs: Sequence[Paragraph], index: int) -> Optional[int]:
    """Return the last paragraph above one that is not empty; None when there is none."""
    above = range(index - 1, -1, -1)
    return next((other for other in above if paragraphs[other].text.strip()), None)


def _counted(paragraphs: Sequence[Paragraph], first: int, headings: Container[int]) -> int:
    """Return how many items, each of one paragraph or more, follow from the first on; 0 when they are not simply counted."""
    values: List[Optional[int]] = []
    for index in range(first, len(paragraphs)):
        m = _ITEM.match(paragraphs[index].text)
        if index in headings or (values and m and m[1] == "一"):
            break
        values += [numerals.parse_cjk(m[1])] if m else []
    return len(values) if values == list(range(1, len(values) + 1)) else 0


# --- subheadings ------------------------------------------------------------------------------------------------------


def _count(headings: Sequence[Heading]) -> int:
    """Return how many numbered headings stand side by side; 0 when they are not simply counted from one on."""
    labels = [heading.label for heading in headings if heading.label]
    counted = len(labels) == len(headings) > 1
    one_kind = len({label.family for label in labels}) == 1
    in_order = [label.value for label in labels] == list(range(1, len(labels) + 1))
    return len(labels) if counted and one_kind and in_order else 0


def _above(
    analysis: Analysis, parent: Optional[Heading], children: Sequence[Heading]
) -> Optional[Tuple[int, str, int, bool]]:
    """Return the text right above the first of ``children``: paragraph, text, offset there, whether it is the heading itself."""
    paragraphs = analysis.snapshot.paragraphs
    index = children[0].paragraph - 1
    first = parent.paragraph if parent else analysis.tree.body.start
    while index > first and not paragraphs[index].text.strip():
        index -= 1
    if index < first or paragraphs[index].followed_by_object:
        return None
    if parent and index == parent.paragraph:
        if not parent.run_in:
            return index, parent.text, parent.start, True
        return index, paragraphs[index].text[parent.end :].rstrip(), parent.end, False
    return index, paragraphs[index].text.rstrip(), 0, False


def _announced(text: str, title: bool) -> Optional[Tuple[int, int, int]]:
    """Return the number that a text announces, with the number's place in it; None when it announces none."""
    begin = _last_sentence(text, "。！？；\n")
    sentence = text[begin:]
    if (_TITLE if title else _LEAD).search(sentence) and not _LOOKS_BACK.search(sentence):
        counted = list(_COUNTED.finditer(sentence))
        if len(counted) == 1:
            number = counted[0]
            value = int(number[1]) if number[1].isdigit() else numerals.parse_cjk(number[1])
            return (value, begin + number.start(1), begin + number.end(1)) if value and value > 1 else None
    return None if title else _announced_in_english(text)


def _announced_in_english(text: str) -> Optional[Tuple[int, int, int]]:
    """Return what `_announced` does, of an English text."""
    begin = _last_sentence(text, (". ", "! ", "? ", "; ", "\n"))
    lead = _EN_LEAD.search(text, begin)
    if lead is None or _EN_PART.search(text, begin):
        return None
    group = "n" if lead["n"] else "m"
    word = lead[group].lower()
    value = int(word) if word.isdigit() else _WORDS.index(word) + 2
    return value, lead.start(group), lead.end(group)


def _last_sentence(text: str, marks: Iterable[str]) -> int:
    """Return the offset behind the mark (its first character) that ends the last sentence but one of a text; 0: there is none."""
    return max(text.rfind(mark, 0, len(text) - 1) for mark in marks) + 1


RULE = Rule(
    id="count-announced",
    severity="warning",
    source="practice: the text and its parts agree",
    message={
        "zh-CN": "此处说有{found}项，下面列出了{expected}项。",
        "en": "{found} are announced here, and {expected} follow.",
    },
    about_zh="文中说有几项，下面列出的却不是这个数，例如“以下三个方面”之下只有两个小标题。前后数目对不上，"
    "读者对两边都会起疑。请核对是数目写错还是内容有增减，再作修改。",
    source_zh="惯例：正文与所列各项前后一致",
    find=find,
)
