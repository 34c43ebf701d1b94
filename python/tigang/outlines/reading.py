"""How YAML becomes an outline."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Mapping, Optional, Tuple

from ..errors import TigangError
from ..formats.yamlfile import Entry, listed
from ..text import labels, patterns
from ..text.labels import Shape
from ..text.numerals import SYSTEMS
from ..text.suggestions import nearest
from .model import MOST_BLOCKS, Field, Outline, Section

# --- from YAML --------------------------------------------------------------------------------------------------------


def from_entry(entry: Entry) -> Outline:
    """Return the outline of a validated YAML document.

    Raises TigangError (wrong-value, pattern-explosive, pattern-unsupported, patterns-too-many, duplicate-section,
    unknown-field) with file, line and column.
    """
    data = entry.data
    if not data.get(
        "sections"
    ):  # the schema cannot ask for them: an outline that extends another may have none of its own
        raise TigangError("missing-key", **entry.at(()), key="sections", where="-")
    fields = {key: _field(key, value) for key, value in (data.get("fields") or {}).items()}
    outline = Outline(
        id=data["id"],
        title=data["title"],
        description=data.get("description", ""),
        category=data.get("category", ""),
        language=data.get("language", "en"),
        layout=data.get("layout", ""),
        fields=fields,
        rules=data.get("rules") or {},
        order=data.get("order", "fixed"),
        extra=data.get("extra", "warn"),
        forbid=listed(data.get("forbid")),
        numbering=tuple(_shape(entry, index, example) for index, example in enumerate(data.get("numbering") or [])),
        sections=_sections(entry, data["sections"], ("sections",), ""),
        source=entry.source,
    )
    matches = {section.match for section in outline.walk()} - {""}
    if sum(map(patterns.check, matches)) > patterns.MOST_STEPS:
        raise TigangError("patterns-too-many", **entry.at(("sections",)))
    return outline


def _field(key: str, value: Mapping[str, Any]) -> Field:
    return Field(key, value.get("label", key), value.get("example", ""), bool(value.get("list")), value.get("count"))


def _shape(entry: Entry, index: int, example: str) -> Optional[Shape]:
    if not example:
        return None
    try:
        return _in_language(labels.parse_shape(example), entry.data.get("language", ""))
    except ValueError as error:
        raise TigangError(
            "wrong-value",
            **entry.at(("numbering", index)),
            key="numbering",
            value=example,
            allowed="一、 （一） 1. 1、 （1） ① 第一章 1.1 A. (a) I. Chapter 1 …",
        ) from error


def _in_language(shape: Shape, language: str) -> Shape:
    """Return a shape with the characters of the outline's language: 貳 and 參 where traditional ones are written."""
    traditional = f"{shape.system}-traditional"
    written = language.casefold().startswith(("zh-tw", "zh-hk", "zh-mo", "zh-hant"))
    return shape._replace(system=traditional) if written and traditional in SYSTEMS else shape


def _sections(entry: Entry, data: List[Dict[str, Any]], where: Tuple[Any, ...], parent: str) -> Tuple[Section, ...]:
    seen: Dict[str, int] = {}
    made = []
    for index, item in enumerate(data):
        if item["id"] in seen:  # only now, because places take time to find out
            first = entry.at((*where, seen[item["id"]]))["line"]
            raise TigangError("duplicate-section", **entry.at((*where, index)), id=item["id"], first=first)
        seen[item["id"]] = index
        made.append(_section(entry, item, (*where, index), parent))
    return tuple(made)


def _section(entry: Entry, data: Dict[str, Any], where: Tuple[Any, ...], parent: str) -> Section:
    path = f"{parent}/{data['id']}" if parent else data["id"]
    fields = entry.data.get("fields") or {}
    if data.get("match"):
        _check_pattern(entry, data["match"], (*where, "match"))
    for key in ("each", "mentions"):
        if data.get(key):
            _check_field(entry, data[key], fields, (*where, key), path)
    given = {_ATTRIBUTES[key]: value for key, value in data.items() if key in _ATTRIBUTES}
    if "also" in data or "forbid" in data:
        given.update(also=listed(data.get("also")), forbid=listed(data.get("forbid")))
    if "count" in data or data.get("each"):
        count = data.get("count") or {}
        given.update(min=count.get("min", 1), max=count.get("max"))
    if "length" in data:
        given["length"] = data["length"].get("min", 0), data["length"].get("max")
    if data.get("sections"):
        given["sections"] = _sections(entry, data["sections"], (*where, "sections"), path)
    made = Section(path=path, bare=data.get("numbered") is False, **given)
    if (made.min > 1 or made.each) and _least(made, fields) > MOST_BLOCKS:
        key = "each" if made.each else "count"
        raise TigangError("count-too-large", **entry.at((*where, key)), section=path, limit=MOST_BLOCKS)
    return made


def _check_pattern(entry: Entry, pattern: str, where: Tuple[Any, ...]) -> None:
    """Raise TigangError (pattern-explosive, pattern-unsupported, wrong-value) for a pattern that is not taken."""
    try:
        patterns.check(pattern)
    except patterns.Explosive as error:
        raise TigangError("pattern-explosive", **entry.at(where), value=pattern) from error
    except patterns.Unsupported as error:
        raise TigangError("pattern-unsupported", **entry.at(where), value=pattern, part=str(error)) from error
    except re.error as error:
        raise TigangError("wrong-value", **entry.at(where), key="match", value=pattern, allowed=str(error)) from error


def _check_field(entry: Entry, field: str, fields: Mapping[str, Any], where: Tuple[Any, ...], section: str) -> None:
    """Raise TigangError (unknown-field) for one that the outline does not have."""
    if field not in fields:
        near = ", ".join(nearest(field, list(fields)) or fields) or "-"
        raise TigangError("unknown-field", **entry.at(where), field=field, section=section, allowed=near)


#: The keys whose values are taken as they are; most sections have few of them, and a library has thousands of sections.
_ATTRIBUTES = {
    key: key.replace("-", "_")
    for key in (
        "id",
        "role",
        "heading",
        "match",
        "text",
        "placeholder",
        "guidance",
        "run-in",
        "each",
        "optional",
        "mentions",
        "order",
        "extra",
    )
}


def _least(section: Section, fields: Mapping[str, Any]) -> int:
    """Return how many paragraphs an insertion of a section makes at least."""
    own = section.numbered + len(section.text.splitlines()) + bool(section.placeholder and not section.run_in)
    times = (fields[section.each].get("count") or 1) if section.each else max(section.min, 1)
    return times * (own + sum(_least(below, fields) for below in section.sections if not below.optional))
