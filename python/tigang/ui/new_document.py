"""New Document from Outline: choose an outline and its fields; the document comes with the whole layout of the outline."""

from __future__ import annotations

import json
from typing import Any

from ..commands.outlines import make_document
from ..document.snapshot import Snapshot
from ..library.environment import Environment
from .controls import Result
from .outline_dialog import OutlineDialog, tell_fonts


class NewDocument(OutlineDialog):
    def __init__(self, context: Any, frame: Any, document: Any, environment: Environment) -> None:
        super().__init__(context, frame, document, environment, Snapshot(()))
        self.dialog.setTitle(self.say("new-document.title"))
        self["Insert"].Model.Label = self.say("new-document.create")
        self.show(False, "AtCursor", "Replace", "Complete", "PageLayout")
        self.tick("Layout", True)
        self.enable(False, "Layout")  # a document of its own has no look that could be kept
        self.search()

    def preview(self) -> None:
        super().preview()
        self.show_layout(self.chosen, with_pages=True)

    def insert(self) -> None:
        if self.chosen is not None:
            self.finish({"Outline": self.chosen.id, "Fields": json.dumps(self.fields.values), **self.numbering})
            self.remember(self.chosen)


def run(context: Any, frame: Any, document: Any, environment: Environment) -> Result:
    """``document`` may be any or none. The new one is made when the dialog is gone, which else would stand before it."""
    chosen = NewDocument(context, frame, document, environment).run()
    if "Outline" not in chosen:
        return chosen
    made, result = make_document(frame, chosen, environment)
    tell_fonts(context, made, result, environment.language)
    _bring_to_front(made)
    return {**result, "document": made.RuntimeUID}


def _bring_to_front(document: Any) -> None:
    """When a message comes before the new window has the keyboard, that goes back to the old one."""
    frame = document.CurrentController.Frame
    frame.ContainerWindow.toFront()
    frame.activate()
