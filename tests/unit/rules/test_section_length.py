"""Which characters of a section count."""

from __future__ import annotations

from typing import List

import pytest

from tigang.checking import run
from workshop import notation


def found(outline: str, line: str) -> List[str]:
    findings = run.check(notation.document(line), {}, "en", notation.outline(outline)).findings
    return [f.message for f in findings if f.rule == "section-length"]


@pytest.mark.parametrize(
    ("outline", "line", "count"),
    [
        ("背景[9,]", "一、背景 | 一 二 三。 | 四五。", 7),
        ("背景[9,]", "一、背景 | （一）甲 | 文文。 | （二）乙 | 文。", 13),  # subsections with their headings count
        ("项目[9,]", "一、项目。正文在此。", 5),  # the heading of a run-in paragraph does not
        ("<说明>[9,]; 背景", "说明。 | 一、背景 | 文。", 3),
    ],
)
def test_what_counts(outline: str, line: str, count: int) -> None:
    assert [f"has {count} " in message for message in found(outline, line)] == ([True] if count < 9 else [])
    assert found(outline.replace("9", str(count)), line) == []


def test_what_another_rule_says_is_not_said_again() -> None:
    assert found("背景[9,]; 措施", "一、背景 | 二、措施 | 文。") == []
    assert found("背景[9,]; 措施", "一、背景 | <写背景> | 二、措施 | 文。") == []


def test_a_section_still_to_be_written_is_not_measured() -> None:
    line = "一、背景 | 写明会议的主题和依据 | 二、措施 | 文。"
    outline = notation.outline("背景[20,]; 措施; <写明会议的主题和依据>")
    assert [f.rule for f in run.check(notation.document(line), {}, "en", outline).findings if f.paragraph < 2] == [
        "guidance-left"
    ]
