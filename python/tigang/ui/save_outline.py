"""Save Structure as Outline: the headings of the document become an outline of the person's library."""

from __future__ import annotations

import re
from typing import Any

from .. import commands
from ..errors import TigangError
from ..library.environment import Environment
from ..snippets import naming
from ..structure.headings import recognise
from ..writer import reader
from .application import explain, message
from .controls import Modal, Result, shortened

_TITLE_LENGTH = 40


class SaveOutline(Modal):
    NAME = "SaveOutline"

    def __init__(self, context: Any, frame: Any, document: Any, environment: Environment) -> None:
        super().__init__(context, frame, document, environment)
        self.taken = set(environment.library().outlines)
        paragraphs = reader.read(document).paragraphs
        title = next(
            (paragraph.text for paragraph in paragraphs if paragraph.style == "Title" and paragraph.text.strip()), ""
        )
        self.put("Title", shortened(title, _TITLE_LENGTH))
        self.suggested = self._id()
        self.put("Id", self.suggested)
        self.on_type("Title", self.suggest_id)
        self.on_press("Save", self.save)

    def suggest_id(self) -> None:
        """The id follows the title until the person writes one."""
        if self.get("Id") == self.suggested:
            self.suggested = self._id()
            self.put("Id", self.suggested)

    def _id(self) -> str:
        title = self.get("Title")
        return naming.id_from(title if re.search("[A-Za-z0-9]", title) else "outline", self.taken)

    def save(self) -> None:
        try:
            self.finish(
                commands.run(
                    "SaveOutline",
                    self.document,
                    {"Title": self.get("Title").strip(), "Id": self.get("Id").strip()},
                    self.environment,
                )
            )
        except TigangError as error:
            self.put("Problem", explain(error, self.environment.language)[1])
            self["Id"].setFocus()


def run(context: Any, frame: Any, document: Any, environment: Environment) -> Result:
    if not recognise(reader.read(document)).roots:
        raise TigangError("no-headings")
    dialog = SaveOutline(context, frame, document, environment)
    result = dialog.run()
    if "file" in result:
        said = dialog.say("outline.saved", file=result["file"])
        message(context, frame.ContainerWindow, said, environment.language, warning=False)
    return result
