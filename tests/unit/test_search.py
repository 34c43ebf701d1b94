"""Finding snippets as one types."""

from __future__ import annotations

import random
from typing import List

import pytest

from tigang.snippets.model import Snippet
from tigang.snippets.search import Index
from tigang.text import pinyin

INDEX = Index(
    [
        Snippet("theory-depth", "理论学习深度不够", "对理论的学习还不深。", tags=("学习",)),
        Snippet("bank", "银行对账", "逐笔核对。", tags=("财务",)),
        Snippet("closing", "Closing remarks", "We thank all partners.", tags=("end",)),
        Snippet("risk", "Staff risk", "Closing of the office may delay us.", tags=("people",)),
        Snippet("green", "绿色发展", "坚持生态优先。"),
    ]
)


def found(query: str) -> List[str]:
    return [snippet.id for snippet in INDEX.search(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("理论", ["theory-depth"]),
        ("llxx", ["theory-depth"]),
        ("lilun", ["theory-depth"]),
        ("lilunxuexi", ["theory-depth"]),
        ("xuexi", ["theory-depth"]),
        ("yinhang", ["bank"]),
        ("yhdz", ["bank"]),
        ("lvse", ["green"]),
        ("closing", ["closing", "risk"]),
        ("CLOSING", ["closing", "risk"]),
        ("people", ["risk"]),
        ("partners", ["closing"]),
        ("closing office", ["risk"]),
        ("不深", ["theory-depth"]),
        ("", ["closing", "theory-depth", "bank", "risk", "green"]),
    ],
)
def test_words_pinyin_and_initials(query: str, expected: List[str]) -> None:
    assert sorted(found(query)) == sorted(expected)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("clsing", ["closing"]),
        ("closnig", ["closing"]),
        ("closingg", ["closing"]),
        ("clozing", ["closing"]),
        ("lilunxuwxi", ["theory-depth"]),
        ("zzzzzz", []),
        ("zq", []),
    ],
)
def test_one_typing_error_is_let_pass(query: str, expected: List[str]) -> None:
    assert found(query) == expected


def test_titles_come_before_texts() -> None:
    assert found("closing") == ["closing", "risk"]


def test_use_breaks_ties_and_no_more() -> None:
    assert [s.id for s in INDEX.search("closing", {"risk": (5, 1)})] == ["closing", "risk"]
    assert [s.id for s in INDEX.search("", {"green": (1, 1), "bank": (2, 1)})][:2] == ["bank", "green"]


def test_readings() -> None:
    assert pinyin.spellings("绿ABC")[0] == ("lvabc", "labc")
    assert ("yinhang", "yh") in pinyin.spellings("银行")


def test_one_typing_error_is_let_pass_and_not_more() -> None:
    """Compared with all words that differ by one letter."""
    chance = random.Random(2)
    letters = "abcd"

    def word(least: int, most: int) -> str:
        return "".join(chance.choice(letters) for _ in range(chance.randint(least, most)))

    for _ in range(500):
        typed, title = word(4, 7), word(3, 12)
        nearly = {
            typed[:i] + letter + typed[i + cut :]
            for i in range(len(typed) + 1)
            for letter in ("", *letters)
            for cut in (0, 1)
        }
        nearly |= {typed[:i] + typed[i + 1] + typed[i] + typed[i + 2 :] for i in range(len(typed) - 1)}
        found = Index([Snippet("q", title, "q")]).search(typed)
        assert bool(found) == any(near in title for near in nearly), (typed, title)
