"""Recognises the headings of a document that is edited, over and over: where no heading can have changed, the tree stays."""

from __future__ import annotations

from typing import Callable, Dict, Optional, Sequence, Tuple

from ..document.changes import Changes
from ..document.snapshot import Paragraph, Snapshot
from ..text import labels
from ..text.labels import Shape
from .headings import recognise
from .tree import Tree

#: What finds the headings of a document, given the numbering of an outline.
Recognise = Callable[[Snapshot, Sequence[Shape]], Tree]
_Paragraphs = Sequence[Paragraph]
_MOST = 8  # numberings for which a tree is kept


class Recogniser:
    """Remembers, by numbering, the latest document and its tree. For one document, and one thread at a time."""

    def __init__(self, changes: Optional[Changes] = None) -> None:
        self._changes = changes or Changes()
        self._latest: Dict[Tuple[Shape, ...], Tuple[_Paragraphs, Tree]] = {}

    def tree(self, snapshot: Snapshot, shapes: Sequence[Shape] = ()) -> Tree:
        """Return the headings of a document as `headings.recognise` does.

        The tree is not to be changed: a document that has been edited only where no heading is gets the same one again.
        """
        key, paragraphs = tuple(shapes), snapshot.paragraphs
        known = self._latest.pop(key, None)
        tree = known[1] if known and self._only_body_changed(*known, paragraphs) else recognise(snapshot, shapes)
        self._latest[key] = paragraphs, tree
        if len(self._latest) > _MOST:
            del self._latest[next(iter(self._latest))]
        return tree

    def _only_body_changed(self, before: _Paragraphs, tree: Tree, after: _Paragraphs) -> bool:
        """Whether a document surely has the tree that it had ``before``: what has changed is text below the first heading
        without a number, nor does it stand above a paragraph that has one, which its last words may make a list.
        """
        if after is before:
            return True
        if len(after) != len(before) or not tree.headings:
            return False
        return all(
            index > tree.headings[0].paragraph
            and _is_body(before[index])
            and _is_body(after[index])
            and (below.level > 0 or _is_body(below))
            for index in self._changes.between(before, after)
            for below in after[index + 1 : index + 2] or after[index:]
        )


def _is_body(paragraph: Paragraph) -> bool:
    return not (paragraph.level or paragraph.label or labels.may_begin(paragraph.text))
