"""The windows of a running office, found by their titles and used by the names of their controls.

The names are those that a screen reader says, so a control that is used here can be used by everybody. What a control is,
shows and does is taken from there, too.

All is done in the office's main thread, where a person's clicks arrive too: windows that are made or used in the thread of
a bridge's call sooner or later lock up with the main one.
"""

from __future__ import annotations

import contextlib
import itertools
import threading
import time
from typing import Any, Callable, Iterator, List, Optional, Set, Tuple, cast

import uno
from com.sun.star.accessibility.AccessibleRole import (
    CHECK_BOX,
    COMBO_BOX,
    LABEL,
    LIST,
    PUSH_BUTTON,
    RADIO_BUTTON,
    RULER,
    TEXT,
    TREE,
    TREE_ITEM,
)
from com.sun.star.accessibility.AccessibleStateType import CHECKED, ENABLED, FOCUSABLE, FOCUSED, SHOWING
from com.sun.star.awt import KeyEvent, MouseEvent
from com.sun.star.awt.Key import DELETE, RETURN, TAB, A
from com.sun.star.awt.KeyModifier import MOD1
from com.sun.star.awt.MouseButton import LEFT
from com.sun.star.awt.PosSize import SIZE
from com.sun.star.container import NoSuchElementException
from com.sun.star.lang import DisposedException, IndexOutOfBoundsException
from com.sun.star.util import URL

from tigang.office.process import Office

from .basics import Failure

#: What a look raises when the windows change while it looks.
_CHANGED = (IndexOutOfBoundsException, DisposedException, NoSuchElementException)

#: What a person uses, by its role.
_KINDS = {
    PUSH_BUTTON: "button",
    CHECK_BOX: "check box",
    RADIO_BUTTON: "radio button",
    TEXT: "edit",
    COMBO_BOX: "list",
    LIST: "list",
    TREE: "tree",
}

_LOOKED_AT = 20  # lines of a list: the one with the keyboard is among them

