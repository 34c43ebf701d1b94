"""Every bundled outline in a real Writer: inserted, filled from the bundled snippets, checked, made a PDF."""

from __future__ import annotations

import pathlib
from typing import Any, Callable, Dict

import pytest

from documents import lines
from tigang.library import loading
from tigang.office.uno_helpers import file_url, properties

LIBRARY = loading.load([loading.bundled()])
FILES = sorted((loading.bundled() / "outlines").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bundled_outline_becomes_a_finished_document(
    path: pathlib.Path, document: Any, dispatch: Callable[..., Dict[str, Any]], tmp_path: pathlib.Path
) -> None:
    made = LIBRARY.outlines[path.stem]  # files are named like the outline in them
    fields = {field.id: field.example for field in made.fields.values()}
    inserted = dispatch("InsertOutline", Outline=made.id, Mode="replace", Fields=fields)
    assert inserted["ok"], inserted
    filled = dispatch("FillPlaceholders", Mode="best")
    assert (filled["ok"], filled["left"]) == (True, []), filled
    assert len(set(filled["snippets"])) == filled["filled"]  # none is used twice
    answer = dispatch("CheckStructure", Outline="")
    assert (answer["outline"], answer["recorded"], answer["findings"]) == (made.id, True, [])
    assert "{{" not in "".join(lines(document))

    pdf = tmp_path / "document.pdf"
    document.storeToURL(file_url(pdf), properties(FilterName="writer_pdf_Export"))
    assert pdf.read_bytes().startswith(b"%PDF-")
