"""A library in one .zip, to be handed on: everything in a folder's ``outlines``, ``snippets`` and ``layouts``.

What comes from others is looked at as a whole before anything of it is written, and nothing that is there is overwritten
unless that is asked for; then it goes to the backup.
"""

from __future__ import annotations

import errno
import os
import pathlib
import re
import stat
import zipfile
from typing import Counter, Dict, Iterable, List, NamedTuple, Optional, Set, Tuple

from ..errors import TigangError
from ..formats import atomic, regular, validation, yamlfile, zips
from ..formats.yamlfile import Entry
from ..opendocument import contents, package
from ..opendocument.cleaning import Cleaned, Fallen, clean, total
from ..snippets import naming
from ..snippets.model import Snippet
from . import index, store
from .loading import Library
from .writing import save_snippet

MAX_FILES = 50_000
MAX_UNPACKED = 500_000_000
_FILE = re.compile(rf"({'|'.join(index.KINDS)})/([^/\\:.][^/\\:]*\.(?:yaml|odt))")


class Imported(NamedTuple):
    """What became of the files of an archive, by their names in it: `added`; `replaced`; `same`: were there already; `kept`: were
    left out, because the library has something else under the name or an id.
    """

    added: List[str]
    replaced: List[str]
    same: List[str]  # were there already
    kept: List[str]  # were left out: the library has something else under the name or an id


def export(folder: pathlib.Path, target: pathlib.Path, replace: bool = False) -> List[str]:
    """Write a library's folder as a .zip and return the files in it; ``replace``: also in the place of a file.

    Raises TigangError (file-unreadable, file-unwritable, library-empty, target-exists).
    """
    names = [
        f"{kind}/{path.name}"
        for kind in index.KINDS
        for path in sorted((folder / kind).glob("*"))
        if _FILE.fullmatch(f"{kind}/{path.name}") and path.is_file()
    ]
    if not names:
        raise TigangError("library-empty", folder=str(folder))
    content = zips.packed({name: regular.read(folder / name, MAX_UNPACKED) for name in names})
    with atomic.reporting(target):
        if not target.parent.is_dir():  # no folder is made that nobody has asked for
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if replace:
            atomic.replace(target, content)
            return names
        try:
            atomic.create(target, content)
        except FileExistsError as error:
            raise TigangError("target-exists", file=str(target)) from error
    return names


def bring(
    source: pathlib.Path, folder: pathlib.Path, replace: bool = False, fallen: Optional[Counter[str]] = None
) -> Imported:
    """Put what is in an archive into a library's folder. All of it is written, or nothing.

    ``replace``: files of the same name with other content are replaced, and their former content goes to the backup.
    ``fallen``: what is taken out of rich snippets, for it does not pass, is counted there by kind.
    Raises TigangError: file-unreadable, zip-damaged, zip-encrypted, zip-too-large, zip-unsafe for names that lead elsewhere,
    zip-empty for one without a library, document-missing, and what is wrong with the files in it.
    """
    files = _unpacked(source)
    entries = {name: _checked(name, data, source) for name, data in files.items() if name.endswith(".yaml")}
    passed = {name: clean(data, f"{source}: {name}") for name, data in files.items() if name.endswith(".odt")}
    documents = {name: one.content for name, one in passed.items()}
    if fallen is not None:
        fallen.update(total(one.fallen for one in passed.values()))
    for found in entries.values():
        for entry in found:
            document = entry.data.get("document")
            if document and f"snippets/{document}" not in documents:
                raise TigangError("document-missing", **entry.at(("document",)), document=document)
    report = Imported([], [], [], [])
    changes: Dict[pathlib.Path, atomic.Change] = {}
    taken = _ids(folder)
    for name, found in entries.items():
        kind = name.partition("/")[0]
        foreign = {taken.get((kind, entry.data["id"]), name) for entry in found} - {name}
        _plan(folder, name, files[name], found, documents, report, changes, replace, conflict=bool(foreign))
    with atomic.reporting(folder):
        atomic.together(list(changes.values()))
    return report


