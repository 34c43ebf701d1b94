"""The headings of a title page: whoever sets a university's or a company's name as a heading begins no section with it."""

from __future__ import annotations

from ..analysis import Analysis
from ..structure.tree import Heading


def is_on(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading without number stands above all text and in place of the title."""
    return heading.label is None and not analysis.tree.title and heading.paragraph < _first_text(analysis)


def _first_text(analysis: Analysis) -> int:
    """Return the first filled paragraph that is neither title nor heading."""
    headings = {heading.paragraph for heading in analysis.tree.headings}
    paragraphs = analysis.snapshot.paragraphs
    texts = (
        index
        for index, paragraph in enumerate(paragraphs)
        if paragraph.text.strip() and not paragraph.level and index not in headings
    )
    return next(texts, len(paragraphs))
