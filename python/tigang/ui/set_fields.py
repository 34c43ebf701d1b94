"""Document Fields: the values of the document's fields, changed in every place where they stand."""

from __future__ import annotations

import json
from typing import Any, List

from .. import commands, messages
from ..commands.shared import outline_of
from ..document.snapshot import Snapshot
from ..errors import TigangError
from ..library.environment import Environment
from ..outlines.model import Field
from ..writer import editor, reader
from .controls import Modal, Result
from .outline_fields import OutlineFields


class SetFields(Modal):
    NAME = "SetFields"

    def __init__(self, context: Any, frame: Any, document: Any, environment: Environment, offered: List[Field]) -> None:
        super().__init__(context, frame, document, environment)
        snapshot = reader.read(document)
        outline = outline_of(snapshot, environment.library())
        self.put(
            "Outline",
            self.say("fields.of-outline", title=messages.pick(outline.title, environment.language))
            if outline
            else self.say("fields.of-document"),
        )
        self.offered = offered
        self.fields = OutlineFields(self, lambda: None)
        self.fields.offer(offered, snapshot.fields)
        self.on_press("Change", self.change)

    def resized(self) -> None:
        self.fields.place()

    def change(self) -> None:
        typed = self.fields.values
        given = {field.id: _items(typed[field.id]) if field.list else typed[field.id].strip() for field in self.offered}
        filled = {name: value for name, value in given.items() if value}
        self.finish(commands.run("SetFields", self.document, {"Fields": json.dumps(filled)}, self.environment))


def _items(text: str) -> List[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _offered(snapshot: Snapshot, environment: Environment) -> List[Field]:
    """The fields of the document's outline; of a document without one, those that it has values for."""
    outline = outline_of(snapshot, environment.library())
    if outline is not None:
        return list(outline.fields.values())
    return [Field(name, name, list=not isinstance(value, str)) for name, value in snapshot.fields.items()]


def run(context: Any, frame: Any, document: Any, environment: Environment) -> Result:
    snapshot = reader.read(document)
    editor.check_editable(document)
    offered = _offered(snapshot, environment)
    if not offered:
        raise TigangError("no-fields")
    return SetFields(context, frame, document, environment, offered).run()
