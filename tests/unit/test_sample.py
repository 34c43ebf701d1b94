"""A real document of the genre, pasted as plain text (where the samples are at hand; they are not part of the project)."""

from __future__ import annotations

import pathlib
import re

import pytest

from tigang.checking import run
from tigang.document.snapshot import Paragraph, Snapshot
from tigang.library import loading
from tigang.structure.headings import recognise

SAMPLES = sorted((pathlib.Path(__file__).parents[3] / "shared" / "samples").glob("*.txt"))

#: What is wrong in the sample, by position: words that were not converted, topics that differ from the preamble's, and,
#: pasted with them, Markdown's marks.
MARKDOWN = [("marker-left", "# "), ("marker-left", "**")]
TRUE = [
    ("marker-left", "# "),
    ("latin-left", "mzshh"),
    ("latin-left", "dangshi"),
    ("marker-left", "**"),
    ("topic-mismatch", "带头牢记我们党是什么、要什么这个根本问题"),
    ("topic-mismatch", "带头学习运用党的不同历史时期成功应对风险挑战的丰富经验"),
]


def pasted(path: pathlib.Path, markdown: bool) -> Snapshot:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not markdown:
        lines = [re.sub(r"^#+ |\*\*", "", line) for line in lines]
    return Snapshot(tuple(Paragraph(line) for line in lines))


@pytest.mark.parametrize("markdown", [False, True])
def test_the_samples_headings_are_recognised(markdown: bool) -> None:
    for path in SAMPLES:
        headings = recognise(pasted(path, markdown)).headings
        assert [h.level for h in headings].count(1) == 3
        assert [(h.level, h.run_in) for h in headings].count((3, True)) == 10
        assert len(headings) == 25


@pytest.mark.parametrize("markdown", [False, True])
def test_the_sample_has_only_findings_that_are_true_of_it(markdown: bool) -> None:
    for path in SAMPLES:
        report = run.check(pasted(path, markdown), loading.load([loading.bundled()]).outlines, "zh-CN")
        assert report.outline is not None
        assert report.outline.id == "self-examination-five"
        assert not report.recorded
        assert [finding.severity for finding in report.findings if finding.rule == "outline-guessed"] == ["info"]
        found = [(finding.rule, finding.text) for finding in report.findings if finding.rule != "outline-guessed"]
        assert found == [item for item in TRUE if markdown or item not in MARKDOWN]
