"""The fast way of reading gives what the plain way gives, and most documents of plain text are read the fast way."""

from __future__ import annotations

import pathlib
import random
from typing import Any, Dict, Iterator, List, Set, Tuple
from xml.sax.saxutils import escape

import pytest
import uno

from documents import each
from tigang.document import bookmarks
from tigang.document.snapshot import Paragraph
from tigang.office import files
from tigang.office.process import Office
from tigang.writer import fast, reader

DATA = pathlib.Path(__file__).parents[1] / "data"

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<office:styles>
 <style:style style:name="Standard" style:family="paragraph"/>
 <style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard"/>
 <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>
 <style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"/>
 <style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard"/>
 <style:style style:name="House_20_style" style:display-name="House style" style:family="paragraph" style:parent-style-name="Standard"/>
 <style:style style:name="Clause" style:family="paragraph" style:default-outline-level="1" style:parent-style-name="Standard"/>
 <style:style style:name="Item" style:family="paragraph" style:parent-style-name="Standard" style:list-style-name="Numbers"/>
 {headings}
 {chapters}
 <text:list-style style:name="Numbers">
  <text:list-level-style-number text:level="1" style:num-prefix="(" style:num-suffix=")" style:num-format="1"/>
  <text:list-level-style-number text:level="2" style:num-suffix="." style:num-format="a" text:display-levels="2"/>
 </text:list-style>
 <text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="➢"/>
  <text:list-level-style-bullet text:level="2" text:bullet-char="*"/></text:list-style>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="page"><style:footer-style/></style:page-layout>
 <style:style style:name="broken" style:family="paragraph" style:parent-style-name="Text_20_body">
  <style:paragraph-properties fo:break-before="page"/></style:style>
 <style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
 <style:style style:name="columns" style:family="section"><style:section-properties><style:columns fo:column-count="2"/>
  </style:section-properties></style:style>
 <style:style style:name="frame" style:family="graphic"/>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page"><style:footer>
 <text:p text:style-name="Footer">第<text:page-number>1</text:page-number>页</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""

_SILENT = "".join(
    f'<style:style style:name="Heading_20_{n}" style:display-name="Heading {n}" style:family="paragraph" '
    f'style:parent-style-name="Standard" style:default-outline-level="{n}"/>'
    for n in (1, 2, 3)
)
_CHAPTERS = (
    '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="第" '
    'style:num-suffix="章"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>'
)


def _p(text: str, style: str = "Text_20_body") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _h(text: str, level: int = 1, style: str = "") -> str:
    return f'<text:h text:style-name="{style or f"Heading_20_{level}"}" text:outline-level="{level}">{text}</text:h>'


def _list(style: str, *items: str, attributes: str = "") -> str:
    return (
        f'<text:list text:style-name="{style}" {attributes}>'
        + "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
        + "</text:list>"
    )


def _plain(count: int) -> List[str]:
    """Headings and body that make a document long enough for the fast way."""
    lines = []
    for n in range(count):
        level = 1 if n % 10 == 0 else 2 if n % 10 == 5 else 0
        lines.append(
            _h(f"第{n}项工作", level) if level else _p(f"第{n}段：说明有关情况，分析原因，提出今后的打算和具体的措施。")
        )
    return lines


def _everywhere(piece: str) -> str:
    """A document that begins and ends with a piece and has it in the middle."""
    lines = _plain(100)
    return piece + "".join(lines[:56]) + piece + "".join(lines[56:]) + piece


