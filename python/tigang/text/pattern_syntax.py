"""The regular expressions that outlines may use, read into a tree: what most are made of, and nothing that needs going back.

    pattern     alternatives separated by |, each a row of pieces; (?i) at the very beginning: capitals do not matter
    piece       a character, . [a-z] [^a-z] \\d \\w \\s \\D \\W \\S ^ $ \\b \\B (…) (?:…), and behind it * + ? {m,n} if need be
    condition   (?=…) (?!…) at the beginning of an alternative of the whole pattern, behind ^ if that is there

References to what was found before, conditions anywhere else and possessive repetitions are not among them.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Callable, Dict, List, NamedTuple, Optional, Tuple, Union

MAX_DEPTH = 20
INFINITE = 1 << 30

Test = Callable[[str], bool]


class Unsupported(ValueError):
    """A regular expression that asks for something that patterns do not have; its text is that part."""


class Character(NamedTuple):
    """One character that passes a test."""

    test: Test
    first: Optional[str] = None  # the character itself, where there is only one


class Place(NamedTuple):
    """A place between characters: "^" the beginning, "$" the end, "b" the edge of a word, "B" none."""

    kind: str


@dataclasses.dataclass(frozen=True)
class Repeat:
    body: Node
    least: int
    most: int


@dataclasses.dataclass(frozen=True)
class Row:
    parts: Tuple[Node, ...]


@dataclasses.dataclass(frozen=True)
class Choice:
    options: Tuple[Node, ...]


Node = Union[Character, Place, Repeat, Row, Choice]


class Condition(NamedTuple):
    """What must follow, or must not."""

    node: Node
    wanted: bool


class Alternative(NamedTuple):
    """One alternative of a whole pattern."""

    anchored: bool  # whether ^ stands before its conditions
    conditions: Tuple[Condition, ...]
    node: Node


def parse(pattern: str) -> List[Alternative]:
    """Return the alternatives of a pattern. Raises re.error for what is no regular expression, Unsupported for other ones."""
    return _Parser(pattern).pattern()


_CLASSES: Dict[str, Test] = {
    "d": str.isdecimal,
    "D": lambda c: not c.isdecimal(),
    "s": str.isspace,
    "S": lambda c: not c.isspace(),
    "w": lambda c: c.isalnum() or c == "_",
    "W": lambda c: not (c.isalnum() or c == "_"),
}
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_HEX = {"x": 2, "u": 4, "U": 8}
_COUNTS = re.compile(r"\{(\d{0,4})(?:(,)(\d{0,4}))?\}")


def is_word(character: str) -> bool:
    """Return whether ``\\w`` matches a character."""
    return _CLASSES["w"](character)


class _Parser:
    def __init__(self, text: str) -> None:
        self.text, self.place, self.depth = text, 0, 0
        self.caseless = False

    def pattern(self) -> List[Alternative]:
        self.caseless = self._takes("(?i)")
        found = [self._alternative()]
        while self._takes("|"):
            found.append(self._alternative())
        if self.place < len(self.text):
            raise self._error("unbalanced parenthesis")
        return found

    def _alternative(self) -> Alternative:
        start = self.place
        anchored = self._takes("^")
        conditions: List[Condition] = []
        while self.text.startswith(("(?=", "(?!"), self.place):
            wanted = self.text[self.place + 2] == "="
            conditions.append(Condition(self._group(3), wanted))
            if self._counts() is not None:
                raise self._error("nothing to repeat")
        if not conditions:  # ^ is a piece like others then
            self.place, anchored = start, False
        return Alternative(anchored, tuple(conditions), self._row())

    def _choice(self) -> Node:
        options = [self._row()]
        while self._takes("|"):
            options.append(self._row())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _row(self) -> Node:
        parts: List[Node] = []
        while self.place < len(self.text) and self.text[self.place] not in "|)":
            grouped = self.text[self.place] == "("
            piece = self._piece()
            counts = self._counts()
            if counts is None:
                parts.append(piece)
            elif isinstance(piece, Place) and not grouped:
                raise self._error("nothing to repeat")
            else:
                parts.append(Repeat(piece, *counts))
                if self._takes("+") or self.text[self.place : self.place + 1] == "*" or self._counts() is not None:
                    raise self._error("multiple repeat")
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def _piece(self) -> Node:
        character = self.text[self.place]
        if character == "(":
            return self._group(self._opening())
        if character == "[":
            return self._set()
        if character in "*+?" or _COUNTS.match(self.text, self.place):
            raise self._error("nothing to repeat")
        self.place += 1
        if character == ".":
            return Character(lambda c: c != "\n")
        if character in "^$":
            return Place(character)
        return self._escape() if character == "\\" else self._one(character)

    def _opening(self) -> int:
        """Return the length of what opens a group."""
        for opening in ("(?:", "(?P<", "(?<", "(?"):
            if self.text.startswith(opening, self.place):
                if opening == "(?:":
                    return 3
                named = re.compile(r"\(\?P<[A-Za-z_]\w*>").match(self.text, self.place)
                if named is None:
                    raise Unsupported(self.text[self.place : self.place + 4])
                return len(named[0])
        return 1

    def _group(self, opening: int) -> Node:
        start = self.place
        self.place += opening
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise RecursionError
        node = self._choice()
        if not self._takes(")"):
            raise self._error("missing ), unterminated subpattern", start)
        self.depth -= 1
        return node

    def _counts(self) -> Optional[Tuple[int, int]]:
        """Return how often the piece before is to come; None when nothing is said of it. Which first is the same here."""
        known = {"*": (0, INFINITE), "+": (1, INFINITE), "?": (0, 1)}.get(self.text[self.place : self.place + 1])
        m = _COUNTS.match(self.text, self.place)
        if known is not None:
            self.place += 1
        elif m is not None and (m[1] or m[3] or m[2]):
            known = (int(m[1] or 0), int(m[3] or INFINITE) if m[2] else int(m[1]))
            self.place = m.end()
            if known[0] > known[1]:
                raise self._error("min repeat greater than max repeat")
        if known is not None:
            if self.text[self.place : self.place + 1] == "+":
                raise Unsupported(self.text[self.place - 1 : self.place + 1])
            self._takes("?")
        return known

    def _escape(self) -> Node:
        character = self._next("bad escape (end of pattern)")
        if character in _CLASSES:
            return Character(_CLASSES[character])
        if character in "bB":
            return Place(character)
        if character in "AZ":
            return Place("^" if character == "A" else "z")
        return self._one(self._escaped(character))

    def _escaped(self, character: str) -> str:
        """Return the character that an escape stands for."""
        if character in _CONTROLS:
            return _CONTROLS[character]
        if character in _HEX:
            digits = self.text[self.place : self.place + _HEX[character]]
            self.place += len(digits)
            try:
                return chr(int(digits, 16)) if len(digits) == _HEX[character] else chr(-1)
            except (ValueError, OverflowError) as error:
                raise self._error(f"incomplete escape \\{character}{digits}") from error
        if character.isdecimal():
            raise Unsupported(f"\\{character}")
        if character.isascii() and character.isalpha():
            raise self._error(f"bad escape \\{character}")
        return character

    def _set(self) -> Node:
        start = self.place
        self.place += 1
        negated = self._takes("^")
        tests: List[Test] = []
        spans: List[Tuple[str, str]] = []
        while True:
            character = self._next("unterminated character set", start)
            if character == "]" and (tests or spans):
                break
            low = self._member(character)
            ranged = self.text[self.place : self.place + 1] == "-" and self.text[
                self.place + 1 : self.place + 2
            ] not in ("]", "")
            if ranged:
                self.place += 1
                high = self._member(self._next("unterminated character set", start))
                if not isinstance(low, str) or not isinstance(high, str) or high < low:
                    raise self._error("bad character range")
                spans.append((low, high))
            elif isinstance(low, str):
                spans.append((low, low))
            else:
                tests.append(low)
        forms = _forms if self.caseless else lambda c: (c,)

        def test(c: str) -> bool:
            within = any(low <= form <= high for form in forms(c) for low, high in spans) or any(
                test(c) for test in tests
            )
            return within != negated

        return Character(test)

    def _member(self, character: str) -> Union[str, Test]:
        if character != "\\":
            return character
        character = self._next("bad escape (end of pattern)")
        if character in _CLASSES:
            return _CLASSES[character]
        return "\b" if character == "b" else self._escaped(character)

    def _one(self, character: str) -> Character:
        if self.caseless:
            forms = frozenset(_forms(character))
            return Character(lambda c: not forms.isdisjoint(_forms(c)), character.casefold())
        return Character(lambda c: c == character, character)

    def _next(self, otherwise: str, at: Optional[int] = None) -> str:
        if self.place >= len(self.text):
            raise self._error(otherwise, at)
        self.place += 1
        return self.text[self.place - 1]

    def _takes(self, text: str) -> bool:
        if not self.text.startswith(text, self.place):
            return False
        self.place += len(text)
        return True

    def _error(self, said: str, at: Optional[int] = None) -> re.error:
        return re.error(said, self.text, self.place if at is None else at)


def _forms(character: str) -> Tuple[str, ...]:
    """Return a character as small letter and as capital."""
    return (character, character.lower(), character.upper())
