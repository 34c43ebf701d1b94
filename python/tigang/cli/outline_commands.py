"""`tigang outline`: outlines shown, tried, learnt and validated."""

from __future__ import annotations

import pathlib
import sys
from typing import Optional, Sequence

import click

from .. import messages
from ..errors import TigangError
from ..library import writing
from .options import folder, languages, said, timeout
from .output import FOUND, NOT_CHECKED, table


@click.group("outline")
def outline_group() -> None:
    """Look at outlines, try them, learn them from documents."""


@outline_group.command("list")
@languages
@folder
def outline_list(language: str, own: Optional[pathlib.Path]) -> None:
    """List the outlines of the library."""
    from . import outlines

    known = outlines.library(own, language)
    table(
        ("outline", "category", "title", "file"),
        [
            (item.id, messages.pick(item.category, language), messages.pick(item.title, language), item.source)
            for item in sorted(known.outlines.values(), key=lambda item: item.id)
        ],
    )
    for problem in known.problems:
        click.echo(messages.get(f"error.{problem.code}", language, **problem.values), err=True)


@outline_group.command("show")
@click.argument("name", metavar="ID|PATH")
@languages
@folder
def outline_show(name: str, language: str, own: Optional[pathlib.Path]) -> None:
    """Show the file of an outline."""
    from ..library import lookup
    from . import outlines

    with said(language):
        found = lookup.outline(name, outlines.library(own, language))
    click.echo(pathlib.Path(found.source).read_text(encoding="utf-8-sig"), nl=False)


@outline_group.command("preview")
@click.argument("names", metavar="ID|FILE…", nargs=-1, required=True)
@click.option("--fields", metavar="JSON", help="Values of fields; those not given have their examples.")
@languages
@folder
def outline_preview(names: Sequence[str], fields: Optional[str], language: str, own: Optional[pathlib.Path]) -> None:
    """Show the document that an outline makes: headings with their numbers, <what is to be written>."""
    from ..library import lookup
    from ..planning import preview
    from . import outlines

    with said(language):
        values, known_outlines = outlines.fields_from(fields), outlines.library(own, language)
        for index, name in enumerate(names):
            found = lookup.outline(name, known_outlines)
            if len(names) > 1:
                click.echo(f"{chr(10) * bool(index)}{messages.pick(found.title, language)} ({found.id})\n")
            known = {key: value for key, value in values.items() if len(names) == 1 or key in found.fields}
            click.echo("\n".join(preview.with_examples(found, known)))


@outline_group.command("learn")
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=pathlib.Path))
@click.option("--id", "name", required=True, help="Name of the outline: small letters, digits, hyphens.")
@click.option("--title", required=True, help="What people see in the list of outlines.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=pathlib.Path),
    metavar="FILE",
    help="Write the outline into this new file; else it is shown.",
)
@timeout
@languages
def outline_learn(
    paths: Sequence[pathlib.Path], name: str, title: str, output: Optional[pathlib.Path], timeout: float, language: str
) -> None:
    """Make an outline of what documents of one genre have in common; what only some have is optional."""
    from ..reports.words import problem
    from . import learning

    with said(language):
        writing.check_id(name)
    if output is not None and output.exists():
        raise click.UsageError(messages.get("error.file-exists", language, id=name, file=output))
    try:
        made = writing.dumped(learning.learn(paths, name, title, language, timeout))
    except learning.NotLearnt as failed:
        where = f"{failed.path}: " if failed.path else ""
        click.echo(f"{where}{problem(failed.code, language, **failed.values)}", err=True)
        sys.exit(NOT_CHECKED)
    if output is None:
        click.echo(made, nl=False)
        return
    try:
        with open(output, "x", encoding="utf-8", newline="\n") as file:
            file.write(made)
    except OSError as error:
        raise click.UsageError(f"{output}: {error.strerror}") from error
    click.echo(output)


@outline_group.command("validate")
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=pathlib.Path))
@languages
@folder
def outline_validate(paths: Sequence[pathlib.Path], language: str, own: Optional[pathlib.Path]) -> None:
    """Report whether files hold valid outlines. Exit code 1 when one does not."""
    from ..library import lookup
    from . import outlines

    known = outlines.library(own, language)
    wrong = False
    for path in paths:
        try:
            click.echo(f"{path}: {lookup.outline_file(path, known).id}")
        except TigangError as error:
            wrong = True
            click.echo(messages.get(f"error.{error.code}", language, **error.values), err=True)
    sys.exit(FOUND if wrong else 0)
