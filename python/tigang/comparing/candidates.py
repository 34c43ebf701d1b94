"""Which sentences may have words in common: MinHash finds those that are alike without comparing each with each."""

from __future__ import annotations

import collections
import itertools
from typing import Dict, Iterator, List, Optional, Sequence, Set, Tuple

from datasketch import MinHash, MinHashLSH

Words = Tuple[str, ...]

SHINGLE = 5  # tokens: so many in a row are what is hashed
_THRESHOLD = 0.5  # share of shingles in common from which two sentences are likely to be found
_PERMUTATIONS = 32


def alike(sentences: Sequence[Words], above: Sequence[Optional[int]]) -> Iterator[Tuple[int, int]]:
    """Yield the pairs of indices, the lower first, of sentences that are equal or probably much alike.

    Equal ones that all go on from equal ones are no pairs: who looks at those finds these with them. So of what hundreds of
    copies have in common only the beginning of each passage is paired, each with each.

    ``above``: of each sentence the index of the one that ends where it begins; None for none
    """
    places: Dict[Words, List[int]] = collections.defaultdict(list)
    for index, words in enumerate(sentences):
        places[words].append(index)
    distinct = list(places)
    index = MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS)
    hashed = MinHash.bulk([_shingles(words) for words in distinct], num_perm=_PERMUTATIONS) if distinct else []
    for number, (words, minhash) in enumerate(zip(distinct, hashed)):
        here = places[words]
        if not _go_on(here, sentences, above):
            yield from itertools.combinations(here, 2)
        for near in index.query(minhash):
            for there in places[distinct[near]]:
                yield from ((min(one, there), max(one, there)) for one in here)
        index.insert(number, minhash, check_duplication=False)


def _go_on(places: Sequence[int], sentences: Sequence[Words], above: Sequence[Optional[int]]) -> bool:
    """Return whether all of these go on from one and the same sentence."""
    before = [above[place] for place in places]
    return len({None if place is None else sentences[place] for place in before}) == 1 and before[0] is not None


def _shingles(words: Words) -> Set[bytes]:
    size = min(SHINGLE, len(words))
    return {" ".join(words[start : start + size]).encode() for start in range(len(words) - size + 1)}
