"""The tree of headings, the lists and the title of a document, of the reading that costs least."""

from __future__ import annotations

import re
from typing import Dict, List, Sequence

from ..document.snapshot import Paragraph
from ..text.labels import Shape
from . import levels
from .candidates import Candidate, gather
from .hypothesis import HEADING, ITEM
from .neighbours import is_implied
from .places import extent
from .search import Result, search
from .tree import Heading, Listed, Tree

#: What may stand above the title: the head of the paper, the number of the document.
BEFORE_TITLE = re.compile(r"\s*|.*[府会室局厅部组委院]文件\s*|[\w\s]*[〔\[［(（]\s*\d{4}\s*[〕\]］)）]\s*\d+\s*号\s*")
_TITLE_LENGTH = 60  # in Chinese characters; a Latin letter counts half


def read(paragraphs: Sequence[Paragraph], shapes: Sequence[Shape] = ()) -> Tree:
    """Return the reading of a document that costs least.

    ``shapes``: the outline's numbering, outermost level first; empty when no outline is known.
    """
    found, contents, asks = gather(paragraphs, shapes)
    result = search(found)
    headings = _headings(found, result, paragraphs)
    levels.assign(headings, shapes)
    tree = _tree(headings, _lists(found, result), paragraphs)
    tree.contents, tree.asks = contents, asks
    return tree


def _headings(found: Sequence[Candidate], result: Result, paragraphs: Sequence[Paragraph]) -> List[Heading]:
    made: Dict[int, Heading] = {}
    for step, margin, as_heading in zip(result.steps, result.margins.where, result.margins.as_this):
        if step.role != HEADING:
            continue
        candidate = found[step.candidate]
        option = candidate.options[step.option]
        text = paragraphs[candidate.paragraph].text
        number = option.doubled or option.label
        start, end, run_in = extent(text, number.end if number else 0)
        text = text[start:end]
        if candidate.title is not None:
            text = paragraphs[candidate.title].text.strip()
        heading = Heading(
            candidate.paragraph,
            candidate.level,
            text,
            start,
            end,
            option.label,
            candidate.source,
            run_in,
            option.doubled,
            title=candidate.title,
            sequence=step.sequence,
            explained=step.explained,
            margin=margin,
            as_heading=as_heading,
            implied=step.sequence == step.candidate
            and option.label is not None
            and is_implied(option.label, candidate.above),
        )
        if step.parent >= 0:
            heading.parent = made[step.parent]
            made[step.parent].children.append(heading)
        made[step.candidate] = heading
    return list(made.values())


def _lists(found: Sequence[Candidate], result: Result) -> List[Listed]:
    lists: Dict[int, Listed] = {}
    for step, margin in zip(result.steps, result.margins.where):
        if step.role == ITEM:
            label = found[step.candidate].options[step.option].label
            assert label is not None
            known = lists.setdefault(step.sequence, Listed([], margin))
            known.items.append((found[step.candidate].paragraph, label))
            known.margin = min(known.margin, margin)
    return list(lists.values())


# --- the tree ---------------------------------------------------------------------------------------------------------


def _tree(headings: List[Heading], lists: List[Listed], paragraphs: Sequence[Paragraph]) -> Tree:
    open_headings: List[Heading] = []
    for heading in headings:
        while open_headings and open_headings[-1] is not heading.parent:
            open_headings.pop().last = heading.paragraph - 1
        open_headings.append(heading)
    for heading in open_headings:
        heading.last = len(paragraphs) - 1
    first = headings[0].paragraph if headings else len(paragraphs)
    title = _title(paragraphs, first)
    return Tree(headings, [h for h in headings if h.parent is None], title, range(title.stop, first), lists)


def _title(paragraphs: Sequence[Paragraph], first_heading: int) -> range:
    """Return the title: paragraphs styled so, else the short unnumbered lines without a closing mark that open the document."""
    styled = [i for i in range(min(first_heading + 1, len(paragraphs))) if paragraphs[i].style == "Title"]
    if styled:
        return range(styled[0], styled[-1] + 1)
    start = 0
    while start < first_heading and BEFORE_TITLE.fullmatch(paragraphs[start].text):
        start += 1
    if start < first_heading:
        text = paragraphs[start].text.strip()
        if sum(1 if c > "\u2e7f" else 0.5 for c in text) <= _TITLE_LENGTH and text[-1] not in "。：:；;，,.！!":
            return range(start, start + 1)
    return range(0)
