"""The command line: ``tigang check FILE…`` and what belongs to it."""

from __future__ import annotations

import contextlib
import errno
import os
import sys

_NOBODY_READS = 141  # as a shell says it of a program whose reader has gone: 128 + SIGPIPE

#: The modules that need not be there, and what brings them: an extra of pyproject.toml.
_EXTRAS = {
    **dict.fromkeys(("click", "rich", "openpyxl", "watchfiles"), "cli"),
    **dict.fromkeys(("distributed", "pyarrow", "fsspec"), "cluster"),
    "datasketch": "compare",
}


def main() -> None:
    """Run the command line; exit with a sentence when the libraries that it needs are missing."""
    try:
        from .app import app

        for name in ("stdout", "stderr"):
            if getattr(sys, name) is None:  # it was closed: what is said goes nowhere
                setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - as long as we live
        try:
            app(prog_name="tigang")
        finally:
            _flush()
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing == "uno":
            sys.exit(f"tigang: {error}")
        if missing not in _EXTRAS:
            raise
        sys.exit(
            f"tigang: the module {missing} is missing. Install it with the command line: pip install 'tigang[{_EXTRAS[missing]}]'"
        )
    except OSError as error:
        _cannot_write(error)


def _flush() -> None:
    """Write now what Python would write at its very end, where nobody can say what went wrong."""
    if type(sys.stdout).__name__.endswith("PacifyFlushWrapper"):  # with which click answers a reader that has gone
        _leave(_NOBODY_READS)
    sys.stdout.flush()


def _cannot_write(error: OSError) -> None:
    if error.errno == errno.EPIPE:
        _leave(_NOBODY_READS)
    print(f"tigang: {error.strerror or error}", file=sys.stderr)
    _leave(2)


def _leave(code: int) -> None:
    """End without another try to write."""
    with contextlib.suppress(OSError, AttributeError):
        sys.stderr.flush()
    os._exit(code)
