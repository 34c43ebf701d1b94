"""References lead where they led, whatever is renumbered."""

from __future__ import annotations

from typing import Any, Dict

import pytest

from documents import each, write
from tigang.document.edits import Replace
from tigang.document.snapshot import Placeholder
from tigang.writer import editor, reader

#: Paragraphs, and the bookmarks on them: paragraph, from, to.
TEXT = ("# 一、范围", "文。", "# 二、方法", "文。", "# 二、结果", "见第二、结果。")
AROUND = {
    "_Ref100": (4, 0, 4),  # the whole heading, as Word has them
    "_Toc200": (4, 0, 4),
    "number": (4, 0, 2),
    "beyond": (4, 1, 3),
    "words": (4, 2, 4),
    "next": (5, 0, 3),
}


def place(document: Any, paragraph: int, start: int, end: int) -> Any:
    cursor = document.Text.createTextCursorByRange(each(document.Text)[paragraph].Start)
    cursor.goRight(start, False)
    cursor.goRight(end - start, True)
    return cursor


@pytest.fixture
def marked(document: Any) -> Any:
    write(document, *TEXT)
    for name, where in AROUND.items():
        bookmark = document.createInstance("com.sun.star.text.Bookmark")
        bookmark.Name = name
        cursor = place(document, *where)
        cursor.Text.insertTextContent(cursor, bookmark, True)
    return document


def words(document: Any) -> Dict[str, str]:
    return {name: document.Bookmarks.getByName(name).Anchor.String for name in document.Bookmarks.ElementNames}


@pytest.mark.parametrize("new", ["三、", "十三、", "", "3.1 "])
def test_bookmarks_stay_round_what_they_stood_round(marked: Any, new: str) -> None:
    before = words(marked)
    editor.apply(marked, [Replace(new, 4, 0, 2)], "renumber")
    after = words(marked)
    assert each(marked.Text)[4].String == new + "结果"
    assert after["_Ref100"] == after["_Toc200"] == new + "结果"
    assert (after["words"], after["next"]) == ("结果", before["next"])
    assert after["beyond"].endswith("结")
    assert after["number"] == new
    marked.UndoManager.undo()
    assert words(marked) == before


def test_a_reference_shows_the_new_number(marked: Any) -> None:
    field = marked.createInstance("com.sun.star.text.TextField.GetReference")
    field.ReferenceFieldSource, field.SourceName, field.ReferenceFieldPart = 2, "_Ref100", 2  # a bookmark, its text
    cursor = place(marked, 5, 0, 0)
    cursor.Text.insertTextContent(cursor, field, False)
    editor.apply(marked, [Replace("三、", 4, 0, 2)], "renumber")
    marked.TextFields.refresh()
    assert field.getPresentation(False) == "三、结果"


def test_blanks_that_come_in_are_placeholders(document: Any) -> None:
    write(document, "甲乙")
    text = "由<牵头单位>负责，\n\n于【时间】前"
    blanks = (Placeholder(1, 7, "牵头单位", "matter"), Placeholder(13, 17, "时间", "matter"))
    editor.apply(document, [Replace(text, 0, 1, 1, blanks=blanks)], "insert")
    snapshot = reader.read(document)
    assert [p.text for p in snapshot.paragraphs] == ["甲由<牵头单位>负责，", "", "于<时间>前乙"]
    found = [(place.guidance, place.section) for p in snapshot.paragraphs for place in p.placeholders]
    assert found == [("牵头单位", "matter"), ("时间", "matter")]
    document.UndoManager.undo()
    assert [p.text for p in reader.read(document).paragraphs] == ["甲乙"]
