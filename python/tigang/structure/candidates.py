"""Which paragraphs may be headings or items of lists, each with the ways to read its number and what its neighbours show."""

from __future__ import annotations

import collections
import functools
import re
from typing import Dict, FrozenSet, List, NamedTuple, Optional, Sequence, Set, Tuple

from ..document.snapshot import Paragraph
from ..text import labels
from ..text.labels import BLANKS, FAMILIES, Label, Shape
from . import contents, evidence
from .evidence import Seen

_SENTENCE_END = re.compile(r"[。！？!?；;](?=.)|\.(?=\s+\S)", re.S)
_CLOSING = "。！？；.!?;:： \t\u3000\n*"
_NO_HEADING_STYLES = re.compile(
    r"^(Contents|Index|Bibliography|Table|Illustration|Figure|Drawing|Caption|Footnote|Endnote|"
    r"Header|Footer|Object index|User Index|Title|Subtitle|Salutation|Addressee|Quotations)"
)
_LINE_LENGTH = 60  # of a heading whose number has no mark, of a title
MARKED_LINE = re.compile(rf"{labels.may_begin.__self__.pattern}|{contents.HEAD.pattern}$")  # type: ignore[attr-defined]
_WRAPPED = frozenset({"wrapped"})
_LINE_END = re.compile(r".{40}[\w,(&-]\s*$")  # of a line of running text that is not its paragraph's last
_CITING = re.compile(
    r"(?:\b[Ss]ections?|\b[Aa]rticles?|\b[Rr]ules?|\b[Cc]hapters?|\b[Pp]arts?|\bsee|\band|\bor|\bof|[,(])\s*$"
)
_FAR = 30  # so many blanks before it stands at the right: a name in the head of a letter
_INITIAL = frozenset({"initial"})  # A. Einstein wrote: a sentence, and no B. beside it
_CITED = frozenset({"cites", "runs-on"})  # 第一条 第一条: not a citation, but its number twice
_SENTENCE = ("。", "；", ".", ";", "？", "?", "！", "!")
_FULL_STOPS = ".!?。"
LEAD_IN = ("：", ":")
#: A line that lets numbers begin anew: an attachment, or what may be a title.
ATTACHMENT = re.compile(r"\s*(附件|附录|附錄|附表|附：|annex|appendix|attachment|schedule|exhibit)", re.I)
_TITLE_LINE = 40
_FEW, _SHARE = (
    3,
    4,
)  # a document of fewer paragraphs of text, less than a fourth of its numbered lines, is not yet written
_LOOK_AHEAD, _LOOK_BACK = 4, 8
_REACH = 8  # a title stands so many paragraphs above the first number below it, at most
_NEAR, _MANY = 6, 2
_NO_TITLE = tuple('。；;：:，,、.!！?？”"…')


#: What may let numbers begin anew: a line that may be a title; a title or an attachment.
NOTHING, LINE, TITLE = 0, 1, 2


class Option(NamedTuple):
    """A way to read the number of a paragraph."""

    label: Optional[Label]  # None: a styled heading without a number
    start: int  # of the words behind it
    end: int
    run_in: bool
    doubled: Optional[Label]
    as_heading: float
    as_item: float


class Candidate(NamedTuple):
    paragraph: int
    level: int  # of its style, 0 for none
    source: str
    options: Tuple[Option, ...]
    as_text: float
    gap: int  # filled paragraphs that are no candidates between the candidate before and this one
    led_in: bool  # the line above ends in a colon
    above: str  # the line above, in which a number may stand before a typed one
    boundary: (
        int  # what between the candidate before and this one lets numbers begin anew: `NOTHING`, a `LINE`, a `TITLE`
    )
    title: Optional[int]  # the paragraph of its words where the number stands alone on its line
    row: bool  # the next number of its kind follows at once
    indent: int  # blanks before a typed number
    heads: bool  # the next number of its kind is 1, and it is not: so it may stand above that
    swapped: bool  # it is the second of its kind, and the first follows
    twin: bool  # the next number of its kind is 1 again: one of the two may be a slip


class Found(NamedTuple):
    candidates: List[Candidate]  # in order
    contents: int  # the last paragraph of typed tables of contents and notes on attachments, which are none; -1: there are none


