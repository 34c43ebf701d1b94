"""New documents with their whole layout, measured in the PDF that Writer makes of them."""

from __future__ import annotations

import collections
import pathlib
import re
import subprocess
from typing import Any, Callable, Dict, Iterator, List, NamedTuple

import pytest

from documents import each, write
from tigang.library import loading
from tigang.office.uno_helpers import file_url, properties

OUTLINE = "self-examination-five"
LIBRARY = loading.load([loading.bundled()])


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
    html = subprocess.run(
        ["pdftotext", "-bbox-layout", str(path), "-"], stdout=subprocess.PIPE, check=True
    ).stdout.decode("utf-8")
    return [
        [
            _line(m)
            for m in re.finditer(r'<line xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</line>', page, re.S)
        ]
        for page in html.split("<page ")[1:]
    ]


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
        states = dict(
            zip(
                ("CharFontNameAsian", "CharHeightAsian", "ParaFirstLineIndent"),
                paragraph.getPropertyStates(("CharFontNameAsian", "CharHeightAsian", "ParaFirstLineIndent")),
            )
        )
        assert {state.value for state in states.values()} == {"DEFAULT_VALUE"}


@pytest.fixture
def make(office: Any, document: Any) -> Iterator[Callable[..., Any]]:
    """Makes new documents by NewDocument: fields filled with the outline's examples, sections with snippets."""
    made: List[Any] = []

    def new(outline: str, **arguments: Any) -> Any:
        fields = {field.id: field.example for field in LIBRARY.outlines[outline].fields.values()}
        answer = office.dispatch(
            document.CurrentController.Frame, "NewDocument", Outline=outline, Fields=fields, Hidden=True, **arguments
        )
        assert answer["ok"], answer
        made.extend(c for c in each(office.desktop.Components) if getattr(c, "RuntimeUID", "") == answer["document"])
        office.dispatch(made[-1].CurrentController.Frame, "FillPlaceholders", Mode="best")
        return made[-1]

    yield new
    for component in made:
        component.close(True)


def line(document: Any, folder: pathlib.Path, begins: str) -> Line:
    """The last line of a document that begins so."""
    return [line for page in pages(document, folder) for line in page if line.text.startswith(begins)][-1]


CHARACTER = 156 / 28  # millimetres
HEIGHT = 225 / 22


def test_addressee_signature_and_date(make: Callable[..., Any], tmp_path: pathlib.Path) -> None:
    report = make("official-report")
    title, addressee, signature, date = (
        line(report, tmp_path, text) for text in ("关于上半年", "市人民政府：", "某市水利局", "2026年")
    )
    assert addressee.left == pytest.approx(28, abs=0.5)  # 7.3.2: flush left, a line below the title
    assert addressee.top - title.top == pytest.approx(2 * HEIGHT, abs=2.5)  # the types differ in size
    assert (signature.left + signature.right) / 2 == pytest.approx(
        (date.left + date.right) / 2, abs=0.5
    )  # 7.3.5.1: centred over it
    assert 184 - date.right == pytest.approx(4 * CHARACTER, abs=CHARACTER / 3)  # four characters from the right
    assert date.top - signature.top == pytest.approx(HEIGHT, abs=0.5)
    closing = line(report, tmp_path, "特此报告")
    assert closing.left == pytest.approx(28 + 2 * CHARACTER, abs=0.5)
    assert signature.top - closing.top == pytest.approx(3 * HEIGHT, abs=0.5)


def test_signature_and_date_without_seal(make: Callable[..., Any], tmp_path: pathlib.Path) -> None:
    report = make("official-report", Layout="gbt-9704-unsealed")
    for begins in ("某市水利局", "2026年"):
        assert 184 - line(report, tmp_path, begins).right == pytest.approx(2 * CHARACTER, abs=0.5)  # 7.3.5.2


def test_a_long_title_breaks_before_its_subject(make: Callable[..., Any], tmp_path: pathlib.Path) -> None:
    first, *_ = pages(make("official-report"), tmp_path)
    assert [line.text for line in sorted(first, key=lambda line: line.top)[:2]] == [
        "某市水利局",
        "关于上半年防汛抗旱工作情况的报告",
    ]


