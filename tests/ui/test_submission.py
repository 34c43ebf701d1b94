"""Check before Submission from the menu."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest

from tigang.office import settings
from tigang.office.process import Office
from tigang.office.uno_helpers import properties
from workshop.windows import Choosing, Windows

FIELDS = {"project": "Archive", "period": "January", "author": "Ann", "milestones": ["Pilot", "Handover"]}
TITLE = "Check before Submission"


@pytest.fixture
def littered(office: Office, document: Any) -> Any:
    """A project report with a placeholder to fill, a mistake that can be fixed, a comment and an author."""
    frame = document.CurrentController.Frame
    assert office.dispatch(frame, "InsertOutline", Outline="project-report", Mode="replace", Fields=FIELDS)["ok"]
    comment = document.createInstance("com.sun.star.text.textfield.Annotation")
    comment.Content = "Is this so?"
    document.Text.insertTextContent(document.Text.End, comment, False)
    document.DocumentProperties.Author = "Ann"
    return document


def test_the_window_shows_what_stands_against_it_and_takes_it_out(
    office: Office, windows: Windows, littered: Any
) -> None:
    frame = littered.CurrentController.Frame
    opened = windows.choose(frame, "CheckBeforeSubmission")
    window = windows.wait(TITLE)
    window.wait_label("Not ready yet: to fill: 8, comments: 1, personal data: 1.")
    assert window.wait_node("To fill: ") == "To fill: <Sum up status and decisions>"
    assert not window.can_press("Accept All Changes") and not window.can_press("Fix What Is Safe…")
    for button, question in (
        ("Delete All Comments", "Delete all comments (1)?"),
        ("Remove Personal Data", "Author: Ann"),
    ):
        window.press(button)
        windows.wait("Tigang", saying=question).press("Yes")
        windows.wait_gone("Tigang")
    window.wait_label("Not ready yet: to fill: 8.")
    assert not littered.DocumentProperties.Author
    window.choose_node(window.wait_node("Name measurable objectives"))
    window.press("Go There")
    opened.wait()
    assert littered.CurrentSelection.getByIndex(0).String == "<Name measurable objectives>"

    office.dispatch(frame, "FillPlaceholders", Mode="best")
    [heading] = [line for line in littered.Text if line.String.startswith("3")][:1]
    heading.String += "："
    opened = windows.choose(frame, "CheckBeforeSubmission")
    window = windows.wait(TITLE)
    window.wait_node("Warning: ")
    window.press("Fix What Is Safe…")
    windows.wait("Fix Structure").press("Fix")
    windows.wait_gone("Fix Structure")
    window.wait_label("Ready: nothing is missing, to fill or wrong, and nothing is left that must not go out.")
    window.wait_gone_node("Warning: ")
    window.press("Close")
    opened.wait()


def test_the_report_is_saved_as_a_web_page_or_a_pdf(windows: Windows, littered: Any, tmp_path: pathlib.Path) -> None:
    opened = windows.choose(littered.CurrentController.Frame, "CheckBeforeSubmission")
    window = windows.wait(TITLE)
    for name, kind in (("report.html", "Web page (.html)"), ("report.pdf", "PDF (.pdf)")):
        window.press("Save Report…")
        picker = windows.wait("Save the Report", depth=12)
        picker.choose("File type:", kind)
        picker.type("File name:", str(tmp_path / name))
        picker.press("Save")
        windows.wait("Tigang", saying=f"The report is written to {tmp_path / name}").press("OK")
    window.press("Close")
    opened.wait()
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Not ready yet: to fill: 8, comments: 1, personal data: 1." in page and "Name measurable objectives" in page
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_the_panel_opens_the_check_and_offers_the_outline_that_the_document_looks_like(
    office: Office, windows: Windows, littered: Any
) -> None:
    frame = littered.CurrentController.Frame
    assert office.dispatch(frame, "FillPlaceholders", Mode="best")["ok"]
    littered.DocumentProperties.UserDefinedProperties.removeProperty("Tigang.Outline")
    windows.choose(frame, "CheckStructure").wait()
    panel = windows.panel(frame, "Structure")
    panel.wait_label("Looks like “Project report”: use it? warnings: 1 · notes: 1")
    panel.press("Use It")
    panel.wait_label("13 of 13 sections · warnings: 1")
    assert office.dispatch(frame, "CheckStructure", Outline="")["outline"] == "project-report"
    panel.press("Submission…")
    windows.wait(TITLE).press("Close")
    windows.wait_gone(TITLE)


def test_where_the_options_say_so_what_is_not_ready_does_not_go_out_unseen(
    office: Office, windows: Windows, littered: Any, tmp_path: pathlib.Path
) -> None:
    path, helper = tmp_path / "out.pdf", office.service("com.sun.star.frame.DispatchHelper")
    given = properties(URL=path.as_uri(), FilterName="writer_pdf_Export")

    def export(frame: Any) -> Choosing:
        return Choosing(
            lambda: windows.do(lambda: helper.executeDispatch(frame, ".uno:ExportDirectToPDF", "", 0, given))
        )

    def opened_document() -> Any:
        return windows.do(lambda: office.desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ()))

    try:
        settings.write(office.context, {"Submission/CheckBefore": True})
        other = opened_document()
        frame = other.CurrentController.Frame
        export(frame).wait()
        assert path.exists()  # an empty document is ready
        path.unlink()
        other.DocumentProperties.Author = "Ann"
        opened = export(frame)
        question = windows.wait("Tigang", saying="Not ready yet: personal data: 1.\n\nGo on all the same?")
        question.press("No")
        windows.wait(TITLE).press("Export as PDF…")  # nothing is asked once more: the window has said it
        windows.wait("PDF Options", depth=12).press("Cancel")
        opened.wait()
        assert not path.exists()
        opened = export(frame)
        windows.wait("Tigang", saying="Go on all the same?").press("Yes")
        opened.wait()
        assert path.exists()
        path.unlink()
        settings.write(office.context, {"Submission/Forbid": True})
        opened = export(frame)
        windows.wait("Tigang", saying="Your administrator has set that only what is ready goes out.").press("OK")
        windows.wait(TITLE).press("Close")
        opened.wait()
        assert not path.exists()
        other.close(True)
    finally:
        settings.write(office.context, {"Submission/CheckBefore": False, "Submission/Forbid": False})
    third = opened_document()
    third.DocumentProperties.Author = "Ann"
    export(third.CurrentController.Frame).wait()
    assert path.exists()
    third.close(True)
