"""The list of the documents as a workbook: a sheet with a row a document, one with a row a finding."""

from __future__ import annotations

import io
from typing import Any, Iterator, List, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from . import listing
from .results import FileResult
from .words import say

_LONGEST = 32_767  # characters that Excel allows in a cell
_DOCUMENTS = (48, 20, 16, 60, 9, 9, 9, 24)  # widths of the columns, in digits
_FINDINGS = (48, 20, 12, 22, 60, 12, 60, 24)
_TEXT, _NUMBER, _BOLD = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top"), Font(bold=True)
_SHOWN = ("path", "unit", "severity", "rule", "message", "paragraph", "text", "section")


def render(results: Sequence[FileResult], language: str) -> bytes:
    """Return an .xlsx. No cell of it is a formula, whatever it begins with."""
    book = Workbook(write_only=True)
    rows = listing.rows(results, language)
    documents = (listing.cells(row, language) for row in rows)
    _sheet(book, say("list.documents", language), listing.head(language), _DOCUMENTS, documents)
    head = [say(f"list.{name}", language) for name in _SHOWN]
    _sheet(book, say("list.findings", language), head, _FINDINGS, _findings(results, rows, language))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _findings(results: Sequence[FileResult], rows: Sequence[listing.Row], language: str) -> Iterator[List[object]]:
    for result, row in zip(results, rows):
        for finding in result.findings:
            yield [
                result.path,
                listing.unit_name(row.unit, language),
                say(f"html.{finding['severity']}", language),
                finding["rule"],
                finding["message"],
                finding["paragraph"] + 1,
                finding["text"],
                finding["section"] or "",
            ]


def _sheet(book: Any, title: str, head: Sequence[str], widths: Sequence[int], rows: Any) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_cell(sheet, name, _BOLD) for name in head])
    last = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{last}"


def _cell(sheet: Any, value: Any, font: Any = None) -> Any:
    text = isinstance(value, str)
    cell = WriteOnlyCell(sheet, _allowed(value) if text else value)
    cell.alignment = _TEXT if text else _NUMBER
    if font:
        cell.font = font
    if text:
        cell.data_type = "s"  # else "=1+1" would be computed
    return cell


def _allowed(text: str) -> str:
    """Return what a cell can hold of a text."""
    encodable = text.encode("utf-8", "replace").decode("utf-8")
    return str(ILLEGAL_CHARACTERS_RE.sub(" ", encodable))[:_LONGEST]
