"""JSON that anybody may have written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tigang.formats import plain_json


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "{'a': 1}",
        "NaN",
        "-Infinity",
        "9" * 21,
        "[" * 100_000,
        '{"a":' * 100_000,
        '"\\ud800"',
        b"\xff",
        "x" * 101,
    ],
)
def test_what_is_no_json_of_ours_is_refused_in_one_way(text: Any) -> None:
    with pytest.raises(ValueError):
        plain_json.read(text, 100 if text == "x" * 101 else 1_000_000)


_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(),
    lambda part: st.lists(part) | st.dictionaries(st.text(), part),
)


@given(_PLAIN)
def test_what_others_write_properly_is_read_as_it_is(value: Any) -> None:
    import json

    assert plain_json.read(json.dumps(value), 1_000_000) == value


def test_field_values_are_texts_and_lists_of_texts() -> None:
    found = {"a": "甲", "b": ["乙", "丙"], "c": 1, "d": None, "e": ["丁", 2], "f": {"g": "h"}, "i": "\0x"}
    assert plain_json.field_values(found) == {"a": "甲", "b": ["乙", "丙"], "i": "x"}
    assert plain_json.field_values(["a"]) == {}
