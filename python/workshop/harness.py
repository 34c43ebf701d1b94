"""Whether verbs can be undone on real documents, and whether a check changes anything at all.

Each document is opened as a person opens it; every verb is run and undone, and what the document saves afterwards is
compared with what it saved before. A check must leave even the settings, the modified flag and the undo stack alone. An
office that ends or hangs is started anew, and the verb that ended it is named. What LibreOffice does not bring back when
everything is deleted, or a letter typed, and that is undone, is its own doing, and kept apart: names of tables, for
example, or that a letter typed in somebody's recorded insertion divides it.
"""

from __future__ import annotations

import argparse
import collections
import functools
import json
import pathlib
import statistics
import sys
import tempfile
import time
from typing import Any, Callable, Container, Dict, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple

from . import in_offices, saved
from .basics import ROOT, Failure
from .saved import Difference, Saved

LIMIT = 120.0  # seconds for all verbs on one document
_OUTLINES = {"zh-CN": ("work-summary", {"unit": "某县水利局", "year": "2027"}), "en": ("project-report", {})}
_FLAT = "OpenDocument Text Flat XML"
_MOST_LINES = 12  # of a difference that are shown
_MOST_CHARACTERS = 300

#: Verbs with their arguments, run one after another and undone together. {outline}, {fields} and {rules} are filled in.
CASES: Mapping[str, Sequence[Tuple[str, Mapping[str, str]]]] = {
    "check": [("CheckStructure", {})],
    "next": [("NextPlaceholder", {}), ("PreviousPlaceholder", {})],
    "insert": [("InsertOutline", {"Outline": "{outline}", "Fields": "{fields}", "Mode": "insert"})],
    "complete": [("InsertOutline", {"Outline": "{outline}", "Fields": "{fields}", "Mode": "complete"})],
    "replace": [("InsertOutline", {"Outline": "{outline}", "Fields": "{fields}", "Mode": "replace"})],
    "automatic": [("InsertOutline", {"Outline": "{outline}", "Mode": "insert", "Numbering": "automatic"})],
    "fill": [("InsertOutline", {"Outline": "{outline}", "Mode": "insert"}), ("FillPlaceholders", {"Mode": "best"})],
    "set-fields": [
        ("InsertOutline", {"Outline": "{outline}", "Mode": "insert"}),
        ("SetFields", {"Fields": "{fields}"}),
    ],
    "fix": [("FixStructure", {})],
    "fix-all": [("FixStructure", {"Rules": "{rules}"})],
}
#: Those that may change nothing even before an undo.
_READING = ("check", "next")


class Step(NamedTuple):
    """What became of one case on one document."""

    case: str
    seconds: float = 0.0
    refused: str = ""  # code of the error with which the verb answered
    differences: Tuple[Difference, ...] = ()
    left: Tuple[Difference, ...] = ()  # LibreOffice's own doing, as far as it is known
    failed: str = ""  # how the office ended


class Result(NamedTuple):
    """What became of one document."""

    file: str
    noise: Tuple[Difference, ...] = ()  # between two savings with nothing done
    own: Tuple[Difference, ...] = ()  # after LibreOffice has deleted everything, or typed something, and undone that
    steps: Tuple[Step, ...] = ()
    error: str = ""  # why it could not be opened


# --- inside an office -------------------------------------------------------------------------------------------------


def inside(context: Any, order: Dict[str, Any]) -> Dict[str, Any]:
    """Runs the cases of ``order`` on a document and returns a Result without the file.

    ``order``: path, cases, and whether it is to be tried what LibreOffice itself does not bring back (own).
    """
    from tigang.office import files

    path = pathlib.Path(order["path"])
    noise: List[Difference] = []
    steps: List[Step] = []
    waiting = list(order["cases"])
    try:
        own = _own(context, path) if order["own"] else []
        known = _known(own)
        while waiting:  # the document is opened again where a case did not leave it as it was
            with files.opened(context, path, editable=True) as document, tempfile.TemporaryDirectory() as empty:
                _lay_out(document)
                before = _saved(context, document)
                noise = saved.differences(before, _saved(context, document))
                run = functools.partial(_run, context, document, _environment(document, pathlib.Path(empty)))
                while waiting:
                    step, same = _step(run, waiting.pop(0), before, known)
                    steps.append(step)
                    if not same:
                        break
    except files.Refused as refused:
        return {"error": refused.reason}
    return {"noise": noise, "own": own, "steps": steps}


