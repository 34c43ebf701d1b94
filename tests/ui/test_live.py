"""The panels follow the document: what is fixed leaves the list, the cursor is followed, and nothing of it outlives them."""

from __future__ import annotations

import functools
import time
from typing import Any, Dict, List

from on_show import TEXT
from tigang.office.process import Office
from workshop import probe
from workshop.windows import Window, Windows

MARK = "The mark “。” does not belong to the heading “设备检修”."
A_WHILE = 1.5  # seconds: several pauses
KEPT = ["Controller", "Snapshot", "Checker", "Analysis", "StructurePanel", "FindingsPanel", "FillPanel"]
LISTENING = [
    "Watch",
    "Listener",
    "Mouse",
    "MenuAsked",
    "Keys",
    "Stretch",
    "_Key",
    "_Companion",
    "ContextMenu",
    "_Commands",
]
DETAIL = "Why it is found and what would change"


def opened(windows: Windows, frame: Any, verb: str, panel: str) -> Window:
    windows.choose(frame, verb).wait()
    return windows.panel(frame, panel)


def paragraphs(document: Any) -> List[Any]:
    elements = document.Text.createEnumeration()
    found = []
    while elements.hasMoreElements():
        found.append(elements.nextElement())
    return found


def test_what_is_fixed_by_hand_leaves_the_list_and_comes_back_with_undo(
    windows: Windows, numbered: Any, frame: Any
) -> None:
    findings = opened(windows, frame, "CheckStructure", "Findings")
    findings.wait_node(MARK)
    heading = paragraphs(numbered)[2]
    windows.do(lambda: heading.setString("二、设备检修"))
    findings.wait_gone_node(MARK)
    windows.do(numbered.UndoManager.undo)
    findings.wait_node(MARK)


def test_the_chosen_finding_stays_chosen_and_the_cursor_where_it_is(
    windows: Windows, numbered: Any, frame: Any
) -> None:
    findings = opened(windows, frame, "CheckStructure", "Findings")
    findings.choose("How the findings are grouped", "By kind")
    findings.choose_node(findings.wait_node("“三、” is missing"))
    findings.wait_text(DETAIL, "“三、” is missing")
    view = numbered.CurrentController.ViewCursor
    windows.do(lambda: view.gotoStart(False))
    windows.do(lambda: paragraphs(numbered)[3].setString("设备都已经检修。"))
    time.sleep(A_WHILE)
    findings.wait_text(DETAIL, "“三、” is missing")
    at_start = windows.do(lambda: (view.isCollapsed(), numbered.Text.compareRegionStarts(view, numbered.Text.Start)))
    assert at_start == (True, 0)


def test_filling_follows_the_cursor_and_what_is_typed(windows: Windows, report: Any, frame: Any) -> None:
    fill = opened(windows, frame, "FillPlaceholders", "Fill")
    fill.wait_label("1 of 8 to fill")
    places = [p for p in paragraphs(report) if p.String.startswith("<")]
    windows.do(lambda: report.CurrentController.select(places[2].Start))
    fill.wait_label("3 of 8 to fill")
    windows.do(lambda: places[0].setString("Written by hand."))
    fill.wait_label("2 of 7 to fill")


def test_an_action_reads_the_document_once(office: Office, windows: Windows, numbered: Any, frame: Any) -> None:
    office.dispatch(frame, "CheckStructure", Outline="")  # so that the extension is there

    def readings() -> int:
        time.sleep(A_WHILE)  # until nothing is going to follow by itself
        return int(probe.ask(office, "count_readings"))

    readings()
    findings = opened(windows, frame, "CheckStructure", "Findings")
    findings.wait_node(MARK)
    assert readings() <= 1  # a panel that came with the window has read it already
    findings.press("Fix")
    findings.wait_gone_node(MARK)
    assert readings() == 1
    windows.do(lambda: paragraphs(numbered)[3].setString("文。"))
    assert readings() == 1


def test_who_follows_the_cursor_is_notified_of_what_is_true_only(
    office: Office, windows: Windows, numbered: Any, frame: Any
) -> None:
    opened(windows, frame, "CheckStructure", "Findings").wait_node(MARK)
    assert probe.ask(office, "moved_in_a_former_state") == [True]


def test_nothing_is_kept_of_a_closed_document(office: Office, windows: Windows) -> None:
    documents = [office.new_document() for _ in range(3)]
    for document in documents:
        document.Text.String = "\r".join(TEXT)
        frame = document.CurrentController.Frame
        opened(windows, frame, "CheckStructure", "Findings").wait_node(MARK)
    counts: Dict[str, int] = probe.ask(office, "controllers")
    assert counts == {document.RuntimeUID: 1 for document in documents}  # of three panels there is one
    assert probe.ask(office, "kept", KEPT)["Controller"] == 3
    for document in documents:
        windows.do(functools.partial(document.close, True))
    time.sleep(A_WHILE)
    assert probe.ask(office, "controllers") == {}
    assert probe.ask(office, "kept", KEPT + LISTENING) == dict.fromkeys(KEPT + LISTENING, 0)
    assert probe.ask(office, "threads") == []
