"""Texts as sequences of tokens: Chinese characters and words of other scripts, without what stands between them."""

from __future__ import annotations

import re
import sys
from typing import Iterator, List, NamedTuple, Sequence

_HAN = r"\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U000323af"  # and what is written like it
_TOKEN = re.compile(rf"[{_HAN}]|(?:(?![{_HAN}])[^\W_])+")
_CHARACTER = re.compile(rf"[{_HAN}]")
_END = re.compile(r"[，。！？；：、,!?;:]|[.](?=\s|$)")
#: Full-width letters and digits as their usual forms, so that a text stays as long as it is.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class Token(NamedTuple):
    """A Chinese character or a word, in lower case, and where it stands."""

    word: str
    paragraph: int
    start: int
    end: int
    sentence: int  # counted through the document

    @property
    def length(self) -> int:
        """Return how much of a text it is: a character 1, a word 2."""
        return 1 if _CHARACTER.match(self.word) else 2


def tokens(paragraphs: Sequence[str]) -> List[Token]:
    """Return the tokens of a document in order. A sentence ends where its paragraph does, too."""
    return list(_tokens(paragraphs))


def _tokens(paragraphs: Sequence[str]) -> Iterator[Token]:
    sentence = 0
    for number, text in enumerate(paragraphs):
        narrow = text.translate(_NARROW)
        ends = [match.start() for match in _END.finditer(narrow)]
        passed = 0
        for match in _TOKEN.finditer(narrow):
            while passed < len(ends) and ends[passed] < match.start():
                passed += 1
                sentence += 1
            word = sys.intern(match[0].casefold())  # once in memory, and compared at one look
            yield Token(word, number, match.start(), match.end(), sentence)
        sentence += 1
