"""Measures a check of many documents beside LibreOffice's own conversion of them to text: `build.py bench many`.

    python3 build.py bench -- many --documents 60 --jobs 1
    python3 build.py bench -- many --folder DIR

All are whole processes, from their start to their end, with a new profile each, in the same run. With two jobs the conversion is
two processes, too, each with half of the files. The third figure is the same check on a Dask cluster of that many processes.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
from typing import Dict, List, NamedTuple, Sequence

from . import many_documents
from .basics import ROOT, Failure, say

LIMIT = 1.3  # of the time of the conversion
_PAUSE = 0.2  # seconds between two looks at the memory
_SHOWN = (
    "{documents} documents, {jobs} job(s): check {check_per_second:.2f}/s, conversion {convert_per_second:.2f}/s, "
    "cluster {cluster_per_second:.2f}/s; check / conversion {ratio:.2f}, of the processor {processor_ratio:.2f}; "
    "largest office {check_megabytes:.0f} MiB, {convert_megabytes:.0f} MiB"
)


class _Taken(NamedTuple):
    seconds: float
    processor: float  # seconds of all processes together, which others on the machine do not change
    largest: int  # bytes in the largest office


def main(argv: Sequence[str] = ()) -> int:
    """Shows documents a second; 1 when a check takes more than LIMIT of the time of the conversion."""
    parser = argparse.ArgumentParser(prog="workshop.bench many", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000, metavar="N", help="how many; default: 1000")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], metavar="N", help="default: 1 2")
    parser.add_argument(
        "--folder", type=pathlib.Path, metavar="DIR", help="of real documents, measured instead of those"
    )
    given = parser.parse_args(argv)
    if given.folder:
        with tempfile.TemporaryDirectory() as copies:
            many_documents.numbered(given.folder, pathlib.Path(copies))
            rows = [_measured(pathlib.Path(copies), jobs) for jobs in given.jobs]
    else:
        rows = [_measured(many_documents.folder(given.documents), jobs) for jobs in given.jobs]
    kept = ROOT / "out/bench/many.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    say(f"-> {kept.relative_to(ROOT)}")
    return int(any(row["ratio"] > LIMIT for row in rows))


def _measured(place: pathlib.Path, jobs: int) -> Dict[str, float]:
    files = sorted(place.iterdir())
    theirs, ours = _converted(files, jobs), _checked(place, jobs)
    spread = _checked(place, jobs, cluster=True)
    row = {
        "documents": len(files),
        "jobs": jobs,
        "check_per_second": len(files) / ours.seconds,
        "convert_per_second": len(files) / theirs.seconds,
        "cluster_per_second": len(files) / spread.seconds,
        "ratio": ours.seconds / theirs.seconds,
        "processor_ratio": ours.processor / theirs.processor,
        "check_megabytes": ours.largest / 2**20,
        "convert_megabytes": theirs.largest / 2**20,
    }
    say(_SHOWN.format(**row))
    return row


def _checked(place: pathlib.Path, jobs: int, cluster: bool = False) -> _Taken:
    with tempfile.TemporaryDirectory() as folder:
        how, name = (["--cluster", "local"], "report.jsonl") if cluster else ([], "report.json")
        report = pathlib.Path(folder, name)
        command = [sys.executable, "-m", "tigang.cli", "check", place, "--jobs", jobs, "--output", report, *how]
        with _Watch(folder) as watch:
            environment = {**os.environ, "TMPDIR": folder}
            done = subprocess.run(
                list(map(str, command)), check=False, env=environment, stderr=subprocess.PIPE, text=True
            )
        told = report.exists()
    if not told:  # what it could not check, as real documents that are encrypted, stands in it
        raise Failure(f"Not all was checked: {done.stderr}")
    return watch.taken()


def _converted(files: List[pathlib.Path], jobs: int) -> _Taken:
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        watch = _Watch(folder)
        with watch:
            place = pathlib.Path(folder)
            runs = [
                pool.submit(many_documents.convert, files[job::jobs], "txt:Text", place, place / f"profile-{job}")
                for job in range(jobs)
            ]
            missing = [file for run in runs for file in run.result()]
    if missing:
        say(f"not converted by LibreOffice: {len(missing)} of {len(files)}")
    return watch.taken()


class _Watch:
    """Looks at the processes that name a folder: the time of all, the memory of the largest."""

    def __init__(self, folder: str) -> None:
        self._folder, self._largest = os.fsencode(folder), 0
        self._ticks: Dict[str, int] = {}  # by process
        self._over = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Watch:
        self._began = time.monotonic()
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._seconds = time.monotonic() - self._began
        self._over.set()
        self._looking.join()

    def taken(self) -> _Taken:
        return _Taken(self._seconds, sum(self._ticks.values()) / os.sysconf("SC_CLK_TCK"), self._largest)

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            for process in pathlib.Path("/proc").glob("[0-9]*"):
                try:
                    if self._folder in (process / "cmdline").read_bytes():
                        fields = (process / "stat").read_bytes().rpartition(b")")[2].split()
                        self._ticks[process.name] = int(fields[11]) + int(fields[12])
                        self._largest = max(self._largest, int(fields[21]) * os.sysconf("SC_PAGE_SIZE"))
                except OSError:
                    continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
