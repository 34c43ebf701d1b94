"""YAML documents compared with the schema of their kind."""

from __future__ import annotations

import contextlib
import functools
import importlib
import json
import pathlib
import re
from typing import Any, Dict, Sequence

from .. import resources
from ..errors import TigangError
from ..text.suggestions import nearest
from ..vendor import fastjsonschema
from .yamlfile import Entry, Path

# --- validation -------------------------------------------------------------------------------------------------------


def schema_path(kind: str) -> pathlib.Path:
    """Return where the JSON Schema of a format lies; ``kind``: "outline", "snippet" or "layout"."""
    return resources.folder("schema") / f"{kind}.schema.json"


@functools.lru_cache(maxsize=None)
def _validator(kind: str) -> Any:
    """Return the function that checks data of a kind: in the extension the one that its build has written."""
    with contextlib.suppress(ModuleNotFoundError):
        return importlib.import_module(f"{__package__}.validators.{kind}").validate
    schema = json.loads(schema_path(kind).read_text(encoding="utf-8"))
    return fastjsonschema.compile(schema, use_default=False)


def validate(entry: Entry, kind: str) -> None:
    """Validate one document against the schema of ``kind``: "outline", "snippet" or "layout".

    Raises TigangError (unknown-key, wrong-type, wrong-value, missing-key) with file, line, column and what is allowed.
    """
    try:
        _validator(kind)(entry.data)
    except fastjsonschema.JsonSchemaValueException as error:
        raise _explain(error, entry) from error


def _explain(error: Any, entry: Entry) -> TigangError:
    path = _path(error.path[1:], entry.data)
    known = error.definition if isinstance(error.definition, dict) else {}
    allowed = sorted(known.get("properties", {}))
    if error.rule in ("additionalProperties", "required"):
        unknown = next((key for key in error.value if key not in allowed), None)
        if unknown is not None:  # a key that is missing, too, mostly is this one misspelt
            near = ", ".join(nearest(unknown, allowed) or allowed)
            return TigangError("unknown-key", **entry.at((*path, unknown)), key=unknown, allowed=near)
    place = entry.at(path)
    name = ".".join(str(part) for part in path) or "-"
    rule = error.rule_definition
    if error.rule == "required":
        missing = ", ".join(key for key in rule if key not in error.value)
        return TigangError("missing-key", **place, key=missing, where=name)
    if error.rule == "anyOf" and all("required" in option for option in rule):
        keys = " | ".join(option["required"][0] for option in rule)
        return TigangError("missing-key", **place, key=keys, where=name)
    if error.rule in ("type", "anyOf", "$ref"):
        return TigangError("wrong-type", **place, key=name, allowed=_kinds(known))
    shown = ", ".join(map(str, rule)) if isinstance(rule, list) else f"{error.rule}: {rule}"
    return TigangError("wrong-value", **place, key=name, value=error.value, allowed=shown)


def _path(parts: Sequence[str], data: Any) -> Path:
    """Return the path of a place in a document's data, of which the validator names the parts as text."""
    path: Path = ()
    for part in parts:
        if isinstance(data, list) and re.fullmatch("[0-9]{1,9}", part):
            path = (*path, int(part))
            data = data[int(part)] if int(part) < len(data) else None
        else:
            path = (*path, part)
            data = data.get(part) if isinstance(data, dict) else None
    return path


def _kinds(definition: Dict[str, Any]) -> str:
    options = definition.get("anyOf", [definition])
    kinds = []
    for option in options:
        kind = option.get("type") or ("enum" in option and ", ".join(option["enum"])) or "?"
        kinds.append(kind if isinstance(kind, str) else " | ".join(kind))
    return " | ".join(kinds)
