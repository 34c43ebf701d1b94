"""Whether a document that was edited reads as it did: only its text has changed, and nothing by which headings are known."""

from __future__ import annotations

from typing import Optional, Sequence

from ..document.changes import Changes
from ..document.snapshot import Paragraph
from ..text.labels import BLANKS
from .neighbours import ATTACHMENT, LEAD_IN
from .places import MARKED_LINE, is_line
from .tree import Tree


def reads_alike(before: Sequence[Paragraph], tree: Tree, after: Sequence[Paragraph], changes: Changes) -> bool:
    """Return whether a document surely has the tree that it had ``before``.

    ``changes``: what finds the paragraphs that differ
    """
    if after is before:
        return True
    if len(after) != len(before) or not tree.headings:
        return False
    first = max(tree.headings[0].paragraph, tree.contents)
    titles = {heading.title for heading in tree.headings if heading.title is not None}
    return all(
        index > first
        and index not in titles
        and _looks_alike(before[index], after[index])
        and _looks_down(_below(after, index))
        for index in changes.between(before, after)
    )


def _looks_alike(before: Paragraph, after: Paragraph) -> bool:
    """Return whether a paragraph is text before and after, and shows its neighbours the same."""
    return _is_body(before) and _is_body(after) and _signs(before) == _signs(after)


def _signs(paragraph: Paragraph) -> object:
    text = paragraph.text.rstrip(BLANKS + "\n")
    return (
        bool(text.strip(BLANKS)),
        text.endswith(LEAD_IN),
        is_line(text),
        ATTACHMENT.match(text) is None,
        paragraph.style == "Title",
        paragraph.followed_by_object,
    )


def _is_body(paragraph: Paragraph) -> bool:
    return not (paragraph.level or paragraph.label or MARKED_LINE.match(paragraph.text))


def _looks_down(paragraph: Optional[Paragraph]) -> bool:
    """Return whether how a paragraph is taken does not hang on the words right above it."""
    return paragraph is None or paragraph.level > 0 or _is_body(paragraph)


def _below(paragraphs: Sequence[Paragraph], index: int) -> Optional[Paragraph]:
    """Return the next paragraph with text, which looks at the one above it."""
    return next((p for p in paragraphs[index + 1 : index + 50] if p.text.strip(BLANKS) or p.level or p.label), None)
