"""Check before submission: what stands against handing a document in, and taking out what must not go out with it."""

from __future__ import annotations

import pathlib
import re
import zipfile
from typing import Any, Callable, Dict

import pytest

from documents import content, each, lines, write
from tigang.office.uno_helpers import properties

Verb = Callable[..., Dict[str, Any]]
LINES = ["# 一、场地", "场地已经布置好。", "全部隐藏的一段。", "# 二、设备", "设备已经检修好。"]


@pytest.fixture
def verb(office: Any, document: Any) -> Verb:
    """Dispatches a verb on the document's frame."""
    return lambda name, **arguments: office.dispatch(document.CurrentController.Frame, name, **arguments)


def check(verb: Verb) -> Dict[str, Any]:
    return verb("CheckBeforeSubmission", Outline="")


@pytest.fixture
def littered(document: Any) -> Any:
    """A document in order in which everything is left that can be: in the body, in a table's cell and in the header."""
    write(document, *LINES)
    text, paragraphs = document.Text, each(document.Text)
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(1, 2)
    text.insertTextContent(text.End, table, False)
    cell = table.getCellByName("A1")
    cell.String = "表内文字"
    style = document.StyleFamilies.getByName("PageStyles").getByName("Standard")
    style.HeaderIsOn = True
    style.HeaderText.String = "页眉"

    hide(text, paragraphs[1].Start, 2)
    hide(text, paragraphs[2].Start, len("全部隐藏的一段。"))
    hide(cell, cell.getStart(), 1)
    hide(style.HeaderText, style.HeaderText.Start, 1)
    commented = text.createTextCursorByRange(paragraphs[1].Start)
    commented.gotoEndOfParagraph(True)
    for place, words in ((text, commented), (cell, cell.getEnd())):
        comment = document.createInstance("com.sun.star.text.textfield.Annotation")
        comment.Content = "请核实"
        place.insertTextContent(words, comment, place is text)
    waiting = document.createInstance("com.sun.star.text.TextField.JumpEdit")
    waiting.PlaceHolder = "姓名"
    second = table.getCellByName("B1")
    second.insertTextContent(second.getEnd(), waiting, False)
    document.RecordChanges = True
    text.insertString(paragraphs[4].End, "又改。", False)
    document.RecordChanges = False
    document.DocumentProperties.Author = "张三"
    document.DocumentProperties.UserDefinedProperties.addProperty("Manager", 128, "李四")
    document.UndoManager.clear()
    return document


def saved(document: Any, folder: pathlib.Path) -> str:
    """What the document saves, without the names by which Writer knows changes."""
    return re.sub(r"\bct\d+", "change", content(document, folder))


def hide(text: Any, start: Any, length: int) -> None:
    cursor = text.createTextCursorByRange(start)
    cursor.goRight(length, True)
    cursor.CharHidden = True


def test_a_document_in_order_is_ready(document: Any, verb: Verb) -> None:
    write(document, "# 一、场地", "场地已经布置好。", "# 二、设备", "设备已经检修好。")
    document.setModified(False)
    answer = check(verb)
    assert answer["ready"] and not any(answer["left"].values())
    assert not document.isModified()


def test_what_is_missing_to_fill_and_wrong_is_told_by_section(document: Any, verb: Verb) -> None:
    verb("InsertOutline", Outline="project-report", Mode="replace", Fields={"project": "Archive"})
    answer = check(verb)
    assert not answer["ready"] and answer["to_fill"] and not answer["missing"]
    assert [part["heading"] for part in answer["sections"]][:3] == [None, "1. Summary", "2.1 Background"]
    assert {finding["kind"] for finding in answer["sections"][1]["findings"]} == {"to-fill"}
    [heading] = [paragraph for paragraph in each(document.Text) if paragraph.String == "1. Summary"]
    heading.dispose()
    answer = check(verb)
    kinds = [finding["kind"] for part in answer["sections"] for finding in part["findings"]]
    assert answer["missing"] == 1 and "missing" in kinds


def test_what_is_left_is_counted_wherever_it_is(littered: Any, verb: Verb) -> None:
    answer = check(verb)
    assert answer["left"] == {"changes": 1, "comments": 2, "hidden": 4, "personal": 2}
    assert answer["personal"] == ["Author", "Manager"]
    assert not answer["ready"] and not answer["missing"] + answer["errors"]
    assert answer["to_fill"] == 1  # in the table's second cell


