"""Tests with another Python: it is found where people have it."""

from __future__ import annotations

import pathlib
import sys

import pytest

from workshop import other_python
from workshop.basics import Failure


@pytest.fixture
def pyenv(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A pyenv with Python 3.8, which is not the one chosen."""
    for name, does in (("shims/python3.8", "exit 127"), ("versions/3.8.18/bin/python", "echo 3.8")):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "shims"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    return tmp_path


def test_one_of_pyenv_that_is_not_chosen_is_found(pyenv: pathlib.Path) -> None:
    assert other_python.find("3.8") == str(pyenv / "versions/3.8.18/bin/python")


def test_the_one_in_path_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(pathlib.Path(sys.executable).parent))
    assert other_python.find(".".join(map(str, sys.version_info[:2])))


def test_one_that_is_missing_is_reported(pyenv: pathlib.Path) -> None:
    with pytest.raises(Failure, match=r"Python 3\.9 was found neither"):
        other_python.find("3.9")
