"""What is so in one document window: its document's latest reading, what is found in it, its outline and the cursor's place.

Windows and panels ask here and are notified when something has changed; none of them reads the document by itself. The reading
follows the document after a pause in typing. It is thought about in a thread, so that typing goes on meanwhile. The
controller goes with the window, or with the last of those who listen.
"""

from __future__ import annotations

import contextlib
import dataclasses
import threading
import time
import traceback
from typing import Any, Callable, List, Mapping, NamedTuple, Optional, Sequence, Tuple, TypeVar

import unohelper
from com.sun.star.lang import DisposedException, XEventListener

from ..analysis import Analysis
from ..checking import overview
from ..checking.overview import Part, Summary
from ..checking.rule import Finding
from ..checking.run import Report
from ..commands.placeholders import document_spots, spot_at
from ..commands.session import Session
from ..document.edits import Edit
from ..document.snapshot import Snapshot
from ..library.environment import Environment
from ..office.listeners import Callback
from ..office.pause import Pause
from ..office.uno_helpers import service
from ..outlines.model import Outline
from ..snippets.filling import Spot
from ..structure.tree import Tree
from ..writer import cursor, editor
from .watching import Act, Watch

_Result = TypeVar("_Result")

_PAUSE, _CURSOR_PAUSE = 0.3, 0.1  # seconds without a key, without a move, after which somebody looks
_REST = 8  # so many times as long as reading took is the least pause: a long document is read more seldom


@dataclasses.dataclass(frozen=True)
class State:
    """A document as it was when it was last read."""

    snapshot: Snapshot
    report: Report
    outline: Optional[Outline]  # the one that the document records, if the library has it
    spots: Tuple[Spot, ...]  # the places that wait to be filled, in order
    parts: Tuple[Part, ...]  # its sections at a glance
    summary: Summary

    @property
    def findings(self) -> List[Finding]:
        return self.report.findings

    @property
    def analysis(self) -> Analysis:
        return self.report.analysis


class _Listener(NamedTuple):
    changed: Act
    moved: Act
    gone: Act
    aged: Act


