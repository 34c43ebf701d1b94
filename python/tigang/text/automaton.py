"""Looks for patterns in texts without ever going back: each character is read once, with all that a pattern may be at then.

The pattern becomes a list of steps (after Thompson). Where it may stand is a set of steps; which set follows on which
character is remembered, so that most characters cost one look-up. The time is that of the text times that of the pattern,
whatever the pattern is.
"""

from __future__ import annotations

from typing import Dict, FrozenSet, List, NamedTuple, Optional, Sequence, Tuple

from .pattern_syntax import INFINITE, Character, Choice, Node, Place, Repeat, Row, Test, is_word

MAX_STEPS = 400
_MAX_KNOWN = 2_000  # sets that are remembered

_START, _WORD, _OTHER = 0, 1, 2  # what stands before a place
_END = ""  # what stands behind the last character


class TooLarge(ValueError):
    """A pattern of too many steps: repetitions of repetitions."""


class _Step(NamedTuple):
    test: Optional[Test]  # a character that is read, else nothing is
    place: str  # a place where this step must stand, "" for anywhere
    following: Tuple[int, ...]


class _Next(NamedTuple):
    """What there is to know where a pattern may stand and a character comes."""

    ends: bool  # whether the pattern ends before it
    state: Tuple[FrozenSet[int], int]  # the steps behind it, and what it is


class Automaton:
    """Says whether a pattern is in a text; ``anywhere``: or only where it is asked to begin."""

    def __init__(self, nodes: Sequence[Node], anywhere: bool) -> None:
        self._anywhere = anywhere
        self._steps: List[_Step] = [_Step(None, "", ())]  # the first: found
        self._starts = frozenset(self._add(node, 0) for node in nodes)
        self._known: Dict[Tuple[FrozenSet[int], int], Dict[str, _Next]] = {}

    @property
    def size(self) -> int:
        return len(self._steps)

    def found(self, text: str, start: int = 0) -> bool:
        """Return whether the pattern is in a text from ``start`` on."""
        state = (self._starts, _START if start == 0 else _WORD if is_word(text[start - 1]) else _OTHER)
        known = self._known
        for place in range(start, len(text) + 1):
            character = text[place] if place < len(text) else _END
            following = known.setdefault(state, {})
            if character not in following:
                following[character] = self._next(*state, character)
            ends, state = following[character]
            if ends:
                return True
            if not state[0]:
                return False
        return False

    def _next(self, now: FrozenSet[int], before: int, character: str) -> _Next:
        here = self._reachable(now, before, character)
        after = {
            step.following[0]
            for step in map(self._steps.__getitem__, here)
            if step.test is not None and character and step.test(character)
        }
        if self._anywhere:
            after |= self._starts
        if len(self._known) > _MAX_KNOWN:
            self._known.clear()
        return _Next(0 in here, (frozenset(after), _WORD if character and is_word(character) else _OTHER))

    def _reachable(self, now: FrozenSet[int], before: int, character: str) -> FrozenSet[int]:
        """Return the steps that can be stood at without reading ``character``, which comes next."""
        here, waiting = set(now), list(now)
        while waiting:
            step = self._steps[waiting.pop()]
            if step.test is None and _is_at(step.place, before, character):
                new = [index for index in step.following if index not in here]
                here.update(new)
                waiting.extend(new)
        return frozenset(here)

    # from the tree to steps, from the end to the beginning: what follows is always known

    def _add(self, node: Node, following: int) -> int:
        """Add the steps of a part of the pattern; return the first of them."""
        if isinstance(node, Character):
            return self._step(_Step(node.test, "", (following,)))
        if isinstance(node, Place):
            return self._step(_Step(None, node.kind, (following,)))
        if isinstance(node, Row):
            for part in reversed(node.parts):
                following = self._add(part, following)
            return following
        if isinstance(node, Choice):
            return self._step(_Step(None, "", tuple(self._add(option, following) for option in node.options)))
        return self._repeat(node, following)

    def _repeat(self, node: Repeat, following: int) -> int:
        if node.most == INFINITE:
            fork = self._step(_Step(None, "", (following,)))
            self._steps[fork] = _Step(None, "", (self._add(node.body, fork), following))
            first = fork
        else:
            first = following
            for _ in range(node.most - node.least):
                first = self._step(_Step(None, "", (self._add(node.body, first), following)))
        for _ in range(node.least):
            first = self._add(node.body, first)
        return first

    def _step(self, step: _Step) -> int:
        if len(self._steps) >= MAX_STEPS:
            raise TooLarge
        self._steps.append(step)
        return len(self._steps) - 1


def _is_at(place: str, before: int, character: str) -> bool:
    if place == "^":
        return before == _START
    if place in ("$", "z"):
        return character == _END
    if place in ("b", "B"):
        edge = (before == _WORD) != (character != _END and is_word(character))
        return edge == (place == "b")
    return True
