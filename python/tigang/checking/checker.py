"""What is remembered of a document between its checks."""

from __future__ import annotations

from ..document.changes import Changes
from ..structure.recogniser import Recogniser
from .incremental import Answers


class Checker:
    """What the last check found out about a document, so that the next one asks only what an edit may have changed.

    Whoever checks a document again and again holds one, and drops it with the document: nothing else keeps any of it.
    A checker is for one thread at a time; any number of them may work side by side.
    """

    def __init__(self) -> None:
        changes = Changes()
        self.recogniser = Recogniser(changes)
        self.answers = Answers(changes)
        self.guesses = Answers(changes)  # of the outline that the document looks like
