"""Documents in which the rule that a paragraph breaks stands beside it: found is just that and nothing else.

tests/data/*.txt: one paragraph a line in the notation of `workshop.notation`, an empty line for an empty paragraph. A line that
breaks rules ends with two spaces and their ids, «number-gap» «marker-left». Lines that begin with "% " stand first and say
which outline the document records and the values of its fields.
"""

from __future__ import annotations

import json
import pathlib
import re
from typing import Dict, List, Tuple

import pytest

from tigang.checking import rules, run
from tigang.document.snapshot import Snapshot
from tigang.library import loading
from workshop import notation

DATA = sorted((pathlib.Path(__file__).parents[1] / "data").glob("*.txt"))
OUTLINES = loading.load([loading.bundled()]).outlines
_RULE = re.compile(r"\s*«([a-z-]+)»")
_RULES = re.compile(r"(?:^|\s\s)(?:\s*«[a-z-]+»)+$")


def annotated(text: str) -> Tuple[Snapshot, List[Tuple[int, str]]]:
    """A document and what is to be found in it: paragraph (0-based) and rule, by paragraph."""
    known: Dict[str, str] = {}
    lines = text.rstrip("\n").split("\n")
    while lines[0].startswith("% "):
        key, _, value = lines.pop(0)[2:].partition(": ")
        known[key] = value
    wanted = [
        (index, rule) for index, line in enumerate(lines) for rule in _RULE.findall("".join(_RULES.findall(line)))
    ]
    paragraphs = tuple(notation.paragraph(_RULES.sub("", line)) for line in lines)
    return Snapshot(paragraphs, known.get("outline", ""), json.loads(known.get("fields", "{}"))), wanted


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_found_is_what_stands_beside_the_paragraphs(path: pathlib.Path) -> None:
    snapshot, wanted = annotated(path.read_text(encoding="utf-8"))
    outlines = OUTLINES if snapshot.outline else {}
    findings = run.check(snapshot, outlines, "en").findings
    assert sorted((finding.paragraph, finding.rule) for finding in findings) == sorted(wanted)


def test_there_are_enough_documents() -> None:
    documents = [annotated(path.read_text(encoding="utf-8")) for path in DATA]
    assert len(documents) >= 8
    known = {rule.id for rule in rules.all_rules()}
    assert {rule for _, wanted in documents for _, rule in wanted} <= known
    assert any(not wanted for _, wanted in documents), "one must be without any mistake"


def test_annotations_are_read() -> None:
    snapshot, wanted = annotated(
        '% outline: x\n% fields: {"a": "b"}\n一、甲  «number-gap» «marker-left»\n\n文{comment}。\n'
    )
    assert [p.text for p in snapshot.paragraphs] == ["一、甲", "", "文。"]
    assert wanted == [(0, "number-gap"), (0, "marker-left")]
    assert (snapshot.outline, snapshot.fields) == ("x", {"a": "b"})
