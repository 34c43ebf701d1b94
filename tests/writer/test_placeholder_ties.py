"""The section of a placeholder lasts: typed over and undone, cut and pasted, in .odt and in .docx."""

from __future__ import annotations

import pathlib
from typing import Any, List, Tuple

import pytest

from tigang.office.uno_helpers import file_url, properties

FILTERS = {"odt": "writer8", "docx": "MS Word 2007 XML"}
FIELDS = {"project": "Archive", "period": "January", "author": "Ann", "milestones": ["Pilot", "Handover"]}


@pytest.fixture(params=FILTERS)
def half(request: Any, office: Any, document: Any, tmp_path: pathlib.Path) -> Any:
    """A document with placeholders, saved and opened again."""
    frame = document.CurrentController.Frame
    assert office.dispatch(frame, "InsertOutline", Outline="project-report", Mode="replace", Fields=FIELDS)["ok"]
    path = tmp_path / f"half.{request.param}"
    document.storeToURL(file_url(path), properties(FilterName=FILTERS[request.param]))
    opened = office.desktop.loadComponentFromURL(file_url(path), "_blank", 0, properties(Hidden=True))
    yield opened
    opened.close(True)


def ties(office: Any, document: Any) -> List[Tuple[str, str]]:
    """Section and guidance of every placeholder, in order."""
    view = document.CurrentController.ViewCursor
    view.gotoStart(False)
    found: List[Tuple[str, str]] = []
    while True:
        reached = office.dispatch(document.CurrentController.Frame, "NextPlaceholder")
        found.append((reached["section"], reached["guidance"]))
        if len(found) == reached["count"]:
            return found


def do(office: Any, document: Any, command: str, **arguments: Any) -> None:
    helper = office.service("com.sun.star.frame.DispatchHelper")
    helper.executeDispatch(document.CurrentController.Frame, f".uno:{command}", "", 0, properties(**arguments))


def to_first(office: Any, document: Any) -> None:
    """Selects the first placeholder, as the person's key does."""
    document.CurrentController.ViewCursor.gotoStart(False)
    assert office.dispatch(document.CurrentController.Frame, "NextPlaceholder")["placeholder"] == 1


def test_what_is_typed_over_a_placeholder_and_undone_is_the_same_placeholder(office: Any, half: Any) -> None:
    before = ties(office, half)
    assert before[0] == ("summary", "Sum up status and decisions")
    to_first(office, half)
    do(office, half, "InsertText", Text="All is well.")
    assert ties(office, half) == before[1:]
    while half.UndoManager.isUndoPossible():
        do(office, half, "Undo")
    assert ties(office, half) == before


def test_a_paragraph_cut_and_pasted_keeps_its_placeholder(office: Any, half: Any) -> None:
    before = ties(office, half)
    cursor = half.Text.createTextCursor()
    to_first(office, half)
    cursor.gotoRange(half.CurrentController.ViewCursor.Start, False)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoNextParagraph(True)
    half.CurrentController.select(cursor)
    do(office, half, "Cut")
    assert ties(office, half) == before[1:]
    half.CurrentController.ViewCursor.gotoEnd(False)
    do(office, half, "InsertPara")
    do(office, half, "Paste")
    assert ties(office, half) == [*before[1:], before[0]]


def test_a_placeholder_alone_cut_and_pasted_is_still_its_section_s(office: Any, half: Any) -> None:
    before = ties(office, half)
    to_first(office, half)
    do(office, half, "Cut")
    half.CurrentController.ViewCursor.gotoEnd(False)
    do(office, half, "InsertPara")
    do(office, half, "Paste")
    assert ties(office, half) == [*before[1:], before[0]]
