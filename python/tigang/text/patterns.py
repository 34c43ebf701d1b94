"""Patterns that outlines bring along, held against headings in a time that nobody notices, whoever wrote them.

A regular expression can take for ever: "(a+)+b" tries every way to cut a row of a's. So one is refused in which a repetition
stands within a repetition, or alternatives that begin alike do, or which has many open repetitions one after another; and no
heading is looked at that is longer than headings are.
"""

from __future__ import annotations

import functools
import re
import sys
from typing import Any, Iterable, Iterator, List, Sequence

if sys.version_info >= (3, 11):
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser as sre_parse  # type: ignore[attr-defined]
else:
    import sre_constants as sre
    import sre_parse

LONGEST = 150  # characters of a heading
_MOST_OPEN = 3  # repetitions without a bound that are worth having
_WIDE = 10  # a repetition that may come so many times more or less counts as one without a bound
_FEW = 3  # a repetition of so many is none

_REPEATS = {getattr(sre, name) for name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") if hasattr(sre, name)}


class Explosive(ValueError):
    """A regular expression that might take for ever."""


def check(pattern: str) -> None:
    """Raises re.error for what is no regular expression, Explosive for one that might take for ever."""
    try:
        re.compile(pattern)
        parsed = sre_parse.parse(pattern)
        wide = sum(1 for _, (least, most, _) in _repeats(parsed) if _is_wide(least, most))
        if wide > _MOST_OPEN or any(most > _FEW and _varies(body) for _, (_, most, body) in _repeats(parsed)):
            raise Explosive(pattern)
    except (RecursionError, OverflowError) as error:
        raise Explosive(pattern) from error


@functools.lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def found(pattern: str, heading: str) -> bool:
    """Whether a pattern that was checked occurs in a heading."""
    return len(heading) <= LONGEST and compiled(pattern).search(heading) is not None


def _is_wide(least: Any, most: Any) -> bool:
    return bool(most - least >= _WIDE)


def _varies(items: Iterable[Any]) -> bool:
    """Whether what is repeated can be cut in several ways."""
    for operator, argument in items:
        if operator in _REPEATS and argument[0] != argument[1]:
            return True
        if operator is sre.BRANCH and not _told_apart(argument[1]):
            return True
        if any(_varies(part) for part in _parts(operator, argument)):
            return True
    return False


def _told_apart(branches: Sequence[Any]) -> bool:
    """Whether alternatives begin with different characters."""
    first = [chr(branch[0][1]).casefold() if len(branch) and branch[0][0] is sre.LITERAL else "" for branch in branches]
    return all(first) and len(set(first)) == len(first)


def _repeats(items: Iterable[Any]) -> Iterator[Any]:
    for operator, argument in items:
        if operator in _REPEATS:
            yield operator, argument
        for part in _parts(operator, argument):
            yield from _repeats(part)


def _parts(operator: Any, argument: Any) -> List[Any]:
    """The patterns within one."""
    if operator is sre.BRANCH:
        return list(argument[1])
    if isinstance(argument, sre_parse.SubPattern):  # an atomic group
        return [argument]
    return (
        [part for part in argument if isinstance(part, sre_parse.SubPattern)]
        if isinstance(argument, (tuple, list))
        else []
    )


class Wildcards:
    """Words with gaps, each of which stands for one character or more."""

    def __init__(self, parts: Sequence[str]) -> None:
        self._first, *self._between, self._last = parts

    def fits(self, text: str) -> bool:
        if not (text.startswith(self._first) and text.endswith(self._last)):
            return False
        place = len(self._first)
        for part in self._between:  # the first place that there is leaves most for the rest
            place = text.find(part, place + 1)
            if place < 0:
                return False
            place += len(part)
        return place < len(text) - len(self._last)
