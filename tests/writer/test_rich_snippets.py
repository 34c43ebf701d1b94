"""Rich snippets in a real Writer: saved from a selection, put in with all that they hold, taken back in one step."""

from __future__ import annotations

import pathlib
import shutil
from typing import Any, Callable, Dict, Iterator

import pytest
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from com.sun.star.text.TextContentAnchorType import AT_PAGE

from documents import content, each, lines, put_cursor, write
from odts import IMAGE, NOTE, PIXEL, TABLE, odt, packed
from tigang.opendocument.cleaning import clean
from tigang.opendocument.contents import holds, text_of

Verb = Callable[..., Dict[str, Any]]
OUTLINE = "self-examination-five"
FIELDS = {"unit": "乙市财政局", "topics": ["带头讲政治", "带头强本领", "带头守初心", "带头敢担当", "带头严纪律"]}


@pytest.fixture
def personal(profile: pathlib.Path) -> Iterator[pathlib.Path]:
    """The folder of the office's user; empty again at the end."""
    folder = profile / "user/tigang"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "snippets").mkdir(parents=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def lay(personal: pathlib.Path) -> Callable[..., None]:
    """Lays a rich snippet "rich" into the personal library."""

    def put(raw: bytes, more: str = "") -> None:
        (personal / "snippets/rich.odt").write_bytes(raw)
        (personal / "snippets/rich.yaml").write_text(
            f"id: rich\ntitle: 丰\ndocument: rich.odt\n{more}", encoding="utf-8"
        )

    return put


def select(document: Any, first: int, last: int) -> None:
    elements = each(document.Text)
    view = document.CurrentController.ViewCursor
    view.gotoRange(elements[first].Start, False)
    view.gotoRange(elements[last].End, True)


def styles(document: Any) -> list:
    return [
        element.ParaStyleName if element.supportsService("com.sun.star.text.Paragraph") else "TABLE"
        for element in each(document.Text)
    ]


def test_plain_text_is_saved_as_text_and_more_as_a_document(
    document: Any, dispatch: Verb, personal: pathlib.Path
) -> None:
    write(document, "甲", "一段话。", "丙")
    select(document, 0, 2)
    assert dispatch("SaveSnippet", Id="plain")["kind"] == "text"
    part = document.Text.createTextCursorByRange(each(document.Text)[1].Start)
    part.goRight(2, True)
    part.CharWeightAsian = 150.0
    select(document, 0, 2)
    assert dispatch("SaveSnippet", Id="bold")["kind"] == "document"
    assert dispatch("SaveSnippet", Id="as-text", As="text")["kind"] == "text"
    select(document, 0, 0)
    assert dispatch("SaveSnippet", Id="a-bit")["kind"] == "text"
    assert dispatch("SaveSnippet", Id="a-bit-rich", As="document")["kind"] == "document"
    assert sorted(path.name for path in (personal / "snippets").iterdir()) == [
        "a-bit-rich.odt",
        "a-bit-rich.yaml",
        "a-bit.yaml",
        "as-text.yaml",
        "bold.odt",
        "bold.yaml",
        "plain.yaml",
    ]
    assert "一段话。" in (personal / "snippets/bold.yaml").read_text(encoding="utf-8")


def test_saved_and_put_in_again_with_all_that_it_holds(
    office: Any, document: Any, dispatch: Verb, personal: pathlib.Path
) -> None:
    write(document, "前", "# 题", "有注", "后")
    text, cursor = document.Text, document.Text.createTextCursorByRange(each(document.Text)[2].End)
    note = document.createInstance("com.sun.star.text.Footnote")
    text.insertTextContent(cursor, note, False)
    note.String = "注文"
    text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(2, 2)
    text.insertTextContent(cursor, table, False)
    table.getCellByName("B2").String = "{{unit}}"
    select(document, 1, 4)
    answer = dispatch("SaveSnippet", Id="whole", Title="全")
    assert answer["kind"] == "document"
    other = office.new_document()
    try:
        write(other, "甲", "")
        put_cursor(other, 1)
        assert office.dispatch(other.CurrentController.Frame, "InsertSnippet", Snippet="whole")["ok"]
        assert styles(other) == ["Text body", "Heading 1", "Text body", "TABLE", "Text body"]
        assert other.TextTables.getByIndex(0).getCellByName("B2").String == "{{unit}}"
        assert other.Footnotes.getByIndex(0).String == "注文"
    finally:
        other.close(True)


@pytest.mark.parametrize("kind", ["image", "frame", "shape"])
def test_an_object_that_is_selected_alone(
    document: Any, dispatch: Verb, personal: pathlib.Path, tmp_path: pathlib.Path, kind: str
) -> None:
    """Saved and put in again; and other verbs know where they are, though the cursor stands nowhere."""
    write(document, "前", "【甲】", "后", "【乙】")
    (tmp_path / "i.png").write_bytes(PIXEL)
    if kind == "shape":
        made = document.createInstance("com.sun.star.drawing.RectangleShape")
        document.DrawPage.add(made)
        made.AnchorType = AT_PAGE
    else:
        made = document.createInstance("com.sun.star.text." + ("TextGraphicObject" if kind == "image" else "TextFrame"))
        if kind == "image":
            made.GraphicURL = (tmp_path / "i.png").as_uri()
        document.Text.insertTextContent(each(document.Text)[2].Start, made, False)
        if kind == "frame":
            made.Text.String = "框中"
    document.CurrentController.select(made)
    answer = dispatch("SaveSnippet", Id="alone")
    assert answer["kind"] == "document"
    assert holds((personal / "snippets/alone.odt").read_bytes(), "") == [{"shape": "drawing"}.get(kind, kind)]
    assert dispatch("NextPlaceholder")["guidance"] == ("甲" if kind == "shape" else "乙")
    document.CurrentController.select(made)
    before = document.DrawPage.Count
    assert dispatch("InsertSnippet", Snippet="alone")["ok"]
    assert document.DrawPage.Count == before + 1
    document.CurrentController.select(made)
    assert dispatch("ExpandSnippet")["error"]["code"] == "no-snippet-id"


def test_into_a_placeholder_and_back_in_one_step(
    document: Any, dispatch: Verb, lay: Callable[..., None], tmp_path: pathlib.Path
) -> None:
    lay(
        odt(
            f'<text:p text:style-name="Text_20_body">{{{{unit}}}}的<text:span text:style-name="B">情况</text:span>{NOTE}</text:p>{TABLE}<text:p text:style-name="Text_20_body">{{{{unit}}}}尾</text:p>'
        )
    )
    dispatch("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
    before, titles = content(document, tmp_path), document.UndoManager.AllUndoActionTitles
    assert dispatch("InsertSnippet", Snippet="rich")["section"] == "preamble"
    after = lines(document)
    assert document.UndoManager.AllUndoActionTitles[1:] == titles
    text = lines(document)
    assert (text[1][:8], text[2]) == ("乙市财政局的情况", "乙市财政局尾")
    assert not [f for f in dispatch("CheckStructure", Outline="")["findings"] if f["section"] == "preamble"]
    document.UndoManager.undo()
    assert content(document, tmp_path) == before
    document.UndoManager.redo()  # not compared in all: Writer itself then makes the note's sign bold, after bold words
    assert (lines(document), document.Footnotes.Count, document.TextTables.Count) == (after, 1, 1)
    assert dispatch("SetFields", Fields={"unit": "丙县"})["ok"]
    assert (lines(document)[1][:5], lines(document)[2]) == ("丙县的情况", "丙县尾")


@pytest.mark.parametrize("offset", [0, 1, 2])
@pytest.mark.parametrize(
    "body",
    [
        '<text:p text:style-name="P1">一<text:span text:style-name="B">粗</text:span></text:p>',
        '<text:p text:style-name="P1">一</text:p><text:p text:style-name="Own_20_Look">二</text:p>',
        f'<text:p text:style-name="Own_20_Look">一</text:p>{TABLE}<text:p text:style-name="Text_20_body">二</text:p>',
        f"{TABLE}<text:p/>",
        f"<text:list><text:list-item><text:p>项</text:p></text:list-item></text:list><text:p>图{IMAGE.format('Pictures/a.png')}</text:p>",
    ],
)
def test_anywhere_in_a_paragraph_and_back_in_one_step(
    document: Any, dispatch: Verb, lay: Callable[..., None], tmp_path: pathlib.Path, body: str, offset: int
) -> None:
    lay(odt(body, **{"Pictures/a.png": PIXEL}))
    write(document, "# 甲", "乙丙", "丁")
    each(document.Text)[1].ParaLeftMargin = 1000
    put_cursor(document, 1, offset)
    before = content(document, tmp_path)
    assert dispatch("InsertSnippet", Snippet="rich")["ok"]
    after, text = content(document, tmp_path), "".join(lines(document))
    assert text.startswith("甲") and text.endswith("丁")
    assert [c for c in text if c in "乙丙"] == ["乙", "丙"]
    assert [element.ParaLeftMargin for element in each(document.Text) if "乙" in getattr(element, "String", "")] == [
        1000
    ]
    document.UndoManager.undo()
    assert content(document, tmp_path) == before
    document.UndoManager.redo()
    assert content(document, tmp_path) == after


def test_in_a_table_cell(document: Any, dispatch: Verb, lay: Callable[..., None], tmp_path: pathlib.Path) -> None:
    lay(odt(f"<text:p>一</text:p><text:p>二{NOTE}</text:p>"))
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(1, 1)
    document.Text.insertTextContent(document.Text.Start, table, False)
    document.CurrentController.select(table.getCellByName("A1").createTextCursor())
    before = content(document, tmp_path)
    assert dispatch("InsertSnippet", Snippet="rich")["ok"]
    assert [p.String.rstrip("1") for p in each(table.getCellByName("A1"))] == ["一", "二"]
    document.UndoManager.undo()
    assert content(document, tmp_path) == before


def test_styles_of_the_document_stay_as_they_are_and_pages_too(
    document: Any, dispatch: Verb, lay: Callable[..., None]
) -> None:
    lay(
        odt(
            '<text:p text:style-name="P1">一</text:p><text:p text:style-name="Own_20_Look">二</text:p><text:p text:style-name="Own_20_Look">三</text:p>'
        )
    )
    family = document.StyleFamilies.getByName("ParagraphStyles")
    own = document.createInstance("com.sun.star.style.ParagraphStyle")
    family.insertByName("Own Base", own)
    own.CharHeight = 33.0
    heights = {name: family.getByName(name).CharHeight for name in family.ElementNames}
    pages = document.StyleFamilies.getByName("PageStyles").ElementNames
    write(document, "甲", "")
    put_cursor(document, 1)
    dispatch("InsertSnippet", Snippet="rich")
    assert {name: family.getByName(name).CharHeight for name in heights} == heights
    assert document.StyleFamilies.getByName("PageStyles").ElementNames == pages
    assert {element.PageDescName for element in each(document.Text)} <= {None, "", "Standard"}
    assert styles(document) == ["Text body", "Heading 1", "Own Look", "Own Look"]
    assert family.getByName("Own Look").CharColor == 0xFF0000


def test_fill_placeholders_takes_rich_ones_among_the_others(
    document: Any, dispatch: Verb, lay: Callable[..., None], tmp_path: pathlib.Path
) -> None:
    lay(odt(f"<text:p>{{{{unit}}}}前言</text:p>{TABLE}<text:p>完</text:p>"), f"for: {OUTLINE}/preamble\n")
    dispatch("InsertOutline", Outline=OUTLINE, Mode="replace", Fields=FIELDS)
    before = content(document, tmp_path)
    answer = dispatch("FillPlaceholders", Snippets={"preamble": "rich"})
    assert answer["snippets"] == ["rich"]
    assert lines(document)[1:3] == ["乙市财政局前言", "完"]
    document.UndoManager.undo()
    assert content(document, tmp_path) == before


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "odt-none"),
        (b"\0" * 100, "odt-none"),
        (odt("<text:p>x</text:p>")[:300], "odt-damaged"),
        (None, "file-unreadable"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a>"}), "odt-damaged"),
    ],
)
def test_a_bad_document_leaves_all_as_it_was(
    document: Any,
    dispatch: Verb,
    lay: Callable[..., None],
    personal: pathlib.Path,
    tmp_path: pathlib.Path,
    raw: Any,
    code: str,
) -> None:
    lay(raw or b"")
    if raw is None:
        (personal / "snippets/rich.odt").unlink()
    write(document, "甲", "乙")
    before, titles = content(document, tmp_path), document.UndoManager.AllUndoActionTitles
    error = dispatch("InsertSnippet", Snippet="rich")["error"]
    assert (error["code"], "rich.odt" in error["message"]) == (code, True)
    assert (content(document, tmp_path), document.UndoManager.AllUndoActionTitles) == (before, titles)


