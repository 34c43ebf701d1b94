"""Recognises the headings of a document that is edited, over and over: where no heading can have changed, the tree stays."""

from __future__ import annotations

from typing import Callable, Dict, Optional, Sequence, Tuple

from ..document.changes import Changes
from ..document.snapshot import Paragraph, Snapshot
from ..text.labels import Shape
from .headings import recognise
from .tree import Tree
from .unchanged import reads_alike

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
        """Return the headings of a document as `structure.headings.recognise` does.

        The tree is not to be changed: a document that has been edited only where no heading is gets the same one again.
        """
        key, paragraphs = tuple(shapes), snapshot.paragraphs
        known = self._latest.pop(key, None)
        kept = known is not None and reads_alike(known[0], known[1], paragraphs, self._changes)
        tree = known[1] if known and kept else recognise(snapshot, shapes)
        self._latest[key] = paragraphs, tree
        if len(self._latest) > _MOST:
            del self._latest[next(iter(self._latest))]
        return tree
