"""What the check says about a folder of documents that nobody has found fault with, and what ``--fix`` would do to them.

Text files (.txt, .md) are read and fixed without LibreOffice, a thousand in seconds; others by an office. What is found
is listed by rule, each finding with the paragraphs around it, so that a person can judge it; what was found and changed
is written whole as JSON. A document that cannot be checked is named, and the others are done.
"""

from __future__ import annotations

import argparse
import collections
import concurrent.futures
import contextlib
import difflib
import functools
import json
import os
import pathlib
import signal
import sys
import tempfile
import time
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from tigang.checking import fixes
from tigang.checking import run as checking
from tigang.checking.rule import SEVERITIES, Finding
from tigang.document.snapshot import Paragraph, Snapshot
from tigang.library import loading
from workshop import in_offices, plain_text, simulate

from .basics import ROOT, Failure

LIMIT = 60.0  # seconds for a document
_MOST_ROUNDS = 20  # of fixes that wait for each other, as many as `tigang check --fix` makes
_NEIGHBOURS = 2  # paragraphs that are shown before and after a finding's
_SHOWN = 160  # characters of a paragraph that are printed
_PLAIN_STYLES = ("Preformatted Text", "Standard", "Text body")  # not shown in a diff


class Found(NamedTuple):
    """A finding, with what a person needs to judge it."""

    rule: str
    severity: str
    message: str
    paragraph: int  # 0-based
    text: str  # of the finding
    context: Tuple[Tuple[int, str], ...]  # its paragraph and the neighbours, each with its 0-based number


class Examined(NamedTuple):
    """What was said and done about a document."""

    file: str
    outline: str = ""  # id of the outline that was guessed
    findings: Tuple[Found, ...] = ()
    diff: Tuple[str, ...] = ()  # what fixing it safely would change, as a unified diff
    error: str = ""  # why it could not be examined
    failed: bool = False  # the error is our failure: a crash or a hang


class Order(NamedTuple):
    """How the documents are to be checked."""

    language: str = "en"  # of the messages
    guess: bool = True  # whether the bundled outlines are tried, as they are for a person who names none


# --- one document -----------------------------------------------------------------------------------------------------


def examine(path: pathlib.Path, order: Order) -> Examined:
    """A text file, checked and fixed in memory. Never raises: what goes wrong stands in the answer."""
    try:
        with _within(LIMIT):
            return judge(plain_text.read(path), str(path), order)
    except Exception as error:  # noqa: BLE001 - the others shall be done, too
        return Examined(str(path), error=f"{type(error).__name__}: {error}", failed=True)


def judge(snapshot: Snapshot, file: str, order: Order) -> Examined:
    """A document, checked and fixed in memory; ``file`` is what it is called in the answer."""
    report = checked(snapshot, order)
    return _examined(file, report, snapshot, diff(snapshot, fixed(snapshot, report, order), file))


def fixed(snapshot: Snapshot, report: checking.Report, order: Order) -> Snapshot:
    """The document after its safe fixes, in as many rounds as they need."""
    for _ in range(_MOST_ROUNDS):
        edits = [edit for _, added in fixes.together(report.findings) for edit in added]
        if not edits:
            break
        snapshot = simulate.apply(snapshot, edits)
        report = checked(snapshot, order)
    return snapshot


def checked(snapshot: Snapshot, order: Order) -> checking.Report:
    """The check of a document of which no outline is named."""
    return checking.check(snapshot, _bundled().outlines if order.guess else {}, order.language)


@functools.lru_cache(maxsize=None)
def _bundled() -> loading.Library:
    return loading.load([loading.bundled()])


def _examined(file: str, report: checking.Report, snapshot: Snapshot, changes: Sequence[str]) -> Examined:
    found = tuple(_found(finding, snapshot.paragraphs) for finding in report.findings)
    return Examined(file, report.outline.id if report.outline else "", found, tuple(changes))


def _found(finding: Finding, paragraphs: Sequence[Paragraph]) -> Found:
    first, last = max(finding.paragraph - _NEIGHBOURS, 0), finding.paragraph + _NEIGHBOURS
    context = tuple((first + index, _line(p)) for index, p in enumerate(paragraphs[first : last + 1]))
    return Found(finding.rule, finding.severity, finding.message, finding.paragraph, finding.text, context)


