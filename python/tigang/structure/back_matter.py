"""Where the text of a document ends: before its closing, its note on attachments, its signature, date and notes.

They belong to no section though they stand below the last heading.
"""

from __future__ import annotations

import re
from typing import Callable, List, Sequence

from ..document.snapshot import Paragraph
from ..text.similarity import similarity
from . import lines
from .lines import text_of
from .tree import Heading, Tree

_CLOSING_ALIKE = 0.6
_LINES = 12  # so many filled paragraphs may stand behind the text
_ITEM = re.compile(r"\d{1,2}[.．、].*")


def end_of_text(paragraphs: Sequence[Paragraph], tree: Tree, closings: Sequence[str] = ()) -> int:
    """Return the paragraph after the last one of the text.

    ``closings``: what the outline prescribes as closing
    """
    stop = _first_attachment(paragraphs, tree)
    first = max((h.paragraph for h in tree.headings if h.paragraph < stop), default=tree.title.stop - 1) + 1
    last: List[int] = []
    for index in range(stop - 1, first - 1, -1):
        if paragraphs[index].text.strip() and not paragraphs[index].followed_by_object:
            last.append(index)
        if len(last) == _LINES:
            break
    tail = [(index, text_of(paragraphs[index])) for index in reversed(last)]
    texts = [text for _, text in tail]
    left = len(texts)
    while left:
        rest = texts[:left]
        taken = (
            _attachments(rest)
            or _signed(rest)
            or _last(rest, lines.is_note)
            or _last(rest, lambda text: _closes(text, closings))
        )
        if not taken:
            break
        left -= taken
    if left == len(texts):
        return stop
    return tail[left - 1][0] + 1 if left else tail[0][0] if len(tail) == _LINES else first


def last_of(heading: Heading, end: int) -> int:
    """Return the last paragraph of a heading's section in a document whose text ends before ``end``."""
    return min(heading.last, end - 1) if heading.paragraph < end else heading.last


def _first_attachment(paragraphs: Sequence[Paragraph], tree: Tree) -> int:
    """Return the paragraph where the first attachment begins; the end of the document when it has none."""
    headings = (h.paragraph for h in tree.roots if h.label and h.label.family == "attachment")
    begun = (index for index, paragraph in enumerate(paragraphs) if paragraph.text.startswith("附件"))
    heads = (index for index in begun if lines.is_attachment_head(paragraphs[index].text))
    return min(next(headings, len(paragraphs)), next(heads, len(paragraphs)))


# How many of the last lines are …


def _last(texts: Sequence[str], looks: Callable[[str], bool]) -> int:
    return int(looks(texts[-1]))


def _closes(text: str, closings: Sequence[str]) -> bool:
    return lines.is_closing(text) or any(similarity(words, text) >= _CLOSING_ALIKE for words in closings)


def _signed(texts: Sequence[str]) -> int:
    """… a date and who signs above it."""
    if not lines.is_date(texts[-1]):
        return 0
    return 2 if len(texts) > 1 and lines.may_be_signature(texts[-2]) and not _ITEM.fullmatch(texts[-2]) else 1


def _attachments(texts: Sequence[str]) -> int:
    """… a note on attachments, with the lines on which it goes on counting."""
    count = 0
    while count < len(texts) - 1 and _ITEM.fullmatch(texts[-1 - count]):
        count += 1
    return count + 1 if lines.is_attachment_note(texts[-1 - count]) else 0