def _unpacked(source: pathlib.Path) -> Dict[str, bytes]:
    """Return the library's files in an archive, by name."""
    start = regular.read(source, 3)
    if not start.startswith(b"PK"):
        raise TigangError("zip-damaged", file=str(source))
    try:
        files = zips.unpacked(
            source,
            _most,
            most_files=MAX_FILES,
            most_bytes=MAX_UNPACKED,
            inspect=lambda member: _refuse_unsafe(member, source),
        )
    except zips.BadZip as refused:
        raise TigangError(f"zip-{refused.reason}", file=str(source), limit=MAX_UNPACKED // 1_000_000) from refused
    if not files:
        raise TigangError("zip-empty", file=str(source))
    return files


def _most(name: str) -> int:
    """So many bytes a file of a library may have; 0 for a file that is none."""
    if not _FILE.fullmatch(name):
        return 0
    return yamlfile.MAX_BYTES if name.endswith(".yaml") else package.MAX_BYTES


def _refuse_unsafe(member: zipfile.ZipInfo, source: pathlib.Path) -> None:
    """Refuse an archive with a name that leads elsewhere, or a link: it was made to do harm."""
    name = member.orig_filename  # as it stands there; the other one is made harmless
    parts = re.split(r"[/\\]", name)
    link = stat.S_ISLNK(member.external_attr >> 16)
    if link or ".." in parts or name[:1] in ("/", "\\") or re.match(r"[A-Za-z]:", name) or "\0" in name:
        raise TigangError("zip-unsafe", file=str(source), name=name.replace("\0", "?"))


def _checked(name: str, data: bytes, source: pathlib.Path) -> List[Entry]:
    """Return the entries of a file in an archive. Raises TigangError as `yamlfile.read` and `yamlfile.validate` do."""
    where = f"{source}: {name}"
    entries = list(yamlfile.parse(yamlfile.decoded(data, where), where))
    for entry in entries:
        validation.validate(entry, index.KINDS[name.partition("/")[0]])
    return entries


def _ids(folder: pathlib.Path) -> Dict[Tuple[str, str], str]:
    """In which file of a library's folder each id of each kind stands."""
    kinds = {kind: subfolder for subfolder, kind in index.KINDS.items()}
    found: Dict[Tuple[str, str], str] = {}
    for kind, entry in index.read(index.Folder(folder), None):
        if isinstance(entry, Entry):
            found.setdefault((kinds[kind], entry.data["id"]), f"{kinds[kind]}/{pathlib.PurePath(entry.source).name}")
    return found


def _plan(
    folder: pathlib.Path,
    name: str,
    data: bytes,
    entries: List[Entry],
    documents: Dict[str, bytes],
    report: Imported,
    changes: Dict[pathlib.Path, atomic.Change],
    replace: bool,
    conflict: bool,
) -> None:
    """Plan to write one file with the documents that it speaks of, if it may be."""
    path = folder / name
    there = _bytes(path)
    wanted = {path.with_name(document): documents[f"snippets/{document}"] for document in _documents(entries)}
    if there == data and all(_bytes(beside) == content for beside, content in wanted.items()):
        report.same.append(name)
        return
    own = _documents(yamlfile.read(path)) if there is not None and replace else set()
    others = any(_bytes(beside) not in (None, content) and beside.name not in own for beside, content in wanted.items())
    if conflict or others or there is not None and not replace:
        report.kept.append(name)
        return
    for beside, content in (*wanted.items(), (path, data)):
        former = _bytes(beside)
        if former is not None and former != content:
            backup = store.backup_of(folder, beside.name)
            changes[backup] = atomic.Change(backup, former, new=True)
        if former != content:
            changes[beside] = atomic.Change(beside, content, new=former is None)
    (report.added if there is None else report.replaced).append(name)


def _documents(entries: List[Entry]) -> Set[str]:
    return {entry.data["document"] for entry in entries if isinstance(entry.data, dict) and "document" in entry.data}


def _bytes(path: pathlib.Path) -> Optional[bytes]:
    try:
        return path.read_bytes()
    except OSError:
        return None


# --- texts of other programs --------------------------------------------------------------------------------------------


class Offered(NamedTuple):
    """A document that may become a snippet."""

    name: str  # of which the id is made
    title: str
    tags: Tuple[str, ...]
    content: bytes  # an .odt


class Taken(NamedTuple):
    added: List[str]  # ids
    same: int  # so many were in the library already
    failed: List[Tuple[str, TigangError]]
    fallen: Dict[str, int]  # what was taken out of them, by kind


def bring_documents(folder: pathlib.Path, known: Library, offered: Iterable[Offered]) -> Taken:
    """Save documents as snippets in a library's folder: as text, or as they are where they hold more."""
    have = {(snippet.title, snippet.text) for snippet in known.snippets.values()}
    ids = set(known.snippets)
    taken: List[str] = []
    failed: List[Tuple[str, TigangError]] = []
    fallen: List[Fallen] = []
    same = 0
    for one in offered:
        try:
            text = contents.text_of(one.content, one.name)
            if (one.title, text) in have:
                same += 1
                continue
            rich = not text or contents.rich(one.content, one.name)
            snippet = Snippet(naming.id_from(one.name, ids), one.title, text, (), one.tags)
            passed = clean(one.content, one.name) if rich else Cleaned(b"", ())
            save_snippet(folder, snippet, passed.content)
            fallen.append(passed.fallen)
            ids.add(snippet.id)
            taken.append(snippet.id)
        except TigangError as error:
            failed.append((one.name, error))
    return Taken(taken, same, failed, total(fallen))