def test_note_of_attachments_and_attachment(make: Callable[..., Any], tmp_path: pathlib.Path) -> None:
    proposal = make("official-proposal")
    note, closing = (line(proposal, tmp_path, text) for text in ("附件：", "现提请审议"))
    assert note.left == pytest.approx(28 + 2 * CHARACTER, abs=0.5)  # 7.3.4
    assert note.top - closing.top == pytest.approx(2 * HEIGHT, abs=0.5)
    cursor = proposal.Text.createTextCursorByRange(proposal.Text.End)
    proposal.Text.insertString(cursor, "\r附件\r某市节约用水条例（草案）\r第一条内容", False)
    for paragraph, style in zip(each(proposal.Text)[-3:], ("附件", "附件标题", "Text body")):
        paragraph.ParaStyleName = style
    *_, last = pages(proposal, tmp_path)
    mark, title, text, _ = sorted(last, key=lambda line: line.top)
    assert mark.text == "附件"  # 7.3.7: on a page of its own, flush left
    assert mark.left == pytest.approx(28, abs=0.5)
    assert mark.top == pytest.approx(37 + 2, abs=2)
    assert title.top - mark.top == pytest.approx(2 * HEIGHT, abs=2.5)  # in the third line
    assert (title.left + title.right) / 2 == pytest.approx((28 + 184) / 2, abs=1)
    assert text.text == "第一条内容"


def test_fonts_of_headings_and_size_of_the_page_number(make: Callable[..., Any], tmp_path: pathlib.Path) -> None:
    made = make(OUTLINE)
    styles = made.StyleFamilies.getByName("ParagraphStyles")
    assert [styles.getByName(name).CharFontNameAsian for name in ("Heading 1", "Heading 2", "Text body")] == [
        "Noto Sans CJK SC",
        "Noto Serif CJK SC",
        "Noto Serif CJK SC",
    ]  # what is nearest among the fonts of this machine
    assert styles.getByName("Footer right").CharHeight == 14.0  # 7.5: size four
    first, *_ = pages(made, tmp_path)
    number = max(first, key=lambda line: line.top)
    assert number.bottom - number.top > 14 * 25.4 / 72  # not cut off


def test_no_mark_is_lost_at_the_edge(make: Callable[..., Any], tmp_path: pathlib.Path) -> None:
    made = make(OUTLINE)
    printed = "".join(
        line.text
        for page in pages(made, tmp_path)
        for line in sorted(page, key=lambda line: line.top)
        if not line.text.startswith("—")
    )
    written = "".join(paragraph.String for paragraph in each(made.Text))
    assert collections.Counter(re.sub(r"\s", "", printed)) == collections.Counter(re.sub(r"\s", "", written))


@pytest.mark.parametrize(
    ("layout", "what"), [("gbt-9704-28pt", "line"), ("gbt-9704-bold", "bold"), ("gbt-9704-centred", "number")]
)
def test_what_offices_disagree_on(make: Callable[..., Any], tmp_path: pathlib.Path, layout: str, what: str) -> None:
    made = make(OUTLINE, Layout=layout)
    styles = made.StyleFamilies.getByName("ParagraphStyles")
    first, *_ = pages(made, tmp_path)
    number = max(first, key=lambda line: line.top)
    assert (styles.getByName("Text body").ParaLineSpacing.Height == 988) is (what == "line")
    assert (styles.getByName("Heading 2").CharWeightAsian > 100) is (what == "bold")
    assert ((number.left + number.right) / 2 == pytest.approx((28 + 184) / 2, abs=1)) is (what == "number")


def test_a_plain_report(make: Callable[..., Any], tmp_path: pathlib.Path) -> None:
    first, *_ = pages(make("project-report", Layout="report-plain"), tmp_path)
    *body, number = sorted(first, key=lambda line: line.top)
    assert number.text == "1"
    assert (number.left + number.right) / 2 == pytest.approx(105, abs=1)
    assert min(line.left for line in body) == pytest.approx(25, abs=0.5)
    assert max(line.right for line in body) <= 185.5


def test_chapters_of_a_thesis_begin_pages(make: Callable[..., Any], tmp_path: pathlib.Path) -> None:
    found = pages(make("degree-thesis", Layout="gbt-7713-thesis"), tmp_path)
    tops = [min(page, key=lambda line: line.top).text for page in found]
    assert {"摘要", "Abstract", "第一章绪论", "参考文献", "致谢"} <= set(tops)


def test_absent_fonts_are_said(office: Any, document: Any) -> None:
    answer = office.dispatch(
        document.CurrentController.Frame, "InsertOutline", Outline=OUTLINE, Mode="replace", Layout="gbt-9704"
    )
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


@pytest.mark.parametrize(
    "arguments",
    [{"Outline": "nothing"}, {"Outline": OUTLINE, "Layout": "nothing"}, {"Outline": OUTLINE, "Fields": "["}],
)
def test_a_new_document_that_cannot_be_made_leaves_none_behind(
    office: Any, document: Any, arguments: Dict[str, Any]
) -> None:
    def count() -> int:
        return len(each(office.desktop.Components))

    before = count()
    assert office.dispatch(document.CurrentController.Frame, "NewDocument", Hidden=True, **arguments)["ok"] is False
    assert count() == before
