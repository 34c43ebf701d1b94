"""Sections made for each item of a list field follow the list: they come, go, change places and are renamed with its items.

Which item of the old list has become which of the new one is known by the words, then by the place (`pairs`). The steps are
plans of their own, each for the document as the one before has left it: `renaming` and the removal of what belongs to no item
any more, then one move after another (`next_move`), then one insertion after another (`next_insertion`).
"""

from __future__ import annotations

import dataclasses
from typing import Callable, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

from ..analysis import Analysis
from ..document.edits import Edit, Replace
from ..document.snapshot import Filled, Paragraph, Placeholder
from ..outlines.matching import Missing
from ..outlines.model import Field, Section
from ..structure.back_matter import last_of
from ..structure.tree import Heading
from ..text.blanks import waiting
from ..text.similarity import plain, similarity
from ..text.templating import join, substitute
from . import completion, restructuring

_ALIKE = 0.5  # an item that keeps so much of its words has been renamed

#: Plans one step of a list whose items these are; no edits where all is done.
Step = Callable[[Analysis, Field, Sequence[str]], List[Edit]]

#: Where a value of a field stands, or waits to: paragraph and offset.
Place = Tuple[int, int]


class Renaming(NamedTuple):
    """What becomes of the sections that there are."""

    placed: Mapping[Place, str]  # what is to stand at the places in their headings and texts; "" as it is
    edits: Tuple[Replace, ...]  # in headings whose words nobody knows any more to be a field's value
    removed: Tuple[Heading, ...]  # sections whose item is gone


def pairs(old: Sequence[str], new: Sequence[str]) -> List[Optional[int]]:
    """Return for each item of the new list the number of the old one that it has been; None for one that was added."""
    left = list(range(len(old)))
    found: List[Optional[int]] = [None] * len(new)

    def take(number: int, index: int) -> None:
        found[number] = index
        left.remove(index)

    for number, item in enumerate(new):
        same = next((index for index in left if old[index] == item), None)
        if same is not None:
            take(number, same)
    rest = [number for number, index in enumerate(found) if index is None]
    likes = sorted(
        ((similarity(new[number], old[index]), -number, -index) for number in rest for index in left), reverse=True
    )
    for like, number, index in likes:
        if like >= _ALIKE and found[-number] is None and -index in left:
            take(-number, -index)
    for number in rest:
        if found[number] is None and number in left:
            take(number, number)
    return found


# --- which section is which item's ------------------------------------------------------------------------------------


class _Group(NamedTuple):
    """The sections for the items of a list below one heading, in their order, and the item of each; None: of no item known."""

    section: Section
    parent: Optional[Heading]
    headings: List[Heading]
    items: List[Optional[int]]


def _groups(analysis: Analysis, field: Field, items: Sequence[str]) -> Iterator[_Group]:
    assert analysis.outline is not None and analysis.match is not None
    for section in analysis.outline.walk():
        if section.each != field.id or not section.numbered:
            continue
        found: Dict[Optional[Heading], List[Heading]] = {}
        for heading in sorted(analysis.match.sections, key=lambda heading: heading.paragraph):
            if analysis.match.sections[heading] is section:
                found.setdefault(heading.parent, []).append(heading)
        for parent, headings in found.items():
            yield _Group(section, parent, headings, _items_of(analysis, field, section, headings, items))


def _items_of(
    analysis: Analysis, field: Field, section: Section, headings: Sequence[Heading], items: Sequence[str]
) -> List[Optional[int]]:
    """Return the item of each heading, each item once."""
    language = analysis.outline.language if analysis.outline else ""
    wordings = [plain(substitute(section.heading, {field.item: item, "item": item}, language)) for item in items]
    taken: List[Optional[int]] = []
    for heading in headings:
        paragraph = analysis.snapshot.paragraphs[heading.paragraph]
        values = {paragraph.text[f.start : f.end] for f in paragraph.filled if f.field == field.id}
        words = plain(heading.text)
        fitting = [
            number
            for number, item in enumerate(items)
            if number not in taken and (item in values or words == wordings[number] or plain(item) in words)
        ]
        taken.append(max(fitting, key=lambda number: (items[number] in values, len(items[number])), default=None))
    return taken


def _range(analysis: Analysis, heading: Heading) -> range:
    return range(heading.paragraph, last_of(heading, analysis.end) + 1)


# --- what becomes of them ---------------------------------------------------------------------------------------------


