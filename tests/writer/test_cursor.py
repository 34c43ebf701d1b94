"""Where the cursor is, found out of a reading as it is found by counting paragraphs."""

from __future__ import annotations

from typing import Any, Callable, Dict, List

import pytest

from documents import write
from tigang.document.snapshot import BESIDE
from tigang.writer import cursor, reader


def with_a_table(document: Any) -> None:
    write(document, "甲", "", "甲", "", "乙", "丙")
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(2, 2)
    document.Text.insertTextContent(paragraphs(document)[3].Start, table, False)
    table.getCellByName("A1").String = "甲"


def with_placeholders(document: Any) -> None:
    write(document, "一、", "文", "")
    for paragraph in paragraphs(document):
        field = document.createInstance("com.sun.star.text.TextField.JumpEdit")
        field.PlaceHolder = "写明"
        document.Text.insertTextContent(paragraph.Start, field, False)


def with_line_breaks(document: Any) -> None:
    write(document, "甲\n乙", "甲", "乙", "\n", "")


def with_a_deletion_recorded(document: Any) -> None:
    write(document, "甲", "乙丙", "甲", "乙丙")
    document.RecordChanges = True
    place = document.Text.createTextCursorByRange(paragraphs(document)[1].Start)
    place.goRight(1, True)
    place.String = ""


def alike(document: Any) -> None:
    write(document, *["甲"] * 5, "", "", "\U0001f600", "甲")


def paragraphs(document: Any) -> List[Any]:
    elements = document.Text.createEnumeration()
    found = []
    while elements.hasMoreElements():
        element = elements.nextElement()
        if element.supportsService("com.sun.star.text.Paragraph"):
            found.append(element)
    return found


@pytest.mark.parametrize(
    "make",
    [with_a_table, with_placeholders, with_line_breaks, with_a_deletion_recorded, alike],
    ids=lambda f: f.__name__,
)
def test_a_reading_tells_the_same_as_counting(document: Any, make: Callable[[Any], None]) -> None:
    make(document)
    known = reader.read(document).paragraphs
    found = paragraphs(document)
    for index, paragraph in enumerate(found):
        for place in (paragraph.Start, paragraph.End):
            document.CurrentController.select(place)
            counted = cursor.cursor_position(document)
            assert cursor.cursor_position(document, known) == counted
            assert counted is not None and counted.paragraph == index
    if document.TextTables.hasElements():
        document.CurrentController.select(document.TextTables.getByIndex(0).getCellByName("A1").createTextCursor())
        assert cursor.cursor_position(document, known) is None


def test_a_body_of_nothing_but_tables_does_not_end_the_office(
    document: Any, dispatch: Callable[..., Dict[str, Any]]
) -> None:
    for _ in range(2):
        table = document.createInstance("com.sun.star.text.TextTable")
        document.Text.insertTextContent(document.Text.End, table, False)
    for paragraph in paragraphs(document):
        paragraph.dispose()
    table.getCellByName("A1").String = "甲{{unit}}"
    document.CurrentController.select(table.getCellByName("B2"))
    assert cursor.cursor_position(document) is None
    assert cursor.paragraph_at_cursor(document) == -1
    assert cursor.text_before_cursor(document) == ""
    assert dispatch("NextPlaceholder")["count"] == 1
    assert cursor.text_before_cursor(document) == "甲{{unit}}"
    assert cursor.cursor_position(document, reader.read(document).paragraphs) == (BESIDE, 1)
