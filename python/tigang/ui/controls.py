"""Windows made of ``dialogs/*.xdl``, and listening to their controls with plain functions.

An .xdl says how a window looks, what its texts are (``&key`` in its .properties) and, in the ``tag`` of a control, what
becomes of it when the window grows: it may be "wide", "tall", and move "right" or "down"; two side by side take a "half"
each, the second one "halfright"; of two above each other both are "halftall", the second one "halfdown".
"""

from __future__ import annotations

import dataclasses
from typing import Any, Callable, List, Mapping, Optional, Sequence, Tuple

from com.sun.star.awt import Rectangle
from com.sun.star.awt.Key import CONTEXTMENU, DOWN, F10, RETURN
from com.sun.star.awt.KeyModifier import SHIFT
from com.sun.star.awt.PosSize import POSSIZE
from com.sun.star.beans import NamedValue
from com.sun.star.lang import Locale

from .. import messages
from ..commands.session import Session
from ..office.uno_helpers import service
from . import application, help_pages, window_places
from .listening import Act, Keys, Listener, MenuAsked, Mouse
from .stretching import Stretch

_FRAME = 40  # pixels around a window: its title and borders


@dataclasses.dataclass(frozen=True)
class Cancelled:
    """The person has closed a window without doing what it is for."""

    cancelled: bool = True


def speak(dialog: Any, language: str) -> None:
    """Let the controls of an .xdl show their words in one of our languages; unasked they speak LibreOffice's."""
    name, _, country = messages.LANGUAGES[language].partition("_")
    locale = Locale(Language=name, Country=country)
    if dialog.Model.ResourceResolver is not None:
        dialog.Model.ResourceResolver.setCurrentLocale(locale, True)


