"""Fields of a document: values asked once and standing in many places, {{names}} in texts until then; changing them
everywhere at once.

Every place where a value was put in is known to the document (`Filled`), so a value that is changed later follows there, and
nowhere else: the same words in running text are the author's own.
"""

from __future__ import annotations

import datetime
import re
from typing import Any, Dict, List, Mapping, Union

from .document import Edit, FieldValue, Filled, Placeholder, Record, Replace, Snapshot
from .errors import TigangError
from .numerals import format_cjk
from .outline import Outline
from .placeholders import waiting
from .yamlfile import nearest

FIELD = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")


def join(value: FieldValue, language: str) -> str:
    """A field's value as text: a list's items stand side by side."""
    return value if isinstance(value, str) else ("、" if language.startswith("zh") else ", ").join(map(str, value))


def substitute(text: str, values: Mapping[str, FieldValue], language: str) -> str:
    """``text`` with {{names}} replaced by their values; a name without a value stays."""
    return FIELD.sub(lambda m: join(values[m[1]], language) if values.get(m[1]) else m[0], text)


def checked_fields(outline: Outline, values: Mapping[str, Any]) -> Dict[str, FieldValue]:
    """The values given for an outline's fields, in their kinds: a list field given as one text is split at its marks.

    Raises TigangError (unknown-field-given, wrong-field-value).
    """
    checked: Dict[str, FieldValue] = {}
    for name, value in values.items():
        field = outline.fields.get(name)
        if field is None:
            raise TigangError("unknown-field-given", field=name, outline=outline.id,
                              allowed=", ".join(nearest(name, list(outline.fields)) or outline.fields) or "-")
        if field.list:
            items = re.split(r"[\n、；;]+", value) if isinstance(value, str) else value
            if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
                raise TigangError("wrong-field-value", field=name, value=value)
            checked[name] = [item.strip() for item in items if item.strip()]
        elif isinstance(value, str):
            checked[name] = value.strip()
        else:
            raise TigangError("wrong-field-value", field=name, value=value)
    return {name: value for name, value in checked.items() if value}


def example_fields(outline: Outline) -> Dict[str, FieldValue]:
    """The fields' examples as their values."""
    return {field.id: field.example for field in outline.fields.values() if field.example}


def computed(today: datetime.date, user: str, file: str) -> Dict[str, FieldValue]:
    """The fields that every document has: {{today}} {{today-cn}} {{today-en}} {{user-name}} {{file-name}}."""
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(today.year))
    return {
        "today": f"{today.year}年{today.month}月{today.day}日",
        "today-cn": f"{year}年{format_cjk(today.month)}月{format_cjk(today.day)}日",
        "today-en": f"{today.day} {_MONTHS[today.month - 1]} {today.year}",
        "user-name": user,
        "file-name": file,
    }


# --- changing them ----------------------------------------------------------------------------------------------------


def change(snapshot: Snapshot, new: Mapping[str, FieldValue], language: str) -> List[Edit]:
    """The edits that give fields new values, in every place of theirs; none where nothing changes.

    ``new``: values by field, of which the others keep theirs.
    """
    values = {**snapshot.fields, **new}
    edits: List[Edit] = []
    counts: Dict[str, int] = {}
    for index, paragraph in enumerate(snapshot.paragraphs):
        places: List[Union[Placeholder, Filled]] = [*waiting(paragraph), *paragraph.filled]
        for place in sorted(places, key=lambda place: place.start):
            if place.field not in new:
                continue
            if isinstance(place, Placeholder):
                now = ""
                value = _item(values[place.field], counts, place.field) if place.section else join(values[place.field], language)
            else:
                now = paragraph.text[place.start:place.end]
                value = _instead(now, snapshot.fields.get(place.field, ""), values[place.field], counts, place.field, language)
            if value and value != now:
                known = () if place.section else (Filled(0, len(value), "text", place.field),)
                edits.append(Replace(value, index, place.start, place.end, known))
    if values != snapshot.fields:
        edits.append(Record(None, values))
    return edits


def _item(value: FieldValue, counts: Dict[str, int], name: str) -> str:
    """A text's value; of a list the next item for each place in turn."""
    if isinstance(value, str):
        return value
    index = counts.get(name, 0)
    counts[name] = index + 1
    return value[index] if index < len(value) else ""


def _instead(now: str, old: FieldValue, new: FieldValue, counts: Dict[str, int], name: str, language: str) -> str:
    """What stands instead of ``now``: the new value, of a list the whole or the item at the same place in it."""
    if isinstance(new, str) or now == join(old, language):
        return join(new, language)
    return _item(new, counts, name)
