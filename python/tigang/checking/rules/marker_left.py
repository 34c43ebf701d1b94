"""A mark that stands for a text still to be written, or that has come along with a pasted text.

What it finds
    ×× and XX for words or figures, ○○, ____, blanks before 月 and 日, 【单位名称】, [insert date], （单位名称）, ${date}, «Name»,
    <<field>>, <Amount>, "Click here to enter text", 请在此处输入, Lorem ipsum, TODO, TBD, 待补充, ??? and, as a paragraph of its
    own, N/A; what a machine said to its person (如需调整，请告诉我); and of Markdown a leading "##" and **…** around words, once
    a document. Not found is what usually is meant: code, formulas, lines to sign, 2×3, XXL, Roman
    numerals, masked numbers (138××××1234), X for each letter of the names in a text made public, a mark in quotation marks,
    【摘要】 before its text, 张×× in a list of names, the blanks of an examination or a questionnaire (behind a
    question or a box to tick, or where answers are offered), what an example or the instructions for a form (填表说明) say.

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
    # Scope | Dear «Name», we write to you.
    # Scope | Click or tap here to enter text.
    一、背景 | 时间为____年__月__日，地点另行通知。
    一、背景 | 由○○局承办。
    一、背景 | 请在此处输入正文。
    一、背景 | 文文文。如需调整，请告诉我。
    一、背景 | 文。 | **二、措施** | 文。 | **三、要求** | 文。
    一、背景 | **加强学习。**文文。

Right
    一、背景 | 面积为2×3米，衣服为XXL号，电话138××××1234，“××”表示未定，这是为什么？？？
    一、签收 | 签名：________ | 本人已阅。
    # Survey | How long have you lived here? Years ____ Months ____ | □ Yes, hours ____ minutes ____
    填表说明 | 1.地点写全称，例：××市××区 | 2.名称写作××学院赴××县实践团
    # Code | The loop is for (i = 0; i << n; i++) {x}; a set. | Set `${HOME}`, «so to speak».
    # Code | Listen to topic_${id}.
    # Letter | Dear Mr XXXXX, | XXXX XXXXXXXX moved to XXXXXXX XXX, XXXXXX.
    一、背景 | 【摘要】文文文。 | 有待补充完善的还有很多。
    # Scope | The XXX. Congress met; see Part XXX. | Keep a TODO list.

Options
    `markers`: more words to report wherever they stand, such as `[待领导审定]`. `allow`: marks not to report, such as `["××"]`.

Fix
    Markdown's marks are taken away, if asked: what was bold becomes plain. The other marks wait for the author's words.
"""

from __future__ import annotations

import itertools
import re
from typing import Dict, Iterator, List, Sequence, Set, Tuple

from ...analysis import Analysis
from ...document.edits import Replace
from ...document.snapshot import BESIDE, CODE_STYLES
from ...text import blanks
from ...text.blanks import KINDS, Kind
from ..rule import UNSAFE, Rule, Violation, option

_REPORTED = [kind for kind in KINDS if kind.reported]
#: Of Markdown: what stands at the beginning of a heading, and around words.
_HASHES = Kind(("#",), re.compile(r"\A\s*(#{1,6}[ \u3000]+)(?=\S)"))
#: A line of a program: an assignment, a call and nothing else, the head of a block.
_PROGRAM = re.compile(
    r"^\s*[\w.\[\]]+\s*[+-]?=\s*\S|^\s*[\w.]+\(.*\)\s*(?:#.*)?$|^\s*(?:def|if|elif|for|while|with|class)\b.*:\s*$"
    r"|^\s*(?:from \S+ )?import \S+$"
)
_COMMENT = re.compile(r"\s*#\s")
_BOLD = Kind(("**",), re.compile(r"(?:(?<=\A)|(?<=[\s.、）)（(“：:；，。]))(\*\*)(?=[^\s*])[^*\n]*[^\s*](\*\*)"))


#: What hides names in a text that was made public has as many lengths as they had; what waits for a name has a few.
_MASK = re.compile("X+")
_LENGTHS = 5
#: Before a blank that whoever answers fills: a question, a box to tick.
_ASKED = re.compile(r"[?？]|\[ ?\]|[□☐]|\|_+\|")
_QUESTIONS, _BOXES = ("?", "？"), ("[ ]", "[]", "□", "☐")
_MANY = 20
_BLANK = re.compile(r"[_＿ \u3000]+|【\s*】")
_EXAMPLE = re.compile(r"(?:例如|示例|例)[：:，,][^。；\n]*\Z")
_INSTRUCTIONS = re.compile(r"\s*(?:填\s*[表写报]|编\s*写)\s*(?:说\s*明|须\s*知|要\s*求)\s*[：:]?\s*")


