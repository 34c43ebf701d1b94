"""Numbers in front of headings: what is one, what is none, and back again."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tigang.checking import run
from tigang.planning import insertion
from tigang.text import labels, numerals
from workshop import notation

SHAPES = [
    "一、",
    "（一）",
    "1.",
    "1、",
    "1．",
    "（1）",
    "(1)",
    "1）",
    "①",
    "㈠",
    "⑴",
    "第一章",
    "第一节",
    "第一条",
    "第一编",
    "第一部分",
    "第1章",
    "附件1",
    "1.1",
    "1.1.1",
    "A.",
    "(a)",
    "i.",
    "I.",
    "Chapter 1",
    "Section I",
    "Article 1",
    "Appendix A",
    "Part I",
    "Annex A",
]


@pytest.mark.parametrize("example", SHAPES)
def test_the_shape_of_an_example_writes_the_example(example: str) -> None:
    assert labels.parse_shape(example).example == example


@given(st.sampled_from(SHAPES), st.integers(1, 9999))
@example("㈠", 11)
@example("①", 51)
@example("一、", 110)
def test_what_is_formatted_is_parsed_as_the_same_number(example: str, value: int) -> None:
    shape = labels.parse_shape(example)
    values = (1,) * (shape.depth - 1) + (value,)
    if shape.depth > 1 and value > 999:  # noqa: PLR2004 - a number like 1.2026 is an amount or a date
        return
    label = labels.parse(shape.format(*values) + " 总则", like=shape)
    assert label is not None
    assert label.values == values


@given(st.integers(0, 99_999_999))
def test_chinese_numerals_go_both_ways(value: int) -> None:
    assert numerals.parse_cjk(numerals.format_cjk(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("廿一", 21),
        ("二〇二六", 2026),
        ("壹佰贰拾叁", 123),
        ("两百零五", 205),
        ("一万零一", 10001),
        ("十", 10),
        ("一百一十", 110),
        ("百十", 110),
    ],
)
def test_other_ways_to_write_chinese_numerals(text: str, value: int) -> None:
    assert numerals.parse_cjk(text) == value


@pytest.mark.parametrize("text", ["一二十", "十十", "十百", "个", ""])
def test_what_is_no_chinese_numeral(text: str) -> None:
    assert numerals.parse_cjk(text) is None


@pytest.mark.parametrize(
    ("text", "family", "values"),
    [
        ("一、总则", "cjk", (1,)),
        ("　　二、范围", "cjk", (2,)),
        ("一. 总则", "cjk", (1,)),
        ("十二．附则", "cjk", (12,)),
        ("（三）措施", "cjk-paren", (3,)),
        ("(三)、措施", "cjk-paren", (3,)),
        ("（ 三 ）措施", "cjk-paren", (3,)),
        ("㈢措施", "cjk-paren", (3,)),
        ("（3）措施", "arabic-paren", (3,)),
        ("⑶措施", "arabic-paren", (3,)),
        ("3.措施", "arabic", (3,)),
        ("３、措施", "arabic", (3,)),
        ("3）措施", "arabic-rparen", (3,)),
        ("③措施", "circled", (3,)),
        ("第三章 措施", "chapter", (3,)),
        ("第 3 节 措施", "section", (3,)),
        ("第十条 本法", "article", (10,)),
        ("第二部分 正文", "part", (2,)),
        ("1.2研究背景", "decimal-2", (1, 2)),
        ("1.2.3 Results", "decimal-3", (1, 2, 3)),
        ("Chapter IV The Sea", "chapter", (4,)),
        ("Appendix B: Data", "appendix", (2,)),
        ("附件2：名单", "attachment", (2,)),
        ("(b) second", "lower-alpha-paren", (2,)),
        ("B. Second", "upper-alpha", (2,)),
        ("**一、总则**", "cjk", (1,)),
        ("## 二、范围", "cjk", (2,)),
        ("1.1 to do", "decimal-2", (1, 1)),
    ],
)
def test_a_number_is_read_however_it_is_typed(text: str, family: str, values: tuple) -> None:
    label = labels.parse(text)
    assert label is not None
    assert (label.family, label.values) == (family, values)


@pytest.mark.parametrize(
    "text",
    [
        "2021. 3月起",
        "2021.3.5",
        "1.5倍",
        "3.5 公里",
        "2021年",
        "一是加强学习",
        "“一、总则”的内容",
        "图1、流程",
        "表1 数据",
        "[1] 作者",
        "一、二、三等奖",
        "一二三四",
        "0.5",
        "（2021）3号文",
        "第一次会议",
        "第三件事",
        "Partly true",
        "e.g. this",
        "i.e. that",
        "NASA said",
        "",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert labels.parse(text) is None


@pytest.mark.parametrize("family", labels.FAMILIES)
def test_a_family_is_known_by_its_example(family: str) -> None:
    assert labels.parse_shape(labels.FAMILIES[family].example).family == family


@pytest.mark.parametrize(
    "opening",
    [
        "({})",
        "（{}）",
        "{}.",
        "{})",
        "{}、",
        "第{}章",
        "第{}节",
        "第{}条",
        "第{}编",
        "附件{}",
        "附录{}",
        "Chapter {}",
        "Section {}",
        "Article {}",
        "Appendix {}",
        "{}.1",
        "{}",
    ],
)
@pytest.mark.parametrize("system", numerals.SYSTEMS)
def test_whatever_number_a_text_begins_with_its_family_is_known(system: str, opening: str) -> None:
    for label in labels.candidates(opening.format(numerals.SYSTEMS[system].format(3)) + " 总则"):
        assert label.family in labels.FAMILIES


@pytest.mark.parametrize("family", labels.FAMILIES)
def test_a_document_with_numbers_of_any_family_is_checked(family: str) -> None:
    shape = labels.parse_shape(labels.FAMILIES[family].example)
    numbers = [shape.format(*(1,) * (shape.depth - 1), value) for value in (1, 2, 3)]
    snapshot = notation.document(
        " | ".join(f"{number} {words} | 文。" for number, words in zip(numbers, ("总则", "职责", "附则")))
    )
    assert [finding.message for finding in run.check(snapshot, {}, "zh-CN").findings] == []


@pytest.mark.parametrize("language", ["zh-TW", "zh-HK", "zh-Hant"])
def test_an_outline_in_traditional_chinese_counts_in_its_characters(language: str) -> None:
    made = notation.outline("前言; 現況; 對策", numbering=["壹、", "一、"], language=language)
    assert [block.text for block in insertion.plan(made, {})] == ["壹、前言", "貳、現況", "參、對策"]
    simplified = notation.outline("前言; 现况; 对策", numbering=["壹、", "一、"])
    assert [block.text for block in insertion.plan(simplified, {})] == ["壹、前言", "贰、现况", "叁、对策"]


@pytest.mark.parametrize(
    "example",
    [
        "(A)",
        "（一）",
        "A.",
        "a)",
        "(i)",
        "I.",
        "①",
        "⑴",
        "㈠",
        "1",
        "1.1",
        "第一章",
        "Chapter 1",
        "附录A",
        "Article I",
        "壹、",
        "(1)",
    ],
)
def test_a_numbering_that_is_accepted_works(example: str) -> None:
    made = notation.outline("甲; 乙(丙; 丁)", numbering=[example, example])
    texts = [block.text for block in insertion.plan(made, {})]
    assert [text.lstrip()[-1] for text in texts] == ["甲", "乙", "丙", "丁"]
    assert len(set(texts)) == 4