def _own(context: Any, path: pathlib.Path) -> List[Difference]:
    """What LibreOffice itself does not bring back when text is deleted or typed and that is undone."""
    from tigang.office import files

    found: List[Difference] = []
    for attempt in (_delete_by_commands, _delete_by_a_call, _type_everywhere):
        with files.opened(context, path, editable=True) as document:
            _lay_out(document)
            before = _saved(context, document)
            attempt(context, document)
            _undo(document.UndoManager, 0)
            _lay_out(document)
            found += saved.differences(before, _saved(context, document))
    return found


def _delete_by_commands(context: Any, document: Any) -> None:
    helper = context.ServiceManager.createInstance("com.sun.star.frame.DispatchHelper")
    for command in (".uno:SelectAll", ".uno:SelectAll", ".uno:Delete"):  # twice: the first one may take a table only
        helper.executeDispatch(document.CurrentController.Frame, command, "", 0, ())


def _delete_by_a_call(context: Any, document: Any) -> None:
    document.Text.setString("")


def _type_everywhere(context: Any, document: Any) -> None:
    """Types a letter at the end of each paragraph of the body, in one step: Writer keeps a hundred only.

    Not where there is a bookmark without text: Writer loses it, Tigang must not.
    """
    from tigang.writer import portions

    document.UndoManager.enterUndoContext("")
    for element in document.Text:
        if portions.is_table(element):
            continue
        if not any(portions.points(document.Text.createTextCursorByRange(element))):
            document.Text.insertString(element.End, "x", False)
    document.UndoManager.leaveUndoContext()


def _known(own: Sequence[Difference]) -> Set[str]:
    """The changes that are LibreOffice's doing; of those that only add lines, also each line."""
    changes = {change for difference in own for change in difference.changes}
    return changes.union(*(change.split("\n") for change in changes if _only_adds(change)))


def _only_adds(change: str) -> bool:
    return all(line.startswith("+") for line in change.split("\n"))


def _is_own(change: str, known: Container[str]) -> bool:
    return change in known or (_only_adds(change) and all(line in known for line in change.split("\n")))


def _lay_out(document: Any) -> None:
    """Has the pages made: that writes widths of tables and places of frames into the document, and would come later else."""
    cursor = document.CurrentController.ViewCursor
    cursor.jumpToLastPage()
    cursor.gotoStart(False)


class _Done(NamedTuple):
    refused: str
    changed: List[
        Difference
    ]  # by a case that only reads, before anything is saved: settings, undo stack, modified flag
    after: Saved


def _step(run: Callable[[str], _Done], case: str, before: Saved, own: Container[str]) -> Tuple[Step, bool]:
    """Also: whether the document is just as it was. ``own``: changes that are LibreOffice's doing."""
    began = time.monotonic()
    done = run(case)
    seconds = time.monotonic() - began
    found = [*done.changed, *saved.differences(before, done.after)]
    ours = [d._replace(changes=tuple(c for c in d.changes if not _is_own(c, own))) for d in found if d.kind != "added"]
    differences = tuple(d for d in ours if d.changes)
    left = tuple(d for d in found if d.kind == "added" or all(_is_own(change, own) for change in d.changes))
    return Step(case, round(seconds, 3), done.refused, differences, left), not any(d.kind != "added" for d in found)


def _run(context: Any, document: Any, environment: Any, case: str) -> _Done:
    from tigang import commands
    from tigang.commands.session import Session
    from tigang.errors import TigangError

    undo = document.UndoManager
    count, state = len(undo.getAllUndoActionTitles()), _state(context, document)
    refused = ""
    for verb, arguments in CASES[case]:
        try:
            given = {name: _filled(value, document) for name, value in arguments.items()}
            commands.run(verb, Session(document, environment), given)
        except TigangError as error:
            refused = error.code
            break
    changed = _changed(state, _state(context, document)) if case in _READING else []
    _undo(undo, count)
    return _Done(refused, changed, _saved(context, document))


