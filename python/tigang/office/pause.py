"""Work that waits for a pause: nobody's typing is held up by it."""

from __future__ import annotations

import threading
import time
from typing import Any, Callable, Optional

from .listeners import Callback
from .uno_helpers import service


class Pause:
    """Calls a function on the office's main thread when nothing has touched it for a while.

    A touch costs next to nothing, so it may come with every key. There is a thread only while something is awaited.
    https://api.libreoffice.org/docs/idl/ref/servicecom_1_1sun_1_1star_1_1awt_1_1AsyncCallback.html
    """

    def __init__(self, context: Any, act: Callable[[], None], seconds: float) -> None:
        self._callback = service("com.sun.star.awt.AsyncCallback", context=context)
        self._act = act
        self.seconds = seconds
        self._due = 0.0
        self._waiting = False
        self._stopped = False

    def touch(self, seconds: Optional[float] = None) -> None:
        """Begin the pause anew; ``seconds``: how long it is this time, else as always."""
        self._due = time.monotonic() + (self.seconds if seconds is None else seconds)
        if not self._waiting and not self._stopped:
            self._waiting = True
            threading.Thread(target=self._wait, name="tigang-pause", daemon=True).start()

    def stop(self) -> None:
        """Call the function no more."""
        self._stopped = True

    def _wait(self) -> None:
        while not self._stopped:
            left = self._due - time.monotonic()
            if left <= 0:
                break
            time.sleep(left)
        self._waiting = False
        if not self._stopped:
            self._callback.addCallback(Callback(self._run), None)

    def _run(self) -> None:
        if not self._stopped and not self._waiting:  # else somebody has gone on typing meanwhile
            self._act()
