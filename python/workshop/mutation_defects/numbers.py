"""Defects of the numbers of headings."""

from __future__ import annotations

import dataclasses
import re
from typing import Callable, Dict, Iterator, Sequence, Tuple

from ..mutation_documents import Document, Item
from .seeding import Seed, defect, least_of, prescribed_headings, seeded, with_text


def _renumbered(document: Document, heading: Item, value: int) -> Document:
    """With another number, which the numbers below it repeat where they show it (2.1 under 2)."""
    place = heading.level - 1
    return document.replaced(
        *(
            dataclasses.replace(item, numbers=(*item.numbers[:place], value, *item.numbers[place + 1 :]))
            for item in document.section(heading)
            if len(item.numbers) > place
        )
    )


def _shifted(document: Document, headings: Sequence[Item], step: int) -> Document:
    for heading in headings:
        document = _renumbered(document, heading, heading.numbers[-1] + step)
    return document


@defect("number-gap")
def _gap(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for index in range(1, len(group)):
            yield seeded(_shifted(document, group[index:], 1), "number-gap", group[index])


@defect("number-gap: a section is gone")
def _deleted(document: Document, _: str) -> Iterator[Seed]:
    prescribed = prescribed_headings(document)
    for group in document.siblings():
        for heading, following in zip(group[1:], group[2:]):
            if heading.key not in prescribed and len(group) > least_of(document, group[0]):
                yield seeded(document.without(document.section(heading)), "number-gap", following)


@defect("number-start")
def _start(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        if len(group) > 1:
            yield seeded(_shifted(document, group, 1), "number-start", group[0])


@defect("number-duplicate")
def _duplicate(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for index in range(1, len(group)):
            yield seeded(_shifted(document, group[index:], -1), "number-duplicate", group[index])


@defect("number-duplicate: only one")
def _duplicate_one(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for heading in group[1:-1]:
            yield seeded(_shifted(document, [heading], -1), "number-duplicate", heading)


@defect("number-order: a wrong number")
def _wrong(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for heading in group[1:]:
            changed = _shifted(document, [heading], 5)
            if heading is group[-1]:  # nothing follows that would tell a wrong number from a gap
                yield Seed(changed, (("number-order", heading.key), ("number-gap", heading.key)))
            else:
                yield seeded(changed, "number-order", heading)


@defect("number-order: neighbours exchanged")
def _exchanged_numbers(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for one, other in zip(group, group[1:]):
            changed = _renumbered(_renumbered(document, one, other.numbers[-1]), other, one.numbers[-1])
            yield seeded(changed, "number-order", one, other)


_SPELLINGS: Dict[str, Tuple[Callable[[str, int], str], ...]] = {
    "cjk": (lambda number, value: f"{value}、", lambda number, _: number[:-1] + "."),
    "cjk-paren": (lambda number, _: f"({number[1:-1]})", lambda number, _: number + "、"),
    "arabic-paren": (lambda number, _: f"({number[1:-1]})", lambda number, _: number + "、"),
    "arabic": (lambda number, value: f"{value}、" if number.endswith(".") else f"{value}.",),
    "chapter": (lambda number, value: re.sub(r"(?<=第)[^章]+", str(value), number),),
    "section": (lambda number, value: re.sub(r"(?<=第)[^节節]+", str(value), number),),
    "article": (lambda number, value: re.sub(r"(?<=第)[^条條]+", str(value), number),),
    "decimal-2": (lambda number, _: number + ".",),
}


@defect("number-style")
def _style(document: Document, form: str) -> Iterator[Seed]:
    if form == "automatic":
        return
    for level, shape in enumerate(document.shapes, 1):
        headings = [heading for heading in document.headings if heading.level == level and heading.numbers]
        if document.outline is None and len(headings) < 3:
            continue  # nobody can say which of two is the odd one
        for spell in _SPELLINGS.get(shape.family, ()) if document.chinese else ():
            for heading in headings:
                spelling = spell(document.number(heading), heading.numbers[-1])
                changed = document.replaced(dataclasses.replace(heading, spelling=spelling))
                yield seeded(changed, "number-style", heading)


@defect("number-doubled")
def _doubled(document: Document, form: str) -> Iterator[Seed]:
    for heading in document.headings:
        if heading.numbers:
            number = document.number(heading)
            tight = document.chinese and number.endswith(("、", "）"))  # 1.1. would be another number
            space = "" if tight else " "
            yield seeded(with_text(document, heading, number + space + heading.text), "number-doubled", heading)