class Controls:
    """The controls of an .xdl, in a window or in a panel of the sidebar."""

    NAME = ""  # of the .xdl
    gone = False  # whether it has been closed

    def __init__(self, context: Any, frame: Any, session: Session, dialog: Any) -> None:
        self.context, self.frame, self.session = context, frame, session
        self.environment, self.language = session.environment, session.language
        self.dialog = dialog
        speak(dialog, self.language)
        self._stretch = Stretch(self.dialog, self.guarded(self.resized), self.made_size())
        self.dialog.addWindowListener(self._stretch)
        help_pages.on_f1(context, self.dialog, self.guarded(self.show_help))

    @classmethod
    def url(cls) -> str:
        """Return where the .xdl lies."""
        return (messages.folder() / f"{cls.NAME}.xdl").as_uri()

    def made_size(self) -> Optional[Tuple[int, int]]:
        """Return width and height in pixels for which the controls stand as in the .xdl; None: those of the first resizing."""
        return None

    @property
    def page(self) -> str:
        """The name of the page that F1 opens."""
        return self.NAME

    def show_help(self) -> None:
        help_pages.open_page(self.context, self.page, self.language)

    def resized(self) -> None:
        """React to the controls' having grown with the window."""

    # what it shows

    def __getitem__(self, name: str) -> Any:
        """Return the control of that id."""
        return self.dialog.getControl(name)

    def say(self, key: str, **values: Any) -> str:
        """Return a message of the catalogue, in the person's language."""
        return messages.get(f"ui.{key}", self.language, **values)

    def show(self, visible: bool, *names: str) -> None:
        for name in names:
            self[name].setVisible(visible)

    def enable(self, possible: bool, *names: str) -> None:
        """Set whether controls can be used."""
        for name in names:
            self[name].setEnable(possible)

    def tick(self, name: str, on: bool) -> None:
        """Set a check box or a radio button."""
        self[name].setState(on)

    def ticked(self, name: str) -> bool:
        return bool(self[name].getState())

    def put(self, name: str, text: str) -> None:
        """Set the text of an edit or the words of a label."""
        control = self[name]
        if control.Model.PropertySetInfo.hasPropertyByName("Text"):
            control.Model.Text = text
        else:
            control.Model.Label = text.replace("~", "~~")  # a single one would underline a letter

    def get(self, name: str) -> str:
        return str(self[name].Model.Text).replace("\r\n", "\n").replace("\r", "\n")

    # what it listens to

    def on_press(self, name: str, act: Act) -> None:
        """Call ``act`` when a button is pressed, or a list clicked twice."""
        self[name].addActionListener(self._listener(act))

    def on_type(self, name: str, act: Act) -> None:
        self[name].addTextListener(self._listener(act))

    def on_choose(self, name: str, act: Act) -> None:
        """Call ``act`` when a line of a list or a node of a tree is chosen."""
        control = self[name]
        if control.supportsService("com.sun.star.awt.UnoControlListBox"):
            control.addItemListener(self._listener(act))
        else:
            control.addSelectionChangeListener(self._listener(act))

    def on_tick(self, name: str, act: Act) -> None:
        """Call ``act`` when a check box or a radio button is ticked."""
        self[name].addItemListener(self._listener(act))

    def on_scroll(self, name: str, act: Act) -> None:
        self[name].addAdjustmentListener(self._listener(act))

    def on_click(self, name: str, act: Act) -> None:
        """Call ``act`` at a click, also on what is chosen already, which no choice reports."""
        self[name].addMouseListener(Mouse({1: self.guarded(act)}))

    def on_double_click(self, name: str, act: Act) -> None:
        self[name].addMouseListener(Mouse({2: self.guarded(act)}))

    def on_enter(self, name: str, act: Act) -> None:
        """Call ``act`` at Enter in a control that keeps that key to itself, so that it does not reach the default button."""
        self.on_keys(name, {(RETURN, 0): act})

    def on_keys(self, name: str, acts: Mapping[Tuple[int, int], Act]) -> None:
        """Call functions at keys (codes and modifiers as com.sun.star.awt names them) while the control has the keyboard."""
        self[name].addKeyListener(Keys({key: self.guarded(act) for key, act in acts.items()}))

    def on_menu(self, name: str, act: Callable[[int, int], None]) -> None:
        """Listen for the right button, or a key of the context menu: ``act`` gets the place in the control, -1 for a key."""
        self[name].addMouseListener(MenuAsked(lambda x, y: self.guarded(lambda: act(x, y))()))
        self.on_keys(name, dict.fromkeys(((CONTEXTMENU, 0), (F10, SHIFT)), lambda: act(-1, -1)))

    def pop_up(self, name: str, x: int, y: int, entries: Sequence[Tuple[str, bool, Act]]) -> None:
        """Show a menu at a place of a control, and do what is chosen.

        Entries: words, whether they can be chosen, what they do; without words a line.
        """
        menu = service("com.sun.star.awt.PopupMenu", context=self.context)
        for number, (words, possible, _) in enumerate(entries):
            if words:
                menu.insertItem(number + 1, words, 0, number)
                menu.enableItem(number + 1, possible)
            else:
                menu.insertSeparator(number)
        chosen = menu.execute(self[name].Peer, Rectangle(max(0, x), max(0, y), 0, 0), 0)
        if chosen:
            entries[chosen - 1][2]()

    def down_leads(self, name: str, to: str) -> None:
        """Let the arrow down lead from a search edit into the list below it."""
        self[name].addKeyListener(Keys({(DOWN, 0): self[to].setFocus}))

    def guarded(self, act: Act) -> Act:
        """Return ``act`` whose errors are shown to the person: nobody is above a listener to catch them.

        When it hides or disables the control that has the keyboard, the keyboard goes to what is shown instead.
        """

        def guarded() -> None:
            try:
                held = self._with_keyboard()
                act()
                if held is not None and not self.gone and not _takes_keys(held):
                    self._keyboard_to_what_is_shown()
            except Exception as error:  # noqa: BLE001 - whatever it is, the person reads a sentence
                self.inform(application.explain(error, self.language)[1])

        return guarded

    def _with_keyboard(self) -> Any:
        """Return the control that has the keyboard; None when it is none of this window's."""
        return next((control for control in self.dialog.getControls() if control.hasFocus()), None)

    def _keyboard_to_what_is_shown(self) -> None:
        """Give the keyboard to the first control in which something is written or chosen, else to the first button."""
        usable = sorted(filter(_takes_keys, self.dialog.getControls()), key=lambda control: control.Model.TabIndex)
        fields = [control for control in usable if not control.supportsService("com.sun.star.awt.UnoControlButton")]
        for control in (fields or usable)[:1]:
            control.setFocus()

    def inform(self, text: str, *, warning: bool = True) -> None:
        application.message(self.context, self.dialog.Peer, text, self.language, warning=warning)

    def _listener(self, act: Act) -> Listener:
        return Listener(self.guarded(act))


