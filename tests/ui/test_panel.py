"""The sidebar's deck: structure, findings and filling beside the text, as a person and a screen reader meet them."""

from __future__ import annotations

import pathlib
from typing import Any, List

import pytest

from on_show import TEXT, lines, selected, undo_titles
from tigang.office import settings
from tigang.office.process import Office
from tigang.office.uno_helpers import properties
from workshop.windows import Window, Windows

FINDINGS = "What the check has found. Choose a finding to go to its place."
DETAIL = "Why it is found and what would change"


@pytest.fixture
def findings(windows: Windows, numbered: Any, frame: Any) -> Window:
    windows.choose(frame, "CheckStructure").wait()
    return windows.panel(frame, "Findings")


@pytest.fixture
def structure(windows: Windows, numbered: Any, frame: Any, findings: Window) -> Window:
    return windows.panel(frame, "Structure")


@pytest.fixture
def fill(windows: Windows, report: Any, frame: Any) -> Window:
    windows.choose(frame, "FillPlaceholders").wait()
    return windows.panel(frame, "Fill")


def reported(window: Window, part: str) -> str:
    """The line of the list that has these words, as soon as there is one."""
    return window.wait_node(part)


# findings


def test_a_finding_is_explained_with_what_its_fix_would_do(findings: Window, numbered: Any) -> None:
    findings.choose_node(reported(findings, "repeats"))
    findings.choose_node(reported(findings, "The mark “。”"))
    findings.wait_text(DETAIL, "The mark “。” does not belong to the heading “设备检修”.")
    detail = findings.text(DETAIL).splitlines()
    assert detail[1:3] == ["− 二、设备检修。", "+ 二、设备检修"]
    assert detail[4].startswith("A full stop or a colon at the end of a heading")
    assert detail[-2] == "Fix: The mark is deleted."
    assert detail[-1].startswith("heading-punctuation · practice: ")
    assert selected(numbered) == "。"


def test_only_what_can_be_done_is_offered(findings: Window) -> None:
    def offered() -> List[str]:
        names = ("Related Place", "Fix", "Fix This Kind", "Ignore", "Ignore This Kind")
        return [name for name in names if findings.can_press(name)]

    findings.choose_node(reported(findings, "The mark “。”"))
    findings.wait_text(DETAIL, "The mark")
    assert offered() == ["Fix", "Fix This Kind", "Ignore", "Ignore This Kind"]
    findings.choose_node(reported(findings, "repeats"))
    findings.wait_text(DETAIL, "repeats")
    assert offered() == ["Related Place", "Ignore", "Ignore This Kind"]


def test_the_page_of_a_finding_s_rule(findings: Window) -> None:
    findings.choose_node(reported(findings, "The mark “。”"))
    findings.wait_text(DETAIL, "The mark")
    findings.press("Rule’s Page")
    findings.wait_text(DETAIL, "heading-punctuation")
    assert "Wrong" in findings.text(DETAIL) and "Right" in findings.text(DETAIL)
    findings.choose_node(reported(findings, "repeats"))
    findings.wait_text(DETAIL, "repeats")


def test_fixing_goes_on_to_the_next_finding(findings: Window, numbered: Any) -> None:
    findings.choose_node(reported(findings, "The mark “。”"))
    findings.press("Fix")
    findings.wait_text(DETAIL, "“三、” is missing before “四、”")
    assert lines(numbered)[2] == "二、设备检修"
    assert undo_titles(numbered)[0] == "Fix structure"
    assert selected(numbered) == "四、人员培训"
    findings.press("Fix")  # not safe, but asked for; the one after it has no fix
    findings.wait_text(DETAIL, "repeats")
    assert (lines(numbered)[4], lines(numbered)[6]) == ("三、人员培训", "四、场地布置")
    assert selected(numbered) == "四、场地布置"
    assert not findings.can_press("Fix")


def test_the_list_follows_the_document(findings: Window, numbered: Any) -> None:
    reported(findings, "The mark “。”")
    numbered.Text.String = "没有标题。"
    findings.wait_text(DETAIL, "No findings. The structure is in order.")
    assert not findings.can_press("Fix")
    numbered.UndoManager.undo()
    reported(findings, "The mark “。”")


