"""Where Chinese words end, which the text itself does not show: for titles, whose lines end between words.

The words and how common they are come from jieba (https://github.com/fxsjy/jieba), the common ones of them only; see
extension/words/zh.txt. What official writing takes for one word is in extension/words/zh-official.txt, and may be added to.
"""

from __future__ import annotations

import functools
import re
from typing import Collection, Dict, FrozenSet, Iterator, List, Optional

from .. import resources

_LONGEST = 4  # characters of a word of the list
_TOTAL = 26  # binary logarithm of how many words the list was made with
_UNKNOWN = 28.0  # bits that a character costs which is no word of the list
_COMPOUND = 12.0  # bits of a compound, whatever its length: less than those of any parts that it may have

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_OTHER = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+(?:[-.'][A-Za-z]+)*|[0-9０-９]+(?:[.．][0-9]+)*[%％]?")


def words(text: str, compounds: Collection[str] = ()) -> List[str]:
    """Return a text cut into words, marks and spaces each by itself: the likeliest way to read it.

    ``compounds``: longer words that are to stay whole, beside those of official writing.
    """
    known = {*_official(), *compounds}
    longest = max(_LONGEST, *map(len, known))
    # best[i]: what the likeliest reading of the first i characters costs, in bits, and the length of its last word
    best = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        best.append(
            min(
                (best[end - length][0] + cost, length)
                for length in range(1, min(longest, end) + 1)
                for cost in [_cost(text[end - length : end], known)]
                if cost is not None
            )
            if _HAN.fullmatch(text[end - 1])
            else (best[end - 1][0], 1)
        )
    found: List[str] = []
    end = len(text)
    while end:
        length = best[end][1]
        found.append(text[end - length : end])
        end -= length
    return _joined(found[::-1])


def _cost(word: str, known: Collection[str]) -> Optional[float]:
    if word in known:
        return _COMPOUND
    degree = _degrees().get(word)
    if degree is not None:
        return float(_TOTAL - degree)
    return _UNKNOWN if len(word) == 1 else None


def _joined(characters: List[str]) -> List[str]:
    """Take letters and digits that make one word or number for one."""
    text = "".join(characters)
    inside = {place for m in _OTHER.finditer(text) for place in range(m.start() + 1, m.end())}
    found: List[str] = []
    place = 0
    for word in characters:
        if place in inside:
            found[-1] += word
        else:
            found.append(word)
        place += len(word)
    return found


@functools.lru_cache(maxsize=1)
def _official() -> FrozenSet[str]:
    return frozenset(word for line in _lines("zh-official.txt") for word in line.split())


@functools.lru_cache(maxsize=1)
def _degrees() -> Dict[str, int]:
    """Return how common each word of the list is, as a binary logarithm."""
    degrees: Dict[str, int] = {}
    for line in _lines("zh.txt"):
        degree, *members = line.split(" ")
        degrees.update(dict.fromkeys(members, int(degree)))
    return degrees


def _lines(name: str) -> Iterator[str]:
    text = (resources.folder("words") / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))