_TREE = "com.sun.star.awt.tree.TreeControl"

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

    def wait(self, title: str, saying: str = "", depth: int = 4) -> Window:
        """The window of that title, when it is there and says what is asked for. Raises Failure when it does not come.

        ``depth``: how many levels of what is within what are looked at; of our windows four are enough.
        """
        return self.patiently(
            lambda: self._find(title, saying, depth),
            lambda: f"No window {title!r} came that says {saying!r}; there are: {self.titles()}",
        )

    def panel(self, frame: Any, name: str) -> Window:
        """A panel of the sidebar's deck, when it is there and unfolded. Raises Failure when it does not come."""

        def look() -> Optional[Window]:
            deck = frame.Controller.Sidebar.getDecks().getByName("TigangDeck")
            if not deck.isActive():  # of one that is not there, to ask for panels ends the office
                return None
            panel = deck.getPanels().getByName(f"Tigang{name}Panel")
            dialog = panel.getDialog() if panel.isExpanded() else None
            return Window(self, dialog, dialog, frame.ContainerWindow) if dialog is not None else None

        return cast(Window, self.patiently(look, lambda: f"The panel {name} does not come"))

    def wait_notice(self, frame: Any, saying: str) -> None:
        """Wait until the bar above a document's text says what is asked for. Raises Failure when it does not.

        The text itself is not looked into: from then on Writer would tell a screen reader of each change, and as none
        listens, it ends when it next brings the cursor up to date (seen in 7.4 and 25.2).
        """

        def says(accessible: Any) -> bool:
            return any(saying in _name(child) or says(child) for child in _up_to_ruler(accessible.AccessibleContext))

        self.patiently(
            lambda: says(self._accessible(frame.ContainerWindow)) or None,
            lambda: f"No bar above the text says {saying!r}",
        )

    def wait_gone(self, title: str) -> None:
        self.patiently(lambda: self._find(title) is None or None, lambda: f"The window {title!r} stays")

    def titles(self) -> List[str]:
        return self.do(lambda: [_title(window) for window in self._all()])

    def do(self, act: Callable[[], Any]) -> Any:
        """What ``act`` gives, run in the office's main thread."""
        return self._office.on_main_thread(act)

    def patiently(self, look: Callable[[], Any], complaint: Callable[[], str]) -> Any:
        """What ``look`` finds, as soon as it finds something; ``look`` runs in the main thread."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            with contextlib.suppress(
                IndexOutOfBoundsException, DisposedException, NoSuchElementException
            ):  # it changed while we looked
                found = self.do(look)
                if found is not None:
                    return found
            time.sleep(0.05)
        raise Failure(complaint())

    def press_key(self, window: Any, code: int = 0, character: str = "\0", modifiers: int = 0) -> None:
        """Presses a key for whatever in the window has the keyboard. To be called in the office's main thread, which acts on
        it afterwards."""
        event = KeyEvent(Source=window, KeyCode=code, KeyChar=cast(str, uno.Char(character)), Modifiers=modifiers)
        self._toolkit.keyPress(event)
        self._toolkit.keyRelease(event)

    def mouse(self, event: str, window: Any, x: int, y: int) -> None:
        """Press or release ("mousePress", "mouseRelease") the mouse at a place of a window. To be called in the
        office's main thread, which acts on it afterwards."""
        getattr(self._toolkit, event)(MouseEvent(Source=window, X=x, Y=y, Buttons=LEFT, ClickCount=1))

    def _find(self, title: str, saying: str = "", depth: int = 4) -> Optional[Window]:
        titled = (window for window in self._all() if _title(window) == title)
        found = (Window(self, window, self._accessible(window), depth=depth) for window in titled)
        return next(
            (window for window in found if not saying or any(saying in _name(below) for below in window.below())), None
        )

    def _all(self) -> List[Any]:
        found = (self._toolkit.getTopWindow(index) for index in range(self._toolkit.getTopWindowCount()))
        return [window for window in found if window.isVisible() and _title(window)]

    def _accessible(self, window: Any) -> Any:
        """What a screen reader meets of a window. Newer ones do not tell it, but a control does, and whose child it is: so
        one is put into the window for a moment."""
        control = self._office.service("com.sun.star.awt.UnoControlFixedText")
        control.setModel(self._office.service("com.sun.star.awt.UnoControlFixedTextModel"))
        control.setVisible(False)
        control.createPeer(self._toolkit, window)
        try:
            return control.AccessibleContext.getAccessibleParent()
        finally:
            control.dispose()


