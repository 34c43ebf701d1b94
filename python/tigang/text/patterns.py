"""Patterns that outlines bring along, matched with headings in a time that nobody notices, whoever wrote them.

They are regular expressions of a simple kind (`pattern_syntax`), looked for without going back (`automaton`): the time is that
of the heading times that of the pattern. What says in a roundabout way what a simpler pattern says is refused: a repetition
within a repetition, alternatives that begin alike in one, many open repetitions one after another.
"""

from __future__ import annotations

import functools
from typing import Iterator, List, NamedTuple, Sequence, Tuple

from .automaton import Automaton, TooLarge
from .pattern_syntax import Alternative, Character, Choice, Node, Repeat, Row, Unsupported, parse

__all__ = ["LONGEST", "MOST_STEPS", "Explosive", "Unsupported", "Wildcards", "check", "found"]

LONGEST = 150  # characters of a heading
MOST_STEPS = 4_000  # of all patterns of an outline
_MOST_OPEN = 3  # repetitions without a bound that are worth having
_WIDE = 10  # a repetition that may come so many times more or less counts as one without a bound
_FEW = 3  # a repetition of so many is none


class Explosive(ValueError):
    """A regular expression that might take for ever elsewhere, or that is too large."""


def check(pattern: str) -> int:
    """Return the size of a pattern, in steps.

    Raises re.error for what is no regular expression, Unsupported for one of another kind, Explosive for one that is refused.
    """
    try:
        if _explodes(parse(pattern)):
            raise Explosive(pattern)
        return compiled(pattern).size
    except (RecursionError, TooLarge) as error:
        raise Explosive(pattern) from error


def _explodes(alternatives: Sequence[Alternative]) -> bool:
    """Return whether too much in a pattern may be repeated as often as one likes, or in several ways at once."""
    repeats: List[Repeat] = []
    for alternative in alternatives:
        for node in _nodes(alternative):
            repeats.extend(_repeats(node))
    wide = [repeat for repeat in repeats if repeat.most - repeat.least >= _WIDE]
    ambiguous = [repeat for repeat in repeats if repeat.most > _FEW and _varies(repeat.body)]
    return len(wide) > _MOST_OPEN or bool(ambiguous)


def _nodes(alternative: Alternative) -> List[Node]:
    return [*(condition.node for condition in alternative.conditions), alternative.node]


class _Conditional(NamedTuple):
    """An alternative with conditions."""

    anchored: bool
    conditions: Tuple[Tuple[Automaton, bool], ...]
    automaton: Automaton


class _Compiled:
    def __init__(self, alternatives: Sequence[Alternative]) -> None:
        plain = [alternative.node for alternative in alternatives if not alternative.conditions]
        self._plain = Automaton(plain, anywhere=True) if plain else None
        self._conditional = [
            _Conditional(
                one.anchored,
                tuple((Automaton([c.node], anywhere=False), c.wanted) for c in one.conditions),
                Automaton([one.node], anywhere=False),
            )
            for one in alternatives
            if one.conditions
        ]

    @property
    def size(self) -> int:
        every = [
            automaton for one in self._conditional for automaton in (one.automaton, *(c for c, _ in one.conditions))
        ]
        return sum(automaton.size for automaton in every) + (self._plain.size if self._plain else 0)

    def found(self, text: str) -> bool:
        return (self._plain is not None and self._plain.found(text)) or any(
            _holds(one, text, start)
            for one in self._conditional
            for start in range(1 if one.anchored else len(text) + 1)
        )


def _holds(one: _Conditional, text: str, start: int) -> bool:
    right = all(automaton.found(text, start) == wanted for automaton, wanted in one.conditions)
    return right and one.automaton.found(text, start)


@functools.lru_cache(maxsize=4096)
def compiled(pattern: str) -> _Compiled:
    return _Compiled(parse(pattern))


def found(pattern: str, heading: str) -> bool:
    """Return whether a pattern that was checked occurs in a heading."""
    return len(heading) <= LONGEST and compiled(pattern).found(heading)


def _varies(node: Node) -> bool:
    """Return whether what is repeated can be cut in several ways."""
    if isinstance(node, Repeat):
        return node.least != node.most or _varies(node.body)
    if isinstance(node, Choice):
        return not _distinct(node.options) or any(map(_varies, node.options))
    return isinstance(node, Row) and any(map(_varies, node.parts))


def _distinct(options: Sequence[Node]) -> bool:
    """Return whether alternatives begin with different characters."""
    first = [_first(option) for option in options]
    return all(first) and len(set(first)) == len(first)


def _first(node: Node) -> str:
    """Return the character that a part must begin with; "" when it may begin with several."""
    if isinstance(node, Row):
        return _first(node.parts[0]) if node.parts else ""
    return (node.first or "").casefold() if isinstance(node, Character) else ""


def _repeats(node: Node) -> Iterator[Repeat]:
    if isinstance(node, Repeat):
        yield node
        yield from _repeats(node.body)
    elif isinstance(node, (Row, Choice)):
        for part in node.parts if isinstance(node, Row) else node.options:
            yield from _repeats(part)


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
