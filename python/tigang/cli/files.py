"""Which files are meant, and where a fixed one goes."""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil
import tempfile
from typing import Callable, Iterable, Iterator, List, NamedTuple

#: What is looked for in folders. A file that is named is tried whatever it is called.
SUFFIXES = (".odt", ".ott", ".fodt", ".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".wps", ".txt")


class Given(NamedTuple):
    """A file to check, or something given that is none."""

    path: pathlib.Path
    problem: str = ""  # code of what is wrong with it


class Unusable(Exception):
    """A file that cannot be fixed where it should be: file-locked or file-unwritable."""

    def __init__(self, code: str, file: pathlib.Path, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.file, self.detail = code, file, detail


def find(paths: Iterable[pathlib.Path], everything: bool = False) -> List[Given]:
    """Return the files of the paths in their order, folders with the documents below them; each once.

    ``everything``: folders with all that is below them; what is no document has the problem that it is none
    """
    known = set()
    found = []
    for given in (item for path in paths for item in _expanded(path, everything)):
        place = os.path.realpath(given.path)
        if place not in known:
            known.add(place)
            found.append(given)
    return found


def _expanded(path: pathlib.Path, everything: bool) -> Iterator[Given]:
    if path.is_dir():
        below = list(_below(path, everything))
        yield from below or [Given(path, "no-documents")]
    elif path.is_file():
        yield _judged(path)
    else:
        yield Given(path, "not-a-file" if os.path.lexists(path) else "not-found")


def _below(folder: pathlib.Path, everything: bool) -> Iterator[Given]:
    closed: List[OSError] = []
    for path in _offered(folder, closed.append):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            yield _judged(path)
        elif everything:
            yield Given(path, "not-a-document" if path.is_file() else "not-a-file")
    yield from (Given(pathlib.Path(error.filename), "folder-unreadable") for error in closed)


def _offered(folder: pathlib.Path, report: Callable[[OSError], None]) -> Iterator[pathlib.Path]:
    """Yield what lies below a folder, by name, but for what is hidden or left over; report folders that cannot be read."""
    for place, folders, names in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (pathlib.Path(place, name) for name in sorted(names))
        yield from (path for path in paths if not _is_left_over(path))


def _is_left_over(path: pathlib.Path) -> bool:
    """Whether it is hidden, a lock file (``.~lock.a.odt#``, ``~$a.docx``) or a copy that we have fixed."""
    original = path.with_name(path.stem[: -len(".fixed")] + path.suffix) if path.stem.endswith(".fixed") else None
    return path.name.startswith((".", "~$")) or bool(original and original.exists())


def _judged(path: pathlib.Path) -> Given:
    try:
        return Given(path, "" if path.stat().st_size else "empty-file")
    except OSError:  # it has gone since
        return Given(path, "not-found")


@contextlib.contextmanager
def named(path: pathlib.Path) -> Iterator[pathlib.Path]:
    """Give a file under a name that LibreOffice can say: as it is, or a copy of one whose name is no UTF-8."""
    if _can_be_said(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="tigang-") as folder:
        copy = pathlib.Path(folder, f"document{path.suffix}")
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            raise Unusable("file-unreadable", path, error.strerror or str(error)) from error
        yield copy


def _can_be_said(path: pathlib.Path) -> bool:
    try:
        str(path.resolve()).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


@contextlib.contextmanager
def workpiece(path: pathlib.Path) -> Iterator[pathlib.Path]:
    """Make a copy of a file beside it, where its relative links still hold; remove it at the end unless it was moved away."""
    if not _can_be_said(path.parent):
        raise Unusable("file-unwritable", path, "the folder's name is not UTF-8")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix="~$tigang-", suffix=path.suffix)
        os.close(handle)
        shutil.copyfile(path, name)
    except OSError as error:
        raise Unusable("file-unwritable", path, error.strerror or str(error)) from error
    copy = pathlib.Path(name)
    try:
        yield copy
    finally:
        for left in (copy, copy.with_name(f".~lock.{copy.name}#")):  # the latter of an office that was killed
            with contextlib.suppress(FileNotFoundError):
                left.unlink()


def deliver(copy: pathlib.Path, path: pathlib.Path, in_place: bool) -> pathlib.Path:
    """Put the fixed ``copy`` at its place, beside the original or instead of it, and give that place.

    In place: what was there before is kept as ``NAME.EXT.bak``.
    """
    target = path.resolve() if in_place else path.with_name(f"{path.stem}.fixed{path.suffix}")
    try:
        shutil.copymode(path, copy)
        if in_place:
            shutil.copy2(target, target.with_name(target.name + ".bak"))
        os.replace(copy, target)
    except OSError as error:
        raise Unusable("file-unwritable", target, error.strerror or str(error)) from error
    return path if in_place else target


def refuse_locked(path: pathlib.Path) -> None:
    """Raise Unusable when Writer has the file open: saving there would undo what is fixed here."""
    if path.with_name(f".~lock.{path.name}#").exists():
        raise Unusable("file-locked", path)
