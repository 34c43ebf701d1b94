"""The command line: ``tigang check FILE…`` and what belongs to it."""

from __future__ import annotations

import sys


def main() -> None:
    try:
        from .app import app
    except ModuleNotFoundError as error:
        if error.name in ("click", "rich"):
            sys.exit(f"tigang: the module {error.name} is missing. Install it with the command line: pip install 'tigang[cli]'")
        raise
    app(prog_name="tigang")