class Window:
    """One window."""

    def __init__(self, windows: Windows, uno_window: Any, accessible: Any, keys: Any = None, depth: int = 4) -> None:
        """``keys``: the window that gets the keys, where that is another: one around it; ``depth``: as in `Windows.wait`."""
        self._windows, self._uno, self._accessible = windows, uno_window, accessible
        self._keys, self._depth = keys or uno_window, depth

    def unnamed(self) -> List[str]:
        """What can be used in it and has no name that a screen reader could say; each as its kind and its place."""
        self._wait_usable()
        return list(self._windows.do(self._unnamed))

    def _unnamed(self) -> List[str]:
        return [f"{_KINDS[_role(found)]} {number}" for number, found in enumerate(self._usable()) if not _name(found)]

    def tab_through(self) -> Tuple[Set[str], Set[str]]:
        """The names of all that takes the keyboard, and of those that the Tab key came to; of radio buttons one is enough."""
        self._wait_usable()
        wanted: Set[str] = self._windows.do(lambda: {_name(found) for found in self._usable() if self._takes(found)})
        self._windows.do(self._keyboard_to_first)
        reached: Set[str] = set()
        for _ in range(3 * len(wanted) + 3):
            reached |= self._windows.do(lambda: {_name(found) for found in self._usable() if _focused(found)})
            if wanted <= reached:
                break
            self._windows.do(lambda: self._windows.press_key(self._keys, TAB, "\t"))
            self._windows.do(lambda: None)  # it has been acted on
        return wanted, reached

    def _wait_usable(self) -> None:
        """A panel is there before it is shown."""
        self._windows.patiently(lambda: any(map(self._takes, self._usable())) or None, lambda: "Nothing can be used")

    def _keyboard_to_first(self) -> None:
        first = next(found for found in self._usable() if self._takes(found))
        _method(first, "setFocus", "grabFocus")()

    def _usable(self) -> List[Any]:
        found = _outermost(self._accessible, lambda one: _role(one) in _KINDS)
        return [one for one in found if _has(one.AccessibleContext, SHOWING)]

    def _takes(self, found: Any) -> bool:
        context = found.AccessibleContext
        chosen = _role(found) != RADIO_BUTTON or _has(context, CHECKED)
        return bool(chosen and _has(context, ENABLED) and _has(context, FOCUSABLE))

    def wait_keyboard(self, control: str) -> None:
        """Wait until the keyboard is in a control of this window of ours, by the name that the .xdl gives it."""
        self._windows.patiently(
            lambda: self._uno.getControl(control).hasFocus() or None,
            lambda: f"The keyboard does not come to {control}",
        )

    def below(self) -> Iterator[Any]:
        """All that is accessible in it. To be called in the office's main thread."""
        return _below(self._accessible, self._depth)

    def press(self, name: str) -> None:
        """A button."""
        self._act(name, (PUSH_BUTTON,))

    def tick(self, name: str) -> None:
        """A radio button, or a check box, which loses its tick when it has one."""
        self._act(name, (RADIO_BUTTON, CHECK_BOX))

    def ticked(self, name: str) -> bool:
        return self._is(name, CHECKED, RADIO_BUTTON, CHECK_BOX)

    def can_tick(self, name: str) -> bool:
        return self._is(name, ENABLED, RADIO_BUTTON, CHECK_BOX)

    def can_press(self, name: str) -> bool:
        return self._is(name, ENABLED, PUSH_BUTTON)

    def can_use(self, name: str) -> bool:
        """Whether anything of that name but a label can be used."""
        return bool(
            self._use(
                name,
                lambda found: found.AccessibleContext if _role(found) != LABEL else None,
                lambda context: [_has(context, ENABLED)],
            )[0]
        )

    def shows(self, name: str) -> bool:
        """Whether a control of that name can be seen."""
        return name in self.names()

    def resize(self, width: int, height: int) -> None:
        self._windows.do(lambda: self._uno.setPosSize(0, 0, width, height, SIZE))

    def size(self) -> Tuple[int, int]:
        """Its width and height in pixels."""
        at = self._windows.do(self._uno.getPosSize)
        return int(at.Width), int(at.Height)

    def wait_shown(self, name: str, shown: bool = True) -> None:
        """Waits until a control of that name can be seen, or cannot. Raises Failure when that does not come."""
        self._windows.patiently(
            lambda: (name in map(_name, self.below())) == shown or None,
            lambda: f"{name!r} is {'not ' * shown}among {sorted(set(self.names()))}",
        )

    def text(self, name: str) -> str:
        return str(self._use(name, _edit, lambda edit: _method(edit, "getText")()))

    def type(self, name: str, text: str) -> None:
        """Into an edit, key after key, in place of what it says."""

        def type_all(edit: Any) -> bool:
            _method(edit, "setFocus", "grabFocus")()
            self._windows.press_key(self._keys, A, modifiers=MOD1)
            self._windows.press_key(self._keys, DELETE)
            for character in text:
                self._windows.press_key(self._keys, *((RETURN, "\r") if character == "\n" else (0, character)))
            return True

        self._use(name, _edit, type_all)
        self._windows.do(lambda: None)  # the keys have been acted on

    def items(self, name: str) -> List[str]:
        """The lines of a list."""
        return list(self._use(name, _list, _names))

    def choose(self, name: str, item: str) -> None:
        """A line of a list."""
        self._use(name, _list, lambda found: found.selectAccessibleChild(_names(found).index(item)) or True)

    def choose_node(self, name: str) -> None:
        """A node of a tree."""

        def choose() -> Optional[bool]:
            for parent, index in self._places_of_node(name):
                parent.selectAccessibleChild(index)
                return True
            return None

        self._windows.patiently(choose, lambda: f"There is no node {name!r}")

    def nodes(self) -> List[str]:
        """The lines of a tree, as soon as there is one."""
        return list(self._windows.patiently(lambda: self._nodes() or None, lambda: "There is no line"))

    def wait_node(self, part: str) -> str:
        """The name of the first node of a tree that has these words, when there is one. Raises Failure when none comes."""
        return str(
            self._windows.patiently(
                lambda: next((name for name in self._nodes() if part in name), None),
                lambda: f"There is no node with {part!r}: {self._windows.do(self._nodes)}",
            )
        )

    def drag_node(self, name: str, onto: str) -> None:
        """Drag a line of a tree onto another one. Raises Failure when there is none such."""
        self._mouse("mousePress", name)
        self._mouse("mouseRelease", onto)

    def _mouse(self, event: str, name: str) -> None:
        """Let the mouse do something on a line of the only tree that has it."""

        def act() -> Optional[bool]:
            for parent, index in self._places_of_node(name):
                line = parent.getAccessibleChild(index).AccessibleContext
                at, size = line.getLocationOnScreen(), line.getSize()  # in a panel: from its upper left corner
                tree = next(each for each in self._uno.getControls() if each.supportsService(_TREE))
                corner = tree.getPosSize()
                x, y = at.X + size.Height - corner.X, at.Y + size.Height // 2 - corner.Y
                self._windows.mouse(event, tree.Peer, x, y)
                return True
            return None

        self._windows.patiently(act, lambda: f"There is no node {name!r}")
        self._windows.do(lambda: None)  # it has been acted on

    def wait_gone_node(self, part: str) -> None:
        """Waits until no node of a tree has these words. Raises Failure when one stays."""
        self._windows.patiently(
            lambda: not any(part in name for name in self._nodes()) or None,
            lambda: f"A node with {part!r} stays: {self._windows.do(self._nodes)}",
        )

    def wait_text(self, name: str, part: str) -> None:
        """Waits until an edit has these words. Raises Failure when it does not."""
        self._windows.patiently(lambda: part in self._text(name) or None, lambda: f"{name!r} says {self.text(name)!r}")

    def _nodes(self) -> List[str]:
        """The names of a tree's nodes. To be called in the office's main thread."""
        return [_name(found) for found in self.below() if _role(found) == TREE_ITEM]

    def _text(self, name: str) -> str:
        edits = (_edit(found) for found in self.below() if _name(found) == name)
        return next((str(_method(edit, "getText")()) for edit in edits if edit is not None), "")

    def wait_label(self, text: str) -> None:
        """Waits until a label says the text. Raises Failure when none does."""
        self._windows.patiently(
            lambda: text in self._labels() or None,
            lambda: f"Nothing says {text!r}; what is said: {self._windows.do(self._labels)}",
        )

    def labels(self) -> List[str]:
        """All that is said."""
        return list(self._windows.do(self._labels))

    def names(self) -> List[str]:
        """The names of all that can be seen."""
        return list(self._windows.do(lambda: [_name(found) for found in self.below()]))

    def _labels(self) -> List[str]:
        return [_name(found) for found in self.below() if _role(found) == LABEL]

    def _places_of_node(self, name: str) -> Iterator[Tuple[Any, int]]:
        for parent in self.below():
            if _role(parent) in {TREE, TREE_ITEM}:
                context = parent.AccessibleContext
                for index in range(context.getAccessibleChildCount()):
                    if _name(context.getAccessibleChild(index)) == name:
                        yield context, index

    def _act(self, name: str, roles: Tuple[int, ...]) -> None:
        self._use(name, _of_role(*roles), lambda control: control.doAccessibleAction(0) or True)

    def _is(self, name: str, state: int, *roles: int) -> bool:
        return bool(self._use(name, _of_role(*roles), lambda control: _has(control, state)))

    def _use(self, name: str, choose: Callable[[Any], Any], use: Callable[[Any], Any]) -> Any:
        """What ``use`` gives for what ``choose`` finds in a control of that name; for the first where it finds something."""

        def look() -> Any:
            chosen = (choose(found) for found in self.below() if _name(found) == name)
            return next((use(control) for control in chosen if control is not None), None)

        return self._windows.patiently(look, lambda: self._complaint(name))

    def _complaint(self, name: str) -> str:
        return f"There is no such {name!r}; there is: {sorted(set(self.names()))}"


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
    """All that is accessible in a window or a control."""
    for child in _children(accessible.AccessibleContext):
        if getattr(child, "AccessibleContext", None) is not None:  # it is still there
            yield child
            if depth:
                yield from _below(child, depth - 1)