def test_each_kind_goes_in_one_step_and_comes_back(littered: Any, verb: Verb, tmp_path: pathlib.Path) -> None:
    undo = littered.UndoManager
    for kind, count in (("comments", 2), ("hidden", 4), ("personal", 2), ("changes", 1)):
        before, steps = saved(littered, tmp_path), len(undo.AllUndoActionTitles)
        assert verb("RemoveLeftovers", What=kind) == {"ok": True, "removed": count}
        after = check(verb)["left"]
        assert after[kind] == 0, kind
        assert len(undo.AllUndoActionTitles) == steps + 1
        undo.undo()
        assert saved(littered, tmp_path) == before, kind
        assert check(verb)["left"][kind] == count
        undo.redo()
        assert check(verb)["left"] == after
    assert lines(littered) == ["一、场地", "已经布置好。", "二、设备", "设备已经检修好。", "又改。"]
    assert littered.TextTables.getByIndex(0).getCellByName("A1").String == "内文字"
    assert verb("RemoveLeftovers", What="changes")["removed"] == 0


def test_hidden_sections_and_fields_go_with_what_they_hold(document: Any, verb: Verb) -> None:
    write(document, "甲", "乙", "丙", "丁", "戊")
    text, paragraphs = document.Text, each(document.Text)
    section = document.createInstance("com.sun.star.text.TextSection")
    place = text.createTextCursorByRange(paragraphs[1].Start)
    place.gotoRange(paragraphs[2].End, True)
    text.insertTextContent(place, section, True)
    section.IsVisible = False
    for kind, paragraph in (("HiddenParagraph", 3), ("HiddenText", 4)):
        field = document.createInstance(f"com.sun.star.text.textfield.{kind}")
        field.Condition = "1"
        text.insertTextContent(paragraphs[paragraph].End, field, False)
    document.TextFields.refresh()
    assert check(verb)["left"]["hidden"] == 3
    assert verb("RemoveLeftovers", What="hidden")["removed"] == 3
    assert lines(document) == ["甲", "戊"]
    assert check(verb)["left"]["hidden"] == 0 and not document.TextSections.Count
    document.UndoManager.undo()
    assert lines(document) == ["甲", "乙", "丙", "丁", "戊"] and check(verb)["left"]["hidden"] == 3


def test_the_name_does_not_come_back_when_the_document_is_saved(
    office: Any, littered: Any, verb: Verb, tmp_path: pathlib.Path
) -> None:
    verb("RemoveLeftovers", What="personal")
    path = tmp_path / "sent.odt"
    littered.storeToURL(path.as_uri(), properties(FilterName="writer8"))
    meta = zipfile.ZipFile(path).read("meta.xml").decode()
    assert "creator" not in meta and "张三" not in meta and "李四" not in meta


def test_protected_places_stay_as_they_are(document: Any, verb: Verb) -> None:
    write(document, "甲乙", "丙")
    text, paragraph = document.Text, each(document.Text)[0]
    hide(text, paragraph.Start, 1)
    section = document.createInstance("com.sun.star.text.TextSection")
    text.insertTextContent(text.createTextCursorByRange(paragraph), section, True)
    section.IsProtected = True
    assert verb("RemoveLeftovers", What="hidden")["error"]["code"] == "protected"
    assert lines(document) == ["甲乙", "丙"]


def test_contents_are_updated_first_when_that_is_asked_for(document: Any, verb: Verb) -> None:
    write(document, "目录", "# 一、场地", "场地已经布置好。", "# 二、设备", "设备已经检修好。")
    contents = document.createInstance("com.sun.star.text.ContentIndex")
    contents.CreateFromOutline = True
    document.Text.insertTextContent(each(document.Text)[0].Start, contents, False)
    steps = len(document.UndoManager.AllUndoActionTitles)
    answer = verb("CheckBeforeSubmission", Update=True)
    assert "二、设备" in contents.Anchor.String
    assert answer["ready"]
    assert len(document.UndoManager.AllUndoActionTitles) == steps + 1


def test_a_pdf_by_nobody_names_no_person(document: Any, verb: Any) -> None:
    """What LibreOffice 25.2 writes into a document when it exports it; a name only where the person lets it."""
    for said, personal in (("PDF files", []), ("PDF 文件", []), ("PDF files: Ann Lee", ["PrintedBy"])):
        document.DocumentProperties.PrintedBy = said
        assert verb("CheckBeforeSubmission")["personal"] == personal
