"""Which snippets suit a placeholder, and filling with them."""

from __future__ import annotations

import dataclasses

import pytest

from tigang.document.edits import Replace
from tigang.document.snapshot import Filled
from tigang.snippets import filling as snippet_filling
from tigang.snippets import naming, ranking
from tigang.snippets.model import Snippet
from tigang.structure.headings import recognise
from workshop import notation

OUTLINE = notation.outline("背景(项{2,})")
LIBRARY = [
    Snippet("a", "学习", "学习不深入。文。", ("example/s1/s1",), ("学习",)),
    Snippet("b", "作风", "作风不实。文。\n\n第二段。", ("example/s1/s1",), ("作风", "基层")),
    Snippet("c", "其他", "别处用。", ("example/s2",)),
]


def fill(line: str, **options: object) -> snippet_filling.Filling:
    snapshot = notation.document(line)
    return snippet_filling.fill(snippet_filling.spots(snapshot, recognise(snapshot)), LIBRARY, OUTLINE, {}, **options)  # type: ignore[arg-type]


def test_ranking_prefers_tags_that_the_headings_name() -> None:
    assert [s.id for s in ranking.rank(LIBRARY, OUTLINE, "s1/s1", "深入基层")] == ["b", "a"]
    assert [s.id for s in ranking.rank(LIBRARY, OUTLINE, "s1/s1")] == ["a", "b"]


def test_use_breaks_ties_and_no_more() -> None:
    uses = {"b": (2, 1), "c": (9, 9)}
    assert [s.id for s in ranking.rank(LIBRARY, OUTLINE, "s1/s1", uses=uses)] == ["b", "a"]
    assert [s.id for s in ranking.rank(LIBRARY, OUTLINE, "s1/s1", "学习", uses)] == ["a", "b"]
    assert [s.id for s in ranking.related(LIBRARY, OUTLINE, "", uses)] == ["c", "b", "a"]
    assert [s.id for s in ranking.related(LIBRARY, OUTLINE, "学习", uses)] == ["a", "c", "b"]


def test_filling_uses_each_snippet_once() -> None:
    filling = fill("一、背景 | （一）<写@s1/s1> | （二）<写@s1/s1> | （三）<写@s1/s1>")
    assert filling.filled == ["a", "b"]
    assert filling.left == ["s1/s1"]
    assert filling.edits[1] == Replace("作风不实。文。\n\n第二段。", 2, 3, 6)


def test_what_stands_in_the_document_is_not_put_in_again() -> None:
    snapshot = notation.document("一、背景 | （一）学习不深入。文。 | （二）<写@s1/s1>")
    first = snapshot.paragraphs[1]
    filled = first._replace(filled=(Filled(3, len(first.text), "s1/s1"),))
    there = snippet_filling.standing(dataclasses.replace(snapshot, paragraphs=[filled]), LIBRARY, {}, "zh-CN")
    assert there == {"a"}
    assert fill("一、背景 | （一）<写@s1/s1> | （二）<写@s1/s1>", there=there).filled == ["b"]
    assert snippet_filling.standing(snapshot, LIBRARY, {}, "zh-CN") == set()  # what the person has typed is theirs


def test_filling_with_a_choice_leaves_the_rest() -> None:
    filling = fill("一、背景 | （一）<写@s1/s1> | <其他@s2>", chosen={"s2": "c"})
    assert (filling.filled, filling.left) == (["c"], ["s1/s1"])


def test_the_others_follow_by_outline_tags_and_language() -> None:
    other = Snippet("d", "别的", "文。", ("elsewhere/s1",), ("基层",), "zh-CN")
    english = Snippet("e", "Grassroots work", "Text.", (), (), "en")
    assert [s.id for s in ranking.related([english, other, *LIBRARY], OUTLINE, "深入基层")][:2] == ["b", "a"]
    assert [s.id for s in ranking.related([english, other, *LIBRARY], OUTLINE, "深入基层")][-2:] == ["d", "e"]


def test_ids_made_of_titles_are_free() -> None:
    assert naming.id_from("Theory: depth!", {"theory-depth"}) == "theory-depth-2"
    assert naming.id_from("理论学习", set()) == "snippet"


@pytest.mark.parametrize(
    "title, expected",
    [
        ("会议记录", "huiyi-jilu"),
        ("2026年安全生产工作总结", "2026-nian-anquanshengchan-gongzuozongjie"),
        ("Minutes of the board", "minutes-of-the-board"),
        ("（试行）", "shixing"),
        ("——", "outline"),
        ("某省优化营商环境三年行动方案实施情况调研报告", "mousheng-youhua-yingshanghuanjing"),
    ],
)
def test_ids_of_pinyin(title: str, expected: str) -> None:
    assert naming.pinyin_id(title, set(), "outline") == expected
    assert naming.pinyin_id(title, {expected}, "outline") == f"{expected}-2"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("1、理论学习系统性不强。对党的创新理论。", "理论学习系统性不强"),
        ("（一）\n后", "（一）"),
        ("作风不实。", "作风不实"),
        ("\n 甲乙丙 \n丁", "甲乙丙"),
        ("", ""),
        ("Archive is on track. In January", "Archive is on track"),
        ("No. 5 is late", "No. 5 is late"),
        ("2.1 Scope", "Scope"),
        ("国" * 30, "国" * 24),
        ("All measures of the last two years", "All measures of the last"),
    ],
)
def test_titles_are_made_of_the_first_sentence(text: str, title: str) -> None:
    assert naming.title_from(text) == title


def test_short_cells_are_joined() -> None:
    assert naming.title_from("序号\n姓名\n职务\n1\n张三", cells=True) == "序号 姓名 职务"
    assert naming.title_from("No.\nMeasure\n1", cells=True) == "No. Measure"


def test_a_snippet_says_where_its_fields_stand() -> None:
    snippet = Snippet("x", "X", "{{unit}}的工作。\n\n{{unknown}}由{{unit}}负责。")
    put = snippet_filling.words(snippet, {"unit": "甲局"}, "zh-CN")
    assert put.text == "甲局的工作。\n\n{{unknown}}由甲局负责。"
    assert [(put.text[f.start : f.end], f.field) for f in put.fields] == [("甲局", "unit"), ("甲局", "unit")]
