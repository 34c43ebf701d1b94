"""Where the person's windows were and how large: windows.json in their profile, by the window's name.

A file that cannot be read or written is as good as none: nothing but convenience is in it.
"""

from __future__ import annotations

import contextlib
import json
import pathlib
from typing import Any, Dict, NamedTuple, Optional

from ..errors import TigangError
from ..formats import atomic

_FILE = "windows.json"


class Place(NamedTuple):
    """Pixels, as a window itself gives them."""

    x: int
    y: int
    width: int
    height: int


def kept(personal: pathlib.Path, name: str) -> Optional[Place]:
    """Return where a window was when it was closed last; None when that is not known."""
    numbers = _read(personal).get(name)
    if not isinstance(numbers, list) or len(numbers) != len(Place._fields) or not all(type(n) is int for n in numbers):
        return None
    return Place(*numbers)


def keep(personal: pathlib.Path, name: str, place: Place) -> None:
    """Remember where a window is."""
    before = _read(personal)
    if before.get(name) != list(place):
        text = json.dumps({**before, name: list(place)}, indent=1, sort_keys=True) + "\n"
        with contextlib.suppress(TigangError), atomic.reporting(personal / _FILE):
            atomic.replace(personal / _FILE, text.encode("utf-8"))


def _read(personal: pathlib.Path) -> Dict[str, Any]:
    try:
        data = json.loads((personal / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
