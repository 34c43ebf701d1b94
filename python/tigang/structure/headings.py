"""Which paragraphs are headings, and the tree that they make.

A heading is *styled* (its paragraph has an outline level), numbered *automatically* (a list label that reads like a
heading's number) or only *typed* (一、总则 in a paragraph of body text). A typed one may be *run-in*: its first sentence
is the heading and the rest of the paragraph is body, as in "1、学习不深入。平时…".
"""

from __future__ import annotations

from typing import Sequence

from ..document.snapshot import Snapshot
from ..text.labels import Shape
from .reading import BEFORE_TITLE, read
from .tree import Tree

__all__ = ["BEFORE_TITLE", "recognise"]


def recognise(snapshot: Snapshot, shapes: Sequence[Shape] = ()) -> Tree:
    """Return the headings of a document.

    ``shapes``: the outline's numbering, outermost level first; empty when no outline is known.
    """
    return read(snapshot.paragraphs, shapes)
