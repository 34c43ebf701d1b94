"""Which paragraphs are headings, at which level."""

from __future__ import annotations

from typing import List

import pytest

from tigang.document.snapshot import Filled, Paragraph, Snapshot
from tigang.structure.headings import recognise
from workshop import notation


def tree(line: str) -> List[str]:
    """The headings of a document as "level text" lines."""
    return [f"{h.level} {h.text}" for h in recognise(notation.document(line)).headings]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一、甲 | 文。 | （一）乙 | 文。 | 1.丙 | 文。 | 二、丁", ["1 甲", "2 乙", "3 丙", "1 丁"]),
        ("一、甲 | 1.乙 | 文。 | 2.丙 | 文。 | 二、丁", ["1 甲", "2 乙", "2 丙", "1 丁"]),
        (
            "第一章 总则 | 第一条 文。 | 第二条 文。 | 第二章 附则 | 第三条 文。",
            ["1 总则", "2 文", "2 文", "1 附则", "2 文"],
        ),
        ("# 1. Scope | ## 1.1 Aims | Text. | # 2. Method", ["1 Scope", "2 Aims", "1 Method"]),
        ("# Scope | ## [1.1] Aims", ["1 Scope", "2 Aims"]),
        ("1 | 1.1 Aims | Text. | 1.2 Limits | Text.", ["1 Aims", "1 Limits"]),
    ],
)
def test_levels_follow_style_number_and_custom(line: str, expected: List[str]) -> None:
    assert tree(line) == expected


@pytest.mark.parametrize("value", ["-0 项", "—1", "3月", "5倍", "4.1", "年", " (b)"])
def test_a_number_is_none_of_a_fields_value_whatever_that_looks_like(value: str) -> None:
    line = [
        Paragraph(f"{number} {value}工作", "Heading 1", 1, filled=(Filled(2, 2 + len(value), "each", "items"),))
        for number in (1, 2, 3)
    ]
    assert [heading.label and heading.label.raw for heading in recognise(Snapshot(line)).headings] == ["1", "2", "3"]


def test_a_run_in_heading_is_its_first_sentence() -> None:
    heading = recognise(notation.document("一、甲 | 1、学习不深入。平时忙于事务。 | 2、作风不实。下基层少。")).headings[
        1
    ]
    assert (heading.text, heading.run_in) == ("学习不深入", True)


@pytest.mark.parametrize(
    "line",
    [
        "= 通知 | 会议要求： | 1.准备材料； | 2.按时到会； | 3.遵守纪律。",
        "目录 | 一、背景\t1 | 二、措施………3",
        "文。 | [•] 甲 | [•] 乙",
        "适用于下列情形： | （一）甲类； | （二）乙类； | （三）丙类。",
        "见附件。 | 附件：1.清单 | 2.联系表",
        "Steps: | a) mix | b) stir",
    ],
)
def test_lists_and_tables_of_contents_are_no_headings(line: str) -> None:
    assert tree(line) == []


def test_a_list_below_a_heading_is_none() -> None:
    assert tree("# Shopping | We need: | 1. apples | 2. pears") == ["1 Shopping"]


def test_a_slip_in_the_kind_of_number_does_not_make_a_subheading() -> None:
    assert tree("一、甲 | 文。 | 2、乙 | 文。 | 三、丙 | 文。") == ["1 甲", "1 乙", "1 丙"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("= 总结 | 一、甲", [0]),
        ("年度工作总结 | 一、甲", [0]),
        (" | 年度工作总结 | 一、甲", [1]),
        ("一、甲 | 文。", []),
        ("这是一句话。 | 一、甲", []),
    ],
)
def test_the_title(line: str, title: List[int]) -> None:
    assert list(recognise(notation.document(line)).title) == title


def test_children_and_ranges() -> None:
    found = recognise(notation.document("一、甲 | 引。 | （一）乙 | 文。 | 文。 | 二、丙"))
    first, second, third = found.headings
    assert (first.children, second.parent, list(first.body), first.last, second.last, third.last) == (
        [second],
        first,
        [1],
        4,
        4,
        5,
    )


def test_a_list_inside_numbered_sections_is_none_of_them() -> None:
    assert tree("1. Summary | Text. | 2. Steps | We will: | 1. mix | 2. stir | Done. | 3. End | Text.") == [
        "1 Summary",
        "1 Steps",
        "1 End",
    ]


def test_appendices_stand_beside_the_sections() -> None:
    assert tree("1. Summary | Text. | Appendix A Data | Text.") == ["1 Summary", "1 Data"]


def test_articles_under_chapters_and_their_items() -> None:
    line = "第一章 总则 | 第一条 文。 | 第二条 下列情形： | （一）甲； | （二）乙。 | 第二章 附则 | 第三条 文。"
    assert tree(line) == ["1 总则", "2 文", "2 下列情形", "1 附则", "2 文"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# 1 绪论 | ## 1.1 背景 | 文。 | # 2 方法 | 文。", ["1 1 绪论", "2 1.1 背景", "1 2 方法"]),
        ("# [1] 绪论 | ## [1.1] 背景 | 文。 | # [2] 方法 | 文。", ["1 1 绪论", "2 1.1 背景", "1 2 方法"]),
        (
            "# 1 Introduction | Text. | # 2 Methods | Text. | # References",
            ["1 1 Introduction", "1 2 Methods", "1  References"],
        ),
        (
            "1 绪论 | 1.1 背景 | 文。 | 2 方法 | 文。 | 4 结论 | 4.1 展望 | 文。",
            ["1 1 绪论", "2 1.1 背景", "1 2 方法", "1 4 结论", "2 4.1 展望"],
        ),
        # Amounts:
        ("# 5 reasons | Text. | # Prices | Text. | # Contact | Text.", ["1  5 reasons", "1  Prices", "1  Contact"]),
        ("1.1 背景 | 12 台扫描仪 | 文。 | 1.2 意义 | 3 天后完成。", ["1 1.1 背景", "1 1.2 意义"]),
        ("会议要求： | 1 准备材料 | 2 按时到会", []),
    ],
)
def test_numbers_without_a_mark_are_distinguished_from_amounts(line: str, expected: List[str]) -> None:
    found = recognise(notation.document(line)).headings
    assert [f"{h.level} {h.label.raw if h.label else ''} {h.text}" for h in found] == expected
