"""The values of an outline's fields: checked, computed, by example."""

from __future__ import annotations

import datetime
import re
from typing import Any, Dict, List, Mapping, Optional

from .. import messages
from ..document.snapshot import FieldValue
from ..errors import TigangError
from ..text.numerals import format_cjk
from ..text.similarity import plain
from ..text.suggestions import nearest
from ..text.templating import FIELD, substitute
from .model import Outline

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def checked_fields(outline: Outline, values: Mapping[str, Any]) -> Dict[str, FieldValue]:
    """Return the values given for an outline's fields, in their kinds: a list field given as one text is split at its marks.

    Raises TigangError (unknown-field-given, wrong-field-value).
    """
    checked: Dict[str, FieldValue] = {}
    for name, value in values.items():
        field = outline.fields.get(name)
        if field is None:
            near = ", ".join(nearest(name, list(outline.fields)) or outline.fields) or "-"
            raise TigangError("unknown-field-given", field=name, outline=outline.id, allowed=near)
        given = _items(value) if field.list else value.strip() if isinstance(value, str) else None
        if given is None:
            raise TigangError("wrong-field-value", field=name, value=value)
        if given:
            checked[name] = given
    return checked


def _items(value: Any) -> Optional[List[str]]:
    """Return the items of a list, given as such or as one text; None when it is neither."""
    items = re.split(r"[\n、；;]+", value) if isinstance(value, str) else value
    if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
        return None
    return [item.strip() for item in items if item.strip()]


def labels(outline: Outline) -> Dict[str, str]:
    """Return what each field, and each item of a list, is called."""
    known = {name: messages.pick(field.label, outline.language) for name, field in outline.fields.items()}
    items = {field.item: known[name] for name, field in outline.fields.items() if field.list}
    return {**items, **known}


def readable(text: str, outline: Outline, values: Mapping[str, FieldValue]) -> str:
    """Return prescribed words as a message shows them: fields with their values, and those without by their labels."""
    words = " ".join(substitute(text, values, outline.language).split("\n"))
    called = labels(outline)
    alone = FIELD.search(words)
    if alone and not plain(FIELD.sub("", words, count=1)):
        return called.get(alone[1], alone[1])
    return FIELD.sub(lambda m: f"<{called.get(m[1], m[1])}>", words)


def example_fields(outline: Outline) -> Dict[str, FieldValue]:
    """Return the fields' examples as their values."""
    return {field.id: field.example for field in outline.fields.values() if field.example}


def computed(today: datetime.date, user: str, file: str) -> Dict[str, FieldValue]:
    """Return the fields that every document has: {{today}} {{today-cn}} {{today-en}} {{user-name}} {{file-name}}."""
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(today.year))
    return {
        "today": f"{today.year}年{today.month}月{today.day}日",
        "today-cn": f"{year}年{format_cjk(today.month)}月{format_cjk(today.day)}日",
        "today-en": f"{today.day} {_MONTHS[today.month - 1]} {today.year}",
        "user-name": user,
        "file-name": file,
    }
