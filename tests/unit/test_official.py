"""The parts of official documents are found where they are, and nothing is found in other documents."""

from __future__ import annotations

from typing import Any, Dict

import pytest

from tigang.analysis import analyse
from tigang.structure.official import Official
from workshop import notation


def parts(line: str) -> Official:
    return analyse(notation.document(line)).official


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "机密 | X县人民政府文件 | X政〔2026〕1号    签发人：张三 | X县人民政府 | 关于增加防汛经费的请示 | 市人民政府： | 正文。 | 妥否，请批示。 | "
            "附件：1.甲 | 2.乙 | X县人民政府 | 2026年11月4日 | （联系人：李四） | 附件1 | 甲 | 附件2 | 乙",
            {"number": 2, "title": range(3, 5), "genre": "请示", "addressee": 5, "end": 8, "signature": 10, "date": 11},
        ),
        (
            "= 关于放假的通知 | 各科室： | 正文。 | 甲局 | 2026年11月4日",
            {"title": range(0, 1), "genre": "通知", "addressee": 1, "signature": 3, "date": 4},
        ),
        (
            "= 工作总结 | 县水利局 | 2026年7月1日 | 正文。",
            {"genre": "", "addressee": None, "signature": None, "date": None},
        ),
        ("= 辞职报告 | 尊敬的领导： | 正文。", {"genre": "", "addressee": None, "certain": False}),
        ("= 关于放假的通知 | 发布日期：2026-03-21 信息来源：市人民政府办公室 | 正文。", {"addressee": None}),
        ("一、甲 | 文。", {"title": range(0, 0), "genre": "", "certain": False, "end": 2}),
        ("", {"title": range(0, 0), "certain": False, "end": 0}),
    ],
)
def test_parts(line: str, expected: Dict[str, Any]) -> None:
    found = parts(line)
    assert {name: getattr(found, name) for name in expected} == expected


def test_attachments() -> None:
    found = parts(
        "= 放假通知 | 正文。 | 附件：1.甲表；2.乙表 | [3.] 丙表 | 甲局 | 2026年1月4日 | 附件一：甲表 | 表。 | 附件2 | 乙表"
    )
    assert [(item.number, item.name, item.paragraph) for item in found.note] == [
        (1, "甲表；", 2),
        (2, "乙表", 2),
        (3, "丙表", 3),
    ]
    assert [(item.number, item.name, item.paragraph) for item in found.attachments] == [(1, "甲表", 6), (2, "乙表", 9)]
