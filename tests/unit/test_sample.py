"""A whole document of the genre, pasted as plain text with Markdown's marks, words that were not converted, and topics that differ."""

from __future__ import annotations

import pathlib
import re

import pytest

from tigang.checking import run
from tigang.document.snapshot import Paragraph, Snapshot
from tigang.library import loading
from tigang.structure.headings import recognise

PASTED = pathlib.Path(__file__).parents[1] / "data" / "pasted.md"

#: What is wrong in it, by position.
MARKDOWN = [("marker-left", "# "), ("marker-left", "**")]
TRUE = [
    ("marker-left", "# "),
    ("latin-left", "zhsh"),
    ("marker-left", "**"),
    ("topic-mismatch", "带头回应居民的急难关切"),
    ("topic-mismatch", "带头节约使用办公和会议费"),
    ("latin-left", "jingyan"),
]


def pasted(markdown: bool) -> Snapshot:
    lines = [line for line in PASTED.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not markdown:
        lines = [re.sub(r"^#+ |\*\*", "", line) for line in lines]
    return Snapshot(tuple(Paragraph(line) for line in lines))


@pytest.mark.parametrize("markdown", [False, True])
def test_its_headings_are_recognised(markdown: bool) -> None:
    headings = recognise(pasted(markdown)).headings
    assert [h.level for h in headings].count(1) == 3
    assert [(h.level, h.run_in) for h in headings].count((3, True)) == 10
    assert len(headings) == 25


@pytest.mark.parametrize("markdown", [False, True])
def test_only_what_is_wrong_in_it_is_found(markdown: bool) -> None:
    report = run.check(pasted(markdown), loading.load([loading.bundled()]).outlines, "zh-CN")
    assert report.outline is not None
    assert report.outline.id == "self-examination-five"
    assert not report.recorded
    assert [finding.severity for finding in report.findings if finding.rule == "outline-guessed"] == ["info"]
    found = [(finding.rule, finding.text) for finding in report.findings if finding.rule != "outline-guessed"]
    assert found == [item for item in TRUE if markdown or item not in MARKDOWN]
