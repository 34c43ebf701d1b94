"""Cells of a form are read, mended and filled like the text around them; headers and frames are filled."""

from __future__ import annotations

import pathlib
from typing import Any, Dict, Iterator

import pytest

from documents import each
from tigang.office.process import Office
from tigang.office.uno_helpers import file_url, properties
from tigang.writer import cursor, reader

_FORM = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">
<office:styles><style:style style:name="Standard" style:family="paragraph"/><style:style style:name="Title" style:family="paragraph"/>
 <style:style style:name="Frame" style:family="graphic"/>
</office:styles>
<office:automatic-styles><style:page-layout style:name="page"><style:header-style/></style:page-layout>
 <style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
 <style:style style:name="frame" style:family="graphic" style:parent-style-name="Frame"/></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
 <style:header><text:p>编号：{{number}}</text:p></style:header></style:master-page></office:master-styles>
<office:body><office:text><text:p text:style-name="Title">项目申报书</text:p><text:p>本表一式两份<text:span text:style-name="hidden">TODO</text:span>。</text:p>
<table:table table:name="Form"><table:table-column table:number-columns-repeated="2"/>
 <table:table-row><table:table-cell><text:p>一、基本情况</text:p></table:table-cell><table:table-cell><text:p>单位名称为{{unit}}。</text:p></table:table-cell></table:table-row>
 <table:table-row><table:table-cell><text:p>二、申请理由</text:p></table:table-cell><table:table-cell><text:p>条件已经具备，各方都支持。</text:p></table:table-cell></table:table-row>
 <table:table-row><table:table-cell><text:p>四、预期成果</text:p></table:table-cell><table:table-cell><text:p>形成一份报告，供各方使用。</text:p>
  <table:table table:name="Inner"><table:table-column/><table:table-row><table:table-cell><text:p>内</text:p></table:table-cell></table:table-row></table:table><text:p>完。</text:p></table:table-cell></table:table-row></table:table>
<text:p>下表为金额。<draw:frame draw:style-name="frame" draw:name="Box" text:anchor-type="paragraph" svg:width="5cm"><draw:text-box><text:p>联系人：{{unit}}</text:p></draw:text-box></draw:frame></text:p>
<table:table table:name="Figures"><table:table-column table:number-columns-repeated="2"/>
 <table:table-row><table:table-cell><text:p>五、支出</text:p></table:table-cell><table:table-cell><text:p>12.50</text:p></table:table-cell></table:table-row>
 <table:table-row><table:table-cell><text:p>九、合计</text:p></table:table-cell><table:table-cell><text:p>12.50</text:p></table:table-cell></table:table-row></table:table>
<text:p>填表说明到此为止。</text:p></office:text></office:body></office:document>"""


@pytest.fixture
def form(office: Office, tmp_path: pathlib.Path) -> Iterator[Any]:
    path = tmp_path / "form.fodt"
    path.write_text(_FORM, encoding="utf-8")
    opened = office.desktop.loadComponentFromURL(file_url(path), "_blank", 0, properties(Hidden=True))
    yield opened
    opened.close(True)


def test_a_form(office: Office, form: Any) -> None:
    def verb(name: str, **arguments: Any) -> Dict[str, Any]:
        return office.dispatch(form.CurrentController.Frame, name, **arguments)

    found = {f["rule"]: f for f in verb("CheckStructure", Outline="")["findings"]}
    assert found["number-gap"]["text"] == "四、预期成果"
    assert (found["number-gap"]["paragraph"], found["number-gap"]["place"]) == (1, "Form.A3")
    assert "marker-left" not in found  # it is hidden
    assert found["not-looked-at"]["paragraph"] == 1
    assert found["field-unset"]
    reached = [verb("NextPlaceholder") for _ in range(3)]
    assert [place["guidance"] for place in reached] == ["unit", "unit", "number"]
    assert cursor.cursor_position(form) is not None  # in the header
    verb("FixStructure", Rules=["number-gap"], Outline="")
    cell = form.TextTables.getByName("Form").getCellByName
    assert [cell(name).createEnumeration().nextElement().String for name in ("A1", "A3")] == [
        "一、基本情况",
        "三、预期成果",
    ]
    verb("SetFields", Fields={"unit": "某县", "number": "第7号"})
    header = form.StyleFamilies.getByName("PageStyles").getByName("Standard").HeaderText
    assert (cell("B1").String, header.String) == ("单位名称为某县。", "编号：第7号")
    assert form.TextFrames.getByName("Box").Text.String == "联系人：某县"
    verb("SetFields", Fields={"unit": "某市"})
    assert (cell("B1").String, form.TextFrames.getByName("Box").Text.String) == ("单位名称为某市。", "联系人：某市")
    assert reader.read(form) == reader.read_plainly(form)


def test_a_table_of_figures_below_a_joined_row_is_no_form(document: Any) -> None:
    """Of a table whose rows differ Writer tells no more cells of a row than the first one has."""
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(3, 3)
    document.Text.insertTextContent(document.Text.End, table, False)
    joined = table.createCursorByCellName("A1")
    joined.gotoCellByName("C1", True)
    assert joined.mergeRange()
    rows = {
        "A1": "收支情况",
        "A2": "一、收入",
        "B2": "120.5",
        "C2": "98.0",
        "A3": "四、支出",
        "B3": "80.2",
        "C3": "70.1",
    }
    for name, text in rows.items():
        table.getCellByName(name).String = text
    assert [paragraph.text for paragraph in reader.read(document).paragraphs if paragraph.text] == []
    for name in ("B2", "C2", "B3", "C3"):
        table.getCellByName(name).String = "已经完成。"
    assert "一、收入" in [paragraph.text for paragraph in reader.read(document).paragraphs]


@pytest.mark.parametrize("where", ["header", "frame"])
def test_a_text_of_nothing_but_tables_is_read(document: Any, where: str) -> None:
    """Writer has no words for such a text, and refuses when it is asked for them."""
    if where == "header":
        style = document.StyleFamilies.getByName("PageStyles").getByName("Standard")
        style.HeaderIsOn = True
        text = style.HeaderText
    else:
        text = document.createInstance("com.sun.star.text.TextFrame")
        document.Text.insertTextContent(document.Text.End, text, False)
    for _ in range(2):
        table = document.createInstance("com.sun.star.text.TextTable")
        table.initialize(1, 1)
        text.insertTextContent(text.End, table, False)
        table.getCellByName("A1").String = "单位：{{unit}}"
    for element in each(text):
        if element.supportsService("com.sun.star.text.Paragraph"):
            element.dispose()
    read = reader.read(document)
    assert [paragraph.text for paragraph in read.beside] == ["单位：{{unit}}"] * 2
