"""Steps of Writer's undo for what Writer itself does not undo: properties and settings of a document."""

from __future__ import annotations

from typing import Callable

import unohelper
from com.sun.star.document import XUndoAction


class Step(unohelper.Base, XUndoAction):  # type: ignore[misc]
    """https://api.libreoffice.org/docs/idl/ref/interfacecom_1_1sun_1_1star_1_1document_1_1XUndoAction.html"""

    def __init__(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        self._undo, self._redo = undo, redo
        self.Title = "Tigang"

    def undo(self) -> None:
        self._undo()

    def redo(self) -> None:
        self._redo()
