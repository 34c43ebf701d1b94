"""Fill Placeholders: goes from placeholder to placeholder and offers snippets for each.

The placeholder that is being filled is the one at the document's cursor: the window keeps no place of its own, so the
person may type, click elsewhere or undo at any time.
"""

from __future__ import annotations

from typing import Any, Optional, Sequence, Union

from .. import messages
from ..commands import placeholders, snippets
from ..commands.placeholders import ReachedPlaceholder
from ..document.snapshot import Snapshot
from ..outlines.model import Outline
from ..snippets.filling import Spot
from ..writer import editor
from .controller import Controller
from .controls import Modeless, Opened
from .snippet_picker import SnippetPicker

_SNIPPETS = ("SearchLabel", "Search", "SnippetsLabel", "Snippets", "PreviewLabel", "Preview")


class FillPlaceholders(Modeless):
    NAME = "FillPlaceholders"

    def __init__(self, context: Any, frame: Any, controller: Controller) -> None:
        super().__init__(context, frame, controller)
        self.total = self.left = 0  # placeholders: at most, and now
        self.spot: Optional[Spot] = None
        self.value = "Value"  # the edit for a field: "Values", of several lines, for a list
        self.picker = SnippetPicker(self, controller.library(), self.allow)
        self.on_type("Value", self.allow)
        self.on_type("Values", self.allow)
        self.on_press("Snippets", self.insert)
        for button, act in (
            ("Insert", self.insert),
            ("Skip", self.skip),
            ("Back", self.back),
            ("FillAll", self.fill_all),
            ("Close", self.close),
        ):
            self.on_press(button, act)
        self.refresh()

    def activated(self) -> None:
        self.refresh()

    # the buttons

    def insert(self) -> None:
        if self.spot is None:
            return
        field = self.spot.placeholder.field
        if field:
            values = {field: self.get(self.value)}
            snippets.fill_placeholders(self.session, snippets.FillPlaceholders(snippets={}, fields=values))
        elif self.picker.chosen is not None:
            snippets.insert_snippet(self.session, snippets.InsertSnippet(self.picker.chosen.id))
        self["Search"].Model.Text = ""
        self.skip()

    def skip(self) -> None:
        self.refresh(placeholders.following)

    def back(self) -> None:
        self.refresh(placeholders.preceding)

    def fill_all(self) -> None:
        snippets.fill_placeholders(self.session, snippets.FillPlaceholders())
        self.refresh()

    # what the window shows

    def refresh(self, move: Optional[placeholders.Move] = None) -> None:
        """Shows the placeholder at the cursor; when there is none, or another one is wanted, goes there.

        The document is read but once: in a long one all else takes no time beside it.
        """
        snapshot = self.session.read()
        outline = self.session.outline(snapshot)
        spots = placeholders.document_spots(self.session, snapshot, outline)
        position = self.controller.look()
        number = placeholders.spot_at(spots, position) if move is None else None
        if number is None and spots:
            number = (move or placeholders.following)(spots, position)
            placeholders.select_spot(self.document, spots[number])
        self.show_state(spots, number, snapshot, outline)

    def changed(self) -> None:
        self.moved()

    def moved(self) -> None:
        """Follows the cursor to the placeholder that it touches; where it touches none, what is shown stays."""
        state, number = self.controller.state, self.controller.spot
        if state is not None:
            if number is None and self.spot in state.spots:
                number = state.spots.index(self.spot)
            self.show_state(state.spots, number, state.snapshot, state.outline)

    def show_state(
        self, spots: Sequence[Spot], number: Optional[int], snapshot: Snapshot, outline: Optional[Outline]
    ) -> None:
        self.total = max(self.total, len(spots))
        self.left = len(spots)
        filled = self.total - len(spots)
        if number is not None:
            self.show_spot(spots[number], snapshot, outline)
            self.put("Progress", self.say("fill.progress", number=number + 1 + filled, total=self.total, filled=filled))
        elif spots:
            self.show_none(self.say("fill.left", count=len(spots), total=self.total, filled=filled), "")
        else:
            self.show_none(self.say("fill.done"), self.say("fill.next"))
        self.allow()

    def show_spot(self, spot: Spot, snapshot: Snapshot, outline: Optional[Outline]) -> None:
        again = spot == self.spot
        self.spot = spot
        self.put("Where", self._where(spot, outline))
        self.put("Guidance", self._guidance(spot, outline))
        if not again:  # else what the person has typed or chosen stays
            if spot.placeholder.field:
                self._offer_field(spot, snapshot, outline)
            else:
                self._show_only(*_SNIPPETS)
                self.picker.offer(snapshot, outline, spot)

    def _offer_field(self, spot: Spot, snapshot: Snapshot, outline: Optional[Outline]) -> None:
        name = spot.placeholder.field
        field = outline.fields.get(name) if outline else None
        is_list = field is not None and field.list
        self.value = "Values" if is_list else "Value"
        label = messages.pick(field.label, self.language) if field else spot.placeholder.guidance
        self.put("ValueLabel", self.say("field.list" if is_list else "field.text", label=label))
        value = snapshot.fields.get(name, "")
        self.put(self.value, value if isinstance(value, str) else "\n".join(value))
        self._show_only("ValueLabel", self.value)

    def _where(self, spot: Spot, outline: Optional[Outline]) -> str:
        """The headings above; before the first one, what the document is."""
        above = (heading.replace(f"<{spot.placeholder.guidance}>", "").strip() for heading in spot.heading.splitlines())
        return " ▸ ".join(filter(None, above)) or (messages.pick(outline.title, self.language) if outline else "")

    def _guidance(self, spot: Spot, outline: Optional[Outline]) -> str:
        section = outline.section(spot.placeholder.section) if outline and not spot.placeholder.field else None
        more = messages.pick(section.guidance, self.language) if section else ""
        return "\n".join(dict.fromkeys(filter(None, (spot.placeholder.guidance, more))))

    def _show_only(self, *names: str) -> None:
        for name in (*_SNIPPETS, "ValueLabel", "Value", "Values"):
            self.show(name in names, name)

    def show_none(self, progress: str, guidance: str) -> None:
        """Shows no placeholder."""
        self.spot = None
        self.put("Progress", progress)
        self.put("Where", "")
        self.put("Guidance", guidance)
        self._show_only()

    def allow(self) -> None:
        """Only the buttons that can do something can be pressed."""
        spot = self.spot
        if spot is not None and spot.placeholder.field:
            ready = bool(self.get(self.value).strip())
        else:
            ready = spot is not None and self.picker.chosen is not None
        self["Insert"].setEnable(ready)
        for button in ("Skip", "Back", "FillAll"):
            self[button].setEnable(self.left > 0)


def run(context: Any, frame: Any, controller: Controller) -> Union[Opened, ReachedPlaceholder]:
    editor.check_editable(controller.document)
    if not any(paragraph.placeholders for paragraph in controller.read().paragraphs):
        return ReachedPlaceholder(None, 0)
    return FillPlaceholders.open(context, frame, controller)
