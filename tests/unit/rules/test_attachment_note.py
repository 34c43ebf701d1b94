"""Notes of attachments: which ones agree."""

from __future__ import annotations

from typing import List

import pytest

from tigang.checking import run
from workshop import notation

HEAD, END = "= 关于放假的通知 | 各科室： | 正文。 | ", " | 甲局 | 2026年11月4日"


def found(line: str) -> List[str]:
    findings = run.check(notation.document(line), {}, "en").findings
    return [f.text for f in findings if f.rule == "attachment-note"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (HEAD + "附件：1.甲表 2.乙表；" + END, ["乙表；"]),
        (HEAD + "附件：1.《甲表》 | 2.乙表（试行）" + END + " | 附件1 | 甲表 | 附件2 | 乙表（试行）", []),
        (HEAD + "附件：1.甲表 | 2.乙表" + END + " | 附件1：甲表 | 表。 | 附件2：丙表 | 表。", ["丙表"]),
        (HEAD + "附件：1.甲表 | 2.乙表" + END + " | 附件1 | 甲表 | 表。 | 附件3 | 乙表 | 表。", ["乙表"]),
        (
            HEAD + "附件：关于假期安全工作的若干措施" + END + " | 附件 | 关于假期安全工作 | 的若干措施 | 文。",
            [],
        ),  # a title of two lines
        (HEAD + "附件：甲表" + END + " | 附件 | 填表须知：先填甲栏。", []),  # the title may stand in a table
        (HEAD + "详见附件：甲表。" + END, []),
        ("= Letter | Text of the letter. | 附件：1.A; | Text.", []),
    ],
)
def test_which_notes_are_wrong(line: str, expected: List[str]) -> None:
    assert found(line) == expected
