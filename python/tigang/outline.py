"""The outline of a kind of document: its model, and how YAML becomes one. `insertion` makes paragraphs of it."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple

from . import numbering, patterns
from .document import FieldValue
from .errors import TigangError
from .numbering import Shape
from .texts import Text
from .yamlfile import Entry, nearest

MOST_BLOCKS = 10_000  # paragraphs of one insertion: three nested counts of 999 would be a billion


@dataclasses.dataclass(frozen=True)
class Field:
    """A value asked once a document."""

    id: str
    label: Text
    example: FieldValue = ""
    list: bool = False
    count: Optional[int] = None

    @property
    def item(self) -> str:
        """The name of one of its items in the sections made for each: "topic" of "topics"."""
        return self.id[:-1] if self.id.endswith("s") else "item"


@dataclasses.dataclass(frozen=True)
class Section:
    """A part of an outline. See extension/schema/outline.schema.json for what each key means."""

    id: str
    path: str  # ids from the root, joined by "/"
    role: str = ""
    heading: str = ""
    also: Tuple[str, ...] = ()
    match: str = ""
    text: str = ""
    placeholder: Text = ""
    guidance: Text = ""
    run_in: bool = False
    bare: bool = False  # its heading bears no number, though others of its level do
    each: str = ""
    min: int = 1
    max: Optional[int] = 1  # None: any number
    optional: bool = False
    mentions: str = ""
    order: str = "fixed"
    extra: str = "warn"
    length: Tuple[int, Optional[int]] = (0, None)
    forbid: Tuple[str, ...] = ()
    sections: Tuple[Section, ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether it stands in the document as a heading (or a run-in heading) and not as plain paragraphs."""
        return bool(self.heading or self.match or self.run_in)

    @property
    def counted(self) -> bool:
        """Whether its heading is counted with its siblings."""
        return self.numbered and not self.bare

    @property
    def required(self) -> bool:
        """Whether a document without it lacks something; ``count: {min: 0}`` is inserted, but not missed."""
        return not self.optional and self.min > 0

    @property
    def wordings(self) -> Tuple[str, ...]:
        """Its fixed words and others that are accepted in their place."""
        return (self.text, *self.also)

    def walk(self) -> Iterator[Section]:
        """The section and all below it, in order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclasses.dataclass(frozen=True)
class Outline:
    id: str
    title: Text
    sections: Tuple[Section, ...]
    description: Text = ""
    category: Text = ""
    language: str = "en"
    layout: str = ""
    numbering: Tuple[Optional[Shape], ...] = ()  # None: headings of that level bear no number
    fields: Mapping[str, Field] = dataclasses.field(default_factory=dict)
    order: str = "fixed"  # of the outermost sections, as the next
    extra: str = "warn"
    forbid: Tuple[str, ...] = ()  # in the whole document
    rules: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    source: str = ""

    @property
    def shapes(self) -> Tuple[Shape, ...]:
        return tuple(shape for shape in self.numbering if shape)

    def shape(self, level: int) -> Optional[Shape]:
        """How headings of ``level`` (1 is outermost) are numbered; None: not at all."""
        return self.numbering[level - 1] if level <= len(self.numbering) else None

    def walk(self) -> Iterator[Section]:
        for section in self.sections:
            yield from section.walk()

    def section(self, path: str) -> Optional[Section]:
        return next((section for section in self.walk() if section.path == path), None)


# --- from YAML --------------------------------------------------------------------------------------------------------


def from_entry(entry: Entry) -> Outline:
    """The outline of a validated YAML document.

    Raises TigangError (wrong-value, pattern-explosive, duplicate-section, unknown-field) with file, line and column.
    """
    data = entry.data
    if not data.get("sections"):  # the schema cannot ask for them: an outline that extends another may have none of its own
        raise TigangError("missing-key", **entry.at(()), key="sections", where="-")
    fields = {key: _field(key, value) for key, value in (data.get("fields") or {}).items()}
    outline = Outline(
        id=data["id"], title=data["title"], description=data.get("description", ""), category=data.get("category", ""),
        language=data.get("language", "en"), layout=data.get("layout", ""), fields=fields, rules=data.get("rules") or {},
        order=data.get("order", "fixed"), extra=data.get("extra", "warn"), forbid=_many(data.get("forbid")),
        numbering=tuple(_shape(entry, index, example) for index, example in enumerate(data.get("numbering") or [])),
        sections=_sections(entry, data["sections"], ("sections",), ""), source=entry.source)
    return outline


def _field(key: str, value: Mapping[str, Any]) -> Field:
    return Field(key, value.get("label", key), value.get("example", ""), bool(value.get("list")), value.get("count"))


def _shape(entry: Entry, index: int, example: str) -> Optional[Shape]:
    if not example:
        return None
    try:
        return numbering.parse_shape(example)
    except ValueError as error:
        raise TigangError("wrong-value", **entry.at(("numbering", index)), key="numbering", value=example,
                          allowed="一、 （一） 1. 1、 （1） ① 第一章 1.1 A. (a) I. Chapter 1 …") from error


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
    if data.get("match"):
        try:
            patterns.check(data["match"])
        except patterns.Explosive as error:
            raise TigangError("pattern-explosive", **entry.at((*where, "match")), value=data["match"]) from error
        except re.error as error:
            raise TigangError("wrong-value", **entry.at((*where, "match")), key="match", value=data["match"],
                              allowed=str(error)) from error
    known = entry.data.get("fields") or {}
    for key in ("each", "mentions"):
        if data.get(key) and data[key] not in known:
            raise TigangError("unknown-field", **entry.at((*where, key)), field=data[key], section=path,
                              allowed=", ".join(nearest(data[key], list(known)) or known) or "-")
    given = {_ATTRIBUTES[key]: value for key, value in data.items() if key in _ATTRIBUTES}
    if "also" in data or "forbid" in data:
        given.update(also=_many(data.get("also")), forbid=_many(data.get("forbid")))
    if "count" in data or data.get("each"):
        count = data.get("count") or {}
        given.update(min=count.get("min", 1), max=count.get("max"))
    if "length" in data:
        given["length"] = data["length"].get("min", 0), data["length"].get("max")
    if data.get("sections"):
        given["sections"] = _sections(entry, data["sections"], (*where, "sections"), path)
    made = Section(path=path, bare=data.get("numbered") is False, **given)
    if (made.min > 1 or made.each) and _least(made, known) > MOST_BLOCKS:
        key = "each" if made.each else "count"
        raise TigangError("count-too-large", **entry.at((*where, key)), section=path, limit=MOST_BLOCKS)
    return made


#: The keys whose values are taken as they are; most sections have few of them, and a library has thousands of sections.
_ATTRIBUTES = {key: key.replace("-", "_") for key in (
    "id", "role", "heading", "match", "text", "placeholder", "guidance", "run-in", "each", "optional", "mentions", "order",
    "extra")}


def _least(section: Section, fields: Mapping[str, Any]) -> int:
    """How many paragraphs an insertion of a section makes at least."""
    own = section.numbered + len(section.text.splitlines()) + bool(section.placeholder and not section.run_in)
    times = (fields[section.each].get("count") or 1) if section.each else max(section.min, 1)
    return times * (own + sum(_least(below, fields) for below in section.sections if not below.optional))


def _many(value: Any) -> Tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())
