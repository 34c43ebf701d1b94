"""``tigang check --cluster`` with a real scheduler, real workers and real offices."""

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
import sys
import time
from typing import Any, Callable, Dict, Iterator, List

import distributed
import pyarrow.parquet
import pytest
from running import Run, command, environment  # type: ignore[import-not-found]
from test_faults import running  # type: ignore[import-not-found]

from tigang.cli import checking, chunks
from tigang.cli import cluster as cluster_module

Folder = Callable[..., pathlib.Path]

DOCUMENTS = 24


class Cluster:
    """A scheduler and two workers on loopback, each a process; a worker that ends stays away."""

    def __init__(self, place: pathlib.Path) -> None:
        self.place, self.workers = place, [place / f"worker {number}" for number in range(2)]
        self._file = place / "scheduler.json"
        self._started: List[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        self._run("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-show", "--scheduler-file", self._file)
        for worker in self.workers:
            worker.mkdir()
            options = ("--nthreads", "1", "--memory-limit", "0", "--no-nanny", "--local-directory", worker)
            self._run("worker", "--scheduler-file", self._file, "--host", "127.0.0.1", *options)
        wait(self._file.exists)
        self.address = json.loads(self._file.read_text(encoding="utf-8"))["address"]
        with distributed.Client(self.address) as client:
            client.wait_for_workers(len(self.workers), timeout=90)

    def kill_a_worker(self) -> None:
        self._started[1].kill()
        self._started[1].wait()

    def stop(self) -> None:
        for process in reversed(self._started):
            process.kill()
            process.wait()

    def _run(self, what: str, *options: object) -> None:
        arguments = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard", *map(str, options)]
        with open(self.place / "log.txt", "ab") as log:
            self._started.append(
                subprocess.Popen(arguments, env=environment(self.place), stdout=log, stderr=log, cwd=str(self.place))
            )


@pytest.fixture
def cluster(tmp_path: pathlib.Path) -> Iterator[Cluster]:
    place = tmp_path / "cluster"
    place.mkdir()
    made = Cluster(place)
    try:
        made.start()
        yield made
    finally:
        made.stop()


def wait(until: Callable[[], Any], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        time.sleep(0.05)


def many(place: pathlib.Path, name: str, count: int) -> List[str]:
    for number in range(count):
        shutil.copyfile(place / name, place / f"{number:02}{pathlib.Path(name).suffix}")
    return sorted(str(path) for path in place.iterdir())


def lines(path: pathlib.Path) -> List[Dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_worker_that_is_killed_loses_no_file_and_none_is_there_twice(
    cluster: Cluster, folder: Folder, tigang: Run, tmp_path: pathlib.Path
) -> None:
    paths = many(folder("gap.docx"), "gap.docx", DOCUMENTS)
    output = tmp_path / "results.jsonl"
    check = ("check", pathlib.Path(paths[0]).parent, "--cluster", cluster.address, "--output", output)
    process = subprocess.Popen(command(*check), env=environment(tmp_path), stderr=subprocess.PIPE, text=True)
    wait(lambda: all(running(f"file://{str(worker).replace(' ', '%20')}") for worker in cluster.workers))
    wait(output.exists)
    cluster.kill_a_worker()
    _, said = process.communicate(timeout=100)
    found = lines(output)
    assert sorted(row["path"] for row in found) == paths
    assert {tuple(finding["rule"] for finding in row["findings"]) for row in found} == {("number-gap",)}
    assert (process.returncode, said) == (1, f"{len(paths)} checked, errors: {len(paths)}\n")
    wait(lambda: not running(f"file://{str(cluster.place)}"), 20)  # neither the killed worker's office nor the other's

    text = output.read_bytes()
    output.write_bytes(text[: len(text) * 2 // 3])  # as a run that was broken off leaves it
    kept = output.read_bytes().count(b"\n")
    refused = tigang(*check)
    assert refused.returncode == 2 and "go on with --resume" in refused.stderr
    assert tigang(*check, "--resume").stderr == f"{len(paths)} checked, errors: {len(paths)}\n"
    resumed = lines(output)
    assert sorted(row["path"] for row in resumed) == paths
    assert resumed[:kept] == found[:kept] and 0 < kept < len(paths)


def test_a_cluster_of_its_own_reads_a_storage_and_writes_a_table(
    folder: Folder, tigang: Run, tmp_path: pathlib.Path
) -> None:
    place = folder("gap.odt", "ordered.docx", "damaged.docx", "empty.docx", "secret.odt")
    (place / "scan.png").write_bytes(b"\x89PNG")
    output = tmp_path / "results.parquet"
    check = ("check", f"file://{place}", "--all", "--cluster", "local", "--jobs", 2, "--output", output)
    done = tigang(*check)
    assert (done.stdout, done.stderr) == ("", "2 checked, errors: 1, not checked: 4\n")
    assert done.returncode == 2
    table = pyarrow.parquet.read_table(output)
    found = {pathlib.Path(row["path"]).name: row for row in table.to_pylist()}
    assert {name: row["error"] or row["state"] for name, row in found.items()} == {
        "gap.odt": "errors",
        "ordered.docx": "in-order",
        "damaged.docx": "damaged",
        "empty.docx": "empty-file",
        "secret.odt": "password-protected",
        "scan.png": "not-a-document",
    }
    assert json.loads(found["gap.odt"]["result"])["findings"][0]["rule"] == "number-gap"
    assert found["gap.odt"]["path"] == f"file://{place}/gap.odt"
    shutil.copyfile(place / "gap.odt", place / "late.odt")
    assert tigang(*check, "--resume").stderr == "3 checked, errors: 2, not checked: 4\n"
    assert len(pyarrow.parquet.read_table(output)) == 7


def test_what_does_not_go_together_is_said(folder: Folder, tigang: Run, tmp_path: pathlib.Path) -> None:
    place = folder("gap.odt")
    for arguments, said in [
        ((place, "--cluster", "local"), "--cluster needs --output"),
        ((place, "--cluster", "local", "--fix"), "--cluster goes with neither"),
        ((place, "--resume"), "--resume needs --cluster"),
        (("s3://submissions/2026",), "needs --cluster"),
        (("nosuch://x", "--cluster", "local", "--output", tmp_path / "r.jsonl"), "Protocol not known"),
    ]:
        done = tigang("check", *arguments)
        assert said in done.stderr, arguments
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_an_address_at_which_nobody_answers_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    monkeypatch.setattr(cluster_module, "_ANSWER", 1)
    order = cluster_module.Order(checking.Plan(None, "en", tmp_path), 120, 2**32)
    with pytest.raises(cluster_module.Unreachable):
        cluster_module.check([chunks.Item("a.odt")], order, "tcp://127.0.0.1:1", 1, lambda results: None)
