"""Keeps a library in memory as long as its files stay as they are."""

from __future__ import annotations

import pathlib
import threading
from typing import Any, List, Optional, Sequence, Tuple

from . import index, loading
from .index import Folder
from .loading import Library


class Kept:
    """The library that was loaded last. Several threads may ask for it at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._latest: Optional[Tuple[List[Any], Library]] = None  # with the states of its folders

    def library(self, folders: Sequence[Folder], cache: Optional[pathlib.Path]) -> Library:
        """Return the library of folders as `loading.load` does; it is the same object until a file has changed."""
        with self._lock:
            states = [index.state(folder) for folder in folders]
            if self._latest is None or None in states or self._latest[0] != states:
                self._latest = None
                library = loading.load(folders, cache)
                if any(problem.code == index.PASSING for problem in library.problems):
                    return library
                self._latest = (states, library)
            return self._latest[1]
