"""Insert Outline: choose an outline, fill in its fields, see what will come, insert it."""

from __future__ import annotations

from typing import Any, List, Mapping

from ..analysis import analyse
from ..commands import outlines
from ..commands.outlines import InsertedOutline, Mode
from ..commands.session import Session
from ..document.edits import Insert, Replace
from ..outlines.model import Outline
from ..planning import completion, preview
from ..writer import editor, styles
from .controls import shortened
from .outline_dialog import OutlineDialog, show_fonts_missing

_MODES: Mapping[str, Mode] = {"AtCursor": "insert", "Replace": "replace", "Complete": "complete"}
_PLACE_LENGTH = 32


class InsertOutline(OutlineDialog):
    def __init__(self, context: Any, frame: Any, session: Session) -> None:
        super().__init__(context, frame, session, session.read())
        has_text = any(paragraph.text.strip() for paragraph in self.snapshot.paragraphs)
        belongs = has_text and self.snapshot.outline in self.library.outlines
        self.tick("Complete" if belongs else "AtCursor" if has_text else "Replace", True)
        self.history = styles.has_history(session.document)
        for name in (*_MODES, "Layout"):
            self.on_tick(name, self.preview)
        self.search()

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
    return result
