"""What seeding functions share: the table of them, ways to change a document, and what its outline prescribes.

A seeding function yields documents with exactly one mistake and says which finding, at which paragraph, is the right one;
several where an honest reader could call the mistake by more than one name or show it at more than one place.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Callable, Dict, Iterator, NamedTuple, Tuple

from tigang.outlines.model import Section
from tigang.text.templating import substitute

from ..mutation_documents import Change, Document, Item

Answer = Tuple[str, int]  # a rule and the key of the item where its finding is expected


class Seed(NamedTuple):
    document: Document  # with the mistake
    answers: Tuple[Answer, ...]  # each of them is right


Seeder = Callable[[Document, str], Iterator[Seed]]
DEFECTS: Dict[str, Seeder] = {}


def defect(name: str) -> Callable[[Seeder], Seeder]:
    """Names a seeding function: ``rule`` or ``rule: variant``; its findings are counted for the rule."""

    def add(seeder: Seeder) -> Seeder:
        DEFECTS[name] = seeder
        return seeder

    return add


def seeded(document: Document, rule: str, *items: Item) -> Seed:
    return Seed(document, tuple((rule, item.key) for item in items))


def new_item(kind: str, text: str, **known: object) -> Item:
    """An item that the clean document has not."""
    return dataclasses.replace(Item(kind, text, key=10_000), **known)  # type: ignore[arg-type]


def put_after(document: Document, item: Item, *new: Item) -> Document:
    place = document.index(item) + 1
    return document.with_items([*document.items[:place], *new, *document.items[place:]])


def with_change(document: Document, item: Item, change: Change) -> Document:
    return document.replaced(dataclasses.replace(item, change=change))


def with_text(document: Document, item: Item, text: str) -> Document:
    return document.replaced(dataclasses.replace(item, text=text))


# --- what a document is like ------------------------------------------------------------------------------------------


def is_visible(heading: Item, form: str) -> bool:
    """Whether anyone can see that it is a heading: one without style and number is a line like others."""
    return form != "typed" or bool(heading.numbers)


#: How many parts a text says there are.
COUNT = re.compile("([两二三四五六七八九])(个?方面|大?工程|项工作|项任务|类困难)")


def is_announced(document: Document, first: Item) -> bool:
    """Whether the text before the first subheading says how many there are."""
    before = document.items[document.index(first) - 1]
    return bool(COUNT.search(before.text))


def prescribed_headings(document: Document) -> Dict[int, Section]:
    """The headings whose words the outline prescribes, by key."""
    if document.outline is None:
        return {}
    found = {}
    for section in document.outline.walk():
        if section.heading:
            words = [section.heading, *section.also]
            for heading in document.headings:
                if any(re.fullmatch(_pattern(document, w), heading.words) for w in words):
                    found[heading.key] = section
    return found


def _pattern(document: Document, words: str) -> str:
    return re.sub(r"\\\{\\\{\w+\\\}\\\}", ".+", re.escape(substitute(words, document.fields, document.language)))


def least_of(document: Document, heading: Item) -> int:
    """How many sections of a heading's kind the outline asks for, when it prescribes no words for them."""
    parent = next(
        (p for p in document.headings if p.level == heading.level - 1 and heading in document.section(p)), None
    )
    section = prescribed_headings(document).get(parent.key) if parent else None
    return max((child.min for child in section.sections if not child.heading), default=0) if section else 0
