"""Does something with many documents, each on a copy of it, in offices that are started anew when they end."""

from __future__ import annotations

import concurrent.futures
import pathlib
import shutil
import tempfile
from typing import TYPE_CHECKING, Callable, List, Sequence, TypeVar

if TYPE_CHECKING:
    from tigang.office.worker import Worker

SUFFIXES = (".odt", ".ott", ".fodt", ".docx", ".docm", ".doc", ".dot", ".dotx", ".rtf", ".wps")

_Result = TypeVar("_Result")


def documents(folder: pathlib.Path, suffixes: Sequence[str]) -> List[pathlib.Path]:
    """The files below a folder with one of these suffixes, in the order of their paths; no lock files."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix.lower() in suffixes and not path.name.startswith((".", "~$"))
    )


def each(
    paths: Sequence[pathlib.Path],
    jobs: int,
    limit: float,
    work: Callable[[Worker, pathlib.Path, pathlib.Path], _Result],
) -> List[_Result]:
    """What ``work`` makes of an office, a copy of a document (offices leave lock files beside what they open) and its path.

    ``limit``: seconds for one call of the office; ``jobs``: offices at the same time. In the order of ``paths``.
    """
    from tigang.office.worker import Worker

    jobs = max(min(jobs, len(paths)), 1)

    def serve(share: Sequence[pathlib.Path]) -> List[_Result]:
        done = []
        with Worker(limit) as worker:
            for path in share:
                with tempfile.TemporaryDirectory(prefix="tigang-") as folder:
                    copy = pathlib.Path(folder, f"document{path.suffix.lower()}")
                    shutil.copyfile(path, copy)
                    done.append(work(worker, copy, path))
        return done

    results: List[_Result] = [None] * len(paths)  # type: ignore[list-item]
    with concurrent.futures.ThreadPoolExecutor(jobs) as threads:
        for first, share in enumerate(threads.map(serve, [paths[index::jobs] for index in range(jobs)])):
            results[first::jobs] = share
    return results
