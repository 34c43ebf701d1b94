"""``tigang check --watch`` with a real LibreOffice: what changes is checked again, until a signal ends it."""

from __future__ import annotations

import pathlib
import shutil
import signal
import subprocess
from typing import Callable, List

import pytest
from running import Run, command, environment, temporary  # type: ignore[import-not-found]

Folder = Callable[..., pathlib.Path]


def test_what_changes_is_checked_again(folder: Folder, tmp_path: pathlib.Path) -> None:
    place = folder("gap.odt", "ordered.docx")
    listening = ["env", "--default-signal=INT"]  # what a shell runs in the background ignores it
    process = subprocess.Popen(
        [*listening, *command("check", ".", "--watch")],
        env=environment(tmp_path),
        cwd=place,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert said(process) == ["gap.odt:3: error number-gap “二、” is missing before “三、”.", "2 checked, errors: 1"]
        (place / "notes.xlsx").write_bytes(b"no document")
        shutil.copyfile(place / "gap.odt", place / ".~lock.other.odt#")
        shutil.copyfile(place / "ordered.docx", place / "part")
        (place / "part").replace(place / "gap.docx")  # as programs save: beside it, then in its place
        assert said(process) == ["1 checked, no findings"]
        (place / "ordered.docx").unlink()
        (place / "gap.odt").touch()
        assert said(process)[-1] == "1 checked, errors: 1"
        process.send_signal(signal.SIGINT)
        assert (process.wait(30), list(temporary(tmp_path).iterdir())) == (130, [])
    finally:
        process.kill()
        process.wait()


def said(process: subprocess.Popen[str]) -> List[str]:
    """The next report, which ends in its summary."""
    assert process.stdout
    lines: List[str] = []
    while not lines or " checked" not in lines[-1]:
        lines.append(process.stdout.readline().rstrip("\n"))
    return lines


@pytest.mark.parametrize(
    "arguments", [["--fix"], ["--diff"], ["--format", "json"], ["--format", "csv"]], ids=lambda given: given[-1]
)
def test_what_does_not_go_with_it_is_said(folder: Folder, tigang: Run, arguments: List[str]) -> None:
    done = tigang("check", folder("gap.odt"), "--watch", *arguments)
    assert (done.returncode, done.stdout) == (2, "") and "--watch goes" in done.stderr


def test_nothing_to_watch_is_a_mistake(tigang: Run, tmp_path: pathlib.Path) -> None:
    done = tigang("check", tmp_path / "none", "--watch")
    assert done.returncode == 2 and "nothing to watch" in done.stderr
