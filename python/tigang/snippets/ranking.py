"""Which snippets suit a placeholder."""

from __future__ import annotations

import re
from typing import (
    Iterable,
    List,
    Optional,
    Tuple,
)

from ..outlines.model import Outline
from . import usage
from .model import Snippet
from .usage import Uses

# --- ranking ----------------------------------------------------------------------------------------------------------


def rank(
    snippets: Iterable[Snippet], outline: Optional[Outline], section: str, heading: str = "", uses: Uses = usage.NONE
) -> List[Snippet]:
    """Return the snippets meant for a section, best first.

    ``section``: its path; ``heading``: the words of the headings that it stands under, which a snippet's tags may match;
    ``uses``: what the person has put in before, which breaks ties.
    """
    if outline is None or not section:
        return []
    path = f"{outline.id}/{section}"
    meant = [snippet for snippet in snippets if path in snippet.sections]
    return sorted(meant, key=lambda snippet: (-affinity(snippet, heading), usage.order(uses, snippet.id)))


def related(
    snippets: Iterable[Snippet], outline: Optional[Outline], heading: str, uses: Uses = usage.NONE
) -> List[Snippet]:
    """Return all snippets, those first that may serve under a heading: of the same outline, with tags or a title that it names,
    in the same language, used before.
    """

    def distance(snippet: Snippet) -> Tuple[bool, int, bool, Tuple[int, int]]:
        same_outline = outline is not None and any(path.startswith(f"{outline.id}/") for path in snippet.sections)
        return (
            not same_outline,
            -affinity(snippet, heading),
            outline is None or snippet.language != outline.language,
            usage.order(uses, snippet.id),
        )

    return sorted(snippets, key=distance)


def affinity(snippet: Snippet, heading: str) -> int:
    """Return how many letters of tags and of the title's words stand in a heading."""
    heading = heading.casefold()
    words = {*snippet.tags, *re.findall(r"[A-Za-z]{4,}", snippet.title)}
    return sum(len(word) for word in words if word and word.casefold() in heading)
