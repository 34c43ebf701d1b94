"""Fix Structure from the menu."""

from __future__ import annotations

from typing import Any, List

import pytest

from on_show import TEXT, lines, undo_titles
from workshop.windows import Windows


def test_fix_structure_asks_first(windows: Windows, numbered: Any, frame: Any) -> None:
    opened = windows.choose(frame, "FixStructure")
    question = windows.wait("Fix Structure")
    said = "\n".join(question.names())
    assert "Findings that can be fixed safely: 1. " in said
    assert "The mark “。” does not belong to the heading “设备检修”." in said
    assert "二、设备检修。  →  二、设备检修" in said
    question.press("Cancel")
    opened.wait()
    assert lines(numbered) == TEXT

    opened = windows.choose(frame, "FixStructure")
    windows.wait("Fix Structure").press("Fix")
    windows.wait("Tigang", saying="Fixed: 1. Findings left: 3.").press("OK")
    opened.wait()
    assert lines(numbered)[2] == "二、设备检修"
    assert undo_titles(numbered)[0] == "Fix structure"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ["四、人员培训", "培训已经开展。", "六、场地布置", "布置仍在继续。"],
            "Nothing can be fixed without a person’s judgement. Findings: ",
        ),
        (
            ["一、人员培训", "培训已经开展。", "二、场地布置", "布置仍在继续。"],
            "There is nothing to fix: the check finds nothing.",
        ),
    ],
)
def test_fix_structure_says_when_there_is_nothing_to_do(
    windows: Windows, document: Any, frame: Any, text: List[str], said: str
) -> None:
    document.Text.String = "\r".join(text)
    opened = windows.choose(frame, "FixStructure")
    windows.wait("Tigang", saying=said).press("OK")
    opened.wait()
    assert lines(document) == text
