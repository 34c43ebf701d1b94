"""Installing into a profile and removing again, as build.py does it."""

from __future__ import annotations

import pathlib

import pytest

from workshop import extension


def test_install_and_uninstall(oxt: pathlib.Path, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = ["--profile", str(tmp_path / "profile")]
    assert extension.main(["install", "--oxt", str(oxt), *profile]) == 0
    assert extension.main(["uninstall", *profile]) == 0
    assert extension.main(["uninstall", *profile]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in said] == ["installed", "removed", "Tigang"]
    assert "nothing to remove" in said[2]


def test_a_profile_in_use_is_left_alone(
    oxt: pathlib.Path, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".lock").touch()
    assert extension.main(["install", "--oxt", str(oxt), "--profile", str(tmp_path)]) == 1
    assert "Close all its windows" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]
