"""Checks again what changes. A change is looked at when nothing has changed for a moment: saving is many changes."""

from __future__ import annotations

import os
import pathlib
from typing import Callable, Dict, List, Optional, Sequence

import watchfiles

from ..reports import FileResult
from . import files

#: Milliseconds: without a change before they are looked at; after which they are looked at all the same; between two looks
#: whether anything has changed.
_QUIET, _LONGEST, _LOOK = 400, 5_000, 500

Check = Callable[[Sequence[pathlib.Path]], List[FileResult]]
Show = Callable[[List[FileResult], List[FileResult]], None]


def follow(
    paths: Sequence[pathlib.Path], check: Check, show: Show, output: Optional[pathlib.Path], everything: bool = False
) -> None:
    """Check the files of the paths, then again each that changes, until a signal ends it.

    ``show`` gets what is new and all results, also when a file has gone. ``output``, which it may write, is never checked.
    ``everything``: as `files.find` has it.
    Raises KeyboardInterrupt when a signal came while nothing changed, FileNotFoundError when no path is there.
    """
    known: Dict[str, FileResult] = {}
    began = False
    for changes in watchfiles.watch(
        *_roots(paths), step=_QUIET, debounce=_LONGEST, rust_timeout=_LOOK, yield_on_timeout=True, watch_filter=None
    ):
        if began and not changes:
            continue
        there = {os.path.realpath(given.path): given.path for given in files.find(paths, everything)}
        there.pop(os.path.realpath(output) if output else "", None)
        changed = {os.path.realpath(path) for _, path in changes}
        new = [path for place, path in there.items() if place not in known or place in changed]
        gone = known.keys() - there.keys()
        results = check(new) if new else []
        for result in results:
            known[os.path.realpath(result.path)] = result
        for place in gone:
            del known[place]
        if results or gone or not began:
            show(results, [known[place] for place in there])
        began = True


def _roots(paths: Sequence[pathlib.Path]) -> List[pathlib.Path]:
    """Return the folders to watch: of a file that in which it lies, for a program that saves puts another in its place."""
    roots = {path if path.is_dir() else path.absolute().parent for path in paths if path.exists()}
    if not roots:
        raise FileNotFoundError
    return sorted(roots)