#: What is read the fast way.
TEXT: Dict[str, str] = {
    "line breaks": _p("一行<text:line-break/>二行<text:line-break/>") + _h("标题<text:line-break/>副题", 2),
    "emoji": _p("笑😀𠮷，再笑😀") + _h("表情😀", 2),
    "spaces": _p("前<text:s text:c='5'/>后<text:tab/>制表&#160;不断行&#173;软连字&#8203;零宽&#8209;")
    + _p("<text:s text:c='3'/>")
    + _p("　　缩进"),
    "empty paragraphs": _p("") + _p("", "Standard") + _p("", "Quotations") + _p(""),
    "page breaks": _p("新页", "broken") + _p("<text:soft-page-break/>软分页"),
    "formatting": _p('甲<text:span text:style-name="bold">乙</text:span>丙'),
    "hidden characters": _p('甲<text:span text:style-name="hidden">乙</text:span>丙')
    + _p('<text:span text:style-name="hidden">全隐</text:span>'),
    "other styles": _p("年度总结", "Title") + _p("引文", "Quotations") + _p("本单位", "House_20_style") + _p("引文"),
    "bookmarks and links": _p(
        '<text:bookmark text:name="甲"/>一<text:bookmark-start text:name="乙"/>二<text:bookmark-end text:name="乙"/>'
        '<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://example.org/">链接</text:a>'
    ),
    "fields": _p(
        "今天<text:date>2026-01-02</text:date>，第<text:page-number>1</text:page-number>页，"
        "<text:title>题</text:title>，<text:text-input text:description='问'>答</text:text-input>"
    ),
    "numbers": _list(
        "Numbers", _p("甲"), _p("乙<text:line-break/>行"), _p("丙") + _list("Numbers", _p("丁"), _p("戊"))
    ),
    "continued numbers": _list("Numbers", _p("甲"), _p("乙"))
    + _p("隔")
    + _list("Numbers", _p("丙"), attributes='text:continue-numbering="true"'),
    "unnumbered in a list": '<text:list text:style-name="Numbers"><text:list-header><text:p>甲</text:p></text:list-header>'
    "<text:list-item><text:p>乙</text:p><text:p>丙</text:p></text:list-item></text:list>",
    "bullets": _list("Bullets", _p("甲"), _p(""), _p("乙") + _list("Bullets", _p("丙"))),
    "numbered style": _p("甲", "Item") + _p("乙", "Item"),
    "equal headings": _h("小结", 2) + _p("文。") + _h("小结", 2) + _h("小结", 1),
    "body like a heading": _h("小结", 2) + _p("小结") + _h("第1项工作", 1),
    "typed numbers": _h("1. 总则", 1)
    + _h("1.1.范围", 2)
    + _h("1.1.1.1.细则", 2)
    + _p("1.1.范围外")
    + _p("1. 列举")
    + _h("一、总则", 1),
    "empty heading": _h("", 2) + _h(" ", 1),
    "heading outside the chapters": _h("条款", 1, "Clause") + _p("文。"),
    "section": '<text:section text:name="节" text:style-name="columns">'
    + _p("双栏")
    + _h("栏中标题", 2)
    + "</text:section>",
    "contents": '<text:table-of-content text:name="目录"><text:table-of-content-source text:outline-level="3"/><text:index-body>'
    + _p("第0项工作<text:tab/>1")
    + "</text:index-body></text:table-of-content>",
    "footnote": _p(
        '前<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p>'
        "</text:note-body></text:note>后"
    ),
    "endnote in a heading": _h(
        '前<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>'
        "<text:p>尾注</text:p></text:note-body></text:note>后"
    ),
    "comment": _p("前<office:annotation><dc:creator>甲</dc:creator><text:p>批注</text:p></office:annotation>后"),
    "placeholder": _p('<text:placeholder text:placeholder-type="text">&lt;写明情况&gt;</text:placeholder>'),
    "markup": _p("甲&lt;乙&gt;丙&amp;"),
}

#: What is read the plain way altogether.
MORE: Dict[str, str] = {
    "table": '<table:table table:name="表"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>甲</text:p>'
    "<text:p>乙</text:p></table:table-cell><table:table-cell><text:p>丙</text:p></table:table-cell></table:table-row></table:table>",
    "hidden section": '<text:section text:name="密" text:display="none">'
    + _p("不见")
    + _h("不见的标题", 2)
    + "</text:section>",
    "frame": _p(
        '前<draw:frame draw:style-name="frame" draw:name="框" text:anchor-type="as-char" svg:width="3cm">'
        '<draw:text-box fo:min-height="1cm"><text:p>框中</text:p></draw:text-box></draw:frame>后'
    ),
    "shape": _p(
        '前<draw:rect text:anchor-type="paragraph" svg:width="3cm" svg:height="1cm"><text:p>形中</text:p></draw:rect>后'
    ),
    "level unlike its style's": _h("升级", 1, "Heading_20_2"),
    "level without a heading's style": _h("正文样式", 2, "Text_20_body"),
}


