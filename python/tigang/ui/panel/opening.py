"""Opens the deck in the sidebar with one of its panels unfolded."""

from __future__ import annotations

import contextlib
import dataclasses
from typing import Any

from com.sun.star.container import NoSuchElementException
from com.sun.star.lang import DisposedException

from ... import messages
from ...commands.session import Session
from ...errors import TigangError
from ...office.pause import Pause
from .. import application, controller
from ..controls import shortened
from .panel import Panel, panel_of

DECK = "TigangDeck"
_TRIES, _PAUSE = 50, 0.1  # seconds
_FOCUS_PAUSE = 0.5  # seconds in which a menu closes, which gives the keyboard back to the text
_SHOWN, _LENGTH = 12, 90  # lines, and characters of one
_PANELS = ("Structure", "Findings", "Fill")


def open_panel(context: Any, frame: Any, name: str) -> None:
    """Show the deck; the panel ``name`` ("Structure", "Findings", "Fill") is unfolded, and the other of the last two folded.

    https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1ui_1_1XPanel.html
    Raises TigangError (no-sidebar) for a window that has no sidebar, as one inside a web page has.
    """
    sidebar = getattr(frame.Controller, "Sidebar", None)
    if sidebar is None:
        raise TigangError("no-sidebar")
    sidebar.setVisible(True)
    _Opening(context, frame, sidebar, name).step()


class _Opening:
    """A window that is new learns only a moment later which decks it may show, so what does not work yet is tried again.

    A deck that is not there yet must not be asked for its panels: that ends LibreOffice.
    """

    def __init__(self, context: Any, frame: Any, sidebar: Any, name: str) -> None:
        self._context, self._frame, self._sidebar, self._name = context, frame, sidebar, name
        self._left = _TRIES
        self._again = Pause(context, self.step, _PAUSE)
        self._focus = Pause(
            context, self._take_focus, _FOCUS_PAUSE
        )  # a menu gives the keyboard back to the text when it closes

    def step(self) -> None:
        self._left -= 1
        with contextlib.suppress(NoSuchElementException, DisposedException):
            deck = self._sidebar.getDecks().getByName(DECK)
            if not deck.isActive():
                deck.activate(True)
            if deck.isActive() and self._unfold(deck.getPanels()):
                return
        if self._left:
            self._again.touch()
        else:
            self._notify()

    def _notify(self) -> None:
        """Say in a message what the panel would show: some Writers open no deck over a document that is read-only."""
        environment = application.environment(self._context)
        watching = controller.of(self._context, self._frame, environment)
        findings = watching.current().findings
        watching.ignore()
        lines = [shortened(finding.message, _LENGTH) for finding in findings[:_SHOWN]]
        said = messages.get("ui.panel.not-opened", environment.language, count=len(findings), lines="\n• ".join(lines))
        application.message(self._context, self._frame.ContainerWindow, said, environment.language, warning=False)

    def _unfold(self, panels: Any) -> bool:
        if not panels.hasByName(_id(self._name)):
            return False
        for each in _PANELS:
            panel = panels.getByName(_id(each))
            if each in (self._name, "Structure") or self._name == "Structure":
                panel.expand(False)
            else:
                panel.collapse()
        made = panel_of(self._frame, f"{self._name}Panel")
        if made is None:
            return False
        above = panel_of(self._frame, "StructurePanel")
        if above is not None and above is not made and not _fit(above, made):
            panels.getByName(_id("Structure")).collapse()
        self._focus.touch()
        return True

    def _take_focus(self) -> None:
        made = panel_of(self._frame, f"{self._name}Panel")
        if made is not None:
            made.guarded(made.take_focus)()


def _fit(*panels: Panel) -> bool:
    """Return whether panels have room in the deck without scrolling."""
    return panels[0].heights.room(panels[0].least_width, *(panel.least_height for panel in panels)) >= 0


def _id(panel: str) -> str:
    return f"Tigang{panel}Panel"


@dataclasses.dataclass(frozen=True)
class Opened:
    """`panel`: the one that is unfolded."""

    panel: str


def check_structure(context: Any, frame: Any, session: Session) -> Opened:
    """Open the findings beside the document. Raises TigangError (no-document, not-a-text-document, no-sidebar)."""
    return _opened(context, frame, session, "Findings")


def fill_placeholders(context: Any, frame: Any, session: Session) -> Opened:
    """Open the filling beside the document. Raises TigangError (no-document, not-a-text-document, no-sidebar)."""
    return _opened(context, frame, session, "Fill")


def _opened(context: Any, frame: Any, session: Session, name: str) -> Opened:
    assert session.document is not None  # what is no text document is said before anything opens
    open_panel(context, frame, name)
    return Opened(name)
