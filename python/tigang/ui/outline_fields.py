"""The fields of an outline as rows of a label and an edit, with a scroll bar when there are more than fit.

The rows are the controls FieldLabel1, Field1, FieldLabel2, … of the window; they stand in the area of its control
FieldArea, and its control FieldScroll moves them. Values of rows out of sight are kept.
"""

from __future__ import annotations

from typing import Dict, List, Mapping

from com.sun.star.awt.PosSize import POSSIZE

from .. import texts
from ..document import FieldValue
from ..outline import Field, Outline
from .controls import Act, Window

_ROWS = 6
_MAX_LINES = 5


class OutlineFields:
    def __init__(self, window: Window, changed: Act) -> None:
        self._window, self._changed = window, changed
        self._fields: List[Field] = []
        self._values: Dict[str, str] = {}
        self._language = window.environment.language
        self._shown: List[Field] = []
        for row in range(1, _ROWS + 1):
            window.on_type(f"Field{row}", self._typed)
        window.on_scroll("FieldScroll", self._place)

    @property
    def values(self) -> Mapping[str, str]:
        """What stands in the rows, by the field's id."""
        return {field.id: self._values.get(field.id, "") for field in self._fields}

    def offer(self, outline: Outline, recorded: Mapping[str, FieldValue]) -> None:
        """Shows the fields of another outline. What was typed for a field of the same name stays."""
        self._fields = list(outline.fields.values())
        for field in self._fields:
            value = recorded.get(field.id, "")
            self._values.setdefault(field.id, value if isinstance(value, str) else "\n".join(value))
        self._window["FieldScroll"].Model.ScrollValue = 0
        self._place()

    def _place(self) -> None:
        area, line = self._window["FieldArea"].getPosSize(), self._window["Field1"].getMinimumSize().Height
        scroll = self._window["FieldScroll"]
        first = scroll.Model.ScrollValue
        self._shown, top, gap = [], area.Y, line // 4
        label_width = self._window["FieldLabel1"].getPosSize().Width
        width = area.Width - label_width - gap
        for field in self._fields[first:first + _ROWS]:
            height = self._height(field, line)
            if top + height > area.Y + area.Height and self._shown:
                break
            self._shown.append(field)
            number = len(self._shown)
            self._window[f"FieldLabel{number}"].setPosSize(area.X, top + gap // 2, label_width, line * 2, POSSIZE)
            self._window[f"Field{number}"].setPosSize(area.X + label_width + gap, top, width, height, POSSIZE)
            top += height + gap
        self._fill()
        hidden = len(self._fields) - len(self._shown)
        scroll.Model.ScrollValueMax = max(hidden, first)
        scroll.setVisible(hidden > 0)

    def _height(self, field: Field, line: int) -> int:
        return line * min(max(field.count or 3, 2), _MAX_LINES) * 3 // 4 if field.list else line

    def _fill(self) -> None:
        shown = self._shown
        self._shown = []  # the texts set now are no typing
        for number in range(1, _ROWS + 1):
            used = number <= len(shown)
            self._window.show(used, f"FieldLabel{number}", f"Field{number}")
            if used:
                field = shown[number - 1]
                label = texts.pick(field.label, self._language)
                self._window.put(f"FieldLabel{number}", self._window.say("field.list" if field.list else "field.text", label=label))
                self._window[f"Field{number}"].Model.HelpText = self._example(field)
                self._window.put(f"Field{number}", self._values[field.id])
        self._shown = shown

    def _example(self, field: Field) -> str:
        example = field.example if isinstance(field.example, str) else "\n".join(field.example)
        return self._window.say("field.example", example=example) if example else ""

    def _typed(self) -> None:
        for number, field in enumerate(self._shown, 1):
            self._values[field.id] = self._window.get(f"Field{number}")
        if self._shown:
            self._changed()
