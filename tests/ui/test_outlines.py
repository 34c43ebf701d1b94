"""Outlines in documents: what is missing, the layout, values that are remembered, new documents, fields, saved structures."""

from __future__ import annotations

import json
import pathlib
from typing import Any, Iterator, Optional

import pytest
from com.sun.star.util import URL

from on_show import lines, undo_titles
from tigang.office import settings
from tigang.office.process import Office
from workshop.windows import Windows

GBT = "Chinese official documents (GB/T 9704-2012)"
A4_WIDTH = 21000


@pytest.fixture
def profile_fields(office: Office) -> Iterator[pathlib.Path]:
    """Where the values are remembered; nothing is at first."""
    path = office.profile / "user/tigang/fields.json"
    yield path
    path.unlink(missing_ok=True)


def page(document: Any) -> Any:
    return document.StyleFamilies.getByName("PageStyles").getByName("Standard")


def without(document: Any, start: str, count: int) -> None:
    """Takes paragraphs out, the first of which begins so."""
    cursor = document.Text.createTextCursorByRange(document.Text.Start)
    while True:
        cursor.gotoEndOfParagraph(True)
        if cursor.String.startswith(start):
            break
        assert cursor.gotoNextParagraph(False), f"There is no paragraph {start}"
    cursor.gotoStartOfParagraph(False)
    for _ in range(count):
        cursor.gotoNextParagraph(True)
    cursor.String = ""


# what is missing


def test_only_what_is_missing_comes(windows: Windows, report: Any, frame: Any) -> None:
    before = lines(report)
    without(report, "2.2 Objectives", 2)
    undone = len(undo_titles(report))
    assert lines(report) != before
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    assert dialog.ticked("Only what is missing")  # the document has this outline
    preview = dialog.text("Preview:").splitlines()
    assert preview[0].startswith("After “")
    assert [line.strip() for line in preview[1:3]] == ["2.2 Objectives", "<Name measurable objectives>"]
    dialog.press("Insert")
    opened.wait()
    assert lines(report) == before
    assert len(undo_titles(report)) == undone + 1


def test_nothing_missing_is_said_and_can_be_overridden(windows: Windows, report: Any, frame: Any) -> None:
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    assert dialog.text("Preview:") == "Nothing is missing: every section of the outline is there."
    dialog.tick("Replace the whole document")
    preview = dialog.text("Preview:").splitlines()
    assert preview[0] == "Archive: Project Report, January"
    assert any(line.startswith("    4.1 <") for line in preview)  # a run-in heading stands under its heading, too
    dialog.press("Cancel")
    opened.wait()


# finding an outline


def test_outlines_are_found_and_favourites_come_first(
    office: Office, windows: Windows, document: Any, frame: Any
) -> None:
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.type("Search:", "mzshh")
    assert dialog.text("Preview:").splitlines()[0] == "<单位>领导班子成员专题民主生活会五个方面对照检查材料"
    dialog.tick("Favourite")
    dialog.type("Search:", "zzzz")
    dialog.wait_label("No outline has “zzzz”. Try another word, or pinyin and its initials.")
    assert not dialog.can_press("Insert")
    dialog.type("Search:", "")
    dialog.wait_node("Favourites")
    assert "对照检查材料" in dialog.text("Preview:").splitlines()[0]
    dialog.tick("Favourite")  # no longer
    dialog.press("Cancel")
    opened.wait()


def test_the_likeliest_outline_is_chosen_for_a_text(windows: Windows, document: Any, frame: Any) -> None:
    document.Text.String = "某局对照检查材料\r一、存在的主要问题\r学得不深。\r二、产生问题的原因分析\r抓得不紧。\r三、下一步努力方向和整改措施\r今后多学。"
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    assert dialog.ticked("At the cursor")
    assert "领导班子成员专题民主生活会" in dialog.text("Preview:").splitlines()[0]
    dialog.press("Cancel")
    opened.wait()


def test_outlines_of_ones_own(office: Office, windows: Windows, document: Any, frame: Any) -> None:
    path = office.profile / "user" / "tigang" / "outlines" / "plain-note.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("id: plain-note\ntitle: Plain note\nsections: [{id: one, heading: One}]\n", encoding="utf-8")
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.press("My Outlines…")
    own = windows.wait("My Outlines")
    assert own.items("Outlines of your own:") == ["Plain note (Other, plain-note)"]
    own.type("Title:", "Short note")
    own.type("Category:", "Letters")
    own.press("Save")
    assert own.items("Outlines of your own:") == ["Short note (Letters, plain-note)"]
    own.press("Delete")
    windows.wait("Tigang", saying="Short note").press("Yes")
    windows.patiently(lambda: not path.exists() or None, lambda: "The file stays")
    own.press("Restore")
    windows.patiently(lambda: path.exists() or None, lambda: "The file does not come back")
    own.press("Close")
    dialog.type("Search:", "short note")
    assert dialog.text("Preview:").splitlines() == ["1. One"] or "One" in dialog.text("Preview:")
    dialog.press("Cancel")
    opened.wait()
    path.unlink()


