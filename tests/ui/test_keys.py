"""The extension as a person meets it: Writer in a window on a screen, all reached with keys alone."""

from __future__ import annotations

import os
import pathlib
import threading
import time
from typing import Any, Callable, Iterator, List
from xml.etree import ElementTree

import pytest
import unohelper
from com.sun.star.frame import XStatusListener
from com.sun.star.util import URL

from on_show import lines
from processes import has_python
from tigang.library import lookup
from tigang.office.process import Office
from tigang.office.profile import clean_environment
from tigang.office.uno_helpers import properties
from workshop.basics import ROOT
from workshop.display import Display
from workshop.windows import Windows

PICTURES = ROOT / "out" / "screenshots"
FIELDS = {"project": "Archive", "period": "January", "author": "Ann", "milestones": ["Pilot", "Handover"]}


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    """A missing Xvfb, openbox, xdotool or ImageMagick fails the test."""
    with Display() as running:
        yield running


@pytest.fixture
def office(display: Display, own_profile: pathlib.Path) -> Iterator[Office]:
    with Office(own_profile, visible=True, environment=display.environment) as running:
        yield running


def test_the_menu_opens_the_dialogs(display: Display, office: Office) -> None:
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    choose_in_menu(display, "InsertOutline")
    display.wait_for("^Insert Outline$")
    display.type("self-examination")  # into the search, which has the keyboard
    display.picture(PICTURES / "insert-outline.png")
    display.press("Return")
    display.wait_gone("^Insert Outline$")
    becomes(lambda: "存在的主要问题" in document.Text.String, True)
    choose_in_menu(display, "CheckStructure")
    findings = Windows(office).panel(document.CurrentController.Frame, "Findings")
    findings.wait_node("点明各个方面")
    findings.wait_keyboard("Findings")
    display.press("Down")  # from the first finding to the second
    display.picture(PICTURES / "check-structure.png")
    becomes(lambda: selected(document), "<写明会议主题、学习和征求意见情况，点明各个方面>")
    assert office.alive
    document.setModified(False)  # else the office asks before it ends


def test_f1_opens_the_page_of_a_window_and_of_a_finding_s_rule(
    display: Display, own_profile: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "bin" / "xdg-open"  # what the system has for opening files
    browser.parent.mkdir()
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n', encoding="utf-8")
    browser.chmod(0o755)
    path = f"{browser.parent}{os.pathsep}{clean_environment()['PATH']}"

    def page(number: int) -> pathlib.Path:
        found = windows.patiently(lambda: (lines() + [None] * number)[number - 1], lambda: f"F1 opened {lines()}")
        return pathlib.Path(lookup.path(found))

    def lines() -> List[Any]:
        return opened.read_text(encoding="utf-8").split() if opened.exists() else []

    with Office(own_profile, visible=True, environment={**display.environment, "PATH": path}) as office:
        windows, document = Windows(office), office.new_document()
        display.wait_for("LibreOffice Writer")
        choose_in_menu(display, "InsertOutline")
        display.wait_for("^Insert Outline$")
        display.type("self")  # the keyboard is in the search
        display.press("F1")
        assert page(1).parts[-3:] == ("help", "en", "InsertOutline.html")
        assert "<h1>Insert Outline</h1>" in page(1).read_text(encoding="utf-8")
        display.press("Escape")
        display.wait_gone("^Insert Outline$")
        document.Text.String = "一、人员培训\r培训已经开展。\r三、设备检修\r检修完成。"
        choose_in_menu(display, "CheckStructure")
        findings = windows.panel(document.CurrentController.Frame, "Findings")
        findings.wait_node("missing")
        findings.wait_keyboard("Findings")
        display.press("shift+F10", "Up", "Return")  # the last entry of the list's menu; GTK keeps F1 for the document
        assert page(2).name == "number-gap.html" and page(2).is_file()
        document.setModified(False)


def test_the_tabbed_interface_has_the_main_commands(display: Display, office: Office) -> None:
    access = office.service("com.sun.star.configuration.ConfigurationProvider").createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess",
        properties(nodepath="/org.openoffice.Office.UI.ToolbarMode/Applications/Writer"),
    )
    access.Active = "notebookbar.ui"
    access.commitChanges()
    document = office.new_document()
    display.place(display.wait_for("LibreOffice Writer"), 0, 0, 1280, 900)
    time.sleep(1)
    display.click(945, 38)  # its tab Extension
    display.picture(PICTURES / "tabbed.png")
    display.click(23, 105)  # the first of our menus
    display.wait_for("^Insert Outline$")
    display.press("Escape")
    display.wait_gone("^Insert Outline$")
    document.setModified(False)


