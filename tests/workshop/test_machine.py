"""Setting up: once, again after an interruption, and only what is missing."""

from __future__ import annotations

import pathlib
import sys
from typing import Any, List

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
        machine._system(machine._DEMO_PACKAGES)


def test_installed_packages_are_known() -> None:
    assert machine._missing(("libreoffice-writer", "no-such-package")) == ["no-such-package"]