def _undo(undo: Any, count: int) -> None:
    """Undoes until so many steps are left."""
    while len(undo.getAllUndoActionTitles()) > count:
        undo.undo()


def _environment(document: Any, personal: pathlib.Path) -> Any:
    from tigang.library.environment import Environment

    return Environment(_language(document), personal)


def _language(document: Any) -> str:
    text = document.Text.String[:2000]
    return "zh-CN" if sum("\u4e00" <= c <= "\u9fff" for c in text) * 3 > len(text) else "en"


def _filled(value: str, document: Any) -> str:
    from tigang.checking import rules

    outline, fields = _OUTLINES[_language(document)]
    known = {
        "{outline}": outline,
        "{fields}": json.dumps(fields),
        "{rules}": json.dumps([rule.id for rule in rules.all_rules()]),
    }
    return known.get(value, value)


def _state(context: Any, document: Any) -> Dict[str, str]:
    """What a person may notice beside the content, read without saving, which itself may change it."""
    settings = document.createInstance("com.sun.star.document.Settings")
    undo = document.UndoManager
    found = {
        "modified": str(document.isModified()),
        "undo": str(undo.getAllUndoActionTitles()),
        "redo": str(undo.getAllRedoActionTitles()),
    }
    for item in settings.PropertySetInfo.Properties:
        found[f"setting {item.Name}"] = str(settings.getPropertyValue(item.Name))[:200]
    return found


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> List[Difference]:
    changes = [
        f"-{name}: {before[name]}\n+{name}: {after.get(name)}" for name in before if before[name] != after.get(name)
    ]
    return [Difference("state", "changed", tuple(changes))] if changes else []


def _saved(context: Any, document: Any) -> Saved:
    from tigang.office.uno_helpers import properties

    stream = context.ServiceManager.createInstance("com.sun.star.io.SequenceOutputStream")
    document.storeToURL("private:stream", properties(FilterName=_FLAT, OutputStream=stream))
    return saved.read(bytes(stream.getWrittenBytes().value))


# --- a folder ---------------------------------------------------------------------------------------------------------


