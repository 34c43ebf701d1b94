"""A note of attachments that does not agree with the attachments.

What it finds
    In Chinese documents: in the note 附件：1.… marks at the ends of the names, and with them 《》 around; 、 after their numbers;
    names that are not numbered 1, 2, 3; and, where attachments follow in the same document, another number of them, other numbers
    or other names than the note has. Attachments that are files of their own are not missed.

Why it matters
    The note is the list by which the receiver knows that nothing is lost.

Wrong
    = 关于放假的通知 | 各科室： | 正文。 | 附件：1.值班表； | 2.联系人名单。 | 甲局 | 2026年11月4日
    = 关于放假的通知 | 各科室： | 正文。 | 附件：1.值班表 | 3.联系人名单 | 甲局 | 2026年11月4日
    = 放假通知 | 正文。 | 附件：值班表 | 甲局 | 2026年11月4日 | 附件 | 值班人员安排表 | 表。
    = 放假通知 | 文。 | 附件：1.甲 | 2.乙 | 3.丙 | 甲局 | 2026年11月4日 | 附件1 | 甲 | 表。 | 附件2 | 乙 | 表。
    = 关于放假的通知 | 各科室： | 正文。 | 附件：1、《值班表》 | 2、《联系人名单》 | 甲局 | 2026年11月4日

Right
    = 放假通知 | 正文。 | 附件：1.甲 | 2.乙 | 甲局 | 2026年11月4日 | 附件1 | 甲 | 表。 | 附件2 | 乙 | 表。
    = 关于放假的通知 | 各科室： | 正文。 | 附件：值班表 | 甲局 | 2026年11月4日

Options
    None.

Fix
    The marks go, unasked those at the ends of names; a full stop comes after the numbers.
"""

from __future__ import annotations

import re
from typing import Iterator, List, Optional, Sequence, Tuple

from ...analysis import Analysis
from ...document.edits import Replace
from ...structure.lines import text_of
from ...structure.official import Attachment
from ...text.similarity import plain
from ..rule import Rule, Violation, safe_if

_MARKS = "。；，、;,"
_NUMBER_MARK = re.compile(r"(?<=\d)[、，,．][ \t\u3000]*$")
_TITLE_MARKS = re.compile("《[^《》]+》")
_TITLE_LINES = 3


def find(analysis: Analysis) -> Iterator[Violation]:
    note = analysis.official.note if analysis.chinese else ()
    if note:
        hit = _marks(analysis, note)
        if hit:
            yield hit
        hit = _numbers(note) or _against(analysis, note, analysis.official.attachments)
        if hit:
            yield hit


def _marks(analysis: Analysis, note: Sequence[Attachment]) -> Optional[Violation]:
    """Return the first entry that is not written as 1.××, with the fix for all of them.

    《》 around names alone are no mistake of their own.
    """
    fixed = [(item, tuple(_fixed(analysis, item))) for item in note]
    if not any(fix for _, fix in fixed):
        return None
    fixes = [(item, (*fix, *_title_marks(item))) for item, fix in fixed]
    item, own = next((item, fix) for item, fix in fixes if fix)
    trailing = all(edit.end == known.end for known, edits in fixes for edit in edits)
    start, found, expected = _changed(analysis, item, own)
    hit = _hit(item, found, expected, fix=tuple(edit for _, edits in fixes for edit in edits))
    return hit._replace(start=start, applicability=safe_if(trailing))


def _changed(analysis: Analysis, item: Attachment, edits: Sequence[Replace]) -> Tuple[int, str, str]:
    """Return where an entry begins with what is changed of it, its text from there on, and what that becomes."""
    text = analysis.snapshot.paragraphs[item.paragraph].text
    start = min(item.start, *(edit.start for edit in edits))
    if start < item.start:
        start -= len(str(item.number))
    found = expected = text[start : item.end]
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        expected = expected[: edit.start - start] + edit.text + expected[edit.end - start :]
    return start, found, expected


def _fixed(analysis: Analysis, item: Attachment) -> Iterator[Replace]:
    """Yield what is to change in an entry: 、 after its number, marks at its end."""
    number = _NUMBER_MARK.search(analysis.snapshot.paragraphs[item.paragraph].text[: item.start])
    if number and item.number is not None:
        yield Replace(".", item.paragraph, number.start(), item.start)
    name = item.name.rstrip(_MARKS)
    if name != item.name:
        yield Replace("", item.paragraph, item.start + len(name), item.end)


def _title_marks(item: Attachment) -> Iterator[Replace]:
    name = item.name.rstrip(_MARKS)
    if _TITLE_MARKS.fullmatch(name):
        yield Replace("", item.paragraph, item.start, item.start + 1)
        yield Replace("", item.paragraph, item.start + len(name) - 1, item.start + len(name))


def _numbers(note: Sequence[Attachment]) -> Optional[Violation]:
    """Return the first number that does not go on from the one before it."""
    for index, item in enumerate(note, 1):
        if len(note) > 1 and item.number != index:
            return _hit(item, f"{item.number}.{item.name}", f"{index}.{item.name}")
    return None


def _against(analysis: Analysis, note: Sequence[Attachment], attachments: Sequence[Attachment]) -> Optional[Violation]:
    """Return where the attachments that follow are not those of the note: the first difference."""
    if not attachments:
        return None
    if len(attachments) != len(note):
        return _hit(note[0], _listed(note), _listed(attachments))._replace(related=attachments[0].paragraph)
    for index, (item, attachment) in enumerate(zip(note, attachments), 1):
        expected = index if len(note) > 1 else None
        if attachment.number not in (expected, item.number):
            return _hit(attachment, _called(attachment), _called(item))._replace(related=item.paragraph)
        if attachment.name and not _same(analysis, item, attachment):
            return _hit(attachment, attachment.name, item.name)._replace(related=item.paragraph)
    return None


def _same(analysis: Analysis, item: Attachment, attachment: Attachment) -> bool:
    """Return whether an attachment bears the name of the note, on one line or on several."""
    name, found = plain(item.name), ""
    lines: List[str] = [attachment.name]
    for paragraph in analysis.snapshot.paragraphs[attachment.paragraph + 1 :]:
        lines.extend([text_of(paragraph)] if text_of(paragraph) else [])
        if len(lines) >= _TITLE_LINES:
            break
    for line in lines:
        found += plain(line)
        if found == name:
            return True
    return False


def _called(item: Attachment) -> str:
    return f"附件{item.number or ''}"


def _listed(items: Sequence[Attachment]) -> str:
    return "、".join(f"附件{item.number or index if len(items) > 1 else ''}" for index, item in enumerate(items, 1))


def _hit(item: Attachment, found: str, expected: str, fix: Sequence[Replace] = ()) -> Violation:
    return Violation(item.paragraph, item.start, item.end, {"found": found, "expected": expected}, fix=tuple(fix))


RULE = Rule(
    id="attachment-note",
    severity="warning",
    source="standard: GB/T 9704-2012, 7.3.4 and 7.3.7",
    message={
        "zh-CN": "附件说明与附件应当一致：此处为“{found}”，应为“{expected}”。",
        "en": "The note and the attachments have to agree: “{found}” stands here where “{expected}” was expected.",
    },
    about_zh="附件说明写法不规范，或者与后面所附的附件对不上。收文单位靠附件说明核对附件是否齐全，"
    "名称、序号、件数都应一致，附件名称后不加标点。名称后的标点可以去掉，其余请对照附件改正；"
    "另成文件的附件不检查。",
    source_zh="标准：GB/T 9704-2012，7.3.4、7.3.7",
    find=find,
)
