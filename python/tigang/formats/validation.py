"""YAML documents compared with the schema of their kind."""

from __future__ import annotations

import contextlib
import functools
import importlib
import json
import pathlib
import re
from typing import Any, Dict

from .. import resources
from ..errors import TigangError
from ..text.suggestions import nearest
from ..vendor import fastjsonschema
from .yamlfile import Entry, Path

# --- validation -------------------------------------------------------------------------------------------------------


def schema_path(kind: str) -> pathlib.Path:
    return resources.folder("schema") / f"{kind}.schema.json"


@functools.lru_cache(maxsize=None)
def _validator(kind: str) -> Any:
    """Return the function that checks data of a kind: in the extension the one that its build has written."""
    with contextlib.suppress(ModuleNotFoundError):
        return importlib.import_module(f"{__package__}.validators.{kind}").validate
    schema = json.loads(schema_path(kind).read_text(encoding="utf-8"))
    return fastjsonschema.compile(schema, use_default=False)


def validate(entry: Entry, kind: str) -> None:
    """Validate one document against the schema of ``kind``, "outline" or "snippet".

    Raises TigangError (unknown-key, wrong-type, wrong-value, missing-key) with file, line, column and what is allowed.
    """
    try:
        _validator(kind)(entry.data)
    except fastjsonschema.JsonSchemaValueException as error:
        raise _explain(error, entry) from error


def _explain(error: Any, entry: Entry) -> TigangError:
    path: Path = ()
    data = entry.data
    for part in error.path[1:]:
        key = int(part) if isinstance(data, list) and re.fullmatch("[0-9]{1,9}", part) else part
        path = (*path, key)
        data = (
            data[key]
            if isinstance(data, list) and isinstance(key, int) and key < len(data)
            else (data.get(key) if isinstance(data, dict) else None)
        )
    known = error.definition if isinstance(error.definition, dict) else {}
    allowed = sorted(known.get("properties", {}))
    unknown = (
        [key for key in error.value if key not in allowed] if error.rule in ("additionalProperties", "required") else []
    )
    if unknown:  # a key that is missing, too, mostly is this one misspelt
        key = unknown[0]
        return TigangError(
            "unknown-key", **entry.at((*path, key)), key=key, allowed=", ".join(nearest(key, allowed) or allowed)
        )
    place = entry.at(path)
    name = ".".join(str(part) for part in path) or "-"
    if error.rule == "required":
        missing = ", ".join(key for key in error.rule_definition if key not in error.value)
        return TigangError("missing-key", **place, key=missing, where=name)
    if error.rule == "anyOf" and all("required" in option for option in error.rule_definition):
        keys = " | ".join(option["required"][0] for option in error.rule_definition)
        return TigangError("missing-key", **place, key=keys, where=name)
    if error.rule in ("type", "anyOf", "$ref"):
        return TigangError("wrong-type", **place, key=name, allowed=_kinds(known))
    rule = error.rule_definition
    shown = ", ".join(map(str, rule)) if isinstance(rule, list) else f"{error.rule}: {rule}"
    return TigangError("wrong-value", **place, key=name, value=error.value, allowed=shown)


def _kinds(definition: Dict[str, Any]) -> str:
    options = definition.get("anyOf", [definition])
    kinds = []
    for option in options:
        kind = option.get("type") or ("enum" in option and ", ".join(option["enum"])) or "?"
        kinds.append(kind if isinstance(kind, str) else " | ".join(kind))
    return " | ".join(kinds)
