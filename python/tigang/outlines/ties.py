"""Placeholders that have lost their tie to the outline, tied again by the words of their guidance.

A bookmark around a placeholder says which section it belongs to. Undo and the clipboard do not always bring the bookmark back
with the words; in .docx the placeholder, an input field there, is then no more than words. But the guidance is the outline's
own, so where the document records its outline the guidance says what it is for.
"""

from __future__ import annotations

import dataclasses
from typing import Dict, List, Mapping, Sequence, Tuple

from .. import messages
from ..document.bookmarks import guidance
from ..document.snapshot import Paragraph, Placeholder, Snapshot
from ..text import labels
from ..text.templating import FIELD
from .model import Outline

_Ties = Mapping[
    str, Sequence[Tuple[str, str]]
]  # by guidance: paths of sections, or a field's id after "", in the outline's order


def retied(snapshot: Snapshot, outline: Outline) -> Snapshot:
    """Return a snapshot in which every guidance of the outline that stands in the document is a placeholder of its section.

    Where several sections have the same guidance, it belongs to the first of them that is not before the last one met.
    """
    tying = _Tying(outline)
    paragraphs = [tying.retied(paragraph) for paragraph in snapshot.paragraphs]
    return dataclasses.replace(snapshot, paragraphs=paragraphs) if tying.changed else snapshot


class _Tying:
    def __init__(self, outline: Outline) -> None:
        self._ties = _ties(outline)
        self._order = {section.path: number for number, section in enumerate(outline.walk())}
        self._last = -1  # the number of the section of the last placeholder
        self.changed = False

    def retied(self, paragraph: Paragraph) -> Paragraph:
        found = paragraph.placeholders or (() if paragraph.filled else _lost(paragraph, self._ties))
        places = tuple(self._tied(place) for place in found)
        if places == paragraph.placeholders:
            return paragraph
        self.changed = True
        return paragraph._replace(placeholders=places)

    def _tied(self, place: Placeholder) -> Placeholder:
        fitting = () if place.section else self._ties.get(guidance(place.guidance), ())
        if fitting:
            path, field = next((tie for tie in fitting if self._order[tie[0]] >= self._last), fitting[0])
            tied = place._replace(section=path, field=field or place.field)
        else:
            tied = place
        self._last = self._order.get(tied.section, self._last)
        return tied


def _ties(outline: Outline) -> _Ties:
    found: Dict[str, List[Tuple[str, str]]] = {}
    for section in outline.walk():
        words = messages.pick(section.placeholder, outline.language)
        if words and not FIELD.search(words):
            found.setdefault(guidance(words), []).append((section.path, ""))
    for field in outline.fields.values():
        used = {field.id, field.item}
        for section in outline.walk():
            if used & set(FIELD.findall(f"{section.heading} {section.text}")):
                label = messages.pick(field.label, outline.language)
                found.setdefault(guidance(label), []).append((section.path, field.id))
    return found


def _lost(paragraph: Paragraph, ties: _Ties) -> Sequence[Placeholder]:
    """Return the placeholder that a paragraph is when it says nothing but a section's guidance, maybe behind a number."""
    text = paragraph.text
    for start in (0, *(label.end for label in labels.options(text)[:1])):
        words = guidance(text[start:])
        if any(
            not field for _, field in ties.get(words, ())
        ):  # a field's is only its name, and may be meant as it stands
            return (Placeholder(start, len(text), words),)
    return ()
