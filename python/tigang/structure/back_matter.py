"""Where the text of a document ends: before its closing, its note on attachments, its signature, date and notes.

They belong to no section though they stand below the last heading.
"""

from __future__ import annotations

import re
from typing import Callable, List, Sequence

from ..document.snapshot import Paragraph
from ..text.similarity import similarity
from .official import DATE_LINE, text_of
from .tree import Heading, Tree

_CLOSING_ALIKE = 0.6
_LINES = 12  # so many filled paragraphs may stand behind the text
_LINE_LENGTH = 40  # a signature is a line
_CLOSING = re.compile(
    r"(?:特此|专此|此复|此致|敬礼)[^，。；]{0,12}[。！]?"
    r"|(?:以上|上述|如上)?.{0,8}(?:妥否|当否|可否|是否妥当|如无不妥|如有不妥|如有不当)，.{2,12}[。！]?"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(rf"{DATE_LINE.pattern}|(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}),? \d{{4}}", re.M)
_NOTE = re.compile(r"[（(].*[）)]|(?:抄送|主送|分送|联系人|附注|此件|公开方式).*")
_ATTACHMENTS = re.compile(r"(?:附件|附|附表)[：:].*")
_ATTACHMENT_HEAD = re.compile(r"附件\s*[\d一二三四五六七八九十]{0,3}\s*")
_ATTACHMENT = re.compile(r"\d{1,2}[.．、].*")


def end_of_text(paragraphs: Sequence[Paragraph], tree: Tree, closings: Sequence[str] = ()) -> int:
    """The paragraph after the last one of the text.

    ``closings``: what the outline prescribes as closing
    """
    stop = _first_attachment(paragraphs, tree)
    first = max((h.paragraph for h in tree.headings if h.paragraph < stop), default=tree.title.stop - 1) + 1
    lines: List[int] = []
    for index in range(stop - 1, first - 1, -1):
        if paragraphs[index].text.strip() and not paragraphs[index].followed_by_object:
            lines.append(index)
        if len(lines) == _LINES:
            break
    tail = [(index, text_of(paragraphs[index])) for index in reversed(lines)]
    texts = [text for _, text in tail]
    left = len(texts)
    while left:
        rest = texts[:left]
        taken = (
            _attachments(rest)
            or _signed(rest)
            or _last(rest, lambda text: bool(_NOTE.fullmatch(text)))
            or _last(rest, lambda text: _closes(text, closings))
        )
        if not taken:
            break
        left -= taken
    if left == len(texts):
        return stop
    return tail[left - 1][0] + 1 if left else tail[0][0] if len(tail) == _LINES else first


def last_of(heading: Heading, end: int) -> int:
    """The last paragraph of a heading's section in a document whose text ends before ``end``."""
    return min(heading.last, end - 1) if heading.paragraph < end else heading.last


def _first_attachment(paragraphs: Sequence[Paragraph], tree: Tree) -> int:
    """The paragraph where the first attachment begins; the end of the document when it has none."""
    headings = (h.paragraph for h in tree.roots if h.label and h.label.family == "attachment")
    lines = [index for index, paragraph in enumerate(paragraphs) if paragraph.text[:2] == "附件"]
    heads = (index for index in lines if _ATTACHMENT_HEAD.fullmatch(paragraphs[index].text))
    return min(next(headings, len(paragraphs)), next(heads, len(paragraphs)))


# How many of the last lines are …


def _last(lines: Sequence[str], looks: Callable[[str], bool]) -> int:
    return int(looks(lines[-1]))


def _closes(text: str, closings: Sequence[str]) -> bool:
    return bool(_CLOSING.fullmatch(text)) or any(similarity(words, text) >= _CLOSING_ALIKE for words in closings)


def _signed(lines: Sequence[str]) -> int:
    """… a date and who signs above it."""
    if not _DATE.fullmatch(lines[-1]):
        return 0
    signature = len(lines) > 1 and len(lines[-2]) <= _LINE_LENGTH and lines[-2][-1] not in "。：:；;，,！!？?"
    return 2 if signature and not _ATTACHMENT.fullmatch(lines[-2]) else 1


def _attachments(lines: Sequence[str]) -> int:
    """… a note on attachments, with the lines on which it goes on counting."""
    count = 0
    while count < len(lines) - 1 and _ATTACHMENT.fullmatch(lines[-1 - count]):
        count += 1
    return count + 1 if _ATTACHMENTS.fullmatch(lines[-1 - count]) else 0
