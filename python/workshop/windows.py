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

from com.sun.star.accessibility.AccessibleRole import CHECK_BOX, LABEL, PUSH_BUTTON, RADIO_BUTTON, TREE, TREE_ITEM
from com.sun.star.lang import DisposedException, IndexOutOfBoundsException
from com.sun.star.util import URL

from tigang.writer.office import Office

from .basics import Failure

_PATIENCE = 60.0  # seconds until what is looked for counts as missing; a busy machine is no mistake


class Windows:
    """All windows of an office."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._toolkit = office.service("com.sun.star.awt.Toolkit")

    def choose(self, frame: Any, verb: str) -> Choosing:
        """Does what the menu does: dispatches a verb without arguments. A modal dialog holds that up until it is closed."""
        url = URL()
        url.Complete = url.Main = f"vnd.tigang:{verb}"
        url.Protocol, url.Path = "vnd.tigang:", verb
        return Choosing(lambda: self.do(lambda: frame.queryDispatch(url, "_self", 0).dispatch(url, ())))

    def wait(self, title: str, saying: str = "") -> Window:
        """The window of that title, when it is there and says what is asked for. Raises Failure when it does not come."""
        return self.patiently(lambda: self._find(title, saying),
                              lambda: f"No window {title!r} came that says {saying!r}; there are: {self.titles()}")

    def wait_gone(self, title: str) -> None:
        self.patiently(lambda: self._find(title) is None or None, lambda: f"The window {title!r} stays")

    def titles(self) -> List[str]:
        return self.do(lambda: [_name(window) for window in self._all()])

    def do(self, act: Callable[[], Any]) -> Any:
        """What ``act`` gives, run in the office's main thread."""
        return self._office.on_main_thread(act)

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

    def _find(self, title: str, saying: str = "") -> Optional[Window]:
        return next((Window(self, window) for window in self._all()
                     if _name(window) == title and (not saying or any(saying in _name(found) for found in _below(window)))), None)

    def _all(self) -> List[Any]:
        found = (self._toolkit.getTopWindow(index) for index in range(self._toolkit.getTopWindowCount()))
        return [window for window in found if window.isVisible() and _name(window)]


class Window:
    """One window."""

    def __init__(self, windows: Windows, uno: Any) -> None:
        self._windows, self._uno = windows, uno

    def press(self, name: str) -> None:
        """A button."""
        self._act(name, (PUSH_BUTTON,))

    def tick(self, name: str) -> None:
        """A radio button, or a check box, which loses its tick when it has one."""
        self._act(name, (RADIO_BUTTON, CHECK_BOX))

    def ticked(self, name: str) -> bool:
        return bool(self._use(name, "setState", lambda control: control.getState()))

    def can_tick(self, name: str) -> bool:
        return bool(self._use(name, "setState", lambda control: control.isEnabled()))

    def shows(self, name: str) -> bool:
        """Whether a control of that name can be seen."""
        return bool(self._windows.do(lambda: any(_name(found) == name and found.isVisible() for found in _below(self._uno)
                                                 if hasattr(found, "isVisible"))))

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

    def labels(self) -> List[str]:
        """All that is said."""
        return list(self._windows.do(self._labels))

    def names(self) -> List[str]:
        """The names of all controls, seen or not."""
        return list(self._windows.do(lambda: [_name(found) for found in _below(self._uno)]))

    def _labels(self) -> List[str]:
        return [_name(found) for found in _below(self._uno) if _role(found) == LABEL]

    def _places_of_node(self, name: str) -> Iterator[Tuple[Any, int]]:
        for parent in _below(self._uno):
            if _role(parent) in {TREE, TREE_ITEM}:
                context = parent.AccessibleContext
                for index in range(context.getAccessibleChildCount()):
                    if _name(context.getAccessibleChild(index)) == name:
                        yield context, index

    def _act(self, name: str, roles: Tuple[int, ...]) -> None:
        def act() -> Optional[bool]:
            for found in _below(self._uno):
                if _role(found) in roles and _name(found) == name:
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


class Choosing:
    """A choice in the menu that may not be over yet, because a dialog waits for an answer."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self._thread = threading.Thread(target=self._run, args=(act,), daemon=True)
        self._error: Optional[BaseException] = None
        self._thread.start()

    def wait(self) -> None:
        """Waits until it is over. Raises what went wrong, or Failure when a dialog is still open."""
        self._thread.join(_PATIENCE)
        if self._thread.is_alive():
            raise Failure("A dialog is still waiting for an answer")
        if self._error is not None:
            raise self._error

    def _run(self, act: Callable[[], Any]) -> None:
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - it belongs to the one who waits
            self._error = error


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
