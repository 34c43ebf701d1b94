"""How alike the words of headings are: by the pairs of letters that they share, marks, spaces and case aside.

Fast enough to hold thousands of headings against all sections: each text's pairs are made once.
"""

from __future__ import annotations

import bisect
import collections
import functools
import itertools
import re
from typing import Dict, FrozenSet, List, Optional, Sequence, Tuple

from . import patterns
from .fields import FIELD
from .outline import Section
from .patterns import Wildcards

ALIKE = 0.5  # from here on a heading may be a section in other words
SURE = 0.75  # from here on it is taken for it even out of place
UNPRESCRIBED = 0.55  # a section whose words are free: any heading does, but a prescribed one has precedence


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
        """Which of the texts have a pair of letters."""
        if pair not in self._having:
            places = [m.start() for m in re.finditer(re.escape(pair), self._together)]
            self._having[pair] = frozenset([bisect.bisect_right(self._starts, place) - 1 for place in places])
        return self._having[pair]


@functools.lru_cache(maxsize=256)
def texts_of(texts: Tuple[str, ...]) -> Texts:
    """`Texts` that are made once, however many outlines they are held against."""
    return Texts(texts)


class Words:
    """The words that a section's heading may have, ready to be compared with many headings."""

    def __init__(self, section: Section, wordings: Sequence[str]) -> None:
        self.free = not section.heading and not section.match  # any words do
        self.match = section.match
        self.patterns = [pattern for pattern in map(_pattern, filter(FIELD.search, wordings)) if pattern]
        self.bigrams = list(dict.fromkeys(_bigrams(FIELD.sub("", words)) for words in wordings if plain(FIELD.sub("", words))))

    def likes(self, headings: Texts, least: float = 0.0) -> List[float]:
        """How much each of ``headings`` is the section's, 0 to 1; what is below ``least`` may be told as 0."""
        texts = headings.texts
        if self.free:
            return [UNPRESCRIBED] * len(texts)
        likes = [0.0] * len(texts)
        for own in self.bigrams:
            shared = collections.Counter(itertools.chain.from_iterable(map(headings.having, own)))
            for j, count in shared.items():
                if 2 * count >= least * (len(own) + count):  # else too few even if the heading has no other pairs
                    likes[j] = max(likes[j], 2 * count / (len(own) + len(_bigrams(texts[j]))))
        for pattern in self.patterns:
            for j, text in enumerate(headings.plain):
                if pattern.fits(text):
                    likes[j] = 1.0
        if self.match:
            for j, text in enumerate(texts):
                if patterns.found(self.match, text):
                    likes[j] = 1.0
        return likes


def likeness(prescribed: str, found: str) -> float:
    """How much a heading is the prescribed one: 1 for the same words (marks and spaces aside), 0 for nothing in common.

    {{fields}} without a value stand for any words.
    """
    if FIELD.search(prescribed):
        pattern = _pattern(prescribed)
        return 1.0 if pattern is not None and pattern.fits(plain(found)) else _dice(FIELD.sub("", prescribed), found)
    return _dice(prescribed, found)


@functools.lru_cache(maxsize=1024)
def _pattern(prescribed: str) -> Optional[Wildcards]:
    """``prescribed`` with its fields as wildcards; None when nothing but a field is left."""
    parts = [plain(part) for part in FIELD.split(prescribed)[::2]]
    return Wildcards(parts) if any(parts) else None


def _dice(one: str, other: str) -> float:
    if plain(one) == plain(other):
        return 1.0
    a, b = _bigrams(one), _bigrams(other)
    return min(0.99, 2 * len(a & b) / (len(a) + len(b)))


@functools.lru_cache(maxsize=32768)
def _bigrams(text: str) -> FrozenSet[str]:
    text = f"^{plain(text)}$"
    return frozenset([text[i:i + 2] for i in range(len(text) - 1)])


@functools.lru_cache(maxsize=32768)
def plain(text: str) -> str:
    """Letters and digits only, without case: what remains when marks and spaces do not count."""
    return _MARKS.sub("", text.casefold())


_MARKS = re.compile(r"[\W_]+")
_MARKS_IN_LINE = re.compile(r"(?:[^\w\n]|_)+")
