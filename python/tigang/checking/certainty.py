"""How sure it is that what is taken for a heading is one: only then may its number, its style and its marks change unasked."""

from __future__ import annotations

import re
from typing import Iterable

from ..analysis import Analysis
from ..structure.tree import Heading
from ..text import labels

_LONGEST = 40  # characters of a line that is a heading and no sentence
_CLAUSES = re.compile(r"[，。；：！？;!?]|[,.:](?=\s)")
_SENTENCE = 15  # so long a line with a full stop at its end is a sentence


def surely(subject: Analysis, headings: Iterable[Heading]) -> bool:
    """Return whether all of these surely are headings."""
    return all(_surely(subject, heading) for heading in headings)


def siblings(subject: Analysis, heading: Heading) -> Iterable[Heading]:
    """Return the numbered headings that stand beside a heading under the same one, itself included."""
    beside = heading.parent.children if heading.parent else subject.tree.roots
    return [other for other in beside if other is heading or other.label]


def _surely(subject: Analysis, heading: Heading) -> bool:
    """Whether a paragraph is a heading by its style, or a numbered line of few words with text below it."""
    if heading.source == "styled":
        return True
    paragraphs = subject.snapshot.paragraphs
    text = paragraphs[heading.paragraph].text.rstrip()
    family = labels.FAMILIES.get(heading.label.family) if heading.label else None
    is_line = not heading.run_in and len(heading.text) <= _LONGEST and not _CLAUSES.search(heading.text)
    closed = text.endswith("。") and len(heading.text) > _SENTENCE
    begins = heading.text[:1] > "\u2e7f" or heading.text[:1].isupper()
    has_text = bool(heading.children) or any(paragraphs[i].text.strip() for i in heading.body)
    return family is not None and family.heads and is_line and begins and not closed and has_text