def run(folder: pathlib.Path, cases: Sequence[str], jobs: int = 1, at_most: Optional[int] = None) -> List[Result]:
    """Runs cases on the documents below a folder; ``at_most``: on so many, evenly spread."""
    paths = in_offices.documents(folder, in_offices.SUFFIXES)
    if not paths:
        raise Failure(f"no documents in {folder}")
    if at_most is not None and len(paths) > at_most:
        paths = [paths[index * len(paths) // at_most] for index in range(at_most)]
    work = functools.partial(_tried, cases=cases, folder=folder)
    return in_offices.each(paths, jobs, LIMIT, work)


def _tried(worker: Any, copy: pathlib.Path, path: pathlib.Path, cases: Sequence[str], folder: pathlib.Path) -> Result:
    """All cases at one stroke; where that ends the office, one after another, each in a fresh one if need be."""
    file = str(path.relative_to(folder))
    result = _asked(worker, copy, file, cases)
    if not any(step.failed for step in result.steps):
        return result
    single = [_asked(worker, copy, file, [case], own=False) for case in cases]
    return Result(
        file,
        next((r.noise for r in single if r.noise), ()),
        next((r.own for r in single if r.own), ()),
        tuple(step for r in single for step in r.steps),
        next((r.error for r in single if r.error), ""),
    )


def _asked(worker: Any, copy: pathlib.Path, file: str, cases: Sequence[str], own: bool = True) -> Result:
    from tigang.office.finding import OfficeError

    try:
        answer = worker.call("workshop.harness:inside", {"path": str(copy), "cases": list(cases), "own": own})
    except OfficeError as error:
        reason = f"{type(error).__name__}: {(str(error).splitlines() or [''])[0]}"
        return Result(file, steps=tuple(Step(case, failed=reason) for case in cases))
    if "error" in answer:
        return Result(file, error=answer["error"])
    steps = (
        Step(*step)._replace(differences=_differences(step[3]), left=_differences(step[4])) for step in answer["steps"]
    )
    return Result(file, _differences(answer["noise"]), _differences(answer["own"]), tuple(steps))


def _differences(plain: Sequence[Any]) -> Tuple[Difference, ...]:
    return tuple(Difference(part, kind, tuple(lines)) for part, kind, lines in plain)


# --- what is printed --------------------------------------------------------------------------------------------------


def table(results: Sequence[Result]) -> str:
    """Of each case how many documents came back the same, and how long it took."""
    by_case: Dict[str, List[Step]] = collections.defaultdict(list)
    for step in (step for result in results for step in result.steps):
        by_case[step.case].append(step)
    lines = [
        f"{'case':12}{'documents':>10}{'same':>6}{'different':>10}{'refused':>8}{'failed':>7}{'left':>6}{'median s':>10}"
    ]
    for case, steps in by_case.items():
        different, refused, failed, left = (
            sum(map(bool, column)) for column in zip(*((s.differences, s.refused, s.failed, s.left) for s in steps))
        )
        median = statistics.median(step.seconds for step in steps)
        lines.append(
            f"{case:12}{len(steps):10}{len(steps) - different - failed:6}{different:10}{refused:8}{failed:7}{left:6}"
            f"{median:10.2f}"
        )
    noisy = sum(bool(result.noise) for result in results)
    lines.append(
        f"{len(results)} documents, {sum(bool(r.error) for r in results)} not opened, {noisy} saved differently twice "
        f"with nothing done; left: what LibreOffice itself does not take back"
    )
    return "\n".join(lines)


def summary(results: Sequence[Result]) -> str:
    """Each difference, refusal by an unknown error, and failure."""
    lines: List[str] = []
    for result in results:
        if result.error:
            lines.append(f"\n=== {result.file}: {result.error}")
        for name, found in [("noise", result.noise), *((step.case, step.differences) for step in result.steps)]:
            for item in found:
                lines += [f"\n=== {result.file}: {name}: {item.part} {item.kind}", *_shown(item.changes)]
        lines += [f"\n=== {result.file}: {step.case}: {step.failed}" for step in result.steps if step.failed]
    return "\n".join(lines)


def _shown(changes: Sequence[str]) -> List[str]:
    lines = [line for change in changes for line in change.split("\n")]
    more = [f"  … {len(lines) - _MOST_LINES} more lines"] if len(lines) > _MOST_LINES else []
    return [*(f"  {line[:_MOST_CHARACTERS]}" for line in lines[:_MOST_LINES]), *more]


def as_json(results: Sequence[Result]) -> List[Dict[str, Any]]:
    def plain(found: Sequence[Difference]) -> List[Dict[str, Any]]:
        return [item._replace(changes=tuple(_shown(item.changes)))._asdict() for item in found]

    def step(one: Step) -> Dict[str, Any]:
        return {**one._asdict(), "differences": plain(one.differences), "left": plain(one.left)}

    return [
        {
            **result._asdict(),
            "noise": plain(result.noise),
            "own": plain(result.own),
            "steps": [step(one) for one in result.steps],
        }
        for result in results
    ]


def main(arguments: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="build.py harness", description=__doc__)
    parser.add_argument("folder", metavar="DIR", type=pathlib.Path, help="documents, in folders or not")
    parser.add_argument("--jobs", metavar="N", type=int, default=1, help="so many offices at the same time")
    parser.add_argument(
        "--case", metavar="CASE", action="append", choices=list(CASES), help=f"only this one: {', '.join(CASES)}"
    )
    parser.add_argument("--at-most", metavar="N", type=int, help="take so many documents, evenly spread")
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=pathlib.Path,
        default=ROOT / "out" / "harness.json",
        help="where all of it goes as JSON; default: out/harness.json",
    )
    given = parser.parse_args(arguments)
    began = time.monotonic()
    results = run(given.folder, given.case or list(CASES), given.jobs, given.at_most)
    print(summary(results) + "\n")
    print(table(results))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(as_json(results), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{time.monotonic() - began:.0f} s; details: {given.out}")
    return 1 if any(step.differences or step.failed for result in results for step in result.steps) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(f"error: {failure}")
