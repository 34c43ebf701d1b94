"""The list of the documents as comma-separated values, which a spreadsheet opens as it is: a row a document."""

from __future__ import annotations

import csv
import io
from typing import Sequence

from . import listing
from .results import FileResult

#: What a spreadsheet takes for the beginning of a formula; the wide forms count in Chinese and Japanese ones.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def render(results: Sequence[FileResult], language: str) -> bytes:
    """Return UTF-8 with the mark by which Excel knows it, lines ending in CR LF."""
    text = io.StringIO()
    write = csv.writer(text).writerow
    write(listing.head(language))
    for row in listing.rows(results, language):
        write([_harmless(cell) for cell in listing.cells(row, language)])
    return text.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: object) -> object:
    """Put an apostrophe before what would be computed: a file's name comes from anybody."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
