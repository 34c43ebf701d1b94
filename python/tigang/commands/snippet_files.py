"""Verbs about saved snippets: edited, renamed, moved, deleted and brought back. No document is needed for them.

Nothing is lost by them: what is replaced goes to the backup of its library, what is deleted to its trash.
"""

from __future__ import annotations

import dataclasses
import pathlib
from dataclasses import field
from typing import List, Optional, Sequence

from ..errors import TigangError
from ..library import locations, store
from ..library.locations import Location
from ..library.store import Trashed
from ..snippets.model import Snippet
from ..text.suggestions import nearest
from .arguments import Listed, LongText, about
from .session import Session

_SNIPPET = "Id of the snippet."
_FREE_ID = "Small letters, digits and hyphens; also the name of the file."


@dataclasses.dataclass(frozen=True)
class StoredSnippet:
    """`snippet`: its id; `file`: the path of its file."""

    snippet: str
    file: str


@dataclasses.dataclass(frozen=True)
class EditSnippet:
    snippet: str = field(metadata=about(_SNIPPET))
    title: str = field(default="", metadata=about("Another title."))
    tags: Optional[Listed] = field(default=None, metadata=about("Other tags, in the place of all of its tags."))
    for_: Optional[Listed] = field(default=None, metadata=about("Other sections that it is meant for."))
    text: Optional[LongText] = field(
        default=None, metadata=about("Another text: each line is a paragraph. That of a document stays as it is.")
    )
    id: str = field(default="", metadata=about(f"Another id. {_FREE_ID} The former file goes to the trash."))


def edit_snippet(session: Session, asked: EditSnippet) -> StoredSnippet:
    """Change a snippet where it lies; where it cannot be changed, a copy in the personal library takes its place.

    What is not given stays as it is. The former version goes to the backup.
    """
    return edit(session, session.library().snippet(asked.snippet), asked)


def edit(session: Session, before: Snippet, asked: EditSnippet) -> StoredSnippet:
    """Change a snippet that a person looks at; where it, or its folder, has gone since, it is saved anew."""
    if asked.text is not None and before.document:
        raise TigangError("snippet-is-document", id=before.id)
    text = before.text if asked.text is None else asked.text.strip("\n")
    if not (text.strip() or before.document):
        raise TigangError("snippet-empty", id=before.id)
    _check_free(session, before, asked.id)
    after = locations.changed(
        before,
        id=asked.id or before.id,
        title=asked.title.strip() or before.title,
        tags=before.tags if asked.tags is None else asked.tags,
        sections=before.sections if asked.for_ is None else asked.for_,
        text=text,
    )
    path = locations.save(before, after, _location(session, before), session.environment.personal)
    return StoredSnippet(after.id, str(path))


@dataclasses.dataclass(frozen=True)
class RenameSnippet:
    snippet: str = field(metadata=about(_SNIPPET))
    id: str = field(metadata=about(f"The new one. {_FREE_ID}"))


def rename_snippet(session: Session, asked: RenameSnippet) -> StoredSnippet:
    """Give a snippet another id."""
    snippet = session.library().snippet(asked.snippet)
    _check_free(session, snippet, asked.id)
    location = _own_location(session, snippet)
    return StoredSnippet(asked.id, str(store.rename_snippet(location.path, snippet.id, asked.id)))


@dataclasses.dataclass(frozen=True)
class MoveSnippet:
    snippet: str = field(metadata=about(_SNIPPET))
    folder: str = field(metadata=about("`personal`, or a shared folder as folders.yaml names it."))


def move_snippet(session: Session, asked: MoveSnippet) -> StoredSnippet:
    """Move a snippet to another folder of the library."""
    snippet = session.library().snippet(asked.snippet)
    targets = {
        folder_name(location): location for location in locations.every(session.environment) if location.writable
    }
    if asked.folder not in targets:
        raise TigangError("wrong-argument", argument="Folder", value=asked.folder, allowed=", ".join(targets))
    location = _own_location(session, snippet)
    return StoredSnippet(snippet.id, str(store.move_snippet(location.path, snippet.id, targets[asked.folder].path)))


@dataclasses.dataclass(frozen=True)
class DeleteSnippet:
    snippet: str = field(metadata=about(_SNIPPET))


def delete_snippet(session: Session, asked: DeleteSnippet) -> StoredSnippet:
    """Move a snippet to the trash of its library, from where RestoreSnippet brings it back."""
    snippet = session.library().snippet(asked.snippet)
    location = _own_location(session, snippet)
    return StoredSnippet(snippet.id, str(store.delete_snippet(location.path, snippet.id)))


@dataclasses.dataclass(frozen=True)
class ListTrash:
    pass


@dataclasses.dataclass(frozen=True)
class Trash:
    """`snippets`: those in the trash, the last deleted first, each with `id`, `title`, `deleted` (when), `text` and
    `file` (its path)."""

    snippets: Sequence[Trashed]


def list_trash(session: Session, asked: ListTrash) -> Trash:
    """List the snippets that were deleted, in all folders of the library that can be written."""
    return Trash([thing for location in _writable(session) for thing in store.trash(location.path)])


@dataclasses.dataclass(frozen=True)
class RestoreSnippet:
    snippet: str = field(metadata=about(f"{_SNIPPET} Of several deleted ones of that id the last deleted."))
    file: str = field(default="", metadata=about("Which of them, as ListTrash says."))


def restore_snippet(session: Session, asked: RestoreSnippet) -> StoredSnippet:
    """Bring a deleted snippet back to the folder that it was deleted from."""
    there = [(location, thing) for location in _writable(session) for thing in store.trash(location.path)]
    wanted = [
        (location, thing)
        for location, thing in there
        if thing.id == asked.snippet and asked.file in ("", str(thing.file))
    ]
    if not wanted:
        ids = sorted({thing.id for _, thing in there})
        near = ", ".join(nearest(asked.snippet, ids) or ids[:8]) or "-"
        raise TigangError("not-in-trash", id=asked.snippet, nearest=near)
    location, thing = wanted[0]
    now = session.library().snippets.get(thing.id)
    if now is not None and location.holds(now.source):  # under another name of file, too
        raise TigangError("file-exists", id=thing.id, file=now.source)
    return StoredSnippet(thing.id, str(store.restore_snippet(location.path, pathlib.Path(thing.file))))


def _writable(session: Session) -> List[Location]:
    return [location for location in locations.every(session.environment) if location.writable]


def folder_name(location: Location) -> str:
    """Return what a folder is called as the argument of MoveSnippet."""
    return locations.PERSONAL if location.kind == locations.PERSONAL else location.folder.name


def _location(session: Session, snippet: Snippet) -> Location:
    return locations.location_of(snippet, locations.every(session.environment))


def _own_location(session: Session, snippet: Snippet) -> Location:
    """Return the folder in which a snippet has a file of its own. Raises TigangError (not-own-file, snippet-fixed)."""
    location = _location(session, snippet)
    if not location.owns(snippet):
        raise TigangError("not-own-file" if location.writable else "snippet-fixed", id=snippet.id, file=snippet.source)
    return location


def _check_free(session: Session, snippet: Snippet, wanted: str) -> None:
    """Raise TigangError (file-exists) for an id that another snippet has."""
    others = session.library().snippets
    if wanted and wanted != snippet.id and wanted in others:
        raise TigangError("file-exists", id=wanted, file=others[wanted].source)
