"""Files written whole or not at all, by however many processes at once, also when one is killed in the midst of it."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import pathlib
import re
import time
import uuid
from typing import Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..errors import TigangError

_ABANDONED = 24 * 3600.0  # seconds after which what a killed process left half written is swept away
_TEMPORARY = re.compile(r"\..*-[0-9a-f]{12}\.tmp", re.DOTALL)  # as `_written` and `_claimed` name them
_NO_LINKS = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.EINVAL}
)


def create(path: pathlib.Path, content: bytes) -> None:
    """Write a file that is not there yet. Raises FileExistsError when it is, other OSErrors when it cannot be written."""
    _make(path.parent)
    sweep(path.parent)
    with _written(path, content) as temporary:
        _put(temporary, path)


def replace(path: pathlib.Path, content: bytes, *, sweeping: bool = True) -> None:
    """Write a file, in place of the one that may be there. Raises OSError.

    ``sweeping``: False for one of thousands; then `sweep` the folder once.
    """
    _make(path.parent)
    if sweeping:
        sweep(path.parent)
    with _written(path, content) as temporary:
        os.replace(temporary, path)


class Change(NamedTuple):
    """A file to be written; ``new``: it must not be there yet."""

    path: pathlib.Path
    content: bytes
    new: bool


def together(changes: Sequence[Change]) -> None:
    """Write files, all of them or none: what takes room and may fail is done before the first one gets its name.

    Raises OSError; then what was there is as it was.
    """
    for folder in {change.path.parent for change in changes}:
        _make(folder)
        sweep(folder)
    with contextlib.ExitStack() as stack:
        ready = []
        for change in changes:
            former = None if change.new else stack.enter_context(_written(change.path, change.path.read_bytes()))
            ready.append((change, stack.enter_context(_written(change.path, change.content)), former))
        done: List[Tuple[pathlib.Path, Optional[str]]] = []
        try:
            for change, temporary, former in ready:
                if change.new:
                    _put(temporary, change.path)
                else:
                    os.replace(temporary, change.path)
                done.append((change.path, former))
        except BaseException:
            for path, former in reversed(done):
                with contextlib.suppress(OSError):
                    os.unlink(path) if former is None else os.replace(former, path)
            raise


@contextlib.contextmanager
def reporting(path: pathlib.Path, name: str = "") -> Iterator[None]:
    """Raise as a TigangError (file-exists, file-unwritable) what goes wrong with a file; ``name``: the id that it stands for."""
    try:
        yield
    except FileExistsError as error:
        raise TigangError("file-exists", id=name or path.stem, file=str(path)) from error
    except OSError as error:
        raise TigangError("file-unwritable", file=str(path), reason=error.strerror or str(error)) from error


@contextlib.contextmanager
def _written(path: pathlib.Path, content: bytes) -> Iterator[str]:
    """Write a file beside ``path``, on the disk for certain; remove it at the end unless it was put in its place."""
    temporary = str(path.with_name(f".{path.stem[:60]}-{uuid.uuid4().hex[:12]}.tmp"))
    try:
        with open(temporary, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


def _put(temporary: str, path: pathlib.Path) -> None:
    """Give a finished file its name, unless there is one of that name."""
    if os.name == "nt":
        os.rename(temporary, path)  # refuses to overwrite, there
        return
    try:
        os.link(temporary, path)  # refuses to overwrite, everywhere
    except OSError as error:
        if isinstance(error, FileExistsError) or error.errno not in _NO_LINKS:
            raise
        with _claimed(path):  # no links on this file system
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
            os.replace(temporary, path)


@contextlib.contextmanager
def _claimed(path: pathlib.Path) -> Iterator[None]:
    """Keep others from creating ``path`` meanwhile. Raises FileExistsError where somebody is just doing so.

    The name itself never stands for an empty file: nobody reads one, and one who is killed here leaves none.
    """
    code = hashlib.sha256(path.name.casefold().encode("utf-8", "surrogatepass")).hexdigest()[:12]
    claim = path.with_name(f".{path.stem[:60]}-{code}.tmp")
    os.close(os.open(claim, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    try:
        yield
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(claim)


def _make(folder: pathlib.Path) -> None:
    """Make a folder unless it is there. Raises OSError; where a file has its name it is no file of ours that exists already."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from error


def sweep(folder: pathlib.Path) -> None:
    """Remove what processes that were killed left half written in a folder; nobody else's files.

    A day ahead counts as a day ago: the clock has been set back since.
    """
    for path in folder.glob(".*.tmp"):
        with contextlib.suppress(OSError):
            if _TEMPORARY.fullmatch(path.name) and abs(time.time() - path.stat().st_mtime) > _ABANDONED:
                path.unlink()