class Window(Controls):
    """Our window over a document's window."""

    def __init__(self, context: Any, frame: Any, session: Session) -> None:
        provider = service("com.sun.star.awt.DialogProvider2", context=context)
        parent = NamedValue("ParentWindow", frame.ContainerWindow)
        super().__init__(context, frame, session, provider.createDialogWithArguments(self.url(), (parent,)))

    def made_size(self) -> Tuple[int, int]:
        size = self.dialog.getPosSize()
        return int(size.Width), int(size.Height)

    def take_place(self) -> None:
        """Place the window where it was last, else in the middle of the document's; no larger than the screen."""
        around, made = self.frame.ContainerWindow.getPosSize(), self.dialog.getPosSize()
        screen = service("com.sun.star.awt.Toolkit", context=self.context).getWorkArea()
        kept = window_places.kept(self.environment.personal, self.NAME)
        width, height = (kept.width, kept.height) if kept is not None else (made.Width, made.Height)
        least = self._stretch.least  # larger than what was kept where the letters have become larger
        width, height = max(width, least[0]), max(height, least[1])
        width, height = min(width, screen.Width - _FRAME), min(height, screen.Height - _FRAME)
        x, y = (kept.x, kept.y) if kept is not None else ((around.Width - width) // 2, (around.Height - height) // 2)
        x, y = min(x, screen.Width - width), min(y, screen.Height - height - _FRAME)
        self.dialog.setPosSize(max(0, x), max(0, y), width, height, POSSIZE)

    def keep_place(self) -> None:
        """Remember where the window is and how large."""
        at = self.dialog.getPosSize()
        window_places.keep(self.environment.personal, self.NAME, window_places.Place(at.X, at.Y, at.Width, at.Height))


class Modal(Window):
    """A window that the person answers before going on."""

    def run(self) -> Any:
        """Show the window; return what `finish` was given, or Cancelled when the person closed it."""
        self._result: Any = Cancelled()
        self.take_place()
        application.ready(self.frame)
        try:
            self.dialog.execute()
            self.keep_place()
        finally:
            self.dialog.dispose()
        return self._result

    def finish(self, result: Any) -> None:
        self._result = result
        self.dialog.endDialog(1)


def _takes_keys(control: Any) -> bool:
    """Return whether a control can be used with the keyboard now."""
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
        """Show other things and choose the first, or none."""
        self._things = list(things)
        self._control.Model.StringItemList = tuple(names)
        if things and choose:
            self._control.selectItemPos(0, True)

    def __contains__(self, thing: Any) -> bool:
        return thing in self._things

    def choose(self, thing: Any) -> None:
        self._control.selectItemPos(self._things.index(thing), True)

    def replace(self, things: Sequence[Any], names: Sequence[str], chosen: Any = None) -> None:
        """Show other things in the place of those that are there, and notify nobody: nothing was chosen by the person."""
        self._quiet = True
        try:
            self.fill(things, names, choose=False)
            if chosen is not None:
                self.choose(chosen)
        finally:
            self._quiet = False

    def on_choose(self, act: Act) -> Act:
        """Call ``act`` at a choice of the person's."""
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
    """Return a text in one line of at most ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