def test_a_key_puts_a_snippet_in_the_place_of_its_id(display: Display, office: Office) -> None:
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    document.Text.setString("causes-root")
    document.CurrentController.getViewCursor().gotoEnd(False)
    display.press("alt+F3")
    becomes(lambda: "causes-root" in document.Text.String, False)
    assert len(document.Text.String) > 30
    document.setModified(False)


def test_file_new_makes_a_document(display: Display, office: Office) -> None:
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    display.press("alt+f", "Right")
    assert not has_python(office)  # to show the menu costs nothing
    display.press("Up", "Return")  # from the first entry to the last
    display.wait_for("^New Document from Outline$")
    display.type("official-notice")
    display.press("Return")
    display.wait_gone("^New Document from Outline$")
    windows = Windows(office)
    windows.patiently(
        lambda: office.desktop.getCurrentComponent().RuntimeUID != document.RuntimeUID or None,
        lambda: "No document was made",
    )
    made = office.desktop.getCurrentComponent()
    assert made.RuntimeUID != document.RuntimeUID
    becomes(lambda: "特此通知" in made.Text.String, True)
    assert document.Text.String == ""
    display.type("X")  # the cursor waits in the new document, its first placeholder selected
    becomes(lambda: made.Text.String.startswith("X"), True)
    made.setModified(False)


def test_file_new_in_the_start_centre(display: Display, office: Office) -> None:
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    frame = document.CurrentController.Frame
    display.press("ctrl+w")  # the last document: the Start Centre comes
    display.wait_gone("LibreOffice Writer")
    assert frame.Controller.Model is None and not has_python(office)
    display.press("alt+f", "Right", "Up", "Return")
    display.wait_for("^New Document from Outline$")
    display.type("project-report")
    display.press("Return")
    display.wait_for("LibreOffice Writer")
    made = office.desktop.getCurrentComponent()
    becomes(lambda: "1. Summary" in made.Text.String, True)
    assert len(office.desktop.Frames) == 1  # it took the Start Centre's place
    made.setModified(False)


def test_fix_structure_is_agreed_to_with_enter(display: Display, office: Office) -> None:
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    document.Text.String = "一、人员培训。\r培训已经开展。\r二、场地布置\r布置仍在继续。\r三、设备检修\r检修完成。"
    choose(office, document.CurrentController.Frame, "FixStructure")
    display.wait_for("^Fix Structure$")
    display.press("Return")  # what is ticked
    display.wait_for("^Tigang$")
    display.press("Return")  # read how many
    display.wait_gone("^Tigang$")
    becomes(lambda: document.Text.String.splitlines()[0], "一、人员培训")
    document.setModified(False)


def test_placeholders_are_filled_with_keys_alone(display: Display, office: Office) -> None:
    """Also where what is asked for next is another kind of thing: the control in which one has typed is hidden then."""
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    frame = document.CurrentController.Frame
    assert office.dispatch(frame, "InsertOutline", Outline="project-report", Mode="replace")["ok"]
    windows = Windows(office)
    windows.choose(frame, "FillPlaceholders").wait()
    fill = windows.panel(frame, "Fill")
    fill.wait_label("1 of 15 to fill")
    for value, begins in (("Archive", "Archive: "), ("January", "Archive: Project Report, January")):
        fill.wait_keyboard("Value")
        display.type(value)
        display.press("Return")
        becomes(lambda: document.Text.String.startswith(begins), True)  # noqa: B023 - it is asked for now
    assert "<Sum up" in document.Text.String
    fill.wait_keyboard("Search")  # after two fields a section, for which snippets are offered
    display.picture(PICTURES / "fill-keys.png")
    display.press("Return")
    becomes(lambda: "<Sum up" in document.Text.String, False)
    document.setModified(False)


