"""Clean documents of which no outline is named: the check says nothing about their structure, and fixing changes nothing."""

from __future__ import annotations

import dataclasses
import pathlib

import pytest

from workshop import false_alarms, notation, plain_text
from workshop.false_alarms import Order, checked
from workshop.mutation_documents import FORMS, Document, load_all, render
from workshop.mutation_files import flat_odf

_DATA = pathlib.Path(__file__).parents[1] / "data"
_NO_OUTLINE = Order(guess=False)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("document", load_all(), ids=lambda document: document.name)
def test_nothing_is_wrong_with_a_clean_document(document: Document, form: str) -> None:
    snapshot = dataclasses.replace(render(document, form).snapshot, outline="", fields={}, layout="", look=None)
    examined = false_alarms.judge(snapshot, document.name, _NO_OUTLINE)
    assert [found for found in examined.findings if found.severity != "info"] == []
    assert examined.diff == ()


@pytest.mark.parametrize("path", sorted(_DATA.glob("*.txt")), ids=lambda path: path.name)
def test_what_has_been_fixed_needs_no_fixing(path: pathlib.Path) -> None:
    before = plain_text.read(path)
    known = {(found.rule, found.text) for found in false_alarms.judge(before, path.name, _NO_OUTLINE).findings}
    after = false_alarms.judge(
        false_alarms.fixed(before, checked(before, _NO_OUTLINE), _NO_OUTLINE), path.name, _NO_OUTLINE
    )
    assert after.diff == ()
    assert {(found.rule, found.text) for found in after.findings} <= known


def test_office_documents_are_examined_in_an_office_and_a_damaged_one_is_refused(tmp_path: pathlib.Path) -> None:
    clean = render(next(d for d in load_all() if d.name == "regulation"), "styled").snapshot
    (tmp_path / "clean.fodt").write_text(flat_odf(clean), encoding="utf-8")
    gap = notation.document("# 一、背景 | 文。 | # 二、二、措施 | 文。 | # 四、附则 | 文。")
    (tmp_path / "gap.fodt").write_text(flat_odf(gap), encoding="utf-8")
    (tmp_path / "damaged.docx").write_bytes(b"PK\x03\x04" + b"x" * 400)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    done = {item.file: item for item in false_alarms.run(tmp_path, Order())}
    assert [found for found in done["clean.fodt"].findings if found.severity != "info"] == []
    assert done["clean.fodt"].diff == ()
    assert sorted(found.rule for found in done["gap.fodt"].findings) == ["number-doubled", "number-gap"]
    assert [line for line in done["gap.fodt"].diff if line.startswith(("-[", "+["))] == [
        "-[Heading 1] 二、二、措施",
        "+[Heading 1] 二、措施",
    ]
    assert done["damaged.docx"].error == "damaged" and not done["damaged.docx"].failed
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
