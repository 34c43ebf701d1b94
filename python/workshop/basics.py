"""What every tool of the workshop uses: where things lie, how to say what is being done, how to fail."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys
from typing import List, Mapping, Optional, Sequence

ROOT = pathlib.Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
DIST = ROOT / "dist"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

IDENTIFIER = "org.tigang.Tigang"


class Failure(Exception):
    """Something that may well go wrong did; the message tells the person what and, where possible, what to do."""


def say(message: str) -> None:
    """One line of progress."""
    print(f"• {message}", flush=True)


def version() -> str:
    """Tigang's version, from pyproject.toml, the only place where it stands."""
    found = re.search(r'^version = "([^"]+)"', _pyproject(), re.MULTILINE)
    if not found:
        raise Failure('pyproject.toml has no line: version = "…"')
    return found[1]


def requirements(*groups: str) -> List[str]:
    """The pinned requirements of some groups (names of extras) in pyproject.toml.

    Read by pattern: this runs on Pythons older than the standard library's TOML reader.
    """
    wanted: List[str] = []
    for group in groups:
        found = re.search(rf"^{re.escape(group)} = \[(.*?)\]", _pyproject(), re.MULTILINE | re.DOTALL)
        if not found:
            raise Failure(f"pyproject.toml has no list: {group} = […]")
        wanted += re.findall(r'"([^"]+)"', found[1])
    return wanted


def run(command: Sequence[object], *, environment: Optional[Mapping[str, str]] = None, why: str = "") -> None:
    """Runs a program in the checkout's root, its output shown. Raises Failure when it fails."""
    code = status(command, environment=environment)
    if code != 0:
        raise Failure(f"{why or 'A program failed'}: exit code {code} from: {' '.join(map(str, command))}")


def status(command: Sequence[object], *, environment: Optional[Mapping[str, str]] = None) -> int:
    """Runs a program in the checkout's root, its output shown, and gives its exit code."""
    sys.stdout.flush()
    try:
        return subprocess.call(
            [str(part) for part in command], cwd=str(ROOT), env={**os.environ, **(environment or {})}
        )
    except FileNotFoundError:
        raise Failure(f"{command[0]} was not found.") from None


def _pyproject() -> str:
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")
