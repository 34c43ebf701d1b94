"""F1: the page of the manual that a window, a panel or a finding's rule has, in the person's browser. Nothing is fetched.

LibreOffice has help for its own windows only, and to F1 in others says that it has none. So the key is taken before
LibreOffice gets it, as long as one of our controls has the keyboard: else each key typed anywhere would come by here.
With GTK the window of a document takes F1 itself, whatever in it has the keyboard, and asks LibreOffice's help at once: neither a
key handler nor a dispatch interceptor for .uno:HelpIndex hears of it. There the panels' menus open their pages.
"""

from __future__ import annotations

from typing import Any, Callable

import unohelper
from com.sun.star.awt import XFocusListener, XKeyHandler
from com.sun.star.awt.Key import F1

from .. import resources
from ..office.uno_helpers import service
from . import application


def open_page(context: Any, name: str, language: str) -> None:
    """Open the page of an .xdl or of a rule, in a language of ours. Raises TigangError."""
    application.open_file(context, resources.folder("help") / language / f"{name}.html")


def on_f1(context: Any, dialog: Any, act: Callable[[], None]) -> None:
    """Call ``act`` when F1 is pressed in a control of a window or a panel."""
    key = _Key(service("com.sun.star.awt.Toolkit", context=context), act)
    for control in (dialog, *dialog.getControls()):
        control.addFocusListener(key)


class _Key(unohelper.Base, XFocusListener, XKeyHandler):  # type: ignore[misc]
    """https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1awt_1_1XExtendedToolkit.html"""

    def __init__(self, toolkit: Any, act: Callable[[], None]) -> None:
        self._toolkit, self._act = toolkit, act
        self._listens = False

    def focusGained(self, _: Any) -> None:
        if not self._listens:
            self._listens = True
            self._toolkit.addKeyHandler(self)

    def focusLost(self, _: Any) -> None:
        if self._listens:
            self._listens = False
            self._toolkit.removeKeyHandler(self)

    disposing: Any = focusLost

    def keyPressed(self, event: Any) -> bool:
        """Return whether the key is dealt with, so that nobody else gets it."""
        if event.KeyCode != F1 or event.Modifiers:
            return False
        self._act()
        return True

    def keyReleased(self, _: Any) -> bool:
        return False
