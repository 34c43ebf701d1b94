"""Where the snippets of a library lie, and writing changed ones: where they lie, or as a copy in the person's own folder."""

from __future__ import annotations

import dataclasses
import os
import pathlib
from typing import Final, List, Literal, NamedTuple, Sequence

from ..errors import TigangError
from ..formats import validation, yamlfile
from ..opendocument import package
from ..snippets.model import Snippet
from . import loading, store, writing
from .environment import Environment
from .index import Folder

PERSONAL: Final = "personal"
SHARED: Final = "shared"
BUNDLED: Final = "bundled"


class Location(NamedTuple):
    """A folder of the library."""

    kind: Literal["personal", "shared", "bundled"]
    folder: Folder

    @property
    def path(self) -> pathlib.Path:
        return self.folder.path

    @property
    def writable(self) -> bool:
        """Whether snippets can be put there. A server's cannot; the person's own folder is made when it is needed."""
        if self.kind != SHARED:
            return self.kind == PERSONAL
        return not self.folder.origin and not self.folder.gone and os.access(self.path, os.W_OK)

    def holds(self, source: str) -> bool:
        near = f"{self.folder.origin.rstrip('/')}/" if self.folder.origin else f"{self.path}{os.sep}"
        return source.startswith(near)

    def owns(self, snippet: Snippet) -> bool:
        """Return whether a snippet lies there in a file of its own that can be written, renamed and taken away."""
        path = self.path / "snippets" / f"{snippet.id}.yaml"
        return (
            self.writable
            and snippet.source == str(path)
            and os.access(path, os.W_OK)
            and os.access(path.parent, os.W_OK)
        )


def every(environment: Environment) -> List[Location]:
    """Return the folders of the library in their order."""
    shared, _ = environment.shared_folders()
    return [
        Location(PERSONAL, Folder(environment.personal)),
        *(Location(SHARED, folder) for folder in shared),
        Location(BUNDLED, Folder(loading.bundled())),
    ]


def location_of(snippet: Snippet, among: Sequence[Location]) -> Location:
    """Return the folder that a snippet was read from; of one that is no longer among them, the last."""
    return next((location for location in among if location.holds(snippet.source)), among[-1])


def save(before: Snippet, after: Snippet, location: Location, personal: pathlib.Path) -> pathlib.Path:
    """Write a changed snippet and return its file. ``location``: where it lies; the former version is kept.

    Where it cannot be changed, or has gone since, a copy in the person's own folder takes its place. With another id it gets
    another file, and the former one goes to the trash. Raises TigangError (bad-id, file-exists, not-own-file,
    file-unwritable, and as `yamlfile.validate` does); then everything is as it was.
    """
    writing.check_id(after.id)
    _check(after)
    document = _document(before)
    if location.owns(before) and after.id == before.id:
        return store.replace_snippet(location.path, after, document)
    if location.owns(before):
        path = writing.save_snippet(location.path, after, document)
        store.delete_snippet(location.path, before.id)
        return path
    here = location.kind == PERSONAL and os.path.exists(before.source)
    if here and after.id == before.id:  # a second one of that id would hide it, or be hidden
        raise TigangError("not-own-file", id=before.id, file=before.source)
    return writing.save_snippet(personal, after, document)


def _check(snippet: Snippet) -> None:
    """Raise TigangError for what could not be read again."""
    beside = "document.odt" if snippet.document else ""
    for entry in yamlfile.parse(writing.dumped(writing.snippet_data(snippet, beside)), f"{snippet.id}.yaml"):
        validation.validate(entry, "snippet")


def _document(snippet: Snippet) -> bytes:
    return package.load(snippet.document) if snippet.document else b""


def changed(snippet: Snippet, **values: object) -> Snippet:
    """Return the snippet with other values."""
    return dataclasses.replace(snippet, **values)  # type: ignore[arg-type]
