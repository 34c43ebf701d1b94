"""Where headings and items of lists may stand: paragraphs with a number or a heading's style, and how each number may be read."""

from __future__ import annotations

import functools
import re
from typing import Dict, List, NamedTuple, Optional, Sequence, Set, Tuple

from ..document.snapshot import Paragraph
from ..text import forms, labels
from ..text.labels import BLANKS, FAMILIES, Label, Shape
from . import contents
from .tree import Source

#: The point behind No. or a single letter ends no sentence.
_SENTENCE_END = re.compile(
    r"[。！？!?；;](?=.)|(?<!\bN[oO])(?<!\b[NDMSJ]r)(?<!\bMs)(?<!\bSt)(?<![\s(.][A-Z])\.(?=\s+\S)", re.S
)
_CLOSING = "。！？；.!?;:： \t\u3000\n*"
_NO_HEADING_STYLES = re.compile(
    r"^(Contents|Index|Bibliography|Table|Illustration|Figure|Drawing|Caption|Footnote|Endnote|"
    r"Header|Footer|Object index|User Index|Title|Subtitle|Salutation|Addressee|Quotations)"
)
#: How a paragraph begins that may bear a number, or stand above a table of contents. Nearly all others are turned away by
#: their first character: that takes a third of the time.
MARKED_LINE = re.compile(rf"(?=[{forms.BEGINNINGS}\s目])(?:{forms.FIRST.pattern}|{contents.HEAD.pattern}$)")
_LINE_LENGTH = 60  # of a heading whose number has no mark
_TITLE_LINE = 40  # of a title, in Chinese characters; a Latin letter counts half
_NO_TITLE = tuple('。；;：:，,、.!！?？”"…')
_CAPTION = re.compile(r"\s*(?:[图圖表]\s*[\dA-Z一二三四五六七八九十]|(?:Figure|Fig\.|Table)\s)")
_FAR = 30  # so many blanks before it stands at the right: a name in the head of a letter


class Place(NamedTuple):
    paragraph: int
    level: int  # of its style, 0 for none
    source: Source
    labels: Tuple[Tuple[Optional[Label], Optional[Label]], ...]  # the ways to read it: (number, doubled number)
    title: Optional[int] = None  # the paragraph of its words where the number stands alone on its line

    @property
    def label(self) -> Optional[Label]:
        """Its number as it is likeliest read."""
        return self.labels[0][0]


_WORD = "字"  # what stands for the words of a field's value


def find(paragraphs: Sequence[Paragraph]) -> Tuple[List[Place], int]:
    """Return the places of a document in order, and the last paragraph of typed tables of contents and notes on attachments,
    which are none; -1 when there are none."""
    marked = MARKED_LINE.match
    likely = [(i, p) for i, p in enumerate(paragraphs) if p.level or p.label or marked(p.text)]
    passed = _typed_contents(paragraphs, likely)
    read = (_place(i, p) for i, p in likely if i not in passed)
    places = [place for place in read if place]
    numbered = [place.paragraph for place in places if place.source == "typed" and not _heads(place)]
    notes = set(contents.note_lines(paragraphs, numbered))
    if notes:
        places = [place for place in places if place.paragraph not in notes]
    return _with_titles(places, paragraphs), max(passed | notes, default=-1)


def _typed_contents(paragraphs: Sequence[Paragraph], likely: Sequence[Tuple[int, Paragraph]]) -> Set[int]:
    """Return the paragraphs of typed tables of contents; their heads are among the ``likely`` ones."""
    heads = [i for i, p in likely if not p.level and not p.label and contents.HEAD.fullmatch(p.text)]
    return contents.typed(paragraphs, heads) if heads else set()


def _heads(place: Place) -> bool:
    label = place.label
    return label is not None and FAMILIES[label.family].heads


def _place(index: int, paragraph: Paragraph) -> Optional[Place]:
    _, style, level, automatic = paragraph[:4]
    text = _without_values(paragraph)
    if style == "Title":
        return None
    if level:
        return Place(index, level, "styled", _styled_labels(text, automatic)) if text.strip() or automatic else None
    if automatic:
        numbers = _automatic_labels(text, automatic)
        return Place(index, 0, "automatic", numbers) if numbers and text.strip() else None
    if contents.is_contents_line(paragraph.text) or _NO_HEADING_STYLES.match(style) or indent(text) > _FAR:
        return None
    typed = tuple((label, _doubled_number(text, label, None)) for label in _typed_labels(text))
    return Place(index, 0, "typed", typed) if typed else None


def _without_values(paragraph: Paragraph) -> str:
    """Return the text from the first field's value on as if it were words: no number reaches into it, or is doubted for it."""
    text = paragraph.text
    if not paragraph.filled:
        return text
    start = min((value.start for value in paragraph.filled if value.field), default=len(text))
    return text[:start] + _WORD * (len(text) - start)


def _automatic_labels(text: str, automatic: str) -> Tuple[Tuple[Label, Optional[Label]], ...]:
    """Return the numbers that a paragraph's automatic label may be, each with a second one typed behind it."""
    numbers = [label for label in labels.label_options(automatic) if label.shape != labels.BARE]
    return tuple((label, _doubled_number(text, _typed_number(text, label.shape), label)) for label in numbers)


def _typed_labels(text: str) -> List[Label]:
    numbers = list(labels.options(text))
    bare = _bare_line(text) if not numbers else None
    if bare:
        return [bare]
    once = _written_once(numbers)
    return [*numbers, once] if once else numbers