def test_without_live_checks_old_findings_say_so(office: Office, findings: Window, numbered: Any) -> None:
    aged = "The text has changed since this was found."
    try:
        settings.write(office.context, {"Checking/Live": False})
        findings.choose_node(reported(findings, "repeats"))
        findings.wait_text(DETAIL, "repeats")
        assert aged not in findings.text(DETAIL)
        numbered.Text.insertString(numbered.Text.End, "文。", False)
        findings.wait_text(DETAIL, aged)
        findings.choose_node(reported(findings, "The mark “。”"))  # which reads the document again
        findings.wait_text(DETAIL, "The mark")
        assert aged not in findings.text(DETAIL)
    finally:
        settings.write(office.context, {"Checking/Live": True})


def test_ignoring_a_finding_and_taking_it_back(office: Office, findings: Window, numbered: Any, frame: Any) -> None:
    def found() -> List[str]:
        answer = office.dispatch(frame, "CheckStructure", Outline="")
        return [finding["rule"] for finding in answer["findings"]]

    findings.choose_node(reported(findings, "repeats"))
    findings.wait_text(DETAIL, "repeats")
    findings.press("Ignore")
    findings.wait_gone_node("repeats")
    assert lines(numbered) == TEXT
    assert "heading-duplicate" not in found()
    findings.choose("Which findings are listed", "Ignored")
    findings.choose_node(reported(findings, "repeats"))
    findings.press("No Longer Ignore")
    findings.wait_gone_node("repeats")
    assert "heading-duplicate" in found()


def test_a_kind_is_ignored_in_the_whole_document(office: Office, findings: Window, numbered: Any, frame: Any) -> None:
    findings.choose_node(reported(findings, "is missing before"))
    findings.wait_text(DETAIL, "is missing before")
    findings.press("Ignore This Kind")
    findings.wait_gone_node("is missing before")
    numbered.Text.String = "\r".join(["一、甲", "文。", "三、乙", "文。", "四、丙", "文。", "八、丁", "文。"])
    rules = {finding["rule"] for finding in office.dispatch(frame, "CheckStructure", Outline="")["findings"]}
    assert "number-gap" not in rules


def test_findings_can_be_narrowed_down_and_grouped(findings: Window) -> None:
    reported(findings, "The mark “。”")
    findings.choose("Which findings are listed", "Errors")
    findings.wait_gone_node("The mark “。”")
    reported(findings, "“三、” is missing")
    findings.choose("Which findings are listed", "All findings")
    findings.choose("How the findings are grouped", "By kind")
    reported(findings, "The mark “。”")


def test_the_related_place(windows: Windows, findings: Window, numbered: Any) -> None:
    findings.choose_node(reported(findings, "repeats"))
    findings.wait_text(DETAIL, "repeats")
    assert selected(numbered) == "五、场地布置"
    findings.press("Related Place")
    windows.patiently(lambda: selected(numbered) == "一、场地布置" or None, lambda: f"{selected(numbered)} is selected")
    assert numbered.isModified() is False


def test_a_read_only_document_is_checked_but_not_fixed(
    office: Office, windows: Windows, numbered: Any, tmp_path: pathlib.Path
) -> None:
    url = (tmp_path / "numbered.odt").as_uri()
    numbered.storeToURL(url, properties(FilterName="writer8"))
    read_only = windows.do(lambda: office.desktop.loadComponentFromURL(url, "_blank", 0, properties(ReadOnly=True)))
    frame = read_only.CurrentController.Frame
    windows.choose(frame, "CheckStructure")
    windows.wait("Tigang", saying="The mark “。” does not belong to the heading “设备检修”.").press("OK")
    assert lines(read_only) == TEXT
    read_only.close(True)


def test_the_panel_says_first_what_can_be_done(windows: Windows, frame: Any) -> None:
    windows.choose(frame, "CheckStructure").wait()
    labels = windows.panel(frame, "Structure").labels()
    assert any(label.startswith("1. Choose an outline above") for label in labels)


def test_who_inserts_an_outline_first_gets_a_tip_once(
    office: Office, windows: Windows, document: Any, frame: Any
) -> None:
    (office.profile / "user/tigang/tip").unlink(missing_ok=True)
    for expected in (True, False):
        opened = windows.choose(frame, "InsertOutline")
        dialog = windows.wait("Insert Outline")
        dialog.type("Search:", "project-report")
        dialog.press("Insert")
        opened.wait()
        assert document.CurrentController.hasInfobar("tigang.tip") == expected
        if expected:
            windows.wait_notice(frame, "Shift+Ctrl+F3 goes to the next placeholder")
            windows.do(lambda: document.CurrentController.removeInfobar("tigang.tip"))