# the layout


def test_the_layout_of_a_document_without_history_includes_its_pages(
    windows: Windows, document: Any, frame: Any
) -> None:
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.type("Search:", "official-notice")
    assert not dialog.shows("Pages, too (this empties the undo list)")
    dialog.tick(f"Layout with pages: {GBT}")
    dialog.press("Insert")
    opened.wait()
    windows.wait_notice(frame, "仿宋_GB2312: ")
    assert (page(document).Width, page(document).TopMargin) == pytest.approx((A4_WIDTH, 3700), abs=2)
    assert document.StyleFamilies.getByName("ParagraphStyles").getByName("Text body").CharHeightAsian == 16


def test_without_the_tick_nothing_is_laid_out(windows: Windows, document: Any, frame: Any) -> None:
    top = page(document).TopMargin
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.type("Search:", "official-notice")
    dialog.press("Insert")
    opened.wait()
    assert page(document).TopMargin == top
    assert "Tigang" not in windows.titles()


def test_the_pages_only_on_the_word_of_the_person(windows: Windows, document: Any, frame: Any) -> None:
    document.Text.insertString(document.Text.End, "Old text", False)
    top = page(document).TopMargin
    for with_pages in (False, True):
        opened = windows.choose(frame, "InsertOutline")
        dialog = windows.wait("Insert Outline")
        dialog.type("Search:", "official-notice")
        dialog.tick("At the cursor")
        assert not dialog.can_tick("Pages, too (this empties the undo list)")
        dialog.tick(f"Layout: {GBT}")
        assert dialog.can_tick("Pages, too (this empties the undo list)")
        if with_pages:
            dialog.tick("Pages, too (this empties the undo list)")
        dialog.press("Insert")
        opened.wait()
        assert document.CurrentController.hasInfobar("tigang.fonts")
        assert (page(document).TopMargin != top) == with_pages
        assert len(undo_titles(document)) == (1 if with_pages else 2)


def test_writer_numbers_the_headings_when_asked(windows: Windows, document: Any, frame: Any) -> None:
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.type("Search:", "project-report")
    dialog.tick("Number headings automatically")
    dialog.press("Insert")
    opened.wait()
    paragraphs = document.Text.createEnumeration()
    heading = next(p for p in iter(paragraphs.nextElement, None) if p.OutlineLevel == 1)
    assert (heading.String, heading.ListLabelString) == ("Summary", "1.")


def test_an_outline_without_a_layout_offers_none(office: Office, windows: Windows, document: Any, frame: Any) -> None:
    path = office.profile / "user" / "tigang" / "outlines" / "plain-note.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("id: plain-note\ntitle: Plain note\nsections: [{id: one, heading: One}]\n", encoding="utf-8")
    try:
        opened = windows.choose(frame, "InsertOutline")
        dialog = windows.wait("Insert Outline")
        dialog.type("Search:", "plain-note")
        assert not any("Layout" in name for name in dialog.names())
        dialog.press("Cancel")
        opened.wait()
    finally:
        path.unlink()


# values that are remembered


