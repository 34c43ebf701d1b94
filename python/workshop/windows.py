"""The windows of a running office, found by their titles and used by the names of their controls.

The names are those that a screen reader says, so a control that is used here can be used by everybody.

All is done in the office's main thread, where a person's clicks arrive too: windows that are made or used in the thread of
a bridge's call sooner or later lock up with the main one.
"""

from __future__ import annotations

import contextlib
import threading
import time
from typing import Any, Callable, Iterator, List, Optional, Tuple

import unohelper
from com.sun.star.accessibility.AccessibleRole import LABEL, PUSH_BUTTON, RADIO_BUTTON, TREE, TREE_ITEM
from com.sun.star.awt import XCallback
from com.sun.star.lang import DisposedException, IndexOutOfBoundsException
from com.sun.star.util import URL

from tigang.writer.office import Office

from .basics import Failure

_PATIENCE = 15.0  # seconds until what is looked for counts as missing


class Windows:
    """All windows of an office."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._toolkit = office.service("com.sun.star.awt.Toolkit")
        self._main_thread = office.service("com.sun.star.awt.AsyncCallback")

    def choose(self, frame: Any, verb: str) -> _Task:
        """Does what the menu does: dispatches a verb without arguments. A modal dialog holds that up until it is closed."""
        url = URL()
        url.Complete = url.Main = f"vnd.tigang:{verb}"
        url.Protocol, url.Path = "vnd.tigang:", verb
        return self.start(lambda: frame.queryDispatch(url, "_self", 0).dispatch(url, ()))

    def wait(self, title: str) -> Window:
        """The window of that title, when it is there. Raises Failure when it does not come."""
        return self.patiently(lambda: self._find(title), lambda: f"No window {title!r} came; there are: {self.titles()}")

    def wait_gone(self, title: str) -> None:
        self.patiently(lambda: self._find(title) is None or None, lambda: f"The window {title!r} stays")

    def titles(self) -> List[str]:
        return self.do(lambda: [_name(window) for window in self._all()])

    def do(self, act: Callable[[], Any]) -> Any:
        """What ``act`` gives, run in the office's main thread."""
        return self.start(act).result()

    def start(self, act: Callable[[], Any]) -> _Task:
        task = _Task(act)
        self._main_thread.addCallback(task, None)
        return task

    def patiently(self, look: Callable[[], Any], complaint: Callable[[], str]) -> Any:
        """What ``look`` finds, as soon as it finds something; ``look`` runs in the main thread."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            with contextlib.suppress(IndexOutOfBoundsException, DisposedException):  # it changed while we looked
                found = self.do(look)
                if found is not None:
                    return found
            time.sleep(0.05)
        raise Failure(complaint())

    def _find(self, title: str) -> Optional[Window]:
        return next((Window(self, window) for window in self._all() if _name(window) == title), None)

    def _all(self) -> List[Any]:
        found = (self._toolkit.getTopWindow(index) for index in range(self._toolkit.getTopWindowCount()))
        return [window for window in found if window.isVisible() and _name(window)]


class Window:
    """One window."""

    def __init__(self, windows: Windows, uno: Any) -> None:
        self._windows, self._uno = windows, uno

    def press(self, name: str) -> None:
        """A button."""
        self._act(name, PUSH_BUTTON)

    def tick(self, name: str) -> None:
        """A radio button."""
        self._act(name, RADIO_BUTTON)

    def can_press(self, name: str) -> bool:
        return bool(self._use(name, "setActionCommand", lambda control: control.isEnabled()))

    def text(self, name: str) -> str:
        return str(self._use(name, "isEditable", lambda control: control.getText()))

    def type(self, name: str, text: str) -> None:
        self._use(name, "isEditable", lambda control: control.setText(text) or True)

    def items(self, name: str) -> List[str]:
        """The lines of a list."""
        return list(self._use(name, "selectItem", lambda control: control.getItems()))

    def choose(self, name: str, item: str) -> None:
        """A line of a list."""
        self._use(name, "selectItem", lambda control: control.selectItem(item, True) or True)

    def choose_node(self, name: str) -> None:
        """A node of a tree."""
        def choose() -> Optional[bool]:
            for parent, index in self._places_of_node(name):
                parent.selectAccessibleChild(index)
                return True
            return None

        self._windows.patiently(choose, lambda: f"There is no node {name!r}")

    def wait_label(self, text: str) -> None:
        """Waits until a label says the text. Raises Failure when none does."""
        self._windows.patiently(lambda: text in self._labels() or None,
                                lambda: f"Nothing says {text!r}; what is said: {self._windows.do(self._labels)}")

    def _labels(self) -> List[str]:
        return [_name(found) for found in _below(self._uno) if _role(found) == LABEL]

    def _places_of_node(self, name: str) -> Iterator[Tuple[Any, int]]:
        for parent in _below(self._uno):
            if _role(parent) in {TREE, TREE_ITEM}:
                context = parent.AccessibleContext
                for index in range(context.getAccessibleChildCount()):
                    if _name(context.getAccessibleChild(index)) == name:
                        yield context, index

    def _act(self, name: str, role: int) -> None:
        def act() -> Optional[bool]:
            for found in _below(self._uno):
                if _role(found) == role and _name(found) == name:
                    found.AccessibleContext.doAccessibleAction(0)
                    return True
            return None

        self._windows.patiently(act, lambda: self._complaint(name))

    def _use(self, name: str, method: str, use: Callable[[Any], Any]) -> Any:
        """What ``use`` gives for the visible control that has a method.

        Of some controls, accessibility knows less than their own interfaces: it cannot write into an edit of several lines.
        """
        def look() -> Any:
            for found in _below(self._uno):
                if _name(found) == name and hasattr(found, method) and found.isVisible():
                    return use(found)
            return None

        return self._windows.patiently(look, lambda: self._complaint(name))

    def _complaint(self, name: str) -> str:
        names = self._windows.do(lambda: sorted({_name(found) for found in _below(self._uno)}))
        return f"There is no such {name!r}; there is: {names}"


class _Task(unohelper.Base, XCallback):  # type: ignore[misc]
    """Something to be done in the office's main thread."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self._act = act
        self._done = threading.Event()
        self._result: Any = None
        self._error: Optional[BaseException] = None

    def notify(self, _: Any) -> None:
        try:
            self._result = self._act()
        except BaseException as error:  # noqa: BLE001 - it belongs to the one who waits for the result
            self._error = error
        self._done.set()

    def result(self) -> Any:
        """What came out, when it is done. Raises what went wrong, or Failure when it takes too long."""
        if not self._done.wait(_PATIENCE):
            raise Failure("The office is not done, or a dialog is waiting for an answer.")
        if self._error is not None:
            raise self._error
        return self._result


def _below(accessible: Any, depth: int = 4) -> Iterator[Any]:
    """All that is accessible in a window."""
    context = accessible.AccessibleContext
    for index in range(context.getAccessibleChildCount()):
        child = context.getAccessibleChild(index)
        yield child
        if depth:
            yield from _below(child, depth - 1)


def _name(accessible: Any) -> str:
    return str(accessible.AccessibleContext.AccessibleName)


def _role(accessible: Any) -> int:
    return int(accessible.AccessibleContext.AccessibleRole)
