"""JSON that anybody may have written: read within bounds, with nothing in it that no text has."""

from __future__ import annotations

import json
from typing import Any, Dict, Union

from ..document.snapshot import FieldValue
from ..text.cleaning import clean

_MOST_DIGITS = 20


def read(written: Union[str, bytes], most: int) -> Any:
    """Return what a JSON text of at most ``most`` characters says.

    Raises ValueError, whatever is wrong: no JSON, too long, nested too deeply, numbers without end, halves of characters.
    """
    if len(written) > most:
        raise ValueError(f"> {most}")
    try:
        found = json.loads(written, parse_int=_whole, parse_constant=_no_number)
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return found


def field_values(found: Any) -> Dict[str, FieldValue]:
    """Return what of a JSON object can be the values of fields, texts and lists of texts; of anything else nothing."""
    items = found.items() if isinstance(found, dict) else ()
    return {name: _cleaned(value) for name, value in items if isinstance(value, str) or are_texts(value)}


def are_texts(found: Any) -> bool:
    """Return whether something is a list of texts."""
    return isinstance(found, list) and all(isinstance(item, str) for item in found)


def _cleaned(value: FieldValue) -> FieldValue:
    return clean(value) if isinstance(value, str) else [clean(item) for item in value]


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError("a number of too many digits")
    return int(digits)


def _no_number(name: str) -> Any:
    raise ValueError(name)
