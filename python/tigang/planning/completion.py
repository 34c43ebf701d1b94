"""Bringing a document to its outline: missing sections come in, each at its place, and moved ones go back to theirs.

An insertion touches nothing that stands in the document but typed numbers that have to go up. Numbers after a move are put
right by the rules on numbers, whose fixes take their turn.
"""

from __future__ import annotations

import dataclasses
from typing import Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from ..analysis import Analysis
from ..document.blocks import Block
from ..document.edits import Edit, Insert, Move, Replace
from ..document.snapshot import FieldValue
from ..outlines.matching import Missing, Moved
from ..outlines.model import Section
from ..structure.back_matter import last_of
from ..structure.tree import Heading
from . import automatic_numbers
from .insertion import bounded, instances, section_blocks

_Place = Optional[Heading]  # the heading under which siblings stand; None: the outermost


def complete(analysis: Analysis, section: str = "") -> List[Edit]:
    """Return the edits that insert every missing section, or only the one of a path; none when nothing is missing.

    ``analysis`` must have been matched to an outline.
    """
    assert analysis.match is not None
    return insert(analysis, [missing for missing in analysis.match.missing if section in ("", missing.section.path)])


def insert(analysis: Analysis, wanted: Sequence[Missing]) -> List[Edit]:
    """Return the edits that insert these missing sections; see `complete`. Raises TigangError (outline-too-long)."""
    assert analysis.outline is not None
    numbers = _numbers(analysis, wanted)
    blocks: Dict[int, List[Block]] = {}
    for missing in wanted:
        blocks.setdefault(missing.before, []).extend(bounded(analysis.outline, _blocks(analysis, missing, numbers)))
    inserts: List[Edit] = [Insert(tuple(made), before) for before, made in sorted(blocks.items())]
    return inserts + list(_renumbered(numbers))


def move(analysis: Analysis, moved: Moved) -> Tuple[Edit, ...]:
    """Return the edit that moves a section with all its content to its place; none when that place is not known."""
    assert analysis.match is not None
    heading = moved.heading
    place, last = _place(analysis, moved), last_of(heading, analysis.end)
    if place is None or heading.paragraph <= place <= last + 1:
        return ()
    return (Move(heading.paragraph, last, place),)


def _place(analysis: Analysis, moved: Moved) -> Optional[int]:
    assert analysis.match is not None
    sections = analysis.match.sections
    if moved.after is not None:
        before = [h for h, section in sections.items() if section is moved.after]
        return max(last_of(h, analysis.end) for h in before) + 1 if before else None
    path = moved.section.path.rpartition("/")[0]
    parents = [h for h, section in sections.items() if section.path == path]
    if path and len(parents) != 1:
        return None
    return parents[0].body.stop if path else analysis.tree.body.stop


@dataclasses.dataclass
class _Numbers:
    """The numbers that siblings have when the missing ones stand among them."""

    existing: Dict[Heading, int] = dataclasses.field(default_factory=dict)
    added: Dict[Tuple[str, _Place], List[int]] = dataclasses.field(default_factory=dict)  # by section's path and parent


def _numbers(analysis: Analysis, wanted: Sequence[Missing]) -> _Numbers:
    numbers = _Numbers()
    numbered = [missing for missing in wanted if missing.section.numbered]
    for parent in dict.fromkeys(missing.parent for missing in numbered):
        siblings = [heading for heading in (parent.children if parent else analysis.tree.roots) if heading.label]
        added = [missing for missing in numbered if missing.parent is parent]
        number = 0
        for sibling in [*siblings, None]:
            while added and (sibling is None or added[0].before <= sibling.paragraph):
                section = added.pop(0).section
                count = len(_instances(analysis, section))
                own = [number + index * section.counted for index in range(1, count + 1)]
                numbers.added[section.path, parent] = own
                number += count * section.counted
            if sibling is not None:
                number += 1
                numbers.existing[sibling] = number
    return numbers


def _instances(analysis: Analysis, section: Section) -> List[Mapping[str, FieldValue]]:
    assert analysis.outline is not None
    return list(instances(analysis.outline, section, analysis.values))


def _blocks(analysis: Analysis, missing: Missing, numbers: _Numbers) -> Iterator[Block]:
    """Yield the paragraphs of a missing section, as often as it must come."""
    assert analysis.outline is not None
    section, parent = missing.section, missing.parent
    above, style = _above(parent), _style(analysis, parent)
    automatic = automatic_numbers.of_outline(analysis.outline, analysis.values) if _counted(analysis, parent) else ()
    for index, values in enumerate(_instances(analysis, section)):
        own = (numbers.added[section.path, parent][index],) if section.numbered else ()
        blocks = section_blocks(analysis.outline, section, values, (*above, *own))
        heading, *rest = automatic_numbers.without_numbers(
            analysis.outline, bounded(analysis.outline, blocks), automatic
        )
        yield heading._replace(style=style) if style and section.numbered and not section.run_in else heading
        yield from rest


def _above(heading: _Place) -> Tuple[int, ...]:
    """Return the numbers of a heading and of those that it stands under, outermost first."""
    return () if heading is None else (*_above(heading.parent), heading.number or 1)


def _counted(analysis: Analysis, parent: _Place) -> bool:
    """Return whether Writer numbers the headings there by itself: as it does with the siblings, else anywhere in the document."""
    siblings = parent.children if parent else analysis.tree.roots
    labels = [h.label for h in siblings if h.label] or [h.label for h in analysis.tree.headings if h.label]
    return any(not label.end for label in labels)


def _style(analysis: Analysis, parent: _Place) -> str:
    """Return the paragraph style of the siblings, where they all have one: a document's own habit goes before ours."""
    siblings = parent.children if parent else analysis.tree.roots
    styles = {analysis.snapshot.paragraphs[h.paragraph].style for h in siblings if not h.run_in}
    return styles.pop() if len(styles) == 1 else ""


def _renumbered(numbers: _Numbers) -> Iterator[Edit]:
    for heading, number in numbers.existing.items():
        label = heading.label
        if label is not None and label.end and label.value != number:  # automatic ones go up by themselves
            right = label.raw.replace(label.shape.format(*label.values), label.shape.format(*label.values[:-1], number))
            yield Replace(right, heading.paragraph, label.start, label.start + len(label.raw))
