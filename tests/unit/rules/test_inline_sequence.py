"""Enumerations in running text: what is one, and what only looks like it."""

from __future__ import annotations

from typing import List

import pytest

from tigang.checking import run
from tigang.checking.rule import Finding
from workshop import notation, simulate


def found(line: str) -> List[Finding]:
    return [f for f in run.check(notation.document(line), {}, "zh-CN").findings if f.rule == "inline-sequence"]


@pytest.mark.parametrize(
    "line",
    [
        "坚持一是一、二是二。",
        "三是作风不实。",  # its beginning is not to be seen
        "一是学习不够。文。 | 说明。 | 三是作风不实。",  # other paragraphs between them
        "一是学习不够，还有两个要求：一要快，二要好；二是调研不深。",
        "一是学习不够；其二，调研不深；三是作风不实。",
        "一是学习。二是调研。一是快。二是好。",  # two enumerations
        "第一产业和第三产业增长。第一、第三季度增长。",
        "这是第一，不是第三，谁也不能否认。",  # counted nothing: 第三 follows no mark that begins an item
        "首先要学习。然后调研。最后，落实。",
        "最后，我们首先感谢大家，其次感谢同事。",
        "First, we read. The second step was hard. Third, we wrote.",
        "The first, and the third, were lost. First aid comes first.",
        "唯一是学习。第一是学习，第三是落实。",
    ],
)
def test_no_enumeration_or_a_whole_one(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("一是甲；三是乙；四是丙。", "一是甲；二是乙；三是丙。"),
        ("一是甲；二是乙；二是丙；三是丁。", "一是甲；二是乙；三是丙；四是丁。"),
        ("一是甲；三是乙；二是丙。", "一是甲；二是乙；三是丙。"),
        ("第一，甲。第三，乙。", "第一，甲。第二，乙。"),
        ("其一，甲。其三，乙。", "其一，甲。其二，乙。"),
        ("First, a. Second, b. Second, c.", "First, a. Second, b. Third, c."),
        ("Reasons: first, a; thirdly, b.", "Reasons: first, a; secondly, b."),
    ],
)
def test_counted_anew(line: str, fixed: str) -> None:
    [finding] = found(line)
    after = simulate.apply(notation.document(line), finding.fix)
    assert after.paragraphs[0].text == fixed


def test_over_two_paragraphs() -> None:
    [finding] = found("存在三个问题。一是学习不够。 | 三是落实不力。")
    assert (finding.paragraph, finding.text, finding.safe) == (1, "三", False)
