"""A document in a line, for who collects many: from which unit it is, whether it is as it should be, and if not why."""

from __future__ import annotations

import os
import pathlib
from typing import List, NamedTuple, Sequence

from . import submission
from .results import FileResult, State, counts
from .words import say

#: How many errors are told in words.
_TOLD = 3


class Row(NamedTuple):
    """What a list of documents says of one."""

    path: str  # as it was given
    unit: str  # the folder it lies in, among those given; "" for the folder of them all
    state: State
    why: str  # nothing where all is as it should be
    errors: int
    warnings: int
    notes: int
    outline: str  # id of the one it was compared with; "" for none


def rows(results: Sequence[FileResult], language: str) -> List[Row]:
    """Return a row for each result, in their order."""
    units = _units([result.path for result in results])
    return [_row(result, unit, language) for result, unit in zip(results, units)]


def head(language: str) -> List[str]:
    """Return what stands over the columns."""
    return [say(f"list.{name}", language) for name in Row._fields]


def cells(row: Row, language: str) -> List[object]:
    """Return what people read in the columns: words for what a row has as names."""
    named = row._replace(unit=unit_name(row.unit, language))
    return [say(f"state.{row.state}", language) if value is row.state else value for value in named]


def unit_name(unit: str, language: str) -> str:
    """Return how a unit is called."""
    return unit or say("list.here", language)


def _row(result: FileResult, unit: str, language: str) -> Row:
    outline = "" if result.guess else result.outline or ""
    found = counts([result])
    return Row(
        result.path,
        unit,
        result.state,
        _why(result, language),
        found["error"],
        found["warning"],
        found["info"],
        outline,
    )


def _why(result: FileResult, language: str) -> str:
    if result.error:
        return result.error.message
    if result.submission is not None:
        return submission.reasons(result.submission, language)
    errors = [" ".join(found["message"].split()) for found in result.findings if found["severity"] == "error"]
    more = [say("list.more", language, count=len(errors) - _TOLD)] if len(errors) > _TOLD else []
    return " ".join([*errors[:_TOLD], *more])


def _units(paths: Sequence[str]) -> List[str]:
    """Return for each path the first folder on the way to it from the folder that they have in common."""
    folders = [pathlib.PurePath(path).parent for path in paths]
    try:
        above = len(pathlib.PurePath(os.path.commonpath(folders)).parts) if folders else 0
    except ValueError:  # on two drives, or some of them relative
        above = 0
    return ["".join(folder.parts[above : above + 1]) for folder in folders]
