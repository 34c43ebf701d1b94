"""The arguments of verbs: dataclasses, and how they are made of what macros, menus and URLs give.

A field of such a class is an argument: ``page_layout`` is given as PageLayout, its type says what it may be, and its
metadata (`about`) what it is for. Every mistake is a TigangError that names the argument and what it may be.
"""

from __future__ import annotations

import dataclasses
import json
import re
import typing
from typing import Any, Dict, Mapping, NewType, Sequence, Tuple, Type, TypeVar, Union

from .. import messages
from ..document.snapshot import FieldValue
from ..errors import TigangError
from ..formats import plain_json, yamlfile
from ..text import suggestions

Fields = Mapping[str, FieldValue]  # values of an outline's fields, by their ids; given as JSON
Choices = Mapping[str, str]  # given as JSON
Names = Sequence[str]  # given as JSON
Listed = Tuple[str, ...]  # texts separated by commas
LongText = NewType("LongText", str)  # a text of any length

_Class = TypeVar("_Class")

_LONGEST = 4_000  # characters of a text that is no `LongText`: of any id, title or path
_LONGEST_JSON = 1_000_000
_SHOWN = 60  # characters of a wrong value that an error shows
_LARGEST = 1_000_000_000
_YES, _NO = ("true", "1", "yes"), ("false", "0", "no", "")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


class _Wrong(Exception):
    """A value is none of its type."""


def about(text: str) -> Mapping[str, str]:
    """Return the metadata of an argument: what it is for, as the manual says it."""
    return {"about": text}


def given_name(field: str) -> str:
    """Return the name under which a field of an arguments' class is given: ``page_layout`` as PageLayout."""
    return "".join(part.capitalize() for part in field.split("_"))  # for_ as For


def types_of(wanted: type) -> Dict[str, Any]:
    """Return the types of the fields of an arguments' class; of an optional one that of the value."""
    return {name: _without_none(kind) for name, kind in typing.get_type_hints(wanted).items()}


def is_needed(field: dataclasses.Field[Any]) -> bool:
    """Return whether an argument has no default."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def allowed(kind: Any, language: str) -> str:
    """Return what an argument of a type may be, in words."""
    choices = typing.get_args(kind) if typing.get_origin(kind) is typing.Literal else ()
    return ", ".join(choices) if choices else messages.get(f"argument.{_NAMES[kind]}", language)


def decoded(wanted: Type[_Class], given: Mapping[str, Any], language: str) -> _Class:
    """Return the arguments that were given as an object of their class.

    ``given``: by the names of the arguments; texts, numbers and bools, or whatever a macro may have taken for those.
    ``language``: of the errors. Raises TigangError (unknown-argument, missing-argument, wrong-argument, argument-too-long).
    """
    fields = {given_name(field.name): field for field in dataclasses.fields(wanted)}  # type: ignore[arg-type]
    types = types_of(wanted)
    for name in given:
        if name not in fields:
            near = suggestions.nearest(name[:_SHOWN], list(fields)) or fields
            raise TigangError("unknown-argument", argument=_shown(name), allowed=", ".join(near) or "-")
    values: Dict[str, Any] = {}
    for name, field in fields.items():
        if name in given and not (given[name] == "" and _may_be_left_empty(types[field.name])):
            values[field.name] = _value(name, given[name], types[field.name], language)
        elif is_needed(field):
            raise TigangError("missing-argument", argument=name)
    return wanted(**values)


def _may_be_left_empty(kind: Any) -> bool:
    """Return whether an empty text says that there is none: of a name, and of a choice."""
    return kind is str or typing.get_origin(kind) is typing.Literal


def split(text: str) -> Listed:
    """Return the texts that are separated by commas, Chinese ones too."""
    return tuple(item.strip() for item in re.split("[,，、]", text) if item.strip())


def _value(name: str, value: Any, kind: Any, language: str) -> Any:
    most = yamlfile.MAX_BYTES if kind is LongText else _LONGEST_JSON if kind in _JSON else _LONGEST
    if isinstance(value, str) and len(value) > most:
        raise TigangError("argument-too-long", argument=name, limit=most)
    try:
        return _decode(value, kind)
    except _Wrong:
        raise TigangError(
            "wrong-argument", argument=name, value=_shown(value), allowed=allowed(kind, language)
        ) from None


def _decode(value: Any, kind: Any) -> Any:
    if typing.get_origin(kind) is typing.Literal:
        return _sure(value in typing.get_args(kind), value)
    return _DECODERS[kind](value)


def _text(value: Any) -> str:
    return str(_sure(isinstance(value, str) and not _NO_TEXT.search(value), value))


def _flag(value: Any) -> bool:
    """Return a yes or no, given as bool or, as a URL has it, as text."""
    said = str(value).lower() if isinstance(value, (bool, str)) else None
    _sure(said in (*_YES, *_NO), value)
    return said in _YES


def _number(value: Any) -> int:
    """Return a whole number, given as such or, as a URL has it, as text."""
    if isinstance(value, str) and re.fullmatch("[0-9]{1,9}", value):
        value = int(value)
    return int(_sure(isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LARGEST, value))


def _listed(value: Any) -> Listed:
    return split(_text(value))


def _json(value: Any) -> Any:
    """Return what a text of JSON says. Deep nesting is not our JSON, nor are characters that no text has."""
    try:
        return plain_json.read(_text(value), _LONGEST_JSON)
    except ValueError:
        raise _Wrong from None


def _fields(value: Any) -> Fields:
    read = _json(value)
    _sure(isinstance(read, dict), value)
    for name, text in read.items():
        if not isinstance(text, str) and not plain_json.are_texts(text):
            raise TigangError("wrong-field-value", field=_shown(name), value=_shown(text))
    return plain_json.field_values(read)


def _choices(value: Any) -> Choices:
    read = _json(value)
    return dict(_sure(isinstance(read, dict) and plain_json.are_texts(list(read.values())), read))


def _names(value: Any) -> Names:
    return tuple(_sure(plain_json.are_texts(read := _json(value)), read))


def _sure(right: bool, value: Any) -> Any:
    if not right:
        raise _Wrong
    return value


def _shown(value: Any) -> str:
    """Return a value as an error shows it, in a short line."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=repr)
    text = " ".join(_NO_TEXT.sub("?", text[: 2 * _SHOWN]).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _without_none(kind: Any) -> Any:
    options = [option for option in typing.get_args(kind) if option is not type(None)]
    return options[0] if typing.get_origin(kind) is Union else kind


_JSON = {Fields: _fields, Choices: _choices, Names: _names}
_DECODERS: Mapping[Any, Any] = {str: _text, LongText: _text, bool: _flag, int: _number, Listed: _listed, **_JSON}
#: The words for each, "argument.<name>" of the messages.
_NAMES: Mapping[Any, str] = {
    str: "text",
    LongText: "text",
    bool: "flag",
    int: "number",
    Listed: "listed",
    Fields: "fields",
    Choices: "choices",
    Names: "names",
}
