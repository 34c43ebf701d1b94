"""Where headings stand whose number or style is a slip."""

from __future__ import annotations

import pytest

from tigang.structure.headings import recognise
from workshop import notation


def levels(line: str) -> str:
    """The levels of a document's headings, one digit each."""
    return "".join(str(heading.level) for heading in recognise(notation.document(line)).headings)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1、甲 | 文。 | 二、乙 | 文。 | 三、丙 | 文。", "111"),  # the first
        ("一、甲 | 文。 | 二、乙 | 文。 | 3、丙 | 文。", "111"),  # the last
        ("一、甲 | 文。 | 2、乙 | （一）丁 | 文。 | （二）戊 | 文。 | 三、丙 | 文。", "11221"),  # with subheadings
        (
            "一、甲 | 1.丁 | 文。 | 2.戊 | 文。 | 2、乙 | 1.己 | 文。 | 2.庚 | 文。 | 三、丙 | 文。",
            "1221221",
        ),  # among numbers of its own kind
        ("一、甲 | 1.丁 | 文。 | 2.戊 | 文。 | 二、乙 | 文。 | 3、丙 | 1.己 | 文。 | 四、庚 | 文。", "1221121"),
        (
            "一、甲 | （一）丁 | 文。 | 二、戊 | 文。 | （三）己 | 文。 | 二、乙 | 文。 | 三、丙 | 文。",
            "122211",
        ),  # one that lost its brackets
    ],
)
def test_a_number_of_a_wrong_kind_stands_where_it_is_missing(line: str, expected: str) -> None:
    assert levels(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## 一、甲 | 文。 | # 二、乙 | 文。 | # 三、丙 | 文。", "111"),
        ("# 一、甲 | 文。 | # 二、乙 | 文。 | ## 三、丙 | 文。", "111"),
        ("# 一、甲 | ## （一）丁 | 文。 | # （二）戊 | 文。 | # 二、乙 | 文。", "1221"),
        ("# 1. A | ## 1.1 B | Text. | ### 1.2 C | Text. | # 2. D | Text.", "1221"),
        (
            "# 一、甲 | 文。 | # 2、乙 | 文。 | # 三、丙 | 1.丁。文文。 | 2.戊。文文。",
            "11122",
        ),  # a slip has no say about its kind
    ],
)
def test_a_wrong_style_gives_way_to_the_numbers(line: str, expected: str) -> None:
    assert levels(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一、甲 | （一）丁 | 文。 | （三）戊 | 文。 | 二、乙 | 文。", "1221"),  # a number is missing
        ("一、甲 | （一）丁 | 文。 | （二）戊 | 文。 | （一）己 | 文。 | 三、丙 | 文。", "12221"),  # a heading is lost
        ("一、甲 | （二）丁 | 文。 | （一）戊 | 文。 | 二、乙 | 文。", "1221"),  # two are exchanged
        ("一、甲 | （一）丁 | 文。 | 二、乙 | （二）戊 | 文。 | 三、丙 | （三）己 | 文。", "121212"),  # numbers run on
        (
            "1.1 A | 1.1.1 B | 文。 | 1.1.2 C | 文。 | 1.3 D | 文。 | 1.2 E | 文。 | 2.1 F | 文。",
            "122111",
        ),  # 1.3 is no 1.1.3
        ("第一章 甲 | 第一条 丁 | 第二条 戊 | 第三章 乙 | 第三条 己 | 第二章 丙 | 第四条 庚", "1221212"),
    ],
)
def test_wrong_numbers_do_not_move_headings(line: str, expected: str) -> None:
    assert levels(line) == expected