# structure


def test_the_structure_is_a_tree_with_what_is_wrong_in_it(structure: Window) -> None:
    assert reported(structure, "场地布置") == "一、场地布置"
    assert reported(structure, "设备检修") == "二、设备检修 — warnings: 1"
    structure.wait_label("errors: 1 · warnings: 2 · notes: 1")


def test_a_section_moves_with_its_text_and_numbers_follow(structure: Window, numbered: Any) -> None:
    structure.choose_node(reported(structure, "设备检修"))
    assert selected(numbered) == "二、设备检修。"
    structure.press("Move the section up")
    structure.wait_node("一、设备检修")
    assert lines(numbered)[:4] == ["一、设备检修。", "设备已经检修。", "二、场地布置", "场地已经布置。"]
    assert undo_titles(numbered)[0] == "Move section: 设备检修"
    numbered.UndoManager.undo()
    structure.wait_node("一、场地布置")
    assert lines(numbered) == TEXT


def test_a_section_is_demoted_and_promoted_again(structure: Window, numbered: Any) -> None:
    structure.choose_node(reported(structure, "设备检修"))
    structure.press("Demote the section")
    structure.wait_node("（一）设备检修")
    assert lines(numbered)[2] == "（一）设备检修。"
    structure.press("Promote the section")
    structure.wait_node("二、设备检修")
    assert lines(numbered)[2] == "二、设备检修。"


def test_an_outline_is_chosen_and_what_is_missing_comes_in(
    office: Office, windows: Windows, document: Any, frame: Any
) -> None:
    document.Text.String = "1. Summary\rAll went well.\r2. Next steps\rMore of it."
    windows.choose(frame, "CheckStructure").wait()
    structure = windows.panel(frame, "Structure")
    structure.choose("Outline:", next(item for item in structure.items("Outline:") if "Project report" in item))
    missing = structure.wait_node("Background and objectives — missing")
    assert lines(document)[0] == "1. Summary"
    structure.choose_node(missing)
    structure.press("Insert Missing")
    structure.wait_gone_node("Background and objectives — missing")
    assert any("Background and objectives" in line for line in lines(document))
    assert structure.wait_node("Progress — missing")  # only the one that was chosen
    structure.choose_node(structure.wait_node("Next steps"))
    structure.press("Insert Missing")  # now all that are
    structure.wait_gone_node("— missing")


def test_what_is_missing_stays_chosen_when_the_document_is_read_again(
    office: Office, windows: Windows, document: Any, frame: Any
) -> None:
    document.Text.String = "1. Summary\rAll went well.\r2. Next steps\rMore of it."
    office.dispatch(frame, "SetOutline", Outline="project-report")
    document.CurrentController.getViewCursor().gotoStart(False)
    windows.choose(frame, "CheckStructure").wait()
    structure = windows.panel(frame, "Structure")
    structure.choose_node(structure.wait_node("Background and objectives — missing"))
    document.Text.insertString(document.Text.End, "\r3. Extra", False)
    structure.wait_node("3. Extra")
    structure.press("Insert Missing")
    structure.wait_gone_node("Background and objectives — missing")
    assert structure.wait_node("Progress — missing")


# filling


def test_filling_goes_through_all(windows: Windows, frame: Any, fill: Window, report: Any) -> None:
    fill.wait_label("1 of 8 to fill")
    assert selected(report) == "<Sum up status and decisions>"
    assert fill.items("Snippets:")[0] == "★ Summary: on track"
    preview = "Preview, which may be edited:"
    assert fill.text(preview).startswith("Archive is on track. In the period January")
    fill.choose("Snippets:", "★ Summary: recovering from a delay")
    fill.press("Insert")
    fill.wait_label("1 of 7 to fill")
    assert "Archive has made up most of the delay" in report.Text.String
    assert selected(report) == "<Say why the project exists>"
    fill.press("Skip")
    fill.wait_label("2 of 7 to fill")
    assert selected(report) == "<Name measurable objectives>"
    fill.press("Insert")
    fill.wait_label("2 of 6 to fill")
    assert windows.panel(frame, "Structure").wait_node("2. Background and objectives — to fill: 1 of 2")
    fill.press("Fill All")
    fill.wait_label("All placeholders are filled.")
    assert not fill.can_press("Insert")
    assert "<" not in report.Text.String


