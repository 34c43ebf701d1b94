"""The panel Fill: the placeholder at the cursor, what may be put in there, and on to the next one."""

from __future__ import annotations

import re
from typing import List, Mapping, Optional, Sequence, Tuple

from com.sun.star.awt.Key import RETURN
from com.sun.star.awt.PosSize import WIDTH

from ... import messages
from ...commands import placeholders, snippets
from ...commands.arguments import LongText
from ...commands.snippets import FillPlaceholders, InsertSnippet
from ...document.snapshot import FieldValue
from ...library import field_values
from ...outlines.model import Field
from ...snippets.filling import Spot
from ...writer import cursor
from .. import application
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
        self.reported: Optional[Tuple[Optional[cursor.Position], int]] = (
            None  # where the cursor was and how many were left
        )
        self._show_only("Report")
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
        if self.reported is not None and self.reported == (self.controller.position, len(state.spots)):
            return  # what was said still holds
        self.reported = None
        guidance = self._guidance(spot)
        self.put("Guidance", guidance)
        self["Guidance"].Model.HelpText = guidance  # all of it, where it is cut off
        if spot != self.spot:
            self.spot = spot
            where = self._where(spot) if spot else ""
            self.put("Where", where.rpartition(" › ")[2])
            self["Where"].Model.HelpText = where
            self.put("Report", "")
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
        self.show(number is not None, "Where")
        around, label = self["Guidance"].getPosSize(), self["Where"].getPosSize()
        right = label.X if number is not None else around.X + around.Width
        self["Progress"].setPosSize(0, 0, right - around.X, 0, WIDTH)

    def _report(self, text: str) -> None:
        """Say what was done where else snippets and values are offered; until the cursor goes on."""
        self.spot, self.reported = None, (self.controller.position, len(self.controller.current().spots))
        self.put("Where", "")
        self.put("Guidance", self.say("fill.next"))
        self.put("Report", text)
        self._show_only("Report")
        self.allow()

    def _offer(self, spot: Optional[Spot]) -> None:
        if spot is None:
            self._show_only("Report")
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
        asked = "" if spot.placeholder.field else spot.placeholder.guidance  # a field's is its name
        return "\n".join(dict.fromkeys(filter(None, (asked, more))))

    def _show_only(self, *names: str) -> None:
        for name in (*_SNIPPETS, *_FIELD, "Value", "Values", "Report"):
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
            self._tell_removed(self.do(snippets.insert_snippet, InsertSnippet(self.picker.chosen.id, text)).removed)
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
        self._tell_removed(done.removed)
        left = self.controller.current().spots
        said = [self.say("fill.filled", filled=done.filled)]
        if left:
            places = dict.fromkeys(self._where(spot) or spot.placeholder.guidance for spot in left)
            said.append(
                self.say("fill.left-places", count=len(left), places="\n".join(f"• {place}" for place in places))
            )
        if done.unset:
            said.append(self.say("fill.left-fields", fields=self._labels(done.unset)))
        self._report("\n".join(said))

    def _labels(self, names: Sequence[str]) -> str:
        """Return the fields as their outline calls them."""
        outline = self.controller.current().outline
        fields = outline.fields if outline else {}
        labels = [messages.pick(fields[name].label, self.language) if name in fields else name for name in names]
        return self.say("snippet.separator").join(labels)

    def _tell_removed(self, removed: Mapping[str, int]) -> None:
        if removed:
            application.notice(self.frame, "tigang.removed", messages.removed(removed, self.language), self.language)

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
