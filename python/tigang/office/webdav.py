"""Reads shared folders through LibreOffice, which knows WebDAV, Windows shares, its own passwords and the proxy.

https://wiki.documentfoundation.org/Documentation/DevGuide/Universal_Content_Broker
"""

from __future__ import annotations

import calendar
import contextlib
import threading
import time
from typing import TYPE_CHECKING, Any, List

import unohelper
from com.sun.star.beans import Property
from com.sun.star.io import IOException, XOutputStream
from com.sun.star.ucb import Command, OpenCommandArgument2, XCommandEnvironment
from com.sun.star.ucb.OpenMode import ALL, DOCUMENT
from com.sun.star.uno import Exception as UnoException

from ..library.shared_folders import MAX_FILES, Item
from . import memory
from .uno_helpers import service

if TYPE_CHECKING:
    from com.sun.star.task import XInteractionHandler
    from com.sun.star.util import DateTime

_LOOK = 0.05  # seconds
_MOST_MEMORY = 400_000_000  # bytes more than before: a file of the largest size is there several times for a moment
_PROPERTIES = ("Title", "IsFolder", "Size", "DateModified")


class WebDav:
    """See `tigang.library.shared_folders.Remote`.

    Asks nobody anything: a server that wants a password gets the one that is stored.
    """

    def __init__(self, context: Any) -> None:
        self._context = context

    def items(self, url: str) -> List[Item]:
        try:
            return self._items(url)
        except UnoException as error:
            raise _os_error(error) from error

    def content(self, url: str, most: int) -> bytes:
        try:
            return self._content(url, most)
        except UnoException as error:
            raise _os_error(error) from error

    def _items(self, url: str) -> List[Item]:
        wanted = tuple(Property(Name=name, Handle=-1) for name in _PROPERTIES)
        rows = self._run(url, "open", OpenCommandArgument2(Mode=ALL, Properties=wanted)).getStaticResultSet()
        items: List[Item] = []
        while rows.next():
            if len(items) == MAX_FILES:
                raise OSError(f"{url}: > {MAX_FILES}")
            items.append(Item(rows.getString(1), rows.getBoolean(2), rows.getLong(3), _seconds(rows.getTimestamp(4))))
        return items

    def _content(self, url: str, most: int) -> bytes:
        sink = _Sink(most)
        try:
            self._run(url, "open", OpenCommandArgument2(Mode=DOCUMENT, Sink=sink))
        except UnoException:
            if not sink.full:
                raise
        if sink.full:
            raise OSError(f"{url}: > {most // 1_000_000} MB")
        return b"".join(sink.pieces)

    def _run(self, url: str, command: str, argument: Any) -> Any:
        broker = service("com.sun.star.ucb.UniversalContentBroker", context=self._context)
        content = broker.queryContent(broker.createContentIdentifier(url))
        ended = threading.Event()
        watch = threading.Thread(target=_watch, args=(content, ended), name="tigang-watch", daemon=True)
        watch.start()
        try:
            return content.execute(Command(command, -1, argument), 0, _Quiet(self._context))
        finally:
            ended.set()


def _watch(content: Any, ended: threading.Event) -> None:
    """Break a command off that takes too much memory; again and again, as LibreOffice tries again.

    An answer need not have an end, and LibreOffice keeps all of it in memory before it hands the first byte on.
    """
    before = memory.used()
    while not ended.wait(_LOOK):
        if memory.used() - before > _MOST_MEMORY:
            with contextlib.suppress(UnoException):
                content.abort(0)


class _Sink(unohelper.Base, XOutputStream):  # type: ignore[misc]
    """Takes what comes from a server, and refuses more than ``most`` bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.full = False
        self.pieces: List[bytes] = []

    def writeBytes(self, data: Any) -> None:
        self._most -= len(data.value)
        if self._most < 0:
            self.full = True
            self.pieces.clear()
            raise IOException("too much", self)
        self.pieces.append(data.value)

    def flush(self) -> None:
        pass

    def closeOutput(self) -> None:
        pass


class _Quiet(unohelper.Base, XCommandEnvironment):  # type: ignore[misc]
    """Answers with stored passwords and shows no window."""

    def __init__(self, context: Any) -> None:
        self._handler: XInteractionHandler = service(
            "com.sun.star.task.PasswordContainerInteractionHandler", context=context
        )

    def getInteractionHandler(self) -> XInteractionHandler:
        return self._handler

    def getProgressHandler(self) -> Any:
        return None


def _seconds(date: DateTime) -> float:
    parts = (date.Year, date.Month, date.Day, date.Hours, date.Minutes, date.Seconds, 0, 0, -1)
    return float(calendar.timegm(parts)) if date.IsUTC else time.mktime(parts)


def _os_error(error: UnoException) -> OSError:
    """Return what a UNO exception says that a person can read: they tend to name a line of LibreOffice's source only."""
    said = error.Message.split(" at ./")[0].strip()
    kind = type(error).__name__.rpartition(".")[2].replace("Interactive", "").replace("Exception", "")
    return OSError(said if said and not said.startswith("at ./") else kind)
