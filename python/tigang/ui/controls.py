"""Windows made of ``dialogs/*.xdl``, and listening to their controls with plain functions.

An .xdl says how a window looks, what its texts are (``&key`` in its .properties) and, in the ``tag`` of a control, what
becomes of it when the window grows: it may be "wide", "tall", and move "right" or "down".
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Sequence, Tuple

import unohelper
from com.sun.star.awt import (
    XActionListener,
    XAdjustmentListener,
    XItemListener,
    XKeyListener,
    XMouseListener,
    XTextListener,
    XTopWindowListener,
    XWindowListener,
)
from com.sun.star.awt.Key import DOWN, RETURN
from com.sun.star.awt.PosSize import POS, POSSIZE
from com.sun.star.beans import NamedValue
from com.sun.star.util import XCloseListener
from com.sun.star.view import XSelectionChangeListener

from .. import messages
from ..commands.session import Session
from ..office.uno_helpers import service
from . import application
from .controller import Controller

if TYPE_CHECKING:
    from com.sun.star.awt import KeyEvent, MouseEvent, WindowEvent
    from com.sun.star.lang import EventObject

Act = Callable[[], None]

_MARGIN = 48  # pixels between a modeless window and the edge of the document's window


@dataclasses.dataclass(frozen=True)
class Cancelled:
    """The person has closed a window without doing what it is for."""

    cancelled: bool = True


@dataclasses.dataclass(frozen=True)
class Opened:
    """A window stays open beside the document."""

    window: str


class Window:
    """A window of ours over a document's window."""

    NAME = ""  # of its .xdl
    gone = False  # whether it has been closed

    def __init__(self, context: Any, frame: Any, session: Session) -> None:
        self.context, self.frame, self.session = context, frame, session
        self.environment, self.language = session.environment, session.language
        provider = service("com.sun.star.awt.DialogProvider2", context=context)
        url = (messages.folder() / f"{self.NAME}.xdl").as_uri()
        self.dialog = provider.createDialogWithArguments(url, (NamedValue("ParentWindow", frame.ContainerWindow),))
        self._place()
        self._stretch = _Stretch(self.dialog, self.guarded(self.resized))
        self.dialog.addWindowListener(self._stretch)

    def _place(self) -> None:
        """In the middle of the document's window."""
        around, own = self.frame.ContainerWindow.getPosSize(), self.dialog.getPosSize()
        self.dialog.setPosSize(
            max(0, (around.Width - own.Width) // 2), max(0, (around.Height - own.Height) // 2), 0, 0, POS
        )

    def resized(self) -> None:
        """The controls have grown with the window."""

    # what it shows

    def __getitem__(self, name: str) -> Any:
        """The control of that id."""
        return self.dialog.getControl(name)

    def say(self, key: str, **values: Any) -> str:
        """A message of the catalogue, in the person's language."""
        return messages.get(f"ui.{key}", self.language, **values)

    def show(self, visible: bool, *names: str) -> None:
        for name in names:
            self[name].setVisible(visible)

    def enable(self, possible: bool, *names: str) -> None:
        """Whether controls can be used."""
        for name in names:
            self[name].setEnable(possible)

    def tick(self, name: str, on: bool) -> None:
        """Sets a check box or a radio button."""
        self[name].setState(on)

    def ticked(self, name: str) -> bool:
        return bool(self[name].getState())

    def put(self, name: str, text: str) -> None:
        """Sets the text of an edit or the words of a label."""
        control = self[name]
        if control.Model.PropertySetInfo.hasPropertyByName("Text"):
            control.Model.Text = text
        else:
            control.Model.Label = text.replace("~", "~~")  # a single one would underline a letter

    def get(self, name: str) -> str:
        return str(self[name].Model.Text).replace("\r\n", "\n").replace("\r", "\n")

    # what it listens to

    def on_press(self, name: str, act: Act) -> None:
        """A button, or a double click in a list."""
        self[name].addActionListener(self._listener(act))

    def on_type(self, name: str, act: Act) -> None:
        self[name].addTextListener(self._listener(act))

    def on_choose(self, name: str, act: Act) -> None:
        """A line of a list or a node of a tree."""
        control = self[name]
        if control.supportsService("com.sun.star.awt.UnoControlListBox"):
            control.addItemListener(self._listener(act))
        else:
            control.addSelectionChangeListener(self._listener(act))

    def on_tick(self, name: str, act: Act) -> None:
        """A check box or a radio button."""
        self[name].addItemListener(self._listener(act))

    def on_scroll(self, name: str, act: Act) -> None:
        self[name].addAdjustmentListener(self._listener(act))

    def on_double_click(self, name: str, act: Act) -> None:
        self[name].addMouseListener(_Mouse(self.guarded(act)))

    def on_enter(self, name: str, act: Act) -> None:
        """For controls that keep the Enter key to themselves, so that it does not reach the default button."""
        self[name].addKeyListener(_Keys({RETURN: self.guarded(act)}))

    def down_leads(self, name: str, to: str) -> None:
        """The arrow down leads from a search edit into the list below it."""
        self[name].addKeyListener(_Keys({DOWN: self[to].setFocus}))

    def guarded(self, act: Act) -> Act:
        """``act`` whose errors are shown to the person: nobody is above a listener to catch them.

        When it hides or disables the control that has the keyboard, the keyboard goes to what is shown instead.
        """

        def guarded() -> None:
            try:
                held = self._with_keyboard()
                act()
                if held is not None and not self.gone and not _takes_keys(held):
                    self._keyboard_to_what_is_shown()
            except Exception as error:  # noqa: BLE001 - whatever it is, the person reads a sentence
                self.tell(application.explain(error, self.language)[1])

        return guarded

    def _with_keyboard(self) -> Any:
        """The control that has the keyboard; None when it is none of this window's."""
        return next((control for control in self.dialog.getControls() if control.hasFocus()), None)

    def _keyboard_to_what_is_shown(self) -> None:
        """Gives the keyboard to the first control in which something is written or chosen, else to the first button."""
        usable = sorted(filter(_takes_keys, self.dialog.getControls()), key=lambda control: control.Model.TabIndex)
        fields = [control for control in usable if not control.supportsService("com.sun.star.awt.UnoControlButton")]
        for control in (fields or usable)[:1]:
            control.setFocus()

    def tell(self, text: str, *, warning: bool = True) -> None:
        application.message(self.context, self.dialog.Peer, text, self.language, warning=warning)

    def _listener(self, act: Act) -> _Listener:
        return _Listener(self.guarded(act))


class Modal(Window):
    """A window that the person answers before going on."""

    def run(self) -> Any:
        """Show the window; return what `finish` was given, or Cancelled when the person closed it."""
        self._result: Any = Cancelled()
        try:
            self.dialog.execute()
        finally:
            self.dialog.dispose()
        return self._result

    def finish(self, result: Any) -> None:
        self._result = result
        self.dialog.endDialog(1)


class Modeless(Window):
    """A window beside the document; at most one of its kind a document. It goes when the document goes."""

    _open: Dict[Tuple[str, str], Modeless] = {}  # also what keeps it alive

    def __init__(self, context: Any, frame: Any, controller: Controller) -> None:
        super().__init__(context, frame, controller)
        self.controller, self.document = controller, controller.document
        self._key = (self.NAME, self.document.RuntimeUID)
        self._follow = _Follow(self)

    @classmethod
    def open(cls, context: Any, frame: Any, controller: Controller) -> Opened:
        """Open the window, or bring the one that is open to the front."""
        window = cls._open.get((cls.NAME, controller.document.RuntimeUID))
        if window is None:
            window = cls(context, frame, controller)
            cls._open[window._key] = window
            controller.listen(window.changed, window.moved, window.close)
            window.dialog.addTopWindowListener(window._follow)
            window.document.addCloseListener(window._follow)
            window.dialog.setVisible(True)
        else:
            window.dialog.toFront()
            window.dialog.setFocus()
            window.activated()
        return Opened(cls.NAME)

    def _place(self) -> None:
        """At the right edge, where it hides little of the text."""
        around, own = self.frame.ContainerWindow.getPosSize(), self.dialog.getPosSize()
        self.dialog.setPosSize(max(0, around.Width - own.Width - _MARGIN), _MARGIN, 0, 0, POS)

    def activated(self) -> None:
        """The person came back to the window."""

    def changed(self) -> None:
        """The document has been read again."""

    def moved(self) -> None:
        """The cursor stands elsewhere."""

    def close(self) -> None:
        if self._open.pop(self._key, None) is not None:
            self.controller.ignore(self.changed)
            self.dialog.removeTopWindowListener(self._follow)
            self.document.removeCloseListener(self._follow)
            self.gone = True
            self.dialog.dispose()


def _takes_keys(control: Any) -> bool:
    """Whether a control can be used with the keyboard now."""
    still = control.supportsService("com.sun.star.awt.UnoControlFixedText") or getattr(control.Model, "ReadOnly", False)
    return not still and bool(control.isVisible() and control.isEnabled())


# --- lists ------------------------------------------------------------------------------------------------------------


class Choice:
    """A list box that holds things and shows their names."""

    def __init__(self, control: Any) -> None:
        self._control = control
        self._things: List[Any] = []
        self._quiet = False

    def fill(self, things: Sequence[Any], names: Sequence[str], choose: bool = True) -> None:
        """Shows other things and chooses the first, or none."""
        self._things = list(things)
        self._control.Model.StringItemList = tuple(names)
        if things and choose:
            self._control.selectItemPos(0, True)

    def __contains__(self, thing: Any) -> bool:
        return thing in self._things

    def choose(self, thing: Any) -> None:
        self._control.selectItemPos(self._things.index(thing), True)

    def replace(self, things: Sequence[Any], names: Sequence[str], chosen: Any = None) -> None:
        """Shows other things in the place of those that are there, and tells nobody: nothing was chosen by the person."""
        self._quiet = True
        try:
            self.fill(things, names, choose=False)
            if chosen is not None:
                self.choose(chosen)
        finally:
            self._quiet = False

    def on_choose(self, act: Act) -> Act:
        """``act`` for a choice of the person's."""
        return lambda: None if self._quiet else act()

    @property
    def number(self) -> int:
        """Which line is chosen, from 0; -1 when none is."""
        return int(self._control.getSelectedItemPos())

    @property
    def chosen(self) -> Any:
        """The thing that is chosen; None when none is."""
        position = self._control.getSelectedItemPos()
        return self._things[position] if 0 <= position < len(self._things) else None


def shortened(text: str, length: int) -> str:
    """A text in one line of at most ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


# --- listeners: from UNO's interfaces to plain functions ---------------------------------------------------------------
# What does the same as another method is typed Any: each interface has a name of its own for the event.


class _Listener(
    unohelper.Base,
    XActionListener,
    XTextListener,
    XItemListener,
    XAdjustmentListener,  # type: ignore[misc]
    XSelectionChangeListener,
):
    """Calls a function, whatever the event."""

    def __init__(self, act: Act) -> None:
        self._act = act

    def actionPerformed(self, _: Any) -> None:
        self._act()

    textChanged: Any = actionPerformed
    itemStateChanged: Any = actionPerformed
    adjustmentValueChanged: Any = actionPerformed
    selectionChanged: Any = actionPerformed

    def disposing(self, _: Any) -> None:
        pass


class _Mouse(unohelper.Base, XMouseListener):  # type: ignore[misc]
    def __init__(self, double_clicked: Act) -> None:
        self._double_clicked = double_clicked

    def mousePressed(self, event: MouseEvent) -> None:
        if event.ClickCount == 2:  # noqa: PLR2004
            self._double_clicked()

    def mouseReleased(self, _: Any) -> None:
        pass

    mouseEntered: Any = mouseReleased
    mouseExited: Any = mouseReleased
    disposing: Any = mouseReleased


class _Keys(unohelper.Base, XKeyListener):  # type: ignore[misc]
    def __init__(self, acts: Dict[int, Act]) -> None:
        self._acts = acts

    def keyPressed(self, event: KeyEvent) -> None:
        act = self._acts.get(event.KeyCode)
        if act is not None and not event.Modifiers:
            act()

    def keyReleased(self, _: Any) -> None:
        pass

    disposing: Any = keyReleased


class _Follow(unohelper.Base, XTopWindowListener, XCloseListener):  # type: ignore[misc]
    """Closes a modeless window with its document, and tells it when it is activated."""

    def __init__(self, window: Modeless) -> None:
        self._window = window

    def windowClosing(self, _: Any) -> None:
        self._window.close()

    notifyClosing: Any = windowClosing

    def windowActivated(self, _: Any) -> None:
        self._window.guarded(self._window.activated)()

    def queryClosing(self, source: EventObject, ownership: bool) -> None:
        pass

    def windowOpened(self, _: Any) -> None:
        pass

    windowClosed: Any = windowOpened
    windowMinimized: Any = windowOpened
    windowNormalized: Any = windowOpened
    windowDeactivated: Any = windowOpened
    disposing: Any = windowOpened


class _Stretch(unohelper.Base, XWindowListener):  # type: ignore[misc]
    """Lets the controls grow and move with the window, as their tags say; it never becomes smaller than it was made."""

    def __init__(self, dialog: Any, then: Act) -> None:
        self._then = then
        self._size: Optional[Tuple[int, int]] = None
        self._controls = []
        for control in dialog.getControls():
            tags = str(control.Model.Tag).split()
            if tags:
                self._controls.append((control, control.getPosSize(), tags))

    def windowResized(self, event: WindowEvent) -> None:
        if self._size is None:
            self._size = (event.Width, event.Height)
        more_x, more_y = max(0, event.Width - self._size[0]), max(0, event.Height - self._size[1])
        for control, at, tags in self._controls:
            control.setPosSize(
                at.X + more_x * ("right" in tags),
                at.Y + more_y * ("down" in tags),
                at.Width + more_x * ("wide" in tags),
                at.Height + more_y * ("tall" in tags),
                POSSIZE,
            )
        self._then()

    def windowMoved(self, _: Any) -> None:
        pass

    windowShown: Any = windowMoved
    windowHidden: Any = windowMoved
    disposing: Any = windowMoved
