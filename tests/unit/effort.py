"""How much work a piece of code does, whatever machine does it."""

from __future__ import annotations

import contextlib
import sys
from types import FrameType
from typing import Any, Iterator, List


@contextlib.contextmanager
def counted() -> Iterator[List[int]]:
    """Yield a list of one number: how many functions were called in the block, as soon as that has ended."""
    calls = [0]

    def count(frame: FrameType, event: str, argument: Any) -> None:
        if event in ("call", "c_call"):
            calls[0] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)
