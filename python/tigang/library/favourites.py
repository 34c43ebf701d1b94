"""The outlines that a person wants to find first: favourites.json in their profile.

A file that cannot be read is as good as none: nothing but convenience is in it.
"""

from __future__ import annotations

import json
import pathlib
from typing import List

from ..formats import atomic

_FILE = "favourites.json"


def read(personal: pathlib.Path) -> List[str]:
    """Return the ids of the favourites, the first chosen first."""
    try:
        data = json.loads((personal / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [name for name in data if isinstance(name, str)] if isinstance(data, list) else []


def change(personal: pathlib.Path, name: str, favourite: bool) -> List[str]:
    """Make an outline a favourite, or none any more; return the favourites. Raises TigangError (file-unwritable)."""
    others = [each for each in read(personal) if each != name]
    now = [*others, name] if favourite else others
    with atomic.reporting(personal / _FILE):
        atomic.replace(personal / _FILE, (json.dumps(now) + "\n").encode("utf-8"))
    return now
