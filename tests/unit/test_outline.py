"""Outlines: what an insertion makes of one, and what a document is matched to."""

from __future__ import annotations

from typing import List

import pytest

from tigang.analysis import analyse
from tigang.checking import run as check
from tigang.checking.rule import Finding
from tigang.document.blocks import Slot
from tigang.document.edits import Insert
from tigang.document.snapshot import Snapshot
from tigang.errors import TigangError
from tigang.formats import validation
from tigang.formats.yamlfile import Entry
from tigang.library import loading
from tigang.outlines import model, reading
from tigang.outlines.fields import checked_fields
from tigang.planning import completion, insertion
from workshop import notation
from workshop.simulate import apply

LIBRARY = loading.load([loading.bundled()])


def as_document(made: model.Outline, values: dict) -> Snapshot:
    """The document that an insertion makes."""
    return apply(Snapshot(()), [Insert(insertion.plan(made, values), 0)])


def examples(made: model.Outline) -> dict:
    return {field.id: field.example for field in made.fields.values()}


def prescribes_headings(name: str) -> bool:
    """Whether a document can be known by its headings: a letter or an order has none of its own."""
    return any(s.heading and not s.optional and not s.each for s in LIBRARY.outlines[name].walk())


def test_the_bundled_library_loads_without_a_problem() -> None:
    assert not LIBRARY.problems
    assert {"self-examination-five", "project-report"} <= set(LIBRARY.outlines)


def test_every_placeholder_of_a_bundled_outline_has_two_snippets() -> None:
    for made in LIBRARY.outlines.values():
        for section in made.walk():
            if section.placeholder:
                path = f"{made.id}/{section.path}"
                assert sum(path in snippet.sections for snippet in LIBRARY.snippets.values()) >= 2, path


@pytest.mark.parametrize("name", sorted(LIBRARY.outlines))
def test_what_an_outline_makes_it_finds_nothing_wrong_with(name: str) -> None:
    made = LIBRARY.outlines[name]
    report = check.check(as_document(made, examples(made)), {}, "en", made)
    assert {f.rule for f in report.findings} == {"placeholder-unfilled"}
    assert report.score == pytest.approx(1.0 if prescribes_headings(name) else 0.0)


@pytest.mark.parametrize("name", [name for name in sorted(LIBRARY.outlines) if prescribes_headings(name)])
def test_a_document_is_recognised_among_all_outlines(name: str) -> None:
    made = LIBRARY.outlines[name]
    report = check.check(as_document(made, examples(made)), LIBRARY.outlines, "en")
    assert report.outline is made
    assert not report.recorded


def test_a_foreign_document_is_not_forced_into_an_outline() -> None:
    report = check.check(notation.document("一、甲 | 文。 | 三、乙 | 文。"), LIBRARY.outlines, "en")
    assert report.outline is None
    assert [f.rule for f in report.findings] == ["number-gap"]


def test_a_field_without_a_value_becomes_a_placeholder() -> None:
    made = notation.outline("= {{unit}}总结; 背景")
    title = insertion.plan(made, {})[0]
    assert [run.field for run in title.runs if isinstance(run, Slot)] == ["unit"]
    assert insertion.plan(made, {"unit": "甲局"})[0].text == "甲局总结"


def test_numbers_of_nested_sections() -> None:
    made = notation.outline("甲(乙; 丙(丁)); 戊", numbering=["1.", "1.1", "1.1.1"], language="en")
    assert [block.text for block in insertion.plan(made, {})] == ["1. 甲", "1.1 乙", "1.2 丙", "1.2.1 丁", "2. 戊"]


def findings(made: str, line: str) -> List[Finding]:
    return check.check(notation.document(line), {}, "zh-CN", notation.outline(made)).findings


@pytest.mark.parametrize(
    ("made", "line", "expected"),
    [
        (
            "背景; 措施; 要求",
            "一、背景 | 文。 | 二、工作措施 | 文。 | 三、要求 | 文。",
            ["heading-wording"],
        ),  # still the section
        ("背景; 措施?; 要求", "一、背景 | 文。 | 二、要求 | 文。", []),
        ("背景; 措施; 要求", "一、背景 | 文。 | 二、措施 | 文。", ["section-missing"]),
        ("背景; 措施; 要求", "一、措施 | 文。 | 二、背景 | 文。 | 三、要求 | 文。", ["section-order"]),
        ("背景(范围; 目的); 措施", "一、背景 | （一）目的 | 文。 | 二、措施 | （一）范围 | 文。", ["section-order"]),
        ("<说明依据>; 背景", "一、背景 | 文。", ["section-missing"]),
        ("<说明依据>; 背景", "依据。 | 一、背景 | 文。", []),
        ("= 总结; 背景; 特此报告。", "= 总结 | 一、背景 | 文。 | 特此报告。", []),
        ("= 总结; 背景; 特此报告。", "= 总结 | 一、背景 | 文。", ["section-missing"]),
        (
            "背景(项{2,3})",
            "一、背景 | （一）甲。文文。 | （二）乙。文文。 | （三）丙。文文。 | （四）丁。文文。",
            ["section-count"],
        ),
    ],
)
def test_the_outline_against_a_document(made: str, line: str, expected: List[str]) -> None:
    assert [finding.rule for finding in findings(made, line)] == expected


def test_fields_are_checked() -> None:
    made = LIBRARY.outlines["self-examination-five"]
    assert checked_fields(made, {"topics": "甲、乙\n丙"})["topics"] == ["甲", "乙", "丙"]
    for values, code in (
        ({"unti": "x"}, "unknown-field-given"),
        ({"unit": 3}, "wrong-field-value"),
        ({"topics": [1]}, "wrong-field-value"),
    ):
        with pytest.raises(TigangError) as raised:
            checked_fields(made, values)
        assert raised.value.code == code


def test_a_heading_may_bear_no_number() -> None:
    data = {
        "id": "x",
        "title": "x",
        "language": "zh-CN",
        "numbering": ["第一章", "1.1"],
        "sections": [
            {"id": "a", "heading": "摘要", "numbered": False},
            {"id": "b", "heading": "绪论", "sections": [{"id": "c", "heading": "背景"}]},
            {"id": "d", "heading": "致谢", "numbered": False},
            {"id": "e", "heading": "附言"},
        ],
    }
    entry = Entry(data, {}, "x")
    validation.validate(entry, "outline")
    made = reading.from_entry(entry)
    assert [block.text for block in insertion.plan(made, {})] == [
        "摘要",
        "第一章 绪论",
        "1.1 背景",
        "致谢",
        "第二章 附言",
    ]
    document = notation.document("# 第一章 绪论 | ## 1.1 背景 | 文。 | # 第二章 附言 | 文。")
    after = apply(document, completion.complete(analyse(document, made)))
    assert [p.text for p in after.paragraphs if p.level] == ["摘要", "第一章 绪论", "1.1 背景", "致谢", "第二章 附言"]
