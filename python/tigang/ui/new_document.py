"""New Document from Outline: choose an outline and its fields; the document comes with the whole layout of the outline."""

from __future__ import annotations

from typing import Any

from ..commands import outlines
from ..commands.session import Session
from ..document.snapshot import Snapshot
from .outline_dialog import OutlineDialog, show_fonts_missing


class NewDocument(OutlineDialog):
    @property
    def page(self) -> str:
        """Its own, though it is made of another's controls."""
        return "NewDocument"

    def __init__(self, context: Any, frame: Any, session: Session) -> None:
        super().__init__(context, frame, session, Snapshot(()))
        self.dialog.setTitle(self.say("new-document.title"))
        self["Insert"].Model.Label = self.say("new-document.create")
        self.show(False, "AtCursor", "AtEnd", "Replace", "Complete", "PageLayout")
        self.tick("Layout", True)
        self.enable(False, "Layout")  # a document of its own has no look that could be kept
        self.search()

    def preview(self) -> None:
        super().preview()
        self.show_layout(self.chosen, with_pages=True)

    def insert(self) -> None:
        if self.chosen is not None:
            self.finish(
                outlines.NewDocument(self.chosen.id, self.fields.values, self.numbering, self.layout(self.chosen))
            )
            self.remember(self.chosen)


def run(context: Any, frame: Any, session: Session) -> Any:
    """Make the new document when the window is gone, which else would stand above it. The session's may be any or none."""
    asked = NewDocument(context, frame, session).run()
    if not isinstance(asked, outlines.NewDocument):
        return asked
    made, inserted = outlines.make_document(session, asked)
    show_fonts_missing(made, inserted, session.language)
    _bring_to_front(made)
    return outlines.MadeDocument.of(made, inserted)


def _bring_to_front(document: Any) -> None:
    """Bring the window to the front: when a message comes before it has the keyboard, that goes back to the old one."""
    frame = document.CurrentController.Frame
    frame.ContainerWindow.toFront()
    frame.activate()
