"""What becomes of findings: mended, left as they are, all mended at once, shown or not; in the window and from the menu."""

from __future__ import annotations

import pathlib
from typing import Any, List

import pytest

from tigang.office.process import Office
from tigang.office.uno_helpers import properties
from workshop.windows import Window, Windows

TEXT = [
    "一、场地布置",
    "场地已经布置。",
    "二、设备检修。",
    "设备已经检修。",
    "四、人员培训",
    "培训已经开展。",
    "五、场地布置",
    "布置仍在继续。",
    "（一）灯光",
    "灯光正常。",
    "（3）音响",
    "音响正常。",
]


@pytest.fixture
def frame(document: Any) -> Any:
    return document.CurrentController.Frame


@pytest.fixture
def numbered(document: Any) -> Any:
    """A document with a gap in its numbers, a number typed twice and a mark at a heading's end."""
    document.Text.String = "\r".join(TEXT)
    document.setModified(False)
    return document


@pytest.fixture
def window(windows: Windows, numbered: Any, frame: Any) -> Any:
    windows.choose(frame, "CheckStructure")
    window = windows.wait("Check Structure")
    yield window
    window.press("Close")
    windows.wait_gone("Check Structure")


def lines(document: Any) -> List[str]:
    return str(document.Text.String).splitlines()


def undo_titles(document: Any) -> List[str]:
    return list(document.UndoManager.getAllUndoActionTitles())


def selected(document: Any) -> str:
    return str(document.CurrentSelection.getByIndex(0).String)


def of(window: Window, part: str) -> str:
    return next(item for item in window.items("Findings:") if part in item)


def test_a_finding_is_explained(window: Window) -> None:
    window.choose("Findings:", of(window, "“。”"))
    detail = window.text("Details:").splitlines()
    assert detail[:2] == ["The mark “。” does not belong to the heading “设备检修”.", "。"]
    assert detail[3].startswith("heading-punctuation · practice: ")
    assert detail[4].startswith("A full stop or a colon at the end of a heading")
    assert detail[-1] == "Fix: The mark is deleted."


def test_only_what_can_be_done_is_offered(window: Window) -> None:
    def offered() -> List[str]:
        return [name for name in ("Go To", "Related Place", "Fix", "Leave", "Fix All Safe") if window.can_press(name)]

    assert offered() == ["Fix All Safe"]  # none is chosen yet
    window.choose("Findings:", of(window, "“。”"))
    assert offered() == ["Go To", "Fix", "Leave", "Fix All Safe"]
    window.choose("Findings:", of(window, "repeats"))
    assert offered() == ["Go To", "Related Place", "Leave", "Fix All Safe"]


def test_fixing_goes_on_to_the_next_finding(window: Window, numbered: Any) -> None:
    window.choose("Findings:", of(window, "“。”"))
    following = window.items("Findings:")[1:]
    window.press("Fix")
    window.wait_label("Findings: 3 (errors: 1, warnings: 1, notes: 1)")
    assert lines(numbered)[2] == "二、设备检修"
    assert undo_titles(numbered)[0] == "Fix structure"
    assert window.items("Findings:") == following
    assert selected(numbered) == "四、人员培训"
    window.press("Fix")  # not safe, but asked for; the one after it has no fix
    window.wait_label("Findings: 2 (warnings: 1, notes: 1)")
    assert (lines(numbered)[4], lines(numbered)[6]) == ("三、人员培训", "四、场地布置")
    assert selected(numbered) == "四、场地布置"
    assert not window.can_press("Fix") and not window.can_press("Fix All Safe")


def test_a_finding_that_is_gone_is_not_fixed(window: Window, numbered: Any) -> None:
    window.choose("Findings:", of(window, "“。”"))
    numbered.Text.String = "没有标题。"
    undone = undo_titles(numbered)
    window.press("Fix")
    window.wait_label("No findings. The structure is in order.")
    assert "this finding is gone" in window.text("Details:")
    assert undo_titles(numbered) == undone


