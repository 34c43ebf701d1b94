"""Which outline a document follows that records none."""

from __future__ import annotations

from typing import Mapping, Sequence

from ..analysis import Analysis, analyse
from ..document.snapshot import Snapshot
from ..outlines.model import Outline
from ..structure import headings
from ..structure.recogniser import Recognise
from ..text.similarity import plain
from ..text.templating import FIELD

FITS = 0.5  # an outline of which less is found is not the document's outline
_FEW = 2  # so many of its headings must be there: one alone says nothing


def best_outline(
    snapshot: Snapshot, outlines: Mapping[str, Outline], recognise: Recognise = headings.recognise
) -> Analysis:
    """The document held against the outline that fits it best: one that its title names, else one numbered like it."""
    subjects = [analyse(snapshot, outline, recognise=recognise) for outline in outlines.values()]
    named = [s for s in subjects if _named(s)]
    fitting = [s for s in named or subjects if s.match and s.match.score >= FITS and (named or _evident(s))]
    return (
        max(fitting, key=lambda s: s.match.score if s.match else 0.0)
        if fitting
        else analyse(snapshot, recognise=recognise)
    )


def _named(subject: Analysis) -> bool:
    """Whether the document's title has the fixed words of the outline's: …的通知, …工作总结, Post-mortem: …"""
    paragraphs = subject.snapshot.paragraphs
    title = plain("".join(paragraphs[i].text for i in subject.tree.title))
    wanted = (
        [section.text for section in subject.outline.sections if section.role == "title"] if subject.outline else []
    )
    return any(_has_words(title, [plain(words) for words in FIELD.split(text)[::2]]) for text in wanted)


def _has_words(title: str, parts: Sequence[str]) -> bool:
    """Whether a title has the last words of the outline's title, else the first, else those in the middle.

    ``parts``: what stands before, between and after the fields
    """
    if len(parts[-1]) > 1:
        return title.endswith(parts[-1][-4:])
    if len(parts[0]) > 1:
        return title.startswith(parts[0])
    return any(len(part) > 3 and part in title for part in parts)


def _evident(subject: Analysis) -> bool:
    """Whether several headings speak for an outline that the title does not name, and no number against it."""
    first = next((heading.label for heading in subject.tree.roots if heading.label), None)
    shape = subject.outline.shape(1) if subject.outline else None
    said = subject.outline is not None and bool(subject.outline.numbering)
    alike = first is None or not said or (shape is not None and first.family == shape.family)
    return alike and subject.match is not None and subject.match.found >= _FEW
