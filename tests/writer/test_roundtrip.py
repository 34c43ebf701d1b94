"""Placeholders last: saved in any format and opened again, each is known with its section, and so is what has been filled."""

from __future__ import annotations

import pathlib
import shutil
from typing import Any, List, Tuple

import pytest

from documents import lines, write
from tigang.office.uno_helpers import file_url, properties
from tigang.writer import reader
from workshop import travelled
from workshop.basics import ROOT

FILTERS = {
    "odt": "writer8",
    "fodt": "OpenDocument Text Flat XML",
    "docx": "MS Word 2007 XML",
    "doc": "MS Word 97",
    "rtf": "Rich Text Format",
}
OUTLINE = "self-examination-five"
FIELDS = {"unit": "乙市财政局"}  # the topics stay open


@pytest.mark.parametrize("format_", FILTERS)
def test_a_half_filled_document_goes_on_after_saving(
    office: Any, document: Any, tmp_path: pathlib.Path, format_: str
) -> None:
    def verb(document: Any, name: str, **arguments: Any) -> Any:
        return office.dispatch(document.CurrentController.Frame, name, **arguments)

    verb(document, "InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
    verb(document, "FillPlaceholders", Snippets={"preamble": "preamble-standard", "causes/lead-in": "causes-root"})
    before = verb(document, "CheckStructure", Outline="")["findings"]
    path = tmp_path / f"half.{format_}"
    document.storeToURL(file_url(path), properties(FilterName=FILTERS[format_]))
    again = office.desktop.loadComponentFromURL(file_url(path), "_blank", 0, properties(Hidden=True))
    try:
        answer = verb(again, "CheckStructure", Outline="")
        assert (answer["outline"], answer["recorded"]) == (OUTLINE, True)
        kinds = ("placeholder-unfilled", "field-unset")
        assert [(f["rule"], f["section"]) for f in answer["findings"] if f["rule"] in kinds] == [
            (f["rule"], f["section"]) for f in before if f["rule"] in kinds
        ]
        assert verb(again, "SetFields", Fields={"unit": "丙市审计局"})["changed"] >= 1
        assert lines(again)[0].startswith("丙市审计局")
        rest = verb(
            again,
            "FillPlaceholders",
            Mode="best",
            Fields={"topics": ["讲政治", "强本领", "守初心", "敢担当", "严纪律"]},
        )
        assert rest["left"] == []
        assert not [f for f in verb(again, "CheckStructure", Outline="")["findings"] if f["rule"] in kinds]
    finally:
        again.close(True)


def places(document: Any) -> List[Tuple[str, str, str]]:
    """What waits to be filled, as (section, field, guidance)."""
    return [
        (place.section, place.field, place.guidance)
        for paragraph in reader.read(document).paragraphs
        for place in paragraph.placeholders
    ]


def test_a_docx_is_filled_day_after_day(office: Any, document: Any, tmp_path: pathlib.Path) -> None:
    office.dispatch(document.CurrentController.Frame, "InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
    waiting, path = places(document), tmp_path / "day.docx"
    document.storeToURL(file_url(path), properties(FilterName=FILTERS["docx"]))
    for section, snippet in (
        ("preamble", "preamble-standard"),
        ("causes/lead-in", "causes-root"),
        ("measures/lead-in", "measures-real"),
    ):
        today = office.open(path)
        try:
            assert places(today) == waiting
            office.dispatch(today.CurrentController.Frame, "FillPlaceholders", Snippets={section: snippet})
            today.UndoManager.undo()
            assert places(today) == waiting
            today.UndoManager.redo()
            waiting = [place for place in waiting if place[0] != section]
            assert places(today) == waiting
            today.storeToURL(file_url(path), properties(FilterName=FILTERS["docx"]))
        finally:
            today.close(True)


@pytest.mark.parametrize("format_", ["docx", "doc", "rtf"])
def test_long_names_of_sections_and_fields_last_where_names_must_be_short(
    office: Any, document: Any, tmp_path: pathlib.Path, format_: str
) -> None:
    office.dispatch(document.CurrentController.Frame, "InsertOutline", Outline="degree-thesis", Mode="replace")
    before = places(document)
    assert max(len(section) for section, _, _ in before) > 28
    path = tmp_path / f"thesis.{format_}"
    document.storeToURL(file_url(path), properties(FilterName=FILTERS[format_]))
    again = office.open(path)
    try:
        assert places(again) == before
    finally:
        again.close(True)


def test_a_document_that_was_through_a_newer_writer_is_known(office: Any, tmp_path: pathlib.Path) -> None:
    """The file was made by workshop.travelled: written by LibreOffice 7.4, opened and saved again by 26.8."""
    path = ROOT / "tests" / "data" / "half-filled-through-26.8.docx"
    document = office.open(pathlib.Path(shutil.copy(path, tmp_path)))  # the office locks the file that it opens
    try:
        known = travelled.known(document)
        assert (known["outline"], known["fields"]) == (travelled.OUTLINE, travelled.FIELDS)
        assert known["waiting"] == [
            ["title", "unit", "单位"],
            *[["causes/cause", "", "先用一句话概括原因，再从思想上找根源"]] * 3,
            ["measures/lead-in", "", "用一两句话表明态度，引出措施"],
            *[["measures/measure", "", "先用一句话概括措施，再写做什么、何时完成"]] * 3,
        ]
        topics = travelled.FIELDS["topics"]
        assert [text for _, field, text in known["filled"] if field] == ["、".join(topics), *topics]
        assert [section for section, field, _ in known["filled"] if not field] == [
            "preamble",
            *["problems/aspect/problem"] * 10,
            "causes/lead-in",
        ]
        frame = document.CurrentController.Frame
        assert office.dispatch(frame, "SetFields", Fields={"unit": "丙市审计局"})["changed"] == 1
        assert lines(document)[0].startswith("丙市审计局领导班子")
        assert office.dispatch(frame, "FillPlaceholders", Mode="best")["left"] == []
        left = {finding["rule"] for finding in office.dispatch(frame, "CheckStructure", Outline="")["findings"]}
        assert left == {"heading-duplicate"}  # one snippet stands in all five aspects
    finally:
        document.close(True)


def test_other_peoples_placeholders_are_visited_too(office: Any, document: Any) -> None:
    write(document, "关于【事项】的函", "××局：", "联系人：{{姓名}}", "完。")
    field = document.createInstance("com.sun.star.text.TextField.JumpEdit")
    field.PlaceHolder = "正文"
    document.Text.insertTextContent(document.Text.End, field, False)
    frame = document.CurrentController.Frame
    visited = [office.dispatch(frame, "NextPlaceholder")["guidance"] for _ in range(4)]
    assert sorted(visited) == sorted(["事项", "××", "姓名", "正文"])
