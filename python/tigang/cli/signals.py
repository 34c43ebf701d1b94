"""What ends the command line from outside."""

from __future__ import annotations

import signal
import sys
from typing import List

came: List[int] = []  # the numbers of the signals that said to end


def listen() -> None:
    """End by a signal as by an exit of our own: with its code, and after all that is left behind has gone."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # there is no SIGHUP on Windows
            signal.signal(getattr(signal, name), _end)


def _end(number: int, _: object) -> None:
    """End as a program that is told to end does, so that offices and their profiles go; a second time changes nothing."""
    came.append(number)
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)
