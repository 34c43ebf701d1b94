"""What has changed between two snapshots of one document."""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

from .snapshot import Paragraph

_Paragraphs = Sequence[Paragraph]


class Changes:
    """Compares snapshots, and remembers the latest answer for whoever asks the same next."""

    def __init__(self) -> None:
        self._latest: Optional[Tuple[_Paragraphs, _Paragraphs, List[int]]] = None

    def between(self, before: _Paragraphs, after: _Paragraphs) -> List[int]:
        """Return which paragraphs differ, 0-based; there must be equally many."""
        if self._latest is None or self._latest[0] is not before or self._latest[1] is not after:
            differing = [index for index, (one, other) in enumerate(zip(before, after)) if one != other]
            self._latest = (before, after, differing)
        return self._latest[2]
