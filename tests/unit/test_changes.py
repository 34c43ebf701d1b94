"""What a fix would change, as a person reads it before and after."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from tigang.checking import run
from tigang.document.blocks import Block
from tigang.document.edits import Delete, Edit, Insert, LayOut, Move, Record, RefreshIndexes, Replace, Restyle
from tigang.planning.changes import changes, line_of
from workshop import notation

LINE = "# 一、背景。 | 文。 | 二、措施 | 文。"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([Replace("", 0, 4, 5)], [("一、背景。", "一、背景")]),
        # All edits of a paragraph are one change, whatever their order.
        ([Replace("三", 2, 0, 1), Replace("办法", 2, 2, 4)], [("二、措施", "三、办法")]),
        ([Restyle(2, "Heading 1")], [("[Text body] 二、措施", "[Heading 1] 二、措施")]),
        (
            [Restyle(2, "Heading 1"), Replace("2", 2, 0, 1)],
            [("[Text body] 二、措施", "[Heading 1] 2、措施")],
        ),
        ([Insert((Block(("新",), "Text body"),), 2)], [("", "新")]),
        ([Delete(1, 1)], [("文。", "")]),
        ([Move(0, 1, 4)], [("一、背景。", "一、背景。 ↕ …")]),
        ([Record(outline="x"), LayOut(()), RefreshIndexes()], []),
    ],
)
def test_before_and_after(edits: List[Edit], expected: List[Tuple[str, str]]) -> None:
    assert changes(notation.document(LINE), edits) == expected


def test_every_fix_of_the_check_can_be_shown() -> None:
    snapshot = notation.document(LINE)
    findings = run.check(snapshot, {}, "en").findings
    assert findings
    for finding in findings:
        for before, after in changes(snapshot, finding.fix):
            assert before != after


def test_a_paragraph_in_a_line() -> None:
    lines = [line_of(paragraph) for paragraph in notation.document("## [1.1] Aim | Text.").paragraphs]
    assert lines == ["## 1.1 Aim", "Text."]
