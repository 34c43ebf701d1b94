"""What the paragraphs around a numbered one show."""

from __future__ import annotations

import re
from typing import Optional, Sequence

from ..document.snapshot import Paragraph
from ..text.labels import BARE, BLANKS, Label
from .places import Place, is_line

#: How a line ends that announces a list.
LEAD_IN = ("：", ":")
#: A line that lets numbers begin anew.
ATTACHMENT = re.compile(r"\s*(附件|附录|附錄|附表|附：|annex|appendix|attachment|schedule|exhibit)", re.I)
#: What may let numbers begin anew: a line that may be a title; a title or an attachment.
NOTHING, LINE, TITLE = 0, 1, 2
_REACH = 8  # a title stands so many paragraphs above the first number below it, at most
_Q = ord("Q") - ord("A") + 1
_QUESTION = re.compile(r"\s*Q\d*[.:]\s")
_NEAR, _MANY = 6, 2
_LINE_END = re.compile(r".{40}[\w,(&-]\s*$")  # of a line of running text that is not its paragraph's last
_CITING_CHINESE = re.compile(
    r"[\u4e00-\u9fff](?:第|参见|按照|依照|根据|符合|以及|[见和与及或、])$"
)  # … 除应符合本章第 | 3.1 项外
_CITING = re.compile(
    r"(?:\b[Ss]ections?|\b[Aa]rticles?|\b[Rr]ules?|\b[Cc]hapters?|\b[Pp]arts?|\bsee|\band|\bor|\bof|[,(])\s*$"
)


def above(paragraphs: Sequence[Paragraph], index: int) -> str:
    """Return the last line with words above the paragraph ``index``; "" when there is none."""
    index -= 1
    while index >= 0:
        text = paragraphs[index].text.rstrip(BLANKS + "\n")
        if text:
            return text
        index -= 1
    return ""


def next_filled(paragraphs: Sequence[Paragraph], index: int) -> Optional[int]:
    """Return the first paragraph with words from ``index`` on; None when there is none."""
    while index < len(paragraphs):
        if paragraphs[index].text.strip(BLANKS):
            return index
        index += 1
    return None


def goes_on(label: Label, following: Optional[Place], next_index: Optional[int]) -> bool:
    """Return whether the next number of its kind follows at once."""
    return (
        following is not None
        and following.paragraph == next_index
        and any(
            other is not None and other.family == label.family and other.value == label.value + 1
            for other, _ in following.labels
        )
    )


def is_wrapped(label: Label, text: str, above: str) -> bool:
    """Return whether a number stands at the beginning of a line by chance: the sentence of the line above goes on."""
    if label.shape.suffix in ("）", ")") or not _LINE_END.search(above):
        return _CITING_CHINESE.search(above) is not None
    words = text[label.end :]
    goes_on = words[:1].islower() or words[:1] in (")", ",", ";", "]") or label.raw.endswith((",", ";"))
    return goes_on or bool(_CITING.search(above))


def is_answer(label: Label, text: str, above: str) -> bool:
    """Return whether a letter is of a question, its answer or one of several on a line: Q. May I? | A. Yes; A) Yes   B) No."""
    question = label.value == _Q and text.rstrip().endswith("?")
    answer = label.value == 1 and _QUESTION.match(above) is not None
    following = label.shape.format(*label.values[:-1], label.value + 1)
    return question or answer or re.search(rf"(?:\t|\s\s){re.escape(following)}", text[label.end :]) is not None


def next_alike(place: Place, later: Sequence[Place]) -> Optional[Label]:
    """Return the next number of the same kind, if it comes soon."""
    own = place.label
    if own is None:
        return None
    family = own.shape.family
    for near in later:
        label = near.label
        if label is not None and label.shape.family == family:
            return label
    return None


def counted(label: Label, before: Sequence[Place], later: Sequence[Place]) -> bool:
    """Return whether one of the candidates around has the number before or behind."""
    return any(
        other is not None and other.family == label.family and other.value == label.value + step
        for step, around in ((-1, before), (1, later))
        for near in around
        for other, _ in near.labels
    )


def counts_on(label: Label, before: Sequence[Place]) -> bool:
    """Return whether the latest number of its kind above is the one before."""
    kind = label.family, label.above
    alike = (
        one.value for place in reversed(before) for one, _ in place.labels if one and (one.family, one.above) == kind
    )
    return next(alike, 0) == label.value - 1


def goes_on_from(label: Label, preceding: Optional[Place], paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Return whether the number before stands on the line above."""
    return (
        preceding is not None
        and next_filled(paragraphs, preceding.paragraph + 1) == index
        and any(
            other is not None and other.family == label.family and other.value == label.value - 1
            for other, _ in preceding.labels
        )
    )


def begins(label: Label, following: Optional[Place], next_index: Optional[int]) -> bool:
    """Return whether another kind of numbers begins on the next line."""
    return (
        following is not None
        and following.paragraph == next_index
        and all(
            other is not None and other.family != label.family and other.value == 1 for other, _ in following.labels[:1]
        )
    )


def repeated(label: Label, following: Optional[Place]) -> bool:
    """Return whether the next number repeats this one, as 3.1 does 3."""
    number = (*label.above, label.value)
    return following is not None and any(
        other is not None and other.above == number and other.value <= 1 for other, _ in following.labels
    )


def gap(paragraphs: Sequence[Paragraph], before: int, index: int) -> int:
    """Return how many filled paragraphs stand between two candidates; 2 are many."""
    if index - before > _NEAR:
        return _MANY
    return min(_MANY, sum(1 for paragraph in paragraphs[before + 1 : index] if paragraph.text.strip(BLANKS)))


def boundary(paragraphs: Sequence[Paragraph], before: int, index: int) -> int:
    """Return what between two candidates lets numbers begin anew."""
    found = NOTHING
    for paragraph in paragraphs[max(before + 1, index - _REACH) : index]:
        text = paragraph.text
        if text.strip(BLANKS):
            if paragraph.style == "Title" or ATTACHMENT.match(text):
                return TITLE
            found = LINE if is_line(text) else found
    return found


def is_implied(label: Label, above: str) -> bool:
    """Return whether the number before stands in the line above: 会议议定，一、…"""
    before = label.shape.format(*label.values[:-1], label.value - 1)
    place = above.find(before)
    return place > 0 and label.value > 1 and label.shape != BARE and not above[place - 1].isalnum()
