"""The date of a signature in another form than 2026年11月4日.

What it finds
    At the end of a Chinese official document, on a line of its own: leading zeros (2026年11月04日), Chinese numerals
    (二〇二六年十一月四日), or numbers only (2026.11.4, 2026-11-04). Dates in the text, in tables and in other documents are
    not looked at, nor those up to 2012, when the standard came: they stay as they were written.

Why it matters
    The date decides from when a document counts; the standard gives it one form.

Wrong
    = 关于放假的通知 | 各科室： | 正文。 | 甲局 | 2026年11月04日
    = 关于放假的通知 | 各科室： | 正文。 | 甲局 | 二〇二六年十一月四日
    = 关于放假的通知 | 各科室： | 正文。 | 甲局 | 2026.11.4
    = 关于放假的通知 | 各科室： | 正文。 | 甲局 | 2026-11-04 | （联系人：张三）

Right
    = 关于放假的通知 | 各科室： | 正文。 | 甲局 | 2026年11月4日
    = 给母亲的信 | 正文。 | 张三 | 二〇二六年十一月四日
    = 关于放假的通知 | 各科室： | 正文。 | 甲局 | 二〇〇四年三月二日
    = 关于放假的通知 | 各科室： | 一、记录 | 2026-11-04 | 放假。

Options
    None.

Fix
    The same day as 2026年11月4日; unasked where only zeros before month and day go.
"""

from __future__ import annotations

import re
from typing import Dict, Iterator, Tuple

from ...analysis import Analysis
from ...document.edits import Replace
from ...outlines.model import Outline
from ...structure.lines import DATE_LINE, text_of
from ...structure.official import is_agency
from ...text import numerals
from ..rule import Rule, Violation, safe_if

_ZEROS = re.compile(r"(?<=[年月])0")
_BEFORE = 2012  # the standard came in this year; until then dates were written in Chinese numerals


def find(analysis: Analysis) -> Iterator[Violation]:
    date = analysis.official.date if analysis.chinese else None
    if date is None or not _official(analysis):
        return
    text = analysis.snapshot.paragraphs[date].text
    m = DATE_LINE.match(text)
    if m is None:
        return
    year, month, day = _read(m.groupdict())
    if year <= _BEFORE:
        return
    right = f"{year}年{month}月{day}日"
    found = text.strip()
    if "".join(found.split()) != right and 1 <= month <= 12 and 1 <= day <= 31:
        start = text.index(found)
        yield Violation(
            date,
            start,
            start + len(found),
            {"found": found, "expected": right},
            fix=(Replace(right, date, start, start + len(found)),),
            applicability=safe_if(_ZEROS.sub("", "".join(found.split())) == right),
        )


def _official(analysis: Analysis) -> bool:
    """Return whether the document surely is one that the standard is about."""
    official, outline = analysis.official, analysis.outline
    if official.certain:
        return True
    if outline is not None and (outline.layout == "gbt-9704" or _asks_for_signature(outline)):
        return True
    return official.signature is not None and is_agency(text_of(analysis.snapshot.paragraphs[official.signature]))


def _asks_for_signature(outline: Outline) -> bool:
    return any(section.role == "signature" for section in outline.walk())


def _read(found: Dict[str, str]) -> Tuple[int, int, int]:
    """Year, month and day; 0 for what cannot be read."""
    if found["y"]:
        return int(found["y"]), int(found["m"]), int(found["d"])
    if found["dy"]:
        return int(found["dy"]), int(found["dm"]), int(found["dd"])
    year = found["cy"].translate(str.maketrans("〇零○OＯo", "〇〇〇〇〇〇"))
    return tuple(numerals.parse_cjk(part) or 0 for part in (year, found["cm"], found["cd"]))  # type: ignore[return-value]


RULE = Rule(
    id="date-form",
    severity="warning",
    source="standard: GB/T 9704-2012, 7.3.5.4",
    message={
        "zh-CN": "成文日期“{found}”应写作“{expected}”：用阿拉伯数字，月、日不编虚位。",
        "en": "The date of the signature, “{found}”, is written “{expected}”: Arabic numerals, no leading zeros.",
    },
    about_zh="公文末尾的成文日期没有写成“2026年11月4日”的形式。文件的时间以成文日期为准，应用阿拉伯数字，"
    "月、日不编虚位（不写“04日”）。可以改成规定的写法，日期不变。",
    source_zh="标准：GB/T 9704-2012，7.3.5.4",
    find=find,
)
