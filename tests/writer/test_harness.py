"""Verbs can be undone, and a check changes nothing: on a few documents of the kinds that real ones are made of."""

from __future__ import annotations

import pathlib

import pytest

from workshop import harness
from workshop.harness import Result, Step
from workshop.saved import Difference

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_STYLES = """<office:styles><style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"/>
</office:styles><office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties
 fo:font-weight="bold"/></style:style></office:automatic-styles>"""
_BODIES = {
    "mixed": """<text:h text:style-name="Heading_20_1" text:outline-level="1">一、背景</text:h>
<text:p text:style-name="Text_20_body">文<text:span text:style-name="B">粗</text:span>字。</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">二、二、措施</text:h><text:p>文。</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">三、安排</text:h><text:p>文。</text:p>
<text:p>Before<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
<text:p>A note.</text:p></text:note-body></text:note></text:p><table:table table:name="T"><table:table-column/><table:table-row>
<table:table-cell><text:h text:style-name="Heading_20_1" text:outline-level="1">In a cell</text:h></table:table-cell></table:table-row>
</table:table><text:p><draw:frame text:anchor-type="as-char" svg:width="4cm" svg:height="1cm"><draw:text-box><text:p>Framed</text:p>
</draw:text-box></draw:frame> and <text:bookmark-start text:name="b"/>marked<text:bookmark-end text:name="b"/>.</text:p>
<text:section text:name="S"><text:p>In a section.</text:p></text:section><text:p>After.</text:p>""",
    "empty": "<text:p/>",
}


def put(folder: pathlib.Path, name: str, body: str) -> None:
    (folder / f"{name}.fodt").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3" office:mimetype="application/'
        f'vnd.oasis.opendocument.text">{_STYLES}<office:body><office:text>{body}</office:text></office:body></office:document>',
        encoding="utf-8",
    )


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    for name, body in _BODIES.items():
        put(tmp_path, name, body)
    return tmp_path


def test_every_verb_is_undone_without_a_trace(folder: pathlib.Path) -> None:
    results = harness.run(folder, list(harness.CASES))
    assert [result.file for result in results] == ["empty.fodt", "mixed.fodt"]
    assert [step.case for result in results for step in result.steps] == [*harness.CASES] * 2
    assert harness.summary(results) == ""


def test_what_libreoffice_does_not_take_back_is_kept_apart(tmp_path: pathlib.Path) -> None:
    table = """<table:table table:name="{}"><table:table-column/><table:table-row><table:table-cell><text:p/></table:table-cell>
</table:table-row></table:table><text:p/>"""
    put(tmp_path, "tables", table.format("Table3") + table.format("Other"))
    results = harness.run(tmp_path, ["replace"])
    assert harness.summary(results) == ""
    # some versions lose the name also when Tigang replaces all, and some only here
    assert any("Other" in change for item in results[0].own for change in item.changes)


def test_a_document_that_does_not_come_back_and_one_that_cannot_be_opened_are_reported(
    folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "damaged.docx").write_bytes(b"PK\x03\x04" + b"x" * 400)
    results = harness.run(folder, ["check"], at_most=2)
    assert [(result.file, result.error) for result in results] == [("damaged.docx", "damaged"), ("empty.fodt", "")]
    lost = Difference("body", "changed", ("-文。",))
    bad = Result("a.odt", steps=(Step("fix", 0.5, differences=(lost,)), Step("fill", failed="OfficeError: ended")))
    shown = harness.summary([bad, *results])
    assert "a.odt: fix: body changed" in shown and "-文。" in shown and "a.odt: fill: OfficeError: ended" in shown
    rows = {line.split()[0]: line.split()[1:] for line in harness.table([bad]).splitlines()[1:3]}
    assert rows == {"fix": ["1", "0", "1", "0", "0", "0", "0.50"], "fill": ["1", "0", "0", "0", "1", "0", "0.00"]}