def test_the_keys_lead_through_the_placeholders(display: Display, office: Office) -> None:
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    frame = document.CurrentController.Frame
    assert office.dispatch(frame, "InsertOutline", Outline="project-report", Mode="replace", Fields=FIELDS)["ok"]
    display.press("ctrl+Home", "ctrl+shift+F3")
    becomes(lambda: selected(document), "<Sum up status and decisions>")
    display.press("ctrl+shift+F3")
    becomes(lambda: selected(document) == "<Sum up status and decisions>", False)
    display.press("ctrl+shift+F2")
    becomes(lambda: selected(document), "<Sum up status and decisions>")
    display.press("shift+alt+F7")
    Windows(office).panel(frame, "Findings")
    display.press("shift+alt+F3")
    Windows(office).panel(frame, "Fill").wait_label("1 of 8 to fill")
    document.setModified(False)


def test_the_context_menu_of_the_text(display: Display, office: Office) -> None:
    """It says what can be done where the cursor is: the last entries are ours."""
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    frame = document.CurrentController.Frame
    document.Text.String = "一、甲\r文。\r二、乙。\r文。\r三、丙\r文。"
    windows = Windows(office)
    windows.choose(frame, "CheckStructure").wait()
    findings = windows.panel(frame, "Findings")
    findings.wait_node("The mark “。”")
    findings.wait_keyboard("Findings")
    windows.do(frame.ComponentWindow.setFocus)
    display.press("ctrl+Home", "Down", "Down", "Menu", "Up")
    display.picture(PICTURES / "context-menu.png")
    display.press("Return")  # ignore
    findings.wait_gone_node("The mark “。”")
    display.press("Menu", "Up", "Return")  # demote
    windows.panel(frame, "Structure").wait_node("（一）乙")
    document.setModified(False)


def test_a_section_is_dragged_and_the_list_has_a_context_menu(display: Display, office: Office) -> None:
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    frame = document.CurrentController.Frame
    document.Text.String = "一、甲\r文甲。\r二、乙\r文乙。\r三、丙\r文丙。"
    windows = Windows(office)
    windows.choose(frame, "CheckStructure").wait()
    structure = windows.panel(frame, "Structure")
    structure.drag_node("一、甲", "三、丙")
    structure.wait_node("三、甲")
    becomes(lambda: lines(document), ["一、乙", "文乙。", "二、丙", "文丙。", "三、甲", "文甲。"])
    structure.choose_node("二、丙")
    windows.do(structure._uno.getControl("Parts").setFocus)  # noqa: SLF001
    display.press("Menu")
    display.picture(PICTURES / "structure-menu.png")
    display.press("Up", "Up", "Up", "Up", "Return")  # from the end: help, copy, down, up
    structure.wait_node("一、丙")
    document.setModified(False)


def test_commands_that_can_do_nothing_are_grey(display: Display, office: Office) -> None:
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    frame = document.CurrentController.Frame
    windows = Windows(office)
    windows.choose(frame, "CheckStructure").wait()
    windows.panel(frame, "Findings").wait_text("Why it is found and what would change", "No findings")
    assert not can(office, frame, "NextPlaceholder") and not can(office, frame, "FixStructure")
    assert can(office, frame, "InsertOutline")
    document.Text.String = "一、甲\r文甲。\r三、【待填】\r文乙。"
    windows.panel(frame, "Findings").wait_node("is missing before")
    assert can(office, frame, "NextPlaceholder") and can(office, frame, "FixStructure")
    document.setModified(False)


def test_a_library_is_handed_on_and_taken_in(display: Display, office: Office, tmp_path: pathlib.Path) -> None:
    snippet = office.profile / "user" / "tigang" / "snippets" / "my-own.yaml"
    snippet.parent.mkdir(parents=True)
    snippet.write_text("id: my-own\ntitle: Mine\ntext: First words\n", "utf-8")
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    choose(office, document.CurrentController.Frame, "SnippetLibrary")
    display.wait_for("^Snippet Library$")
    display.press("alt+e")
    display.wait_for("^Export Your Library$")
    display.press("ctrl+a")
    display.type(str(tmp_path / "handed-on.zip"))
    display.press("Return")
    display.wait_gone("^Export Your Library$")
    display.wait_for("^Tigang$")  # where it lies
    display.press("Return")
    display.wait_gone("^Tigang$")
    snippet.unlink()
    import_library(display, tmp_path / "handed-on.zip")
    display.wait_for("^Tigang$")  # what was added
    display.press("Return")
    display.wait_gone("^Tigang$")
    display.press("Escape")
    display.wait_gone("^Snippet Library$")
    assert "First words" in snippet.read_text(encoding="utf-8")
    document.setModified(False)


