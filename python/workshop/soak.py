"""Saves, replaces, renames, deletes and imports snippets in several processes at once, kills them at any moment, and counts what
is lost.

    python -m workshop.soak --kills 500

Every process says what it has done once that is done; whatever was said must be found in the library, its backup or its
trash, whole, every file in the library must be a good one, and an import that was cut off is completed by the next one. Nothing
but half written files is left over, and these go in their time. Exit code 1 when anything is lost.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import pathlib
import random
import signal
import sys
import tempfile
import time
from typing import Dict, List, NamedTuple, Optional, Set, Tuple

from tigang.errors import TigangError
from tigang.formats import atomic, zips
from tigang.library import archive, loading, store
from tigang.library import writing as writing_
from tigang.snippets import usage
from tigang.snippets.model import Snippet

_ARCHIVES = "archives"  # beside the library's own folders
_REFUSED = frozenset({"file-exists", "unknown-snippet", "not-own-file"})  # another was faster
_BODY = "一段不短的话，写到一半就断的文件一眼可见。" * 40


class Outcome(NamedTuple):
    kills: int
    done: int  # things said to be done
    lost: Tuple[str, ...]  # of these, what is nowhere
    problems: Tuple[str, ...]  # files in the library that cannot be read


def soak(folder: pathlib.Path, kills: int, processes: int = 2, seed: int = 0, links: bool = True) -> Outcome:
    """Lets processes work on the library in ``folder`` until so many have been killed; ``links``: the file system has them."""
    chance = random.Random(seed)
    running: Dict[int, int] = {}  # process -> where it is read from
    said: Set[str] = set()
    for _ in range(kills):
        while len(running) < processes:
            process, pipe = _begin(folder, chance.randrange(1 << 30), links)
            running[process] = pipe
        time.sleep(chance.uniform(0.0, 0.05))
        victim = chance.choice(sorted(running))
        os.kill(victim, signal.SIGKILL)
        said |= _end(victim, running.pop(victim))
    for process, pipe in running.items():
        os.kill(process, signal.SIGKILL)
        said |= _end(process, pipe)
    for archived in sorted((folder / _ARCHIVES).glob("*.zip")):
        archive.bring(archived, folder)
    _age(folder)
    left = [path.name for path in folder.rglob("*") if path.name.startswith(".")]
    found = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))
    cache = folder / _ARCHIVES
    problems = tuple(
        str(problem) for place in (cache, cache, None) for problem in loading.load([folder], place).problems
    )
    lost = tuple(sorted(token for token in said if f"{token} {_BODY} {token}\n" not in found))
    return Outcome(kills, len(said), lost, (*problems, *left))


def _age(folder: pathlib.Path) -> None:
    """Have a day go by and the next file written, wherever one was left half written."""
    for path in folder.rglob(".*"):
        os.utime(path, (0, 0))
        atomic.sweep(path.parent)


def _begin(folder: pathlib.Path, seed: int, links: bool) -> Tuple[int, int]:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:
        if not links:
            atomic.os = _NoLinks()  # type: ignore[attr-defined, assignment]
        _work(folder, random.Random(seed), writing)
    finally:
        os._exit(1)


class _NoLinks:
    """The module ``os`` on a file system without links."""

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)

    def link(self, source: object, target: object) -> None:
        raise PermissionError(1, "Operation not permitted")


def _end(process: int, pipe: int) -> Set[str]:
    os.waitpid(process, 0)
    with open(pipe, encoding="ascii") as said:
        return set(said.read().split())


def _work(folder: pathlib.Path, chance: random.Random, said: int) -> None:
    """Works until it is killed."""
    mine: List[str] = []
    for number in range(1 << 30):
        token = f"t{os.getpid()}x{number}"
        text = f"{token} {_BODY} {token}"
        with contextlib.suppress(TigangError):
            _act(folder, chance, token, text, mine)
            os.write(said, f"{token}\n".encode())  # few enough bytes to be written at once


def _act(folder: pathlib.Path, chance: random.Random, token: str, text: str, mine: List[str]) -> None:
    try:
        kind = chance.random()
        if kind < 0.05:
            _import(folder, token, text)
        elif kind < 0.3:
            writing_.save_snippet(folder, Snippet(token, "自己的", text))
            mine.append(token)
        elif kind < 0.6:  # an id that others want, too
            writing_.save_snippet(folder, Snippet(f"wanted-{chance.randrange(200)}", "都要的", text))
        elif kind < 0.8 or not mine:
            store.replace_snippet(folder, Snippet(f"shared-{chance.randrange(3)}", "共用的", text))
        else:
            name = mine.pop()
            if kind < 0.9:
                store.rename_snippet(folder, name, f"{name}-renamed")
            else:
                store.delete_snippet(folder, name)
            writing_.save_snippet(folder, Snippet(token, "自己的", text))
    except TigangError as error:
        if error.code not in _REFUSED:
            sys.stderr.write(f"{error}\n")
        raise


def _import(folder: pathlib.Path, token: str, text: str) -> None:
    """Import an archive of several snippets, with the index kept and the uses counted that go with that in an office."""
    file = folder / _ARCHIVES / f"{token}.zip"
    names = [f"{token}-{number}" for number in range(4)]
    snippets = {f"snippets/{name}.yaml": f"id: {name}\ntitle: 带来的\ntext: |\n  {text}\n" for name in names}
    atomic.create(file, zips.packed(snippets))
    archive.bring(file, folder, replace=True)
    loading.load([folder], file.parent)
    usage.add(folder, names)


def main(argv: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="workshop.soak", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--no-links", action="store_true", help="as on a file system that has no links")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        outcome = soak(pathlib.Path(folder), given.kills, given.processes, given.seed, not given.no_links)
    print(
        f"seed {given.seed}: {outcome.kills} kills, {outcome.done} things done, {len(outcome.lost)} lost, "
        f"{len(outcome.problems)} bad files"
    )
    for line in (*outcome.lost, *outcome.problems):
        print(f"  {line}")
    return 1 if outcome.lost or outcome.problems else 0


if __name__ == "__main__":
    sys.exit(main())
