"""Placeholders last: saved in any format and opened again, each is known with its section, and so is what has been filled."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest

from documents import lines, write
from tigang.writer.office import file_url, properties

FILTERS = {"odt": "writer8", "fodt": "OpenDocument Text Flat XML", "docx": "MS Word 2007 XML", "doc": "MS Word 97", "rtf": "Rich Text Format"}
OUTLINE = "self-examination-five"
FIELDS = {"unit": "乙市财政局"}  # the topics stay open


@pytest.mark.parametrize("format_", FILTERS)
def test_a_half_filled_document_goes_on_after_saving(office: Any, document: Any, tmp_path: pathlib.Path, format_: str) -> None:
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
        assert [(f["rule"], f["section"]) for f in answer["findings"] if f["rule"] in kinds] == \
            [(f["rule"], f["section"]) for f in before if f["rule"] in kinds]
        assert verb(again, "SetFields", Fields={"unit": "丙市审计局"})["changed"] >= 1
        assert lines(again)[0].startswith("丙市审计局")
        rest = verb(again, "FillPlaceholders", Mode="best", Fields={"topics": ["讲政治", "强本领", "守初心", "敢担当", "严纪律"]})
        assert rest["left"] == []
        assert not [f for f in verb(again, "CheckStructure", Outline="")["findings"] if f["rule"] in kinds]
    finally:
        again.close(True)


def test_other_peoples_placeholders_are_visited_too(office: Any, document: Any) -> None:
    write(document, "关于【事项】的函", "××局：", "联系人：{{姓名}}", "完。")
    field = document.createInstance("com.sun.star.text.TextField.JumpEdit")
    field.PlaceHolder = "正文"
    document.Text.insertTextContent(document.Text.End, field, False)
    frame = document.CurrentController.Frame
    visited = [office.dispatch(frame, "NextPlaceholder")["guidance"] for _ in range(4)]
    assert sorted(visited) == sorted(["事项", "××", "姓名", "正文"])
