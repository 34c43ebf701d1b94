"""The commands that need no LibreOffice."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys

import pytest
from click.testing import CliRunner
from running import PYTHON, Run  # type: ignore[import-not-found]

from tigang.checking.rules import all_rules
from tigang.cli.app import app


def test_rules_is_a_table_of_all_rules(tigang: Run) -> None:
    rows = [line.split("\t") for line in tigang("rules").stdout.splitlines()]
    assert [row[:2] for row in rows] == [[rule.id, rule.severity] for rule in all_rules()]
    assert {row[0]: row[2] for row in rows}["number-style"] == "yes"


def test_explain_shows_the_page_of_a_rule() -> None:
    for rule in all_rules():
        shown = CliRunner().invoke(app, ["explain", rule.id], catch_exceptions=False).output
        assert shown.startswith(f"{rule.id} ({rule.severity}; {rule.source})")
        assert "What it finds\n" in shown


def test_explain_and_rules_speak_chinese() -> None:
    for rule in all_rules():
        shown = CliRunner().invoke(app, ["explain", rule.id, "--language", "zh-CN"], catch_exceptions=False).output
        assert shown.startswith(
            f"{rule.id} ({rule.severity}; {rule.source_zh})\n{rule.message['zh-CN']}\n\n{rule.about_zh}\n"
        )
        assert "\n错误示例\n    " in shown and "What it finds" not in shown
    listed = CliRunner().invoke(app, ["rules", "--language", "zh-CN"], catch_exceptions=False).output.splitlines()
    assert [line.split("\t")[3] for line in listed] == [rule.source_zh for rule in all_rules()]


def test_explain_names_the_nearest_of_an_unknown_rule(tigang: Run) -> None:
    done = tigang("explain", "number-gpa")
    assert "number-gap" in done.stderr
    assert done.returncode == 2


def test_outline_list_and_show(tigang: Run) -> None:
    listed = dict(line.split("\t")[::3] for line in tigang("outline", "list").stdout.splitlines())
    assert "self-examination-five" in listed
    shown = tigang("outline", "show", "self-examination-five").stdout
    assert shown == pathlib.Path(listed["self-examination-five"]).read_text(encoding="utf-8")
    unknown = tigang("outline", "show", "self-examination")
    assert "self-examination-five" in unknown.stderr
    assert unknown.returncode == 2


def test_outline_validate(tigang: Run, tmp_path: pathlib.Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("id: good\ntitle: Good\nsections:\n  - {id: a, heading: A}\n", encoding="utf-8")
    bad.write_text("id: bad\ntitle: Bad\nsections:\n  - {id: a, headding: A}\n", encoding="utf-8")
    done = tigang("outline", "validate", good, bad)
    assert done.stdout == f"{good}: good\n"
    assert "heading" in done.stderr
    assert "line 4" in done.stderr
    assert done.returncode == 1
    assert tigang("outline", "validate", good).returncode == 0


@pytest.mark.parametrize("name", ["click", "rich"])
def test_without_its_libraries_it_says_what_to_install(name: str) -> None:
    code = (
        f"import sys; sys.modules[{name!r}] = None; sys.stdout.isatty = lambda: True; sys.argv = ['tigang', 'rules']; "
        "from tigang.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONPATH": str(PYTHON)},
    )
    assert "pip install" in done.stderr
    assert done.returncode == 1


def test_the_package_loads_nothing_before_it_is_asked() -> None:
    code = "import json, sys; before = set(sys.modules); import tigang; print(json.dumps(sorted(set(sys.modules) - before)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, env={"PYTHONPATH": str(PYTHON)}
    )
    loaded = json.loads(done.stdout)
    assert "tigang" in loaded
    assert not [name for name in loaded if name.startswith(("tigang.", "uno", "yaml", "click"))]