def _outermost(accessible: Any, wanted: Callable[[Any], bool], depth: int = 4) -> Iterator[Any]:
    """Yield what is wanted in a window, without looking into that."""
    for child in _children(accessible.AccessibleContext):
        if child.AccessibleContext is not None:  # it is still there
            if wanted(child):
                yield child
            elif depth:
                yield from _outermost(child, wanted, depth - 1)


def _children(context: Any) -> Iterator[Any]:
    return (context.getAccessibleChild(index) for index in range(context.getAccessibleChildCount()))


def _up_to_ruler(context: Any) -> Iterator[Any]:
    """Yield what is in a window from the last one on, up to a ruler: what lies before that shows a document's text, and the
    mere question for it makes Writer tell a screen reader of it."""
    backwards = map(context.getAccessibleChild, reversed(range(context.getAccessibleChildCount())))
    there = (child for child in backwards if getattr(child, "AccessibleContext", None) is not None)
    return itertools.takewhile(lambda child: _role(child) != RULER, there)


def _names(context: Any) -> List[str]:
    return [_name(child) for child in _children(context)]


def _name(accessible: Any) -> str:
    return str(accessible.AccessibleContext.AccessibleName)


def _role(accessible: Any) -> int:
    return int(accessible.AccessibleContext.AccessibleRole)


