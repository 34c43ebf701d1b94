"""Setting up: once, again after an interruption, and only what is missing."""

from __future__ import annotations

import contextlib
import pathlib
import subprocess
import sys
from typing import Any, Iterator, List

import pytest

from workshop import machine
from workshop.basics import Failure


@pytest.fixture
def ran(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> List[str]:
    """What was run to make a .venv in a folder of the test: "venv" or "pip"."""
    venv = tmp_path / ".venv"
    programs: List[str] = []

    def run(command: List[Any], **_: Any) -> None:
        programs.append(command[2])
        if command[2] == "venv":
            (venv / "bin").mkdir(parents=True)
            (venv / "bin" / "python").touch()

    monkeypatch.setattr(machine, "VENV", venv)
    monkeypatch.setattr(machine, "VENV_PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(machine, "_STAMP", venv / "complete.txt")
    monkeypatch.setattr(machine, "run", run)
    monkeypatch.setattr(machine, "_python_with_uno", lambda: sys.executable)
    return programs


def test_a_second_run_finds_all_there(ran: List[str]) -> None:
    machine._venv(["click==1"])
    machine._venv(["click==1"])
    assert ran == ["venv", "pip"]


def test_the_tests_add_to_what_the_demo_has_made(ran: List[str]) -> None:
    machine._venv(["click==1"])
    machine._venv(["click==1", "pytest==1"])
    machine._venv(["click==1"])
    assert ran == ["venv", "pip", "pip"]


def test_a_half_made_venv_is_made_anew(ran: List[str], monkeypatch: pytest.MonkeyPatch) -> None:
    good = vars(machine)["run"]

    def failing(command: List[Any], **given: Any) -> None:
        good(command, **given)
        if command[2] == "pip":
            raise Failure("no network")

    monkeypatch.setattr(machine, "run", failing)
    with pytest.raises(Failure):
        machine._venv(["click==1"])
    monkeypatch.setattr(machine, "run", good)
    machine._venv(["click==1"])
    assert ran == ["venv", "pip", "venv", "pip"]


def test_another_python_makes_it_anew(ran: List[str], monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    machine._venv(["click==1"])
    monkeypatch.setattr(machine, "_python_with_uno", lambda: str(tmp_path / "python3.99"))
    machine._venv(["click==1"])
    assert ran == ["venv", "pip", "venv", "pip"]


def test_elsewhere_what_to_install_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(Failure, match="not Debian or Ubuntu.*libreoffice-writer, poppler-utils"):
        machine.install(machine._DEMO_PACKAGES)


def test_installed_packages_are_known() -> None:
    assert machine._missing(("libreoffice-writer", "no-such-package")) == ["no-such-package"]


@pytest.fixture
def apt(tmp_path: pathlib.Path) -> List[str]:
    """An apt-get update with lists of packages of its own: none."""
    (tmp_path / "lists").mkdir()
    options = {
        "Dir::State::Lists": tmp_path / "lists",
        "Dir::Cache": tmp_path,
        "Dir::Etc::SourceList": "/dev/null",
        "Dir::Etc::SourceParts": "/dev/null",
    }
    return ["env", "LC_ALL=C", "apt-get", *(f"-o{name}={value}" for name, value in options.items()), "update"]


@contextlib.contextmanager
def held(lock: pathlib.Path) -> Iterator[None]:
    """Another program holds a lock."""
    holding = (
        "import fcntl, sys; file = open(sys.argv[1], 'w'); fcntl.lockf(file, fcntl.LOCK_EX); print(flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        yield
        holder.communicate(b"\n")


def test_a_lock_of_apt_is_waited_for(apt: List[str], tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with contextlib.ExitStack() as holding:
        holding.enter_context(held(tmp_path / "lists" / "lock"))
        monkeypatch.setattr("time.sleep", lambda seconds: holding.close())  # meanwhile the other program ends
        machine._patiently(apt, why="apt-get could not read the lists")


def test_a_lock_that_stays_is_reported(
    apt: List[str], tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "_LOCK_LIMIT", 0.0)
    with held(tmp_path / "lists" / "lock"), pytest.raises(Failure, match="could not read the lists"):
        machine._patiently(apt, why="apt-get could not read the lists")
    assert "Could not get lock" in capsys.readouterr().err
