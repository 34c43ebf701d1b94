"""`tigang compare`: its words and options."""

from __future__ import annotations

import pathlib
import sys
from typing import Optional, Sequence

import click

from . import options
from .output import FOUND, NOT_CHECKED, kind_of, progress, say


@click.command()
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=pathlib.Path))
@click.option(
    "--allow",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, path_type=pathlib.Path),
    help="A document whose words anybody may use, as those of the library; more than one may be given.",
)
@click.option(
    "--length",
    type=click.IntRange(10),
    default=40,
    show_default=True,
    metavar="N",
    help="The shortest passage, in Chinese characters; a word of another script counts as two.",
)
@click.option("--format", "kind", type=click.Choice(("text", "json", "html")), help="Format of the report; else text.")
@options.output
@options.timeout
@options.languages
@options.folder
def compare(
    paths: Sequence[pathlib.Path],
    allow: Sequence[pathlib.Path],
    length: int,
    kind: Optional[str],
    output: Optional[pathlib.Path],
    timeout: float,
    language: str,
    own: Optional[pathlib.Path],
) -> None:
    """Find the passages that several documents share word for word.

    Exit code 0: there are none; 1: there are some; 2: a file could not be read, or the command is wrong.
    """
    from ..reports import comparison
    from . import comparing, outlines

    options.refuse_output([*paths, *allow], output)
    kind = kind or kind_of(output)
    if kind not in comparison.FORMATS:
        raise click.UsageError(f"A comparison has no format {kind}.")
    with progress(paths) as done:
        try:
            found = comparing.compared(paths, allow, outlines.library(own, language), length, language, timeout, done)
        except comparing.NotRead as error:
            raise click.UsageError(str(error)) from error
    say(comparison.render(found, kind, language), comparison.summary(found, language), output)
    sys.exit(NOT_CHECKED if found.failed else FOUND if found.found.passages else 0)
