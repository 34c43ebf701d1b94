"""How alike the words of headings are: by the pairs of letters that they share, marks, spaces and case aside.

Fast enough to compare thousands of headings with all sections: each text's pairs are made once.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from typing import Dict, FrozenSet, Optional, Sequence, Tuple

from .patterns import Wildcards
from .templating import FIELD


class Texts:
    """Headings' texts ready to be compared. All are one string, in which looking for two letters takes no time."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        together = _MARKS_IN_LINE.sub("", "\n".join([text.replace("\n", " ") for text in texts]).casefold())
        self.plain = together.split("\n")
        self._together = "^" + together.replace("\n", "$\n^") + "$"
        self._starts = list(itertools.accumulate((len(text) + 3 for text in self.plain), initial=0))
        self._having: Dict[str, FrozenSet[int]] = {}

    def having(self, pair: str) -> FrozenSet[int]:
        """Return which of the texts have a pair of letters."""
        if pair not in self._having:
            places = [m.start() for m in re.finditer(re.escape(pair), self._together)]
            self._having[pair] = frozenset([bisect.bisect_right(self._starts, place) - 1 for place in places])
        return self._having[pair]


@functools.lru_cache(maxsize=256)
def texts_of(texts: Tuple[str, ...]) -> Texts:
    """Return `Texts` that are made once, however many outlines they are compared with."""
    return Texts(texts)


def similarity(prescribed: str, found: str) -> float:
    """Return how much a heading is the prescribed one: 1 for the same words (marks and spaces aside), 0 for nothing in common.

    {{fields}} without a value stand for any words.
    """
    if FIELD.search(prescribed):
        pattern = wildcards(prescribed)
        return 1.0 if pattern is not None and pattern.fits(plain(found)) else _dice(FIELD.sub("", prescribed), found)
    return _dice(prescribed, found)


@functools.lru_cache(maxsize=1024)
def wildcards(prescribed: str) -> Optional[Wildcards]:
    """Return ``prescribed`` with its fields as wildcards; None when nothing but a field is left."""
    parts = [plain(part) for part in FIELD.split(prescribed)[::2]]
    return Wildcards(parts) if any(parts) else None


def _dice(one: str, other: str) -> float:
    if plain(one) == plain(other):
        return 1.0
    a, b = bigrams(one), bigrams(other)
    return min(0.99, 2 * len(a & b) / (len(a) + len(b)))


@functools.lru_cache(maxsize=32768)
def bigrams(text: str) -> FrozenSet[str]:
    """Return the pairs of neighbouring letters and digits of a text, with ^ before the first and $ behind the last."""
    text = f"^{plain(text)}$"
    return frozenset([text[i : i + 2] for i in range(len(text) - 1)])


@functools.lru_cache(maxsize=32768)
def plain(text: str) -> str:
    """Return the letters and digits only, without case: what remains when marks and spaces do not count."""
    return _MARKS.sub("", text.casefold())


_MARKS = re.compile(r"[\W_]+")
_MARKS_IN_LINE = re.compile(r"(?:[^\w\n]|_)+")