def _title(window: Any) -> str:
    return str(window.getProperty("Title"))


def _of_role(*roles: int) -> Callable[[Any], Any]:
    return lambda accessible: accessible.AccessibleContext if _role(accessible) in roles else None


_list = _of_role(LIST)


def _edit(accessible: Any) -> Any:
    return accessible if _role(accessible) != LABEL and _method(accessible, "setText") else None


def _method(accessible: Any, *names: str) -> Any:
    """The first of these methods that a control has itself or shows to a screen reader.

    In newer LibreOffice controls show all and have none of their own; older edits of several lines show too little.
    """
    found = (getattr(one, name, None) for one in (accessible, accessible.AccessibleContext) for name in names)
    return next(filter(callable, found), None)


def _focused(found: Any) -> bool:
    """Whether it, or something in it as the line of a list, has the keyboard."""
    context = found.AccessibleContext
    first = itertools.islice(_below(found, 2), _LOOKED_AT)
    return _has(context, FOCUSED) or any(_has(below.AccessibleContext, FOCUSED) for below in first)


def _has(context: Any, state: int) -> bool:
    """Whether it is in a state: one of a set that was an object and has become a number."""
    states = context.getAccessibleStateSet()
    return bool(states & state) if isinstance(states, int) else bool(states.contains(state))
