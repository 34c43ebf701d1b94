"""The command line: ``tigang check FILE…`` and what belongs to it."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; exit with a sentence when the libraries that it needs are missing."""
    try:
        from .app import app

        app(prog_name="tigang")
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in ("click", "rich"):
            raise
        sys.exit(
            f"tigang: the module {missing} is missing. Install it with the command line: pip install 'tigang[cli]'"
        )
