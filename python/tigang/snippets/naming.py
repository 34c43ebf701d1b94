"""Titles and ids proposed for snippets."""

from __future__ import annotations

import re
from typing import Set

from ..text import labels, pinyin
from ..text.words import words

_TITLE_LENGTH, _SHORT_LINE, _ID_LENGTH = 24, 8, 40
_SENTENCE = re.compile(r".{2,}?(?=[。！？；])|.{8,}?(?=[.!?;](?:\s|$))")


def title_from(text: str, cells: bool = False) -> str:
    """Return a title made of what a text begins with: the first sentence of the first line, without its number, if that is short.

    It is not cut within a word where words are set apart. ``cells``: the lines may be those of a table, so short ones are
    joined by those after them.
    """
    line, *more = (line.strip() for line in text.strip().splitlines() or [""])
    while cells and more and len(line) < _SHORT_LINE:
        line += f" {more.pop(0)}"
    number = labels.parse(line)
    if number:
        line = line[number.end :].strip() or line
    sentence = _SENTENCE.match(line)
    if sentence:
        line = sentence[0]
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[: _TITLE_LENGTH + 1].rpartition(" ")[0] or line[:_TITLE_LENGTH]


def id_from(title: str, taken: Set[str]) -> str:
    """Return an id that is free in the library, made of a title; titles without Latin letters give "snippet"."""
    return _free(re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "snippet", taken)


def pinyin_id(title: str, taken: Set[str], otherwise: str) -> str:
    """Return an id that is free, made of how a title sounds, word by word: 会议记录 gives huiyi-jilu.

    ``otherwise``: what is taken for a title without any letters.
    """
    sounds = (pinyin.spellings(word)[0][0] for word in words(title))
    parts = [part for sound in sounds for part in re.findall("[a-z0-9]+", sound)]
    base = ""
    for part in parts:
        if len(base) + 1 + len(part) > _ID_LENGTH:
            break
        base = f"{base}-{part}" if base else part
    return _free(base or otherwise, taken)


def _free(base: str, taken: Set[str]) -> str:
    """Return a name that nobody has yet: with the next number, if need be."""
    number, candidate = 1, base
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
