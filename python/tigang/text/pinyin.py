"""How Chinese text sounds: its pinyin without tones, to find "理论学习" by lilunxuexi or llxx.

The readings are pypinyin's (https://pypi.org/project/pypinyin/), of which only the table of characters is brought along.
"""

from __future__ import annotations

import functools
import json
import unicodedata
from typing import Dict, List, Tuple

from ..vendor import pinyin_table

_MOST_SPELLINGS = 12  # of one text whose characters have several readings


def spellings(text: str) -> List[Tuple[str, str]]:
    """Return the pinyin of a text and its initials, first with the usual reading of every character, then with another reading of
    one of them (银行 is yinhang and yinxing). Other characters stay as they are, without case.
    """
    readings = [_readings(c) for c in text.casefold()]
    usual = [options[0] for options in readings]
    found = [_spelling(usual)]
    for index, options in enumerate(readings):
        for other in options[1:]:
            if len(found) >= _MOST_SPELLINGS:
                return found
            found.append(_spelling([*usual[:index], other, *usual[index + 1 :]]))
    return found


def _spelling(syllables: List[str]) -> Tuple[str, str]:
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)


@functools.lru_cache(maxsize=None)
def _readings(character: str) -> Tuple[str, ...]:
    marked = _table().get(str(ord(character)), "")
    plain = (unicodedata.normalize("NFD", reading) for reading in marked.split(",") if reading)
    return tuple(dict.fromkeys(_without_tone(reading) for reading in plain)) or (character,)


def _without_tone(reading: str) -> str:
    """Return a decomposed syllable without its tone mark; ü is typed v."""
    return "".join(
        "v" if c == "\u0308" else c for c in reading.replace("u\u0308", "\u0308") if c == "\u0308" or c.isalpha()
    )


@functools.lru_cache(maxsize=1)
def _table() -> Dict[str, str]:
    return dict(json.loads(pinyin_table().read_text(encoding="utf-8")))
