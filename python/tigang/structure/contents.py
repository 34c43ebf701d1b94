"""Tables of contents that somebody typed, and the lines of a note on attachments: numbered lines that are no headings.

A contents line ends in a page number behind dots or blanks, or it stands in the block under 目录 or Contents that repeats what
follows.
"""

from __future__ import annotations

import re
from typing import Dict, Iterator, Optional, Sequence, Set

from ..document.snapshot import Paragraph
from ..text.labels import parse

#: A line that may stand above a table of contents.
HEAD = re.compile(r"[\s\u3000]*(?:目[\s\u3000]*[录錄次]|(?i:(?:table of )?contents|index))[\s\u3000:：]*")
_PAGE = re.compile(r"(?:\t|…+|(?:\s\.){3,}|[.·。．_-]{3,}|\s{4,})[\s.…·]*[（(]?(?:[0-9ivxIVX０-９]{1,4})[）)]?\s*$")
_LEADER = re.compile(r"[\s.…·。．_\t-]*[（(]?[0-9ivxIVX０-９]{0,4}[）)]?\s*$")
_MOST = 300  # lines of a table of contents
_LINE = 100
ATTACHMENT_NOTE = re.compile(r"[ \t\u3000]*附件(?:[：:]|[ \u3000]?[1１一][.．、])")


def is_contents_line(text: str) -> bool:
    """Return whether a line ends as those of a table of contents do: in dots or blanks and a page number."""
    return bool(_PAGE.search(text))


def typed(paragraphs: Sequence[Paragraph], heads: Sequence[int]) -> Set[int]:
    """Return the paragraphs of typed tables of contents.

    ``heads``: the lines that may stand above one
    """
    found: Set[int] = set()
    for head in heads:
        end = _end(paragraphs, head + 1)
        found.update(range(head, end) if end else ())
    return found


def _end(paragraphs: Sequence[Paragraph], first: int) -> Optional[int]:
    """Return the paragraph after the block that begins at ``first``: the one where it is repeated; None when it is none."""
    seen: Dict[str, int] = {}
    bare: Set[str] = set()  # the same without numbers: a number may have been put right in one of the two places
    paged = 0
    number = ""  # of the first entry that has one: whatever its words, with it the text begins
    for index in range(first, min(first + _MOST, len(paragraphs))):
        text = paragraphs[index].text.strip()
        if not text:
            continue
        if is_contents_line(text):
            paged = index
        words = _words(text)
        label = parse(text)
        own = _words(text[label.end :]) if label else words
        if paged and own in bare and not is_contents_line(text):
            return index
        if words in seen or (label is not None and label.raw == number and index > first + 1):
            return index
        if len(text) > _LINE or text[-1] in "。；;" or paragraphs[index].level:
            break
        number = number or (label.raw if label else "")
        if words:
            seen[words] = index
            bare.add(own)
    return paged + 1 if paged else None


def _words(text: str) -> str:
    """Return what an entry and its heading share: all but the page number, blanks and a mark at the end."""
    return re.sub(r"[\s\u3000]+", "", _LEADER.sub("", text) if is_contents_line(text) else text).rstrip("。.：:")


def note_lines(paragraphs: Sequence[Paragraph], numbered: Sequence[int]) -> Iterator[int]:
    """Yield the further lines of a note on attachments, which goes on counting below its first line.

    ``numbered``: the paragraphs of body text that begin with a number, in order
    """
    last = -1
    for index in numbered:
        if index and (index - 1 == last or ATTACHMENT_NOTE.match(paragraphs[index - 1].text)):
            last = index
            yield index