def gather(paragraphs: Sequence[Paragraph], shapes: Sequence[Shape] = ()) -> Found:
    """All candidates of a document.

    ``shapes``: the outline's numbering, outermost level first
    """
    found, contents_end = _found(paragraphs)
    places = {place.paragraph: number for number, place in enumerate(found)}
    styled = _styled_families(found)
    styles = any(place.level for place in found)
    expected = frozenset(shape.family for shape in shapes)
    written = _is_written(paragraphs, places)
    made = []
    before = -1
    for number, place in enumerate(found):
        later = found[number + 1 : number + 1 + _LOOK_AHEAD]
        preceding = found[max(number - _LOOK_BACK, 0) : number]
        made.append(
            _candidate(place, preceding, later, before, paragraphs, places, _Known(styles, styled, expected, written))
        )
        before = place.paragraph if place.title is None else place.title
    return Found(made, contents_end)


class _Known(NamedTuple):
    """What is known of the whole document."""

    styles: bool  # some of its headings have styles
    styled: FrozenSet[str]  # the families of those that have
    expected: FrozenSet[str]  # the families of the outline's numbers
    written: bool  # text stands under its headings; else it is but a frame to be filled


def _is_written(paragraphs: Sequence[Paragraph], places: Dict[int, int]) -> bool:
    """Whether a document has text: not only numbered lines."""
    if len(paragraphs) > 2 * len(places) + _FEW:
        return True
    texts = sum(
        1
        for index, paragraph in enumerate(paragraphs)
        if paragraph.text.strip(BLANKS) and (index not in places or paragraph.text.rstrip(BLANKS).endswith(_SENTENCE))
    )
    return texts >= _FEW or _SHARE * texts > len(places)


class _Place(NamedTuple):
    paragraph: int
    level: int
    source: str
    labels: Tuple[Tuple[Optional[Label], Optional[Label]], ...]  # (number, doubled number)
    title: Optional[int] = None


# --- where they are ---------------------------------------------------------------------------------------------------


def _found(paragraphs: Sequence[Paragraph]) -> Tuple[List[_Place], int]:
    """The places of candidates, and the last paragraph of what only repeats them."""
    marked = MARKED_LINE.match
    likely = [(i, p) for i, p in enumerate(paragraphs) if p.level or p.label or marked(p.text)]
    heads = [i for i, p in likely if not p.level and not p.label and contents.HEAD.fullmatch(p.text)]
    passed: Set[int] = contents.typed(paragraphs, heads) if heads else set()
    places = [place for i, p in likely if i not in passed for place in [_place(i, p)] if place]
    numbered = [place.paragraph for place in places if place.source == "typed" and not _heads(place)]
    notes = set(contents.note_lines(paragraphs, numbered))
    if notes:
        places = [place for place in places if place.paragraph not in notes]
    return _with_titles(places, paragraphs), max(passed | notes, default=-1)


def _heads(place: _Place) -> bool:
    label = place.labels[0][0]
    return label is not None and FAMILIES[label.family].heads


def _place(index: int, paragraph: Paragraph) -> Optional[_Place]:
    text, style, level, automatic = paragraph[:4]
    if style == "Title":
        return None
    if level:
        return _Place(index, level, "styled", _styled_labels(text, automatic)) if text.strip() or automatic else None
    if automatic:
        numbers = tuple(
            (read, _doubled_number(text, _typed_number(text, read.shape), read))
            for read in labels.label_options(automatic)
            if read.shape != labels.BARE
        )
        return _Place(index, 0, "automatic", numbers) if numbers and text.strip() else None
    if contents.is_contents_line(text) or _NO_HEADING_STYLES.match(style) or _indent(text) > _FAR:
        return None
    typed = tuple((label, _doubled_number(text, label, None)) for label in _typed_labels(text))
    return _Place(index, 0, "typed", typed) if typed else None


def _typed_labels(text: str) -> List[Label]:
    numbers = list(labels.options(text))
    bare = _bare_line(text) if not numbers else None
    if bare:
        return [bare]
    once = _written_once(numbers)
    return [*numbers, once] if once else numbers


def _written_once(numbers: Sequence[Label]) -> Optional[Label]:
    """Reads "2.2." as "2." typed twice."""
    for label in numbers:
        if label.family == "decimal-2" and label.raw == f"{label.value}.{label.value}.":
            raw = f"{label.value}."
            shape = label.shape._replace(suffix=".", family="arabic", depth=1)
            return Label(shape, label.values[:1], raw, label.start, label.start + len(raw))
    return None


