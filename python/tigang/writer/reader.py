"""Reads an open document into a `Snapshot`. Reading changes nothing: no cursor moves, nothing is created."""

from __future__ import annotations

from typing import Any, Sequence, Tuple

from ..document.snapshot import Paragraph, Snapshot
from ..errors import TigangError
from ..office.uno_helpers import ask
from . import asking, fast, plain, styles, texts, unseen
from . import recorded as properties


def read(document: Any) -> Snapshot:
    """Return the snapshot of a text document. Raises TigangError (not-a-text-document)."""
    if document is None or not ask(document, "supportsService", "com.sun.star.text.TextDocument"):
        raise TigangError("not-a-text-document")
    ask(
        document, "lockControllers"
    )  # or the view would look at each call whether it has to be laid out anew: half of the time
    try:
        quickly = fast.paragraphs(document)
        return _snapshot(document, quickly, ()) if quickly else _read(document, everywhere=False)
    finally:
        ask(document, "unlockControllers")


def read_plainly(document: Any) -> Snapshot:
    """Return the same, looking into every paragraph for what only some may hold: what the faster ways are compared with."""
    return _read(document, everywhere=True)


def _read(document: Any, everywhere: bool) -> Snapshot:
    elements = list(texts.elements(document))
    paragraphs = tuple(plain.paragraphs(document, elements, everywhere))
    return _snapshot(document, paragraphs, tuple(unseen.find(document, elements)))


def _beside(document: Any, paragraphs: Sequence[Paragraph]) -> Tuple[Paragraph, ...]:
    """Return the paragraphs elsewhere that have to be known."""
    tables = {paragraph.place.rpartition(".")[0] for paragraph in paragraphs if paragraph.place}
    elements = list(texts.beside(document, tables))
    abbreviations = properties.recorded_abbreviations(document) if elements else {}
    return tuple(plain.paragraph(element.uno, abbreviations)._replace(place=element.place) for element in elements)


def _snapshot(document: Any, paragraphs: Sequence[Paragraph], not_seen: Tuple[Tuple[int, str], ...]) -> Snapshot:
    recorded = properties.recorded(document)
    look = styles.look(document, {paragraph.style for paragraph in paragraphs}) if recorded.layout else None
    return Snapshot(
        paragraphs,
        recorded.outline,
        recorded.fields,
        frozenset(asking.bookmark_names(document)),
        recorded.ignored,
        recorded.layout,
        look,
        _beside(document, paragraphs),
        not_seen,
    )