@pytest.fixture(autouse=True)
def _short_documents_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading what is long enough for the fast way both ways, over a bridge, would take minutes."""
    monkeypatch.setattr(fast, "_FEW", 50)


@pytest.fixture
def opened(office: Office, tmp_path: pathlib.Path) -> Iterator[Any]:
    """Opens a document with a body of flat ODF."""
    documents: List[Any] = []

    def open_(body: str, chapters: str = "") -> Any:
        path = tmp_path / f"{len(documents)}.fodt"
        path.write_text(_HEAD.format(headings=_SILENT, chapters=chapters, body=body), encoding="utf-8")
        documents.append(office.open(path))
        return documents[-1]

    yield open_
    for document in documents:
        document.close(True)


def compared(document: Any) -> Tuple[bool, Tuple[Paragraph, ...]]:
    """Whether the fast way read the document, as the plain way does, and what it holds."""
    was_modified = document.isModified()
    quickly, plainly = fast.paragraphs(document), tuple(reader.read_plainly(document).paragraphs)
    assert quickly is None or quickly == plainly
    assert reader.read(document).paragraphs == plainly
    assert document.isModified() == was_modified
    return quickly is not None, plainly


@pytest.mark.parametrize("chapters", ["", _CHAPTERS], ids=["unnumbered", "numbered"])
@pytest.mark.parametrize("name", TEXT)
def test_text_is_read_fast(opened: Any, name: str, chapters: str) -> None:
    assert compared(opened(_everywhere(TEXT[name]), chapters))[0]


def test_no_window_is_needed(office: Office, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "文.fodt"
    path.write_text(
        _HEAD.format(headings=_SILENT, chapters=_CHAPTERS, body=_everywhere(TEXT["equal headings"])), encoding="utf-8"
    )
    with office.guarded(), files.opened(office.context, path) as document:
        _, paragraphs = compared(document)
        assert [paragraph.level for paragraph in paragraphs[:4]] == [2, 0, 2, 1]


@pytest.mark.parametrize("place", ["header", "footnote"])
def test_a_heading_outside_the_body_is_not_taken_for_its_like_in_the_body(opened: Any, place: str) -> None:
    outside = _h("小结", 2)
    note = (
        f'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>{outside}'
        "</text:note-body></text:note>"
    )
    document = opened(_everywhere(_p(f"文{note if place == 'footnote' else ''}。") + _p("小结")))
    if place == "header":
        page = document.StyleFamilies.getByName("PageStyles").getByName("Standard")
        page.HeaderIsOn = True
        page.HeaderText.setString("小结")
        page.HeaderText.createTextCursor().ParaStyleName = "Heading 2"
    assert compared(document)[0]


def test_placeholders_and_texts_in_their_place_are_read_fast(opened: Any) -> None:
    names: Set[str] = set()
    lines = _plain(120)
    for number, index in enumerate((0, 7, 8, 60, 119)):
        shown = "<写明情况>" if number % 2 else "已写明的情况"
        name = bookmarks.encode("problems/aspect", "", "写明情况", names)
        names.add(name)
        lines[index] = _p(
            f'前<text:bookmark-start text:name="{name}"/>{escape(shown)}<text:bookmark-end text:name="{name}"/>后'
        )
    note = bookmarks.encode("", "unit", "单位", ())
    lines[30] = _p(
        '前<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>'
        f'<text:bookmark-start text:name="{note}"/>单位<text:bookmark-end text:name="{note}"/></text:p></text:note-body></text:note>'
    )
    was_fast, paragraphs = compared(opened("".join(lines)))
    assert was_fast
    assert [index for index, paragraph in enumerate(paragraphs) if paragraph.placeholders] == [7, 60]
    assert [index for index, paragraph in enumerate(paragraphs) if paragraph.filled] == [0, 8, 119]


@pytest.mark.parametrize("name", MORE)
def test_more_than_text_is_read_plainly(opened: Any, name: str) -> None:
    assert not compared(opened(_everywhere(MORE[name])))[0]


def test_any_mixture_is_read_alike(opened: Any) -> None:
    chance = random.Random(3)
    counts = {True: 0, False: 0}
    for _ in range(24):
        pieces = _plain(chance.choice((5, 150, 300)))
        for piece in chance.sample(list(TEXT.values()), chance.randrange(6)) + chance.sample(
            list(MORE.values()), chance.random() < 0.3
        ):
            pieces.insert(chance.randrange(len(pieces) + 1), piece)
        was_fast, _ = compared(opened("".join(pieces), chance.choice(("", _CHAPTERS))))
        counts[was_fast] += 1
    assert counts[True] > 8 and counts[False] > 3


def test_the_files_in_data_are_read_alike(office: Office) -> None:
    for path in sorted(DATA.rglob("*")):
        if path.suffix in (".odt", ".fodt", ".docx", ".doc", ".rtf"):
            document = office.open(path)
            compared(document)
            document.close(True)


#: What only some paragraphs hold, and what a paragraph may begin or end in.
_CHANGED = """<text:tracked-changes>{}</text:tracked-changes>""".format(
    "".join(
        f'<text:changed-region xml:id="{name}" text:id="{name}"><text:{kind}><office:change-info><dc:creator>甲</dc:creator>'
        f"<dc:date>2026-01-02T03:04:05</dc:date></office:change-info>{held}</text:{kind}></text:changed-region>"
        for name, kind, held in (
            ("c1", "insertion", ""),
            ("c2", "deletion", "<text:p>去</text:p>"),
            ("c3", "deletion", "<text:p>尾</text:p><text:p>整段</text:p><text:p>首</text:p>"),
            ("c4", "insertion", ""),
            ("c5", "format-change", ""),
        )
    )
)
_CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
_TABLE = (
    '<table:table table:name="{}"><table:table-column/><table:table-row>' + _CELL + "</table:table-row></table:table>"
)
_FRAME = (
    '<draw:frame draw:style-name="frame" draw:name="{0}" text:anchor-type="{0}" svg:width="3cm">'
    '<draw:text-box fo:min-height="1cm"><text:p>框中</text:p></draw:text-box></draw:frame>'
)
_COMMENT = '<office:annotation office:name="{0}"><dc:creator>甲</dc:creator><text:p>批注</text:p></office:annotation>'
HOLDING: Dict[str, str] = {
    "changes": _CHANGED
    + _p('一<text:change-start text:change-id="c1"/>二<text:change-end text:change-id="c1"/>三')
    + _p('四<text:change text:change-id="c2"/>五')
    + _p("无")
    + _p('六<text:change text:change-id="c3"/>七')
    + _p('八<text:change-start text:change-id="c4"/>九')
    + _p("十")
    + _p('百<text:change-end text:change-id="c4"/>千')
    + _p('<text:change-start text:change-id="c5"/>万<text:change-end text:change-id="c5"/>'),
    "changes beside a table": _CHANGED
    + _p('一<text:change-start text:change-id="c1"/>二')
    + _TABLE.format("表", "三")
    + _p('四<text:change-end text:change-id="c1"/>五')
    + _p('六<text:change text:change-id="c2"/>'),
    "comments": _p("前" + _COMMENT.format("a") + '中<office:annotation-end office:name="a"/>后')
    + _p("无")
    + _p("前" + _COMMENT.format("b") + "后")
    + _p('前<office:annotation-end office:name="b"/>后')
    + _p(_COMMENT.format("c")),
    "places": _p('<text:placeholder text:placeholder-type="text">&lt;写明&gt;</text:placeholder>后')
    + _p("无")
    + _p('前<text:bookmark-start text:name="tg_a_1_0000"/>中<text:bookmark-end text:name="tg_a_1_0000"/>后')
    + _p('前<text:bookmark-start text:name="tg_b_1_0000"/>中')
    + _p('前<text:bookmark-end text:name="tg_b_1_0000"/>后'),
    "objects": _p("无")
    + "".join(_p("前" + _FRAME.format(kind) + "后") for kind in ("as-char", "char", "paragraph"))
    + _p('<draw:rect text:anchor-type="paragraph" svg:width="3cm" svg:height="1cm"><text:p>形中</text:p></draw:rect>')
    + _p("无"),
    "tables": _TABLE.format("一", "甲")
    + _TABLE.format("二", _TABLE.format("三", "乙").join(("丙</text:p>", "<text:p>丁")))
    + _p("文")
    + _TABLE.format("四", "戊"),
    "nothing but a table": _TABLE.format("一", _COMMENT.format("a")),
}


@pytest.mark.parametrize("view", [True, False], ids=["with a view", "without a view"])
@pytest.mark.parametrize("name", HOLDING)
def test_only_what_holds_something_is_looked_into_and_nothing_is_missed(
    office: Office, tmp_path: pathlib.Path, name: str, view: bool
) -> None:
    path = tmp_path / "文.fodt"
    path.write_text(_HEAD.format(headings=_SILENT, chapters="", body=HOLDING[name]), encoding="utf-8")
    with office.guarded(), files.opened(office.context, path, editable=view) as document:
        _, paragraphs = compared(document)
    held = [
        name
        for paragraph in paragraphs
        for name, held in (
            ("mark", paragraph.marks),
            ("place", paragraph.placeholders or paragraph.filled),
            ("object", paragraph.followed_by_object),
        )
        if held
    ]
    assert (
        set(held)
        == {
            "changes": {"mark"},
            "changes beside a table": {"mark", "object"},
            "comments": {"mark"},
            "places": {"place"},
            "objects": {"mark", "object"},
            "tables": {"object"},
            "nothing but a table": set(),
        }[name]
    )


def test_an_empty_document(document: Any) -> None:
    _, paragraphs = compared(document)
    assert [paragraph.text for paragraph in paragraphs] == [""]


def test_tracked_changes_are_read_plainly(opened: Any) -> None:
    document = opened("".join(_plain(120)))
    assert compared(document)[0]
    document.RecordChanges = True
    each(document.Text)[3].setString("改过的一段")
    was_fast, paragraphs = compared(document)
    assert not was_fast
    assert paragraphs[3].text == "改过的一段"


def test_levels_set_by_hand_are_seen(opened: Any) -> None:
    document = opened("".join(_plain(120)))
    body = each(document.Text)
    body[0].OutlineLevel, body[7].OutlineLevel = 0, 1
    was_fast, paragraphs = compared(document)
    assert not was_fast
    assert [paragraphs[0].level, paragraphs[7].level] == [0, 1]


def test_the_way_is_chosen_by_size(opened: Any) -> None:
    assert not compared(opened("".join(_plain(10))))[0]
    assert compared(opened("".join(_plain(2000))))[0]


def test_the_words_in_a_shape_with_a_text_box_are_read(office: Office, document: Any) -> None:
    """Asked itself, such a shape enumerates the drawing's own text, which is empty and knows no hidden words."""
    with office.guarded():
        shape = document.createInstance("com.sun.star.drawing.CustomShape")
        shape.setSize(uno.createUnoStruct("com.sun.star.awt.Size", 5000, 2000))
        document.Text.insertTextContent(document.Text.Start, shape, False)
        shape.TextBox = True
        shape.getText().setString("【姓名】")
        read = reader.read(document)
    assert [paragraph.text for paragraph in read.beside] == ["【姓名】"]