def test_back_takes_the_last_filling_back_so_that_another_can_be_taken(fill: Window, report: Any) -> None:
    fill.wait_label("1 of 8 to fill")
    fill.press("Insert")
    fill.wait_label("1 of 7 to fill")
    assert "Archive is on track" in report.Text.String
    fill.press("Back")
    fill.wait_label("1 of 8 to fill")
    assert selected(report) == "<Sum up status and decisions>"
    assert "Archive is on track" not in report.Text.String


def test_the_preview_may_be_edited_before_it_goes_in(fill: Window, report: Any) -> None:
    fill.wait_label("1 of 8 to fill")
    fill.type("Preview, which may be edited:", "All is quiet.")
    fill.press("Insert")
    fill.wait_label("1 of 7 to fill")
    assert "All is quiet." in report.Text.String and "on track" not in report.Text.String


def test_filling_follows_the_cursor(windows: Windows, fill: Window, report: Any) -> None:
    fill.wait_label("1 of 8 to fill")
    controller = report.CurrentController
    windows.do(lambda: controller.getViewCursor().gotoEnd(False))
    fill.wait_label("The cursor stands in no placeholder. Skip goes to the next one.")
    assert not fill.can_press("Insert")


def test_the_value_of_a_field_is_asked_for_in_the_same_place(
    office: Office, windows: Windows, document: Any, frame: Any
) -> None:
    office.dispatch(frame, "InsertOutline", Outline="project-report", Mode="replace")
    windows.choose(frame, "FillPlaceholders").wait()
    fill = windows.panel(frame, "Fill")
    fill.wait_label("1 of 15 to fill")
    assert not fill.can_press("Insert")
    fill.type("Project:", "Archive")
    fill.press("Insert")
    fill.wait_label("1 of 14 to fill")
    assert lines(document)[0].startswith("Archive: Project Report, ")


def test_what_was_put_in_before_stands_first_among_equals(
    office: Office, windows: Windows, report: Any, frame: Any
) -> None:
    for _ in range(2):
        assert office.dispatch(frame, "InsertSnippet", Snippet="summary-recovery")["ok"]
        report.UndoManager.undo()
    assert office.dispatch(frame, "FillPlaceholders", Mode="best")["filled"] == 8
    assert "Archive is on track" in report.Text.String  # what fills all by itself is the same for everybody
    report.UndoManager.undo()
    assert (office.profile / "user/tigang/used").exists()
    windows.choose(frame, "FillPlaceholders").wait()
    fill = windows.panel(frame, "Fill")
    fill.wait_label("1 of 8 to fill")
    assert fill.items("Snippets:")[:2] == ["★ Summary: recovering from a delay", "★ Summary: on track"]
    fill.type("Search:", "summary:")
    assert fill.items("Snippets:")[:2] == ["★ Summary: recovering from a delay", "★ Summary: on track"]


def test_what_the_document_has_already_stands_last_among_what_is_meant(fill: Window, report: Any) -> None:
    for number in (2, 3, 4):  # to the first of three milestones
        fill.press("Skip")
        fill.wait_label(f"{number} of 8 to fill")
    meant = [item for item in fill.items("Snippets:") if "★" in item]
    fill.press("Insert")
    fill.wait_label("4 of 7 to fill")
    assert [item for item in fill.items("Snippets:") if "★" in item] == [*meant[1:], meant[0]]


def test_the_person_s_selection_stays_when_the_panel_shows_the_sections(
    windows: Windows, numbered: Any, frame: Any, office: Office
) -> None:
    """With the cursor in no section no line is chosen; a tree without one chooses its first by itself when it is painted."""
    table = numbered.createInstance("com.sun.star.text.TextTable")
    table.initialize(2, 2)
    numbered.Text.insertTextContent(numbered.Text.Start, table, False)
    cells = table.createCursorByCellName("A1")
    cells.gotoCellByName("B2", True)
    numbered.CurrentController.select(cells)
    windows.choose(frame, "CheckStructure").wait()
    windows.panel(frame, "Structure").wait_node("一、场地布置")
    office.on_main_thread(office.service("com.sun.star.awt.Toolkit").processEventsToIdle)
    assert numbered.CurrentSelection.supportsService("com.sun.star.text.TextTableCursor")
