"""What announces a number of points and what does not."""

from __future__ import annotations

from typing import List

import pytest

from tigang.checking import run
from workshop import notation

THREE = " | （一）甲 | 文。 | （二）乙 | 文。 | （三）丙 | 文。"


def found(line: str) -> List[str]:
    return [f.text for f in run.check(notation.document(line), {}, "en").findings if f.rule == "count-announced"]


@pytest.mark.parametrize(
    "words",
    [
        "一、原因 | 主要有以下四个方面原因：",
        "一、原因 | 主要表现在两个方面：",
        "一、措施 | 情况复杂。重点抓好以下5项工作。",
        "一、存在的四个问题",
        "一、原因 | 两点原因如下：",
        "一、做法 | 一年来，我们主要抓了四个方面的工作。",
        "一、措施 | 重点抓好两项工作。",
        "一、困难 | 院校普遍反映以下两类困难。",
    ],
)
def test_announced(words: str) -> None:
    assert len(found(words + THREE)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "一、原因 | 主要有以下三个方面原因：",
        "一、原因 | 主要有以下几个方面原因：",
        "一、原因 | 从上述四个方面看，原因如下：",
        "一、原因 | 有三到四个方面：",
        "一、原因 | 从两个方面提出四条措施如下：",
        "一、原因 | 这是第二个方面：",
        "一、原因 | 以下四种情形之一：",
        "一、原因 | 牢固树立“四个意识”：",
        "一、坚持“两个确立”",
        "一、两个方面",
        "一、原因 | 以下四个方面：一是甲，二是乙。",
        "一、原因 | 其中两个方面：",
        "一、原因 | 围绕四个方面：|表。",
        "一、做法 | 全年完成了四项工作。",
        "一、做法 | 从四个方面推进工作。",
    ],
)
def test_not_announced(words: str) -> None:
    assert found(words + THREE) == []


def test_above_the_outermost_headings() -> None:
    assert found("= 讲话 | 下面，讲以下两点意见： | 一、甲 | 文。 | 二、乙 | 文。 | 三、丙 | 文。") == ["两"]
    assert found("= 对照检查 | 围绕五个方面内容，查找差距，情况如下： | 一、甲 | 文。 | 二、乙 | 文。") == []


def test_numbers_that_are_wrong_themselves_are_not_counted() -> None:
    assert found("一、原因 | 以下三个方面： | （一）甲 | 文。 | （三）乙 | 文。") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("There are three reasons.", ["three"]),
        ("We have the following 4 goals:", ["4"]),
        ("Any of the following three may apply:", []),
        ("There are several reasons:", []),
        ("The three of us agree.", []),
    ],
)
def test_english(words: str, expected: List[str]) -> None:
    assert found(f"# 1. Causes | {words} | ## 1.1 People | Text. | ## 1.2 Money | Text.") == expected
