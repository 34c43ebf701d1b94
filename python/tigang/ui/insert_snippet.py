"""Insert Snippet: choose a saved text for the placeholder at the cursor, or for the cursor itself."""

from __future__ import annotations

from typing import Any

from ..commands import snippets
from ..commands.placeholders import placeholder_at_cursor
from ..commands.session import Session
from ..writer import editor
from . import other_languages
from .controls import Modal
from .snippet_picker import SnippetPicker


class InsertSnippet(Modal):
    NAME = "InsertSnippet"

    def __init__(self, context: Any, frame: Any, session: Session) -> None:
        super().__init__(context, frame, session)
        snapshot = session.read()
        spot = placeholder_at_cursor(session, snapshot)
        self.put(
            "Where",
            self.say("snippet.into", guidance=spot.placeholder.guidance) if spot else self.say("snippet.at-cursor"),
        )
        self.picker = SnippetPicker(
            self, session.library(), lambda: self["Insert"].setEnable(self.picker.chosen is not None)
        )
        other_languages.offer(self, self.picker.list_again)
        self.picker.offer(snapshot, session.outline(snapshot), spot)
        self.on_press("Insert", self.insert)
        self.on_press("Snippets", self.insert)

    def insert(self) -> None:
        snippet = self.picker.chosen
        if snippet is not None:
            self.finish(snippets.insert_snippet(self.session, snippets.InsertSnippet(snippet.id)))


def run(context: Any, frame: Any, session: Session) -> Any:
    """Show the snippets and put in the one that is chosen. Raises TigangError (read-only, undo-locked)."""
    editor.check_editable(session.document)
    return InsertSnippet(context, frame, session).run()
