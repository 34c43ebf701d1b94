"""What a verb works on."""

from __future__ import annotations

from typing import Any, Callable, List, Optional, Sequence, TypeVar

from .. import messages
from ..checking import run as checking
from ..checking.checker import Checker
from ..document.edits import Edit
from ..document.snapshot import Snapshot
from ..errors import TigangError
from ..library import lookup
from ..library.environment import Environment
from ..library.loading import Library
from ..outlines.model import Outline
from ..outlines.ties import retied
from ..structure.tree import Tree
from ..writer import editor, reader

_Result = TypeVar("_Result")


class Session:
    """A document that verbs work on, the person's library and language, and what is remembered of it between two verbs.

    Whoever runs several verbs on a document keeps one and drops it with the document.
    """

    def __init__(self, document: Any, environment: Environment, frame: Any = None) -> None:
        """``document``: a Writer model, or None where there is none; ``frame``: the one that a verb was given in, if any."""
        self._document, self._frame = document, frame
        self._is_text: Optional[bool] = None  # not asked yet
        self.environment = environment
        self.checker = Checker()

    @property
    def document(self) -> Any:
        """The Writer model. Raises TigangError (no-document, not-a-text-document)."""
        if self._document is None:
            raise TigangError("no-document")
        if not self.is_about_text:
            raise TigangError("not-a-text-document")
        return self._document

    @property
    def is_about_text(self) -> bool:
        """Whether there is a document, of Writer's."""
        if self._is_text is None:
            known = self._document is not None and self._document.supportsService("com.sun.star.text.TextDocument")
            self._is_text = bool(known)
        return self._is_text

    @property
    def frame(self) -> Any:
        """The frame of the document's window, or the one that the verb was given in. Raises TigangError (no-document, …)."""
        return self._frame if self._frame is not None else self.document.CurrentController.Frame

    @property
    def language(self) -> str:
        """Of the interface: "zh-CN" or "en"."""
        return self.environment.language

    def library(self) -> Library:
        """Return the person's library, as it is now."""
        return self.environment.library()

    def read(self) -> Snapshot:
        """Return the document as it is now. Raises TigangError (no-document, not-a-text-document)."""
        snapshot = reader.read(self.document)
        outline = self.library().outlines.get(snapshot.outline)
        return retied(snapshot, outline) if outline else snapshot

    def outline(self, snapshot: Snapshot, name: str = "") -> Optional[Outline]:
        """Return the outline named, else the one that the document records; None when the library has none such.

        Raises TigangError when there is none of that name.
        """
        library = self.library()
        return lookup.outline(name, library) if name else library.outlines.get(snapshot.outline)

    def tree(self, snapshot: Snapshot, outline: Optional[Outline] = None) -> Tree:
        """Return the headings of the document."""
        return self.checker.recogniser.tree(snapshot, outline.shapes if outline else ())

    def check(self, snapshot: Snapshot, name: str = "") -> checking.Report:
        """Check the document against the outline named, else the one that it records, else none."""
        library = self.library()
        outline = lookup.outline(name, library) if name else None
        return checking.check(
            snapshot,
            library.outlines,
            self.language,
            outline,
            library.layouts,
            self.checker,
            self.environment.settings().severities,
        )

    def apply(
        self, edits: Sequence[Edit], step: str, then: Callable[[List[str]], object] = lambda made: None, **values: Any
    ) -> List[str]:
        """Apply edits as one step, "undo.<step>" of the messages; ``then`` and what is returned are those of `editor.apply`."""
        return editor.apply(self.document, edits, self.undo_title(step, **values), then)

    def carry_on(self, edits: Sequence[Edit], *, spare_objects: bool = True) -> None:
        """Apply edits within a step that `editor.in_one_step` has begun; see `editor.carry_on`."""
        editor.carry_on(self.document, edits, spare_objects=spare_objects)

    def in_one_step(self, step: str, work: Callable[[], _Result], **values: Any) -> _Result:
        """Do ``work``, all changes of which become one step, "undo.<step>" of the messages; see `editor.in_one_step`."""
        return editor.in_one_step(self.document, self.undo_title(step, **values), work)

    def undo_title(self, step: str, **values: Any) -> str:
        """Return what Undo shows of a step."""
        return messages.get(f"undo.{step}", self.language, **values)
