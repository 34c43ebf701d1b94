"""What is so in one document window: its document's latest reading, what is found in it, its outline and the cursor's place.

Panels and windows ask here and are told when something has changed; none of them reads the document by itself. The reading
follows the document after a pause in typing. With the window the controller goes.
"""

from __future__ import annotations

import contextlib
import dataclasses
import time
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple, TypeVar

import unohelper
from com.sun.star.lang import DisposedException
from com.sun.star.util import XModifyListener
from com.sun.star.view import XSelectionChangeListener

from ..analysis import Analysis
from ..checking import overview
from ..checking.fixes import before_and_after
from ..checking.overview import Part, Summary
from ..checking.rule import Finding
from ..commands.placeholders import spot_at
from ..commands.session import Session
from ..library.environment import Environment
from ..office.pause import Pause
from ..outlines.model import Outline
from ..snippets.filling import Spot, spots
from ..writer import cursor, editor

Listener = Callable[[], None]
_Answer = TypeVar("_Answer")

_PAUSE = 0.4  # seconds without a key after which the document is read again
_REST = 8  # so many times as long as the last reading took is the least pause: a long document is read more seldom


@dataclasses.dataclass(frozen=True)
class State:
    """A document as it was when it was last read."""

    analysis: Analysis
    findings: Tuple[Finding, ...]
    ignored: Tuple[Finding, ...]  # those that a person said to ignore
    parts: Tuple[Part, ...]
    summary: Summary
    spots: Tuple[Spot, ...]  # the places that wait to be filled, in order
    editable: bool
    guess: Optional[Outline]  # the outline that the document looks like, when it has none

    @property
    def outline(self) -> Optional[Outline]:
        return self.analysis.outline


class Controller:
    """See the module. Make none: ask `of`."""

    def __init__(self, context: Any, frame: Any, environment: Environment) -> None:
        self.context, self.frame = context, frame
        self.document = frame.Controller.Model
        self.session = Session(self.document, environment, frame)
        self.state: Optional[State] = None
        self.position: Optional[cursor.Position] = None  # of the cursor, as far as the text has been read
        self._listeners: List[Listener] = []
        self._cursor_listeners: List[Listener] = []
        self._pause = Pause(context, self.refresh, _PAUSE)
        self._cursor_pause = Pause(context, self.follow_cursor, _PAUSE / 2)
        self._events = _Events(self)
        self.document.addModifyListener(self._events)
        self.frame.Controller.addSelectionChangeListener(self._events)

    def listen(self, changed: Listener, moved: Optional[Listener] = None) -> None:
        """Calls ``changed`` after each reading, and ``moved`` when the cursor stands elsewhere."""
        self._listeners.append(changed)
        self._cursor_listeners += [moved] if moved else []

    def ignore(self, *listeners: Optional[Listener]) -> None:
        """Calls these no more; without anybody who listens, the document is not read any more either."""
        self._listeners = [each for each in self._listeners if each not in listeners]
        self._cursor_listeners = [each for each in self._cursor_listeners if each not in listeners]
        if not self._listeners:
            close(self)

    # what is so

    def current(self) -> State:
        """The state of the document as it stands, read again when it has changed since."""
        if self.state is None or self._pause_due():
            self.refresh()
        assert self.state is not None
        return self.state

    def refresh(self) -> None:
        """Reads the document again and tells who listens."""
        began = time.monotonic()
        try:
            self.state = self._read()
            self.position = cursor.cursor_position(self.document)
        except DisposedException:
            close(self)
            return
        self._changed = False
        self._pause.seconds = max(_PAUSE, _REST * (time.monotonic() - began))
        for listener in list(self._listeners):
            listener()

    @property
    def spot(self) -> Optional[int]:
        """The number of the placeholder at the cursor, 0-based; None when there is none."""
        return spot_at(self.state.spots, self.position) if self.state else None

    def do(self, verb: Callable[[Session, Any], _Answer], asked: Any) -> _Answer:
        """Runs a verb on the document and reads it again. Raises TigangError."""
        try:
            return verb(self.session, asked)
        finally:
            self.refresh()

    def before_and_after(self, finding: Finding) -> List[str]:
        """The lines that the fix of a finding changes, as they are and as they would be."""
        return before_and_after(self.current().analysis.snapshot, finding.fix) if finding.fix else []

    def select(self, paragraph: int, start: int, end: int) -> None:
        """Selects a place of the document and brings it into view; the keyboard stays where it is."""
        cursor.select(self.document, paragraph, start, end)

    # how it follows

    _changed = True

    def _pause_due(self) -> bool:
        return self._changed

    def touched(self) -> None:
        """The document has changed."""
        self._changed = True
        self._pause.touch()

    def cursor_moved(self) -> None:
        self._cursor_pause.touch()

    def follow_cursor(self) -> None:
        """Looks where the cursor is and tells who listens, unless a reading comes soon and does."""
        if self._changed:
            return
        try:
            self.position = cursor.cursor_position(self.document)
        except DisposedException:
            close(self)
            return
        for listener in list(self._cursor_listeners):
            listener()

    def _read(self) -> State:
        snapshot = self.session.read()
        report = self.session.check(snapshot)
        analysis = report.analysis
        parts = overview.overview(analysis, report.findings, self.session.language)
        return State(
            analysis,
            tuple(report.findings),
            tuple(report.ignored),
            parts,
            overview.summary(analysis, parts, report.findings),
            tuple(spots(snapshot, analysis.tree)),
            editor.is_editable(self.document),
            report.guess.outline if report.guess else None,
        )

    def stop(self) -> None:
        """Lets go of the document and of all who listen."""
        self._pause.stop()
        self._cursor_pause.stop()
        self._listeners, self._cursor_listeners, self.state = [], [], None
        for source, remove in (
            (self.document, "removeModifyListener"),
            (self.frame.Controller, "removeSelectionChangeListener"),
        ):
            with contextlib.suppress(DisposedException, AttributeError):  # it may have gone itself
                getattr(source, remove)(self._events)


# --- one a window -----------------------------------------------------------------------------------------------------

_open: List[Controller] = []


def of(context: Any, frame: Any, environment: Environment) -> Controller:
    """The controller of a document window; a new one when it has none yet, or shows another document now."""
    model = frame.Controller.Model
    for known in list(_open):
        if known.frame == frame:
            if known.document == model:
                return known
            close(known)
    made = Controller(context, frame, environment)
    _open.append(made)
    return made


def known() -> Mapping[str, int]:
    """How many controllers there are, by the document that each is about: for tests that nothing stays."""
    counts: Dict[str, int] = {}
    for controller in _open:
        counts[controller.document.RuntimeUID] = counts.get(controller.document.RuntimeUID, 0) + 1
    return counts


def close(controller: Controller) -> None:
    """Ends a controller whose window, or whose last listener, has gone."""
    if controller in _open:
        _open.remove(controller)
        controller.stop()


class _Events(unohelper.Base, XModifyListener, XSelectionChangeListener):  # type: ignore[misc]
    """What the document and its view say, for the controller."""

    def __init__(self, controller: Controller) -> None:
        self._controller = controller

    def modified(self, _: Any) -> None:
        self._controller.touched()

    def selectionChanged(self, _: Any) -> None:
        self._controller.cursor_moved()

    def disposing(self, _: Any) -> None:
        close(self._controller)
