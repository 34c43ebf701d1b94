"""Reading real documents: `build.py bench read DIR …` opens every document in the folders, with a view and without.

Each is read as Tigang reads it and by looking into every paragraph, which has to give the same. Shown are the documents
that Tigang itself reads so, with the reason, the share of all others, and what it gains.
"""

from __future__ import annotations

import pathlib
import statistics
import sys
import time
from typing import Any, Callable, Dict, List, Sequence, Tuple

from tigang.document.snapshot import Snapshot
from tigang.office import files
from tigang.office.finding import OfficeError
from tigang.office.worker import Worker
from tigang.writer import fast, reader, texts

from .basics import ROOT

_SUFFIXES = (".odt", ".ott", ".fodt", ".docx", ".docm", ".dotx", ".doc", ".rtf")
_LEAST_SHARE = 0.95
_LIMIT = 300.0  # seconds that a document may take
_ROUNDS = 3
_SIZES = ((0, 50), (50, 200), (200, 1000), (1000, 10**9))  # in paragraphs


def main(folders: Sequence[str]) -> int:
    """Reads all documents of the folders, else of the tests' data; 1 when two readings differ or too few are read fast."""
    places = [pathlib.Path(folder).absolute() for folder in folders] or [ROOT / "tests/data"]
    paths = [path for place in places for path in sorted(place.rglob("*")) if path.suffix.lower() in _SUFFIXES]
    rows: List[Dict[str, Any]] = []
    with Worker(_LIMIT) as worker:
        for path in paths:
            for view in (True, False):
                rows.append(_row(worker, path, view))
                _show(rows[-1])
    read = [row for row in rows if not row["error"]]
    share = sum(not row["plainly"] for row in read) / max(1, len(read))
    different = sum(bool(row["different"]) for row in read)
    print(f"\nread: {len(read)} of {len(rows)} (each of {len(paths)} documents with a view and without)")
    print(f"not into every paragraph: {share:.1%} (>= {_LEAST_SHARE:.0%}); read differently: {different} (0)")
    for least, most in _SIZES:
        gains = [row["gain"] for row in read if least <= row["count"] < most]
        if gains:
            print(f"gain, {least:>4} paragraphs or more: median {statistics.median(gains):.1f}, of {len(gains)}")
    return 0 if read and share >= _LEAST_SHARE and not different else 1


def _row(worker: Worker, path: pathlib.Path, view: bool) -> Dict[str, Any]:
    named = {"path": str(path), "view": view, "error": ""}
    try:
        return {**named, **worker.call("workshop.bench_read:measured", named)}
    except OfficeError as error:
        return {**named, "error": str(error).splitlines()[0]}


def _show(row: Dict[str, Any]) -> None:
    said = row["error"] or (f"READ DIFFERENTLY: {row['different']}" if row["different"] else row["plainly"])
    if said:
        print(f"{row['path']} ({'a' if row['view'] else 'no'} view): {said}", flush=True)


def measured(context: Any, named: Dict[str, Any]) -> Dict[str, Any]:
    """How a document is read; called in the office's process."""
    try:
        with files.opened(context, pathlib.Path(named["path"]), editable=named["view"]) as document:
            # The first reading makes Writer number what it had not yet: so it is no matter of which way was first.
            quickly, _ = _timed(lambda: reader.read(document))
            slowly, all_of_it = _timed(lambda: reader.read_plainly(document))
            snapshot = reader.read(document)
            known = fast.paragraphs(document) is not None or texts.are_recognised(texts.paragraphs(document.Text))
            return {
                "count": len(snapshot.paragraphs),
                "gain": slowly / quickly,
                "different": _difference(all_of_it, snapshot),
                "plainly": "" if known else "its paragraphs are not recognised",
            }
    except files.Refused as error:
        return {"error": error.reason}


def _difference(slowly: Snapshot, quickly: Snapshot) -> str:
    """Where two readings differ for the first time; "": nowhere."""
    pairs = zip(slowly.paragraphs, quickly.paragraphs)
    where = next(
        (f"paragraph {index}: {one} … {other}" for index, (one, other) in enumerate(pairs) if one != other), "elsewhere"
    )
    return "" if slowly == quickly else where


def _timed(read: Callable[[], Any]) -> Tuple[float, Any]:
    """The least seconds of its own work that a reading takes, and what it gives."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.thread_time()
        read_ = read()
        best = min(best, time.thread_time() - start)
    return best, read_


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
