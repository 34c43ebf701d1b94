"""My Outlines: the outlines of the person's own, what they are called, deleting and restoring them, their files."""

from __future__ import annotations

from typing import Any, Optional

from .. import messages
from ..commands import outline_files
from ..commands.outline_files import DeleteOutline, EditOutline, ListDeletedOutlines, RestoreOutline, StoredOutline
from ..commands.session import Session
from ..outlines.model import Outline
from . import application
from .controls import Choice, Modal

_TEXTS = ("Title", "Category", "Id")


class OwnOutlines(Modal):
    NAME = "OwnOutlines"

    def __init__(self, context: Any, frame: Any, session: Session) -> None:
        super().__init__(context, frame, session)
        self.list, self.deleted = Choice(self["Outlines"]), Choice(self["Deleted"])
        self.load()
        self.on_choose("Outlines", self.list.on_choose(self.present))
        self.on_press("Save", self.save)
        self.on_press("Delete", self.delete)
        self.on_press("Edit", self.edit)
        self.on_press("Folder", lambda: application.open_file(self.context, session.environment.personal / "outlines"))
        self.on_press("Restore", self.restore)
        self.on_press("Deleted", self.restore)

    @property
    def chosen(self) -> Optional[Outline]:
        outline: Optional[Outline] = self.list.chosen
        return outline

    def load(self, name: str = "", said: str = "") -> None:
        """List what there is now, and show the outline of that id."""
        own = sorted(outline_files.own_outlines(self.session), key=lambda outline: self.pick(outline.title))
        lines = [self._line(outline) for outline in own]
        self.list.replace(own, lines, next((outline for outline in own if outline.id == name), own[0] if own else None))
        deleted = outline_files.list_deleted_outlines(self.session, ListDeletedOutlines()).outlines
        self.deleted.fill(
            deleted,
            [
                self.say("own-outlines.deleted-line", title=self.pick(one.title), id=one.id, when=one.deleted)
                for one in deleted
            ],
        )
        self.enable(bool(deleted), "Restore")
        self.present()
        self.put("Status", said or ("" if own else self.say("own-outlines.none")))

    def _line(self, outline: Outline) -> str:
        category = self.pick(outline.category) or self.say("outline.other")
        return self.say("own-outlines.line", title=self.pick(outline.title), category=category, id=outline.id)

    def pick(self, text: Any) -> str:
        return messages.pick(text, self.language)

    def present(self) -> None:
        outline = self.chosen
        texts = (self.pick(outline.title), self.pick(outline.category), outline.id) if outline else ("", "", "")
        for name, text in zip(_TEXTS, texts):
            self.put(name, text)
        self.enable(outline is not None, *_TEXTS, "Save", "Delete", "Edit")
        self.put("Status", "")

    def save(self) -> None:
        if self.chosen is not None:
            title, category, name = (self.get(each).strip() for each in _TEXTS)
            self._told(outline_files.edit_outline(self.session, EditOutline(self.chosen.id, title, category, name)))

    def delete(self) -> None:
        if self.chosen is not None:
            question = self.say("own-outlines.delete", title=self.pick(self.chosen.title))
            if application.ask(self.context, self.dialog.Peer, question, self.language):
                outline_files.delete_outline(self.session, DeleteOutline(self.chosen.id))
                self.load()

    def edit(self) -> None:
        """Open the file in whatever the person edits such files with; what they save counts the next time the library is read."""
        if self.chosen is not None:
            application.open_file(self.context, self.chosen.source)

    def restore(self) -> None:
        chosen = self.deleted.chosen
        if chosen is not None:
            self._told(outline_files.restore_outline(self.session, RestoreOutline(chosen.id, chosen.file)))

    def _told(self, stored: StoredOutline) -> None:
        self.load(stored.outline, self.say("own-outlines.saved", file=stored.file))
