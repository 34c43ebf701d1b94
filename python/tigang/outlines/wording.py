"""How much a heading has the words that a section of an outline prescribes."""

from __future__ import annotations

import collections
import itertools
from typing import List, Sequence

from ..text import patterns
from ..text.similarity import Texts, bigrams, plain, wildcards
from ..text.templating import FIELD
from .model import Section

ALIKE = 0.5  # from here on a heading may be a section in other words
SURE = 0.75  # from here on it is taken for it even out of place
UNPRESCRIBED = 0.55  # a section whose words are free: any heading does, but a prescribed one has precedence


class Wording:
    """The words that a section's heading may have, ready to be compared with many headings."""

    def __init__(self, section: Section, wordings: Sequence[str]) -> None:
        self.free = not section.heading and not section.match  # any words do
        self.match = section.match
        self.patterns = [pattern for pattern in map(wildcards, filter(FIELD.search, wordings)) if pattern]
        self.bigrams = list(
            dict.fromkeys(bigrams(FIELD.sub("", words)) for words in wordings if plain(FIELD.sub("", words)))
        )

    def likes(self, headings: Texts, least: float = 0.0) -> List[float]:
        """Return how much each of ``headings`` is the section's, 0 to 1; what is below ``least`` may be returned as 0."""
        texts = headings.texts
        if self.free:
            return [UNPRESCRIBED] * len(texts)
        likes = [0.0] * len(texts)
        for own in self.bigrams:
            shared = collections.Counter(itertools.chain.from_iterable(map(headings.having, own)))
            for j, count in shared.items():
                if 2 * count >= least * (len(own) + count):  # else too few even if the heading has no other pairs
                    likes[j] = max(likes[j], 2 * count / (len(own) + len(bigrams(texts[j]))))
        for pattern in self.patterns:
            for j, text in enumerate(headings.plain):
                if pattern.fits(text):
                    likes[j] = 1.0
        if self.match:
            for j, text in enumerate(texts):
                if patterns.found(self.match, text):
                    likes[j] = 1.0
        return likes
