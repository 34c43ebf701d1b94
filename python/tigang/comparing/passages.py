"""Finds the passages that documents share word for word.

Candidates are pairs of sentences (see `candidates`); what the two documents have in common around them is then compared token
by token, so that what is reported is certain. What is allowed, as an outline's own words, does not count.
"""

from __future__ import annotations

import collections
import functools
from typing import Dict, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple

from . import candidates
from .tokens import Token, tokens

#: Characters (a word counts as two) from which on a passage is reported unless said otherwise.
LENGTH = 40
#: Tokens in a row that have to be the same for a text to be one that is allowed.
_ALLOWED = 8


class Document(NamedTuple):
    """A document to be compared."""

    path: str
    paragraphs: Sequence[str]
    sections: Sequence[str]  # of each paragraph the heading above it; "" for none
    numbers: Sequence[int]  # of each paragraph the one that people count, from 0: as `Snapshot.number` has it


class Place(NamedTuple):
    """Where a passage stands: the index of its document, its first and its last paragraph, counted from 0."""

    document: int
    first: int
    last: int


class Passage(NamedTuple):
    """What several documents share."""

    text: str  # as it stands in the first of its places
    length: int  # in characters, a word counts as two; what is allowed does not count
    places: Sequence[Place]


class Shared(NamedTuple):
    """How much of a document stands in others, too."""

    length: int
    shared: int
    others: Sequence[int]  # indices of those documents, that with which it shares most first


class Comparison(NamedTuple):
    """What came of comparing documents."""

    passages: Sequence[Passage]  # the longest first
    documents: Sequence[Shared]  # in the order of the documents


class _Run(NamedTuple):
    """Tokens that two texts have in common: ``size`` of them, from ``one`` and ``other`` on."""

    one: int
    other: int
    size: int


def compare(documents: Sequence[Document], allowed: Iterable[str] = (), length: int = LENGTH) -> Comparison:
    """Return the passages of at least ``length`` that more than one of the documents have, whatever stands between the words."""
    texts = [tokens(document.paragraphs) for document in documents]
    spoken = [tuple(token.word for token in text) for text in texts]
    free = _counted(texts, allowed)
    found: Dict[Tuple[str, ...], Set[Tuple[int, int]]] = collections.defaultdict(set)
    pairs: Dict[Tuple[int, int], List[_Run]] = collections.defaultdict(list)
    for one, other, run in _runs(texts, free):
        if free[one][run.one + run.size] - free[one][run.one] >= length:
            words = spoken[one][run.one : run.one + run.size]
            found[words] |= {(one, run.one), (other, run.other)}
            pairs[one, other].append(run)
    passages = [_passage(documents, texts, free, len(words), sorted(places)) for words, places in found.items()]
    passages.sort(key=lambda passage: (-passage.length, passage.places))
    return Comparison(passages, _documents(free, pairs))


def _counted(texts: Sequence[Sequence[Token]], allowed: Iterable[str]) -> List[List[int]]:
    """Return for each text the length of what counts before each of its tokens, and at last of all of it."""
    known = {words for text in allowed for words in _windows([token.word for token in tokens([text])])}
    sums = []
    for text in texts:
        words = [token.word for token in text]
        covered: Set[int] = set()
        for start, window in enumerate(_windows(words)):
            if window in known:
                covered.update(range(start, start + _ALLOWED))
        total = [0]
        for index, token in enumerate(text):
            total.append(total[-1] + (0 if index in covered else token.length))
        sums.append(total)
    return sums


def _windows(words: Sequence[str]) -> Iterator[Tuple[str, ...]]:
    return (tuple(words[start : start + _ALLOWED]) for start in range(len(words) - _ALLOWED + 1))


def _runs(texts: Sequence[Sequence[Token]], free: Sequence[Sequence[int]]) -> Iterator[Tuple[int, int, _Run]]:
    """Yield two documents' indices, the lower first, and what they have in common; each once."""
    sentences = [
        (document, part)
        for document, text in enumerate(texts)
        for part in _sentences(text)
        if free[document][part.stop] > free[document][part.start]
    ]
    words = [[token.word for token in text] for text in texts]
    backwards = [text[::-1] for text in words]
    parts = [tuple(words[document][part.start : part.stop]) for document, part in sentences]
    seen: Dict[Tuple[int, int, int], List[range]] = collections.defaultdict(list)  # by documents and distance
    for first, second in candidates.alike(parts, _above(sentences)):
        (one, left), (other, right) = sentences[first], sentences[second]
        if one == other:
            continue
        for start, there in _beginnings(parts[first], parts[second]):
            one_start, other_start = left.start + start, right.start + there
            known = seen[one, other, other_start - one_start]
            if not any(one_start in before for before in known):
                after = _same(words[one], words[other], one_start, other_start)
                before = _same(
                    backwards[one], backwards[other], len(words[one]) - one_start, len(words[other]) - other_start
                )
                run = _Run(one_start - before, other_start - before, before + after)
                known.append(range(run.one, run.one + run.size))
                yield one, other, run