class Controller(Session):
    """See the module. Make none: ask `of`. All but its thinking happens on the office's main thread."""

    def __init__(self, context: Any, frame: Any, environment: Environment) -> None:
        super().__init__(frame.Controller.Model, environment, frame)
        self.context = context
        self.state: Optional[State] = None  # the latest; `current` makes sure that it is true
        self.position: Optional[cursor.Position] = None  # of the cursor, as it was when it last rested
        self._moment = 0  # counts the changes of the document
        self._reading: Optional[Tuple[int, Snapshot]] = None  # with the moment that it is of
        self._checked: Optional[Report] = None  # of the reading
        self._thinking = threading.RLock()  # whoever uses the checker has it
        self._thread: Optional[threading.Thread] = None
        self._ended = False
        self._listeners: List[_Listener] = []
        self._watchers: List[Act] = []
        self._callback = service("com.sun.star.awt.AsyncCallback", context=context)
        self._view = view = frame.Controller
        pause = Pause(context, self._safely(self._rested), _PAUSE)
        self._changes = Watch(self.document, "ModifyListener", self._touch, pause)
        pause = Pause(context, self._safely(self._look_for_cursor), _CURSOR_PAUSE)
        self._moves = Watch(view, "SelectionChangeListener", lambda: None, pause)
        self._end = _End(self)
        view.addEventListener(self._end)

    # who is notified

    def listen(
        self, changed: Act, moved: Act = lambda: None, gone: Act = lambda: None, aged: Act = lambda: None
    ) -> None:
        """Call ``changed`` after each reading, ``moved`` when the cursor rests elsewhere, ``gone`` when the window goes;
        ``aged`` when the document has changed and, as the options say, is read again only when somebody asks.
        """
        self._listeners.append(_Listener(changed, moved, gone, aged))
        self._changes.pause.touch()  # who has only read the document waits for what is found in it

    def ignore(self, changed: Optional[Act] = None) -> None:
        """Call who listened with ``changed`` no more; without anybody who listens, the controller ends."""
        self._listeners = [listener for listener in self._listeners if listener.changed != changed]
        if not self._listeners:
            close(self)

    def watch(self, changed: Act) -> None:
        """Call ``changed`` after each reading as long as others listen: for its sake alone the document is not followed."""
        if changed not in self._watchers:
            self._watchers.append(changed)

    # what is so

    def read(self) -> Snapshot:
        """Return the document as it is now: the latest reading, if nothing has changed since."""
        self._changes.begin()
        if self._reading is None or self._reading[0] != self._moment:
            began = time.monotonic()
            snapshot = super().read()
            self._changes.begin()  # what happened meanwhile, reading did
            self._reading, self._checked = (self._moment, snapshot), None
            self._changes.patience = max(_PAUSE, _REST * (time.monotonic() - began))
        return self._reading[1]

    def check(self, snapshot: Snapshot, name: str = "") -> Report:
        """Check the document; of the latest reading it is done once."""
        with self._thinking:
            latest = not name and self._reading is not None and snapshot is self._reading[1]
            if not latest:
                return super().check(snapshot, name)
            if self._checked is None or self._checked.analysis.snapshot is not snapshot:
                self._checked = super().check(snapshot)
            return self._checked

    def tree(self, snapshot: Snapshot, outline: Optional[Outline] = None) -> Tree:
        with self._thinking:
            return super().tree(snapshot, outline)

    def apply(
        self, edits: Sequence[Edit], step: str, then: Callable[[List[str]], object] = lambda made: None, **values: Any
    ) -> List[str]:
        try:
            return super().apply(edits, step, then, **values)
        finally:
            self.touched()  # not every change is reported, that of a style is not

    def carry_on(self, edits: Sequence[Edit], *, spare_objects: bool = True) -> None:
        try:
            super().carry_on(edits, spare_objects=spare_objects)
        finally:
            self.touched()

    def in_one_step(self, step: str, work: Callable[[], _Result], **values: Any) -> _Result:
        before = self._reading
        try:
            result = super().in_one_step(step, work, **values)
        except BaseException:
            self.touched()
            raise
        if self._reading is before:  # else the work has looked at what it has made
            self.touched()
        return result

    def touched(self) -> None:
        """Let what was read hold no longer."""
        self._touch()
        self._changes.pause.touch()

    def _touch(self) -> None:
        self._moment += 1

    def current(self) -> State:
        """Return what is so now; the document is read again if it has changed since the last time."""
        snapshot = self.read()
        if self.state is None or self.state.snapshot is not snapshot:
            self._know(self._think(snapshot))
        assert self.state is not None
        return self.state

    def refresh(self) -> State:
        """Read the document again, whatever changes it has reported, and return what is so."""
        self.touched()
        return self.current()

    def look(self) -> Optional[cursor.Position]:
        """Return where the cursor is now, in the latest reading."""
        self._moves.begin()
        self.position = cursor.cursor_position(self.document, self.read().paragraphs)
        return self.position

    @property
    def editable(self) -> bool:
        """Whether the document may be changed."""
        return editor.is_editable(self.document)

    @property
    def spot(self) -> Optional[int]:
        """The number of the placeholder at the cursor, from 0; None when there is none."""
        return spot_at(self.state.spots, self.position) if self.state else None

    # how it follows

    def _rested(self) -> None:
        """Nobody has typed for a while: reads the document, and lets a thread think about it."""
        if not self._listeners or not self._changes.quiet():
            return
        if self.state is not None and not self.environment.settings().live:  # then only when somebody asks
            for listener in list(self._listeners if not self._is_latest(self.state.snapshot) else ()):
                _notify(listener.aged)
            return
        if self._thread is not None:  # it thinks about a former reading; as soon as it has, this one is due
            return
        snapshot = self.read()
        if self.state is None or self.state.snapshot is not snapshot:  # else somebody could not wait
            self._thread = threading.Thread(
                target=self._think_about, args=(snapshot,), name="tigang-check", daemon=True
            )
            self._thread.start()

    def _think_about(self, snapshot: Snapshot) -> None:
        """In a thread of its own, where no call into the office is made but the last one."""
        found: Optional[State] = None
        try:
            found = self._think(snapshot)
        except Exception:  # noqa: BLE001 - nobody waits for it: the log has it, and who asks next meets it again
            traceback.print_exc()
        if not self._ended:
            self._callback.addCallback(Callback(self._safely(lambda: self._thought(snapshot, found))), None)

    def _think(self, snapshot: Snapshot) -> State:
        with self._thinking:
            report = self.check(snapshot)
            outline = self.library().outlines.get(snapshot.outline)
            parts = overview.overview(report.analysis, report.findings, self.language)
            summary = overview.summary(report.analysis, parts, report.findings)
            return State(snapshot, report, outline, tuple(document_spots(self, snapshot, outline)), parts, summary)

    def _thought(self, snapshot: Snapshot, found: Optional[State]) -> None:
        self._thread = None
        if self._ended:
            return
        if not self._is_latest(snapshot):
            self._changes.pause.touch()
        elif found is not None and (self.state is None or self.state.snapshot is not snapshot):
            self._know(found)

    def _know(self, state: State) -> None:
        self.state = state
        self.look()
        for changed in [*(listener.changed for listener in self._listeners), *self._watchers]:
            _notify(changed)

    def _look_for_cursor(self) -> None:
        if not self._listeners or not self._moves.quiet():
            return
        if self.state is None or not self._is_latest(self.state.snapshot):  # another state is due, and looks itself
            return
        self.look()
        for listener in list(self._listeners):
            _notify(listener.moved)

    def _is_latest(self, snapshot: Snapshot) -> bool:
        """Return whether the document is as it was when it was read so."""
        return self._reading is not None and self._reading[0] == self._moment and self._reading[1] is snapshot

    def _safely(self, act: Act) -> Act:
        """``act`` for a moment when nobody waits for it: the document may have gone, and the controller then goes, too."""

        def safely() -> None:
            try:
                act()
            except DisposedException:
                close(self)
            except Exception:  # noqa: BLE001 - for the log; who asks next meets it again
                traceback.print_exc()

        return safely

    def end(self) -> None:
        """Let go of the document and of all who listen."""
        self._ended = True
        self._changes.end()
        self._moves.end()
        listeners, self._listeners, self._watchers = self._listeners, [], []
        self.state = self._reading = self._checked = None
        with contextlib.suppress(DisposedException):  # it may have gone itself
            self._view.removeEventListener(self._end)
        for listener in listeners:
            _notify(listener.gone)


