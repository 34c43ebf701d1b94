"""Which paragraphs may be headings, each seen by itself: its number, and where the heading's words start and end in it.

`headings` looks at their neighbours and decides.
"""

from __future__ import annotations

import functools
import re
from typing import Iterator, Optional, Sequence, Tuple

from ..document.snapshot import Paragraph
from ..text import labels
from ..text.labels import Label
from .tree import Heading

_SENTENCE_END = re.compile(r"[。！？!?；;](?=.)|\.(?=\s+\S)", re.S)
_CLOSING = "。！？；.!?;:： \t\u3000\n*"
_CONTENTS_LINE = re.compile(r"(\t|[.…·。]{3,}|\s{4,})\s*[0-9ivxIVX０-９]{1,4}\s*$")
_NO_HEADING_STYLES = re.compile(
    r"^(Contents|Index|Bibliography|Table|Illustration|Figure|Drawing|Caption|Footnote|Endnote|"
    r"Header|Footer|Object index|User Index|Title|Subtitle|Salutation|Addressee|Quotations)"
)
_LINE_LENGTH = 60  # of a heading whose number has no mark


def candidates(paragraphs: Sequence[Paragraph]) -> Iterator[Heading]:
    """What may be a heading, in order; the level of those without a style is still to be found out."""
    begins = labels.may_begin
    for index, paragraph in [(i, p) for i, p in enumerate(paragraphs) if p.level or p.label or begins(p.text)]:
        text, style, level, label = paragraph[:4]
        if style == "Title":
            continue
        if level:
            if text.strip() or label:
                yield _styled(index, paragraph)
        elif label:
            read = labels.parse_label(label)
            if read and read.shape != labels.BARE and text.strip():
                doubled = _doubled_number(text, _typed_number(text), read)
                start, end, run_in = extent(text, doubled.end if doubled else 0)
                yield Heading(index, 0, text[start:end], start, end, read, "automatic", run_in, doubled)
        else:
            read = labels.parse(text) or _bare_line(text)
            if read and not _CONTENTS_LINE.search(text) and not _NO_HEADING_STYLES.match(style):
                doubled = _doubled_number(text, read, None)
                start, end, run_in = extent(text, doubled.end if doubled else read.end)
                if end > start or run_in:
                    yield Heading(index, 0, text[start:end], start, end, read, "typed", run_in, doubled)


def _bare_line(text: str) -> Optional[Label]:
    """The number without a mark of what may be a heading: a line, not a sentence."""
    text = text.rstrip()
    return labels.parse_bare(text) if len(text) <= _LINE_LENGTH and text[-1:] not in _CLOSING + ",，、" else None


def _styled(index: int, paragraph: Paragraph) -> Heading:
    text = paragraph.text
    automatic = labels.parse_label(paragraph.label) if paragraph.label else None
    typed = _typed_number(text)
    doubled = _doubled_number(text, typed, automatic)
    begin = doubled.end if doubled else typed.end if typed and not automatic else 0
    start, end, run_in = extent(text, begin)
    return Heading(index, paragraph.level, text[start:end], start, end, automatic or typed, "styled", run_in, doubled)


def _typed_number(text: str) -> Optional[Label]:
    return labels.parse(text) or labels.parse_bare(text)


def _doubled_number(text: str, typed: Optional[Label], automatic: Optional[Label]) -> Optional[Label]:
    """The number typed in front of the words of a paragraph that has one already, automatic or typed; None when there is none.

    Letters and bare figures there belong to the words ("A. Smith's method") unless they repeat or continue the automatic number.
    """
    if typed is None:
        return None
    if automatic is None:
        again = _typed_number(text[typed.end :])
        if again is None or again[:2] != typed[:2]:
            return None
        return again._replace(start=again.start + typed.end, end=again.end + typed.end)
    if not typed.shape.prefix and typed.shape.system.endswith(("arabic", "roman", "alpha")):
        alike = typed.family == automatic.family and typed.values[:-1] == automatic.values[:-1]
        near = 1 if typed.shape == labels.BARE else 10
        return typed if alike and (typed.shape.depth > 1 or abs(typed.value - automatic.value) < near) else None
    return typed


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
