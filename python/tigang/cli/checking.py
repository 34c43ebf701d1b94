"""Checks files in offices of our own. Whatever is wrong with a file, the others are done."""

from __future__ import annotations

import collections
import concurrent.futures
import errno
import os
import pathlib
import threading
from typing import Any, Callable, Deque, Dict, Iterable, List, NamedTuple, Optional, Union

from ..library.environment import users_library
from ..office.finding import OfficeError
from ..office.worker import MEMORY, TimeUp, TooLarge, Worker
from ..reports import FileResult, Problem
from ..reports.words import problem
from . import files

PathLike = Union[str, "os.PathLike[str]"]
Done = Callable[[FileResult], None]

LIMIT = 120.0  # seconds for a file
#: What is said where an office ended or did not start; it may have been the office's own fault, so another one is asked.
_OFFICES_OWN = ("office-ended", "office-timeout", "office-memory", "office-missing")


class Plan(NamedTuple):
    """What is to be done with every file: see `check_files`."""

    outline: Optional[str]
    language: str
    library: pathlib.Path
    fix: bool = False
    in_place: bool = False
    unsafe: bool = False
    diff: bool = False
    submission: bool = False


class _Work(NamedTuple):
    """The files of a run, with what is to be done with them and what came of those that are done."""

    plan: Plan
    waiting: Deque[Any]
    results: Dict[int, FileResult]
    done: Optional[Done]
    over: threading.Event  # the run was broken off


def check_file(path: PathLike, **options: Any) -> FileResult:
    """Check one file; see `check_files`."""
    return check_files([path], **options)[0]


def check_files(
    paths: Iterable[PathLike],
    *,
    outline: Optional[str] = None,
    language: str = "en",
    fix: bool = False,
    in_place: bool = False,
    unsafe: bool = False,
    diff: bool = False,
    submission: bool = False,
    jobs: int = 1,
    timeout: float = LIMIT,
    memory: int = MEMORY,
    everything: bool = False,
    library: Optional[PathLike] = None,
    done: Optional[Done] = None,
) -> List[FileResult]:
    """Check files, and what lies in folders, through a headless LibreOffice. The results stand in the order of the files.

    ``outline``   id or path of the outline to compare them with; else what each document says, else none
    ``language``  of the messages: "zh-CN" or "en"
    ``fix``       fixes what can be fixed safely: in a copy ``NAME.fixed.EXT``, or ``in_place``, keeping ``NAME.EXT.bak``
    ``unsafe``    with ``fix`` or ``diff``: also what a person should look at before and after
    ``diff``      says in each result's ``diff`` what a fix would change; nothing is written
    ``submission``  says in each result whether the document can be handed in
    ``jobs``      how many offices work at the same time
    ``timeout``   seconds for one file; an office that takes longer is stopped
    ``memory``    bytes that an office may take; one that takes more is stopped (not on Windows)
    ``everything``  names every file of a folder: of what is no document, says so
    ``library``   folder of the person's own outlines; that of their LibreOffice unless given
    ``done``      is called with each result as soon as it is known, from several threads

    Nothing is raised for a file that cannot be checked: its result has an ``error``. One with which an office ended, or took too
    long or too much memory, is tried once more in a new one.
    """
    plan = Plan(outline, language, pathlib.Path(library or users_library()), fix, in_place, unsafe, diff, submission)
    found = files.find((pathlib.Path(path) for path in paths), everything)
    work = _Work(plan, collections.deque(enumerate(found)), {}, done, threading.Event())
    count = min(max(jobs, 1), max(len(found), 1))
    workers = [Worker(timeout, memory) for _ in range(count)]
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        try:
            for share in [pool.submit(_serve, worker, work) for worker in workers]:
                share.result()
        except BaseException:  # Ctrl+C too: no office may outlive us
            work.over.set()
            work.waiting.clear()
            for worker in workers:
                worker.stop()
            raise
    return [work.results[index] for index in sorted(work.results)]


def _serve(worker: Worker, work: _Work) -> None:
    """Take files as long as there are any."""
    with worker:
        while work.waiting:
            try:
                index, given = work.waiting.popleft()
            except IndexError:  # another one was quicker
                return
            work.results[index] = result = checked(worker, given, work.plan, work.over)
            if work.done:
                work.done(result)


def checked(worker: Worker, given: files.Given, plan: Plan, over: threading.Event) -> FileResult:
    """Return what comes of one file, tried once more where an office ended unless all is ``over``."""
    result = _result(worker, given, plan)
    if result.error and result.error.code in _OFFICES_OWN and not over.is_set():
        return _result(worker, given, plan)
    return result


def _result(worker: Worker, given: files.Given, plan: Plan) -> FileResult:
    if given.problem:
        return failed(given.path, plan.language, given.problem)
    if not os.access(given.path, os.R_OK):
        return failed(given.path, plan.language, "file-unreadable", detail=os.strerror(errno.EACCES))
    try:
        if plan.fix or plan.diff:
            return _fixed(worker, given.path, plan)
        with files.named(given.path) as file:
            return _asked(worker, "check", given.path, file, plan)
    except files.Unusable as error:
        return failed(given.path, plan.language, error.code, file=error.file, detail=error.detail)


def _fixed(worker: Worker, path: pathlib.Path, plan: Plan) -> FileResult:
    if plan.in_place and not plan.diff:
        files.refuse_locked(path)
    with files.workpiece(path) as copy:
        result = _asked(worker, "fix", path, copy, plan)
        if result.error or not result.fixed or plan.diff:
            return result
        return result._replace(written=str(files.deliver(copy, path, plan.in_place)))


def _asked(worker: Worker, what: str, path: pathlib.Path, file: pathlib.Path, plan: Plan) -> FileResult:
    """Return what the office says about ``file``, which stands for ``path``."""
    try:
        worker.start()
    except OfficeError as error:
        return failed(path, plan.language, "office-missing", detail=str(error).splitlines()[0])
    order = {
        "path": str(file.resolve()),
        "outline": plan.outline,
        "language": plan.language,
        "library": str(plan.library),
        "unsafe": plan.unsafe,
        "diff": plan.diff,
        "submission": plan.submission,
        "name": str(path).encode("utf-8", "replace").decode("utf-8"),
    }
    try:
        answer = worker.call(f"tigang.cli.desk:{what}", order)
    except TimeUp:
        return failed(path, plan.language, "office-timeout", seconds=f"{worker.limit:g}")
    except TooLarge:
        return failed(path, plan.language, "office-memory", megabytes=worker.memory_limit // 2**20)
    except OfficeError:
        return failed(path, plan.language, "office-ended")
    if "error" in answer:
        return failed(path, plan.language, answer["error"], detail=answer["detail"])
    return FileResult(
        str(path),
        answer["outline"],
        answer["findings"],
        fixed=answer.get("fixed"),
        guess=answer["guess"],
        diff=answer.get("diff", ""),
        submission=answer.get("submission"),
    )


def failed(path: PathLike, language: str, code: str, **values: Any) -> FileResult:
    """Return the result of a file that could not be checked; ``values`` are those in the words of ``code``."""
    return FileResult(str(path), error=Problem(code, problem(code, language, **values)))
