"""Insert Outline: choose an outline, fill in its fields, see what will come, insert it."""

from __future__ import annotations

import functools
from typing import Any, List, Mapping, Optional

from ..analysis import analyse
from ..checking import guessing
from ..commands import outlines
from ..commands.outlines import InsertedOutline, Mode
from ..commands.session import Session
from ..document.edits import Insert, Replace
from ..document.snapshot import NO_OUTLINE
from ..outlines.model import Outline
from ..planning import completion, preview
from ..writer import cursor, editor, styles
from . import application
from .controls import shortened
from .outline_dialog import OutlineDialog, show_fonts_missing

_MODES: Mapping[str, Mode] = {"AtCursor": "insert", "AtEnd": "append", "Replace": "replace", "Complete": "complete"}
_PLACE_LENGTH = 32


class InsertOutline(OutlineDialog):
    def __init__(self, context: Any, frame: Any, session: Session) -> None:
        super().__init__(context, frame, session, session.read())
        self.has_text = has_text = any(paragraph.text.strip() for paragraph in self.snapshot.paragraphs)
        belongs = has_text and self.snapshot.outline in self.library.outlines
        inside = cursor.cursor_position(session.document) is not None
        if not inside:
            self["AtCursor"].Model.Label = self.say("outline.at-cursor-elsewhere")
        self.tick("Complete" if belongs else "Replace" if not has_text else "AtCursor" if inside else "AtEnd", True)
        self.history = styles.has_history(session.document)
        for name in (*_MODES, "Layout"):
            self.on_tick(name, self.preview)
        self.search()

    @functools.cached_property
    def likeliest(self) -> str:
        """The outline that the document records; else the one that its text looks like."""
        recorded = self.snapshot.outline
        if recorded in (NO_OUTLINE, *self.library.outlines) or not self.has_text:
            return recorded
        held = guessing.guessed(analyse(self.snapshot), self.library.outlines)
        return held.outline.id if held is not None and held.outline is not None else ""

    @property
    def mode(self) -> Mode:
        return next(mode for name, mode in _MODES.items() if self.ticked(name))

    def insert(self) -> None:
        outline = self.chosen
        if outline is None or not self["Insert"].isEnabled():
            return
        with_layout = self._with_layout(outline)
        asked = outlines.InsertOutline(
            outline.id,
            self.mode,
            True,  # the window says where the cursor is
            self.fields.values,
            self.numbering,
            self.layout(outline) if with_layout else "",
            with_layout and self.ticked("PageLayout"),
        )
        self.finish(outlines.insert_outline(self.session, asked))
        self.remember(outline)

    def preview(self) -> None:
        super().preview()
        outline = self.chosen
        self.show_layout(
            outline, with_pages=not self.history
        )  # without history nothing is lost by laying the pages out, too
        self.show(self.history and bool(self.layout(outline)), "PageLayout")
        self.enable(self.ticked("Layout"), "PageLayout")

    def expected(self, outline: Outline) -> List[str]:
        return self._missing(outline) if self.mode == "complete" else super().expected(outline)

    def page_layout(self, outline: Outline) -> Optional[str]:
        if self.mode == "complete":
            return None  # what comes in stands anywhere
        return self.layout(outline) if self._with_layout(outline) else ""

    def _missing(self, outline: Outline) -> List[str]:
        """Return what a completion will add, each part with the paragraph that it will stand behind."""
        edits = completion.complete(analyse(self.snapshot, outline, self.values(outline)))
        paragraphs = self.snapshot.paragraphs
        lines = []
        for edit in edits:
            if isinstance(edit, Insert):
                text = shortened(paragraphs[edit.before - 1].text, _PLACE_LENGTH) if edit.before else ""
                lines.append(self.say("outline.after", text=text) if edit.before else self.say("outline.at-beginning"))
                lines += preview.lines(edit.blocks)
        renumbered = sum(isinstance(edit, Replace) for edit in edits)
        if renumbered:
            lines.append(self.say("outline.renumbered", count=renumbered))
        return lines or [self.say("outline.nothing-missing")]

    def _with_layout(self, outline: Outline) -> bool:
        return bool(self.layout(outline)) and self.ticked("Layout")


def run(context: Any, frame: Any, session: Session) -> Any:
    """Show the outlines and insert the one that is chosen. Raises TigangError (read-only, undo-locked)."""
    editor.check_editable(session.document)
    result = InsertOutline(context, frame, session).run()
    if isinstance(result, InsertedOutline):
        show_fonts_missing(session.document, result, session.language)
        application.tip(frame, session.environment.personal, session.language)
    return result
