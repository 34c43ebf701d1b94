"""The candidates for headings and items of lists, each with what speaks for and against every way to take it."""

from __future__ import annotations

import re
from typing import Container, FrozenSet, List, NamedTuple, Optional, Sequence, Tuple

from ..document.snapshot import Paragraph
from ..text import labels
from ..text.labels import BLANKS, Label, Shape
from . import evidence, neighbours
from .evidence import Seen
from .neighbours import LEAD_IN, NOTHING
from .places import Place, extent, find, indent
from .tree import Source

_WRAPPED = frozenset({"wrapped"})
_ANSWER = frozenset({"answer"})
_INITIAL = frozenset({"initial"})  # A. Einstein wrote: a sentence, and no B. beside it
_CITED = frozenset({"cites", "runs-on"})  # 第一条 第一条: not a citation, but its number twice
_SENTENCE = ("。", "；", ".", ";", "？", "?", "！", "!")
_FULL_STOPS = ".!?。"
_BREAKS_OFF = re.compile(r"[;,] (?:and|or)$|[—–]$")
_FEW, _SHARE = 3, 4  # with less text, less than a fourth of its numbered lines, a document is not yet written
_LOOK_AHEAD, _LOOK_BACK = 4, 8


class Option(NamedTuple):
    """A way to read the number of a paragraph."""

    label: Optional[Label]  # None: a styled heading without a number
    doubled: Optional[Label]
    as_heading: float
    as_item: float


class Candidate(NamedTuple):
    paragraph: int
    level: int  # of its style, 0 for none
    source: Source
    options: Tuple[Option, ...]
    as_text: float
    gap: int = 0  # filled paragraphs that are no candidates between the candidate before and this one
    led_in: bool = False  # the line above ends in a colon
    above: str = ""  # the line above, in which a number may stand before a typed one
    boundary: int = NOTHING  # what lets numbers begin anew above it: `neighbours.NOTHING`, `LINE` or `TITLE`
    title: Optional[int] = None  # the paragraph of its words where the number stands alone on its line
    row: bool = False  # the next number of its kind follows at once
    indent: int = 0  # blanks before a typed number
    heads: bool = False  # the next number of its kind is 1, and it is not: so it may stand above that
    swapped: bool = False  # it is the second of its kind, and the first follows
    twin: bool = False  # the next number of its kind is 1 again: one of the two may be a slip


class Found(NamedTuple):
    candidates: List[Candidate]  # in order
    contents: int  # the last paragraph of typed tables of contents and notes on attachments; -1: there are none


class _Known(NamedTuple):
    """What is known of the whole document."""

    styles: bool  # some of its headings have styles
    styled: FrozenSet[str]  # the families of those that have
    expected: FrozenSet[str]  # the families of the outline's numbers
    written: bool  # text stands under its headings; else it is but a frame to be filled


def gather(paragraphs: Sequence[Paragraph], shapes: Sequence[Shape] = ()) -> Found:
    """Return all candidates of a document.

    ``shapes``: the outline's numbering, outermost level first
    """
    found, contents = find(paragraphs)
    taken = {place.paragraph for place in found}
    styled = frozenset(place.label.family for place in found if place.level and place.label)
    expected = frozenset(shape.family for shape in shapes)
    known = _Known(any(place.level for place in found), styled, expected, _is_written(paragraphs, taken))
    made = []
    last = -1
    for number, place in enumerate(found):
        later = found[number + 1 : number + 1 + _LOOK_AHEAD]
        if place.level:
            made.append(_styled(place, later, last, paragraphs))
        else:
            before = found[max(number - _LOOK_BACK, 0) : number]
            made.append(_unstyled(place, before, later, last, paragraphs, taken, known))
        last = place.paragraph if place.title is None else place.title
    return Found(made, contents)


def _is_written(paragraphs: Sequence[Paragraph], taken: Container[int]) -> bool:
    """Return whether a document has text: not only numbered lines."""
    count = len(taken)  # type: ignore[arg-type]
    if len(paragraphs) > 2 * count + _FEW:
        return True
    texts = sum(
        1
        for index, paragraph in enumerate(paragraphs)
        if paragraph.text.strip(BLANKS) and (index not in taken or paragraph.text.rstrip(BLANKS).endswith(_SENTENCE))
    )
    return texts >= _FEW or _SHARE * texts > count