def test_macros_and_links_never_arrive(document: Any, dispatch: Verb, lay: Callable[..., None]) -> None:
    basic = '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="M" script:language="StarBasic">Sub Main</script:module>'
    lay(
        odt(
            '<text:p>甲<text:a xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document">跑</text:a></text:p>'
            '<text:p>乙<text:execute-macro text:name="M">按</text:execute-macro></text:p>',
            **{"Basic/Standard/M.xml": basic},
        )
    )
    write(document, "")
    assert dispatch("InsertSnippet", Snippet="rich")["ok"]
    assert lines(document) == ["甲跑", "乙"]
    assert not [
        module
        for library in document.BasicLibraries.ElementNames
        for module in document.BasicLibraries.getByName(library).ElementNames
    ]
    links = [portion.HyperLinkURL for element in each(document.Text) for portion in each(element)]
    assert not any(links)


def test_what_is_saved_is_clean(document: Any, dispatch: Verb, personal: pathlib.Path) -> None:
    write(document, "甲", "乙")
    part = document.Text.createTextCursorByRange(each(document.Text)[0].Start)
    part.goRight(1, True)
    part.HyperLinkURL = "https://example.org/"
    select(document, 0, 1)
    dispatch("SaveSnippet", Id="link", As="document")
    raw = (personal / "snippets/link.odt").read_bytes()
    assert clean(raw, "x").content and b"example.org" not in raw
    assert "甲\n" in text_of(raw, "x")
