"""Which document numbers are looked at, and which fixes need no asking."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from tigang.checking import run
from workshop import notation

HEAD = "= 关于放假的通知 | 各科室： | "


def found(line: str) -> List[Tuple[str, bool]]:
    findings = run.check(notation.document(line), {}, "en").findings
    return [(f.text, f.safe) for f in findings if f.rule == "document-number"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("X府[2026]1号 | = 关于放假的通知 | 各科室： | 正文。", [("[2026]1号", True)]),
        ("X府〔2026〕01号 | = 关于放假的通知 | 各科室： | 正文。", [("〔2026〕01号", False)]),
        ("X府〔2026〕第1号 | = 关于放假的通知 | 各科室： | 正文。", [("〔2026〕第1号", False)]),
        ("X府（2026）1号    签发人：张三 | = 关于放假的请示 | 县政府： | 正文。", [("（2026）1号", True)]),
        (HEAD + "按X政发[2026]3号、X政发（2026）4号执行。", [("[2026]3号", False), ("（2026）4号", False)]),
        (HEAD + "按X政发〔2026〕 3 号执行。", []),
        (HEAD + "本院（2026）3号楼、本案（2021）京01民终123号。", []),
        ("= 房屋租赁合同 | 合同编号：[2026]1号 | 甲方： | 文。", []),
        ("= Letter | We refer to X[2026]1号 of the ministry, which reads as follows. | Text.", []),
    ],
)
def test_which_numbers_are_wrong(line: str, expected: List[Tuple[str, bool]]) -> None:
    assert found(line) == expected
