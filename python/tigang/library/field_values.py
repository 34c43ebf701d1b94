"""Values of fields that a person wants to be offered in other documents too: fields.json in their profile.

By the field's id, so that the name of the office is known to every outline that asks for it. A file that cannot be read is
as good as none: nothing but convenience is in it.
"""

from __future__ import annotations

import json
import pathlib
from typing import Collection, Dict, Mapping

from ..document.snapshot import FieldValue
from ..errors import TigangError
from ..formats import atomic, plain_json, regular

_FILE = "fields.json"
_MOST = 1_000_000  # bytes


def read(personal: pathlib.Path) -> Dict[str, FieldValue]:
    """Return all that is remembered."""
    try:
        return plain_json.field_values(plain_json.read(regular.read(personal / _FILE, _MOST), _MOST))
    except (TigangError, ValueError):
        return {}


def keep(personal: pathlib.Path, values: Mapping[str, FieldValue]) -> None:
    """Remember values and all that was remembered before; an empty one is forgotten. Raises TigangError (file-unwritable)."""
    _change(
        personal,
        {name: value for name, value in values.items() if value},
        [name for name in values if not values[name]],
    )


def forget(personal: pathlib.Path, names: Collection[str]) -> None:
    """Remember fields no longer. Raises TigangError (file-unwritable)."""
    _change(personal, {}, names)


def _change(personal: pathlib.Path, new: Mapping[str, FieldValue], gone: Collection[str]) -> None:
    before = read(personal)
    after = {name: value for name, value in {**before, **new}.items() if name not in gone}
    if after != before:
        text = json.dumps(after, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        with atomic.reporting(personal / _FILE):
            atomic.replace(personal / _FILE, text.encode("utf-8"))
