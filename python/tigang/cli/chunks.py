"""What a check of very many files is made of: where they lie, chunks of them, a file of results that grows.

Results are written chunk by chunk, so that a run that was broken off goes on where it stopped. JSON Lines: a line a file, as
in the report in JSON. Parquet: a folder of parts, one a chunk, as pyarrow, pandas, DuckDB and Spark read it as one table.
"""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import tempfile
from typing import Any, Dict, Iterator, List, NamedTuple, Sequence, Set, Union

import fsspec

from ..reports import FileResult, Problem
from ..reports.results import counts
from . import files

#: Files in a chunk at most. It is what is lost with a worker, and what is written at once.
_LARGEST = 50
_SHARE = 8  # chunks a worker at least, so that all end at about the same time

SUFFIXES = (".jsonl", ".parquet")

Place = Union[str, pathlib.Path]


class Item(NamedTuple):
    """A file to check, or something given that is none, as `files.Given` has it, wherever it lies."""

    place: str  # a path in full, or a URL
    problem: str = ""


class Kept(NamedTuple):
    """What was found so far, of all files: enough for a summary."""

    results: List[FileResult]  # findings with nothing but their severities
    paths: Set[str]


# --- files ------------------------------------------------------------------------------------------------------------


def find(places: Sequence[Place], everything: bool) -> List[Item]:
    """Return the files of the places in order: paths of this machine in full, or what a URL stands for, each as a URL.

    Raises OSError, ValueError or ImportError where a storage cannot be reached.
    """
    local = [pathlib.Path(place).absolute() for place in places if not is_url(place)]
    found = [given for place in map(str, filter(is_url, places)) for given in _stored(place, everything)]
    return [*(Item(str(given.path), given.problem) for given in files.find(local, everything)), *found]


def is_url(place: Place) -> bool:
    """Whether a place is one that fsspec knows by its URL."""
    return "://" in str(place)


def _stored(url: str, everything: bool) -> Iterator[Item]:
    storage, root = fsspec.core.url_to_fs(url)
    for path, about in sorted(storage.find(root, detail=True).items()):
        name = path.rpartition("/")[2]
        is_document = name.lower().endswith(files.SUFFIXES)
        if name.startswith((".", "~$")) or not (is_document or everything):
            continue
        problem = "" if is_document and about.get("size") != 0 else "empty-file" if is_document else "not-a-document"
        yield Item(storage.unstrip_protocol(path), problem)


@contextlib.contextmanager
def fetched(place: str, folder: str) -> Iterator[pathlib.Path]:
    """Give the path of a file here: its own, or of a copy in ``folder`` that is removed afterwards. Raises OSError."""
    if not is_url(place):
        yield pathlib.Path(place)
        return
    storage, path = fsspec.core.url_to_fs(place)
    with tempfile.TemporaryDirectory(dir=folder) as here:
        copy = pathlib.Path(here, f"document{pathlib.PurePosixPath(path).suffix}")
        storage.get_file(path, str(copy))
        yield copy


def divided(found: Sequence[Item], workers: int) -> List[Sequence[Item]]:
    """Return the files in chunks that are worth the way to one of so many workers."""
    size = max(1, min(_LARGEST, len(found) // (_SHARE * max(workers, 1))))
    return [found[first : first + size] for first in range(0, len(found), size)]


def said(path: Any) -> str:
    """Return a path as a file of results has it: always text, whatever bytes a name is made of."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


# --- results ----------------------------------------------------------------------------------------------------------


class Results:
    """A file, or a folder of parts, that takes results in chunks, each whole or not at all."""

    def __init__(self, place: pathlib.Path) -> None:
        self.place = place
        self._is_table = place.suffix.lower() == ".parquet"

    def exist(self) -> bool:
        """Whether there are any of an earlier run."""
        return self.place.exists()

    def kept(self) -> Kept:
        """Return what is there; the half line of a run that was broken off is taken away."""
        rows = (_parts if self._is_table else _lines)(self.place) if self.exist() else iter(())
        results = [_bare(row) for row in rows]
        return Kept(results, {result.path for result in results})

    def add(self, results: Sequence[FileResult]) -> None:
        """Write the results of a chunk."""
        rows = [{**result.as_json(), "path": said(result.path)} for result in results]
        if self._is_table:
            self.place.mkdir(exist_ok=True)
            _write_part(self.place, [_flat(row, result) for row, result in zip(rows, results)])
            return
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        with open(self.place, "ab") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())


def _lines(place: pathlib.Path) -> Iterator[Dict[str, Any]]:
    with open(place, "r+b") as file:
        whole = 0
        for line in file:
            if not line.endswith(b"\n"):
                file.truncate(whole)
                return
            whole += len(line)
            yield json.loads(line)


def _flat(row: Dict[str, Any], result: FileResult) -> Dict[str, Any]:
    """Return a row of the table: columns to sort and filter by, and all of it as JSON."""
    found = counts([result])
    return {
        "path": row["path"],
        "state": result.state,
        "outline": row["outline"],
        "error": result.error.code if result.error else None,
        **{f"{severity}s": found[severity] for severity in found},
        "result": json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8"),
    }


def _write_part(folder: pathlib.Path, rows: Sequence[Dict[str, Any]]) -> None:
    import pyarrow  # noqa: PLC0415
    import pyarrow.parquet  # noqa: PLC0415

    kinds = {"path": "string", "state": "string", "outline": "string", "error": "string", "result": "string"}
    schema = pyarrow.schema([(name, kinds.get(name, "int32")) for name in rows[0]])
    number, name = len(list(folder.glob("part-*.parquet"))), "part-{:06}.parquet"
    unfinished = folder / "_unfinished"  # what begins so is no part to those who read the folder
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows), schema), unfinished)
    os.replace(unfinished, folder / name.format(number))


def _parts(folder: pathlib.Path) -> Iterator[Dict[str, Any]]:
    import pyarrow.parquet  # noqa: PLC0415

    for part in sorted(folder.glob("part-*.parquet")):
        yield from map(json.loads, pyarrow.parquet.read_table(part, columns=["result"])["result"].to_pylist())


def _bare(row: Dict[str, Any]) -> FileResult:
    return bare(
        FileResult(
            row["path"],
            findings=row["findings"],
            error=Problem(**row["error"]) if row["error"] else None,
            submission=row.get("submission"),
        )
    )


def bare(result: FileResult) -> FileResult:
    """Return what a summary needs of a result, so that those of a hundred thousand files have room."""
    return FileResult(
        said(result.path),
        findings=tuple(
            _SEVERITY.setdefault(each["severity"], {"severity": each["severity"]}) for each in result.findings
        ),
        error=result.error,
        submission=result.submission and {"ready": result.submission["ready"]},
    )


_SEVERITY: Dict[str, Dict[str, str]] = {}
