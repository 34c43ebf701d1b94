"""build.py as a person meets it: help for everything, and a sentence instead of a traceback."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest

from workshop import basics, vendored
from workshop.basics import ROOT, Failure


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("command", ["build", "install", "uninstall", "run", "demo", "test"])
def test_every_command_has_help(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert command in run("--help").stdout


def test_a_wrong_command_is_reported() -> None:
    done = run("bild")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_changed_wheel_is_refused(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vendored, "CACHE", tmp_path)
    wheel = tmp_path / "wheels" / vendored.LIBRARIES[0].wheel
    wheel.parent.mkdir()
    wheel.write_bytes(b"not what it was")
    with pytest.raises(Failure, match="hash differs"):
        vendored.files()


def test_the_same_versions_ride_along_and_serve_the_checkout() -> None:
    assert {library.requirement for library in vendored.LIBRARIES} == set(basics.requirements("pinned"))


def test_a_failing_program_is_named() -> None:
    with pytest.raises(Failure, match="It did not work: exit code 3"):
        basics.run([sys.executable, "-c", "raise SystemExit(3)"], why="It did not work")
    with pytest.raises(Failure, match="no-such-program was not found"):
        basics.run(["no-such-program"])


def test_programs_at_the_same_time(capfd: pytest.CaptureFixture[str]) -> None:
    programs = ["print('first')", "print('second'); raise SystemExit(3)", "import sys; print('third', file=sys.stderr)"]
    assert basics.statuses([[sys.executable, "-c", program] for program in programs]) == [0, 3, 0]
    assert capfd.readouterr().out.split() == ["first", "second", "third"]
    with pytest.raises(Failure, match="no-such-program was not found"):
        basics.statuses([[sys.executable, "-c", ""], ["no-such-program"]])
