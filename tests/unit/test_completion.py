"""Completing a document inserts what is missing, renumbers, and touches nothing else."""

from __future__ import annotations

from typing import List

import pytest

from tigang.analysis import analyse
from tigang.checking import fixes, run
from tigang.document.snapshot import Snapshot
from tigang.planning import completion
from workshop import notation
from workshop.simulate import apply


def completed(outline: str, line: str) -> Snapshot:
    made = notation.outline(outline)
    snapshot = notation.document(line)
    return apply(snapshot, completion.complete(analyse(snapshot, made)))


def texts(snapshot: Snapshot) -> List[str]:
    return [paragraph.text for paragraph in snapshot.paragraphs]


CASES = [
    ("背景; 措施; 要求", "一、背景 | 文。 | 二、要求 | 文。", ["一、背景", "文。", "二、措施", "三、要求", "文。"]),
    ("背景; 措施; 要求", "一、措施 | 文。", ["一、背景", "二、措施", "文。", "三、要求"]),
    ("背景; 措施; 要求", "文。", ["文。", "一、背景", "二、措施", "三、要求"]),
    ("= 总结; 背景; 特此报告。", "一、背景 | 文。", ["总结", "一、背景", "文。", "特此报告。"]),
    (
        "背景(范围; 目的); 措施",
        "一、背景 | （一）目的 | 文。 | 二、措施 | 文。",
        ["一、背景", "（一）范围", "（二）目的", "文。", "二、措施", "文。"],
    ),
    ("<说明依据>; 背景", "= 总结 | 一、背景 | 文。", ["总结", "<说明依据>", "一、背景", "文。"]),
    (
        "背景(项{2,}); 措施",
        "一、背景 | 引。 | 二、措施 | 文。",
        ["一、背景", "引。", "（一）<写明情况>", "（二）<写明情况>", "二、措施", "文。"],
    ),
    ("背景; 措施?; 要求", "一、背景 | 文。 | 二、要求 | 文。", ["一、背景", "文。", "二、要求", "文。"]),
]


@pytest.mark.parametrize(("outline", "line", "expected"), CASES)
def test_what_is_missing_comes_at_its_place(outline: str, line: str, expected: List[str]) -> None:
    assert texts(completed(outline, line)) == expected


@pytest.mark.parametrize(("outline", "line", "expected"), CASES)
def test_a_second_time_changes_nothing(outline: str, line: str, expected: List[str]) -> None:
    once = completed(outline, line)
    assert completion.complete(analyse(once, notation.outline(outline))) == []


def test_a_new_heading_is_styled_as_its_siblings_are() -> None:
    made = completed("背景; 措施; 要求", "# 一、背景 | 文。 | # 二、要求 | 文。")
    assert made.paragraphs[2].style == "Heading 1"


@pytest.mark.parametrize(
    ("outline", "line", "expected"),
    [
        (
            "背景; 措施; 要求",
            "一、背景 | 文。 | 二、要求 | 文甲。 | 三、措施 | 文乙。",
            ["一、背景", "文。", "二、措施", "文乙。", "三、要求", "文甲。"],
        ),
        (
            "背景; 措施; 要求",
            "一、措施 | （一）甲 | 文甲。 | 二、背景 | 文乙。 | 三、要求 | 文。",
            ["一、背景", "文乙。", "二、措施", "（一）甲", "文甲。", "三、要求", "文。"],
        ),
    ],
)
def test_a_moved_section_goes_back_with_all_it_holds(outline: str, line: str, expected: List[str]) -> None:
    made = notation.outline(outline)
    snapshot = notation.document(line)
    for _ in range(3):  # the move, then the numbers
        findings = run.check(snapshot, {}, "en", made).findings
        chosen = fixes.together(
            findings, ["section-order", "number-order", "number-gap", "number-start", "number-duplicate"]
        )
        snapshot = apply(snapshot, [edit for _, edits in chosen for edit in edits])
    assert texts(snapshot) == expected
