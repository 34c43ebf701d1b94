"""A library handed on by the command line."""

from __future__ import annotations

import pathlib

from click.testing import CliRunner

from tigang.cli.app import app
from tigang.library import loading, writing
from tigang.snippets.model import Snippet


def test_a_library_is_handed_on(tmp_path: pathlib.Path) -> None:
    mine, theirs, file = tmp_path / "mine", tmp_path / "theirs", tmp_path / "x.zip"
    writing.save_snippet(mine, Snippet("a", "甲", "一"))
    run = CliRunner()
    assert run.invoke(app, ["library", "export", str(file), "--library", str(mine)]).output == "snippets/a.yaml\n"
    assert (
        run.invoke(app, ["library", "import", str(file), "--library", str(theirs)]).output == "added\tsnippets/a.yaml\n"
    )
    assert loading.load([theirs]).snippets["a"].text == "一"
    writing.save_snippet(theirs, Snippet("b", "乙", "二"))
    assert (
        run.invoke(app, ["library", "import", str(file), "--library", str(theirs)]).output == "same\tsnippets/a.yaml\n"
    )


def test_what_is_wrong_is_said(tmp_path: pathlib.Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no zip")
    answer = CliRunner().invoke(
        app, ["library", "import", str(tmp_path / "x.zip"), "--language", "en", "--library", str(tmp_path)]
    )
    assert (answer.exit_code, "no .zip archive" in answer.output) == (2, True)
    assert (
        CliRunner()
        .invoke(app, ["library", "export", str(tmp_path / "y.zip"), "--library", str(tmp_path / "none")])
        .exit_code
        == 2
    )
