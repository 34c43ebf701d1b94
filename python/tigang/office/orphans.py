"""Ends an office whose caller has gone without a word, as one that was killed does. Runs inside the office."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from typing import Any

_PAUSE = 1.0  # seconds between two looks


def end_with(_: Any, caller: int) -> None:
    """Kill this office as soon as there is no process ``caller`` any more; not on Windows."""
    if sys.platform != "win32":
        threading.Thread(target=_follow, args=(caller,), daemon=True).start()


def _follow(caller: int) -> None:
    while _is_there(caller):
        time.sleep(_PAUSE)
    os.kill(os.getpid(), signal.SIGKILL)


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
