"""The lines of titles, as verbs break them."""

from __future__ import annotations

from typing import Any, List, Optional, Sequence

from ..document.edits import Edit, LayOut
from ..document.snapshot import Snapshot
from ..layouts.model import characters_in_line
from ..outlines.model import Outline
from ..planning import titles
from ..writer import styles
from .session import Session


def room(document: Any, laid_out: Optional[LayOut] = None) -> int:
    """Return how many Chinese characters fit into a line of a title; ``laid_out``: the look that the document will have."""
    page = (laid_out.page if laid_out else None) or styles.first_page(document)
    style = next((style for style in laid_out.styles if style.name == titles.STYLE), None) if laid_out else None
    if style is not None:
        return characters_in_line(page, style.size, style.left + style.right)
    return characters_in_line(page, *styles.size_and_indents(document, titles.STYLE))


def anew(session: Session, snapshot: Snapshot, edits: Sequence[Edit], outline: Optional[Outline]) -> List[Edit]:
    """Return edits, and those that break the titles anew which they change."""
    if not any(paragraph.style == titles.STYLE for paragraph in snapshot.paragraphs):
        return list(edits)
    return titles.rebroken(edits, snapshot, room(session.document), titles.known_words(outline))
