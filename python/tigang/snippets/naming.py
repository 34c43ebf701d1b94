"""Titles and ids proposed for snippets."""

from __future__ import annotations

import re
from typing import (
    Set,
)

from ..text import labels

_TITLE_LENGTH, _SHORT_LINE = 24, 8
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
    base = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "snippet"
    number, candidate = 1, base
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