def _bare_line(text: str) -> Optional[Label]:
    """The number without a mark of what may be a heading: a line, not a sentence."""
    text = text.rstrip()
    return labels.parse_bare(text) if len(text) <= _LINE_LENGTH and text[-1:] not in _CLOSING + ",，、" else None


def _styled_labels(text: str, automatic: str) -> Tuple[Tuple[Optional[Label], Optional[Label]], ...]:
    """The numbers that a styled heading may have; the last way is that it has none."""
    if automatic:
        numbers = [
            (read, _doubled_number(text, _typed_number(text, read.shape), read))
            for read in labels.label_options(automatic)
        ]
        return tuple(numbers) or ((None, None),)
    bare = labels.parse_bare(text)
    typed_labels = list(labels.options(text)) or ([bare] if bare else [])
    once = _written_once(typed_labels)
    return (
        *((label, _doubled_number(text, label, None)) for label in [*typed_labels, *([once] if once else [])]),
        (None, None),
    )


def _typed_number(text: str, like: Optional[Shape] = None) -> Optional[Label]:
    return labels.parse(text, like) or labels.parse_bare(text)


def _doubled_number(text: str, typed: Optional[Label], automatic: Optional[Label]) -> Optional[Label]:
    """The number typed in front of the words of a paragraph that has one already, automatic or typed; None when there is none.

    Letters and bare figures there belong to the words ("A. Smith's method") unless they repeat or continue the automatic number.
    """
    if typed is None:
        return None
    if automatic is None:
        again = _typed_number(text[typed.end :], typed.shape)
        if again is None or again[:2] != typed[:2]:
            return None
        return again._replace(start=again.start + typed.end, end=again.end + typed.end)
    if not typed.shape.prefix and typed.shape.system.endswith(("arabic", "roman", "alpha")):
        alike = typed.family == automatic.family and typed.values[:-1] == automatic.values[:-1]
        near = 1 if typed.shape == labels.BARE else 10
        return typed if alike and (typed.shape.depth > 1 or abs(typed.value - automatic.value) < near) else None
    return typed


def _with_titles(places: Sequence[_Place], paragraphs: Sequence[Paragraph]) -> List[_Place]:
    """Joins a number that stands alone on its line with the words on the next: CHAPTER 1 and below it INTRODUCTION."""
    numbers = {place.paragraph: place for place in places}
    taken = set()
    joined = []
    for place in places:
        if place.paragraph in taken:
            continue
        title = _title_below(place, numbers, paragraphs)
        if title is not None:
            taken.add(title)
            place = place._replace(title=title)  # noqa: PLW2901
        if place.title is not None or place.source != "typed" or not _is_lost(place, paragraphs):
            joined.append(place)
    return joined


