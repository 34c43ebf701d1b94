"""What edits change, paragraph by paragraph, as a person reads it before and after."""

from __future__ import annotations

from typing import Dict, Iterator, List, NamedTuple, Sequence

from ..document.edits import (
    BreakLines,
    Delete,
    Edit,
    Embed,
    Insert,
    LayOut,
    Move,
    Record,
    RefreshIndexes,
    Replace,
    Restyle,
)
from ..document.snapshot import Paragraph, Snapshot

_SHOWN = 3  # paragraphs of one that come in, go or move


class Change(NamedTuple):
    """A paragraph before and after; "" where there is none."""

    before: str
    after: str


def changes(snapshot: Snapshot, edits: Sequence[Edit]) -> List[Change]:
    """Return what edits change in a document's text and styles, in the order of the paragraphs.

    Line breaks, layouts, indexes and what the document records have no place in the text.
    """
    own: Dict[int, List[Edit]] = {}
    others: List[Edit] = []
    for edit in edits:
        if isinstance(edit, (Replace, Restyle)) and edit.paragraph is not None:
            own.setdefault(edit.paragraph, []).append(edit)
        else:
            others.append(edit)
    found = [_changed(snapshot.at(index), own[index]) for index in sorted(own)]
    return [*(change for edit in others for change in _moved(edit, snapshot.paragraphs)), *found]


def line_of(paragraph: Paragraph) -> str:
    """Return a paragraph as a line of text: headings with a # for each level, automatic numbers before the words."""
    marks = "#" * paragraph.level
    return " ".join(filter(None, (marks, paragraph.label, " ".join(paragraph.text.split("\n")))))


def _changed(paragraph: Paragraph, edits: Sequence[Edit]) -> Change:
    text, style = paragraph.text, paragraph.style
    for edit in sorted(edits, key=lambda edit: edit.start if isinstance(edit, Replace) else -1, reverse=True):
        if isinstance(edit, Replace):
            text = text[: edit.start] + edit.text + text[edit.end :]
        elif isinstance(edit, Restyle):
            style = edit.style
    if style == paragraph.style:
        return Change(paragraph.text, text)
    return Change(f"[{paragraph.style}] {paragraph.text}", f"[{style}] {text}")


def _moved(edit: Edit, paragraphs: Sequence[Paragraph]) -> Iterator[Change]:
    if isinstance(edit, Insert):
        yield from (Change("", block.text) for block in edit.blocks[:_SHOWN])
    elif isinstance(edit, Delete):
        yield from (Change(p.text, "") for p in paragraphs[edit.first : min(edit.last + 1, edit.first + _SHOWN)])
    elif isinstance(edit, Move):
        before = paragraphs[edit.before].text if edit.before < len(paragraphs) else "…"
        yield Change(paragraphs[edit.first].text, f"{paragraphs[edit.first].text} ↕ {before}")
    else:
        assert isinstance(edit, (BreakLines, LayOut, Record, RefreshIndexes, Embed, Replace)), edit
