"""Document Fields: the values of the document's fields, changed in every place where they stand."""

from __future__ import annotations

from typing import Any, List

from .. import messages
from ..commands import fields
from ..commands.session import Session
from ..document.snapshot import Snapshot
from ..errors import TigangError
from ..outlines.model import Field
from ..writer import editor
from . import application
from .controls import Modal
from .outline_fields import OutlineFields


class SetFields(Modal):
    NAME = "SetFields"

    def __init__(self, context: Any, frame: Any, session: Session, snapshot: Snapshot) -> None:
        super().__init__(context, frame, session)
        outline = session.outline(snapshot)
        self.put(
            "Outline",
            self.say("fields.of-outline", title=messages.pick(outline.title, self.language))
            if outline
            else self.say("fields.of-document"),
        )
        self.offered = offered = _offered(session, snapshot)
        self.fields = OutlineFields(self, lambda: None)
        self.fields.offer(offered, {**self.environment.settings().fields, **snapshot.fields})
        self.on_press("Change", self.change)

    def resized(self) -> None:
        self.fields.place()

    def change(self) -> None:
        typed = self.fields.values
        given = {field.id: _items(typed[field.id]) if field.list else typed[field.id].strip() for field in self.offered}
        filled = {name: value for name, value in given.items() if value}
        written = fields.written_sections(self.session, filled)
        question = self.say("fields.written", headings="\n".join(written))
        if not written or application.ask(self.context, self.dialog.Peer, question, self.language):
            self.finish(fields.set_fields(self.session, fields.SetFields(filled, remove_written=bool(written))))


def _items(text: str) -> List[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _offered(session: Session, snapshot: Snapshot) -> List[Field]:
    """Return the fields of the document's outline; of a document without one, those that it has values for."""
    outline = session.outline(snapshot)
    if outline is not None:
        return list(outline.fields.values())
    return [Field(name, name, list=not isinstance(value, str)) for name, value in snapshot.fields.items()]


def run(context: Any, frame: Any, session: Session) -> Any:
    """Show the fields and change their values. Raises TigangError (read-only, undo-locked, no-fields)."""
    editor.check_editable(session.document)
    snapshot = session.read()
    if not _offered(session, snapshot):
        raise TigangError("no-fields")
    return SetFields(context, frame, session, snapshot).run()
