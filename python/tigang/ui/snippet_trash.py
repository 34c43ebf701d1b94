"""Deleted Snippets: what lies in the trash of the library, and bringing it back."""

from __future__ import annotations

from typing import Any

from ..commands import snippet_files
from ..commands.session import Session
from ..commands.snippet_files import ListTrash, RestoreSnippet
from .controls import Choice, Modal


class SnippetTrash(Modal):
    NAME = "SnippetTrash"

    def __init__(self, context: Any, frame: Any, session: Session) -> None:
        super().__init__(context, frame, session)
        self.list = Choice(self["Snippets"])
        deleted = snippet_files.list_trash(session, ListTrash()).snippets
        lines = [self.say("trash.line", title=one.title, when=one.deleted) for one in deleted]
        self.list.fill(deleted, lines)
        self.on_choose("Snippets", self.show_chosen)
        self.on_press("Snippets", self.restore)
        self.on_press("Restore", self.restore)
        self.show_chosen()

    def show_chosen(self) -> None:
        chosen = self.list.chosen
        self.put("Text", chosen.text if chosen else self.say("trash.empty"))
        self.enable(chosen is not None, "Restore")

    def restore(self) -> None:
        chosen = self.list.chosen
        if chosen is not None:
            self.finish(snippet_files.restore_snippet(self.session, RestoreSnippet(chosen.id, chosen.file)))
