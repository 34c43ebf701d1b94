"""How sure it is that what is taken for a heading is one: only then may its number, its style and its marks change unasked."""

from __future__ import annotations

import re
from typing import Iterable, List

from ..analysis import Analysis
from ..structure.tree import Heading
from ..text import labels

_LONGEST = 40  # characters of a line that is a heading and no sentence
_CLAUSES = re.compile(r"[，。；：！？;!?]|[,.:](?=\s)")
_SENTENCE = 15  # so long a line with a full stop at its end is a sentence


def surely(analysis: Analysis, headings: Iterable[Heading]) -> bool:
    """Return whether all of these, which are counted together, surely are headings."""
    every = list(headings)
    if not all(heading.sure for heading in every):
        return False
    return all(
        heading.source == "styled" or _is_typed_heading(analysis, every, index) for index, heading in enumerate(every)
    )


def _is_typed_heading(analysis: Analysis, every: List[Heading], index: int) -> bool:
    """Return whether the heading ``every[index]``, which has no style, surely is one by its words and number."""
    return _is_line(analysis, every[index]) and (_heads(every[index]) or _goes_on(index, every))


def _heads(heading: Heading) -> bool:
    """Return whether such numbers mark headings wherever they stand; the others also number the items of lists."""
    family = labels.FAMILIES.get(heading.label.family) if heading.label else None
    return family is not None and family.heads


def _goes_on(index: int, every: List[Heading]) -> bool:
    """Return whether a number goes on between two that surely number headings: 2、 between 一、 and 三、."""
    if not 0 < index < len(every) - 1:
        return False
    before, own, after = every[index - 1 : index + 2]
    sure = all(other.source == "styled" or _heads(other) for other in (before, after))
    return sure and own.number is not None and before.number == own.number - 1 and after.number == own.number + 1


def keeps_look(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading looks as the others of its level do when it gets Writer's style of that level.

    Where they have a style of the document's own, or a level without a style, another look would be a person's choice.
    """
    paragraphs, style = analysis.snapshot.paragraphs, f"Heading {heading.level}"
    levelled = (
        paragraphs[other.paragraph]
        for other in analysis.tree.headings
        if other.level == heading.level and other is not heading and paragraphs[other.paragraph].level == other.level
    )
    return all(paragraph.style == style for paragraph in levelled)


def siblings(analysis: Analysis, heading: Heading) -> Iterable[Heading]:
    """Return the numbered headings that stand beside a heading under the same one, itself included."""
    beside = heading.parent.children if heading.parent else analysis.tree.roots
    return [other for other in beside if other is heading or other.label]


def _is_line(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a paragraph is a line of few words with text below it, and no sentence."""
    paragraphs = analysis.snapshot.paragraphs
    text = paragraphs[heading.paragraph].text.rstrip()
    closed = text.endswith("。") and len(heading.text) > _SENTENCE
    begins = heading.text[:1] > "\u2e7f" or heading.text[:1].isupper()
    short = not heading.run_in and len(heading.text) <= _LONGEST and not _CLAUSES.search(heading.text)
    has_text = bool(heading.children) or any(paragraphs[i].text.strip() for i in heading.body)
    return short and begins and not closed and has_text
