"""What a document remembers about its outline, in its user-defined properties.

Writer's undo does not cover document properties, so the change brings an undo action of its own.
"""

from __future__ import annotations

import json
from typing import Any, Dict, FrozenSet, Mapping, NamedTuple, Optional, Tuple

import uno

from ..document.edits import Record
from ..document.snapshot import FieldValue
from ..formats import plain_json
from ..office.uno_helpers import ask
from . import undoable

OUTLINE, FIELDS, IGNORED, LAYOUT = "Tigang.Outline", "Tigang.Fields", "Tigang.Ignored", "Tigang.Layout"
ABBREVIATIONS = "Tigang.Abbreviations"
_LEFT = "Tigang.Left"  # what the ignored findings were called once: still read
_LONGEST, _LONGEST_NAME = 1_000_000, 200  # characters of what is read: more is not our record
_REMOVABLE = 128  # com.sun.star.beans.PropertyAttribute.REMOVEABLE


class Recorded(NamedTuple):
    """What a document remembers; what is no such record is ignored."""

    outline: str  # id; "" when it records none
    layout: str  # id of the one that it was laid out with; "" when it records none
    fields: Mapping[str, FieldValue]
    ignored: FrozenSet[Tuple[str, str]]  # findings, as (rule, plain text of the paragraph)


def recorded(document: Any) -> Recorded:
    """Return what a document has recorded about its outline."""
    values = _get(document)
    fields = plain_json.field_values(_said(values[FIELDS]))
    ignored = _pairs(values[IGNORED] or values[_LEFT])
    return Recorded(_name(values[OUTLINE]), _name(values[LAYOUT]), fields, ignored)


def _name(written: Optional[str]) -> str:
    return written if written and len(written) <= _LONGEST_NAME else ""


def _pairs(written: Optional[str]) -> FrozenSet[Tuple[str, str]]:
    try:
        return frozenset((str(rule), str(words)) for rule, words in _said(written) or ())
    except (TypeError, ValueError):
        return frozenset()


def recorded_abbreviations(document: Any) -> Mapping[str, str]:
    """Return what is short for what in the names of the document's bookmarks; what is no such record is ignored."""
    return _abbreviations(_get(document)[ABBREVIATIONS])


def _abbreviations(written: Optional[str]) -> Dict[str, str]:
    said = _said(written)
    return {short: text for short, text in said.items() if isinstance(text, str)} if isinstance(said, dict) else {}


def record(document: Any, edit: Record) -> None:
    """Carry out a `Record`, undoably, within the undo context that is open."""
    before = _get(document)
    after: Dict[str, Optional[str]] = dict(before)
    if edit.outline is not None:
        after[OUTLINE] = edit.outline
    if edit.layout is not None:
        after[LAYOUT] = edit.layout
    if edit.fields is not None:
        after[FIELDS] = json.dumps(edit.fields, ensure_ascii=False, sort_keys=True) if edit.fields else None
    if edit.ignored is not None:
        after[IGNORED] = json.dumps(sorted(edit.ignored), ensure_ascii=False) if edit.ignored else None
        after[_LEFT] = None
    if edit.abbreviations:
        known = {**_abbreviations(before[ABBREVIATIONS]), **edit.abbreviations}
        after[ABBREVIATIONS] = json.dumps(known, ensure_ascii=False, sort_keys=True)
    if after != before:
        changed = {name: value for name, value in after.items() if value != before[name]}
        bag = _bag(document)
        was = {name: _value(bag, name) for name in changed}  # whatever it is: it need not be text
        step = undoable.Step(lambda: set_properties(document, was), lambda: set_properties(document, changed))
        ask(ask(document, "getUndoManager"), "addUndoAction", step)  # first: it takes back half of it, too
        set_properties(document, changed)


def _get(document: Any) -> Dict[str, Optional[str]]:
    bag = _bag(document)
    values = {name: _value(bag, name) for name in (OUTLINE, FIELDS, IGNORED, _LEFT, LAYOUT, ABBREVIATIONS)}
    return {name: None if value is None else str(value) for name, value in values.items()}


def _bag(document: Any) -> Any:
    return ask(ask(document, "getDocumentProperties"), "getUserDefinedProperties")


def _value(bag: Any, name: str) -> Any:
    known = ask(ask(bag, "getPropertySetInfo"), "hasPropertyByName", name)
    return ask(bag, "getPropertyValue", name) if known else None


def _said(written: Optional[str]) -> Any:
    """Return what JSON says; None when it is none: whoever made the document may have written anything there."""
    try:
        return plain_json.read(written or "", _LONGEST)
    except ValueError:
        return None


def set_properties(document: Any, values: Mapping[str, Any]) -> None:
    """Give user-defined properties their values, those of None away; no undo takes that back."""
    bag = _bag(document)
    for name, value in values.items():
        old = _value(bag, name)
        if type(old) is type(value) and old is not None:
            ask(bag, "setPropertyValue", name, value)
            continue
        if old is not None:  # a property keeps its type for life
            ask(bag, "removeProperty", name)
        if isinstance(value, int) and not isinstance(value, bool):  # which kind of number must be said
            number = uno.Any("long", value)  # type: ignore[attr-defined, call-arg]
            ask(bag, "addProperty", name, _REMOVABLE, number)
        elif value is not None:
            ask(bag, "addProperty", name, _REMOVABLE, value)
