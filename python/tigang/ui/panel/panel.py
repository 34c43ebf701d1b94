"""What the panels have in common: they stand in the sidebar, ask the window's controller and go with it."""

from __future__ import annotations

from typing import Any, Callable, List, Optional, Tuple, TypeVar

import unohelper
from com.sun.star.lang import XEventListener

from ...commands.session import Session
from ...office.uno_helpers import service
from ...writer import cursor
from .. import application, companion, controller
from ..controls import Controls
from .heights import Heights

_Answer = TypeVar("_Answer")


class Panel(Controls):
    """A panel of the sidebar, made of the .xdl of its NAME, which says how small it may become."""

    def __init__(self, context: Any, frame: Any, parent: Any, sidebar: Any) -> None:
        provider = service("com.sun.star.awt.ContainerWindowProvider", context=context)
        window = provider.createContainerWindow(self.url(), "", parent, None)
        size = window.getPosSize()
        self.least_width, self.least_height = int(size.Width), int(size.Height)
        self.controller = controller.of(context, frame, application.environment(context))
        self.document = self.controller.document
        super().__init__(context, frame, self.controller, window)
        beside = next((panel for panel in _open if panel.frame == frame), None)
        self.heights: Heights = beside.heights if beside is not None else Heights(context, frame, sidebar)
        self._shows = self.guarded(self.show_state)
        self._follows = self.guarded(self.show_cursor)
        self.build()
        companion.stay(self.controller)
        self.controller.listen(self._shows, self._follows, self.ended, self.guarded(self.show_age))
        _open.append(self)
        self._end = _End(self)
        window.addEventListener(self._end)
        window.setVisible(True)
        known = self.controller.state
        if self.controller.current() is known:  # else all who listen are notified, this panel among them
            self._shows()

    def made_size(self) -> Tuple[int, int]:
        return self.least_width, self.least_height

    def spare_height(self) -> int:
        """Return how much higher than at least the panel is to be."""
        return self.heights.spare(self.NAME, self.least_height, self.least_width)

    def take_focus(self) -> None:
        """Take the keyboard: the person has asked for the panel."""

    def build(self) -> None:
        """Fill the controls with what never changes, and listen to them."""

    def show_state(self) -> None:
        """Show the controller's state: the document has been read again."""

    def show_cursor(self) -> None:
        """Follow the cursor."""

    def show_age(self) -> None:
        """Show that the document has changed since it was read."""

    def do(self, verb: Callable[[Session, Any], _Answer], asked: Any) -> _Answer:
        """Run a verb on the document; all panels show what has come of it. Raises TigangError."""
        try:
            return verb(self.controller, asked)
        finally:
            self.controller.current()

    def select(self, paragraph: int, start: int, end: int) -> None:
        """Select a place of the document and bring it into view; the keyboard stays where it is."""
        cursor.select(self.document, paragraph, start, end)

    def ended(self) -> None:
        """React to the sidebar's having thrown the panel away."""
        if self in _open:
            _open.remove(self)
            self.gone = True
            if all(panel.frame != self.frame for panel in _open):
                self.heights.end()
            self.controller.ignore(self._shows)
            self.dialog.dispose()  # the sidebar leaves that to us; without it all listeners stay


_open: List[Panel] = []


def panel_of(frame: Any, name: str) -> Optional[Panel]:
    """Return the panel of a window whose .xdl has that name; None where it has not been made."""
    return next((panel for panel in _open if panel.frame == frame and name == panel.NAME), None)


class _End(unohelper.Base, XEventListener):  # type: ignore[misc]
    def __init__(self, panel: Panel) -> None:
        self._panel = panel

    def disposing(self, _: Any) -> None:
        self._panel.ended()
