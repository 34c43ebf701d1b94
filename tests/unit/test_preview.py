"""The preview of an outline stands as the document will: each paragraph under its heading, run-in headings included."""

from __future__ import annotations

import pytest

from tigang.document.edits import Insert
from tigang.document.snapshot import Snapshot
from tigang.library import loading
from tigang.outlines.fields import example_fields
from tigang.outlines.model import Outline
from tigang.planning import insertion, preview
from tigang.structure.headings import recognise
from workshop import notation
from workshop.simulate import apply

OUTLINES = loading.load([loading.bundled()]).outlines


@pytest.mark.parametrize("outline", OUTLINES.values(), ids=OUTLINES)
def test_every_heading_stands_at_its_level(outline: Outline) -> None:
    shown = preview.with_examples(outline, {})
    made = apply(Snapshot(()), [Insert(insertion.plan(outline, example_fields(outline)), 0)])
    assert [line.strip() for line in shown] == [paragraph.text.strip() for paragraph in made.paragraphs]
    level = {heading.paragraph: heading.level for heading in recognise(made, outline.shapes).headings}
    assert [indent(shown[index]) for index in level] == [each - 1 for each in level.values()]


def test_a_run_in_heading_stands_under_the_one_above_it() -> None:
    outline = notation.outline("背景(范围(项))")
    assert [indent(line) for line in preview.with_examples(outline, {})] == [0, 1, 2]


def indent(line: str) -> float:
    return (len(line) - len(line.lstrip(" "))) / 4
