"""Compares files with each other: their words are read in an office of our own, and compared here."""

from __future__ import annotations

import pathlib
import re
from typing import Any, Callable, Iterator, List, Mapping, Optional, Sequence, Tuple, Union

from ..comparing.passages import Document, compare
from ..library.loading import Library
from ..office.finding import OfficeError
from ..office.worker import TimeUp, TooLarge, Worker
from ..outlines.model import Outline, Section
from ..reports import FileResult, Problem
from ..reports.comparison import Compared
from ..reports.words import problem
from . import files

Done = Callable[[FileResult], None]

_FIELD = re.compile(r"\{\{.*?\}\}")


class NotRead(Exception):
    """A file of what is allowed cannot be read: its path and why."""


def compared(
    paths: Sequence[pathlib.Path],
    allow: Sequence[pathlib.Path],
    library: Library,
    length: int,
    language: str,
    timeout: float,
    done: Optional[Done] = None,
) -> Compared:
    """Return which passages of at least ``length`` the files share. Raises NotRead.

    ``allow``    files whose words anybody may use, as those of the ``library``
    ``timeout``  seconds for one file
    ``done``     is called with a result for each of ``paths`` that has been read, or could not be
    """
    documents: List[Document] = []
    failed: List[FileResult] = []
    allowed = list(words_of(library))
    with Worker(timeout) as worker:
        for given in files.find(allow):
            document, error = _read(worker, given, language)
            if error:
                raise NotRead(f"{given.path}: {error.message}")
            allowed += document.paragraphs if document else ()
        for given in files.find(paths):
            document, error = _read(worker, given, language)
            result = FileResult(str(given.path), error=error)
            if document:
                documents.append(document)
            else:
                failed.append(result)
            if done:
                done(result)
    return Compared(documents, compare(documents, allowed, length), failed)


def words_of(library: Library) -> Iterator[str]:
    """Yield what the library itself says: the texts, headings and guidance of its outlines, and its snippets."""
    for outline in library.outlines.values():
        yield from _of_outline(outline)
    for snippet in library.snippets.values():
        yield from snippet.text.split("\n")


def _of_outline(outline: Outline) -> Iterator[str]:
    """Yield all texts of an outline, parted where a field's value is put in."""
    waiting: List[Section] = list(outline.sections)
    while waiting:
        section = waiting.pop()
        waiting += section.sections
        for given in (section.heading, section.text, section.placeholder, section.guidance):
            for text in _in_every_language(given):
                yield from (part for line in text.split("\n") for part in _FIELD.split(line))


def _in_every_language(text: Union[str, Mapping[str, str]]) -> Sequence[str]:
    return [text] if isinstance(text, str) else list(text.values())


def _read(worker: Worker, given: files.Given, language: str) -> Tuple[Optional[Document], Optional[Problem]]:
    """Return what is written in a file, or why it cannot be read."""
    try:
        answer = _asked(worker, given, language)
    except _Failed as error:
        return None, Problem(error.code, problem(error.code, language, **error.values))
    return Document(str(given.path), answer["paragraphs"], answer["sections"], answer["numbers"]), None


class _Failed(Exception):
    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def _asked(worker: Worker, given: files.Given, language: str) -> Mapping[str, Any]:
    """Return what the office reads in a file. Raises _Failed."""
    if given.problem:
        raise _Failed(given.problem)
    try:
        worker.start()
    except OfficeError as error:
        raise _Failed("office-missing", detail=str(error).splitlines()[0]) from error
    try:
        with files.named(given.path) as file:
            answer = worker.call("tigang.cli.desk:text", {"path": str(file.resolve()), "language": language})
    except files.Unusable as error:
        raise _Failed(error.code, file=error.file, detail=error.detail) from error
    except TimeUp as error:
        raise _Failed("office-timeout", seconds=f"{worker.limit:g}") from error
    except TooLarge as error:
        raise _Failed("office-memory", megabytes=worker.memory_limit // 2**20) from error
    except OfficeError as error:
        raise _Failed("office-ended") from error
    if "error" in answer:
        raise _Failed(answer["error"], detail=answer["detail"])
    return dict(answer)