def renaming(analysis: Analysis, field: Field, old: Sequence[str], new: Sequence[str]) -> Renaming:
    """Plan what becomes of the sections of the old list's items; ``analysis``: of the document with the old list."""
    became = {index: number for number, index in enumerate(pairs(old, new)) if index is not None}
    whole = join(old, analysis.outline.language if analysis.outline else "")
    placed: Dict[Place, str] = {}
    edits: List[Replace] = []
    removed: List[Heading] = []
    for group in _groups(analysis, field, old):
        named = {became[item] for item in group.items if item is not None and item in became}
        lacking = [number for number in range(len(new)) if number not in named]
        for heading, item in zip(group.headings, group.items):
            number = became.get(item) if item is not None else None
            if item is None and _is_blank(analysis, heading, field):
                number = lacking.pop(0) if lacking else None
            elif item is None:
                continue  # the author's own
            if number is None:
                removed.append(heading)
            places = list(_places(analysis, heading, field, whole))
            placed.update(dict.fromkeys(places, new[number] if number is not None else ""))
            if number is not None and item is not None and not any(place[0] == heading.paragraph for place in places):
                edits += _typed(analysis, heading, old[item], new[number])
    return Renaming(placed, tuple(edits), tuple(removed))


def _is_blank(analysis: Analysis, heading: Heading, field: Field) -> bool:
    """Return whether a heading waits for its item."""
    return any(place.field == field.id for place in waiting(analysis.snapshot.paragraphs[heading.paragraph]))


def _places(analysis: Analysis, heading: Heading, field: Field, whole: str) -> Iterator[Place]:
    """Yield where the item of a section stands in it, or waits to; not where all items stand."""
    for index in _range(analysis, heading):
        paragraph = analysis.snapshot.paragraphs[index]
        places: List[Union[Placeholder, Filled]] = [*waiting(paragraph), *paragraph.filled]
        for place in places:
            if place.field == field.id and paragraph.text[place.start : place.end] != whole:
                yield index, place.start


def _typed(analysis: Analysis, heading: Heading, old: str, new: str) -> Iterator[Replace]:
    """Return the edit of a heading in which the item's words are just words."""
    text = analysis.snapshot.paragraphs[heading.paragraph].text
    start = text.find(old, heading.start, heading.end)
    if start >= 0 and old != new:
        yield Replace(new, heading.paragraph, start, start + len(old))


def is_written(analysis: Analysis, heading: Heading) -> bool:
    """Return whether anything stands in a section but headings that the outline prescribes and what waits to be filled."""
    assert analysis.match is not None
    headings = {h.paragraph: h for h in analysis.match.sections if h.paragraph in _range(analysis, heading)}
    for index in _range(analysis, heading):
        paragraph = analysis.snapshot.paragraphs[index]
        if paragraph.holds_object:
            return True
        above = headings.get(index)
        text = _without_waiting(paragraph, above.start if above else 0)
        prescribed = analysis.match.sections[above].heading if above else ""
        if (not above or above.run_in or not prescribed) and text.strip(" \u3000。．.：:\n"):
            return True
    return False


def _without_waiting(paragraph: Paragraph, start: int) -> str:
    text = paragraph.text
    for place in sorted(waiting(paragraph), key=lambda place: place.start, reverse=True):
        text = text[: place.start] + text[place.end :]
    return text[start:]


def removal(analysis: Analysis, headings: Sequence[Heading]) -> List[Edit]:
    """Plan to take sections away; the numbers of those that stay follow."""
    return restructuring.remove(analysis, headings)


def next_move(analysis: Analysis, field: Field, items: Sequence[str]) -> List[Edit]:
    """Plan the next exchange of two neighbouring sections that brings them nearer to the order of the list; else nothing."""
    for group in _groups(analysis, field, items):
        known = [(item, heading) for item, heading in zip(group.items, group.headings) if item is not None]
        for (item, _), (following, heading) in zip(known, known[1:]):
            if following < item:
                return restructuring.move(analysis, heading, -1)
    return []


def next_insertion(analysis: Analysis, field: Field, items: Sequence[str]) -> List[Edit]:
    """Plan the next insertion of sections for items that have none, one gap at a time; else nothing."""
    for group in _groups(analysis, field, items):
        lacking = [number for number in range(len(items)) if number not in group.items]
        if not lacking:
            continue
        later = [(item, h) for item, h in zip(group.items, group.headings) if item is not None and item > lacking[0]]
        if later:
            item, below = min(later, key=lambda each: each[1].paragraph)
            before = below.paragraph
            lacking = [number for number in lacking if number < item]
        else:
            before = last_of(group.headings[-1], analysis.end) + 1
        values = {**analysis.values, field.id: [items[number] for number in lacking]}
        analysis = dataclasses.replace(analysis, values=values)
        return completion.insert(analysis, [Missing(group.section, group.parent, before)])
    return []
