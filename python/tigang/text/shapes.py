"""A number as it is written (`Shape`) and as it was found (`Label`): "（三）" <-> (Shape("（一）"), 3)."""

from __future__ import annotations

import functools
from typing import FrozenSet, NamedTuple, Tuple

from .numerals import SYSTEMS


class Shape(NamedTuple):
    """How a number is written: what stands before it, its numeral system, what stands after it."""

    prefix: str
    system: str
    suffix: str
    family: str
    depth: int = 1  # how many numbers: 2 for 1.1

    def format(self, *values: int) -> str:
        """Return the number as text; as many values as `depth` (fewer or more are joined by dots all the same)."""
        return _format(self, values)

    @property
    def example(self) -> str:
        return self.format(*[1] * self.depth)


@functools.lru_cache(maxsize=32768)
def _format(shape: Shape, values: Tuple[int, ...]) -> str:
    numerals = ".".join(SYSTEMS[shape.system].format(value) for value in values)
    if shape.prefix in "（(" and numerals.startswith("（"):  # ⑴ beyond 20 has brought its own brackets
        return numerals
    return shape.prefix + numerals + shape.suffix


class Label(NamedTuple):
    """A number found at the beginning of a text."""

    shape: Shape  # in its regular spelling
    values: Tuple[int, ...]
    raw: str  # as it stands in the text, without surrounding spaces
    start: int  # offset of the number, 0-based, in code points
    end: int  # offset of what follows the number and its spaces
    base: Tuple[
        int, ...
    ] = ()  # numbers in another system that it repeats in front, in the shape's prefix: A of A.1, 8 of 第八条之一
    first: int = 0  # the first of those that it stands for: 38 of 第三十八条から第八十四条まで; of 条の二 what they begin with, 2
    doubts: FrozenSet[str] = frozenset()  # why it may be none: `forms.DOUBTS`

    @property
    def value(self) -> int:
        return self.values[-1]

    @property
    def family(self) -> str:
        return self.shape.family

    @property
    def above(self) -> Tuple[int, ...]:
        """The numbers of the headings above that it repeats: (1, 2) of 1.2.3, (1,) of A.1; empty for most."""
        return self.base + self.values[:-1]
