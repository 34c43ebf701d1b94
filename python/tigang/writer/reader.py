"""Reads an open document into a `Snapshot`. Reading changes nothing: no cursor moves, nothing is created."""

from __future__ import annotations

from typing import Any, Sequence

from ..document.snapshot import Paragraph, Snapshot
from ..errors import TigangError
from . import fast, plain, styles
from . import recorded as properties


def read(document: Any) -> Snapshot:
    """Return the snapshot of a text document. Raises TigangError (not-a-text-document)."""
    if document is None or not document.supportsService("com.sun.star.text.TextDocument"):
        raise TigangError("not-a-text-document")
    document.lockControllers()  # or the view would look at each call whether it has to be laid out anew: half of the time
    try:
        return _snapshot(document, fast.paragraphs(document) or tuple(plain.paragraphs(document)))
    finally:
        document.unlockControllers()


def read_plainly(document: Any) -> Snapshot:
    """Return the same, looking into every paragraph for what only some may hold: what the faster ways are compared with."""
    return _snapshot(document, tuple(plain.paragraphs(document, everywhere=True)))


def _snapshot(document: Any, paragraphs: Sequence[Paragraph]) -> Snapshot:
    recorded = properties.recorded(document)
    look = styles.look(document, {paragraph.style for paragraph in paragraphs}) if recorded.layout else None
    return Snapshot(
        paragraphs,
        recorded.outline,
        recorded.fields,
        frozenset(document.Bookmarks.ElementNames),
        recorded.ignored,
        recorded.layout,
        look,
    )
