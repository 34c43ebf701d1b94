"""The paragraphs that insert an outline: headings with their numbers, fixed words, placeholders for what is to be written."""

from __future__ import annotations

import itertools
from typing import Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from .. import messages
from ..document.blocks import Block, Run, Slot
from ..document.snapshot import FieldValue
from ..errors import TigangError
from ..outlines.model import MOST_BLOCKS, Outline, Section
from ..text import labels
from ..text.templating import FIELD, join, substitute

MAX_HEADING_STYLE = 10

#: Writer's own paragraph styles for what a section is, so that a layout can set each apart.
_STYLES = {
    "title": "Title",
    "addressee": "Salutation",
    "salutation": "Salutation",
    "attachment": "Hanging indent",
    "signature": "Signature",
    "date": "Signature",
}


def plan(outline: Outline, values: Mapping[str, FieldValue]) -> Tuple[Block, ...]:
    """Return the paragraphs of a new document with this outline.

    ``values`` of fields as `checked_fields` gives them. A repeated section comes as often as it must at least; one made
    for each item of a list without a value comes as often as the list has items, with a placeholder for each.

    Raises TigangError (outline-too-long).
    """
    return bounded(outline, _blocks(outline, outline.sections, values, (), {}))


def bounded(outline: Outline, blocks: Iterator[Block]) -> Tuple[Block, ...]:
    """Return the blocks, unless they are more than anybody wants in a document. Raises TigangError (outline-too-long)."""
    made = tuple(itertools.islice(blocks, MOST_BLOCKS + 1))
    if len(made) > MOST_BLOCKS:
        raise TigangError("outline-too-long", outline=outline.id, limit=MOST_BLOCKS)
    return made


def _blocks(
    outline: Outline,
    sections: Sequence[Section],
    values: Mapping[str, FieldValue],
    above: Tuple[int, ...],
    running: Dict[int, int],
) -> Iterator[Block]:
    """Yield the paragraphs of sibling sections; ``above`` are the numbers of the headings that they stand under.

    ``running``: the last number of each level whose numbers run through the whole document (第一条 … over all chapters).
    """
    level = len(above) + 1
    shape = outline.shape(level)
    continuous = shape is not None and shape.family in labels.CONTINUOUS
    number = running.get(level, 0)
    for section in sections:
        if section.optional:
            continue
        for instance in instances(outline, section, values):
            number += section.counted
            if continuous:
                running[level] = number
            yield from section_blocks(
                outline, section, instance, (*above, number) if section.numbered else above, running
            )


def section_blocks(
    outline: Outline,
    section: Section,
    values: Mapping[str, FieldValue],
    numbers: Tuple[int, ...],
    running: Optional[Dict[int, int]] = None,
) -> Iterator[Block]:
    """Yield the paragraphs of one repetition of a section, subsections included.

    ``numbers``: those of the headings from the outermost to its own; for a section without heading, of the one above.
    """
    if section.numbered:
        yield _heading(outline, section, values, numbers)
    for line in section.text.splitlines():
        yield Block(runs(line, outline, section, values), _style(section))
    if section.placeholder and not section.run_in:
        yield Block((_slot(outline, section, values),), "Text body" if section.text else _style(section))
    yield from _blocks(outline, section.sections, values, numbers, {} if running is None else running)


def instances(
    outline: Outline, section: Section, values: Mapping[str, FieldValue]
) -> Iterator[Mapping[str, FieldValue]]:
    """Yield the fields' values for each repetition of a section that an insertion makes."""
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
    """Return what stands before a heading's words; ``numbers``: those of the headings above it and its own, outermost first."""
    shape = outline.shape(len(numbers))
    if shape is None:
        return ""
    number = shape.format(*numbers[-shape.depth :])
    tight = number.endswith(("、", "）")) or (outline.language.startswith("zh") and number.endswith((".", "．", ")")))
    return number if tight else number + " "


def _slot(outline: Outline, section: Section, values: Mapping[str, FieldValue]) -> Slot:
    guidance = (
        messages.pick(section.placeholder, outline.language)
        or messages.pick(section.guidance, outline.language)
        or section.id
    )
    return Slot(substitute(guidance, values, outline.language), section.path)


def _style(section: Section) -> str:
    return _STYLES.get(section.role, "Text body")


def runs(text: str, outline: Outline, section: Section, values: Mapping[str, FieldValue]) -> Tuple[Run, ...]:
    """Return ``text`` with its fields' values, each in a place that the document knows; one without a value is a placeholder."""
    made: List[Run] = []
    position = 0
    items = {field.item: field for field in outline.fields.values() if field.list}
    for m in FIELD.finditer(text):
        name = m[1]
        field = outline.fields.get(name) or items.get(name)
        made.append(text[position : m.start()])
        value = join(values[name], outline.language) if values.get(name) else ""
        if field is not None:
            made.append(Slot(messages.pick(field.label, outline.language), section.path, field.id, value))
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
