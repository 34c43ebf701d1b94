"""Whether a command can do something now: menus, toolbars and context menus show it grey when it cannot."""

from __future__ import annotations

from typing import Any

from com.sun.star.frame import FeatureStateEvent

from ..writer import editor
from . import controller

#: Verbs that leave the document as it is: they serve a read-only one, too.
_READING = frozenset(
    {
        "CheckStructure",
        "NextPlaceholder",
        "PreviousPlaceholder",
        "NewDocument",
        "SaveOutline",
        "SaveSnippet",
        "SnippetLibrary",
        "ExportLibrary",
        "ImportLibrary",
        "ImportAutotext",
        "EditSnippet",
        "RenameSnippet",
        "MoveSnippet",
        "DeleteSnippet",
        "ListTrash",
        "RestoreSnippet",
    }
)


def send_status(source: Any, frame: Any, listener: Any, url: Any, verb: str) -> None:
    """Show a menu or toolbar whether a command can be used now."""
    event = FeatureStateEvent()
    event.Source, event.FeatureURL, event.IsEnabled, event.Requery = source, url, possible(frame, verb), False
    listener.statusChanged(event)


def possible(frame: Any, verb: str) -> bool:
    """Return whether a verb can do something in a window: what is not known yet counts as yes."""
    model = frame.Controller.Model if frame is not None and frame.Controller is not None else None
    if model is None or not model.supportsService("com.sun.star.text.TextDocument"):
        return False
    if verb not in _READING and not editor.is_editable(model):
        return False
    known = controller.at(frame)
    if known is None or known.state is None:
        return True
    if verb in {"NextPlaceholder", "PreviousPlaceholder"}:
        return bool(known.state.spots)
    return verb != "FixStructure" or any(finding.fix for finding in known.state.findings)
