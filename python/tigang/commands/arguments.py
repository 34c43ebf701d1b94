"""The arguments of a verb, as macros, menus and URLs give them: named, checked, decoded.

Every mistake is a TigangError that names the argument and what it may be.
"""

from __future__ import annotations

import json
from typing import Any, Mapping, Optional, Sequence, Tuple

from ..errors import TigangError
from ..text.suggestions import nearest

Arguments = Mapping[str, Any]


def named(arguments: Arguments, *names: str) -> Arguments:
    """The arguments, whose names must be among ``names``. Raises TigangError (unknown-argument)."""
    for name in arguments:
        if name not in names:
            raise TigangError(
                "unknown-argument", argument=name, allowed=", ".join(nearest(name, list(names)) or names) or "-"
            )
    return arguments


def needed(arguments: Arguments, name: str) -> str:
    if not arguments.get(name):
        raise TigangError("missing-argument", argument=name)
    return str(arguments[name])


def choice(arguments: Arguments, name: str, allowed: Sequence[str]) -> str:
    value = arguments.get(name) or allowed[0]
    if value not in allowed:
        raise TigangError("wrong-argument", argument=name, value=value, allowed=", ".join(allowed))
    return str(value)


def flag(arguments: Arguments, name: str) -> bool:
    """A yes or no, given as bool or, as a URL has it, as text."""
    return str(arguments.get(name, "")).lower() in ("true", "1", "yes")


def decoded(arguments: Arguments, name: str, kind: type) -> Any:
    """An argument given as JSON; None when it is absent. Raises TigangError (wrong-argument)."""
    if name not in arguments:
        return None
    try:
        value = json.loads(arguments[name])
    except (TypeError, ValueError):
        value = None
    if not isinstance(value, kind):
        raise TigangError("wrong-argument", argument=name, value=arguments[name], allowed="JSON: {…}")
    return value


def listed(value: Optional[str]) -> Tuple[str, ...]:
    return tuple(
        item.strip() for item in (value or "").replace("，", ",").replace("、", ",").split(",") if item.strip()
    )
