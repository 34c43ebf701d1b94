"""Which levels Writer can number by itself, and what is left to type."""

from __future__ import annotations

from typing import Any, List, Sequence

import pytest

from tigang.analysis import analyse
from tigang.checking import run
from tigang.document.edits import Insert, NumberHeadings, ReplaceAll
from tigang.document.styles import Chapter
from tigang.outlines import model
from tigang.planning import automatic_numbers, completion, insertion
from workshop import notation


def made(line: str, *numbering: str, language: str = "zh-CN") -> model.Outline:
    return notation.outline(line, numbering or ("一、", "（一）", "1.", "（1）"), language)


def texts(edits: Sequence[Any]) -> List[str]:
    return [block.text for edit in edits if isinstance(edit, (Insert, ReplaceAll)) for block in edit.blocks]


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        (("一、", "（一）", "1.", "（1）"), ["%1%、", "（%2%）", "%3%.", "（%4%）"]),
        (("1.", "1.1", "1.1.1"), ["%1%.", "%1%.%2%", "%1%.%2%.%3%"]),
        (("第一章", "第一节", "一、", "①"), ["第%1%章", "第%2%节", "%3%、", "%4%"]),
        (("第一章", "1.1", "1.1.1"), ["第%1%章", None, None]),  # Writer would make it 一.1
        (("Chapter 1", "1.1", "(a)"), ["Chapter %1%", "%1%.%2%", "(%3%)"]),
        (("I.", "A.", "1."), ["%1%.", "%2%.", "%3%."]),
        (("㈠", "⑴", "⒈"), [None, None, None]),  # Writer has no such numerals
        (("", "1."), [None, "%2%."]),
    ],
)
def test_shapes_as_writer_has_them(numbering: Sequence[str], expected: List[Any]) -> None:
    levels = automatic_numbers.of_outline(made("背景(范围(对象)); 措施", *numbering), {})
    assert [level and level.format for level in levels] == expected


def test_articles_through_all_chapters_and_run_in_headings_stay_typed() -> None:
    articles = made("总则(目的; 依据); 附则(解释)", "第一章", "第一条")
    assert [bool(level) for level in automatic_numbers.of_outline(articles, {})] == [True, False]
    assert [
        bool(level) for level in automatic_numbers.of_outline(made("背景(项{2,}; 范围); 措施", "一、", "1."), {})
    ] == [True, False]
    assert [
        bool(level) for level in automatic_numbers.of_outline(made("背景(项{2,}); 措施(范围)", "一、", "1."), {})
    ] == [True, True]


def test_a_space_after_the_number_where_it_is_typed() -> None:
    assert [
        level.spaced for level in automatic_numbers.of_outline(made("背景", "一、", "第一节", "①"), {}) if level
    ] == [False, True, True]
    assert [
        level.spaced for level in automatic_numbers.of_outline(made("Scope", "1.", language="en"), {}) if level
    ] == [True]


def test_numbers_are_left_out_where_writer_writes_them() -> None:
    one = made("背景(项{2,}; 范围); 措施", "一、", "1.")
    edits, typed = automatic_numbers.number(
        one, {}, [ReplaceAll(insertion.plan(one, {}))], notation.document(""), automatic=True
    )
    assert edits[0] == NumberHeadings((Chapter("cjk", "%1%、", False), None))
    assert texts(edits) == ["背景", "1.<写明情况>", "2.<写明情况>", "3.范围", "措施"]
    assert typed == ("1.",)


@pytest.mark.parametrize(
    ("line", "automatic", "expected", "typed"),
    [
        (
            "# 一、旧 | 文。",
            True,
            ["一、背景", "二、措施"],
            ("一、", "（一）", "1.", "（1）"),
        ),  # the headings there decide
        ("# [一、] 旧 | 文。", False, ["背景", "措施"], ()),
        ("文。", False, ["一、背景", "二、措施"], ()),
        ("文。", True, ["背景", "措施"], ()),
    ],
)
def test_one_document_has_numbers_of_one_kind(
    line: str, automatic: bool, expected: List[str], typed: Sequence[str]
) -> None:
    one = made("背景; 措施")
    edits, left = automatic_numbers.number(
        one, {}, [Insert(insertion.plan(one, {}))], notation.document(line), automatic
    )
    assert texts(edits) == expected
    assert left == typed


def test_typed_numbers_in_place_of_automatic_ones_silence_writer() -> None:
    one = made("背景; 措施", "一、")
    edits, _ = automatic_numbers.number(
        one, {}, [ReplaceAll(insertion.plan(one, {}))], notation.document("# [1] 旧"), automatic=False
    )
    assert edits[0] == NumberHeadings((None,))


@pytest.mark.parametrize(
    ("line", "expected"),
    [("# [一、] 背景 | 文。", ["措施"]), ("# 一、背景 | 文。", ["二、措施"]), ("一、背景 | 文。", ["二、措施"])],
)
def test_a_completion_numbers_as_the_headings_beside_it(line: str, expected: List[str]) -> None:
    edits = completion.complete(analyse(notation.document(line), made("背景; 措施"), {}))
    assert texts(edits) == expected


def test_the_check_reads_both_kinds() -> None:
    one = made("背景(范围; 目标); 措施")
    typed, automatic = (
        [(f.rule, f.paragraph) for f in run.check(notation.document(line), {}, "en", one).findings]
        for line in (
            "# 一、背景 | ## （一）范围 | 文。 | ## （三）目标 | 文。 | # 二、办法 | <写明>",
            "# [一、] 背景 | ## [（一）] 范围 | 文。 | ## [（三）] 目标 | 文。 | # [二、] 办法 | <写明>",
        )
    )
    assert typed == automatic
