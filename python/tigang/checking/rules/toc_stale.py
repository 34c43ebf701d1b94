"""A table of contents that no longer says what the headings say.

What it finds
    An entry that is missing, left over or that differs from its heading; the first such difference of the table. Compared
    are the words, not the page numbers, of headings down to the deepest level that the table shows. Headings above the table
    need not be in it.

Why it matters
    Readers look for a part that is not there, or under a name that it no longer has.

Wrong
    style:Contents 1: 背景→1 | style:Contents 1: 办法→2 | # 背景 | 文。 | # 措施 | 文。
    style:Contents 1: Scope→1 | # Scope | Text. | # Method | Text.
    style:Contents 1: Scope→1 | style:Contents 1: Method→1 | style:Contents 1: End→2 | # Scope | Text. | # End | Text.

Right
    style:Contents 1: A→1 | style:Contents 2: 1.1 B→1 | style:Contents 2: 1.2 C→1 | # A | ## [1.1] B | D. | ## [1.2] C | ### D | E

Options
    None.

Fix
    The indexes are updated.
"""

from __future__ import annotations

import itertools
import re
from typing import Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ...analysis import Analysis
from ...document.edits import RefreshIndexes
from ...document.snapshot import Paragraph
from ...structure.contents import HEAD
from ...text.similarity import plain
from ..rule import Rule, Violation

_STYLE = re.compile(r"Contents (\d+)")
_PAGE = re.compile(r"(?:\t|[.…·]{3,}|\s{4,})\s*[-—－–]?\s*[0-9ivxlcIVXLC０-９]{0,5}\s*[-—－–]?\s*$")
_BROKEN_PAGE = re.compile(r"\s*(?:错误|Error)\s?[!！:：].*$", re.S)  # reference-broken reports it
_NONE = "—"


class _Line(NamedTuple):
    paragraph: int
    text: str
    spellings: Tuple[str, ...]  # with and without its number, marks and spaces aside


_TITLES = ("Title", "Subtitle")


def find(analysis: Analysis) -> Iterator[Violation]:
    if not any(_STYLE.fullmatch(style) for style in analysis.styles):
        return
    paragraphs = analysis.snapshot.paragraphs
    entries = [(index, paragraph) for index, paragraph in enumerate(paragraphs) if _level(paragraph)]
    if not entries or _several_tables(paragraphs, entries):
        return
    headings = _headings(paragraphs, depth=max(_level(entry) for _, entry in entries))
    if not headings:
        return
    lines = [_entry(index, paragraph) for index, paragraph in entries]
    shown = [line for line in lines if line.spellings[0] and not HEAD.fullmatch(line.text)]
    first = shown[0].paragraph if shown else entries[0][0]
    difference = _difference(shown, headings, paragraphs, first)
    if difference:
        yield _hit(first, len(paragraphs[first].text), *difference)


def _headings(paragraphs: Sequence[Paragraph], depth: int) -> List[_Line]:
    """Return the headings down to the level ``depth`` that have words; a title that has a level is none."""
    levelled = ((index, p) for index, p in enumerate(paragraphs) if 0 < p.level <= depth and p.text.strip())
    return [_heading(index, p) for index, p in levelled if p.style not in _TITLES]


def _level(paragraph: Paragraph) -> int:
    """Return the level of the headings that an entry of a table of contents stands for; 0 for any other paragraph."""
    entry = _STYLE.fullmatch(paragraph.style) if paragraph.style.startswith("Contents ") else None
    return int(entry[1]) if entry else 0


def _hit(first: int, length: int, found: Optional[_Line], expected: Optional[_Line]) -> Violation:
    """Return the hit of a table whose first entry, in the paragraph ``first``, is of that length."""
    return Violation(
        first,
        0,
        length,
        {"found": found.text if found else _NONE, "expected": expected.text if expected else _NONE},
        fix=(RefreshIndexes(),),
        related=expected.paragraph if expected else None,
    )


def _several_tables(paragraphs: Sequence[Paragraph], entries: Sequence[Tuple[int, Paragraph]]) -> bool:
    """Return whether filled paragraphs part the entries: tables of single chapters show what only they know."""
    within = {index for index, _ in entries}
    between = range(entries[0][0], entries[-1][0] + 1)
    return any(index not in within and paragraphs[index].text.strip() for index in between)


def _entry(index: int, paragraph: Paragraph) -> _Line:
    text = _BROKEN_PAGE.sub("", _PAGE.sub("", paragraph.text)).strip()
    return _Line(index, text, (plain(paragraph.label + text), plain(text)))


def _heading(index: int, paragraph: Paragraph) -> _Line:
    text = paragraph.text.strip()
    return _Line(index, " ".join(filter(None, (paragraph.label, text))), (plain(paragraph.label + text), plain(text)))


def _difference(
    shown: Sequence[_Line], headings: Sequence[_Line], paragraphs: Sequence[Paragraph], first: int
) -> Optional[Tuple[Optional[_Line], Optional[_Line]]]:
    """Return the first entry and heading that do not go together; None for one of them where it has no counterpart.

    ``first``: the paragraph where the table begins
    """
    entries = _with_headings_or_gone(shown, headings, paragraphs)
    wanted = [heading for heading in headings if heading.paragraph > first or _among(heading, entries)]
    for entry, heading in itertools.zip_longest(entries, wanted):
        if entry is None or heading is None:
            return entry, heading
        if _same(entry, heading):
            continue
        left_over, missing = not _among(entry, wanted), not _among(heading, entries)
        if left_over == missing:
            return entry, heading
        return (entry, None) if left_over else (None, heading)
    return None


def _with_headings_or_gone(
    shown: Sequence[_Line], headings: Sequence[_Line], paragraphs: Sequence[Paragraph]
) -> List[_Line]:
    """Return the entries without those that show a paragraph that is no heading, as a table may be set to."""
    odd = [entry for entry in shown if not _among(entry, headings)]
    if not odd:
        return list(shown)
    body = {plain(p.label + p.text) for p in paragraphs if not p.style.startswith("Contents")}
    return [entry for entry in shown if entry not in odd or entry.spellings[0] not in body]


def _among(line: _Line, others: Sequence[_Line]) -> bool:
    return any(_same(line, other) for other in others)


def _same(one: _Line, other: _Line) -> bool:
    return bool(set(one.spellings) & set(other.spellings))


RULE = Rule(
    id="toc-stale",
    severity="warning",
    source="practice: a table of contents is updated last",
    message={
        "zh-CN": "目录需要更新：目录中是“{found}”，正文标题是“{expected}”。",
        "en": "The table of contents is out of date: it has “{found}” where the heading is “{expected}”.",
    },
    about_zh="目录与正文标题不一致：有遗漏、有多余，或者文字不同。读者会照着目录去找已经改名或不存在的部分。"
    "可以更新目录；页码不在检查之列。",
    source_zh="惯例：定稿时更新目录",
    find=find,
)
