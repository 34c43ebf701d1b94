"""Listening to a document or its view without holding up the typing."""

from __future__ import annotations

import contextlib
from typing import Any, Callable

import unohelper
from com.sun.star.lang import DisposedException
from com.sun.star.util import XModifyListener
from com.sun.star.view import XSelectionChangeListener

from ..office.pause import Pause

Act = Callable[[], None]


class Watch(unohelper.Base, XModifyListener, XSelectionChangeListener):  # type: ignore[misc]
    """Listens for the first event of a kind, and for the next one not before a pause is over.

    An event comes with every key, and to call us takes a good part of the time that Writer needs for the key itself.
    """

    def __init__(self, source: Any, kind: str, happened: Act, pause: Pause) -> None:
        self._add, self._remove = getattr(source, f"add{kind}"), getattr(source, f"remove{kind}")
        self._happened, self.pause = happened, pause
        self._listens = False
        self.patience = pause.seconds  # how long it must have been quiet

    def begin(self) -> None:
        """Begin to listen. What may have happened since the last event, nobody knows."""
        if not self._listens:
            self._listens = True
            self._happened()
            self._add(self)

    def quiet(self) -> bool:
        """Return whether it was quiet during the pause that is over; else another one begins."""
        listened = self._listens
        self.begin()
        if not listened:
            self.pause.touch(self.patience)
        return listened

    def end(self) -> None:
        """Listen no more."""
        self.pause.stop()
        self._stop_listening()

    def _stop_listening(self) -> None:
        if self._listens:
            self._listens = False
            with contextlib.suppress(DisposedException):  # it may have gone itself
                self._remove(self)

    def modified(self, _: Any) -> None:
        self._stop_listening()
        self._happened()
        self.pause.touch()

    selectionChanged: Any = modified

    def disposing(self, _: Any) -> None:
        pass
