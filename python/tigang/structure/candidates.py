"""The candidates for headings and items of lists, each with what speaks for and against every way to take it."""

from __future__ import annotations

import re
from typing import Container, FrozenSet, List, NamedTuple, Optional, Sequence, Tuple

from ..document.snapshot import Paragraph
from ..text import labels
from ..text.labels import BLANKS, Label, Shape
from . import evidence, neighbours, questions
from .evidence import Seen
from .neighbours import LEAD_IN, NOTHING
from .places import Place, extent, find, indent
from .questions import Questions
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
    counts_on: bool = False  # a question, and the number before it of its kind stands above, under whatever heading


class Found(NamedTuple):
    candidates: List[Candidate]  # in order
    contents: int  # the last paragraph of typed tables of contents and notes on attachments; -1: there are none
    asks: bool  # it is an examination or a questionnaire: what is blank in it whoever answers fills


class _Document(NamedTuple):
    """What is known of the whole document."""

    paragraphs: Sequence[Paragraph]
    taken: FrozenSet[int]  # the paragraphs that may be headings or items
    questions: Questions
    styled: Optional[FrozenSet[str]]  # the families of its headings that have styles; None: none has one
    expected: FrozenSet[str]  # the families of the outline's numbers
    written: bool  # text stands under its headings; else it is but a frame to be filled


class _Around(NamedTuple):
    """A place, and what stands around it."""

    place: Place
    before: Sequence[Place]
    later: Sequence[Place]
    last: int  # the paragraph where the place before ends; -1: it is the first


def gather(paragraphs: Sequence[Paragraph], shapes: Sequence[Shape] = ()) -> Found:
    """Return all candidates of a document.

    ``shapes``: the outline's numbering, outermost level first
    """
    found, contents = find(paragraphs)
    document = _document(paragraphs, found, shapes)
    made = []
    last = -1
    for number, place in enumerate(found):
        before, later = found[max(number - _LOOK_BACK, 0) : number], found[number + 1 : number + 1 + _LOOK_AHEAD]
        made.append((_styled if place.level else _unstyled)(_Around(place, before, later, last), document))
        last = place.paragraph if place.title is None else place.title
    return Found(made, contents, bool(document.questions.asked))


def _document(paragraphs: Sequence[Paragraph], found: Sequence[Place], shapes: Sequence[Shape]) -> _Document:
    taken = frozenset(place.paragraph for place in found)
    styled = frozenset(place.label.family for place in found if place.level and place.label)
    return _Document(
        paragraphs,
        taken,
        questions.find(found, paragraphs),
        styled if any(place.level for place in found) else None,
        frozenset(shape.family for shape in shapes),
        _is_written(paragraphs, taken),
    )


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


def _styled(around: _Around, document: _Document) -> Candidate:
    """Return a heading by its style, whose level and number are still to be judged."""
    place = around.place
    text = document.paragraphs[place.paragraph].text
    options = [
        Option(label, doubled, _styled_cost(label, doubled is not None, text, around), evidence.NEVER)
        for label, doubled in place.labels
    ]
    first = place.label is not None and place.label.value <= 1
    return _candidate(around, document, options, evidence.NEVER, first)


def _styled_cost(label: Optional[Label], doubled: bool, text: str, around: _Around) -> float:
    """Return the cost of taking what a heading with a style begins with for its number; None: of taking it for words."""
    if label is None:
        return _without_number(around.place)
    doubts = label.doubts
    if doubts:
        closing = text.rstrip(BLANKS + "*")[-1:]
        doubts = _weighed(label, closing, doubled, neighbours.counted(label, (), around.later))
    return evidence.as_styled(doubts, doubled)


class _Line(NamedTuple):
    """A paragraph without a heading's style, and what its neighbours show."""

    text: str
    closing: str
    above: str
    led_in: bool
    below: Optional[int]  # the next paragraph with words
    standing: bool  # text or an object that is no candidate follows
    fields: bool  # it has placeholders


