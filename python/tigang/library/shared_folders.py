"""Library folders shared by many, on a drive or on a server: which they are, whether they can be reached, and their copies.

A person names them, paths or URLs, in ``folders.yaml`` in the folder of their own library. Of a URL there is a copy on this
machine, brought up to date in a thread of its own, so that a server that does not answer costs a moment and no more: then
the last copy serves. A path is read where it lies; when it cannot be reached, what the index remembers of it serves.
"""

from __future__ import annotations

import hashlib
import json
import os
import pathlib
import re
import tempfile
import threading
import time
import urllib.parse
from typing import Any, Callable, Dict, Iterable, List, NamedTuple, Optional, Protocol, Sequence, Tuple

from ..errors import TigangError
from ..formats import atomic, plain_json, regular, yamlfile
from . import index, lookup
from .index import Folder

FILE = "folders.yaml"
#: Seconds that a person may have to wait for folders that do not answer: with and without a copy that can serve.
PATIENCE, PATIENCE_AT_FIRST = 2.0, 8.0
#: Seconds for which a copy counts as up to date, and for which a server that failed is left alone.
FRESH, GIVE_UP = 20.0, 60.0
MAX_BYTES = 50_000_000  # of one file
MAX_FILES, MAX_TOTAL = 20_000, 500_000_000  # of one server, and the bytes of all of them together

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_NAME = re.compile(r"[^/\\:*?\"<>|\x00-\x1f.][^/\\:*?\"<>|\x00-\x1f]*\.(yaml|odt)")
_RECENT = 5.0  # seconds; servers tell times in whole seconds, so a file so new may change and keep its time


class Item(NamedTuple):
    """A file or folder on a server."""

    name: str
    folder: bool
    size: int
    modified: float  # seconds since 1970


class Remote(Protocol):
    """Reads from servers. Both methods raise OSError when that fails."""

    def items(self, url: str) -> Iterable[Item]:
        """Return what lies in a folder."""

    def content(self, url: str, most: int) -> bytes:
        """Return a file of at most ``most`` bytes."""


# --- which folders there are ------------------------------------------------------------------------------------------


def named(personal: pathlib.Path) -> List[str]:
    """Return the paths and URLs in ``folders.yaml``. Raises TigangError as `yamlfile.read` does, and wrong-type."""
    path = personal / FILE
    if not path.exists():
        return []
    names: List[str] = []
    for entry in yamlfile.read(path):
        if not isinstance(entry.data, list):
            raise TigangError("wrong-type", **entry.at(()), key="-", allowed="- /path\n- https://…")
        for number, name in enumerate(entry.data):
            if not isinstance(name, str) or not name.strip():
                raise TigangError("wrong-type", **entry.at((number,)), key=str(number + 1), allowed="/path | https://…")
            names.append(name.strip())
    return names


def folders(
    personal: pathlib.Path,
    cache: Optional[pathlib.Path],
    remote: Optional[Remote],
    more: Sequence[str] = (),
    *,
    own: bool = True,
) -> Tuple[List[Folder], List[TigangError]]:
    """Return the shared folders in their order, each ready to be read, and what is to be said of those out of reach.

    ``cache``: where the copies are kept; ``remote``: reads URLs; without one the last copies serve; ``more``: named elsewhere,
    they follow those that the person names; ``own``: whether the person may name any.
    """
    unread: List[TigangError] = []
    names: List[str] = []
    try:
        names += named(personal) if own else ()
    except TigangError as error:
        unread.append(error)
    shares = []
    for name in dict.fromkeys([*names, *more]):
        try:
            shares.append(_share(name, personal, cache, remote))
        except ValueError as error:  # what looks like a URL and is none
            unread.append(TigangError("folder-unreachable", folder=name, reason=str(error)))
    first = any(not share.copied for share in shares)
    until = time.monotonic() + (PATIENCE_AT_FIRST if first else PATIENCE)
    problems = [problem for share in shares for problem in share.wait(until)]
    return [share.folder for share in shares], [*unread, *problems]


def write(personal: pathlib.Path, names: Sequence[str]) -> None:
    """Write other folders into ``folders.yaml``. Raises TigangError (file-unwritable)."""
    path = personal / FILE
    text = "".join(
        f"- {json.dumps(each, ensure_ascii=False)}\n" for each in names
    )  # JSON is YAML, whatever stands in it
    with atomic.reporting(path):
        atomic.replace(path, (text or "[]\n").encode("utf-8"))


def _share(name: str, personal: pathlib.Path, cache: Optional[pathlib.Path], remote: Optional[Remote]) -> _Share:
    if _URL.match(name) and not name.lower().startswith("file:"):
        return _Url(name, cache, remote)
    return _Path(personal / lookup.path(name))


class _Share:
    """A shared folder that is being looked at."""

    folder: Folder
    copied = True  # there is something that can serve when it does not answer

    def __init__(self, task: Optional[_Task]) -> None:
        self._task = task

    def wait(self, until: float) -> Iterable[TigangError]:
        """Wait for it, no longer than ``until``; return what is to be said of it."""
        reason = self._task.outcome(until) if self._task else ""
        if reason is None:
            yield TigangError("folder-silent", folder=self.folder.name)
        elif reason:
            yield TigangError("folder-unreachable", folder=self.folder.name, reason=reason)