def _notify(act: Act) -> None:
    """Call a listener. Nobody has asked for it now: what goes wrong is for the log, and no message stops the typing."""
    try:
        act()
    except Exception:  # noqa: BLE001 - whatever it is, the others are notified
        traceback.print_exc()


# --- one a window -----------------------------------------------------------------------------------------------------

_open: List[Controller] = []


def of(context: Any, frame: Any, environment: Environment) -> Controller:
    """Return the controller of a document window; a new one when it has none yet, or shows another document now."""
    found = at(frame)
    if found is None:
        found = Controller(context, frame, environment)
        _open.append(found)
    return found


def at(frame: Any) -> Optional[Controller]:
    """Return the controller of a document window if it has one."""
    for known in [known for known in _open if known.frame == frame]:
        if frame.Controller is not None and known.document == frame.Controller.Model:
            return known
        close(known)
    return None


def known() -> Mapping[str, int]:
    """Return how many controllers there are, by the document that each is about: for tests that nothing stays."""
    documents = [controller.document.RuntimeUID for controller in _open]
    return {name: documents.count(name) for name in documents}


def options_changed() -> None:
    """Forget what was found: the options may judge it differently."""
    for controller in list(_open):
        controller.touched()


def close(controller: Controller) -> None:
    """End a controller whose window, or whose last listener, has gone."""
    if controller in _open:
        _open.remove(controller)
        controller.end()


class _End(unohelper.Base, XEventListener):  # type: ignore[misc]
    """Ends a controller with the document's view, which goes with the document and with the window."""

    def __init__(self, controller: Controller) -> None:
        self._controller = controller

    def disposing(self, _: Any) -> None:
        close(self._controller)