def _styled(place: Place, later: Sequence[Place], last: int, paragraphs: Sequence[Paragraph]) -> Candidate:
    """Return a heading by its style, whose level and number are still to be judged."""
    index = place.paragraph
    text = paragraphs[index].text
    options = []
    for label, doubled in place.labels:
        if label is None:
            cost = _without_number(place)
        else:
            doubts = label.doubts
            if doubts:
                closing = text.rstrip(BLANKS + "*")[-1:]
                doubts = _weighed(label, closing, doubled is not None, neighbours.counted(label, (), later))
            cost = evidence.as_styled(doubts, doubled is not None)
        options.append(Option(label, doubled, cost, evidence.NEVER))
    own = place.label
    first = own is not None and own.value <= 1
    heads, swapped, twin = _before_a_first(place, later)
    return Candidate(
        index,
        place.level,
        place.source,
        tuple(options),
        evidence.NEVER,
        gap=neighbours.gap(paragraphs, last, index),
        boundary=neighbours.boundary(paragraphs, last, index) if first else NOTHING,
        title=place.title,
        heads=heads,
        swapped=swapped,
        twin=twin,
    )


def _unstyled(
    place: Place,
    before: Sequence[Place],
    later: Sequence[Place],
    last: int,
    paragraphs: Sequence[Paragraph],
    taken: Container[int],
    known: _Known,
) -> Candidate:
    """Return a paragraph without a heading's style: heading, item or text."""
    index = place.paragraph
    paragraph = paragraphs[index]
    text = paragraph.text
    following = later[0] if later else None
    above = neighbours.above(paragraphs, index)
    next_index = neighbours.next_filled(paragraphs, (index if place.title is None else place.title) + 1)
    standing = paragraph.followed_by_object or (next_index is not None and next_index not in taken)
    closing = _closing(text)
    led_in = above.endswith(LEAD_IN)
    options = []
    as_text = 0.0
    row = False
    for label, doubled in place.labels:
        if label is None:
            continue
        start, stop, run_in = extent(text, doubled.end if doubled else label.end)
        doubts = label.doubts
        if doubts:
            doubts = _weighed(label, closing, doubled is not None, neighbours.counted(label, before, later))
        if label.shape.system == "upper-alpha" and neighbours.is_answer(label, text, above):
            doubts |= _ANSWER
        if place.source == "typed" and neighbours.is_wrapped(label, text, paragraphs[index - 1].text if index else ""):
            doubts |= _WRAPPED
        begins = neighbours.begins(label, following, next_index)
        goes_on = neighbours.goes_on(label, following, next_index)
        row = row or goes_on
        seen = Seen(
            family=label.family,
            bare=label.shape == labels.BARE,
            doubts=doubts,
            automatic=place.source == "automatic",
            doubled=doubled is not None,
            run_in=run_in or bool(paragraph.placeholders),
            empty=start >= stop and place.title is None,
            closing=closing,
            length=len(text),
            standing=standing,
            nothing=known.written and not (standing or paragraph.placeholders or begins),
            in_row=goes_on or neighbours.goes_on_from(label, before[-1] if before else None, paragraphs, index),
            led_in=led_in,
            lower=text[start : start + 1].islower(),
            shown_below=closing not in _FULL_STOPS and neighbours.repeated(label, following),
            begins_below=begins,
            in_styled=known.styles and label.family not in known.styled | known.expected,
            expected=label.family in known.expected and not led_in and closing not in evidence.GOES_ON,
        )
        options.append(Option(label, doubled, evidence.as_heading(seen), evidence.as_item(seen)))
        as_text = max(as_text, evidence.as_text(seen))
    first = any(option.label is not None and option.label.value <= 1 for option in options)
    heads, swapped, twin = _before_a_first(place, later)
    return Candidate(
        index,
        place.level,
        place.source,
        tuple(options),
        as_text,
        gap=neighbours.gap(paragraphs, last, index),
        led_in=led_in,
        above=above,
        boundary=neighbours.boundary(paragraphs, last, index) if first else NOTHING,
        title=place.title,
        row=row,
        indent=indent(text) if place.source == "typed" else 0,
        heads=heads,
        swapped=swapped,
        twin=twin,
    )


def _closing(text: str) -> str:
    """Return the last character of a paragraph; a semicolon where it breaks off before the last of several: …; or"""
    text = text.rstrip(BLANKS + "*")
    return ";" if _BREAKS_OFF.search(text) else text[-1:]


def _weighed(label: Label, closing: str, doubled: bool, counted: bool) -> FrozenSet[str]:
    """Return what speaks against a number, when the whole paragraph and its neighbours are seen."""
    doubts = label.doubts - _INITIAL if closing not in _FULL_STOPS or counted else label.doubts
    return doubts - _CITED if doubled else doubts


def _before_a_first(place: Place, later: Sequence[Place]) -> Tuple[bool, bool, bool]:
    """Return what it shows that the next number of its kind is 1: `Candidate.heads`, `swapped` and `twin`."""
    own, after = place.label, neighbours.next_alike(place, later)
    if own is None or after is None or after.value != 1:
        return False, False, False
    return own.value > 2, own.value == 2 and own.above == after.above, own.value == 1  # noqa: PLR2004


def _without_number(place: Place) -> float:
    """Return the cost of taking a styled heading for one without number."""
    if place.label is None:
        return 0.0
    return evidence.W.words_only_bare if place.label.shape == labels.BARE else evidence.W.words_only
