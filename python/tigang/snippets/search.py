"""Finding snippets while one types: by words, by pinyin, in spite of a typing error."""

from __future__ import annotations

import functools
import re
from typing import Iterable, Iterator, List, NamedTuple, Optional, Sequence, Set, Tuple

from ..text import pinyin
from . import usage
from .model import Snippet
from .usage import Uses

_SHORTEST_FUZZY, _LONGEST_FUZZY = (
    4,
    40,
)  # letters below which every word is like every other, and above which none is typed


class _Entry(NamedTuple):
    """What a snippet can be found by, without case."""

    title: str
    names: str  # tags and id
    text: str
    sounds: str  # full pinyin and initials of title and tags, in all spellings, one per line


class Index:
    """A library's snippets, prepared for searching."""

    def __init__(self, snippets: Iterable[Snippet]) -> None:
        self.snippets: Sequence[Snippet] = list(snippets)
        self._entries = [_entry(snippet) for snippet in self.snippets]
        self._titles = [f"{entry.title} {entry.names}\n{entry.sounds}" for entry in self._entries]

    def search(self, query: str, uses: Uses = usage.NONE) -> List[Snippet]:
        """Return the snippets in which every one of the space-separated words of ``query`` is found, the likeliest first.

        A word is found in the title, the tags and id, their pinyin or its initials, or the text; in this order. Only when
        nothing is found so, one wrong, missing, doubled or exchanged letter in a word is let pass. Between hits that are
        equally good decides what the person has put in before.
        """
        words = query.casefold().split()
        ranks = ((_rank(entry, words), index) for index, entry in enumerate(self._entries))
        found = [(rank, index) for rank, index in ranks if rank is not None] or [
            (0, index) for index in self._nearly(words)
        ]
        ordered = sorted((rank, usage.order(uses, self.snippets[index].id), index) for rank, index in found)
        return [self.snippets[index] for _, _, index in ordered]

    def _nearly(self, words: Sequence[str]) -> Iterator[int]:
        wanted: List[Set[int]] = []
        for word in words:
            if not _SHORTEST_FUZZY <= len(word) <= _LONGEST_FUZZY:
                return
            parts, pattern = _thirds(word), _one_off(word)  # one typing error leaves one part of three as it is
            wanted.append(
                {
                    index
                    for index, title in enumerate(self._titles)
                    if any(part in title for part in parts) and pattern.search(title)
                }
            )
        yield from set.intersection(*wanted) if wanted else ()


def _entry(snippet: Snippet) -> _Entry:
    sounds: List[str] = []
    for text in (snippet.title, *snippet.tags):
        for full, initials in pinyin.spellings(text):
            sounds += [full, initials]
    return _Entry(
        snippet.title.casefold(),
        " ".join((*snippet.tags, snippet.id)).casefold(),
        snippet.text.casefold(),
        "\n".join(dict.fromkeys(sounds)),
    )


def _rank(entry: _Entry, words: Sequence[str]) -> Optional[int]:
    """Return how good a hit is, 0 best; None when a word is not found."""
    worst = 0
    for word in words:
        if word in entry.title:
            rank = 0 if entry.title.startswith(word) else 1
        elif word in entry.names:
            rank = 2
        elif word in entry.sounds:
            rank = 3
        elif word in entry.text:
            rank = 4
        else:
            return None
        worst = max(worst, rank)
    return worst


def _thirds(word: str) -> Tuple[str, str, str]:
    third = len(word) // 3
    return word[:third], word[third:-third], word[-third:]


@functools.lru_cache(maxsize=64)
def _one_off(word: str) -> re.Pattern[str]:
    """Return a pattern for words that differ from ``word`` by one letter: wrong, missing, added, or exchanged with the next.

    One letter after another, and in the place of each what may stand there instead with all the rest.
    """
    pattern = ""
    for i in reversed(range(len(word))):
        letter, after = re.escape(word[i]), re.escape(word[i + 1 :])
        instead = [f"[^\\n]?{after}", f"{letter}[^\\n]{after}"]
        if i + 1 < len(word):
            instead.append(re.escape(word[i + 1] + word[i] + word[i + 2 :]))
        pattern = f"(?:{letter}{pattern}|{'|'.join(instead)})"
    return re.compile(pattern)
