"""Of a number that may be read wrongly, or is left out on purpose, nothing is said; of others everything is."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from tigang.checking import run
from workshop import notation

NUMBERS = {"number-gap", "number-start", "number-duplicate", "number-order"}


def found(line: str) -> List[Tuple[int, str]]:
    findings = run.check(notation.document(line), {}, "zh-CN").findings
    return [(finding.paragraph, finding.rule) for finding in findings if finding.rule in NUMBERS]


@pytest.mark.parametrize(
    "line",
    [
        # The number that seems to be missing stands there behind a mark, as the part that does not apply.
        "# 一、供货 | 文。 | # 二、验收 | 文。 | # □三、安装 | 文。 | # 四、付款 | 文。",
        # An excerpt: what is left out is said to be.
        "第一章 总论 | 文。 | 第二章 方法 | 文。 | …… | 第五章 结论 | 文。",
        "第一章 总论 | 文。 | 第二章 方法 | 文。 | （略） | 第五章 结论 | 文。",
        # The first of a list stands in the line that announces it.
        "# 一、甲类 | ## 1. 甲表 | 文。 | ## 2. 乙表 | 注：1.各表应当加盖公章。 | 2.有一项不合格的，表格无效。 | # 二、乙类 | 文。",
        # Its mark alone is missing.
        "7.\tNo bicycles in the hall. | Text. | 8\tNo music after ten. | Text. | 9.\tNo dogs in the yard. | Text.",
        # Numbers begin anew, whatever stands above, and go on.
        "1. 受理 | 文。 | 2. 初审 | 文。 | 3. 复核 | 文。 | 4. 公示 | 文。 | 5. 发证 | 文。 | 处罚 | 1. 警告 | 文。 | 2. 罚款 | 文。 | 3. 吊销 | 文。",
        # Exercises picked from a book.
        "5.2 | 解：文。 | 5.5 | 解：文。 | 5.7 | 解：文。 | 5.12 | 解：文。",
    ],
)
def test_nothing_is_said_of_what_may_be_meant(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("# 一、供货 | 文。 | # 二、验收 | 文。 | # 四、付款 | 文。", 4),
        ("第一章 总论 | 文。 | 第二章 方法 | 文。 | 第五章 结论 | 文。", 4),
        # An excerpt of which nothing else is missing.
        ("四、供货 | 文。 | 六、验收 | 文。", 2),
        # What stands nearest may be of another part.
        ("一、供货 | 文。 | 二、验收 | （一）甲 | 文。 | （二）乙 | 文。 | 四、付款 | 文。", 7),
    ],
)
def test_what_surely_is_missing_is_told(line: str, place: int) -> None:
    assert found(line) == [(place, "number-gap")]
