"""New documents with their whole layout, measured in the PDF that Writer makes of them."""

from __future__ import annotations

import pathlib
import re
import subprocess
from typing import Any, Dict, Iterator, List, NamedTuple

import pytest

from documents import each, write
from tigang.writer.office import file_url, properties

OUTLINE = "self-examination-five"


class Line(NamedTuple):
    """A line of a page, in millimetres from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@pytest.fixture
def made(office: Any, document: Any) -> Iterator[Any]:
    """A new document with the outline and its layout."""
    answer = office.dispatch(document.CurrentController.Frame, "NewDocument", Outline=OUTLINE, Hidden=True)
    assert answer["ok"], answer
    components = office.desktop.Components.createEnumeration()
    while components.hasMoreElements():
        component = components.nextElement()
        if getattr(component, "RuntimeUID", "") == answer["document"]:
            yield component
            component.close(True)
            return
    raise AssertionError("there is no new document")


def pages(document: Any, folder: pathlib.Path) -> List[List[Line]]:
    path = folder / "made.pdf"
    document.storeToURL(file_url(path), properties(FilterName="writer_pdf_Export"))
    html = subprocess.run(["pdftotext", "-bbox-layout", str(path), "-"], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    return [[_line(m) for m in re.finditer(r'<line xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</line>', page, re.S)]
            for page in html.split("<page ")[1:]]


def _line(m: Any) -> Line:
    left, top, right, bottom = (round(float(m[i]) * 25.4 / 72, 1) for i in range(1, 5))
    return Line(left, top, right, bottom, "".join(re.findall(r">([^<>]+)</word>", m[5])))


def test_gbt_9704_on_paper(office: Any, made: Any, tmp_path: pathlib.Path) -> None:
    cursor = made.Text.createTextCursorByRange(made.Text.End)
    made.Text.insertString(cursor, "\r" + "\r".join(["测试排版效果的一段话" * 40] * 12), False)
    first, _, _, fourth, *_ = pages(made, tmp_path)
    number, *body = sorted(fourth, key=lambda line: -line.top)
    assert len(body) == 22  # GB/T 9704-2012, 5.2.3
    full = [line for line in body if len(line.text) == 28]
    assert len(full) >= 15
    for line in full:
        assert line.left == pytest.approx(28, abs=1)  # 5.2.1
        assert line.right == pytest.approx(210 - 26, abs=1)
    assert 37 <= min(line.top for line in body) <= 37 + 4
    assert max(line.bottom for line in body) <= 297 - 35 + 0.5
    assert number.text == "—4—"
    assert number.left == pytest.approx(28 + 5, abs=1)  # 7.5: one character in, left on even pages
    assert number.top >= 297 - 35 + 7
    odd = max(first, key=lambda line: line.top)
    assert odd.text == "—1—"
    assert odd.right == pytest.approx(210 - 26 - 5, abs=1)


def test_styles_only_no_direct_formatting(made: Any) -> None:
    for paragraph in each(made.Text):
        states = dict(zip(("CharFontNameAsian", "CharHeightAsian", "ParaFirstLineIndent"),
                          paragraph.getPropertyStates(("CharFontNameAsian", "CharHeightAsian", "ParaFirstLineIndent"))))
        assert {state.value for state in states.values()} == {"DEFAULT_VALUE"}


def test_absent_fonts_are_said(office: Any, document: Any) -> None:
    answer = office.dispatch(document.CurrentController.Frame, "InsertOutline", Outline=OUTLINE, Mode="replace", Layout="gbt-9704")
    assert {"wanted": "仿宋_GB2312", "taken": "Noto Serif CJK SC"} in answer["fonts"]


def test_in_a_document_with_a_history_pages_stay_and_undo_brings_the_styles_back(office: Any, document: Any) -> None:
    frame = document.CurrentController.Frame
    write(document, "甲")
    style = document.StyleFamilies.getByName("ParagraphStyles").getByName("Text body")
    page = document.StyleFamilies.getByName("PageStyles").getByName("Standard")
    before = (style.CharHeightAsian, style.ParaFirstLineIndent, page.TopMargin)
    steps = len(document.UndoManager.AllUndoActionTitles)
    assert steps
    office.dispatch(frame, "InsertOutline", Outline=OUTLINE, Mode="replace", Layout="gbt-9704")
    assert (style.CharHeightAsian, page.TopMargin) == (16.0, before[2])
    assert len(document.UndoManager.AllUndoActionTitles) == steps + 1
    document.UndoManager.undo()
    assert (style.CharHeightAsian, style.ParaFirstLineIndent, page.TopMargin) == before
    office.dispatch(frame, "InsertOutline", Outline=OUTLINE, Mode="replace", Layout="gbt-9704", PageLayout=True)
    assert page.TopMargin == pytest.approx(3700, abs=2)


@pytest.mark.parametrize("arguments", [{"Outline": "nothing"}, {"Outline": OUTLINE, "Layout": "nothing"}, {"Outline": OUTLINE, "Fields": "["}])
def test_a_new_document_that_cannot_be_made_leaves_none_behind(office: Any, document: Any, arguments: Dict[str, Any]) -> None:
    def count() -> int:
        return len(each(office.desktop.Components))

    before = count()
    assert office.dispatch(document.CurrentController.Frame, "NewDocument", Hidden=True, **arguments)["ok"] is False
    assert count() == before
