"""How alike the words of headings are: by the pairs of letters that they share, marks, spaces and case aside.

Fast enough to hold thousands of headings against all sections: each text's pairs are made once.
"""

from __future__ import annotations

import collections
import functools
import itertools
import re
from typing import Dict, FrozenSet, List, Optional, Sequence, Tuple

from . import patterns
from .outline import FIELD, Section
from .patterns import Wildcards

ALIKE = 0.5  # from here on a heading may be a section in other words
SURE = 0.75  # from here on it is taken for it even out of place
UNPRESCRIBED = 0.55  # a section whose words are free: any heading does, but a prescribed one has precedence


class Texts:
    """Headings' texts ready to be compared."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.plain = [plain(text) for text in texts]
        self.sizes: List[int] = []
        self.having: Dict[str, List[int]] = {}  # which texts have a pair of letters
        for index, text in enumerate(texts):
            pairs = _bigrams(text)
            self.sizes.append(len(pairs))
            for pair in pairs:
                self.having.setdefault(pair, []).append(index)


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

    def likes(self, headings: Texts) -> List[float]:
        """How much each of ``headings`` is the section's, 0 to 1."""
        texts = headings.texts
        if self.free:
            return [UNPRESCRIBED] * len(texts)
        likes = [0.0] * len(texts)
        for own in self.bigrams:
            shared = collections.Counter(itertools.chain.from_iterable(headings.having.get(pair, ()) for pair in own))
            for j, count in shared.items():
                likes[j] = max(likes[j], 2 * count / (len(own) + headings.sizes[j]))
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
