"""The command as a person runs it."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from typing import Any, Callable, Dict, List

PYTHON = pathlib.Path(__file__).resolve().parents[2] / "python"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def command(*arguments: Any) -> List[str]:
    return [sys.executable, "-m", "tigang.cli", *map(str, arguments)]


def environment(home: pathlib.Path) -> Dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(PYTHON),
        "LC_ALL": "C.UTF-8",
        "XDG_CONFIG_HOME": str(home / "config"),
        "TMPDIR": str(temporary(home)),
    }


def temporary(home: pathlib.Path) -> pathlib.Path:
    """Where the command puts its profiles, which have to be gone afterwards."""
    place = home / "temporary"
    place.mkdir(exist_ok=True)
    return place
