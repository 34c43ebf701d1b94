"""What is an addressee and what is the author's name."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from tigang.checking import run
from workshop import notation


def found(line: str) -> List[Tuple[str, bool]]:
    findings = run.check(notation.document(line), {}, "en").findings
    return [(f.text, f.safe) for f in findings if f.rule == "addressee-form"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("= 关于放假的通知 | 各县（市、区）人民政府: | 正文。", [("各县（市、区）人民政府:", True)]),
        ("= 关于增加经费的请示 | 市人民政府 | 正文。", [("市人民政府", False)]),
        ("= 关于增加经费的请示 | 县委、县政府: | 正文。", [("县委、县政府:", True), ("县委、县政府:", True)]),
        ("= 县水利局关于防汛的报告 | 县水利局 | 正文。", []),  # the author's name
        ("= 关于防汛的报告 | 县水利局 | 正文。 | 县水利局 | 2026年1月1日", []),
        ("= 在大会上的讲话 | 各位代表: | 正文。", []),
        ("= 关于放假的通知 | 现将有关事项通知如下: | 正文。", []),
        ("= 关于增加经费的请示 | 市人民政府： | 正文。", []),
    ],
)
def test_which_addressees_are_wrong(line: str, expected: List[Tuple[str, bool]]) -> None:
    assert found(line) == expected
