"""Verbs about the outlines of a person's own library: what they are called, deleting them, bringing them back."""

from __future__ import annotations

import dataclasses
import pathlib
from dataclasses import field
from typing import Optional, Sequence

from ..errors import TigangError
from ..library import outline_files
from ..library.outline_files import TrashedOutline
from ..outlines.model import Outline
from ..text.suggestions import nearest
from .arguments import about
from .session import Session

_OUTLINE = "Id of an outline of the personal library."


@dataclasses.dataclass(frozen=True)
class EditOutline:
    outline: str = field(metadata=about(_OUTLINE))
    title: Optional[str] = field(
        default=None, metadata=about("What people see in the list, in the language of the interface.")
    )
    category: Optional[str] = field(default=None, metadata=about("Under which name it is listed."))
    id: str = field(default="", metadata=about("Another id: small letters, digits and hyphens. The file follows."))


@dataclasses.dataclass(frozen=True)
class StoredOutline:
    """`outline`: its id; `file`: where it lies now."""

    outline: str
    file: str


def edit_outline(session: Session, asked: EditOutline) -> StoredOutline:
    """Give an outline of the personal library another title, category or id; the former file goes to the backup."""
    outline = own_outline(session, asked.outline)
    new = asked.id or outline.id
    others = session.library().outlines
    if new != outline.id and new in others:
        raise TigangError("file-exists", id=new, file=others[new].source)
    values = {
        name: outline_files.retitled(before, words.strip(), session.language)
        for name, before, words in (
            ("title", outline.title, asked.title),
            ("category", outline.category, asked.category),
        )
        if words is not None and words.strip()
    }
    return StoredOutline(new, str(outline_files.change(session.environment.personal, outline.id, new, **values)))


@dataclasses.dataclass(frozen=True)
class DeleteOutline:
    outline: str = field(metadata=about(_OUTLINE))


def delete_outline(session: Session, asked: DeleteOutline) -> StoredOutline:
    """Move an outline of the personal library to the trash, from where RestoreOutline brings it back."""
    outline = own_outline(session, asked.outline)
    return StoredOutline(outline.id, str(outline_files.delete(session.environment.personal, outline.id)))


@dataclasses.dataclass(frozen=True)
class ListDeletedOutlines:
    pass


@dataclasses.dataclass(frozen=True)
class DeletedOutlines:
    """`outlines`: those in the trash, the last deleted first, each with `id`, `title`, `deleted` (when) and `file` (its path)."""

    outlines: Sequence[TrashedOutline]


def list_deleted_outlines(session: Session, asked: ListDeletedOutlines) -> DeletedOutlines:
    """List the outlines that were deleted from the personal library."""
    return DeletedOutlines(outline_files.trash(session.environment.personal))


@dataclasses.dataclass(frozen=True)
class RestoreOutline:
    outline: str = field(metadata=about("Id of a deleted outline; of several of that id the last deleted."))
    file: str = field(default="", metadata=about("Which of them, as ListDeletedOutlines says."))


def restore_outline(session: Session, asked: RestoreOutline) -> StoredOutline:
    """Bring a deleted outline back to the personal library."""
    there = outline_files.trash(session.environment.personal)
    wanted = [one for one in there if one.id == asked.outline and asked.file in ("", one.file)]
    if not wanted:
        ids = sorted({one.id for one in there})
        near = ", ".join(nearest(asked.outline, ids) or ids[:8]) or "-"
        raise TigangError("outline-not-in-trash", id=asked.outline, nearest=near)
    path = outline_files.restore(session.environment.personal, pathlib.Path(wanted[0].file))
    return StoredOutline(wanted[0].id, str(path))


def own_outlines(session: Session) -> Sequence[Outline]:
    """Return the outlines of the personal library that have a file of their own."""
    return [outline for outline in session.library().outlines.values() if _is_own(session, outline)]


def own_outline(session: Session, name: str) -> Outline:
    """Return an outline of the personal library. Raises TigangError (unknown-outline, outline-not-own)."""
    outline = session.library().outline(name)
    if not _is_own(session, outline):
        raise TigangError("outline-not-own", id=name, file=outline.source)
    return outline


def _is_own(session: Session, outline: Outline) -> bool:
    return outline.source == str(outline_files.file_of(session.environment.personal, outline.id))
