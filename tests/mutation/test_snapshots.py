"""Every mistake is found, once and at its place, and nothing else is: on documents as the check sees them."""

from __future__ import annotations

import dataclasses
from typing import List

import pytest

from tigang.checking import run
from tigang.library import loading
from workshop import mutation
from workshop.mutation import GOAL, Result
from workshop.mutation_documents import FORMS, Document, load_all, render

DOCUMENTS = load_all()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_clean_document_gives_no_finding(document: Document, form: str) -> None:
    assert mutation.findings(render(document, form).snapshot, document, form) == []


def test_the_documents_are_many_enough() -> None:
    families = {shape.family for document in DOCUMENTS for shape in document.shapes}
    assert len(DOCUMENTS) >= 14
    assert families >= {
        "cjk",
        "cjk-paren",
        "arabic",
        "arabic-paren",
        "chapter",
        "section",
        "article",
        "decimal-2",
        "decimal-3",
        "upper-roman",
        "upper-alpha",
    }
    assert sum(document.outline is not None for document in DOCUMENTS) >= 5


@pytest.fixture(scope="module")
def result() -> Result:
    """Of each defect six places in every document and form; ``python -m workshop.mutation`` takes all of them."""
    return mutation.run(mutation.cases(DOCUMENTS, at_most=6))


def test_mistakes_are_found_and_nothing_else(result: Result) -> None:
    assert not result.failing, mutation.table(result) + "\n" + "\n".join(_reported(result))


def test_every_rule_has_a_defect(result: Result) -> None:
    assert [rule for rule, score in result.scores.items() if not score.seeded] == []


def _reported(result: Result) -> List[str]:
    return [str(miss) for miss in result.misses[:20]]


def test_documents_on_which_no_weight_was_set_do_as_well() -> None:
    found = mutation.run(mutation.cases(load_all(held_out=True), at_most=4))
    seeded, right, false = (
        sum(getattr(s, name) for s in found.scores.values()) for name in ("seeded", "found", "false")
    )
    assert right / seeded >= GOAL, "\n".join(_reported(found))
    assert right / (right + false) >= GOAL, "\n".join(_reported(found))


def test_a_rule_that_says_nothing_or_too_much_is_seen() -> None:
    silent, chatty = mutation.Score(seeded=10), mutation.Score(10, 10, 1)
    assert silent.recall == 0 < GOAL
    assert chatty.precision == pytest.approx(10 / 11)
    assert Result({"silent": silent, "chatty": chatty, "good": mutation.Score(10, 10)}, []).failing == [
        "silent",
        "chatty",
    ]


#: The documents that look like a bundled outline.
LIKE_BUNDLED = frozenset(
    ["plan", "project-report", "report", "request", "self-examination", "summary", "survey", "thesis-en", "thesis-zh"]
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_an_outline_that_nobody_named_does_no_harm(document: Document) -> None:
    """Which of the bundled outlines a document looks like may be said; nothing that any of them asks for is."""
    snapshot = dataclasses.replace(render(document, "styled").snapshot, outline="", fields={})
    report = run.check(snapshot, loading.load([loading.bundled()]).outlines, document.language)
    assert [finding.rule for finding in report.findings] == ["outline-guessed"] * (document.name in LIKE_BUNDLED)
    assert {finding.severity for finding in report.findings} <= {"info"}
