"""Insert Snippet: choose a saved text for the placeholder at the cursor, or for the cursor itself."""

from __future__ import annotations

from typing import Any

from .. import commands
from ..commands.placeholders import placeholder_at_cursor
from ..commands.shared import outline_of
from ..library.environment import Environment
from ..writer import editor, reader
from .controls import Modal, Result
from .snippet_picker import SnippetPicker


class InsertSnippet(Modal):
    NAME = "InsertSnippet"

    def __init__(self, context: Any, frame: Any, document: Any, environment: Environment) -> None:
        super().__init__(context, frame, document, environment)
        library = environment.library()
        snapshot = reader.read(document)
        spot = placeholder_at_cursor(document, snapshot)
        self.put(
            "Where",
            self.say("snippet.into", guidance=spot.placeholder.guidance) if spot else self.say("snippet.at-cursor"),
        )
        self.picker = SnippetPicker(self, library, lambda: self["Insert"].setEnable(self.picker.chosen is not None))
        self.picker.offer(snapshot, outline_of(snapshot, library), spot)
        self.on_press("Insert", self.insert)
        self.on_press("Snippets", self.insert)

    def insert(self) -> None:
        snippet = self.picker.chosen
        if snippet is not None:
            self.finish(commands.run("InsertSnippet", self.document, {"Snippet": snippet.id}, self.environment))


def run(context: Any, frame: Any, document: Any, environment: Environment) -> Result:
    reader.read(document)
    editor.check_editable(document)
    return InsertSnippet(context, frame, document, environment).run()
