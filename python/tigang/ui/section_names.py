"""What people call the sections that snippets are for: the outline's title and the headings above, "Project report › Risks"."""

from __future__ import annotations

from typing import Dict, Sequence

from .. import messages
from ..outlines.model import Outline, Section
from ..text.templating import substitute


def paths(outline: Outline, language: str) -> Dict[str, str]:
    """Return ``outline/section/…`` of every section that snippets may be for, by its name: the title and the headings above."""
    found: Dict[str, str] = {}

    def walk(sections: Sequence[Section], above: str) -> None:
        for section in sections:
            words = substitute(section.heading, _labels(outline, language), outline.language)
            name = f"{above} › {words or messages.pick(section.placeholder, outline.language) or section.id}"
            if section.placeholder or section.run_in:
                found.setdefault(name, f"{outline.id}/{section.path}")
            walk(section.sections, name)

    walk(outline.sections, messages.pick(outline.title, language))
    return found


def _labels(outline: Outline, language: str) -> Dict[str, str]:
    """Return what the outline's fields are called, for the places of their values and of the items of lists."""
    labels = {field.id: messages.pick(field.label, language) for field in outline.fields.values()}
    return {**labels, **{field.item: labels[field.id] for field in outline.fields.values() if field.list}}