def _is_lost(place: _Place, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a number stands alone on its line that never does: D."""
    text = paragraphs[place.paragraph].text
    return all(
        label is not None
        and not text[label.end :].strip(_CLOSING + BLANKS)
        and "alone" not in label.doubts
        and not _may_stand_alone(label)
        for label, _ in place.labels
    )


def _title_below(place: _Place, numbers: Dict[int, _Place], paragraphs: Sequence[Paragraph]) -> Optional[int]:
    paragraph = paragraphs[place.paragraph]
    label = place.labels[0][0]
    if label is None or paragraph.text[label.end :].strip(_CLOSING + BLANKS) or not paragraph.text.strip():
        return None
    index = place.paragraph + 1
    while index < len(paragraphs) and not paragraphs[index].text.strip(BLANKS):
        index += 1
    if index == len(paragraphs) or paragraphs[index].label:
        return None
    below, text = numbers.get(index), paragraphs[index].text.rstrip()
    if below is not None and (below.labels[0][0] is not None or below.level < place.level):
        return None
    if not is_line(text) or bool(place.level) > bool(paragraphs[index].level):
        return None
    return index


def is_line(text: str) -> bool:
    """Whether a text may be a title: short, and no sentence."""
    text = text.rstrip(BLANKS)
    return sum(1 if c > "\u2e7f" else 0.5 for c in text) <= _TITLE_LINE and not text.endswith(_NO_TITLE)


# --- what is seen of them ---------------------------------------------------------------------------------------------


def _styled_families(found: Sequence[_Place]) -> FrozenSet[str]:
    counts: collections.Counter[str] = collections.Counter()
    for place in found:
        label = place.labels[0][0]
        if place.level and label:
            counts[label.family] += 1
    return frozenset(counts)


def _candidate(
    place: _Place,
    preceding: Sequence[_Place],
    later: Sequence[_Place],
    before: int,
    paragraphs: Sequence[Paragraph],
    places: Dict[int, int],
    known: _Known,
) -> Candidate:
    index = place.paragraph
    paragraph = paragraphs[index]
    text = paragraph.text
    following = later[0] if later else None
    before_it = preceding[-1] if preceding else None
    above = _above(paragraphs, index)
    end = index if place.title is None else place.title
    next_index = _next_filled(paragraphs, end + 1)
    standing = paragraph.followed_by_object or (next_index is not None and next_index not in places)
    options = []
    as_text = 0.0
    closing = text.rstrip(BLANKS + "*")[-1:]
    led_in = above.endswith(LEAD_IN)

    def counted(label: Label) -> bool:
        """Whether one of the candidates around has the number before or behind."""
        return any(
            other is not None and other.family == label.family and other.value == label.value + step
            for step, places in ((-1, preceding), (1, later))
            for near in places
            for other, _ in near.labels
        )

    for label, doubled in place.labels:
        begin = doubled.end if doubled else label.end if label and label.end else 0
        start, stop, run_in = extent(text, begin)
        if label is None:
            options.append(Option(None, start, stop, run_in, None, _without_number(place), evidence.NEVER))
            continue
        empty = start >= stop and place.title is None
        doubts = (
            label.doubts - _INITIAL if label.doubts and (closing not in _FULL_STOPS or counted(label)) else label.doubts
        )
        if doubled:
            doubts -= _CITED
        if place.source == "typed" and _is_wrapped(label, text, paragraphs[index - 1].text if index else ""):
            doubts |= _WRAPPED
        seen = Seen(
            label.family,
            label.shape == labels.BARE,
            doubts,
            bool(place.level),
            place.source == "automatic",
            doubled is not None,
            run_in or bool(paragraph.placeholders),
            empty,
            closing,
            len(text),
            standing,
            known.written and not (standing or paragraph.placeholders or _begins(label, following, next_index)),
            _goes_on(label, following, next_index) or _goes_on_from(label, before_it, paragraphs, index),
            led_in,
            closing not in _FULL_STOPS and _repeated(label, following),
            _begins(label, following, next_index),
            known.styles and not place.level and label.family not in known.styled | known.expected,
            label.family in known.expected and not led_in and closing not in evidence.GOES_ON,
        )
        options.append(Option(label, start, stop, run_in, doubled, evidence.as_heading(seen), evidence.as_item(seen)))
        as_text = max(as_text, evidence.as_text(seen))
    first = any(option.label is not None and option.label.value <= 1 for option in options)
    return Candidate(
        index,
        place.level,
        place.source,
        tuple(options),
        evidence.NEVER if place.level else as_text,
        _gap(paragraphs, before, index),
        led_in,
        above,
        _boundary(paragraphs, before, index) if first else NOTHING,
        place.title,
        any(label is not None and _goes_on(label, following, next_index) for label, _ in place.labels),
        _indent(text) if place.source == "typed" else 0,
        _heads_next(place, later),
        _is_swapped(place, later),
        first and _twin(place, later),
    )


def _without_number(place: _Place) -> float:
    """The cost of taking a styled heading for one without number."""
    number = place.labels[0][0]
    if number is None:
        return 0.0
    return evidence.W.words_only_bare if number.shape == labels.BARE else evidence.W.words_only


def _may_stand_alone(label: Label) -> bool:
    """Whether a number may be a heading of its own without words: 第一章, CHAPTER 1."""
    return label.shape.prefix[:1] == "第" or label.shape.prefix.endswith(" ")


def _above(paragraphs: Sequence[Paragraph], index: int) -> str:
    index -= 1
    while index >= 0:
        text = paragraphs[index].text.rstrip(BLANKS + "\n")
        if text:
            return text
        index -= 1
    return ""


def _next_filled(paragraphs: Sequence[Paragraph], index: int) -> Optional[int]:
    while index < len(paragraphs):
        if paragraphs[index].text.strip(BLANKS):
            return index
        index += 1
    return None


def _goes_on(label: Label, following: Optional[_Place], next_index: Optional[int]) -> bool:
    """Whether the next number of its kind follows at once."""
    return (
        following is not None
        and following.paragraph == next_index
        and any(
            other is not None and other.family == label.family and other.value == label.value + 1
            for other, _ in following.labels
        )
    )


def _indent(text: str) -> int:
    blanks = len(text) - len(text.lstrip(" \t"))
    return blanks + 3 * text[:blanks].count("\t")


def _is_wrapped(label: Label, text: str, above: str) -> bool:
    """Whether a number stands at the beginning of a line by chance: the sentence of the line above goes on."""
    if label.shape.suffix in ("）", ")") or not _LINE_END.search(above):
        return False
    words = text[label.end :]
    goes_on = words[:1].islower() or words[:1] in (")", ",", ";", "]") or label.raw.endswith((",", ";"))
    return goes_on or bool(_CITING.search(above))


def _heads_next(place: _Place, later: Sequence[_Place]) -> bool:
    own = place.labels[0][0]
    following = (label for near in later for label, _ in near.labels[:1])
    after = next((label for label in following if own and label and label.family == own.family), None)
    return own is not None and after is not None and own.value > 2 and after.value == 1


def _is_swapped(place: _Place, later: Sequence[_Place]) -> bool:
    """Whether the next number of the same kind is 1 and this one 2."""
    own = place.labels[0][0]
    following = (label for near in later for label, _ in near.labels[:1])
    after = next((label for label in following if own and label and label.family == own.family), None)
    return own is not None and after is not None and own.value == 2 and after.value == 1 and own.above == after.above


def _twin(place: _Place, later: Sequence[_Place]) -> bool:
    """Whether the next number of the same kind is 1 again."""
    own = place.labels[0][0]
    for following in later:
        label = following.labels[0][0]
        if own is not None and label is not None and label.family == own.family:
            return label.value == own.value == 1
    return False


def _goes_on_from(label: Label, preceding: Optional[_Place], paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether the number before stands on the line above."""
    return (
        preceding is not None
        and _next_filled(paragraphs, preceding.paragraph + 1) == index
        and any(
            other is not None and other.family == label.family and other.value == label.value - 1
            for other, _ in preceding.labels
        )
    )


def _begins(label: Label, following: Optional[_Place], next_index: Optional[int]) -> bool:
    """Whether another kind of numbers begins on the next line."""
    return (
        following is not None
        and following.paragraph == next_index
        and all(
            other is not None and other.family != label.family and other.value == 1 for other, _ in following.labels[:1]
        )
    )


def _repeated(label: Label, following: Optional[_Place]) -> bool:
    """Whether the next number repeats this one, as 3.1 does 3."""
    number = (*label.above, label.value)
    return following is not None and any(
        other is not None and other.above == number and other.value <= 1 for other, _ in following.labels
    )


def _gap(paragraphs: Sequence[Paragraph], before: int, index: int) -> int:
    """How many filled paragraphs stand between two candidates; 2 are many."""
    if index - before > _NEAR:
        return _MANY
    return min(_MANY, sum(1 for paragraph in paragraphs[before + 1 : index] if paragraph.text.strip(BLANKS)))


def _boundary(paragraphs: Sequence[Paragraph], before: int, index: int) -> int:
    """What between two candidates lets numbers begin anew."""
    found = NOTHING
    for paragraph in paragraphs[max(before + 1, index - _REACH) : index]:
        text = paragraph.text
        if text.strip(BLANKS):
            if paragraph.style == "Title" or ATTACHMENT.match(text):
                return TITLE
            found = LINE if is_line(text) else found
    return found


@functools.lru_cache(maxsize=65536)
def extent(text: str, begin: int) -> Tuple[int, int, bool]:
    """Where the heading's text starts and ends in its paragraph, and whether body follows it there."""
    while begin < len(text) and text[begin] in " \t\u3000*":
        begin += 1
    first = _SENTENCE_END.search(text, begin)
    end = first.start() if first else len(text)
    run_in = first is not None and bool(text[first.end() :].strip(_CLOSING))
    if not run_in:
        end = len(text)
    while end > begin and text[end - 1] in _CLOSING:
        end -= 1
    return begin, end, run_in
