"""Everybody can use the windows and panels: each control has a name that is said, and the Tab key comes to it."""

from __future__ import annotations

from typing import Any

import pytest

from tigang import messages
from tigang.office.process import Office
from workshop.windows import Window, Windows

VERBS = [
    "InsertOutline",
    "NewDocument",
    "SetFields",
    "InsertSnippet",
    "SnippetLibrary",
    "SaveSnippet",
    "SaveOutline",
    "CheckBeforeSubmission",
]
FIELDS = {"project": "Archive", "period": "January", "author": "Ann", "milestones": ["Pilot", "Handover"]}


@pytest.fixture
def frame(office: Office, document: Any) -> Any:
    """The window of a document with placeholders, headings and mistakes."""
    frame = document.CurrentController.Frame
    assert office.dispatch(frame, "InsertOutline", Outline="project-report", Mode="replace", Fields=FIELDS)["ok"]
    document.Text.insertString(document.Text.End, "\r9. Other things.\rMore.\r", False)
    return frame


def check(window: Window) -> None:
    assert window.unnamed() == []
    wanted, reached = window.tab_through()
    assert wanted and wanted <= reached, f"the Tab key does not come to {sorted(wanted - reached)}"


@pytest.mark.parametrize("verb", VERBS)
def test_a_window_can_be_used_by_everybody(windows: Windows, document: Any, frame: Any, verb: str) -> None:
    if verb == "SaveSnippet":
        cursor = document.Text.createTextCursor()
        cursor.gotoEndOfParagraph(True)
        windows.do(lambda: document.CurrentController.select(cursor))
    opened = windows.choose(frame, verb)
    new = messages.get("ui.new-document.title", "en")
    window = windows.wait(new if verb == "NewDocument" else messages.catalogue(verb, "en")["title"])
    check(window)
    window.press(next(name for name in ("Cancel", "Close") if window.shows(name)))
    opened.wait()


def test_the_panels_can_be_used_by_everybody(windows: Windows, frame: Any) -> None:
    windows.choose(frame, "FillPlaceholders").wait()
    check(windows.panel(frame, "Fill"))
    check(windows.panel(frame, "Structure"))
    windows.choose(frame, "CheckStructure").wait()
    findings = windows.panel(frame, "Findings")
    check(findings)
    lines = [name for name in findings.nodes() if name.startswith(("Error: ", "Warning: ", "Note: "))]
    assert lines  # how grave a finding is, is said in words and not by an icon's colour alone
