"""What every tool of the workshop uses: where things lie, how to say what is being done, how to fail."""

from __future__ import annotations

import contextlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from typing import IO, List, Mapping, Optional, Sequence

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
    return _started(command, environment).wait()


def statuses(commands: Sequence[Sequence[object]], *, environment: Optional[Mapping[str, str]] = None) -> List[int]:
    """Runs programs at the same time as `status` does, and gives their exit codes. The first one's output is shown as it comes,
    the others' after it, each as a whole.
    """
    first, *others = commands
    with contextlib.ExitStack() as stack:
        beside = []
        for command in others:
            output = stack.enter_context(tempfile.TemporaryFile())
            beside.append((stack.enter_context(_started(command, environment, output)), output))
        codes = [status(first, environment=environment)]
        for process, output in beside:
            codes.append(process.wait())
            output.seek(0)
            sys.stdout.write(output.read().decode(errors="replace"))
    return codes


def _started(
    command: Sequence[object], environment: Optional[Mapping[str, str]], output: Optional[IO[bytes]] = None
) -> subprocess.Popen[bytes]:
    sys.stdout.flush()
    words = [str(part) for part in command]
    errors = None if output is None else subprocess.STDOUT
    try:
        return subprocess.Popen(
            words, cwd=str(ROOT), env={**os.environ, **(environment or {})}, stdout=output, stderr=errors
        )
    except FileNotFoundError:
        raise Failure(f"{command[0]} was not found.") from None


def _pyproject() -> str:
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")
