"""A report to read in a terminal, a log or an editor that jumps to ``path:number:``."""

from __future__ import annotations

from typing import Iterator, List, Literal, NamedTuple, Sequence, Tuple

from . import submission
from .results import FileResult
from .words import say, summary

#: What a terminal may colour.
Role = Literal["", "path", "rule", "error", "warning", "info", "failure", "summary"]


class Piece(NamedTuple):
    """A part of a line."""

    text: str
    role: Role = ""


Line = Tuple[Piece, ...]


def render(results: Sequence[FileResult], language: str) -> str:
    """Return the lines of `lines` as one text."""
    return "".join("".join(piece.text for piece in line) + "\n" for line in lines(results, language))


def lines(results: Sequence[FileResult], language: str) -> Iterator[Line]:
    """Yield ``path:paragraph: severity rule message``, paragraphs counted from 1, and a summary."""
    for result in results:
        yield from _file(result, language)
    yield (Piece(summary(results, language), "summary"),)


def _file(result: FileResult, language: str) -> Iterator[Line]:
    path = Piece(result.path, "path")
    if result.error:
        yield path, Piece(": "), Piece(say("failed", language, message=result.error.message), "failure")
        return
    for finding in result.findings:
        line: List[Piece] = [
            path,
            Piece(f":{finding['paragraph'] + 1}: "),
            Piece(finding["severity"], finding["severity"]),
            Piece(" "),
            Piece(finding["rule"], "rule"),
            Piece(f" {_one_line(finding['message'])}"),
        ]
        yield tuple(line)
    if result.submission:
        verdict = submission.verdict(result.submission, language)
        yield path, Piece(": "), Piece(verdict, "" if result.submission["ready"] else "failure")
    if result.written:
        yield path, Piece(": "), Piece(say("fixed", language, count=result.fixed, file=result.written))


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