def _written_once(numbers: Sequence[Label]) -> Optional[Label]:
    """Read "2.2." as "2." typed twice."""
    for label in numbers:
        if label.family == "decimal-2" and label.raw == f"{label.value}.{label.value}.":
            raw = f"{label.value}."
            shape = label.shape._replace(suffix=".", family="arabic", depth=1)
            return Label(shape, label.values[:1], raw, label.start, label.start + len(raw))
    return None


def _bare_line(text: str) -> Optional[Label]:
    """Return the number without a mark of what may be a heading: a line, not a sentence."""
    text = text.rstrip()
    return labels.parse_bare(text) if len(text) <= _LINE_LENGTH and text[-1:] not in _CLOSING + ",，、" else None


def _styled_labels(text: str, automatic: str) -> Tuple[Tuple[Optional[Label], Optional[Label]], ...]:
    """Return the numbers that a styled heading may have; the last way is that it has none."""
    if automatic:
        numbers = [
            (read, _doubled_number(text, _typed_number(text, read.shape), read))
            for read in labels.label_options(automatic)
        ]
        return tuple(numbers) or ((None, None),)
    numbers_typed = list(labels.options(text))
    bare = labels.parse_bare(text) if not numbers_typed else None
    if bare:
        numbers_typed = [bare]
    once = _written_once(numbers_typed)
    if once:
        numbers_typed.append(once)
    return (*((label, _doubled_number(text, label, None)) for label in numbers_typed), (None, None))


def _typed_number(text: str, like: Optional[Shape] = None) -> Optional[Label]:
    return labels.parse(text, like) or labels.parse_bare(text)


def _doubled_number(text: str, typed: Optional[Label], automatic: Optional[Label]) -> Optional[Label]:
    """Return the number typed before the words of a paragraph that has one already, automatic or typed; None: there is none.

    Letters and bare figures there belong to the words ("A. Smith's method") unless they repeat or continue the automatic number.
    """
    if typed is None:
        return None
    if automatic is None:
        rest = text[typed.end :]
        again = _typed_number(rest, typed.shape) if labels.may_begin(rest) else None
        if again is None or again[:2] != typed[:2]:
            return None
        return again._replace(start=again.start + typed.end, end=again.end + typed.end)
    may_be_words = not typed.shape.prefix and typed.shape.system.endswith(("arabic", "roman", "alpha"))
    return None if may_be_words and not _continues(typed, automatic) else typed


def _continues(typed: Label, automatic: Label) -> bool:
    """Return whether a typed number repeats or continues an automatic one."""
    if typed.family != automatic.family or typed.values[:-1] != automatic.values[:-1]:
        return False
    near = 1 if typed.shape == labels.BARE else 10
    return typed.shape.depth > 1 or abs(typed.value - automatic.value) < near


def _with_titles(places: Sequence[Place], paragraphs: Sequence[Paragraph]) -> List[Place]:
    """Join a number that stands alone on its line with the words on the next: CHAPTER 1 and below it INTRODUCTION."""
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


def _is_lost(place: Place, paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether a number stands alone on its line that never does: D."""
    text = paragraphs[place.paragraph].text
    return all(
        label is not None
        and not text[label.end :].strip(_CLOSING + BLANKS)
        and "alone" not in label.doubts
        and not _may_stand_alone(label)
        for label, _ in place.labels
    )


def _title_below(place: Place, numbers: Dict[int, Place], paragraphs: Sequence[Paragraph]) -> Optional[int]:
    """Return the paragraph with the words of a number that stands alone on its line; None when there is none."""
    text, label = paragraphs[place.paragraph].text, place.label
    if label is None or text[label.end :].strip(_CLOSING + BLANKS) or not text.strip():
        return None
    index = _next_line(paragraphs, place.paragraph)
    if index is None or paragraphs[index].label:
        return None
    below = numbers.get(index)
    if below is not None and (below.label is not None or below.level < place.level):
        return None
    if bool(place.level) > bool(paragraphs[index].level):
        return None
    return index if is_line(paragraphs[index].text.rstrip()) else None


def _next_line(paragraphs: Sequence[Paragraph], index: int) -> Optional[int]:
    """Return the first paragraph below another that is not empty; None when there is none."""
    below = range(index + 1, len(paragraphs))
    return next((other for other in below if paragraphs[other].text.strip(BLANKS)), None)


def is_line(text: str) -> bool:
    """Return whether a text may be a title: short, no sentence, and no caption of a figure or table."""
    text = text.rstrip(BLANKS)
    if text.endswith(_NO_TITLE) or len(text) > 2 * _TITLE_LINE or _CAPTION.match(text):
        return False
    return len(text) <= _TITLE_LINE or sum(1 if c > "\u2e7f" else 0.5 for c in text) <= _TITLE_LINE


@functools.lru_cache(maxsize=65536)
def extent(text: str, begin: int) -> Tuple[int, int, bool]:
    """Return where the heading's text starts and ends in its paragraph, and whether body follows it there."""
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


def _may_stand_alone(label: Label) -> bool:
    """Return whether a number may be a heading of its own without words: 第一章, CHAPTER 1."""
    return label.shape.prefix[:1] == "第" or label.shape.prefix.endswith(" ")


def indent(text: str) -> int:
    """Return how many blanks a line begins with; a tab counts as four."""
    blanks = len(text) - len(text.lstrip(" \t"))
    return blanks + 3 * text[:blanks].count("\t")
