"""Every dialog, opened as the menu opens it, answered as a person answers it, and what that did to the document."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest
from com.sun.star.text.TextContentAnchorType import AS_CHARACTER

from odts import odt
from on_show import lines, undo_titles
from tigang import messages
from tigang.office.process import Office
from tigang.office.uno_helpers import properties
from workshop.windows import Windows

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
PAGE = messages.catalogue("InsertOutline", "en")["pageHelp"]


def test_insert_outline(windows: Windows, document: Any, frame: Any) -> None:
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.type("Search:", "project-report")
    assert dialog.text("Preview:").splitlines()[0] == "<Project>: Project Report, <Reporting period>"
    dialog.type("Project:", "Archive")
    dialog.type("Milestone (one per line):", "Pilot\nHandover")
    assert dialog.text("Preview:").splitlines()[0] == "Archive: Project Report, <Reporting period>"
    dialog.press("Insert")
    opened.wait()
    assert lines(document)[0] == "Archive: Project Report, <Reporting period>"
    assert [line for line in lines(document) if "Milestone" in line] == [
        "3.1 Milestone: Pilot",
        "3.2 Milestone: Handover",
    ]
    assert undo_titles(document) == ["Insert outline: Project report"]


def test_the_first_page_is_drawn_and_no_document_is_left(
    office: Office, windows: Windows, document: Any, frame: Any
) -> None:
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.type("Search:", "project-report")
    dialog.wait_shown(PAGE)
    dialog.tick("Only what is missing")  # stands anywhere: there is no page to be shown
    dialog.wait_shown(PAGE, False)
    dialog.press("Cancel")
    opened.wait()
    documents = office.service("com.sun.star.frame.Desktop").Components.createEnumeration()
    assert documents.nextElement() == document and not documents.hasMoreElements()
    assert lines(document) == []


def test_insert_outline_can_be_chosen_in_the_tree(windows: Windows, document: Any, frame: Any) -> None:
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.choose_node("Project report")
    dialog.press("Insert")
    opened.wait()
    assert lines(document)[1] == "1. Summary"


def test_insert_outline_keeps_a_text_that_is_there_unless_asked(windows: Windows, document: Any, frame: Any) -> None:
    document.Text.String = "Old text"
    opened = windows.choose(frame, "InsertOutline")
    windows.wait("Insert Outline").press("Insert")
    opened.wait()
    assert "Old text" in document.Text.String
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.tick("Replace the whole document")
    dialog.press("Insert")
    opened.wait()
    assert "Old text" not in document.Text.String


def test_insert_outline_cancelled_changes_nothing(windows: Windows, document: Any, frame: Any) -> None:
    opened = windows.choose(frame, "InsertOutline")
    windows.wait("Insert Outline").press("Cancel")
    opened.wait()
    assert (document.Text.String, document.isModified()) == ("", False)


def test_insert_outline_offers_the_fields_that_the_document_has(windows: Windows, report: Any, frame: Any) -> None:
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    assert (dialog.text("Project:"), dialog.text("Author:")) == ("Archive", "Ann")
    dialog.press("Cancel")
    opened.wait()


def test_insert_snippet_at_the_placeholder(windows: Windows, report: Any, frame: Any) -> None:
    opened = windows.choose(frame, "InsertSnippet")  # the first placeholder is selected
    dialog = windows.wait("Insert Snippet")
    dialog.wait_label("Into the placeholder: Sum up status and decisions")
    assert dialog.items("Snippets:")[0].startswith("★ Summary")
    dialog.type("Search:", "steering")
    assert dialog.items("Snippets:")[0] == "★ Summary: on track"
    dialog.press("Insert")
    opened.wait()
    assert lines(report)[2].startswith("Archive is on track.")
    assert undo_titles(report)[0] == "Insert snippet: Summary: on track"


def test_what_was_taken_out_of_a_snippet_is_reported(windows: Windows, office: Office, report: Any, frame: Any) -> None:
    folder = office.profile / "user/tigang/snippets"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "linked.odt").write_bytes(
        odt('<text:p>Words <text:a xlink:href="file:///etc/passwd">linked</text:a></text:p>')
    )
    (folder / "linked.yaml").write_text("id: linked\ntitle: Linked words\ndocument: linked.odt\n", encoding="utf-8")
    try:
        opened = windows.choose(frame, "InsertSnippet")
        dialog = windows.wait("Insert Snippet")
        dialog.type("Search:", "Linked words")
        dialog.press("Insert")
        opened.wait()
        windows.wait_notice(frame, "Left out: links to other places than web pages and mailboxes (1)")
    finally:
        for path in folder.glob("linked.*"):
            path.unlink()
    assert "Words linked" in lines(report)


def test_save_snippet(office: Office, windows: Windows, report: Any, frame: Any, tmp_path: pathlib.Path) -> None:
    office.dispatch(frame, "FillPlaceholders", Mode="best")
    cursor = report.Text.createTextCursorByRange(report.Text.Start)
    cursor.gotoNextParagraph(False)
    cursor.gotoNextParagraph(False)
    cursor.gotoEndOfParagraph(True)
    report.CurrentController.select(cursor)
    opened = windows.choose(frame, "SaveSnippet")
    dialog = windows.wait("Save as Snippet")
    assert dialog.text("Selected:") == cursor.String
    dialog.wait_label("Saved as text")
    assert (dialog.text("Title:"), dialog.text("Id:")) == ("Archive is on track", "archive-is-on-track")
    assert dialog.text("Meant for:") == "Project report › Summary"
    dialog.type("Id:", "Not an id")
    dialog.press("Save")
    windows.wait("Tigang").press("OK")  # the message; the dialog stays
    dialog.type("Title:", "All is well")
    dialog.type("Id:", "all-is-well")
    dialog.type("Tags:", "calm, good")
    dialog.press("Save")
    opened.wait()
    saved = (office.profile / "user/tigang/snippets/all-is-well.yaml").read_text(encoding="utf-8")
    assert "title: All is well" in saved and "- calm" in saved and "- project-report/summary" in saved


def insert_table(document: Any, after: str) -> Any:
    """A table of two rows after the heading of that text."""
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(2, 2)
    search = document.createSearchDescriptor()
    search.SearchString = after
    document.Text.insertTextContent(document.findFirst(search).End, table, False)
    for name, words in (("A1", "No."), ("B1", "Measure"), ("A2", "1"), ("B2", "Train the staff")):
        table.getCellByName(name).String = words
    return table


def insert_image(document: Any, at: Any, tmp_path: pathlib.Path, description: str) -> Any:
    (tmp_path / "image.png").write_bytes(PIXEL)
    image = document.createInstance("com.sun.star.text.TextGraphicObject")
    image.GraphicURL = (tmp_path / "image.png").as_uri()
    image.AnchorType = AS_CHARACTER
    image.Description = description
    document.Text.insertTextContent(at, image, False)
    return image


def saved(office: Office, name: str) -> str:
    return (office.profile / f"user/tigang/snippets/{name}.yaml").read_text(encoding="utf-8")


def test_save_snippet_of_a_selected_table(office: Office, windows: Windows, report: Any, frame: Any) -> None:
    table = insert_table(report, "2.2 Objectives")
    cells = table.createCursorByCellName("A1")
    cells.gotoCellByName("B2", True)
    report.CurrentController.select(cells)
    opened = windows.choose(frame, "SaveSnippet")
    dialog = windows.wait("Save as Snippet")
    assert dialog.text("Selected:") == "No.\nMeasure\n1\nTrain the staff"
    dialog.wait_label("Saved as a document, with its formatting. It holds: Table")
    assert (dialog.text("Title:"), dialog.text("Id:")) == ("No. Measure", "no-measure")
    assert dialog.text("Meant for:") == "Project report › Background and objectives › Objectives"
    report.CurrentController.select(report.Text.Start)  # what the window shows is saved, whatever is selected since
    dialog.press("Save")
    opened.wait()
    report.CurrentController.select(cells)
    assert "document: no-measure.odt" in saved(office, "no-measure")
    assert office.dispatch(frame, "NextPlaceholder")["guidance"] == "Sum up status and decisions"
    assert office.dispatch(frame, "InsertSnippet", Snippet="no-measure")["ok"]
    assert report.TextTables.Count == 2


@pytest.mark.parametrize(
    ("description", "title", "name"),
    [("", "Image", "image"), ("The new\narchive", "The new archive", "the-new-archive")],
)
def test_save_snippet_of_a_selected_image(
    office: Office,
    windows: Windows,
    report: Any,
    frame: Any,
    tmp_path: pathlib.Path,
    description: str,
    title: str,
    name: str,
) -> None:
    image = insert_image(report, report.Text.End, tmp_path, description)
    report.CurrentController.select(image)
    opened = windows.choose(frame, "SaveSnippet")
    dialog = windows.wait("Save as Snippet")
    assert dialog.text("Selected:") == "Image"
    dialog.wait_label("Saved as a document, with its formatting. It holds: Image")
    assert (dialog.text("Title:"), dialog.text("Id:")) == (title, name)
    dialog.press("Save")
    opened.wait()
    assert f"document: {name}.odt" in saved(office, name)
    assert (
        office.dispatch(frame, "PreviousPlaceholder")["guidance"] == "List actions, owners and dates"
    )  # from the image on
    assert office.dispatch(frame, "InsertSnippet", Snippet=name)["ok"]
    assert report.GraphicObjects.Count == 2


def test_save_snippet_of_nothing_says_so(windows: Windows, document: Any, frame: Any) -> None:
    opened = windows.choose(frame, "SaveSnippet")
    windows.wait("Tigang").press("OK")
    opened.wait()
    assert "Save as Snippet" not in windows.titles()


@pytest.mark.parametrize("verb", ["NextPlaceholder", "PreviousPlaceholder"])
def test_no_placeholder_is_said(windows: Windows, document: Any, frame: Any, verb: str) -> None:
    windows.choose(frame, verb).wait()
    windows.wait_notice(frame, "The document has no placeholders.")


@pytest.mark.parametrize("verb", ["InsertOutline", "InsertSnippet"])
def test_a_read_only_document_is_refused_before_a_dialog_opens(
    office: Office, windows: Windows, report: Any, tmp_path: pathlib.Path, verb: str
) -> None:
    url = (tmp_path / "report.odt").as_uri()
    report.storeToURL(url, properties(FilterName="writer8"))
    read_only = office.desktop.loadComponentFromURL(url, "_blank", 0, properties(ReadOnly=True))
    opened = windows.choose(read_only.CurrentController.Frame, verb)
    windows.wait("Tigang").press("OK")
    opened.wait()
    read_only.close(True)
