"""Where a mark at a heading's end is one too many."""

from __future__ import annotations

from typing import List

import pytest

from tigang.checking import run
from workshop import notation


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "第一条 标的。 | 1.1 文。 | 1.2 文。 | 第二条 价款 | 2.1 文。 | 2.2 文。 | 第三条 交货 | 3.1 文。 | 3.2 文。",
            [0],
        ),  # a contract's
        ("# 第一条 标的。 | 文。 | # 第二条 价款 | 文。 | # 第三条 交货 | 文。", [0]),
        # Two of three, on lines of their own.
        ("一、范围。 | 文。 | 二、方式： | 文。 | 三、要求 | 文。", [0, 2]),
        ("一、范围。 | 文。 | 二、方式。 | 文。 | 三、要求。 | 文。", []),
        ("第一章 总则 | 第一条 为了规范管理，制定本办法。 | 第二条 本办法适用于本市。", []),  # a law's
        ("# 第一章 总则 | ## 第一条 为了规范管理，制定本办法。 | ## 第二条 本办法适用于本市。", []),
    ],
)
def test_articles_are_lines_or_sentences(line: str, expected: List[int]) -> None:
    findings = run.check(notation.document(line), {}, "en").findings
    assert [f.paragraph for f in findings if f.rule == "heading-punctuation"] == expected