def diff(before: Snapshot, after: Snapshot, file: str) -> List[str]:
    """What has changed, a paragraph a line, its style named where it is not that of body text."""
    return list(
        difflib.unified_diff(
            [_line(p) for p in before.paragraphs],
            [_line(p) for p in after.paragraphs],
            file,
            file + " (fixed)",
            lineterm="",
            n=_NEIGHBOURS,
        )
    )


def _line(paragraph: Paragraph) -> str:
    style = "" if paragraph.style in _PLAIN_STYLES else f"[{paragraph.style}] "
    return style + (f"{paragraph.label} " if paragraph.label else "") + paragraph.text.replace("\n", "⏎")


@contextlib.contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raises TimeoutError when what is done takes longer; only where the system has such an alarm."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def late(*_: object) -> None:
        raise TimeoutError(f"not done after {seconds:g} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


# --- inside an office -------------------------------------------------------------------------------------------------


def inside(context: Any, order: Dict[str, Any]) -> Dict[str, Any]:
    """Does with the document at ``path`` what `examine` does, by the verbs that a person uses; returns what it found as Examined.

    Nothing is saved. ``order``: path and Order's members.
    """
    from tigang.commands import structure
    from tigang.commands.session import Session
    from tigang.library.environment import Environment
    from tigang.office import files
    from tigang.writer import reader

    given = Order(order["language"], order["guess"])
    path = pathlib.Path(order["path"])
    try:
        with files.opened(context, path) as document:
            snapshot = reader.read(document)
        report = checked(snapshot, given)
        before = after = snapshot
        if given.guess and fixes.together(report.findings):
            with files.opened(context, path, editable=True) as document, tempfile.TemporaryDirectory() as empty:
                before = reader.read(document)
                session = Session(document, Environment(given.language, pathlib.Path(empty)))
                structure.fix_structure(session, structure.FixStructure())
                after = reader.read(document)
        return _examined(order["name"], report, snapshot, diff(before, after, order["name"]))._asdict()
    except files.Refused as refused:
        return {"error": refused.reason}


def _in_office(worker: Any, copy: pathlib.Path, path: pathlib.Path, order: Order) -> Examined:
    """What an office makes of the copy of a document."""
    from tigang.office.finding import OfficeError

    try:
        answer = worker.call("workshop.false_alarms:inside", {"path": str(copy), "name": str(path), **order._asdict()})
    except OfficeError as error:
        line = next((line for line in str(error).splitlines() if line.strip()), "")
        return Examined(str(path), error=f"{type(error).__name__}: {line}", failed=True)
    if answer.get("error"):
        return Examined(str(path), error=answer["error"])
    found = tuple(Found(*item)._replace(context=tuple(map(tuple, item[5]))) for item in answer["findings"])
    return Examined(str(path), answer["outline"], found, tuple(answer["diff"]))


# --- a folder ---------------------------------------------------------------------------------------------------------


def run(folder: pathlib.Path, order: Order, jobs: int = 1) -> List[Examined]:
    """All documents below a folder, in the order of their paths; ``jobs`` at the same time."""
    texts = in_offices.documents(folder, plain_text.SUFFIXES)
    office = in_offices.documents(folder, in_offices.SUFFIXES)
    if not texts and not office:
        raise Failure(f"no documents in {folder}")
    done: List[Examined] = []
    with concurrent.futures.ProcessPoolExecutor(max(jobs, 1)) as pool:
        done += pool.map(functools.partial(examine, order=order), texts, chunksize=4)
    if office:
        done += in_offices.each(office, jobs, LIMIT, functools.partial(_in_office, order=order))
    return sorted((item._replace(file=os.path.relpath(item.file, folder)) for item in done), key=lambda item: item.file)


# --- what is printed --------------------------------------------------------------------------------------------------


def table(done: Sequence[Examined]) -> str:
    """The rules with their findings and documents, then what was changed and what failed."""
    by_rule = _by_rule(done)
    lines = [f"{'rule':24}{'severity':10}{'findings':>9}{'documents':>10}"]
    for (severity, rule), items in by_rule:
        lines.append(f"{rule:24}{severity:10}{len(items):9}{len({file for file, _ in items}):10}")
    read = [item for item in done if not item.error]
    clean = sum(not any(found.severity != "info" for found in item.findings) for item in read)
    failed = sum(item.failed for item in done)
    lines.append(
        f"{len(read)} documents checked, {clean} without error or warning; an outline was guessed for "
        f"{sum(bool(item.outline) for item in read)}; fixes change {sum(bool(item.diff) for item in read)}; "
        f"{failed} failed, {len(done) - len(read) - failed} refused"
    )
    lines += [f"  {'FAILED' if item.failed else 'refused'} {item.file}: {item.error}" for item in done if item.error]
    return "\n".join(lines)


def in_context(done: Sequence[Examined], at_most: Optional[int] = None) -> str:
    """The findings by rule, each with its paragraph and the neighbours, then the changes.

    ``at_most``: so many of a rule, from as many documents as possible; None: all
    """
    lines: List[str] = []
    for (severity, rule), items in _by_rule(done):
        shown = _spread(items, at_most)
        lines.append(f"\n=== {rule} ({severity}): {len(shown)} of {len(items)}")
        for file, found in shown:
            lines.append(f"\n--- {file}, paragraph {found.paragraph}: {found.message}")
            lines += [
                f"{'>' if number == found.paragraph else ' '}{number:6} {_cut(text)}" for number, text in found.context
            ]
    for item in done:
        if item.diff:
            lines += ["", *map(_cut, item.diff)]
    return "\n".join(lines)


def _by_rule(done: Sequence[Examined]) -> List[Tuple[Tuple[str, str], List[Tuple[str, Found]]]]:
    """By severity, the gravest first, and rule: the findings with their files."""
    by_rule: Dict[Tuple[str, str], List[Tuple[str, Found]]] = collections.defaultdict(list)
    for item in done:
        for found in item.findings:
            by_rule[found.severity, found.rule].append((item.file, found))
    return sorted(by_rule.items(), key=lambda entry: (SEVERITIES.index(entry[0][0]), entry[0][1]))


def _spread(items: List[Tuple[str, Found]], at_most: Optional[int]) -> List[Tuple[str, Found]]:
    """Some of the findings, first one of each document, then the second ones, in a steady order."""
    if at_most is None or len(items) <= at_most:
        return items
    turns: Dict[str, int] = collections.Counter()
    ranked = []
    for position, (file, found) in enumerate(items):
        turns[file] += 1
        ranked.append((turns[file], position, file, found))
    first = [entry for entry in sorted(ranked, key=lambda e: e[:2]) if entry[0] == 1]
    if len(first) > at_most:  # evenly over the documents
        return [first[index * len(first) // at_most][2:] for index in range(at_most)]
    return [entry[2:] for entry in sorted(sorted(ranked, key=lambda e: e[:2])[:at_most], key=lambda e: e[1])]


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def as_json(done: Sequence[Examined]) -> List[Dict[str, Any]]:
    """All of it as data."""
    return [{**item._asdict(), "findings": [found._asdict() for found in item.findings]} for item in done]


def main(arguments: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="build.py false-alarms", description=__doc__)
    parser.add_argument("folder", metavar="DIR", type=pathlib.Path, help="documents, in folders or not")
    parser.add_argument("--language", metavar="L", choices=("en", "zh-CN"), default="en", help="of the messages")
    parser.add_argument("--jobs", metavar="N", type=int, default=1, help="so many documents at the same time")
    parser.add_argument("--no-guess", action="store_true", help="try no outlines: order and numbers only")
    parser.add_argument(
        "--context", action="store_true", help="print the findings with their neighbours, and the changes"
    )
    parser.add_argument("--at-most", metavar="N", type=int, help="of each rule print so many, from many documents")
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=pathlib.Path,
        default=ROOT / "out" / "false-alarms.json",
        help="where all of it goes as JSON; default: out/false-alarms.json",
    )
    given = parser.parse_args(arguments)
    began = time.monotonic()
    done = run(given.folder, Order(given.language, not given.no_guess), given.jobs)
    if given.context:
        print(in_context(done, given.at_most) + "\n")
    print(table(done))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(as_json(done), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(done)} documents in {time.monotonic() - began:.0f} s; details: {given.out}")
    return 1 if any(item.failed for item in done) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(f"error: {failure}")
