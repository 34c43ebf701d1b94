"""Where words are forbidden."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from tigang.checking import run
from workshop import notation


@pytest.mark.parametrize(
    ("outline", "line", "expected"),
    [
        (
            "!请批示; 背景(!请批示); 措施",
            "一、背景 | 请批示。 | 二、措施 | 请批示。",
            [("s1", 1), ("", 3)],
        ),  # once each
        ("背景(范围(!甲); *)", "一、背景 | （一）范围 | 文。 | （二）其他 | 甲。", []),
        (
            "背景(!甲)",
            "甲。 | 一、背景 | （一）乙 | 文甲。 | （二）甲 | 文。",
            [("s1", 3), ("s1", 4)],
        ),  # subsections and headings, too
        ("背景(!请批,请批示)", "一、背景 | 请批示。", [("s1", 1)]),
        ("背景(!写明)", "一、背景 | <写明背景>", []),
        ("Scope(!TBD)", "一、Scope | tbd, not TBDs.", [("s1", 1)]),
    ],
)
def test_where(outline: str, line: str, expected: List[Tuple[str, int]]) -> None:
    findings = run.check(notation.document(line), {}, "en", notation.outline(outline)).findings
    assert [(f.section, f.paragraph) for f in findings if f.rule == "phrase-forbidden"] == expected
