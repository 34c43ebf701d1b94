"""Layouts: what one comes to, and layouts that extend others."""

from __future__ import annotations

import pathlib

import pytest

from tigang.layouts import model
from tigang.library import loading

LIBRARY = loading.load([loading.bundled()])
BASE = """id: base
title: Base
page: {top: 37mm, bottom: 35mm, left: 28mm, right: 26mm}
grid: {lines: 22, characters: 28}
fonts: {body: [FangSong, Free], hei: [SimHei]}
styles:
  Text body: {font: body, size: 16pt, indent: 2}
  Heading 1: {font: hei, size: 16pt}
page-number: {before: "— ", after: " —", align: outside}
"""


def load(folder: pathlib.Path, **files: str) -> loading.Library:
    (folder / "layouts").mkdir()
    for name, text in {"base": BASE, **files}.items():
        (folder / "layouts" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return loading.load([folder])


@pytest.mark.parametrize("name", sorted(LIBRARY.layouts))
def test_every_bundled_layout_comes_to_something(name: str) -> None:
    resolved = model.resolve(LIBRARY.layouts[name], ())
    assert resolved.page is not None
    assert {"Standard", "Text body", "Title", "Heading 1"} <= {style.name for style in resolved.styles}
    assert all(style.line >= style.size * 2540 / 72 for style in resolved.styles)  # nothing is cut off
    assert resolved.number is not None


def test_an_office_writes_only_what_differs(tmp_path: pathlib.Path) -> None:
    loaded = load(
        tmp_path,
        own="""extend: base
id: own
title: Own
line: 28pt
page: {top: 40mm}
fonts: {body: [KaiTi]}
styles: {Heading 1: {bold: true}, 附件: {new-page: true}}
page-number: {align: center}
""",
    )
    assert loaded.problems == ()
    before, after = (model.resolve(loaded.layout(name), ("FangSong", "KaiTi", "SimHei")) for name in ("base", "own"))
    assert before.page is not None
    assert after.page == before.page._replace(top=4000)
    body, heading, attachment = after.styles
    assert (body.font, body.size, body.indent, body.line) == ("KaiTi", 16.0, 2 * 564, 988)
    assert (heading.font, heading.bold, before.styles[1].bold) == ("SimHei", True, False)
    assert (attachment.name, attachment.new_page) == ("附件", True)
    assert after.number is not None
    assert (after.number.align, after.number.before) == ("center", "— ")


def test_layouts_extend_layouts_that_extend(tmp_path: pathlib.Path) -> None:
    loaded = load(
        tmp_path,
        one="extend: base\nid: one\ntitle: One\nline: 28pt\n",
        two="extend: one\nid: two\ntitle: Two\nstyles: {Heading 1: {bold: true}}\n",
    )
    styles = model.resolve(loaded.layout("two"), ()).styles
    assert [(style.line, style.bold) for style in styles] == [(988, False), (988, True)]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("extend: bass\nid: own\ntitle: Own\n", "extend-unknown", 1),
        ("id: own\ntitle: Own\nextend: own\n", "extend-cycle", 3),
        ("id: own\ntitle: Own\n", "missing-key", 1),
        ("extend: base\nid: own\ntitle: Own\nstyles: {Heading 1: {font: heii}}\n", "unknown-font-list", 4),
    ],
)
def test_what_is_wrong_is_reported_with_its_line(tmp_path: pathlib.Path, text: str, code: str, line: int) -> None:
    [problem] = load(tmp_path, own=text).problems
    assert (problem.code, problem.values["line"]) == (code, line)


def test_larger_type_takes_more_lines_of_the_grid(tmp_path: pathlib.Path) -> None:
    loaded = load(
        tmp_path, own="extend: base\nid: own\ntitle: Own\nstyles: {Title: {size: 36pt}, Text body: {line: 30pt}}\n"
    )
    styles = {style.name: style.line for style in model.resolve(loaded.layout("own"), ()).styles}
    assert styles == {"Title": 2 * 1022, "Text body": 1058, "Heading 1": 1022}
