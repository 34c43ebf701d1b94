"""Headings that Writer numbers by itself, instead of typed numbers: which levels it can number, and what is left to type.

Writer counts the headings of a level anew below each heading of an outer one, and passes over run-in headings. What an outline
numbers otherwise stays typed: articles that run through all chapters, 1.1 under 第一章, headings behind run-in ones; and so do
numerals that Writer does not have, ㈠ ⑴ ⒈.
"""

from __future__ import annotations

from typing import Iterator, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple

from ..document.blocks import Block
from ..document.edits import Edit, Insert, NumberHeadings, ReplaceAll
from ..document.snapshot import FieldValue, Paragraph, Snapshot
from ..document.styles import Chapter
from ..outlines.model import Outline
from ..text.labels import Shape
from .insertion import MAX_HEADING_STYLE, number_prefix, plan

#: Systems of numerals that Writer has, too.
SYSTEMS = frozenset({"cjk", "formal", "arabic", "upper-roman", "lower-roman", "upper-alpha", "lower-alpha", "circled"})

Levels = Tuple[Optional[Chapter], ...]


class Numbered(NamedTuple):
    edits: List[Edit]
    typed: Tuple[str, ...]  # the first number of each level that stays typed though automatic numbers were asked for


def of_outline(outline: Outline, values: Mapping[str, FieldValue]) -> Levels:
    """Return how Writer is to number each level of an outline; None where it cannot, or where there are no numbers."""
    otherwise = _counted_otherwise(outline, plan(outline, values))
    levels: List[Optional[Chapter]] = []
    for level, shape in enumerate(outline.numbering[:MAX_HEADING_STYLE], 1):
        able = shape is not None and level not in otherwise and shape.system in SYSTEMS and _repeats(shape, levels)
        levels.append(_chapter(outline, shape, level) if able and shape else None)
    return tuple(levels)


def number(
    outline: Outline, values: Mapping[str, FieldValue], edits: Sequence[Edit], snapshot: Snapshot, automatic: bool
) -> Numbered:
    """Return ``edits`` that insert parts of an outline, with typed or automatic numbers.

    Where headings stay in the document, they decide: all numbers of a document are of one kind.
    """
    stay = not any(isinstance(edit, ReplaceAll) for edit in edits)
    there = headings(snapshot)
    counted = any(paragraph.label for paragraph in there)
    if stay and there and not counted:
        shapes = outline.shapes if automatic else ()
        return Numbered(list(edits), tuple(shape.example for shape in shapes))
    levels = of_outline(outline, values)
    if stay and counted:
        return Numbered(untyped(outline, edits, levels), ())
    if automatic:
        typed = (shape.example for shape, chapter in zip(outline.numbering, levels) if shape and not chapter)
        return Numbered([NumberHeadings(levels), *untyped(outline, edits, levels)], tuple(typed))
    silence: List[Edit] = [NumberHeadings((None,) * len(levels))] if counted else []
    return Numbered([*silence, *edits], ())


def headings(snapshot: Snapshot) -> List[Paragraph]:
    """Return the paragraphs that are headings by their style."""
    return [paragraph for paragraph in snapshot.paragraphs if paragraph.level and paragraph.text.strip()]


def untyped(outline: Outline, edits: Sequence[Edit], levels: Levels) -> List[Edit]:
    """Return the edits without the numbers that Writer puts before the headings of ``levels``."""
    return [
        edit._replace(blocks=tuple(without_numbers(outline, edit.blocks, levels)))
        if isinstance(edit, (Insert, ReplaceAll))
        else edit
        for edit in edits
    ]


def without_numbers(outline: Outline, blocks: Sequence[Block], levels: Levels) -> Iterator[Block]:
    """Yield the blocks without the numbers that Writer puts before the headings of ``levels``."""
    for block in blocks:
        level = len(block.numbers)
        if 0 < level <= len(levels) and levels[level - 1] and _is_heading(block) and isinstance(block.runs[0], str):
            words = block.runs[0][len(number_prefix(outline, block.numbers)) :]
            yield block._replace(runs=(words, *block.runs[1:]) if words else block.runs[1:])
        else:
            yield block._replace(unnumbered=_is_bare(block, levels))


def _is_bare(block: Block, levels: Levels) -> bool:
    """Return whether it is a heading that bears no number though others of its level do."""
    return not block.numbers and any(
        block.style == f"Heading {level}" for level, chapter in enumerate(levels, 1) if chapter
    )


def _counted_otherwise(outline: Outline, blocks: Sequence[Block]) -> Set[int]:
    """Return the levels where Writer would not count as the outline does: it passes over run-in headings, which are body text."""
    otherwise: Set[int] = set()
    counts = [0] * MAX_HEADING_STYLE
    for block in blocks:
        level = len(block.numbers)
        if 0 < level <= MAX_HEADING_STYLE and _is_heading(block):
            counts[level - 1 :] = [counts[level - 1] + 1, *[0] * (MAX_HEADING_STYLE - level)]
            shape = outline.shape(level)
            if shape and tuple(counts[:level])[-shape.depth :] != block.numbers[-shape.depth :]:
                otherwise.add(level)
    return otherwise


def _is_heading(block: Block) -> bool:
    return block.style.startswith("Heading ")


def _repeats(shape: Shape, above: Sequence[Optional[Chapter]]) -> bool:
    """Return whether the numbers that it repeats (the 1 of 1.1) are those that Writer would write there."""
    repeated = above[len(above) - shape.depth + 1 :]
    return len(repeated) == shape.depth - 1 and all(chapter and chapter.system == shape.system for chapter in repeated)


def _chapter(outline: Outline, shape: Shape, level: int) -> Chapter:
    numbers = ".".join(f"%{number}%" for number in range(level - shape.depth + 1, level + 1))
    spaced = number_prefix(outline, (1,) * level).endswith(" ")
    return Chapter(shape.system, f"{shape.prefix}{numbers}{shape.suffix}", spaced)
