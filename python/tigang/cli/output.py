"""How commands give out what they have found: into a file, to a pipe, on a terminal; and their exit codes."""

from __future__ import annotations

import contextlib
import pathlib
import sys
from typing import Callable, ContextManager, List, Optional, Sequence, Union

import click

from ..formats import atomic
from ..reports import FORMATS, FileResult

#: Exit codes of commands that look for something: something was found; a file could not be looked at, or the command is wrong.
FOUND, NOT_CHECKED = 1, 2


def kind_of(output: Optional[pathlib.Path]) -> str:
    """Return the format of a report that a file's name asks for, one of FORMATS; text where it asks for none."""
    suffix = output.suffix.lower().lstrip(".") if output else ""
    return {"htm": "html"}.get(suffix, suffix) if suffix in (*FORMATS, "htm") else "text"


def report(results: List[FileResult], kind: str, output: Optional[pathlib.Path], language: str) -> None:
    """Show results on a terminal, or write them as a report of the format ``kind``."""
    from ..reports import render, text, words

    if output is None and kind == "text" and sys.stdout.isatty():
        from . import terminal

        terminal.show(text.lines(results, language))
    else:
        say(render(results, kind, language), words.summary(results, language), output)


def say(report: Union[str, bytes], summary: str, output: Optional[pathlib.Path]) -> None:
    """Write a report where it belongs; of one that goes into a file, the summary is said."""
    if output is None:
        click.echo(report, nl=False)
        return
    try:
        _write(output, report)
    except OSError as error:
        raise click.UsageError(f"{output}: {error.strerror}") from error
    click.echo(summary, err=True)


def _write(output: pathlib.Path, report: Union[str, bytes]) -> None:
    """Write a report, whole or not at all; into what is no file, as a pipe, as it comes."""
    content = report.encode("utf-8", "replace") if isinstance(report, str) else report
    if output.exists() and not output.is_file():
        output.write_bytes(content)
    else:
        atomic.replace(output.resolve(), content)


def progress(
    paths: Sequence[pathlib.Path], everything: bool = False
) -> ContextManager[Optional[Callable[[FileResult], None]]]:
    """Show on a terminal how many of the files of these paths are done; call what it gives with each result."""
    from . import files

    return progress_of(len(files.find(paths, everything)) if sys.stderr.isatty() else 0)


def progress_of(count: int) -> ContextManager[Optional[Callable[[FileResult], None]]]:
    """Show on a terminal how many of ``count`` files are done; see `progress`."""
    if not sys.stderr.isatty():
        return contextlib.nullcontext()
    from . import terminal

    return terminal.progress(count)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print columns on a terminal, fields with tabs between elsewhere."""
    if sys.stdout.isatty():
        from . import terminal

        terminal.show_table(head, rows)
    else:
        for row in rows:
            click.echo("\t".join(row))


def exit_code(results: List[FileResult]) -> int:
    """Return the exit code of a check: 0 where nothing found is an error."""
    if any(result.error for result in results):
        return NOT_CHECKED
    return FOUND if any(result.state in ("errors", "not-ready") for result in results) else 0