def test_what_differs_is_replaced_only_when_asked(display: Display, office: Office, tmp_path: pathlib.Path) -> None:
    personal = office.profile / "user" / "tigang"
    snippet = personal / "snippets" / "my-own.yaml"
    snippet.parent.mkdir(parents=True)
    snippet.write_text("id: my-own\ntitle: Mine\ntext: First words\n", "utf-8")
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    frame = document.CurrentController.Frame
    assert office.dispatch(frame, "ExportLibrary", File=str(tmp_path / "handed-on.zip"))["ok"]
    snippet.write_text("id: my-own\ntitle: Mine\ntext: Other words\n", "utf-8")
    choose(office, frame, "SnippetLibrary")
    display.wait_for("^Snippet Library$")
    import_library(display, tmp_path / "handed-on.zip")
    display.wait_for("^Tigang$")  # replace?
    display.press("alt+n")  # no
    display.wait_for("^Tigang$")  # what was done
    display.press("Return")
    display.wait_gone("^Tigang$")
    assert "Other words" in snippet.read_text(encoding="utf-8") and not (personal / "backup").exists()
    import_library(display, tmp_path / "handed-on.zip")
    display.wait_for("^Tigang$")
    display.picture(PICTURES / "import-replace.png")
    display.press("Return")  # yes
    display.wait_for("^Tigang$")
    display.picture(PICTURES / "import-replaced.png")
    display.press("Return")
    display.wait_gone("^Tigang$")
    display.press("Escape")
    display.wait_gone("^Snippet Library$")
    assert "First words" in snippet.read_text(encoding="utf-8")
    assert ["Other words" in path.read_text(encoding="utf-8") for path in (personal / "backup").iterdir()] == [True]
    document.setModified(False)


def choose_in_menu(display: Display, verb: str) -> None:
    """With keys alone: to the menu bar, back from its end to the menu Outline, down to the entry."""
    display.press("F10", *["Left"] * 3, *["Down"] * (entries().index(verb) + 1), "Return")


def entries() -> List[str]:
    """The verbs of the menu in their order."""
    name = "{http://openoffice.org/2001/registry}name"
    root = ElementTree.parse(ROOT / "extension/Addons.xcu").getroot()
    menu = next(node for node in root.iter("node") if node.get(name) == "OfficeMenuBar")
    urls = [value.text or "" for prop in menu.iter("prop") if prop.get(name) == "URL" for value in prop]
    return [url.split(".")[-1].split(":")[-1] for url in urls if url != "private:separator"]


class _Status(unohelper.Base, XStatusListener):  # type: ignore[misc]
    enabled = True

    def statusChanged(self, event: Any) -> None:
        self.enabled = event.IsEnabled

    def disposing(self, _: Any) -> None:
        pass


def can(office: Office, frame: Any, verb: str) -> bool:
    """Return whether the menu shows a command as one that can be chosen."""
    _, url = office.service("com.sun.star.util.URLTransformer").parseStrict(
        URL(Complete=f"vnd.sun.star.job:alias=org.tigang.{verb}")
    )
    status, dispatch = _Status(), frame.queryDispatch(url, "_self", 0)
    office.on_main_thread(lambda: dispatch.addStatusListener(status, url))
    office.on_main_thread(lambda: dispatch.removeStatusListener(status, url))
    return status.enabled


def becomes(look: Callable[[], Any], wanted: Any) -> None:
    """Wait until ``look`` gives what is wanted: a key is acted on when the machine finds time."""
    deadline = time.monotonic() + 60
    while look() != wanted and time.monotonic() < deadline:
        time.sleep(0.1)
    assert look() == wanted


def selected(document: Any) -> str:
    return str(document.CurrentController.getViewCursor().String)


def import_library(display: Display, file: pathlib.Path) -> None:
    """Chooses a file to import in the window of the library."""
    display.press("alt+i")
    display.wait_for("^Import a Library$")
    display.type(str(file))
    display.press("Return")
    display.wait_gone("^Import a Library$")


def choose(office: Office, frame: Any, verb: str) -> None:
    """What the menu does, without waiting for the end of the dialog."""
    _, url = office.service("com.sun.star.util.URLTransformer").parseStrict(
        URL(Complete=f"vnd.sun.star.job:alias=org.tigang.{verb}")
    )
    dispatch = frame.queryDispatch(url, "_self", 0)
    threading.Thread(target=lambda: office.on_main_thread(lambda: dispatch.dispatch(url, ())), daemon=True).start()
