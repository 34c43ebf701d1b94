"""What the YAML files of a library folder hold, kept in one file, so that a library of thousands opens at once.

What the index says of a file counts only while the file's size and times are the same; so it is never older than the files.
It may be deleted, damaged, or written by two offices at once: then files are read again. Entries stand in it validated, and
what is wrong with a file stands there, too.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import pathlib
import time
import zlib
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Tuple, Union

from ..errors import TigangError
from ..formats import atomic, validation, yamlfile
from ..formats.yamlfile import Entry, Path, Place

#: The subfolders of a library's folder, and what their files hold.
KINDS = {"outlines": "outline", "snippets": "snippet", "layouts": "layout"}

_FORMAT = 2
_JUST_NOW = 2_000_000_000  # ns; within the tick of the file system's clock a file can change and keep its times
PASSING = "file-unreadable"  # may be otherwise the next time, though the file is the same

#: Of a file: size, time of modification, time of change, and a row for each thing in it, [data, places] or [null, code, values].
_Known = Dict[str, List[Any]]


class Folder(NamedTuple):
    """A folder of the library."""

    path: pathlib.Path
    origin: str = ""  # what people know it by when ``path`` is a copy: its URL
    gone: bool = False  # cannot be reached: what the index remembers of it serves

    @property
    def name(self) -> str:
        return self.origin or str(self.path)


def read(folder: Folder, cache: Optional[pathlib.Path]) -> Iterator[Tuple[str, Union[Entry, TigangError]]]:
    """Yield what a folder's files hold, in the order of their names: valid entries with their kinds, and errors.

    ``cache``: the folder that the index lies in; None: there is none, and every file is read.
    """
    place = cache / f"index-{hashlib.sha256(os.fsencode(folder.name)).hexdigest()[:16]}.json" if cache else None
    known = _load(place) if place else {}
    now = known if folder.gone else _updated(folder, known, place)
    near, far = f"{folder.path}{os.sep}", f"{folder.origin.rstrip('/')}/" if folder.origin else ""
    for file in sorted(now):
        source = far + file if far else near + file.replace("/", os.sep)
        kind = KINDS[file.partition("/")[0]]
        for data, *rest in now[file][3]:
            if data is None:
                yield kind, TigangError(rest[0], **{**rest[1], "file": source})
            else:
                yield kind, Entry(data, _Places(source, data, rest[0]), source)


def _updated(folder: Folder, known: _Known, place: Optional[pathlib.Path]) -> _Known:
    """Return what there is now; only files that are not known as they are get opened."""
    started = time.time_ns()
    now: _Known = {}
    for file, stamp in _stamps(folder.path):
        before = known.get(file)
        now[file] = before if before is not None and before[:3] == stamp else [*stamp, _rows(folder.path / file)]
    if place:
        keep = {file: row for file, row in now.items() if row is known.get(file) or _settled(row, started)}
        if keep != known:
            _keep(place, keep)
    return now


def state(folder: Folder) -> Optional[Tuple[Any, ...]]:
    """Return what a folder is known to be unchanged by: the same again means the same files with the same content.

    None when that cannot be known: of a folder out of reach, and of one in which a file was written a moment ago.
    """
    if folder.gone:
        return None
    try:
        stamps = sorted(_stamps(folder.path))
    except OSError:
        return None
    started = time.time_ns()
    return (folder, stamps) if all(_is_old(stamp, started) for _, stamp in stamps) else None


def _stamps(folder: pathlib.Path) -> Iterator[Tuple[str, List[int]]]:
    """Yield the YAML files of a folder and by what each is known not to have changed."""
    for subfolder in KINDS:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder / subfolder) as files:
            for file in files:
                if file.name.endswith(".yaml") and not file.name.startswith("."):
                    yield f"{subfolder}/{file.name}", _stamp(file)


def _stamp(file: os.DirEntry[str]) -> List[int]:
    try:
        status = file.stat()
    except OSError:  # just gone, or a link to nowhere: reading it will show
        return [-1, 0, 0]
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns]


def _settled(row: List[Any], started: int) -> bool:
    """Return whether a file just read may be taken for unchanged by its stamp from now on."""
    return _is_old(row[:3], started) and not any(thing[1] == PASSING for thing in row[3])


def _is_old(stamp: List[int], started: int) -> bool:
    """Return whether a file, seen after a moment, was last written so long before it that it cannot have changed since and kept
    its times. Nor can one of a time that is still to come: the clock has been set back, or was another one.
    """
    size, *times = stamp
    earliest, latest = started - _JUST_NOW, time.time_ns() + _JUST_NOW
    return size >= 0 and not any(earliest <= written <= latest for written in times)


def _rows(file: pathlib.Path) -> List[Any]:
    """Return the things in a file, as the index keeps them."""
    rows: List[Any] = []
    kind = KINDS[file.parent.name]
    try:
        for entry in yamlfile.read(file):
            try:
                validation.validate(entry, kind)
                rows.append([entry.data, _numbers(entry)])
            except TigangError as error:
                rows.append([None, error.code, error.values])
    except TigangError as error:
        return [[None, error.code, error.values]]
    return rows


def _numbers(entry: Entry) -> str:
    """Return lines and columns of all that there is in an entry, in the order of `_paths`; a text, as lists take time to load."""
    return " ".join(f"{entry.places[path].line} {entry.places[path].column}" for path in _paths(entry.data))


class _Places(Mapping[Path, Place]):
    """`Entry.places` out of `_numbers`, worked out only when somebody asks."""

    def __init__(self, source: str, data: Any, numbers: str) -> None:
        self._source, self._data, self._numbers = source, data, numbers

    @functools.cached_property
    def _all(self) -> Dict[Path, Place]:
        numbers = map(int, self._numbers.split())
        return {
            path: Place(self._source, line, column) for path, line, column in zip(_paths(self._data), numbers, numbers)
        }

    def __getitem__(self, path: Path) -> Place:
        return self._all[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def _paths(data: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the paths of all that there is in the data of a document, in a fixed order."""
    yield path
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _paths(value, (*path, key))


# --- the file ---------------------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=1)
def _version() -> str:
    """Return a version that changes whenever an index made before may say something else than one made now."""
    schemas = b"".join(validation.schema_path(kind).read_bytes() for kind in KINDS.values())
    return f"{_FORMAT}-{hashlib.sha256(schemas).hexdigest()[:16]}"


def _load(place: pathlib.Path) -> _Known:
    """Return what an index says; nothing when there is none, or none that can be relied on."""
    try:
        head, _, body = place.read_bytes().partition(b"\n")
        return dict(json.loads(body.decode("utf-8"))) if head == _head(body) else {}
    except (OSError, ValueError):
        return {}


def _keep(place: pathlib.Path, files: _Known) -> None:
    """Write an index, whole or not at all. One that cannot be written is not missed."""
    text = json.dumps(files, ensure_ascii=False, separators=(",", ":"), default=str)
    body = text.encode("utf-8", "backslashreplace")
    with contextlib.suppress(OSError):
        atomic.replace(place, _head(body) + b"\n" + body)


def _head(body: bytes) -> bytes:
    """Return the first line of an index: its version, and a sum that shows damage."""
    return f"{_version()} {zlib.crc32(body):08x}".encode()
