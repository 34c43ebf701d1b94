"""Where the text of a document ends, and what follows from it."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from tigang.checking import run
from tigang.structure.back_matter import end_of_text
from tigang.structure.headings import recognise
from workshop import notation


def end(line: str, *closings: str) -> int:
    snapshot = notation.document(line)
    return end_of_text(snapshot.paragraphs, recognise(snapshot), closings)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一、甲 | 文。", 2),
        ("一、甲 | 文。 | 特此通知。", 2),
        ("一、甲 | 文。 | 妥否，请批示。 | 附件：建议书 | 县教育局 | 2026年3月12日 | （联系人：李华）", 2),
        ("一、甲 | 文。 | 附件：1.清单 | 2.名册 | 县教育局 | 2026年3月12日", 2),
        ("一、甲 | 文。 | 县教育局 | 2026年3月12日 | 附件：1.清单 | 2.名册", 2),
        ("一、甲 | 文。 | | 县教育局 | | 2026年3月12日", 2),
        ("一、甲 | 文。 | 特此通知。 | 县教育局 | 2026年3月12日 | 附件1 | 清单 | 表。", 2),
        ("一、甲 | 县教育局 | 2026年3月12日", 1),
        ("# Scope | Text. | Jane Doe | 3 May 2026", 2),
        ("# Scope | Text. | Acme Institute for Structural Research and Policy | 3 May 2026", 2),
        ("一、甲 | 文。 | 县教育局 | 2026年3月12日 | 抄送：县财政局 | 县教育局办公室　2026年3月12日印发", 2),
        # No endings:
        ("一、甲 | 请各单位报送材料，特此通知。", 2),
        ("一、甲 | 文。 | （一）报送材料； | （二）参加会议。", 4),
        ("一、甲 | 会议时间： | 2026年3月12日 | 会议地点：政府礼堂", 4),
    ],
)
def test_the_end_of_the_text(line: str, expected: int) -> None:
    assert end(line) == expected


def test_the_closing_that_an_outline_prescribes() -> None:
    line = "# 1. Scope | Text. | Report prepared by the office."
    assert end(line) == 3
    assert end(line, "Report prepared by {{author}}.") == 2


def found(outline: str, line: str) -> List[Tuple[str, int]]:
    known = notation.outline(outline) if outline else None
    return [(f.rule, f.paragraph) for f in run.check(notation.document(line), {}, "en", known).findings]


def test_a_signature_is_no_text_of_the_last_section() -> None:
    assert found("", "一、甲 | 文。 | 二、乙 | 县教育局 | 2026年3月12日") == [("section-empty", 2)]


def test_a_missing_section_belongs_before_the_signature() -> None:
    assert found("背景; 措施; 特此报告。", "一、背景 | 文。 | 特此报告。 | 县教育局 | 2026年3月12日") == [
        ("section-missing", 2)
    ]
    assert found("背景; 措施; 特此报告。", "一、背景 | 文。 | 二、措施 | 文。 | 县教育局 | 2026年3月12日") == [
        ("section-missing", 4)
    ]
