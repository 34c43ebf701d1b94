"""Save Structure as Outline: the headings of the document become an outline of the person's library."""

from __future__ import annotations

from typing import Any

from ..commands import outlines
from ..commands.outlines import SavedOutline
from ..commands.session import Session
from ..document.snapshot import Snapshot
from ..errors import TigangError
from ..snippets import naming
from .application import explain, message
from .controls import Modal, shortened

_TITLE_LENGTH = 40


class SaveOutline(Modal):
    NAME = "SaveOutline"

    def __init__(self, context: Any, frame: Any, session: Session, snapshot: Snapshot) -> None:
        super().__init__(context, frame, session)
        self.taken = set(session.library().outlines)
        title = next(
            (
                paragraph.text.replace("\n", "")
                for paragraph in snapshot.paragraphs
                if paragraph.style == "Title" and paragraph.text.strip()
            ),
            "",
        )
        self.put("Title", shortened(title, _TITLE_LENGTH))
        self.suggested = self._id()
        self.put("Id", self.suggested)
        self.on_type("Title", self.suggest_id)
        self.on_press("Save", self.save)

    def suggest_id(self) -> None:
        """Let the id follow the title until the person writes one."""
        if self.get("Id") == self.suggested:
            self.suggested = self._id()
            self.put("Id", self.suggested)

    def _id(self) -> str:
        return naming.pinyin_id(self.get("Title"), self.taken, "outline")

    def save(self) -> None:
        try:
            asked = outlines.SaveOutline(self.get("Id").strip(), self.get("Title").strip())
            self.finish(outlines.save_outline(self.session, asked))
        except TigangError as error:
            self.put("Problem", explain(error, self.language)[1])
            self["Id"].setFocus()


def run(context: Any, frame: Any, session: Session) -> Any:
    """Ask for a name and save the headings as an outline. Raises TigangError (no-headings)."""
    snapshot = session.read()
    if not session.tree(snapshot).roots:
        raise TigangError("no-headings")
    dialog = SaveOutline(context, frame, session, snapshot)
    result = dialog.run()
    if isinstance(result, SavedOutline):
        said = dialog.say("outline.saved", file=result.file)
        message(context, frame.ContainerWindow, said, session.language, warning=False)
    return result
