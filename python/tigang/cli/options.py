"""What commands have in common: options, and how a wrong value of one is said."""

from __future__ import annotations

import contextlib
import os
import pathlib
from typing import Any, Optional, Sequence

import click

from .. import messages
from ..errors import TigangError


def _language() -> str:
    environment = os.environ
    return messages.language_of(
        environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or "en"
    )


def languages(command: Any) -> Any:
    """Give a command the option --language."""
    return click.option(
        "--language",
        type=click.Choice(list(messages.LANGUAGES)),
        default=_language,
        show_default="as the system",
        help="Language of the messages.",
    )(command)


def folder(command: Any) -> Any:
    """Give a command the option --library."""
    return click.option(
        "--library",
        "own",
        type=click.Path(path_type=pathlib.Path),
        metavar="FOLDER",
        help="Folder of your own outlines; that of your LibreOffice unless given.",
    )(command)


def timeout(command: Any) -> Any:
    """Give a command the option --timeout."""
    return click.option(
        "--timeout",
        type=click.FloatRange(1),
        default=120,
        show_default=True,
        metavar="SECONDS",
        help="Limit for one file.",
    )(command)


def output(command: Any) -> Any:
    """Give a command the option --output: a path in a folder that is there."""
    return click.option(
        "--output",
        type=click.Path(path_type=pathlib.Path),
        callback=_in_a_folder,
        metavar="PATH",
        help="Write the report into this file.",
    )(command)


def _in_a_folder(_context: Any, _parameter: Any, path: Optional[pathlib.Path]) -> Optional[pathlib.Path]:
    if path is not None and not path.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {path.absolute().parent}.")
    return path


class Place(click.Path):
    """A path, or the URL of a storage as it is."""

    def convert(self, value: Any, parameter: Any, context: Any) -> Any:
        return value if "://" in str(value) else super().convert(value, parameter, context)


def refuse_output(paths: Sequence[pathlib.Path], output: Optional[pathlib.Path]) -> None:
    """Raise a usage error where a report would be written over one of the files that it is about, or over a folder."""
    from . import files

    if output is None or not output.exists():
        return
    if output.is_dir():
        raise click.UsageError(f"{output} is a folder.")
    if any(given.path.samefile(output) for given in files.find(paths) if given.path.exists()):
        raise click.UsageError(f"{output} is one of the files to be checked.")


def known_outline(name: Optional[str], own: pathlib.Path, language: str) -> Optional[str]:
    """Return the outline as another process finds it, too: an id as it is, a path in full. A wrong one is a usage error."""
    if not name:
        return None
    from ..library import lookup
    from . import outlines

    with said(language):
        found = lookup.outline(name, outlines.library(own, language))
    return str(lookup.path(name).resolve()) if lookup.is_file(name) else found.id


@contextlib.contextmanager
def said(language: str) -> Any:
    """Print an error of the person's in their language."""
    try:
        yield
    except TigangError as error:
        raise click.UsageError(messages.get(f"error.{error.code}", language, **error.values)) from error
