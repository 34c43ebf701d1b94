"""The extension as a person meets it: Writer in a window on a screen, its menu opened with the keyboard."""

from __future__ import annotations

import pathlib
import time
from typing import Any, Iterator, List
from xml.etree import ElementTree

import pytest

from tigang.writer.office import Office
from workshop.basics import ROOT
from workshop.display import Display

PICTURES = ROOT / "out" / "screenshots"


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    """A missing Xvfb, openbox, xdotool or ImageMagick fails the test."""
    with Display() as running:
        yield running


@pytest.fixture
def office(display: Display, oxt: pathlib.Path, tmp_path: pathlib.Path) -> Iterator[Office]:
    with Office(tmp_path / "profile") as installing:
        installing.install(oxt)
    with Office(tmp_path / "profile", visible=True, environment=display.environment) as running:
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
    assert "存在的主要问题" in document.Text.String
    choose_in_menu(display, "CheckStructure")
    display.wait_for("^Check Structure$")
    display.picture(PICTURES / "check-structure.png")
    display.press("Down", "Down")  # to the second finding
    assert selected(document) == "<写明会议主题、学习和征求意见情况，点明各个方面>"
    display.press("Escape")
    display.wait_gone("^Check Structure$")
    assert office.alive
    document.setModified(False)  # else the office asks before it ends


def test_a_key_puts_a_snippet_in_the_place_of_its_id(display: Display, office: Office) -> None:
    document = office.new_document()
    display.wait_for("LibreOffice Writer")
    document.Text.setString("causes-root")
    document.CurrentController.getViewCursor().gotoEnd(False)
    display.press("alt+F3")
    for _ in range(100):
        if "causes-root" not in document.Text.String:
            break
        time.sleep(0.1)
    assert "causes-root" not in document.Text.String
    assert len(document.Text.String) > 30
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


def selected(document: Any) -> str:
    return str(document.CurrentController.getViewCursor().String)
