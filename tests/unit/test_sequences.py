"""Numbers that should go up by one: every single mistake is one anomaly, and fixing it makes the sequence right."""

from __future__ import annotations

from typing import List, Tuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tigang.structure.counting import diagnose
from tigang.structure.headings import recognise
from tigang.structure.sequences import sequences
from workshop import notation


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([1, 2, 3], []),
        ([0, 1, 2], []),  # "0 Introduction"
        ([1, 2, 4, 5], [(2, "gap", 3)]),
        ([1, 2, 2, 3], [(2, "duplicate", 3)]),  # the followers go on from the second 2
        ([1, 2, 2, 4], [(2, "duplicate", 3)]),  # the second 2 should be 3
        ([1, 3, 2, 4], [(1, "order", 2)]),
        ([1, 2, 7, 3], [(2, "order", 3)]),
        ([1, 2, 7, 4, 5], [(2, "order", 3)]),
        ([1, 3, 4, 2, 5], [(3, "order", 4)]),  # moved down
        ([1, 4, 2, 3, 5], [(1, "order", 2)]),  # moved up
        ([2, 3], [(0, "start", 1)]),
        ([5, 6, 7], [(0, "start", 1)]),
        ([7, 2, 3], [(0, "order", 1)]),
        ([1, 1, 1], [(1, "duplicate", 2), (2, "duplicate", 3)]),
        ([1, 2, 3, 1, 2, 3], [(3, "duplicate", 4)]),  # starts over
        ([1, 2, 4, 7], [(2, "gap", 3), (3, "gap", 5)]),
    ],
)
def test_what_was_meant(values: List[int], expected: List[Tuple[int, str, int]]) -> None:
    assert [(a.at, a.kind, a.expected) for a in diagnose(values)] == expected


def fixed(values: List[int]) -> List[int]:
    """The values after fixing the one anomaly."""
    [anomaly] = diagnose(values)
    numbers = list(values)
    for index, right in anomaly.fix:
        numbers[index] = right
    return numbers


@given(st.integers(2, 40), st.data())
def test_one_lost(count: int, data: st.DataObject) -> None:
    values = list(range(1, count + 1))
    del values[data.draw(st.integers(0, count - 2))]  # nobody can see that the last one is gone
    assert fixed(values) == list(range(1, count))


@given(st.integers(1, 40), st.data())
def test_one_doubled(count: int, data: st.DataObject) -> None:
    values = list(range(1, count + 1))
    at = data.draw(st.integers(0, count - 1))
    values.insert(at, values[at])
    assert fixed(values) == list(range(1, count + 2))


@given(st.integers(2, 40), st.data())
def test_two_neighbours_exchanged(count: int, data: st.DataObject) -> None:
    values = list(range(1, count + 1))
    at = data.draw(st.integers(0, count - 2))
    values[at : at + 2] = values[at + 1], values[at]
    assert fixed(values) == list(range(1, count + 1))


@given(st.integers(1, 40), st.data())
def test_one_replaced(count: int, data: st.DataObject) -> None:
    values = list(range(1, count + 1))
    at = data.draw(st.integers(0, count - 1))
    values[at] = data.draw(st.integers(1, 60))
    assume(values[at] != at + 1)
    assert fixed(values) == list(range(1, count + 1))


@given(st.integers(3, 40), st.data())
def test_one_moved(count: int, data: st.DataObject) -> None:
    values = list(range(1, count + 1))
    one = values.pop(data.draw(st.integers(0, count - 2)))
    at = data.draw(st.integers(0, count - 2))
    assume(at != one - 1)
    values.insert(at, one)
    assert fixed(values) == list(range(1, count + 1))


@given(st.lists(st.integers(0, 9), max_size=30))
def test_any_mess_is_fixed_in_some_rounds(values: List[int]) -> None:
    for _ in range(2 * len(values)):
        found = diagnose(values)
        if not found:
            return
        numbers = dict(found[0].fix)
        values = [numbers.get(i, value) for i, value in enumerate(values)]
    assert diagnose(values) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一、 甲 | （一）乙 | （二）丙 | 二、丁 | （一）戊", [[1, 2], [1, 2], [1]]),
        ("一、甲 | （一）乙 | （二）丙 | 二、丁 | （三）戊 | （四）己", [[1, 2], [1, 2, 3, 4]]),  # run on
        ("一、甲 | （一）乙 | （二）丙 | （一）戊 | 三、丁 | （一）己", [[1, 3], [1, 2], [1], [1]]),  # 二、 is lost
        ("第一章 甲 | 第一条 乙 | 第二章 丙 | 第二条 丁", [[1, 2], [1, 2]]),
        ("一、甲 | 文。 | 二、乙 | 文。 | 附件 | 一、丙 | 文。 | 二、丁", [[1, 2], [1, 2]]),
        ("# 1.1 甲 | 文。 | # 1.2 乙 | 文。 | # 2.1 丙 | 文。", [[1, 2], [1]]),
    ],
)
def test_what_is_counted_together(line: str, expected: List[List[int]]) -> None:
    snapshot = notation.document(line)
    assert sorted(s.values for s in sequences(recognise(snapshot))) == sorted(expected)
