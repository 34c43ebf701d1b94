"""Runs the tests that need no LibreOffice with another Python: offices bring Pythons of their own, from 3.8 on.

The libraries that ride in the extension have their pinned versions; the tests' own tools are the newest that this Python
can have, in a virtual environment ``.cache/python-<version>`` that is kept.
"""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
from typing import Iterator, Sequence

from .basics import CACHE, ROOT, Failure, requirements, run, say, status

_TOOLS = ("click", "hypothesis", "jsonschema", "pytest", "rich")


def test(version: str, arguments: Sequence[object]) -> int:
    """Runs ``tests/unit`` with that Python ("3.8"); pytest's exit code. Raises Failure when it is not installed."""
    venv = CACHE / f"python-{version}"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        found = find(version)
        say(f"making {venv.relative_to(ROOT)} from {found}")
        run([found, "-m", "venv", "--clear", venv], why=f"A virtual environment of Python {version} could not be made")
    run(
        [
            python,
            "-m",
            "pip",
            "--quiet",
            "--disable-pip-version-check",
            "install",
            *requirements("dependencies"),
            *_TOOLS,
        ],
        why=f"pip could not install into {venv}",
    )
    say(f"the tests without LibreOffice, with Python {version}")
    return status(
        [python, "-m", "pytest", "tests/unit", *arguments],
        environment={"PYTHONPATH": str(ROOT / "python"), "PYTHONUTF8": "1"},
    )


def find(version: str) -> str:
    """The program of that Python, from PATH or from pyenv. Raises Failure when there is none."""
    for program in _candidates(version):
        if _version(program) == version:
            return program
    raise Failure(
        f"Python {version} was found neither in PATH nor in pyenv: install it, as with `pyenv install {version}`."
    )


def _candidates(version: str) -> Iterator[str]:
    for name in (f"python{version}", "python3", "python"):
        yield shutil.which(name) or ""
    pyenv = pathlib.Path(os.environ.get("PYENV_ROOT") or pathlib.Path.home() / ".pyenv")
    yield from map(str, sorted(pyenv.glob(f"versions/{version}.*/bin/python")))


def _version(program: str) -> str:
    """ "3.8"; nothing when it does not run, as a shim of pyenv's for a version that is not chosen."""
    ask = [program, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        return subprocess.check_output(ask, stderr=subprocess.DEVNULL).decode().strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
