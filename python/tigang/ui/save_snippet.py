"""Save Snippet: what is selected becomes a snippet of the person's library."""

from __future__ import annotations

from typing import Any

from .. import commands
from ..analysis import analyse
from ..commands.shared import outline_of
from ..commands.snippets import Selected, selected
from ..document.snapshot import Snapshot
from ..library.environment import Environment
from ..opendocument.contents import described, holds
from ..outlines.model import Outline
from ..snippets import naming
from ..writer import cursor, reader
from .controls import Modal, Result


class SaveSnippet(Modal):
    NAME = "SaveSnippet"

    def __init__(self, context: Any, frame: Any, document: Any, environment: Environment, chosen: Selected) -> None:
        super().__init__(context, frame, document, environment)
        library = environment.library()
        snapshot = reader.read(document)
        outline = outline_of(snapshot, library)
        self.taken = set(library.snippets)
        held = holds(chosen.package, document.Title) if chosen.package else []
        things = self.say("snippet.separator").join(self.say(f"snippet.{thing}") for thing in held)
        words = chosen.text or described(chosen.package, document.Title)
        title = naming.title_from(words, cells="table" in held) or things
        self.suggested = naming.id_from(title, self.taken)
        self.put("Preview", chosen.text or things)
        self.put(
            "Kind",
            self.say("snippet.document-with" if things else "snippet.document", things=things)
            if chosen.package
            else self.say("snippet.text"),
        )
        self.put("Title", title)
        self.put("Id", self.suggested)
        if outline is not None:
            self["For"].Model.StringItemList = tuple(
                f"{outline.id}/{section.path}" for section in outline.walk() if section.placeholder or section.run_in
            )
            self.put("For", _section_at_cursor(document, snapshot, outline))
        self.on_type("Title", self.suggest_id)
        self.on_press("Save", self.save)

    def suggest_id(self) -> None:
        """The id follows the title until the person writes one."""
        if self.get("Id") == self.suggested:
            self.suggested = naming.id_from(self.get("Title"), self.taken)
            self.put("Id", self.suggested)

    def save(self) -> None:
        self.finish(
            commands.run(
                "SaveSnippet",
                self.document,
                {
                    "Title": self.get("Title").strip(),
                    "Id": self.get("Id").strip(),
                    "Tags": self.get("Tags"),
                    "For": self.get("For"),
                },
                self.environment,
            )
        )


def _section_at_cursor(document: Any, snapshot: Snapshot, outline: Outline) -> str:
    """``outline/section/…`` of the section that the selection begins in; "" when it is not known."""
    paragraph = cursor.paragraph_at_cursor(document)
    if paragraph is None:
        return ""
    subject = analyse(snapshot, outline)
    above = [heading for heading in subject.tree.headings if heading.paragraph <= paragraph]
    path = subject.section_of(above[-1]) if above else ""
    return f"{outline.id}/{path}" if path else ""


def run(context: Any, frame: Any, document: Any, environment: Environment) -> Result:
    reader.read(document)
    return SaveSnippet(context, frame, document, environment, selected(document)).run()
