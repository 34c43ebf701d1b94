"""A typed reference to a part that the document does not have.

What it finds
    见第五部分, 详见第九章, 见附件3, "see Section 9", "see Appendix C" where the last part, chapter, section, attachment or
    appendix has a lower number. Only kinds that the document has are looked at, numbered without a gap from the first on, and
    only references that nobody can take for ones to another document: not 《…》第九章, nor "Section 9 of the Act".

Why it matters
    The part was taken out or renumbered, and whoever follows the reference finds nothing.

Wrong
    一、背景 | 文，详见第五部分。 | 二、措施 | 文。 | 三、要求 | 文。
    # 1. Scope | Text, see Section 9. | # 2. Method | Text.
    # Chapter 1 Scope | Text (see Chapter 7). | # Chapter 2 Method | Text.
    # 1. Scope | For the data see Appendix C. | # 2. End | Text. | # Appendix A Data | Text. | # Appendix B Code | Text.
    = 关于放假的通知 | 各科室： | 值班安排见附件3。 | 附件：1.值班表 | 2.联系人名单 | 甲局 | 2026年11月4日

Right
    一、背景 | 文，详见第三部分，另见《条例》第九部分。 | 二、措施 | 文。 | 三、要求 | 文。
    # 1. Scope | Text, see Section 9 of the Act and Section 2. | # 2. Method | Text, see Chapter 12.
    = 关于放假的通知 | 各科室： | 值班安排见附件2。 | 附件：1.值班表 | 2.联系人名单 | 甲局 | 2026年11月4日

Options
    None.

Fix
    None: only the author knows what was referred to.
"""

from __future__ import annotations

import re
from typing import Dict, Iterable, Iterator, List, Optional, Sequence

from ...analysis import Analysis
from ...document.snapshot import CODE_STYLES
from ...structure.tree import Heading
from ...text import numerals
from ..rule import Rule, Violation

_N = r"(?P<n>[一二三四五六七八九十百]{1,5}|\d{1,3})"
_SEEN = r"(?<![所意偏预看听显可罕常少未不])(?:见|参见|详见|另见|参阅|参照)(?:本(?:文|报告|方案|意见|办法)?)?"
_CHINESE = re.compile(
    rf"{_SEEN}(?P<all>第{_N}(?P<kind>部分|章)|(?P<attached>附件){_N.replace('?P<n>', '?P<m>')})(?![年月日\d.．条款])"
)
_ENGLISH = re.compile(
    r"\b(?:[Ss]ee(?: also)?|[Rr]efer to|described in|defined in|set out in|listed in|shown in) "
    r"(?P<all>(?P<kind>Section|Chapter|Appendix|Annex|Part) (?P<n>\d{1,2}|[A-Z]|[IVX]{1,5}))"
    r"(?![\w(.-]*[\w(])(?!,? of (?!this\b))(?! (?:to|in) the (?!document|report|text))"
)
_LEAST = 2  # of a kind: one alone is no row of them


def find(analysis: Analysis) -> Iterator[Violation]:
    last: Dict[str, Optional[int]] = {}
    pattern, word = (_CHINESE, "见") if analysis.chinese else (_ENGLISH, " ")
    for index in _mentioning(analysis, word):
        paragraph = analysis.snapshot.paragraphs[index]
        if paragraph.style in CODE_STYLES or paragraph.style.startswith("Contents"):
            continue
        for m in pattern.finditer(paragraph.text):
            groups = m.groupdict()
            kind = "附件" if groups.get("attached") else m["kind"]
            if kind not in last:
                last[kind] = _last(analysis, kind)
            known, number = last[kind], _value(groups.get("n") or groups["m"], kind)
            if known is not None and number is not None and number > known:
                yield Violation(index, m.start("all"), m.end("all"), {"found": m["all"], "last": known})


def _mentioning(analysis: Analysis, word: str) -> List[int]:
    """Return the paragraphs that may refer to something."""
    words = (
        ("见第", "见本", "见附", "参照第", "参阅第")
        if word == "见"
        else ("Section ", "Chapter ", "Appendix ", "Annex ", "Part ")
    )
    return sorted({index for known in words for index, _ in analysis.body.find(known)})


def _last(analysis: Analysis, kind: str) -> Optional[int]:
    """Return the last number of a kind; None when the document has none, or not simply one after the other."""
    if kind == "附件":
        return _counted([item.number for item in analysis.official.attachments or analysis.official.note])
    own = _of_families(analysis.tree.headings, _FAMILIES.get(kind, ()))
    if not own and kind in _COMMON_FAMILIES:
        families = _COMMON_FAMILIES[kind]
        own = _of_families(analysis.tree.roots, families)
        if len(own) != len(_of_families(analysis.tree.headings, families)):
            return None  # the same numbers stand at other levels, too
    return _counted([heading.number for heading in own])


#: The numbers that are what a reference speaks of, by its word.
_FAMILIES = {
    "章": ("chapter",),
    "Chapter": ("chapter",),
    "Appendix": ("appendix",),
    "Annex": ("appendix",),
    "Part": ("part",),
    "部分": ("part",),
}
#: Those that may be it where they number the outermost headings and nothing else.
_COMMON_FAMILIES = {"部分": ("cjk",), "Section": ("arabic", "section")}


def _of_families(headings: Iterable[Heading], families: Sequence[str]) -> List[Heading]:
    return [heading for heading in headings if heading.label and heading.label.family in families]


def _counted(numbers: List[Optional[int]]) -> Optional[int]:
    return len(numbers) if len(numbers) >= _LEAST and numbers == list(range(1, len(numbers) + 1)) else None


def _value(text: str, kind: str) -> Optional[int]:
    if text.isdigit():
        return int(text)
    if text[0] > "\u2e7f":
        return numerals.parse_cjk(text)
    letters = kind in ("Appendix", "Annex")
    return numerals.parse_alpha(text) if letters else numerals.parse_roman(text)


RULE = Rule(
    id="reference-missing",
    severity="warning",
    source="practice: what a text refers to is there",
    message={
        "zh-CN": "文中提到“{found}”，而文档里最后一个是第{last}个。",
        "en": "“{found}” is referred to here, and the last one of the document is number {last}.",
    },
    about_zh="文中手工写的“见第五部分”“见附件3”之类的引用，所指的部分并不存在。多半是该部分已经删去或改了号，"
    "读者照着去找却找不到。请改正引用。",
    source_zh="惯例：文中引用的部分确实存在",
    find=find,
)
