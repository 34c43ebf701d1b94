"""An office that does work for a program: started when it is needed, started again after it died or hung."""

from __future__ import annotations

import importlib
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import threading
import time
from typing import Any, List, Optional

import uno  # noqa: F401 - makes com.sun.star importable
from com.sun.star.beans import NamedValue
from com.sun.star.uno import Exception as UnoException

from . import inside, memory
from .finding import OfficeError, find_program
from .process import Office


class TimeUp(OfficeError):
    """The office took longer than it was given, and was stopped."""


class TooLarge(OfficeError):
    """The office took more memory than it was given, and was stopped."""


#: Bytes that an office may take unless said otherwise.
MEMORY = 4 * 2**30
_GROWN = 2  # an office that takes more than this part of its memory after a call is not used again
_PAUSE = 0.25  # seconds between two looks at its memory
_STARTS = 2  # that fail one after the other: then no more are tried


class Worker:
    """An office with a profile of its own for as long as it lives; as a context manager, until the end of the work."""

    def __init__(self, limit: float, memory_limit: int = MEMORY, folder: Optional[str] = None) -> None:
        """``limit``: seconds that one call may take; ``memory_limit``: bytes that the office may take.

        ``folder``: where its profile is to lie; the system's for what is temporary unless given
        """
        self._folder = folder
        self.limit, self.memory_limit = limit, memory_limit
        self._failed: List[OfficeError] = []  # starts that failed since one went well
        self._office: Optional[Office] = None
        self._inside: Any = None  # None while there is an office: its Python cannot be used, ours works over the bridge

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the office unless it runs. Raises OfficeError."""
        if self._office is not None and self._office.alive:
            return
        self.stop()
        if len(self._failed) >= _STARTS:
            raise self._failed[-1]
        try:
            self._start()
        except OfficeError as error:
            self._failed.append(error)
            raise
        self._failed.clear()

    def _start(self) -> None:
        profile = pathlib.Path(tempfile.mkdtemp(prefix="tigang-", dir=self._folder))
        _spare_a_second_start(profile)
        places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(profile))  # so that what it leaves there goes, too
        self._office = Office(profile, environment=places, call_limit=self.limit)
        self._office.start()
        self._inside = _inside(self._office)
        if self._inside is not None:
            with self._office.guarded():
                self._call(self._office, "tigang.office.orphans:end_with", os.getpid())

    def call(self, function: str, argument: Any) -> Any:
        """Return what ``function``, "module:name", makes of the office's component context and ``argument``; both are JSON.

        Raises OfficeError when the office died, TimeUp when it hung, TooLarge when it took too much memory; the next call starts
        a new one. So it does, too, after a call by which the office has grown much.
        """
        self.start()
        office, began = self._office, time.monotonic()
        assert office is not None
        watch = _Watch(office, self.memory_limit)
        try:
            with watch, office.guarded():
                answer = self._call(office, function, argument)
        except (OfficeError, UnoException) as error:
            self.stop()
            if watch.too_large:
                raise TooLarge(str(error)) from error
            if time.monotonic() - began >= self.limit:
                raise TimeUp(str(error)) from error
            raise error if isinstance(error, OfficeError) else OfficeError(str(error)) from error
        if watch.used() > self.memory_limit / _GROWN:
            self.stop()
        return answer

    def stop(self) -> None:
        """End the office and remove its profile. No politeness: its documents are closed, and nothing of it is kept."""
        office, self._office, self._inside = self._office, None, None
        if office is not None:
            office.kill()
            shutil.rmtree(office.profile, ignore_errors=True)

    def _call(self, office: Office, function: str, argument: Any) -> Any:
        if self._inside is None:
            module, _, name = function.partition(":")
            return getattr(importlib.import_module(module), name)(office.context, argument)
        return json.loads(
            self._inside.execute(
                (
                    NamedValue("path", tuple(sys.path)),
                    NamedValue("function", function),
                    NamedValue("argument", json.dumps(argument)),
                )
            )
        )


class _Watch:
    """Kills an office that takes more memory than ``limit`` bytes, as a context manager."""

    def __init__(self, office: Office, limit: int) -> None:
        self.too_large = False
        self._office, self._limit = office, limit
        self._over = threading.Event()

    def used(self) -> int:
        """Return the bytes that the office takes now."""
        process = self._office.process
        return memory.used_by_group(process.pid) if process is not None else 0

    def __enter__(self) -> None:
        threading.Thread(target=self._look, daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self._over.set()

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            if self.used() > self._limit:
                self.too_large = True
                self._office.kill()


def _spare_a_second_start(profile: pathlib.Path) -> None:
    """Write the note which build has put the extensions in order: without it LibreOffice does that and starts again."""
    try:
        settings = pathlib.Path(find_program()).resolve().parent / (
            "version.ini" if sys.platform == "win32" else "versionrc"
        )
        build = re.search("^buildid=(.*)$", settings.read_text(encoding="utf-8"), re.MULTILINE)
        if build:
            note = profile / "user" / "extensions" / "buildid"
            note.parent.mkdir(parents=True)
            note.write_text(build[1], encoding="utf-8")
    except (OSError, OfficeError):
        pass  # then it starts twice


def _inside(office: Office) -> Any:
    """Our object inside the office; None when the office cannot run Python there."""
    try:
        with office.guarded():
            loader = office.service("com.sun.star.loader.Python")
            url = pathlib.Path(inside.__file__).resolve().as_uri()
            factory = loader.activate(inside.IMPLEMENTATION, "", url, None)
            return factory.createInstanceWithContext(office.context)
    except (UnoException, AttributeError):  # no such service: None has no attributes
        return None
