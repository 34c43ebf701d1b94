"""Looking after saved snippets: replacing, renaming, moving and deleting them, so that nothing is ever lost.

What is replaced lies in ``backup`` afterwards, what is deleted in ``trash``, both in the library's folder. Only a snippet
in a file of its own (``snippets/<id>.yaml``) can be changed so; a file with several, written by hand, stays as it is.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import re
import time
import uuid
from typing import Any, Dict, List, NamedTuple

from ..errors import TigangError
from ..formats import atomic, yamlfile
from ..formats.yamlfile import Entry
from ..snippets.model import Snippet
from ..text import suggestions
from . import loading, writing

BACKUP, TRASH = "backup", "trash"
_KEPT, _DAYS = 20, 30  # so many backups of a snippet, and all that are so young, are kept


class Own(NamedTuple):
    """A snippet or an outline in a file of its own."""

    path: pathlib.Path
    text: str
    entry: Entry

    @property
    def document(self) -> str:
        """Name of the .odt beside it; "" when it has none."""
        return str(self.entry.data.get("document", ""))


def replace_snippet(folder: pathlib.Path, snippet: Snippet, document: bytes = b"") -> pathlib.Path:
    """Save a snippet over the one of its id; see `writing.save_snippet`. The former one goes to the backup.

    Raises TigangError (not-own-file, bad-id, file-unwritable).
    """
    writing.check_id(snippet.id)
    if not (folder / "snippets" / f"{snippet.id}.yaml").exists():
        return writing.save_snippet(folder, snippet, document)
    own = _own(folder, snippet.id)
    name = writing.save_document(folder / "snippets", snippet.id, document) if document else ""
    text = writing.encoded(writing.snippet_data(snippet, name))
    with atomic.reporting(own.path):
        back_up(folder, own.path.name, own.text.encode("utf-8"))
        back_up(folder, own.path.name, text)  # whoever replaces this one at the same moment need not know of it
        atomic.replace(own.path, text)
        if own.document and own.document != name:
            (folder / BACKUP).mkdir(exist_ok=True)
            with contextlib.suppress(FileNotFoundError):
                os.replace(own.path.with_name(own.document), _free(folder / BACKUP, own.document))
    _thin_out(folder, snippet.id)
    return own.path


def delete_snippet(folder: pathlib.Path, name: str) -> pathlib.Path:
    """Move a snippet to the trash and return where it lies there, as `restore_snippet` takes it.

    Raises TigangError (unknown-snippet, not-own-file, file-unwritable).
    """
    own = _own(folder, name)
    there = trash_folder(folder / TRASH)
    with atomic.reporting(own.path):
        there.mkdir(parents=True)
        try:
            os.rename(own.path, there / own.path.name)
        except OSError:  # gone since, or it may not be taken away
            there.rmdir()
            raise
        with contextlib.suppress(FileNotFoundError):
            if own.document:
                os.rename(own.path.with_name(own.document), there / own.document)
    return there / own.path.name


class Trashed(NamedTuple):
    """A deleted snippet."""

    id: str
    title: str
    deleted: str  # "2026-11-28 14:05:09", in the time of the machine
    text: str
    file: str  # its path in the trash


def trash(folder: pathlib.Path) -> List[Trashed]:
    """Return the snippets in the trash of a library's folder, the last deleted first."""
    return [
        Trashed(
            path.stem, str(data.get("title", path.stem)), when(path.parent.name), str(data.get("text", "")), str(path)
        )
        for path in trashed(folder)
        if writing.is_id(path.stem)
        for data in [_data(path)]
    ]


def _data(path: pathlib.Path) -> Dict[str, Any]:
    """Return what a snippet's file says; nothing when it cannot be read."""
    with contextlib.suppress(TigangError):
        for entry in yamlfile.read(path):
            return entry.data if isinstance(entry.data, dict) else {}
    return {}


def when(name: str) -> str:
    """Return when something came into a folder of the trash; "" when its name does not say so."""
    with contextlib.suppress(ValueError):
        return time.strftime("%Y-%m-%d %H:%M:%S", time.strptime(name[:15], "%Y%m%d-%H%M%S"))
    return ""


def trashed(folder: pathlib.Path) -> List[pathlib.Path]:
    """Return the snippets in the trash, the last deleted first."""
    return sorted((folder / TRASH).glob("*/*.yaml"), reverse=True)


def restore_snippet(folder: pathlib.Path, path: pathlib.Path) -> pathlib.Path:
    """Bring a snippet back from the trash; return its file. ``path``: as `trashed` has it.

    Its document gets another name where that is taken by now. Raises TigangError (file-exists when its id is taken again,
    file-unwritable).
    """
    target = folder / "snippets" / path.name
    with atomic.reporting(target):
        if target.exists():
            raise FileExistsError
        content = path.read_bytes()
        for document in path.parent.glob("*.odt"):
            content = _with_document(content, document, target)
        atomic.create(target, content)
        for left in list(path.parent.iterdir()):
            left.unlink()
        path.parent.rmdir()
    return target


