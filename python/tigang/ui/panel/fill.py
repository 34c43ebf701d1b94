"""The panel Fill: the placeholder at the cursor, what may be put in there, and on to the next one."""

from __future__ import annotations

import re
from typing import List, Optional

from com.sun.star.awt.Key import RETURN

from ... import messages
from ...commands import placeholders, snippets
from ...commands.arguments import LongText
from ...commands.snippets import FillPlaceholders, InsertSnippet
from ...document.snapshot import FieldValue
from ...library import field_values
from ...outlines.model import Field
from ...snippets.filling import Spot
from ...writer import cursor
from ..controls import Choice
from ..snippet_picker import SnippetPicker
from .panel import Panel

_SNIPPETS = ("SearchLabel", "Search", "SnippetsLabel", "Snippets", "PreviewLabel", "Preview")
_FIELD = ("ValueLabel", "Example", "UsedLabel", "Used")
_DATE = re.compile(r"日期|时间|date", re.IGNORECASE)


class FillPanel(Panel):
    NAME = "FillPanel"

    def build(self) -> None:
        self.spot: Optional[Spot] = None
        self.value = "Value"  # the edit for a field: "Values", of several lines, for a list
        self.undone: List[str] = []  # titles of the steps that Back takes back, the last one last
        self.picker = SnippetPicker(self, self.session.library(), self.allow)
        self.used = Choice(self["Used"])
        self.on_type("Value", self.allow)
        self.on_type("Values", self.allow)
        self.on_press("Snippets", self.insert)
        self.on_choose("Used", self.take_used)
        for control in ("Search", "Snippets", "Value"):
            self.on_keys(control, {(RETURN, 0): self.insert})
        for button, act in (
            ("Insert", self.insert),
            ("Skip", self.skip),
            ("Back", self.back),
            ("FillAll", self.fill_all),
        ):
            self.on_press(button, act)

    def take_focus(self) -> None:
        """Go to the placeholder at the cursor or after it, and be ready for typing."""
        self.controller.current()
        self.controller.look()
        self.show_cursor()
        if self.spot is None:
            self.skip()
        else:
            self._focus()

    # what it shows

    def show_state(self) -> None:
        self.show_cursor()

    def show_cursor(self) -> None:
        """Show the placeholder at the cursor; what the person types for it stays."""
        state, number = self.controller.current(), self.controller.spot
        spot = state.spots[number] if number is not None else None
        self._show_progress(number)
        if spot is None or spot != self.spot:
            self.spot = spot
            self.put("Where", self._where(spot) if spot else "")
            self.put("Guidance", self._guidance(spot))
            self._offer(spot)
        self.allow()

    def _show_progress(self, number: Optional[int]) -> None:
        count = len(self.controller.current().spots)
        if not count:
            text = self.say("fill.done")
        elif number is None:
            text = self.say("panel.to-fill", count=count)
        else:
            text = self.say("fill.at", number=number + 1, count=count)
        self.put("Progress", text)

    def _offer(self, spot: Optional[Spot]) -> None:
        if spot is None:
            self._show_only()
        elif spot.placeholder.field:
            self._offer_field(spot)
        else:
            self._show_only(*_SNIPPETS)
            state = self.controller.current()
            self["Search"].Model.Text = ""
            self.picker.offer(state.snapshot, state.outline, spot)

    def _offer_field(self, spot: Spot) -> None:
        name = spot.placeholder.field
        outline = self.controller.current().outline
        field = outline.fields.get(name) if outline else None
        self.value = "Values" if field is not None and field.list else "Value"
        label = messages.pick(field.label, self.language) if field else spot.placeholder.guidance
        self.put("ValueLabel", self.say("field.list" if self.value == "Values" else "field.text", label=label))
        example = _written(field.example).replace("\n", "、") if field and field.example else ""
        self.put("Example", self.say("field.example", example=example) if example else "")
        standing = self.environment.settings().fields.get(name, "")
        now = self.controller.current().snapshot.fields.get(name, standing)
        self.put(self.value, _written(now))
        offered = [value for value in self._used(name, field) if value and value != now]
        self.used.fill(offered, [_written(value).replace("\n", "、") for value in offered], choose=False)
        self._show_only(self.value, *(_FIELD if offered else _FIELD[:2]))

    def _used(self, name: str, field: Optional[Field]) -> List[FieldValue]:
        """Return what the field was last, and where it is about a date, today's."""
        values: List[FieldValue] = [field_values.read(self.environment.personal).get(name, "")]
        label = messages.pick(field.label, self.language) if field else ""
        if _DATE.search(f"{name} {label}"):
            today = cursor.computed_fields(self.document)
            chinese = self.controller.current().analysis.chinese
            values.append(today["today" if chinese else "today-en"])
        return values

    def _where(self, spot: Spot) -> str:
        """Return the headings above; before the first one, what the document is."""
        outline = self.controller.current().outline
        above = (heading.replace(f"<{spot.placeholder.guidance}>", "").strip() for heading in spot.heading.splitlines())
        title = messages.pick(outline.title, self.language) if outline else ""
        return " › ".join(filter(None, above)) or title

    def _guidance(self, spot: Optional[Spot]) -> str:
        if spot is None:
            return self.say("fill.elsewhere" if self.controller.current().spots else "fill.next")
        outline = self.controller.current().outline
        section = outline.section(spot.placeholder.section) if outline and not spot.placeholder.field else None
        more = messages.pick(section.guidance, self.language) if section else ""
        return "\n".join(dict.fromkeys(filter(None, (spot.placeholder.guidance, more))))

    def _show_only(self, *names: str) -> None:
        for name in (*_SNIPPETS, *_FIELD, "Value", "Values"):
            self.show(name in names, name)

    def allow(self) -> None:
        """Only the buttons that can do something can be pressed."""
        state, spot = self.controller.current(), self.spot
        if spot is not None and spot.placeholder.field:
            ready = bool(self.get(self.value).strip())
        else:
            ready = spot is not None and self.picker.chosen is not None
        self.enable(ready and self.controller.editable, "Insert")
        self.enable(bool(state.spots), "Skip")
        self.enable(bool(self.undone), "Back")
        self.enable(bool(state.spots) and self.controller.editable, "FillAll")

    # what it does

    def take_used(self) -> None:
        if self.used.chosen is not None:
            self.put(self.value, _written(self.used.chosen))
            self.allow()

    def insert(self) -> None:
        """Put in what is offered and go on to the next placeholder; the keyboard stays in the panel."""
        spot = self.spot
        if spot is None or not self["Insert"].isEnabled():
            return
        if spot.placeholder.field:
            value = self.get(self.value)
            fields = {spot.placeholder.field: value}
            self.do(snippets.fill_placeholders, FillPlaceholders(snippets={}, fields=fields))
        elif self.picker.chosen is not None:
            text = LongText(self.get("Preview") if self.picker.is_edited else "")
            self.do(snippets.insert_snippet, InsertSnippet(self.picker.chosen.id, text))
        self.undone.append(self.document.UndoManager.getCurrentUndoActionTitle())
        self.skip()

    def skip(self) -> None:
        spots = self.controller.current().spots
        if spots:
            self._go(spots[placeholders.following(spots, self.controller.position)])
        self._focus()

    def back(self) -> None:
        """Take the last filling of this panel back, if nothing has been done since, and go there; else one further up."""
        undo = self.document.UndoManager
        if self.undone and undo.isUndoPossible() and undo.getCurrentUndoActionTitle() == self.undone.pop():
            undo.undo()
            self.controller.current()
        spots = self.controller.current().spots
        if spots and self.controller.spot is None:
            self._go(spots[placeholders.preceding(spots, self.controller.position)])
        self._focus()

    def fill_all(self) -> None:
        done = self.do(snippets.fill_placeholders, FillPlaceholders())
        self.put("Guidance", self.say("fill.all", filled=done.filled, left=len(done.left)))

    def _go(self, spot: Spot) -> None:
        self.select(spot.paragraph, spot.placeholder.start, spot.placeholder.end)
        self.controller.look()
        self.show_cursor()

    def _focus(self) -> None:
        """Give the keyboard to what is shown now."""
        if self.spot is not None:
            self["Search" if not self.spot.placeholder.field else self.value].setFocus()


def _written(value: FieldValue) -> str:
    return value if isinstance(value, str) else "\n".join(value)