def find(analysis: Analysis) -> Iterator[Violation]:
    hits = list(_marks(analysis))
    masks = {hit.values["found"] for hit in hits if _MASK.fullmatch(hit.values["found"])}
    yield from (hit for hit in hits if len(masks) <= _LENGTHS or hit.values["found"] not in masks)
    for kind in (_HASHES, _BOLD):
        yield from _markdown(analysis, kind)


def _marks(analysis: Analysis) -> Iterator[Violation]:
    """Yield what stands for a text still to be written."""
    allowed, instructions = option(analysis, RULE, "allow"), _instructions(analysis)
    for index, kinds in _by_paragraph(analysis, [*_REPORTED, *_own(analysis)]):
        if index in instructions:
            continue
        end, paragraph = 0, analysis.snapshot.at(index)
        for start, stop in sorted(m.span() for _, m in blanks.places(paragraph.text, kinds)):
            found = paragraph.text[start:stop]
            known = any(place.start <= start < place.end for place in paragraph.placeholders)
            meant = (
                known
                or found in allowed
                or _is_tag(analysis, found)
                or _is_to_answer(analysis, paragraph.text, start, found)
            )
            if start >= end and not meant:
                yield Violation(index, start, stop, {"found": found.strip() or "____"})
                end = stop


def _is_tag(analysis: Analysis, found: str) -> bool:
    """Return whether a word in angle brackets is closed somewhere, as a tag is: <Row> … </Row>."""
    return found.startswith("<") and any(analysis.body.find(f"</{found[1:]}"))


def _is_to_answer(analysis: Analysis, text: str, start: int, found: str) -> bool:
    """Return whether a mark is a blank of a questionnaire, or stands in an example."""
    before = text[:start]
    if not _BLANK.fullmatch(found):
        return bool(_EXAMPLE.search(before))
    return bool(_ASKED.search(before)) or analysis.tree.asks or _is_questionnaire(analysis)


def _is_questionnaire(analysis: Analysis) -> bool:
    """Return whether a document asks much and has many boxes to tick."""
    questions, boxes = (sum(len(analysis.body.find(mark)) for mark in marks) for marks in (_QUESTIONS, _BOXES))
    return min(questions, boxes) >= _MANY


def _instructions(analysis: Analysis) -> Set[int]:
    """Return the paragraphs that say how to fill in a form: those below 填表说明, to the next empty one."""
    paragraphs = analysis.snapshot.paragraphs
    found: Set[int] = set()
    for index in {index for word in ("填", "编") for index, _ in analysis.body.find(word)}:
        if _INSTRUCTIONS.fullmatch(paragraphs[index].text):
            rest = itertools.takewhile(lambda i: paragraphs[i].text.strip(), range(index + 1, len(paragraphs)))
            found.update(rest)
    return found


def _own(analysis: Analysis) -> List[Kind]:
    words = option(analysis, RULE, "markers")
    return [Kind(tuple(words), re.compile("|".join(map(re.escape, words))))] if words else []


def _by_paragraph(analysis: Analysis, kinds: Sequence[Kind]) -> Iterator[Tuple[int, List[Kind]]]:
    """Yield the paragraphs in which marks may be, in order, with the kinds of them."""
    found: Dict[int, List[Kind]] = {}
    for kind in kinds:
        for index in {index for words in kind.words for index, _ in analysis.body.find(words)}:
            found.setdefault(index, []).append(kind)
    found.update((index, list(kinds)) for index, _ in enumerate(analysis.snapshot.beside, BESIDE))
    for index in sorted(found):
        style = analysis.snapshot.at(index).style
        contents = style.startswith("Contents")  # of a table of contents the heading is reported
        if style not in CODE_STYLES and not contents:
            yield index, found[index]


def _markdown(analysis: Analysis, kind: Kind) -> Iterator[Violation]:
    """Yield one finding for all marks of one kind: they came with one paste and go with one fix."""
    places = [
        (index, m.span(group))
        for index, _ in _by_paragraph(analysis, [kind])
        if index < BESIDE
        for m in kind.pattern.finditer(analysis.snapshot.at(index).text)
        for group in range(1, kind.pattern.groups + 1)
    ]
    if places and not (kind is _HASHES and any(_is_comment(analysis, index) for index, _ in places)):
        index, (start, end) = places[0]
        fix = tuple(Replace("", index, *span) for index, span in places)
        found = analysis.snapshot.at(index).text[start:end].strip()
        if found not in option(analysis, RULE, "allow"):
            yield Violation(index, start, end, {"found": found}, fix=fix, applicability=UNSAFE)


def _is_comment(analysis: Analysis, index: int) -> bool:
    """Return whether a line that begins with # stands among lines of a program, or below another such comment."""
    paragraphs = analysis.snapshot.paragraphs
    if any(_PROGRAM.search(paragraph.text) for paragraph in paragraphs[max(index - 1, 0) : index + 2]):
        return True
    return all(_COMMENT.match(paragraph.text) for paragraph in paragraphs[index : index + 2]) and index + 1 < len(
        paragraphs
    )


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
