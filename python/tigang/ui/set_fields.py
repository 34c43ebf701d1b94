"""Document Fields: the values of the document's fields, changed in every place where they stand."""

from __future__ import annotations

from typing import Any, List, Mapping, Sequence

from .. import messages
from ..commands import fields, notices
from ..commands.session import Session
from ..document.snapshot import FieldValue, Snapshot
from ..errors import TigangError
from ..outlines.model import Field
from ..writer import editor
from . import application
from .controls import Choice, Modal
from .outline_fields import OutlineFields

_NOTICES = "*.odt;*.ott;*.fodt;*.docx;*.doc;*.wps;*.rtf;*.txt"


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
        self.hint = self["Hint"].Model.Label
        self.fields = OutlineFields(self, self.count)
        self.fields.offer(offered, {**self.environment.settings().fields, **snapshot.fields})
        self.count()
        self.found = Choice(self["Found"])
        self.show(False, "FoundLabel", "Found")
        self.on_press("Found", self.take)
        self.on_press("FromFile", self.from_file)
        self.on_press("FromClipboard", self.from_clipboard)
        self.on_press("Change", self.change)

    def resized(self) -> None:
        self.fields.place()

    def count(self) -> None:
        """Say which lists have too many or too few items."""
        self["Hint"].Model.Label = self.fields.miscounted or self.hint

    def from_file(self) -> None:
        """Offer what a document says that the person chooses."""
        url = application.pick_file(self.context, self.say("fields.notice"), (self.say("fields.documents"), _NOTICES))
        if url:
            self.offer(notices.found(self.offered, url, ""))

    def from_clipboard(self) -> None:
        text = application.clipboard_text(self.context)
        if text.strip():
            self.offer(notices.found(self.offered, "", text))
        else:
            self._say_found("fields.clipboard-empty")

    def offer(self, found: Mapping[str, Sequence[FieldValue]]) -> None:
        """List what a notice says. An empty list gets the likeliest one; whose date or unit is meant only the person knows."""
        things = [(field, value) for field in self.offered for value in found.get(field.id, ())]
        names = [self._line(field, value) for field, value in things]
        for field in self.offered:
            if field.list and found.get(field.id) and not self.fields.values[field.id].strip():
                self.fields.take(field, found[field.id][0])
        self.found.fill(things, names, choose=False)
        self._say_found("fields.found" if things else "fields.found-nothing")
        self.show(bool(things), "Found")

    def _line(self, field: Field, value: FieldValue) -> str:
        label = messages.pick(field.label, self.language)
        return self.say("fields.found-line", label=label, value=value if isinstance(value, str) else "；".join(value))

    def _say_found(self, key: str) -> None:
        self.put("FoundLabel", self.say(key))
        self.show(True, "FoundLabel")

    def take(self) -> None:
        """Put what was found into its field."""
        if self.found.chosen is not None:
            self.fields.take(*self.found.chosen)

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
