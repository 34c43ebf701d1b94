"""Opens the deck in the sidebar with one of its panels unfolded."""

from __future__ import annotations

from typing import Any

from ...errors import TigangError
from ...library.environment import Environment
from ...writer import reader
from ..controls import Result
from .sidebar import DECK

_PANELS = ("Structure", "Findings", "Fill")


def open_panel(frame: Any, name: str) -> None:
    """Shows the deck; the panel ``name`` ("Structure", "Findings", "Fill") is unfolded, and the other of the last two folded.

    https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1ui_1_1XPanel.html
    Raises TigangError (no-sidebar) for a window that has no sidebar, as one inside a web page has.
    """
    sidebar = getattr(frame.Controller, "Sidebar", None)
    if sidebar is None:
        raise TigangError("no-sidebar")
    sidebar.setVisible(True)
    deck = sidebar.getDecks().getByName(DECK)
    deck.activate(True)
    panels = deck.getPanels()
    for each in _PANELS[1:]:
        panel = panels.getByName(f"Tigang{each}Panel")
        if each == name or name == "Structure":
            panel.expand(False)
        else:
            panel.collapse()


def check_structure(context: Any, frame: Any, document: Any, environment: Environment) -> Result:
    """Opens the findings beside the document."""
    reader.read(document)  # what is no text document is said before anything opens
    open_panel(frame, "Findings")
    return {"panel": "Findings"}


def fill_placeholders(context: Any, frame: Any, document: Any, environment: Environment) -> Result:
    """Opens the filling beside the document and goes to the placeholder at the cursor or after it."""
    reader.read(document)
    open_panel(frame, "Fill")
    return {"panel": "Fill"}
