"""A mark that stands for a text still to be written, or that has come along with a pasted text.

What it finds
    ×× and XX for words or figures, 【单位名称】 and [insert date], TODO, TBD, 待补充, ??? and, as a paragraph of its own, N/A;
    and of Markdown a leading "##" and **…** around words, once a document. Not found is what usually is meant: 2×3, XXL,
    Roman numerals, masked numbers (138××××1234), a mark in quotation marks, 【摘要】 before its text, 张×× in a list of names.

Why it matters
    "〔20××〕×号" in a document that was handed in is what people remember of it.

Wrong
    一、背景 | 根据××县的统一部署，文文。
    一、背景 | 依据文件（县发〔20××〕×号）要求，文文。
    一、背景 | 会议于XX年XX月XX日召开。
    一、背景 | 现将【单位名称】有关情况说明如下。
    一、背景 | 待补充。
    一、背景 | 全年共完成？？？项任务。
    # Scope | N/A
    # Scope | The pilot ends on TBD, as agreed.
    # Scope | Contact [insert name] for details.
    一、背景 | 文。 | **二、措施** | 文。 | **三、要求** | 文。
    一、背景 | **加强学习。**文文。

Right
    一、背景 | 面积为2×3米，衣服为XXL号，电话138××××1234，“××”表示未定，这是为什么？？？
    一、背景 | 【摘要】文文文。 | 有待补充完善的还有很多。
    # Scope | The XXX. Congress met; see Part XXX. | Keep a TODO list.

Options
    `markers`: more words to report wherever they stand, such as `[待领导审定]`. `allow`: marks not to report, such as `["××"]`.

Fix
    Markdown's marks are taken away, if asked: what was bold becomes plain. The other marks wait for the author's words.
"""

from __future__ import annotations

import re
from typing import Callable, Dict, Iterator, List, NamedTuple, Sequence, Tuple

from ...analysis import Analysis
from ...document.edits import Replace
from ...document.snapshot import CODE_STYLES, Paragraph
from ..rule import UNSAFE, Rule, Violation, option


class _Marker(NamedTuple):
    """One kind of mark. Only paragraphs with one of ``words`` are looked at: a plain search is the fastest."""

    words: Tuple[str, ...]
    pattern: re.Pattern[str]
    meant: Callable[[re.Match[str]], bool] = lambda m: False  # whether a match says just what it should


# --- what is no mark though it looks like one -------------------------------------------------------------------------

_QUOTED = re.compile("“”|‘’|「」|\"\"|''|``")
_SURNAMES = "张王李赵刘陈杨黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢"


def _quoted(m: re.Match[str]) -> bool:
    return bool(_QUOTED.fullmatch(m.string[m.start() - 1 : m.start()] + m.string[m.end() : m.end() + 1]))


def _crosses_meant(m: re.Match[str]) -> bool:
    """In quotation marks, within a masked number, after a surname (王××), or a Roman numeral (Part XXX)."""
    before, after = m.string[: m.start()], m.string[m.end() :]
    masked = before[-3:].isdigit() or (before[-1:].isdigit() and after[:1].isdigit())
    name = re.search(rf"(?:^|[部志人员民工长记任师生者、，。；：（“\s])[{_SURNAMES}]$", before) and len(m[0]) < 3
    roman = m[0] == "XXX" and (
        after.startswith((".", ")")) or re.search(r"\b(?!The |This |Our )[A-Z][a-z]+\.? $", before)
    )
    return bool(_quoted(m) or masked or name or roman)


def _label_meant(m: re.Match[str]) -> bool:
    """【摘要】 at the beginning is a label and 【案例一】 may be one anywhere; a slot says what to fill in."""
    inside = m[0][1:-1].strip()
    begins = not re.search(r"\w", m.string[: m.start()])
    slot = _TO_FILL.search(inside) or (not begins and _SLOT.search(inside))
    return bool(inside) and not slot


_TO_FILL = re.compile("填|待(?:补|定|核|写|完善|确认|更新)|此处|^请|写明|插入|××|XX")
_SLOT = re.compile("(?:名称|姓名|单位|日期|时间|地点|金额|数字|数量|文号|部门|职务|电话|年份?|月份?|地区|人数|标题)$")

# --- the marks --------------------------------------------------------------------------------------------------------