def test_values_are_remembered_when_the_person_says_so(
    office: Office, windows: Windows, document: Any, frame: Any, profile_fields: pathlib.Path
) -> None:
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.type("Search:", "project-report")
    assert dialog.text("Author:") == ""
    assert not dialog.ticked("Remember these values for other documents")
    dialog.type("Author:", "Ann")
    dialog.type("Milestone (one per line):", "Pilot\nHandover")
    dialog.tick("Remember these values for other documents")
    dialog.press("Insert")
    opened.wait()
    assert json.loads(profile_fields.read_text(encoding="utf-8")) == {
        "author": "Ann",
        "milestones": ["Pilot", "Handover"],
    }

    other = office.new_document()
    opened = windows.choose(other.CurrentController.Frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    dialog.type("Search:", "project-report")
    assert (dialog.text("Author:"), dialog.text("Milestone (one per line):")) == ("Ann", "Pilot\nHandover")
    assert dialog.ticked("Remember these values for other documents")
    dialog.tick("Remember these values for other documents")  # no longer
    dialog.press("Insert")
    opened.wait()
    other.close(True)
    assert json.loads(profile_fields.read_text(encoding="utf-8")) == {}


def test_values_of_the_document_come_before_remembered_ones(
    windows: Windows, report: Any, frame: Any, profile_fields: pathlib.Path
) -> None:
    profile_fields.parent.mkdir(parents=True, exist_ok=True)
    profile_fields.write_text('{"author": "Bob", "project": "Bridge"}', encoding="utf-8")
    opened = windows.choose(frame, "InsertOutline")
    dialog = windows.wait("Insert Outline")
    assert (dialog.text("Author:"), dialog.text("Project:")) == ("Ann", "Archive")
    dialog.press("Cancel")
    opened.wait()
    assert "Bob" in profile_fields.read_text(encoding="utf-8")  # nothing is forgotten by cancelling


# new documents


@pytest.mark.parametrize("text", ["Old text", ""])
def test_new_document(office: Office, windows: Windows, document: Any, frame: Any, text: str) -> None:
    document.Text.String = text
    document.setModified(False)
    opened = windows.choose(frame, "NewDocument")
    dialog = windows.wait("New Document from Outline")
    assert not dialog.shows("Replace the whole document") and not dialog.shows("At the cursor")
    dialog.type("Search:", "official-notice")
    assert not dialog.can_tick(f"Layout with pages: {GBT}")
    dialog.press("Create")
    opened.wait()
    made = new_document(office, windows, document)
    assert made.CurrentController.hasInfobar("tigang.fonts")
    assert document.Text.String == text
    assert "<" in made.Text.String
    assert page(made).TopMargin == pytest.approx(3700, abs=2)
    made.close(True)


def test_new_document_cancelled_makes_none(office: Office, windows: Windows, document: Any, frame: Any) -> None:
    opened = windows.choose(frame, "NewDocument")
    windows.wait("New Document from Outline").press("Cancel")
    opened.wait()
    assert len([frame for frame in office.desktop.Frames if frame.Controller]) == 1


def test_new_document_from_the_start_centre(office: Office, windows: Windows) -> None:
    document = office.new_document()
    frame = document.CurrentController.Frame
    windows.do(lambda: press(office, frame, ".uno:CloseDoc"))  # of the last document: the Start Centre takes its place
    windows.patiently(
        lambda: shows_start_centre(frame), lambda: "The Start Centre does not take the place of the document"
    )
    opened = windows.choose(frame, "NewDocument")
    dialog = windows.wait("New Document from Outline")
    dialog.type("Search:", "project-report")
    dialog.press("Create")
    opened.wait()
    made = office.desktop.getCurrentComponent()
    assert "1. Summary" in made.Text.String
    assert [each.Controller.Model.RuntimeUID for each in office.desktop.Frames] == [made.RuntimeUID]
    made.close(True)


def new_document(office: Office, windows: Windows, old: Any) -> Any:
    """The document that comes to the front; its window does so a moment after it is made."""

    def look() -> Any:
        current = office.desktop.getCurrentComponent()
        return None if current.RuntimeUID == old.RuntimeUID else current

    return windows.patiently(look, lambda: "The old document stays before the new one")


def shows_start_centre(frame: Any) -> Optional[bool]:
    """The close goes on after the command has come back."""
    return True if frame.Controller is not None and frame.Controller.Model is None else None


def press(office: Office, frame: Any, command: str) -> None:
    """What an entry of the menu does."""
    _, url = office.service("com.sun.star.util.URLTransformer").parseStrict(URL(Complete=command))
    frame.queryDispatch(url, "_self", 0).dispatch(url, ())


# fields


def test_set_fields_changes_them_everywhere(windows: Windows, report: Any, frame: Any) -> None:
    opened = windows.choose(frame, "SetFields")
    dialog = windows.wait("Document Fields")
    dialog.wait_label("Fields of the outline: Project report")
    assert (dialog.text("Project:"), dialog.text("Milestone (one per line):")) == ("Archive", "Pilot\nHandover")
    dialog.type("Project:", "Harbour bridge")
    dialog.type("Milestone (one per line):", "Pilot\nOpening")
    dialog.type("Author:", "")  # stays
    dialog.press("OK")
    opened.wait()
    assert lines(report)[0] == "Harbour bridge: Project Report, January"
    assert "3.2 Milestone: Opening" in lines(report)
    assert "Archive" not in report.Text.String and "Ann" in report.Text.String
    assert undo_titles(report)[0] == "Change fields"


def test_set_fields_of_a_document_without_fields_says_so(windows: Windows, document: Any, frame: Any) -> None:
    opened = windows.choose(frame, "SetFields")
    windows.wait("Tigang", saying="has no fields").press("OK")
    opened.wait()


NOTICE = "重点围绕以下四个方面：一是带头讲政治方面；二是带头强本领方面；三是带头敢担当方面；四是带头守纪律方面。"


def test_fields_are_filled_from_a_notice_on_the_clipboard(
    office: Office, windows: Windows, document: Any, frame: Any
) -> None:
    assert office.dispatch(frame, "InsertOutline", Outline="self-examination-five", Mode="replace")["ok"]
    other = office.new_document()
    other.Text.String = NOTICE
    other.CurrentController.select(other.Text)
    windows.do(lambda: press(office, other.CurrentController.Frame, ".uno:Copy"))
    other.close(True)
    opened = windows.choose(frame, "SetFields")
    dialog = windows.wait("Document Fields")
    dialog.press("From the Clipboard")
    topics = ["带头讲政治", "带头强本领", "带头敢担当", "带头守纪律"]
    assert dialog.text("Five topics (one per line):").splitlines() == topics
    dialog.wait_label("Five topics: 4 instead of 5")
    found = "Found in the notice (an empty list has it already; double-click to take a line):"
    assert dialog.items(found)[0] == "Five topics: " + "；".join(topics)
    dialog.press("OK")
    opened.wait()
    assert "（四）在带头守纪律方面" in lines(document)
    assert not any(line.startswith("（五）") for line in lines(document))
    opened = windows.choose(frame, "SetFields")
    dialog = windows.wait("Document Fields")
    place = document.Text.createTextCursorByRange(document.Text.Start)
    while not place.String.endswith("（四）在带头守纪律方面"):
        place.gotoEndOfParagraph(True)
        assert place.String or place.gotoNextParagraph(False)
        if not place.String.endswith("（四）在带头守纪律方面"):
            place.gotoNextParagraph(False)
    document.Text.insertString(document.Text.createTextCursorByRange(place.End), "\r会风不严。", False)
    dialog.type("Five topics (one per line):", "带头讲政治\n带头强本领\n带头敢担当")
    dialog.press("OK")
    windows.wait("Tigang", saying="（四）在带头守纪律方面").press("No")
    dialog.press("Cancel")
    opened.wait()
    assert "会风不严。" in lines(document)


# saving the structure


def structure(document: Any) -> None:
    text = document.Text
    for style, words in (
        ("Title", "Minutes of the board"),
        ("Heading 1", "Attendance"),
        ("Text body", "Ann, Bob"),
        ("Heading 1", "Decisions"),
        ("Text body", "None."),
    ):
        text.insertString(text.End, words, False)
        last = text.createTextCursorByRange(text.End)
        last.ParaStyleName = style
        text.insertControlCharacter(text.End, 0, False)


def test_save_outline(office: Office, windows: Windows, document: Any, frame: Any) -> None:
    structure(document)
    opened = windows.choose(frame, "SaveOutline")
    dialog = windows.wait("Save Structure as Outline")
    assert (dialog.text("Title:"), dialog.text("Id:")) == ("Minutes of the board", "minutes-of-the-board")
    dialog.type("Title:", "会议记录")
    assert dialog.text("Id:") == "huiyi-jilu"
    dialog.type("Id:", "Not an id")
    dialog.press("Save")
    assert any("cannot be an id" in text for text in dialog.names())  # in place; the dialog stays
    dialog.type("Id:", "board-minutes")
    dialog.press("Save")
    windows.wait("Tigang", saying="board-minutes.yaml").press("OK")
    opened.wait()
    saved = office.profile / "user/tigang/outlines/board-minutes.yaml"
    assert "title: 会议记录" in saved.read_text(encoding="utf-8")
    opened = windows.choose(frame, "SaveOutline")
    dialog = windows.wait("Save Structure as Outline")
    dialog.type("Id:", "board-minutes")
    dialog.press("Save")
    assert any("already has “board-minutes”" in text for text in dialog.names())
    dialog.press("Cancel")
    opened.wait()
    saved.unlink()


def test_save_outline_of_a_text_without_headings_says_so(windows: Windows, document: Any, frame: Any) -> None:
    document.Text.String = "No heading here."
    opened = windows.choose(frame, "SaveOutline")
    windows.wait("Tigang", saying="has no headings").press("OK")
    opened.wait()
    assert "Save Structure as Outline" not in windows.titles()


def test_other_languages_are_listed_when_asked_for_and_that_is_remembered(
    office: Office, windows: Windows, frame: Any
) -> None:
    chinese, box = "Official notice (Chinese)", "Other languages, too"
    try:
        opened = windows.choose(frame, "InsertOutline")
        dialog = windows.wait("Insert Outline")
        nodes = dialog.nodes()
        assert "Project report" in nodes and not any(node.endswith("(Chinese)") for node in nodes)
        dialog.tick(box)
        assert dialog.wait_node(chinese) == chinese
        dialog.press("Cancel")
        opened.wait()
        opened = windows.choose(frame, "SnippetLibrary")
        library = windows.wait("Snippet Library")
        assert library.ticked(box) and any("(Chinese)" in item for item in library.items("Snippets:"))
        library.tick(box)
        assert not any("(Chinese)" in item for item in library.items("Snippets:"))
        library.type("Search:", "llxx")  # found in no other language
        assert all("(Chinese)" in item for item in library.items("Snippets:"))
        library.press("Close")
        opened.wait()
    finally:
        settings.write(office.context, {"Library/OtherLanguages": False})
