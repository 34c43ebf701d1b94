"""Save Snippet: what is selected becomes a snippet of the person's library."""

from __future__ import annotations

from typing import Any, Mapping

from ..analysis import analyse
from ..commands import snippets
from ..commands.arguments import split
from ..commands.session import Session
from ..commands.snippets import Selected, selected
from ..document.snapshot import Snapshot
from ..opendocument.contents import described, holds
from ..outlines.model import Outline
from ..snippets import naming
from ..writer import cursor
from . import section_names
from .controls import Modal


class SaveSnippet(Modal):
    NAME = "SaveSnippet"

    def __init__(self, context: Any, frame: Any, session: Session, chosen: Selected) -> None:
        super().__init__(context, frame, session)
        snapshot, document = session.read(), session.document
        outline = session.outline(snapshot)
        self.chosen = chosen
        self.taken = set(session.library().snippets)
        self.sections: Mapping[str, str] = {}  # paths of the outline's sections, by the names that the list shows
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
            self.sections = section_names.paths(outline, session.language)
            self["For"].Model.StringItemList = tuple(self.sections)
            here = _section_at_cursor(document, snapshot, outline)
            self.put("For", next((name for name, path in self.sections.items() if path == here), here))
        self.on_type("Title", self.suggest_id)
        self.on_press("Save", self.save)

    def suggest_id(self) -> None:
        """Let the id follow the title until the person writes one."""
        if self.get("Id") == self.suggested:
            self.suggested = naming.id_from(self.get("Title"), self.taken)
            self.put("Id", self.suggested)

    def save(self) -> None:
        wanted = self.get("For").strip()
        asked = snippets.SaveSnippet(
            self.get("Title").strip(),
            self.get("Id").strip(),
            split(self.get("Tags")),
            (self.sections[wanted],) if wanted in self.sections else split(wanted),
        )
        self.finish(snippets.save_selected(self.session, asked, self.chosen))


def _section_at_cursor(document: Any, snapshot: Snapshot, outline: Outline) -> str:
    """``outline/section/…`` of the section that the selection begins in; "" when it is not known."""
    paragraph = cursor.paragraph_at_cursor(document)
    if paragraph is None:
        return ""
    analysis = analyse(snapshot, outline)
    above = [heading for heading in analysis.tree.headings if heading.paragraph <= paragraph]
    path = analysis.section_of(above[-1]) if above else ""
    return f"{outline.id}/{path}" if path else ""


def run(context: Any, frame: Any, session: Session) -> Any:
    """Show the selection and save it as a snippet. Raises TigangError as `selected` does."""
    return SaveSnippet(context, frame, session, selected(session.document)).run()