def test_leaving_a_finding(office: Office, window: Window, numbered: Any, frame: Any) -> None:
    window.choose("Findings:", of(window, "repeats"))
    window.press("Leave")
    window.wait_label("Findings: 3 (errors: 1, warnings: 1, notes: 1)")
    assert selected(numbered) == "（一）灯光"  # the next one
    window.press("Check Again")
    assert not any("repeats" in item for item in window.items("Findings:"))
    assert lines(numbered) == TEXT
    numbered.UndoManager.undo()
    assert any(
        finding["rule"] == "heading-duplicate"
        for finding in office.dispatch(frame, "CheckStructure", Outline="")["findings"]
    )


def test_fixing_all_that_is_safe(windows: Windows, window: Window, numbered: Any) -> None:
    window.press("Fix All Safe")
    windows.wait("Fix Structure").press("Mend")
    window.wait_label("Findings: 3 (errors: 1, warnings: 1, notes: 1)")
    assert window.text("Details:") == "Mended: 1"
    assert lines(numbered)[2] == "二、设备检修" and lines(numbered)[4] == "四、人员培训"
    assert not window.can_press("Fix All Safe")


def test_severities_can_be_hidden(window: Window) -> None:
    every = window.items("Findings:")
    window.tick("Warnings")
    assert window.items("Findings:") == [item for item in every if not item.startswith("Warning")]
    window.tick("Notes")
    assert window.items("Findings:") == [item for item in every if item.startswith("Error")]
    window.choose("Findings:", of(window, "“三、” is missing"))
    window.tick("Errors")
    assert (window.items("Findings:"), window.can_press("Go To"), window.text("Details:")) == ([], False, "")
    for box in ("Errors", "Warnings", "Notes"):
        window.tick(box)
    assert window.items("Findings:") == every


def test_the_related_place(windows: Windows, window: Window, numbered: Any) -> None:
    def selects(heading: str) -> None:
        windows.patiently(lambda: selected(numbered) == heading or None, lambda: f"{selected(numbered)} is selected")

    window.choose("Findings:", of(window, "repeats"))
    selects("五、场地布置")
    window.press("Related Place")
    selects("一、场地布置")
    window.press("Go To")
    selects("五、场地布置")
    assert numbered.isModified() is False


def test_a_read_only_document_is_checked_but_not_fixed(
    office: Office, windows: Windows, numbered: Any, tmp_path: pathlib.Path
) -> None:
    url = (tmp_path / "numbered.odt").as_uri()
    numbered.storeToURL(url, properties(FilterName="writer8"))
    read_only = windows.do(lambda: office.desktop.loadComponentFromURL(url, "_blank", 0, properties(ReadOnly=True)))
    windows.choose(read_only.CurrentController.Frame, "CheckStructure")
    window = windows.wait("Check Structure")
    window.choose("Findings:", of(window, "“。”"))
    window.press("Fix")
    windows.wait("Tigang", saying="read-only").press("OK")
    assert lines(read_only) == TEXT
    window.press("Close")
    read_only.close(True)


# from the menu


def test_fix_structure_asks_first(windows: Windows, numbered: Any, frame: Any) -> None:
    opened = windows.choose(frame, "FixStructure")
    question = windows.wait("Fix Structure")
    said = "\n".join(question.names())
    assert "Findings that can be mended safely: 1. " in said
    assert "The mark “。” does not belong to the heading “设备检修”." in said
    assert "二、设备检修。  →  二、设备检修" in said
    question.press("Cancel")
    opened.wait()
    assert lines(numbered) == TEXT

    opened = windows.choose(frame, "FixStructure")
    windows.wait("Fix Structure").press("Mend")
    windows.wait("Tigang", saying="Mended: 1. Findings left: 3.").press("OK")
    opened.wait()
    assert lines(numbered)[2] == "二、设备检修"
    assert undo_titles(numbered)[0] == "Fix structure"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ["四、人员培训", "培训已经开展。", "六、场地布置", "布置仍在继续。"],
            "Nothing can be mended without a person’s judgement. Findings: ",
        ),
        (
            ["一、人员培训", "培训已经开展。", "二、场地布置", "布置仍在继续。"],
            "There is nothing to mend: the check finds nothing.",
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
