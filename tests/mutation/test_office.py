"""The same judgement on documents that a real office has saved and read again, as .odt and as .docx."""

from __future__ import annotations

import pathlib
import random
from typing import Dict, Iterator, List

import pytest

from tigang.document.snapshot import Snapshot
from tigang.office.process import Office
from tigang.office.uno_helpers import file_url, properties
from tigang.writer import reader
from workshop import mutation, mutation_files
from workshop.mutation import Case
from workshop.mutation_documents import load_all, render

FILTERS = {"odt": "writer8", "docx": "MS Word 2007 XML"}
EACH = 1  # places of every defect in files of each format
PARTS = 3  # tests for each format, so that none of them takes long


def sampled(seed: int) -> List[Case]:
    """Some mistakes of every kind in documents that Writer can number, drawn from all documents and forms.

    Neither the look nor what is not looked at is a part of these files: both have tests of their own.
    """
    by_defect: Dict[str, List[Case]] = {}
    for case in mutation.cases(load_all(), at_most=1):
        if case.seed.document.unseen:
            continue
        if case.seed.document.look is None and mutation_files.representable(render(case.document, case.form).snapshot):
            by_defect.setdefault(case.defect, []).append(case)
    draw = random.Random(seed)
    drawn = [case for known in by_defect.values() for case in draw.sample(known, min(EACH, len(known)))]
    return sorted(drawn, key=lambda case: (case.document.name, case.form))  # so that clean documents are read once


def saved_and_read(office: Office, snapshot: Snapshot, folder: pathlib.Path, extension: str) -> Snapshot:
    """The document as it is after it has been saved in a format and opened again."""
    source, target = folder / "document.fodt", folder / f"document.{extension}"
    source.write_text(mutation_files.flat_odf(snapshot), encoding="utf-8")
    document = office.open(source)
    document.storeToURL(file_url(target), properties(FilterName=FILTERS[extension]))
    document.close(True)
    document = office.open(target)
    try:
        return reader.read(document)
    finally:
        document.close(True)


def parts(extension: str) -> Iterator[List[Case]]:
    known = sampled(list(FILTERS).index(extension))
    for part in range(PARTS):
        yield known[part * len(known) // PARTS : (part + 1) * len(known) // PARTS]


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("extension", list(FILTERS))
def test_mistakes_are_found_in_files(office: Office, tmp_path: pathlib.Path, extension: str, part: int) -> None:
    seeded = list(parts(extension))[part]
    result = mutation.run(seeded, lambda snapshot: saved_and_read(office, snapshot, tmp_path, extension))
    assert [str(miss) for miss in result.misses] == []


@pytest.mark.parametrize("extension", list(FILTERS))
@pytest.mark.parametrize("name", ["plan", "memorandum", "thesis-en"])
def test_a_document_comes_back_as_it_was(office: Office, tmp_path: pathlib.Path, name: str, extension: str) -> None:
    document = next(document for document in load_all() if document.name == name)
    snapshot = render(document, "automatic").snapshot
    read = saved_and_read(office, snapshot, tmp_path, extension)
    assert [p[:4] for p in read.paragraphs] == [p[:4] for p in snapshot.paragraphs]
