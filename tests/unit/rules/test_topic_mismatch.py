"""Topics in the opening and in their sections."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from tigang.checking import run
from workshop import notation

OUTLINE = "@topics <说明>; 问题(@topics 在{{topic}}方面)"


def found(opening: str, *topics: str) -> List[Tuple[str, int]]:
    line = " | ".join(
        [
            f"= 对照检查材料 | {opening}。",
            "一、问题",
            *(f"（{'一二三四'[n]}）在{topic}方面 | 文。" for n, topic in enumerate(topics)),
        ]
    )
    findings = run.check(notation.document(line), {}, "zh-CN", notation.outline(OUTLINE)).findings
    return [(f.message, f.paragraph) for f in findings if f.rule == "topic-mismatch"]


def test_both_wordings_are_named() -> None:
    [(message, paragraph)] = found("围绕“带头守住纪律底线，带头担当作为”两个方面", "带头守住纪律红线", "带头担当作为")
    assert "“带头守住纪律底线”" in message
    assert "“带头守住纪律红线”" in message
    assert paragraph == 3


@pytest.mark.parametrize(
    ("opening", "topics"),
    [
        ("围绕带头守住底线，带头担当作为两个方面", ("带头守住底线，严守纪律规矩，永葆本色", "带头担当作为、狠抓落实")),
        ("对照“理论学习、能力本领、担当作为”", ("理论学习", "能力本领", "担当作为")),
        ("学习了文件，在学习的基础上，对照学习、能力", ("学习", "能力")),  # a short word also stands elsewhere
        ("围绕有关要求查摆问题。", ("理论学习", "能力本领")),
        ("带头感悟“两个确立”，带头牢记使命", ('带头感悟"两个确立"', "带头牢记使命")),  # marks do not count
    ],
)
def test_what_agrees(opening: str, topics: Tuple[str, ...]) -> None:
    assert found(opening, *topics) == []


def test_order_is_reported_once() -> None:
    assert len(found("对照理论学习、能力本领、担当作为、廉洁自律", "廉洁自律", "担当作为", "能力本领", "理论学习")) == 1


def test_a_topic_with_a_place_of_its_own_is_not_taken_for_another() -> None:
    [(message, _)] = found(
        "带头严守政治纪律，带头严守廉洁纪律", "带头严守政治纪律", "带头严守廉洁纪律", "带头严守群众纪律"
    )
    assert "“—”" in message
