"""Verbs about the personal library as a whole: handed on, taken over, filled from AutoText. No document is needed for them."""

from __future__ import annotations

import collections
import dataclasses
from dataclasses import field
from typing import Counter, Literal, Mapping, NamedTuple, Optional, Sequence

from .. import messages
from ..errors import TigangError
from ..library import archive, lookup
from ..office import autotext
from .arguments import Names, about
from .session import Session


@dataclasses.dataclass(frozen=True)
class ExportLibrary:
    file: str = field(metadata=about("Path or URL of the .zip to be written."))
    existing: Literal["keep", "replace"] = field(
        default="keep", metadata=about("Whether a file that is there already may be replaced.")
    )


@dataclasses.dataclass(frozen=True)
class ExportedLibrary:
    """`file`: its path; `files`: the names of the files in it."""

    file: str
    files: Sequence[str]


def export_library(session: Session, asked: ExportLibrary) -> ExportedLibrary:
    """Write the personal library into a .zip, to be handed on."""
    target = lookup.path(asked.file)
    if not target.is_absolute():  # relative to what? An office works in any folder
        raise TigangError(
            "wrong-argument", argument="File", value=asked.file, allowed="/…/NAME.zip, file:///…/NAME.zip"
        )
    return ExportedLibrary(
        str(target), archive.export(session.environment.personal, target, asked.existing == "replace")
    )


@dataclasses.dataclass(frozen=True)
class ImportLibrary:
    file: str = field(metadata=about("Path or URL of the .zip."))
    existing: Literal["keep", "replace"] = field(
        default="keep",
        metadata=about(
            "What becomes of files that the library has under the same names: replaced ones go to the backup."
        ),
    )


@dataclasses.dataclass(frozen=True)
class ImportedLibrary:
    """What became of the files of the archive, by their names in it: `added`; `replaced`; `same`: were there already; `kept`:
    were left out, because the library has something else under the name or an id; `removed`: what of their rich snippets was
    left out for safety, how often, by kind.
    """

    added: Sequence[str]
    replaced: Sequence[str]
    same: Sequence[str]
    kept: Sequence[str]
    removed: Mapping[str, int]


def import_library(session: Session, asked: ImportLibrary) -> ImportedLibrary:
    """Take what is in a .zip into the personal library: all of it, or nothing when anything in it is wrong."""
    fallen: Counter[str] = collections.Counter()
    replace = asked.existing == "replace"
    report = archive.bring(lookup.path(asked.file), session.environment.personal, replace, fallen)
    return ImportedLibrary(*report, removed=dict(fallen))


@dataclasses.dataclass(frozen=True)
class ImportAutoText:
    groups: Optional[Names] = field(
        default=None, metadata=about("Names or titles of groups; else all of the person's own.")
    )


class NotImported(NamedTuple):
    entry: str
    message: str


@dataclasses.dataclass(frozen=True)
class ImportedAutoText:
    """`snippets`: the ids of those made; `same`: how many entries the library had already; `failed`: the others, each with
    `entry` and `message`; `removed`: what of those made was left out for safety, how often, by kind.
    """

    snippets: Sequence[str]
    same: int
    failed: Sequence[NotImported]
    removed: Mapping[str, int]


def import_autotext(session: Session, asked: ImportAutoText) -> ImportedAutoText:
    """Make snippets of Writer's AutoText, in the personal library; their tags are the group's title and the shortcut."""
    every = autotext.groups()
    for name in asked.groups or ():
        if not any(name in (group.name, group.title) for group in every):
            titles = [group.title for group in every]
            raise TigangError("wrong-argument", argument="Groups", value=name, allowed=", ".join(titles))
    chosen = [
        group
        for group in every
        if (group.own if asked.groups is None else {group.name, group.title} & set(asked.groups))
    ]
    offered = (
        archive.Offered(
            f"{group.name} {item.shortcut}", item.title or item.shortcut, (group.title, item.shortcut), item.content
        )
        for group in chosen
        for item in autotext.items(group.name)
    )
    taken = archive.bring_documents(session.environment.personal, session.library(), offered)
    failed = [
        NotImported(where, messages.get(f"error.{error.code}", session.language, **error.values))
        for where, error in taken.failed
    ]
    return ImportedAutoText(taken.added, taken.same, failed, taken.fallen)
