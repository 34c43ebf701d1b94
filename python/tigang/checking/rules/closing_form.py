"""A closing that is another genre's, or not quite the prescribed one.

What it finds
    In Chinese documents: the closing line in nearly the words that the outline prescribes; where none prescribes it, the
    customary closing of another genre than the title names: 妥否，请批示 in a report, 特此通报 in a notice. A closing that is
    absent, or in words of its own, is not looked at.

Why it matters
    The closing says what the receiver is to do: decide, answer, or know.

Wrong
    背景; 以上是我的发言，请大家提出批评意见。 :: 一、背景 | 文。 | 以上是我的发言，请大家提出宝贵意见。
    = 关于防汛工作的报告 | 市人民政府： | 正文。 | 妥否，请批示。
    = 关于增加经费的请示 | 市人民政府： | 正文。 | 特此报告。
    = 关于防汛工作的通知 | 各科室： | 正文。 | 特此通报。

Right
    背景; 以上是我的发言，请大家提出批评意见。 :: 一、背景 | 文。 | 以上是我的发言，请大家提出批评意见！
    = 关于增加经费的请示 | 市人民政府： | 正文。 | 以上请示妥否，请批复。
    = 关于商请支持的函 | 市财政局： | 正文。 | 妥否，请函复。
    = 辞职报告 | 正文。 | 妥否，请批准。

Options
    None.

Fix
    The prescribed words, or the customary ones of the genre.
"""

from __future__ import annotations

import re
from typing import Iterator, List, Optional, Sequence, Tuple

from ...analysis import Analysis
from ...document.edits import Replace
from ...outlines.fields import readable
from ...text.similarity import plain, similarity
from ...text.templating import FIELD, substitute
from ..rule import UNSAFE, Rule, Violation

_LOOKED_AT = 6  # filled paragraphs before the signature
_REQUEST = (
    r"(?:(?:以上|上述)?(?:请示|意见|方案|报告)?，?(?:妥否|当否|可否|是否妥当|如无不妥|如有不妥|如有不当))?"
    r"，?(?:敬)?(?:恳)?请"
)
#: Customary closings: how they look, and in which genres they stand. Genres that are not named here are not judged.
_CLOSINGS: List[Tuple[re.Pattern[str], Tuple[str, ...]]] = [
    (re.compile(rf"{_REQUEST}(?:予以?)?(?:批示|审批|批复|核准)"), ("请示", "函", "意见", "议案")),
    (re.compile("(?:特此|专此)报告"), ("报告",)),
    (re.compile("(?:特此)?(?:批复|此复)"), ("批复", "函", "通知")),
    (re.compile("特此(?:函告|函达|函询|函商|致函)"), ("函",)),
    (re.compile("特此通知"), ("通知",)),
    (re.compile("特此通报"), ("通报",)),
    (re.compile("特此公告"), ("公告",)),
    (re.compile("特此通告"), ("通告",)),
]
_CUSTOMARY = {
    "请示": "妥否，请批示。",
    "报告": "特此报告。",
    "批复": "此复。",
    "函": "特此函告。",
    "通知": "特此通知。",
    "通报": "特此通报。",
    "公告": "特此公告。",
    "通告": "特此通告。",
}


def find(analysis: Analysis) -> Iterator[Violation]:
    if not analysis.chinese:
        return
    hits = list(_against_outline(analysis))
    if not hits and not _prescribed(analysis):
        hit = _against_genre(analysis)
        hits = [hit] if hit else []
    yield from hits


def _prescribed(analysis: Analysis) -> bool:
    return analysis.outline is not None and any(s.role == "closing" and s.text for s in analysis.outline.walk())


def _against_outline(analysis: Analysis) -> Iterator[Violation]:
    if analysis.match is None or analysis.outline is None:
        return
    for section in analysis.outline.walk():
        where = analysis.match.texts.get(section.path)
        if section.role != "closing" or not section.text or not where:
            continue
        accepted = [substitute(words, analysis.values, analysis.outline.language) for words in section.wordings]
        paragraph = analysis.snapshot.paragraphs[where.start]
        text = paragraph.text.strip()
        if paragraph.placeholders or _is_worded(text, accepted):
            continue
        start = paragraph.text.index(text)
        expected = readable(section.text, analysis.outline, analysis.values)
        hit = Violation(where.start, start, start + len(text), {"found": text, "expected": expected}, section.path)
        fix = Replace(accepted[0], where.start, start, start + len(text))
        yield hit if FIELD.search(accepted[0]) else hit._replace(fix=(fix,), applicability=UNSAFE)


def _is_worded(text: str, accepted: Sequence[str]) -> bool:
    """Return whether a closing is one of the accepted wordings, or ends in one."""
    return any(similarity(wording, text) == 1.0 or plain(text).endswith(plain(wording)) for wording in accepted)


def _against_genre(analysis: Analysis) -> Optional[Violation]:
    """Return the closing of another genre among the last sentences of the text."""
    official, paragraphs = analysis.official, analysis.snapshot.paragraphs
    right = _CUSTOMARY.get(official.genre)
    if right is None:
        return None
    headings = {heading.paragraph for heading in analysis.tree.headings}
    filled = [i for i in range(official.end - 1, official.title.stop - 1, -1) if paragraphs[i].text.strip()][
        :_LOOKED_AT
    ]
    for index in filled:
        if index in headings:
            return None
        text = paragraphs[index].text.rstrip()
        start = max(text.rfind(mark, 0, len(text) - 1) for mark in "。！？；\n") + 1
        sentence = text[start:].strip()
        genres = _genres(sentence.rstrip("。！!.").replace(",", "，"))
        if genres:
            place = text.index(sentence, start)
            values = {"found": sentence, "expected": right}
            fix = Replace(right, index, place, len(text))
            return (
                None
                if official.genre in genres
                else Violation(index, place, len(text), values, fix=(fix,), applicability=UNSAFE)
            )
    return None


def _genres(sentence: str) -> Tuple[str, ...]:
    """Return the genres whose customary closing a sentence is; empty when it is none."""
    return next((genres for pattern, genres in _CLOSINGS if pattern.fullmatch(sentence)), ())


RULE = Rule(
    id="closing-form",
    severity="warning",
    source="practice: each genre has its closing; house: the document's outline",
    message={
        "zh-CN": "结束语“{found}”不合文种或提纲，应为“{expected}”。",
        "en": "The closing “{found}” is not that of the genre or the outline, “{expected}”.",
    },
    about_zh="结束语用了别的文种的说法，或者与提纲规定的略有出入。结束语说明请收文单位批复、函复还是知悉，"
    "例如报告不能写“请批示”。可以改为提纲规定的或该文种通用的结束语。",
    source_zh="惯例：不同文种各有结束语；本提纲：文档所用的提纲",
    find=find,
)