class _Path(_Share):
    def __init__(self, path: pathlib.Path) -> None:
        super().__init__(_task(str(path), lambda: _look(path), fresh=0.0, give_up=0.0))
        self.folder = Folder(path)

    def wait(self, until: float) -> Iterable[TigangError]:
        problems = list(super().wait(until))
        self.folder = self.folder._replace(gone=bool(problems))
        return problems


def _look(path: pathlib.Path) -> None:
    with os.scandir(path):
        pass


class _Url(_Share):
    def __init__(self, url: str, cache: Optional[pathlib.Path], remote: Optional[Remote]) -> None:
        name = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        copy = (cache or pathlib.Path(tempfile.gettempdir(), f"tigang-{os.getpid()}")) / f"copy-{name}"
        super().__init__(_task(f"{url} {copy}", lambda: bring(url, remote, copy), FRESH, GIVE_UP) if remote else None)
        self.folder = Folder(copy, url)
        self.copied = (copy / _RECORD).exists()


# --- waiting for them -------------------------------------------------------------------------------------------------


class _Task:
    """Something done in a thread of its own."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._done = threading.Event()
        self._waited = False
        self._reason = ""
        self._ended = 0.0
        threading.Thread(target=self._run, name="tigang-share", daemon=True).start()

    def _run(self) -> None:
        try:
            self._work()
        except OSError as error:
            self._reason = error.strerror or str(error) or type(error).__name__
        except Exception as error:  # noqa: BLE001 - what cannot be read has a reason, whatever it is
            self._reason = f"{type(error).__name__}: {error}"
        self._ended = time.monotonic()
        self._done.set()

    def outcome(self, until: float) -> Optional[str]:
        """Return why it failed, "" when it succeeded, None when it has not ended. One that took long is not waited for again."""
        if not self._done.wait(0.0 if self._waited else max(0.0, until - time.monotonic())):
            self._waited = True
            return None
        return self._reason

    def spent(self, fresh: float, give_up: float) -> bool:
        """Return whether it ended so long ago that it is to be done again."""
        return self._done.is_set() and time.monotonic() - self._ended >= (give_up if self._reason else fresh)


_tasks: Dict[str, _Task] = {}
_beginning = threading.Lock()  # windows ask from threads of their own: a server is not to be called twice at once


def _task(name: str, work: Callable[[], None], fresh: float, give_up: float) -> _Task:
    """Return the task of a name, begun now unless it runs, or ended a moment ago."""
    with _beginning:
        if name not in _tasks or _tasks[name].spent(fresh, give_up):
            _tasks[name] = _Task(work)
        return _tasks[name]


def look_again() -> None:
    """Forget what was seen a moment ago: the next opening asks all servers."""
    with _beginning:
        _tasks.clear()


# --- copies -----------------------------------------------------------------------------------------------------------

_RECORD = "copied.json"


def bring(url: str, remote: Remote, copy: pathlib.Path) -> None:
    """Make ``copy`` what lies under ``url``: its outlines, snippets and layouts. Raises OSError.

    A file goes only when its folder could be listed without it; one that could not be fetched keeps its last copy.
    """
    there: Dict[str, Item] = {}
    subfolders = {item.name for item in remote.items(url) if item.folder} & set(index.KINDS)
    for subfolder in sorted(subfolders):
        for item in remote.items(f"{url.rstrip('/')}/{subfolder}"):
            if not item.folder and _NAME.fullmatch(item.name) and item.size <= MAX_BYTES:
                there[f"{subfolder}/{item.name}"] = item
    if len(there) > MAX_FILES or sum(item.size for item in there.values()) > MAX_TOTAL:
        raise OSError(f"{url}: > {MAX_FILES} | > {MAX_TOTAL // 1_000_000} MB")
    record = _recorded(copy)
    failed: List[OSError] = []
    for subfolder in subfolders:
        atomic.sweep(copy / subfolder)
    for file, item in there.items():
        stamp = [item.size, item.modified]
        if record.get(file) == [*stamp, _written(copy / file)]:
            continue
        try:
            content = remote.content(f"{url.rstrip('/')}/{urllib.parse.quote(file)}", MAX_BYTES)
        except OSError as error:
            failed.append(error)
            continue
        atomic.replace(copy / file, content, sweeping=False)
        if abs(item.modified - time.time()) > _RECENT:  # its clock may be ahead of ours
            record[file] = [*stamp, _written(copy / file)]
    for file in {
        f"{path.parent.name}/{path.name}" for kind in index.KINDS for path in (copy / kind).glob("[!.]*")
    } - set(there):
        (copy / file).unlink(missing_ok=True)
    atomic.replace(copy / _RECORD, json.dumps({file: row for file, row in record.items() if file in there}).encode())
    if failed:
        raise failed[0]


def _recorded(copy: pathlib.Path) -> Dict[str, List[Any]]:
    """By file: size and time on the server, time of the copy."""
    try:
        found = plain_json.read(regular.read(copy / _RECORD, MAX_BYTES), MAX_BYTES)
    except (TigangError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _written(path: pathlib.Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return -1
