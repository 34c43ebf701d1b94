"""Which tables are a form in which a text stands, and which hold figures.

What people fill in (申报书, 审批表) has headings in cells: 一、基本情况 above or beside what is said of it. A balance sheet or a
list of criteria has numbers before its lines, too, and none of them is a heading of the document.
"""

from __future__ import annotations

import re
from typing import List, Sequence

from ..text import labels
from ..text.labels import BLANKS, Label

_RANK = labels.RANKS["cjk"]  # what ranks lower is a list in a cell as often as a heading
_SHARE = 4  # where a fourth of the cells or more are figures, they are what the table is about
_LINE_LENGTH = 60
_FIGURE = re.compile(r"[^\w]*\d[\d\s.,，%％‰+\-—–/:：~～()（）¥￥$€<>≤≥=×*±]*\w{0,2}[^\w]*|[\-—–/√×✓☑□○]+")
_SENTENCE = ("。", "；", "，", ";", ",")


def is_layout(rows: Sequence[Sequence[str]], styled: bool = False) -> bool:
    """Return whether a table lays out a text: rows of it begin with headings, and few cells hold figures.

    ``rows``: the texts of their cells; ``styled``: whether a row begins with a heading by its style
    """
    filled = [cells for cells in map(_filled, rows) if cells]
    has_headings = styled or any(_begins_with_heading(cells[0]) for cells in filled)
    return has_headings and not _is_about_figures(filled)


def _is_about_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether so many cells are figures that they are what a table is about."""
    figures = [[_FIGURE.fullmatch(cell) is not None for cell in row] for row in rows]
    return _SHARE * sum(map(sum, figures)) >= sum(map(len, rows))


def _filled(row: Sequence[str]) -> List[str]:
    """Return the texts of the cells of a row that have any."""
    stripped = [text.strip(BLANKS + "\r\n") for text in row]
    return [text for text in stripped if text]


def _begins_with_heading(cell: str) -> bool:
    line = re.split(r"[\r\n]", cell, maxsplit=1)[0].rstrip(BLANKS)
    label = labels.parse(line)
    if label is None or not _numbers_headings(label):
        return False
    words = line[label.end :].strip(BLANKS)
    return bool(words) and len(line) <= _LINE_LENGTH and not line.endswith(_SENTENCE)


def _numbers_headings(label: Label) -> bool:
    """Return whether a number stands before headings, not before items, articles or subsections."""
    family = labels.FAMILIES[label.family]
    if not family.heads or family.continuous or label.doubts:
        return False
    return label.shape.depth == 1 and labels.RANKS[label.family] <= _RANK
