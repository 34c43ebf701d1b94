"""Patterns mean what they mean as regular expressions of Python's, which go back where these do not."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tigang.text import pattern_syntax, patterns

_PIECES = st.sampled_from(
    [
        "a",
        "b",
        "é",
        "第",
        ".",
        "\\d",
        "\\w",
        "\\s",
        "\\S",
        "[ab]",
        "[^a]",
        "[a-c1]",
        "[\\d一]",
        "^",
        "$",
        "\\b",
        "\\B",
        "\\.",
        "\\u4e00",
        "[]a]",
        "[a-]",
    ]
)
_COUNTS = st.sampled_from(["", "", "", "*", "+", "?", "*?", "{2}", "{1,3}", "{,2}", "{2,}", "{0}"])


def _rows(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = st.tuples(st.sampled_from(["(?:", "(", "(?P<x>"]), inner, st.just(")"), _COUNTS).map("".join)
    alternatives = st.lists(inner, min_size=2, max_size=3).map("|".join)
    return st.lists(st.one_of(group, inner), min_size=1, max_size=3).map("".join) | alternatives


_PLAIN = st.tuples(_PIECES, _COUNTS).map(lambda pair: pair[0] if pair[0] in ("^", "$", "\\b", "\\B") else "".join(pair))
_BODIES = st.recursive(_PLAIN, _rows, max_leaves=6)
_CONDITIONS = st.lists(st.tuples(st.sampled_from(["(?=", "(?!"]), _BODIES, st.just(")")).map("".join), max_size=2).map(
    "".join
)
_PATTERNS = st.tuples(st.sampled_from(["", "(?i)"]), st.sampled_from(["", "^"]), _CONDITIONS, _BODIES).map("".join)
_TEXTS = st.text("aAbBcé第一.1 _", min_size=1, max_size=8)  # in an empty one, Pythons do not agree on \B


@given(_PATTERNS, st.lists(_TEXTS, min_size=1, max_size=6))
@settings(max_examples=600, deadline=None)
@example("^(?!结论|结语)", ["结论", "一、结论"])
@example("(?i)^(?!minutes of)", ["Minutes of", "The Minutes", "minutes"])
@example("a|^b$|(?:)", ["c"])
@example("^(?=a)|b", ["cb", "ca", "a"])
@example("(?i)[^a]", ["A", "b"])
@example("^(?:)*a", ["a"])
def test_a_pattern_is_found_where_python_finds_it(pattern: str, texts: list) -> None:
    try:
        python = re.compile(pattern)
    except re.error:  # two groups of one name, or what other versions of Python take
        return
    try:
        ours = patterns._Compiled(pattern_syntax.parse(pattern))
    except pattern_syntax.Unsupported:
        return
    assert [ours.found(text) for text in texts] == [python.search(text) is not None for text in texts]


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        ")",
        "[",
        "[]",
        "a**",
        "*a",
        "a{2}{3}",
        "a{3,2}",
        "\\",
        "\\q",
        "\\x1",
        "\\U00110000",
        "[b-a]",
        "(?",
        "(?P<",
        "(?:a",
        "|*",
        "[\\d-z]",
        "^*",
        "(?!a)*",
    ],
)
def test_what_is_no_pattern_is_said(pattern: str) -> None:
    with pytest.raises((re.error, patterns.Unsupported)):
        patterns.check(pattern)


def test_each_character_is_read_once() -> None:
    read = []

    class Text(str):
        def __getitem__(self, index):  # type: ignore[no-untyped-def]
            read.append(index)
            return super().__getitem__(index)

    for times in (1, 4):
        read.clear()
        assert not patterns.compiled("a?" * 40 + ".*a.*a.*b").found(Text("a" * 100 * times))
        assert len(read) == 100 * times
