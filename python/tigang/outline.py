"""The outline of a kind of document: its model, and the paragraphs that insert it."""

from __future__ import annotations

import dataclasses
import itertools
import re
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from . import numbering, patterns, texts
from .document import Block, FieldValue, Run, Slot
from .errors import TigangError
from .numbering import Shape
from .texts import Text
from .yamlfile import Entry, nearest

FIELD = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")
MAX_HEADING_STYLE = 10
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


# --- fields in texts --------------------------------------------------------------------------------------------------


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


def runs(text: str, outline: Outline, section: Section, values: Mapping[str, FieldValue]) -> Tuple[Run, ...]:
    """``text`` with its fields' values, each in a place that the document knows; one without a value is a placeholder."""
    made: List[Run] = []
    position = 0
    items = {field.item: field for field in outline.fields.values() if field.list}
    for m in FIELD.finditer(text):
        name = m[1]
        field = outline.fields.get(name) or items.get(name)
        made.append(text[position:m.start()])
        value = join(values[name], outline.language) if values.get(name) else ""
        if field is not None:
            made.append(Slot(texts.pick(field.label, outline.language), section.path, field.id, value))
        elif value:
            made.append(value)
        else:
            made.append(m[0])
        position = m.end()
    made.append(text[position:])
    return tuple(_merged(made))


def _merged(made: Sequence[Run]) -> Iterator[Run]:
    text = ""
    for run in made:
        if isinstance(run, str):
            text += run
        else:
            if text:
                yield text
            text = ""
            yield run
    if text:
        yield text


# --- insertion --------------------------------------------------------------------------------------------------------


def plan(outline: Outline, values: Mapping[str, FieldValue]) -> Tuple[Block, ...]:
    """The paragraphs of a new document with this outline.

    ``values`` of fields as `checked_fields` gives them. A repeated section comes as often as it must at least; one made
    for each item of a list without a value comes as often as the list has items, with a placeholder for each.

    Raises TigangError (outline-too-long).
    """
    return bounded(outline, _blocks(outline, outline.sections, values, (), {}))


def bounded(outline: Outline, blocks: Iterator[Block]) -> Tuple[Block, ...]:
    """The blocks, unless they are more than anybody wants in a document. Raises TigangError (outline-too-long)."""
    made = tuple(itertools.islice(blocks, MOST_BLOCKS + 1))
    if len(made) > MOST_BLOCKS:
        raise TigangError("outline-too-long", outline=outline.id, limit=MOST_BLOCKS)
    return made


def example_fields(outline: Outline) -> Dict[str, FieldValue]:
    """The fields' examples as their values."""
    return {field.id: field.example for field in outline.fields.values() if field.example}


def _blocks(outline: Outline, sections: Sequence[Section], values: Mapping[str, FieldValue], above: Tuple[int, ...],
            running: Dict[int, int]) -> Iterator[Block]:
    """The paragraphs of sibling sections; ``above`` are the numbers of the headings that they stand under.

    ``running``: the last number of each level whose numbers run through the whole document (第一条 … over all chapters).
    """
    level = len(above) + 1
    shape = outline.shape(level)
    continuous = shape is not None and shape.family in numbering.CONTINUOUS
    number = running.get(level, 0)
    for section in sections:
        if section.optional:
            continue
        for instance in instances(outline, section, values):
            number += section.counted
            if continuous:
                running[level] = number
            yield from section_blocks(outline, section, instance, (*above, number) if section.numbered else above, running)


def section_blocks(outline: Outline, section: Section, values: Mapping[str, FieldValue], numbers: Tuple[int, ...],
                   running: Optional[Dict[int, int]] = None) -> Iterator[Block]:
    """The paragraphs of one repetition of a section, subsections included.

    ``numbers``: those of the headings from the outermost to its own; for a section without heading, of the one above.
    """
    if section.numbered:
        yield _heading(outline, section, values, numbers)
    for line in section.text.splitlines():
        yield Block(runs(line, outline, section, values), _style(section))
    if section.placeholder and not section.run_in:
        yield Block((_slot(outline, section, values),), "Text body" if section.text else _style(section))
    yield from _blocks(outline, section.sections, values, numbers, {} if running is None else running)


def instances(outline: Outline, section: Section, values: Mapping[str, FieldValue]) -> Iterator[Mapping[str, FieldValue]]:
    """The fields' values for each repetition of a section that an insertion makes."""
    if not section.each:
        for _ in range(max(section.min, 1)):
            yield values
        return
    field = outline.fields[section.each]
    items = values.get(section.each) or [""] * (field.count or 1)
    for item in items:
        yield {**values, field.item: item, "item": item}


def _heading(outline: Outline, section: Section, values: Mapping[str, FieldValue], numbers: Tuple[int, ...]) -> Block:
    level = len(numbers)
    prefix = "" if section.bare else number_prefix(outline, numbers)
    words: Tuple[Run, ...] = runs(section.heading, outline, section, values)
    if section.run_in:
        if section.heading:
            words = (*words, "。" if outline.language.startswith("zh") else ". ")
        if section.placeholder:
            words = (*words, _slot(outline, section, values))
    elif not words:
        words = (_slot(outline, section, values),)
    style = "Text body" if section.run_in else f"Heading {min(level, MAX_HEADING_STYLE)}"
    return Block(tuple(_merged((prefix, *words))), style, () if section.bare else numbers)


def number_prefix(outline: Outline, numbers: Sequence[int]) -> str:
    """What stands before a heading's words; ``numbers``: those of the headings above it and its own, outermost first."""
    shape = outline.shape(len(numbers))
    if shape is None:
        return ""
    number = shape.format(*numbers[-shape.depth:])
    tight = number.endswith(("、", "）")) or (outline.language.startswith("zh") and number.endswith((".", "．", ")")))
    return number if tight else number + " "


def _slot(outline: Outline, section: Section, values: Mapping[str, FieldValue]) -> Slot:
    guidance = texts.pick(section.placeholder, outline.language) or texts.pick(section.guidance, outline.language) or section.id
    return Slot(substitute(guidance, values, outline.language), section.path)


#: Writer's own paragraph styles for what a section is, so that a layout can set each apart.
_STYLES = {"title": "Title", "addressee": "Salutation", "salutation": "Salutation", "attachment": "Hanging indent",
           "signature": "Signature", "date": "Signature"}


def _style(section: Section) -> str:
    return _STYLES.get(section.role, "Text body")
