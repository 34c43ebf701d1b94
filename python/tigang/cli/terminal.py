"""What a person sees who sits at a terminal: colours and progress. Loaded for them only; a pipe gets plain text."""

from __future__ import annotations

import contextlib
from typing import Callable, Iterable, Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

from ..reports import FileResult
from ..reports.text import Line

_STYLES = {
    "path": "bold",
    "rule": "cyan",
    "error": "bold red",
    "warning": "yellow",
    "info": "blue",
    "failure": "bold red",
    "summary": "bold",
}


def show(lines: Iterable[Line]) -> None:
    """Print lines on stdout, coloured where that is a terminal."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((piece.text, _STYLES.get(piece.role, "")) for piece in line)))


def show_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table on stdout; ``head``: what stands over its columns."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in head:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(highlight=False).print(table)


@contextlib.contextmanager
def progress(count: int) -> Iterator[Callable[[FileResult], None]]:
    """Show a bar on stderr, which goes away when all is done."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("LibreOffice", total=count)

        def done(result: FileResult) -> None:
            bar.update(task, advance=1, description=result.path[-50:].replace("[", r"\["))

        yield done
