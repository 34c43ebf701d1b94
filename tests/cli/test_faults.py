"""Whatever happens to the command, it says so by its exit code, and nothing of it stays behind."""

from __future__ import annotations

import json
import os
import pathlib
import signal
import subprocess
import time
from typing import Any, Callable, List

import pytest
from running import Run, command, environment, temporary  # type: ignore[import-not-found]

import tigang as library
from tigang.office import worker

Folder = Callable[..., pathlib.Path]


def running(pattern: str) -> List[str]:
    """The command lines of processes that hold a text."""
    found = []
    for place in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = place.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        found += [line] if pattern in line else []
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_it_with_its_office_and_its_profile(folder: Folder, tmp_path: pathlib.Path, number: int) -> None:
    place = folder("large.fodt", "gap.odt")
    process = subprocess.Popen(
        command("check", place), env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    profiles = str(temporary(tmp_path))
    end = time.monotonic() + 60
    while not running(f"file://{profiles}") and time.monotonic() < end:
        time.sleep(0.05)
    process.send_signal(number)
    said = process.communicate(timeout=60)
    assert process.returncode == 128 + number, said
    assert b"Traceback" not in said[1]
    assert (running(profiles), os.listdir(profiles)) == ([], [])
    assert sorted(os.listdir(place)) == ["gap.odt", "large.fodt"]


@pytest.mark.parametrize("name", ["gap.odt", "ordered.docx"])
def test_an_office_that_ends_with_a_document_open_leaves_no_lock(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    place = folder(name)
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    real = worker.Worker._call

    def call(self: Any, office: Any, function: str, argument: Any) -> Any:
        fixing = function == "tigang.cli.desk:fix"
        return real(self, office, "dying:with_the_document_open" if fixing else function, argument)

    monkeypatch.setattr(worker.Worker, "_call", call)
    (result,) = library.check_files([place / name], fix=True)
    assert result.error and result.error.code == "office-ended"
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


def test_output_that_is_full_or_closed_is_one_message(tmp_path: pathlib.Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            command("rules"), env=environment(tmp_path), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, "tigang: No space left on device\n")
    shell = " ".join(command("rules"))
    for line, code in ((f"{shell} >&-", 0), (f"{shell} 2>&- >&-", 0)):
        run = subprocess.run(["sh", "-c", line], env=environment(tmp_path), capture_output=True, check=False)
        assert (run.returncode, run.stderr) == (code, b"")
    piped = subprocess.run(
        ["bash", "-c", f"{shell} | true; exit ${{PIPESTATUS[0]}}"],
        env=environment(tmp_path),
        capture_output=True,
        check=False,
    )
    assert piped.returncode in (0, 141) and piped.stderr == b""


def test_a_report_is_written_whole_and_over_no_document(tigang: Run, folder: Folder, tmp_path: pathlib.Path) -> None:
    place = folder("gap.odt")
    before = (place / "gap.odt").read_bytes()
    refused = tigang("check", place, "--output", place / "gap.odt")
    assert refused.returncode == 2 and "one of the files" in refused.stderr
    assert (place / "gap.odt").read_bytes() == before
    link = tmp_path / "report.json"
    link.symlink_to(tmp_path / "real.json")
    assert tigang("check", place, "--output", link).returncode == 1
    assert link.is_symlink() and json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))["files"]
    assert sorted(os.listdir(place)) == ["gap.odt"]


def test_names_that_are_no_text_and_a_bare_environment(folder: Folder, tmp_path: pathlib.Path) -> None:
    place = folder("gap.odt")
    name = os.fsencode(place) + b"/\xff\xfe.odt"
    os.rename(place / "gap.odt", name)
    bare = {key: value for key, value in environment(tmp_path).items() if key not in ("HOME", "XDG_CONFIG_HOME")}
    done: Any = subprocess.run(
        command("check", place, "--format", "json"),
        env={**bare, "LANG": "C", "LC_ALL": "C"},
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    (file,) = json.loads(done.stdout)["files"]
    assert [finding["rule"] for finding in file["findings"]] == ["number-gap"]
    assert os.listdir(os.fsencode(place)) == [b"\xff\xfe.odt"]