_X = "×╳Ｘ"
_CROSSES = re.compile(
    rf"(?:(?<!\d)(?:19|20))?(?:[{_X}]{{2,}}|(?<![A-Za-z])X{{2,}}(?![A-Za-z]|染色体))"
    rf"(?:[年月〔〕\]第:：.][\dX{_X}]*[X{_X}]|[\u4e00-\u9fff]{{1,2}}[X{_X}]{{2,}})*"
    rf"|(?<=[年第〕\]])[{_X}](?=[号月日届次条期])|(?<![A-Za-z\d])[X{_X}](?:[年月]\s?[X{_X}]+)+(?=[月日])|(?<![A-Za-z])x{{3,}}(?![A-Za-z])"
)
_CROSSES_ENGLISH = re.compile(r"(?<![A-Za-z0-9])(?:X{3,}|x{3,}|(?:19|20)XX)(?![A-Za-z0-9])")
_MARKERS = (
    _Marker(
        ("TODO", "TBD", "FIXME"),
        re.compile(r"(?<![A-Za-z0-9_])(?:TODO(?! (?:list|item|comment))|TBD|FIXME)(?![A-Za-z0-9_])"),
        _quoted,
    ),
    _Marker(("N/A", "n/a", "TBA", "TBC"), re.compile(r"\A\s*(?:N/A|n/a|TBA|TBC)[.。]?\s*\Z")),
    _Marker(
        ("待",),
        re.compile(
            r"(?:(?<=\A)|(?<=[（(\[：:\s]))(?:此处|具体|内容|数据)*待(?:补充|完善|填写|填|核实|更新)(?=\s*(?:[）)\]。]|\Z))|"
            r"\A\s*待定[。.]?\s*\Z"
        ),
    ),
    _Marker(("???", "？？？"), re.compile(r"(?<!\w)[?？]{3,}|(?<![吗呢么啊吧])[?？]{3,}(?=[\w%％])"), _quoted),
    _Marker(("【",), re.compile(r"【[^【】\n]{0,30}】"), _label_meant),
    _Marker(
        ("[",),
        re.compile(
            r"\[(?i:insert|enter|fill in|your|to be (?:added|completed|confirmed|determined)|tbc)\b[^\[\]\n]{0,60}\]"
        ),
    ),
)
_HASHES = _Marker(("#",), re.compile(r"\A\s*(#{1,6}[ \u3000]+)(?=\S)"))
_BOLD = _Marker(("**",), re.compile(r"(?:(?<=\A)|(?<=[\s.、）)（(“：:；，。]))(\*\*)(?=[^\s*])[^*\n]*[^\s*](\*\*)"))


def find(subject: Analysis) -> Iterator[Violation]:
    paragraphs, allowed = subject.snapshot.paragraphs, option(subject, RULE, "allow")
    for index, markers in _by_paragraph(subject, _markers(subject)):
        end = 0
        for start, stop in sorted(_places(paragraphs[index], markers)):
            found = paragraphs[index].text[start:stop]
            if start >= end and found not in allowed:
                yield Violation(index, start, stop, {"found": found.strip()})
                end = stop
    for marker in (_HASHES, _BOLD):
        yield from _markdown(subject, marker)


def _markers(subject: Analysis) -> List[_Marker]:
    crosses = ("×", "╳", "Ｘ", "X", "xxx")
    own = option(subject, RULE, "markers")
    added = [_Marker(tuple(own), re.compile("|".join(map(re.escape, own))))] if own else []
    return [_Marker(crosses, _CROSSES if subject.chinese else _CROSSES_ENGLISH, _crosses_meant), *_MARKERS, *added]


def _by_paragraph(subject: Analysis, markers: Sequence[_Marker]) -> Iterator[Tuple[int, List[_Marker]]]:
    """The paragraphs in which marks may be, in order, with the kinds of them."""
    found: Dict[int, List[_Marker]] = {}
    for marker in markers:
        for index in {index for words in marker.words for index, _ in subject.body.find(words)}:
            found.setdefault(index, []).append(marker)
    for index in sorted(found):
        style = subject.snapshot.paragraphs[index].style
        if style not in CODE_STYLES and not style.startswith("Contents"):  # of a table of contents the heading is told
            yield index, found[index]


def _places(paragraph: Paragraph, markers: Sequence[_Marker]) -> Iterator[Tuple[int, int]]:
    for marker in markers:
        for m in marker.pattern.finditer(paragraph.text):
            if not marker.meant(m) and not any(p.start <= m.start() < p.end for p in paragraph.placeholders):
                yield m.span()


def _markdown(subject: Analysis, marker: _Marker) -> Iterator[Violation]:
    """One finding for all marks of one kind: they came with one paste and go with one fix."""
    places = [
        (index, m.span(group))
        for index, _ in _by_paragraph(subject, [marker])
        for m in marker.pattern.finditer(subject.snapshot.paragraphs[index].text)
        for group in range(1, marker.pattern.groups + 1)
    ]
    if places:
        index, (start, end) = places[0]
        fix = tuple(Replace("", index, *span) for index, span in places)
        found = subject.snapshot.paragraphs[index].text[start:end].strip()
        if found not in option(subject, RULE, "allow"):
            yield Violation(index, start, end, {"found": found}, fix=fix, applicability=UNSAFE)


RULE = Rule(
    id="marker-left",
    severity="warning",
    source="practice: templates mark what is to be filled in",
    message={
        "zh-CN": "“{found}”是尚未填写或清理的标记。",
        "en": "“{found}” marks what is still to be written or cleaned up.",
    },
    about_zh="文中留有待填写的标记或粘贴带来的符号，例如“××”“【单位名称】”“待补充”“TODO”“**”。"
    "带着这些标记报送，文件就像没有写完。请填上实际内容；Markdown 的“**”“##”可以去掉。"
    "要增减检查的标记，可在提纲中用 markers、allow 设定。",
    source_zh="惯例：模板用标记表示待填写之处",
    find=find,
    options={"markers": [], "allow": []},
)
