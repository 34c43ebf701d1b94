"""Which closings contradict what."""

from __future__ import annotations

from typing import List, Optional

import pytest

from tigang.checking import run
from workshop import notation


def found(line: str, outline: Optional[str] = None) -> List[str]:
    findings = run.check(notation.document(line), {}, "en", notation.outline(outline) if outline else None).findings
    return [f.text for f in findings if f.rule == "closing-form"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "= 关于防汛的报告 | 县委： | 情况如此。妥否，请批示。 | 甲局 | 2026年1月1日",
            ["妥否，请批示。"],
        ),  # at a paragraph's end
        ("= 关于防汛的报告 | 县委： | 正文。 | 以上报告，请审阅。 | 甲局 | 2026年1月1日", []),
        (
            "= 关于防汛的通知 | 各科室： | 正文。 | 甲局 | 2026年1月1日 | 关于防汛的报告 | 正文。 | 特此报告。",
            [],
        ),  # of what is forwarded
        ("= 关于同意设立的批复 | 甲局： | 正文。 | 此复。", []),
        ("= 关于设立的复函 | 甲局： | 正文。 | 此复。", []),
        ("= 资金申请报告 | 县委： | 正文。 | 请批准。", []),
        ("= 关于防汛的报告 | 县委： | 文件要求“妥否，请批示”。", []),
    ],
)
def test_by_genre(line: str, expected: List[str]) -> None:
    assert found(line) == expected


def test_an_outline_with_a_closing_has_precedence() -> None:
    assert found("= 关于防汛的报告 | 一、背景 | 文。 | 妥否，请批示。", "= {{x}}报告; 背景; 妥否，请批示。") == []
    assert (
        found("= 关于防汛的报告 | 一、背景 | 文。 | 情况就是这些，妥否，请批示。", "= {{x}}报告; 背景; 妥否，请批示。")
        == []
    )
