"""`tigang library`: a library in one .zip."""

from __future__ import annotations

import collections
import pathlib
from typing import Counter, Optional

import click

from .. import messages
from .options import folder, languages, said


@click.group("library")
def library_group() -> None:
    """Hand a library on: outlines, snippets and layouts in one .zip."""


@library_group.command("export")
@click.argument("file", metavar="FILE.zip", type=click.Path(dir_okay=False, path_type=pathlib.Path))
@click.option("--replace", is_flag=True, help="Replace FILE.zip if it is there already.")
@languages
@folder
def library_export(file: pathlib.Path, replace: bool, language: str, own: Optional[pathlib.Path]) -> None:
    """Write your library into FILE.zip."""
    from ..library import archive
    from ..library.environment import users_library

    with said(language):
        click.echo("\n".join(archive.export(own or users_library(), file, replace)))


@library_group.command("import")
@click.argument("file", metavar="FILE.zip", type=click.Path(dir_okay=False, path_type=pathlib.Path))
@click.option(
    "--replace", is_flag=True, help="Replace what your library has under the same name; it goes to the backup."
)
@languages
@folder
def library_import(file: pathlib.Path, replace: bool, language: str, own: Optional[pathlib.Path]) -> None:
    """Take in what is in FILE.zip: all of it, or nothing when anything in it is wrong."""
    from ..library import archive
    from ..library.environment import users_library

    with said(language):
        fallen: Counter[str] = collections.Counter()
        report = archive.bring(file, own or users_library(), replace, fallen)
    if fallen:
        click.echo(messages.removed(fallen, language), err=True)
    for outcome, names in report._asdict().items():
        for name in names:
            click.echo(f"{outcome}\t{name}")