def _with_document(content: bytes, document: pathlib.Path, target: pathlib.Path) -> bytes:
    """Lay the document of a snippet that is restored beside its file ``target``; return the file's content, which names it."""
    beside, wanted = target.with_name(document.name), document.read_bytes()
    if not beside.exists():
        atomic.create(beside, wanted)
    elif beside.read_bytes() != wanted:  # else it never went
        name = writing.save_document(target.parent, document.stem, wanted)
        text = content.decode("utf-8-sig")
        (entry,) = yamlfile.parse(text, str(target))
        return with_values(Own(target, text, entry), document=name).encode("utf-8")
    return content


def rename_snippet(folder: pathlib.Path, name: str, new: str) -> pathlib.Path:
    """Give a snippet another id. Raises TigangError (bad-id, file-exists, unknown-snippet, not-own-file, file-unwritable)."""
    writing.check_id(new)
    own = _own(folder, name)
    path = own.path.with_name(f"{new}.yaml")
    with atomic.reporting(path, new):
        atomic.create(path, with_values(own, id=new).encode("utf-8"))
        back_up(folder, own.path.name, own.text.encode("utf-8"))
        own.path.unlink()
    return path


def move_snippet(folder: pathlib.Path, name: str, target: pathlib.Path) -> pathlib.Path:
    """Move a snippet to another library's folder. Raises TigangError as `rename_snippet` does.

    Where it cannot be taken away from its folder, it stays there and no copy is left.
    """
    own = _own(folder, name)
    path = target / "snippets" / own.path.name
    document = ""
    with atomic.reporting(path, name):
        if own.document:
            content = own.path.with_name(own.document).read_bytes()
            document = writing.save_document(path.parent, pathlib.PurePath(own.document).stem, content)
        try:
            atomic.create(path, (with_values(own, document=document) if document else own.text).encode("utf-8"))
        except OSError:
            if document:
                path.with_name(document).unlink()
            raise
    try:
        delete_snippet(folder, name)
    except TigangError:
        path.unlink()
        if document:
            path.with_name(document).unlink()
        raise
    return path


def _own(folder: pathlib.Path, name: str) -> Own:
    """Return the snippet in its own file. Raises TigangError (unknown-snippet, not-own-file)."""
    writing.check_id(name)
    path = folder / "snippets" / f"{name}.yaml"
    if not path.exists():
        ids = loading.load([folder]).snippets
        if name in ids:
            raise TigangError("not-own-file", id=name, file=ids[name].source)
        raise TigangError("unknown-snippet", id=name, nearest=", ".join(suggestions.nearest(name, list(ids))) or "-")
    entries = yamlfile.read(path)
    if [entry.data.get("id") if isinstance(entry.data, dict) else None for entry in entries] != [name]:
        raise TigangError("not-own-file", id=name, file=str(path))
    return Own(path, path.read_bytes().decode("utf-8-sig"), entries[0])


def with_values(own: Own, **changes: Any) -> str:
    """Return the file's text with other values; comments and all else stay as they are where the file allows it."""
    data: Dict[str, Any] = {**own.entry.data, **changes}
    lines = own.text.splitlines(keepends=True)
    for key, value in changes.items():
        if (key,) not in own.entry.places:
            continue
        number = own.entry.places[(key,)].line - 1
        kept = re.match(rf"{key} *: ", lines[number])
        ending = lines[number][len(lines[number].rstrip("\r\n")) :]
        written = value if isinstance(value, str) else writing.in_line(value)
        lines[number] = f"{kept[0]}{written}{ending}" if kept else lines[number]
    text = "".join(lines)
    with contextlib.suppress(TigangError):
        if [entry.data for entry in yamlfile.parse(text, str(own.path))] == [data]:
            return text
    return writing.dumped(data)


def back_up(folder: pathlib.Path, name: str, content: bytes) -> None:
    """Lay what is going to be replaced into the backup. Raises OSError."""
    atomic.create(backup_of(folder, name), content)


def backup_of(folder: pathlib.Path, name: str) -> pathlib.Path:
    """Return a path in the backup for what is going to be replaced."""
    return _free(folder / BACKUP, name)


def trash_folder(folder: pathlib.Path) -> pathlib.Path:
    """Return a new folder for what is deleted now, in a folder of such ones."""
    return folder / f"{_now()}-{uuid.uuid4().hex[:6]}"


def _free(folder: pathlib.Path, name: str) -> pathlib.Path:
    """Return a name that nobody else will think of: the file's, with the time."""
    stem, _, ending = name.rpartition(".")
    return folder / f"{stem}~{_now()}-{uuid.uuid4().hex[:6]}.{ending}"


def _now() -> str:
    return time.strftime("%Y%m%d-%H%M%S")


def _thin_out(folder: pathlib.Path, name: str) -> None:
    old = sorted((folder / BACKUP).glob(f"{name}~*"), reverse=True)[_KEPT:]
    for path in old:
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _DAYS * 24 * 3600:
                path.unlink()
