"""What is done with one file, inside the office: opened, checked or mended, closed. See `writer.inside`."""

from __future__ import annotations

import functools
import pathlib
from typing import Any, Dict, List, Mapping

from .. import commands, messages
from ..commands import structure
from ..commands.outlines import learnt
from ..commands.session import Session
from ..commands.structure import CheckStructure, FixStructure
from ..document.snapshot import Snapshot
from ..errors import TigangError
from ..library.environment import Environment
from ..office import files
from ..writer import reader


def check(context: Any, order: Mapping[str, Any]) -> Dict[str, Any]:
    """What CheckStructure answers for a file, or ``{"error": code, "detail": text}``.

    ``order``: path, outline (id, path or null), language, library (folder of the person's own).
    """
    return _guarded(order, lambda: _check(context, order))


def fix(context: Any, order: Mapping[str, Any]) -> Dict[str, Any]:
    """Mends a file where it lies; answers as `check`, of the mended file, with ``fixed``, the number of findings mended."""
    return _guarded(order, lambda: _fix(context, order))


def learn(context: Any, order: Mapping[str, Any]) -> Dict[str, Any]:
    """The outline of several files as data, ``{"outline": …}``; or, with the first file that is no good, an error and its path.

    ``order``: paths; id and title of the outline; language of the messages.
    """
    snapshots: List[Snapshot] = []
    for path in order["paths"]:
        answer = _guarded(order, functools.partial(_read, context, path, snapshots))
        if "error" in answer:
            return {**answer, "path": path}
    return _guarded(order, lambda: {"outline": learnt(snapshots, order["id"], order["title"])})


def _read(context: Any, path: str, snapshots: List[Snapshot]) -> Dict[str, Any]:
    with files.opened(context, pathlib.Path(path)) as document:
        snapshots.append(reader.read(document))
    return {}


def _check(context: Any, order: Mapping[str, Any]) -> Dict[str, Any]:
    with files.opened(context, pathlib.Path(order["path"])) as document:
        return _checked(_session(document, order), order)


def _fix(context: Any, order: Mapping[str, Any]) -> Dict[str, Any]:
    with files.opened(context, pathlib.Path(order["path"]), editable=True) as document:
        session = _session(document, order)
        fixed = structure.fix_structure(session, FixStructure(outline=order["outline"] or "")).fixed
        if fixed:
            files.save(document)
        return {**_checked(session, order), "fixed": fixed}


def _checked(session: Session, order: Mapping[str, Any]) -> Dict[str, Any]:
    return dict(commands.as_json(structure.check_structure(session, CheckStructure(order["outline"] or ""))))


def _session(document: Any, order: Mapping[str, Any]) -> Session:
    return Session(document, _environment(order["language"], order["library"]))


def _guarded(order: Mapping[str, Any], work: Any) -> Dict[str, Any]:
    try:
        return dict(work())
    except files.Refused as refused:
        return {"error": refused.reason, "detail": ""}
    except TigangError as error:
        return {"error": error.code, "detail": messages.get(f"error.{error.code}", order["language"], **error.values)}
    except Exception as error:  # noqa: BLE001 - one bad file is no reason to leave the others
        return {"error": "unexpected", "detail": f"{type(error).__name__}: {error}"}


@functools.lru_cache(maxsize=1)
def _environment(language: str, personal: str) -> Environment:
    """The one of all files of a run: it keeps the library that it has loaded."""
    return Environment(language, pathlib.Path(personal))
