"""Which dates are signatures' dates."""

from __future__ import annotations

from typing import List

import pytest

from tigang.checking import run
from workshop import notation


def found(line: str) -> List[str]:
    findings = run.check(notation.document(line), {}, "en").findings
    return [f.text for f in findings if f.rule == "date-form"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("= 工作总结 | 正文。 | 县水利局 | 二○二六年十一月四日", ["二○二六年十一月四日"]),  # an agency signs
        ("= 关于放假的通知 | 各科室： | 正文。 | 甲局 | 2026 年 11 月 4 日", []),
        ("= 关于放假的通知 | 各科室： | 正文。 | 甲局 | 2026年11月04日 | 附件 | 值班表", ["2026年11月04日"]),
        (
            "= 关于转发方案的通知 | 各科室： | 正文。 | 甲局 | 2026.1.5 | 关于防汛工作的方案 | 一、目标 | 文。",
            ["2026.1.5"],
        ),
        ("= 房屋租赁合同 | 甲乙双方约定如下。 | 甲方（盖章）： | 2026年11月04日", []),
        ("= 工作总结 | 县水利局 | 2026年07月01日 | 今年以来，工作很好。", []),  # stands in the head
        ("= 关于放假的通知 | 各科室： | 正文。 | 甲局 | 2026.13.4", []),  # no date at all
        ("= 论文 | 正文。 | 二〇二六年六月", []),
    ],
)
def test_which_dates_are_wrong(line: str, expected: List[str]) -> None:
    assert found(line) == expected
