"""What verbs of every kind need: the outline that is meant, and edits under the name that Undo shows."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from .. import messages
from ..document.edits import Edit
from ..document.snapshot import Snapshot
from ..library import lookup
from ..library.environment import Environment
from ..library.loading import Library
from ..outlines.model import Outline
from ..writer import editor

Result = Dict[str, Any]


def outline_of(snapshot: Snapshot, library: Library, name: Optional[str] = None) -> Optional[Outline]:
    """The outline named, else the one that the document records; None when it records none that the library has."""
    return lookup.outline(name, library) if name else library.outlines.get(snapshot.outline)


def apply(document: Any, edits: Sequence[Edit], environment: Environment, step: str, **values: Any) -> List[str]:
    """Applies edits as one step, "undo.<step>" of the texts; answers as `editor.apply` does."""
    return editor.apply(document, edits, messages.get(f"undo.{step}", environment.language, **values))
