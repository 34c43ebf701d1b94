"""What other systems read of this repository: the hook of pre-commit, the action of a code host."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import yaml

from tigang.cli import app, files
from workshop.basics import ROOT, VENV_PYTHON


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_the_hook_takes_the_documents_and_no_plain_text() -> None:
    [hook] = read(".pre-commit-hooks.yaml")
    assert hook["entry"].split() == ["tigang", "check"] and "check" in app.app.commands
    taken = [suffix for suffix in files.SUFFIXES if re.search(hook["files"], f"附件 1{suffix}")]
    assert taken == [suffix for suffix in files.SUFFIXES if suffix != ".txt"]
    assert re.search(hook["files"], "A.DOCX") and not re.search(hook["files"], "a.docx.md")


def test_the_action_passes_what_it_is_given_and_fails_as_the_command_does(tmp_path: Any) -> None:
    """Its last step, as a runner runs it, with a command that says what it was given."""
    action = read("action.yml")
    [script] = [step["run"] for step in action["runs"]["steps"] if step["name"] == "Check"]
    programs = tmp_path / "tigang" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(VENV_PYTHON)
    (programs / "tigang").write_text(
        '#!/bin/sh\nprintf "[%s]" "$@" >&2\necho \'{"runs": [{"results": []}]}\' > "$5"\nexit 1\n', encoding="utf-8"
    )
    (programs / "tigang").chmod(0o755)
    given = {"PATHS": "报 告.docx\n\n$(touch harm)\n", "ARGUMENTS": "--submission", "SARIF": str(tmp_path / "a.sarif")}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        env={"RUNNER_TEMP": str(tmp_path), "PATH": "/usr/bin:/bin", **given},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = f"[check][--format][sarif][--output][{given['SARIF']}][--submission][报 告.docx][$(touch harm)]"
    assert (done.stderr, done.returncode, (tmp_path / "harm").exists()) == (said, 1, False)
