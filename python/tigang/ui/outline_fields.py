"""The fields of an outline as rows of a label and an edit, with a scroll bar when there are more than fit.

A row is a label and one of two edits: FieldLabel1 with Text1 or, for a list, List1, and so on. The rows stand in the
area of the control FieldArea, and FieldScroll moves them. Values of rows out of sight are kept.
"""

from __future__ import annotations

from typing import Dict, Iterable, List, Mapping

from com.sun.star.awt.PosSize import POSSIZE

from .. import messages
from ..document.snapshot import FieldValue
from ..outlines.model import Field
from .controls import Window
from .listening import Act

_ROWS = 6
_MAX_LINES = 5


class OutlineFields:
    def __init__(self, window: Window, changed: Act) -> None:
        self._window, self._changed = window, changed
        self._fields: List[Field] = []
        self._values: Dict[str, str] = {}
        self._language = window.language
        self._shown: List[Field] = []
        for row in range(1, _ROWS + 1):
            for kind in ("Text", "List"):
                window.on_type(f"{kind}{row}", self._typed)
        window.on_scroll("FieldScroll", self.place)

    @property
    def values(self) -> Mapping[str, str]:
        """What stands in the rows, by the field's id."""
        return {field.id: self._values.get(field.id, "") for field in self._fields}

    def offer(self, fields: Iterable[Field], recorded: Mapping[str, FieldValue]) -> None:
        """Show other fields. What was typed for a field of the same name stays."""
        self._fields = list(fields)
        for field in self._fields:
            value = recorded.get(field.id, "")
            self._values.setdefault(field.id, value if isinstance(value, str) else "\n".join(value))
        self._window["FieldScroll"].Model.ScrollValue = 0
        self.place()

    def take(self, field: Field, value: FieldValue) -> None:
        """Show another value of a field."""
        self._values[field.id] = value if isinstance(value, str) else "\n".join(value)
        self.place()
        self._changed()

    def place(self) -> None:
        """Put as many rows as fit into the area, beginning with the one that the scroll bar says."""
        area, row = self._window["FieldArea"].getPosSize(), self._window["Text1"].getPosSize()
        scroll = self._window["FieldScroll"]
        line, gap = row.Height, row.Height // 6
        first, top = scroll.Model.ScrollValue, area.Y
        shown: List[Field] = []
        for field in self._fields[first : first + _ROWS]:
            height = self._height(field, line)
            if shown and top + height > area.Y + area.Height:
                break
            shown.append(field)
            label, edit = self._window[f"FieldLabel{len(shown)}"], self._window[_edit(field, len(shown))]
            label.setPosSize(area.X, top + gap, row.X - area.X - gap, min(height, 2 * line), POSSIZE)
            edit.setPosSize(row.X, top, area.X + area.Width - row.X, height, POSSIZE)
            top += height + gap
        self._fill(shown)
        hidden = len(self._fields) - len(shown)
        scroll.Model.ScrollValueMax = max(hidden, first)
        scroll.setVisible(hidden > 0)

    def _height(self, field: Field, line: int) -> int:
        return line * min(max(field.count or 3, 2), _MAX_LINES) * 3 // 5 if field.list else line

    def _fill(self, shown: List[Field]) -> None:
        self._shown = []  # the texts set now are no typing
        for number in range(1, _ROWS + 1):
            self._window.show(False, f"FieldLabel{number}", f"Text{number}", f"List{number}")
        for number, field in enumerate(shown, 1):
            edit = _edit(field, number)
            label = messages.pick(field.label, self._language)
            self._window.put(
                f"FieldLabel{number}", self._window.say("field.list" if field.list else "field.text", label=label)
            )
            self._window[edit].Model.HelpText = self._example(field)
            self._window.put(edit, self._values[field.id])
            self._window.show(True, f"FieldLabel{number}", edit)
        self._shown = shown

    @property
    def miscounted(self) -> str:
        """Return what is to be said of lists with too many or too few items."""
        said = []
        for field in self._fields:
            count = sum(bool(line.strip()) for line in self._values[field.id].splitlines()) if field.list else 0
            if count and field.count and count != field.count:
                label = messages.pick(field.label, self._language)
                said.append(self._window.say("field.count", label=label, count=count, expected=field.count))
        return "\n".join(said)

    def _example(self, field: Field) -> str:
        example = field.example if isinstance(field.example, str) else "\n".join(field.example)
        return self._window.say("field.example", example=example) if example else ""

    def _typed(self) -> None:
        for number, field in enumerate(self._shown, 1):
            self._values[field.id] = self._window.get(_edit(field, number))
        if self._shown:
            self._changed()


def _edit(field: Field, number: int) -> str:
    return f"{'List' if field.list else 'Text'}{number}"
