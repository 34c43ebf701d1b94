"""Which sentences may have words in common: MinHash finds those that are alike without comparing each with each."""

from __future__ import annotations

import collections
from typing import Dict, Iterator, List, Sequence, Set, Tuple

from datasketch import MinHash, MinHashLSH

Words = Tuple[str, ...]

SHINGLE = 5  # tokens: so many in a row are what is hashed
_THRESHOLD = 0.5  # share of shingles in common from which two sentences are likely to be found
_PERMUTATIONS = 32


def alike(sentences: Sequence[Words]) -> Iterator[Tuple[int, int]]:
    """Yield the pairs of indices, the lower first, of sentences that are equal or probably much alike."""
    places: Dict[Words, List[int]] = collections.defaultdict(list)
    for index, words in enumerate(sentences):
        places[words].append(index)
    distinct = list(places)
    index = MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS)
    hashed = MinHash.bulk([_shingles(words) for words in distinct], num_perm=_PERMUTATIONS) if distinct else []
    for number, (words, minhash) in enumerate(zip(distinct, hashed)):
        here = places[words]
        yield from ((one, other) for position, one in enumerate(here) for other in here[position + 1 :])
        for near in index.query(minhash):
            for there in places[distinct[near]]:
                yield from ((min(one, there), max(one, there)) for one in here)
        index.insert(number, minhash, check_duplication=False)


def _shingles(words: Words) -> Set[bytes]:
    size = min(SHINGLE, len(words))
    return {" ".join(words[start : start + size]).encode() for start in range(len(words) - size + 1)}
