"""A fix fixes what it is for and nothing else: the check finds nothing new after it."""

from __future__ import annotations

import collections
import pathlib
from typing import Callable, Counter, List, Sequence, Tuple

import pytest

from tigang.checking import fixes, run
from tigang.checking.rule import Applicability, Finding
from tigang.document.snapshot import Paragraph, Snapshot
from workshop import mutation
from workshop.mutation_documents import Document, bundled, load_all, render
from workshop.simulate import apply

DOCUMENTS = load_all()
TEXTS = pathlib.Path(__file__).parents[1] / "data"
FORMS = ("typed", "styled")  # automatic numbers are Writer's to count


#: What the check says of a document.
Check = Callable[[Snapshot], List[Finding]]


def checked(document: Document, form: str) -> Check:
    return lambda snapshot: mutation.findings(snapshot, document, form)


def kinds(findings: Sequence[Finding]) -> Counter[Tuple[str, str]]:
    return collections.Counter((f.rule, f.text) for f in findings)


def fixed(snapshot: Snapshot, check: Check, least: Applicability) -> Tuple[Snapshot, List[Finding]]:
    """The document after all fixes, round by round."""
    found = check(snapshot)
    for _ in range(20):
        chosen = fixes.together(found, least=least)
        if not chosen:
            break
        snapshot = apply(snapshot, [edit for _, edits in chosen for edit in edits])
        found = check(snapshot)
    return snapshot, found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_clean_document_is_never_changed(document: Document, form: str) -> None:
    snapshot = render(document, form).snapshot
    assert fixed(snapshot, checked(document, form), Applicability.UNSAFE)[0] is snapshot


#: What may show only when a person asked for a fix that inserts a section or renumbers over one that is lost; and what Writer
#: fixes, which makes tables of contents anew.
LAID_BARE = {"placeholder-unfilled", "section-empty", "count-announced"}
OF_WRITER = {"toc-stale"}


@pytest.mark.parametrize("least", [Applicability.SAFE, Applicability.UNSAFE])
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_after_all_fixes_nothing_new_is_found(document: Document, least: Applicability) -> None:
    new = []
    for case in mutation.cases([document], FORMS, at_most=2):
        before = render(case.seed.document, case.form).snapshot
        check = checked(case.seed.document, case.form)
        found = check(before)
        _, after = fixed(before, check, least)
        for (rule, text), count in (kinds(after) - kinds(found)).items():
            if rule not in OF_WRITER | (set() if least == Applicability.SAFE else LAID_BARE):
                new.append((case.defect, case.form, rule, text, count))
    assert new == []


@pytest.mark.parametrize("least", [Applicability.SAFE, Applicability.UNSAFE])
@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_texts_are_no_worse_after_their_fixes(path: pathlib.Path, least: Applicability) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    snapshot = Snapshot(tuple(Paragraph(line) for line in lines))

    def check(now: Snapshot) -> List[Finding]:
        return run.check(now, bundled().outlines, "en").findings

    after, found = fixed(snapshot, check, least)
    assert not kinds(found) - kinds(check(snapshot))
    assert fixed(after, check, least)[0] is after
