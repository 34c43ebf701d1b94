"""What somebody may have meant."""

from __future__ import annotations

from typing import List


def nearest(word: str, known: List[str], count: int = 3) -> List[str]:
    """Return the entries of ``known`` most like ``word``, best first; empty when none is."""
    import difflib  # only in an error's way  # noqa: PLC0415

    return difflib.get_close_matches(word, known, count, 0.5)
