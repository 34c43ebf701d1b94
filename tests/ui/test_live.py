"""The windows follow the document: what is mended leaves the list, the cursor is followed, and nothing of it outlives them."""

from __future__ import annotations

import functools
import time
from typing import Any, Dict, List

import pytest

from tigang.office.process import Office
from workshop import probe
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
MARK = "The mark “。” does not belong to the heading “设备检修”."
FIELDS = {"project": "Archive", "period": "January", "author": "Ann", "milestones": ["Pilot", "Handover"]}
A_WHILE = 1.5  # seconds: several pauses
KEPT = ["Controller", "Snapshot", "Checker", "Analysis", "CheckStructure", "FillPlaceholders"]


@pytest.fixture
def frame(document: Any) -> Any:
    return document.CurrentController.Frame


@pytest.fixture
def numbered(document: Any) -> Any:
    """A document with a gap in its numbers and a mark at a heading's end."""
    document.Text.String = "\r".join(TEXT)
    return document


@pytest.fixture
def report(office: Office, document: Any, frame: Any) -> Any:
    """A document with the English outline, all its fields filled in."""
    assert office.dispatch(frame, "InsertOutline", Outline="project-report", Mode="replace", Fields=FIELDS)["ok"]
    return document


def opened(windows: Windows, frame: Any, verb: str, title: str) -> Window:
    windows.choose(frame, verb).wait()
    return windows.wait(title)


def paragraphs(document: Any) -> List[Any]:
    elements = document.Text.createEnumeration()
    found = []
    while elements.hasMoreElements():
        found.append(elements.nextElement())
    return found


def test_what_is_mended_leaves_the_list_and_comes_back_with_undo(windows: Windows, numbered: Any, frame: Any) -> None:
    window = opened(windows, frame, "CheckStructure", "Check Structure")
    before = window.items("Findings:")
    assert any(MARK in line for line in before)
    heading = paragraphs(numbered)[2]
    windows.do(lambda: heading.setString("二、设备检修"))
    window.wait_label("Findings: 3 (errors: 1, warnings: 1, notes: 1)")
    assert window.items("Findings:") == [line for line in before if MARK not in line]
    windows.do(numbered.UndoManager.undo)
    window.wait_label(f"Findings: {len(before)} (errors: 1, warnings: 2, notes: 1)")
    assert window.items("Findings:") == before
    window.press("Close")
    windows.wait_gone("Check Structure")


def test_the_chosen_finding_stays_chosen_and_the_cursor_where_it_is(
    windows: Windows, numbered: Any, frame: Any
) -> None:
    window = opened(windows, frame, "CheckStructure", "Check Structure")
    gap = next(line for line in window.items("Findings:") if "“三、” is missing" in line)
    window.choose("Findings:", gap)
    detail = window.text("Details:")
    view = numbered.CurrentController.ViewCursor
    windows.do(lambda: view.gotoStart(False))
    windows.do(lambda: paragraphs(numbered)[2].setString("二、设备检修"))
    window.wait_label("Findings: 3 (errors: 1, warnings: 1, notes: 1)")
    assert window.text("Details:") == detail and window.can_press("Go To")
    assert windows.do(lambda: (view.isCollapsed(), numbered.Text.compareRegionStarts(view, numbered.Text.Start))) == (
        True,
        0,
    )
    window.press("Go To")
    assert windows.do(lambda: numbered.CurrentSelection.getByIndex(0).String) == "四、人员培训"
    window.press("Close")
    windows.wait_gone("Check Structure")


def test_filling_follows_the_cursor_and_what_is_typed(windows: Windows, report: Any, frame: Any) -> None:
    window = opened(windows, frame, "FillPlaceholders", "Fill Placeholders")
    window.wait_label("1 of 8 · filled: 0")
    places = [p for p in paragraphs(report) if p.String.startswith("<")]
    windows.do(lambda: report.CurrentController.select(places[2].Start))
    window.wait_label("3 of 8 · filled: 0")
    assert any(label.startswith("Name measurable objectives\n") for label in window.labels())
    windows.do(
        lambda: report.CurrentController.select(paragraphs(report)[0].Start)
    )  # no placeholder: what is shown stays
    windows.do(lambda: places[0].setString("Written by hand."))
    window.wait_label("3 of 8 · filled: 1")
    windows.do(lambda: places[2].setString("Written, too."))
    window.wait_label("Still to fill: 6 of 8 · filled: 2")
    assert not window.can_press("Insert") and window.can_press("Skip")
    window.press("Skip")
    window.wait_label("3 of 8 · filled: 2")
    window.press("Close")
    windows.wait_gone("Fill Placeholders")


def test_an_action_reads_the_document_once(office: Office, windows: Windows, numbered: Any, frame: Any) -> None:
    office.dispatch(frame, "CheckStructure", Outline="")  # so that the extension is there

    def readings() -> int:
        time.sleep(A_WHILE)  # until nothing is going to follow by itself
        return int(probe.ask(office, "count_readings"))

    readings()
    window = opened(windows, frame, "CheckStructure", "Check Structure")
    assert readings() == 1
    window.choose("Findings:", next(line for line in window.items("Findings:") if MARK in line))
    assert readings() == 0
    window.press("Fix")
    window.wait_label("Findings: 3 (errors: 1, warnings: 1, notes: 1)")
    assert readings() == 1
    window.press("Leave")
    window.wait_label("Findings: 2 (warnings: 1, notes: 1)")
    assert readings() == 1
    window.press("Check Again")
    assert readings() == 1
    windows.do(lambda: paragraphs(numbered)[3].setString("文。"))
    assert readings() == 1
    window.press("Close")
    windows.wait_gone("Check Structure")
    windows.do(lambda: paragraphs(numbered)[3].setString("文字。"))
    assert readings() == 0  # nobody listens


def test_filling_reads_once_an_action(office: Office, windows: Windows, report: Any, frame: Any) -> None:
    def readings() -> int:
        time.sleep(A_WHILE)
        return int(probe.ask(office, "count_readings"))

    readings()
    window = opened(windows, frame, "FillPlaceholders", "Fill Placeholders")
    assert readings() == 1
    window.press("Skip")
    window.wait_label("2 of 8 · filled: 0")
    assert readings() == 0
    window.press("Insert")
    window.wait_label("3 of 8 · filled: 1")
    assert readings() == 1
    window.press("Close")
    windows.wait_gone("Fill Placeholders")


def test_nothing_is_kept_of_a_closed_document(office: Office, windows: Windows) -> None:
    documents = [office.new_document() for _ in range(3)]
    for document in documents:
        document.Text.String = "\r".join(TEXT)
        frame = document.CurrentController.Frame
        windows.choose(frame, "CheckStructure").wait()
        office.dispatch(frame, "InsertOutline", Outline="project-report", Mode="insert")
        windows.choose(frame, "FillPlaceholders").wait()
    counts: Dict[str, int] = probe.ask(office, "controllers")
    assert counts == {document.RuntimeUID: 1 for document in documents}  # of two windows there is one
    kept = probe.ask(office, "kept", KEPT)
    assert kept["Controller"] == 3 and kept["CheckStructure"] == 3
    for document in documents:
        windows.do(functools.partial(document.close, True))
    windows.wait_gone("Check Structure")
    windows.wait_gone("Fill Placeholders")
    time.sleep(A_WHILE)
    assert probe.ask(office, "controllers") == {}
    assert probe.ask(office, "kept", KEPT) == dict.fromkeys(KEPT, 0)