def _unstyled(around: _Around, document: _Document) -> Candidate:
    """Return a paragraph without a heading's style: heading, item or text."""
    place = around.place
    line = _line(place, document)
    seen = [
        (label, doubled, _seen(label, doubled, line, around, document))
        for label, doubled in place.labels
        if label is not None
    ]
    options = [Option(label, doubled, evidence.as_heading(one), evidence.as_item(one)) for label, doubled, one in seen]
    as_text = max((evidence.as_text(one) for _, _, one in seen), default=0.0)
    first = any(label.value <= 1 for label, _, _ in seen)
    candidate = _candidate(around, document, options, max(as_text, 0.0), first)
    asked = place.paragraph in document.questions.asked
    return candidate._replace(
        gap=0 if asked else candidate.gap,  # what stands between two questions is the answer to one
        led_in=line.led_in,
        above=line.above,
        row=any(one.goes_on for _, _, one in seen),
        indent=indent(line.text) if place.source == "typed" else 0,
        counts_on=asked and any(neighbours.counts_on(label, around.before) for label, _, _ in seen),
    )


def _line(place: Place, document: _Document) -> _Line:
    """Return what the neighbours of a paragraph show."""
    paragraph = document.paragraphs[place.paragraph]
    above = neighbours.above(document.paragraphs, place.paragraph)
    end = place.paragraph if place.title is None else place.title
    below = neighbours.next_filled(document.paragraphs, end + 1)
    standing = paragraph.followed_by_object or (below is not None and below not in document.taken)
    return _Line(
        paragraph.text,
        _closing(paragraph.text),
        above,
        above.endswith(LEAD_IN),
        below,
        standing,
        bool(paragraph.placeholders),
    )


def _seen(label: Label, doubled: Optional[Label], line: _Line, around: _Around, document: _Document) -> Seen:
    """Return all that is seen of a paragraph, its number read in one way."""
    place, following = around.place, around.later[0] if around.later else None
    preceding = around.before[-1] if around.before else None
    start, stop, run_in = extent(line.text, doubled.end if doubled else label.end)
    begins = neighbours.begins(label, following, line.below)
    goes_on = neighbours.goes_on(label, following, line.below)
    goes_on_from = neighbours.goes_on_from(label, preceding, document.paragraphs, place.paragraph)
    asked = place.paragraph in document.questions.asked
    return Seen(
        family=label.family,
        bare=label.shape == labels.BARE,
        doubts=_doubts(label, doubled is not None, line, around, document),
        automatic=place.source == "automatic",
        doubled=doubled is not None,
        run_in=run_in or line.fields,
        empty=start >= stop and place.title is None,
        closing=line.closing,
        length=len(line.text),
        standing=line.standing and not asked,
        nothing=document.written and not (line.standing or line.fields or begins),
        goes_on=goes_on,
        in_row=goes_on or goes_on_from,
        led_in=line.led_in,
        lower=line.text[start : start + 1].islower(),
        shown_below=line.closing not in _FULL_STOPS and neighbours.repeated(label, following),
        begins_below=begins,
        in_styled=document.styled is not None and label.family not in document.styled | document.expected,
        expected=label.family in document.expected and not line.led_in and line.closing not in evidence.GOES_ON,
        asked=asked,
    )


def _doubts(label: Label, doubled: bool, line: _Line, around: _Around, document: _Document) -> FrozenSet[str]:
    """Return what the number's own line, seen with those around it, says against the number."""
    place, doubts = around.place, label.doubts
    if doubts:
        doubts = _weighed(label, line.closing, doubled, neighbours.counted(label, around.before, around.later))
    offered = place.paragraph in document.questions.offered
    if offered or (label.shape.system == "upper-alpha" and neighbours.is_answer(label, line.text, line.above)):
        doubts |= _ANSWER
    before = document.paragraphs[place.paragraph - 1].text if place.paragraph else ""
    if place.source == "typed" and neighbours.is_wrapped(label, line.text, before):
        doubts |= _WRAPPED
    return doubts


def _candidate(
    around: _Around, document: _Document, options: Sequence[Option], as_text: float, first: bool
) -> Candidate:
    """Return a candidate with what is said of any, whether it has a style or not.

    ``first``: whether its number may be the first of its kind
    """
    place, paragraphs = around.place, document.paragraphs
    heads, swapped, twin = _before_a_first(place, around.later)
    return Candidate(
        place.paragraph,
        place.level,
        place.source,
        tuple(options),
        as_text,
        gap=neighbours.gap(paragraphs, around.last, place.paragraph),
        boundary=neighbours.boundary(paragraphs, around.last, place.paragraph) if first else NOTHING,
        title=place.title,
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
