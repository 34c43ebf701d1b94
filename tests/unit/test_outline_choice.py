"""Which outlines are shown, and in what order."""

from __future__ import annotations

import pathlib

import pytest

from tigang.library import favourites, loading
from tigang.outlines.model import Outline
from tigang.planning import outline_choice
from tigang.snippets import usage

LIBRARY = loading.load([loading.bundled()])


@pytest.mark.parametrize(
    "query, first",
    [
        ("民主生活会", "self-examination-five"),
        ("mzshh", "self-examination-five"),
        ("minzhushenghuohui", "self-examination-five"),
        ("duizhao jiancha", "self-examination-five"),
        ("diaoyan", "survey-report"),
        ("project report", "project-report"),
        ("official-notice", "official-notice"),
        ("projct report", "project-report"),  # a typing error
    ],
)
def test_outlines_are_found_by_words_pinyin_and_initials(query: str, first: str) -> None:
    assert [outline.id for outline in outline_choice.Search(LIBRARY.outlines).find(query)][:1] == [first]


def test_nothing_is_found() -> None:
    assert outline_choice.Search(LIBRARY.outlines).find("zzzz") == []


def outline(name: str, category: str = "") -> Outline:
    return Outline(name, name, (), category=category)


def test_favourites_come_first_then_those_used_last_then_all_by_category() -> None:
    outlines = [outline("a", "乙类"), outline("b", "甲类"), outline("c"), outline("d", "甲类")]
    uses = {"a": (1, 20), "d": (3, 10), "gone": (1, 30), "c": (9, 5)}
    groups = outline_choice.groups(outlines, ["c", "gone"], uses, "zh-CN")
    assert [(group.kind, group.name, [one.id for one in group.outlines]) for group in groups] == [
        ("favourites", "", ["c"]),
        ("recent", "", ["a", "d"]),
        ("category", "乙类", ["a"]),
        ("category", "甲类", ["b", "d"]),
        ("", "", ["c"]),
    ]


def test_favourites_are_kept(tmp_path: pathlib.Path) -> None:
    assert favourites.read(tmp_path) == []
    favourites.change(tmp_path, "a", True)
    assert favourites.change(tmp_path, "b", True) == ["a", "b"] == favourites.read(tmp_path)
    assert favourites.change(tmp_path, "a", False) == ["b"]
    (tmp_path / "favourites.json").write_text("{", encoding="utf-8")
    assert favourites.read(tmp_path) == []


def test_uses_of_outlines_are_not_those_of_snippets(tmp_path: pathlib.Path) -> None:
    usage.add(tmp_path, ["notice"], usage.OUTLINES)
    assert list(usage.read(tmp_path, usage.OUTLINES)) == ["notice"]
    assert usage.read(tmp_path) == {}
