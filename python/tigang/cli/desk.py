"""What is done with one file, inside the office: opened, checked or fixed, closed. See `writer.inside`."""

from __future__ import annotations

import difflib
import functools
import pathlib
from typing import Any, Dict, List, Mapping

from .. import commands, messages
from ..commands import structure, submission
from ..commands.outlines import learnt
from ..commands.session import Session
from ..commands.structure import CheckStructure, FixStructure
from ..commands.submission import CheckBeforeSubmission
from ..document.snapshot import Snapshot
from ..errors import TigangError
from ..library.environment import Environment
from ..office import files
from ..planning.changes import line_of
from ..structure import headings
from ..writer import reader


def check(context: Any, order: Mapping[str, Any]) -> Dict[str, Any]:
    """Return what CheckStructure returns for a file, or ``{"error": code, "detail": text}``.

    ``order``: path, outline (id, path or null), language, library (folder of the person's own).
    """
    return _guarded(order, lambda: _check(context, order))


def fix(context: Any, order: Mapping[str, Any]) -> Dict[str, Any]:
    """Fix a file where it lies and return what `check` does, of the fixed file, with ``fixed``, the number of findings fixed.

    ``order`` may also hold unsafe, for the fixes that a person should look at, and diff: then the file stays as it is, and
    the answer's ``diff`` says what would change, under the ``name`` of the order.
    """
    return _guarded(order, lambda: _fix(context, order))


def learn(context: Any, order: Mapping[str, Any]) -> Dict[str, Any]:
    """Return the outline of several files as data, ``{"outline": …}``; or the error and path of the first that is no good.

    ``order``: paths; id and title of the outline; language of the messages.
    """
    snapshots: List[Snapshot] = []
    for path in order["paths"]:
        answer = _guarded(order, functools.partial(_read, context, path, snapshots))
        if "error" in answer:
            return {**answer, "path": path}
    return _guarded(order, lambda: {"outline": learnt(snapshots, order["id"], order["title"])})


def text(context: Any, order: Mapping[str, Any]) -> Dict[str, Any]:
    """Return what is written in a file: ``paragraphs``, for each the heading above it in ``sections`` and
    in ``numbers`` what `Snapshot.number` says; or an error as `check` does.

    ``order``: path; language of the messages.
    """
    return _guarded(order, lambda: _text(context, order["path"]))


def _text(context: Any, path: str) -> Dict[str, Any]:
    with files.opened(context, pathlib.Path(path)) as document:
        snapshot = reader.read(document)
    found = {heading.paragraph: heading.line for heading in headings.recognise(snapshot).headings}
    sections, numbers = [""], [-1]
    for index, paragraph in enumerate(snapshot.paragraphs):
        sections.append(found.get(index, sections[-1]))
        numbers.append(numbers[-1] + (not paragraph.place))
    texts = [paragraph.text for paragraph in snapshot.paragraphs]
    return {"paragraphs": texts, "sections": sections[1:], "numbers": [max(0, number) for number in numbers[1:]]}


def _read(context: Any, path: str, snapshots: List[Snapshot]) -> Dict[str, Any]:
    with files.opened(context, pathlib.Path(path)) as document:
        snapshots.append(reader.read(document))
    return {}


def _check(context: Any, order: Mapping[str, Any]) -> Dict[str, Any]:
    with files.opened(context, pathlib.Path(order["path"])) as document:
        session = _session(document, order)
        return _submitted(session, order) if order.get("submission") else _checked(session, order)


def _submitted(session: Session, order: Mapping[str, Any]) -> Dict[str, Any]:
    """Return what CheckStructure returns, and as ``submission`` whether the document can be handed in."""
    found = submission.check_before_submission(session, CheckBeforeSubmission(order["outline"] or ""))
    shown = {name: value for name, value in found.as_json().items() if name != "sections"}
    return {**commands.as_json(found.report), "submission": shown}


def _fix(context: Any, order: Mapping[str, Any]) -> Dict[str, Any]:
    with files.opened(context, pathlib.Path(order["path"]), editable=True) as document:
        session = _session(document, order)
        before, found = session.read(), _checked(session, order) if order.get("diff") else {}
        asked = FixStructure(outline=order["outline"] or "", unsafe=order.get("unsafe", False))
        fixed = structure.fix_structure(session, asked).fixed
        if found:
            return {**found, "fixed": fixed, "diff": _difference(before, session.read(), order["name"])}
        if fixed:
            files.save(document)
        return {**_checked(session, order), "fixed": fixed}


def _difference(before: Snapshot, after: Snapshot, name: str) -> str:
    """Return a unified diff of two states of a document, a paragraph a line, headings with a # for each level."""
    old, new = ([line_of(paragraph) + "\n" for paragraph in snapshot.paragraphs] for snapshot in (before, after))
    return "".join(difflib.unified_diff(old, new, name, name))


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
    """Return the one of all files of a run: it keeps the library that it has loaded."""
    return Environment(language, pathlib.Path(personal))