def _above(sentences: Sequence[Tuple[int, range]]) -> List[Optional[int]]:
    """Return of each sentence, in the order of the texts, the index of the one that ends where it begins."""
    ends = {(document, part.stop): index for index, (document, part) in enumerate(sentences)}
    return [ends.get((document, part.start)) for document, part in sentences]


def _sentences(text: Sequence[Token]) -> Iterator[range]:
    """Yield the sentences that are long enough to be looked for."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or text[index].sentence != text[start].sentence:
            if index - start >= candidates.SHINGLE:
                yield range(start, index)
            start = index


def _beginnings(one: Tuple[str, ...], other: Tuple[str, ...]) -> Iterator[Tuple[int, int]]:
    """Yield where two sentences have a shingle in common, once for each distance between its places."""
    if one == other:  # a form that hundreds have filled in: then this is most of the work
        yield 0, 0
        return
    here, there = _shingles(one), _shingles(other)
    last: Optional[int] = None
    for start, shingle in sorted((place, common) for common in here.keys() & there.keys() for place in here[common]):
        for place in there[shingle]:
            if place - start != last:
                last = place - start
                yield start, place


@functools.lru_cache(maxsize=65536)
def _shingles(sentence: Tuple[str, ...]) -> Mapping[Tuple[str, ...], Sequence[int]]:
    """Return where each shingle of a sentence stands in it."""
    size = candidates.SHINGLE
    places: Dict[Tuple[str, ...], List[int]] = collections.defaultdict(list)
    for start in range(len(sentence) - size + 1):
        places[sentence[start : start + size]].append(start)
    return places


def _same(one: Sequence[str], other: Sequence[str], start: int, there: int) -> int:
    """Return how many words are the same from ``start`` and ``there`` on."""
    most = min(len(one) - start, len(other) - there)
    same, step = 0, 16
    while step and same < most:
        end = min(same + step, most)
        if one[start + same : start + end] == other[there + same : there + end]:
            same, step = end, 2 * step
        else:
            step //= 2
    return same


def _passage(
    documents: Sequence[Document],
    texts: Sequence[Sequence[Token]],
    free: Sequence[Sequence[int]],
    size: int,
    places: Sequence[Tuple[int, int]],
) -> Passage:
    document, start = places[0]
    spans = [(index, texts[index][at], texts[index][at + size - 1]) for index, at in places]
    _, first, last = spans[0]
    lines = list(documents[document].paragraphs[first.paragraph : last.paragraph + 1])
    lines[-1] = lines[-1][: last.end]
    lines[0] = lines[0][first.start :]
    counted = free[document][start + size] - free[document][start]
    stand = [Place(index, first.paragraph, last.paragraph) for index, first, last in spans]
    return Passage("\n".join(lines), counted, stand)


def _documents(free: Sequence[Sequence[int]], pairs: Dict[Tuple[int, int], List[_Run]]) -> List[Shared]:
    """Return of each document how much of it is in any of the runs, and in whose."""
    with_whom: Dict[int, Dict[int, List[range]]] = collections.defaultdict(dict)
    for (one, other), runs in pairs.items():
        with_whom[one][other] = [range(run.one, run.one + run.size) for run in runs]
        with_whom[other][one] = [range(run.other, run.other + run.size) for run in runs]
    result = []
    for index, sums in enumerate(free):
        others = {other: _length(sums, runs) for other, runs in with_whom[index].items()}
        union = [run for runs in with_whom[index].values() for run in runs]
        most = sorted(others, key=lambda other: (-others[other], other))
        result.append(Shared(sums[-1], _length(sums, union), most))
    return result


def _length(sums: Sequence[int], runs: Iterable[range]) -> int:
    """Return the length of what counts in any of the runs."""
    length = end = 0
    for run in sorted(runs, key=lambda run: run.start):
        if run.stop > end:
            length += sums[run.stop] - sums[max(run.start, end)]
            end = run.stop
    return length
