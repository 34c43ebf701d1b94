"""Which tables are a form in which a text stands, and which hold figures.

What people fill in (申报书, 审批表) has headings in cells: 一、基本情况 above or beside what is said of it. A balance sheet or a
list of criteria has numbers before its lines, too, and none of them is a heading of the document.
"""

from __future__ import annotations

import re
from typing import Sequence

from ..text import labels
from ..text.labels import BLANKS

_RANK = labels.RANKS["cjk"]  # what ranks lower is a list in a cell as often as a heading
_SHARE = 4  # where a fourth of the cells or more are figures, they are what the table is about
_LINE_LENGTH = 60
_FIGURE = re.compile(r"[^\w]*\d[\d\s.,，%％‰+\-—–/:：~～()（）¥￥$€<>≤≥=×*±]*\w{0,2}[^\w]*|[\-—–/√×✓☑□○]+")
_SENTENCE = ("。", "；", "，", ";", ",")


def is_layout(rows: Sequence[Sequence[str]], styled: bool = False) -> bool:
    """Return whether a table lays out a text: rows of it begin with headings, and few cells hold figures.

    ``rows``: the texts of their cells; ``styled``: whether a row begins with a heading by its style
    """
    filled = [[cell for cell in (text.strip(BLANKS + "\r\n") for text in row) if cell] for row in rows]
    if not (styled or any(row and _begins_with_heading(row[0]) for row in filled)):
        return False
    cells = [cell for row in filled for cell in row]
    return _SHARE * sum(1 for cell in cells if _FIGURE.fullmatch(cell)) < len(cells)


def _begins_with_heading(cell: str) -> bool:
    line = re.split(r"[\r\n]", cell, maxsplit=1)[0].rstrip(BLANKS)
    label = labels.parse(line)
    return (
        label is not None
        and labels.FAMILIES[label.family].heads
        and not labels.FAMILIES[label.family].continuous
        and label.shape.depth == 1
        and labels.RANKS[label.family] <= _RANK
        and not label.doubts
        and bool(line[label.end :].strip(BLANKS))
        and len(line) <= _LINE_LENGTH
        and not line.endswith(_SENTENCE)
    )
