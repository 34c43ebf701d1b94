"""Verbs about placeholders, and for their windows: which one is meant, and how to get from one to the next."""

from __future__ import annotations

import dataclasses
from typing import Any, Callable, Dict, List, Optional, Sequence

from ..document.snapshot import Snapshot
from ..outlines.model import Outline
from ..snippets.filling import Spot, spots
from ..writer import cursor
from .session import Session

#: Chooses among the placeholders of a document, seen from a position; returns a number.
Move = Callable[[Sequence[Spot], Optional[cursor.Position]], int]


@dataclasses.dataclass(frozen=True)
class NextPlaceholder:
    pass


@dataclasses.dataclass(frozen=True)
class PreviousPlaceholder:
    pass


@dataclasses.dataclass(frozen=True)
class ReachedPlaceholder:
    """`placeholder`: its number, from 1, or null where the document has none; `count`: how many there are; `section`: path of its
    section, or null; `guidance`: what is to be written there.
    """

    placeholder: Optional[int]
    count: int
    section: Optional[str] = None
    guidance: str = ""

    def as_json(self) -> Dict[str, Any]:
        values = dataclasses.asdict(self)
        return values if self.placeholder else {"placeholder": None, "count": self.count}


def next_placeholder(session: Session, asked: NextPlaceholder) -> ReachedPlaceholder:
    """Select the placeholder after the cursor, after the last one the first."""
    return _go_on(session, following)


def previous_placeholder(session: Session, asked: PreviousPlaceholder) -> ReachedPlaceholder:
    """Select the placeholder before the cursor, before the first one the last."""
    return _go_on(session, preceding)


def _go_on(session: Session, move: Move) -> ReachedPlaceholder:
    """Select the placeholder that a move leads to from the cursor."""
    snapshot = session.read()
    return _go(session, snapshot, move, cursor.cursor_position(session.document, snapshot.paragraphs))


def go_to_first(session: Session) -> ReachedPlaceholder:
    """Select the first placeholder of the document."""
    return _go(session, session.read(), following, None)


def _go(session: Session, snapshot: Snapshot, move: Move, position: Optional[cursor.Position]) -> ReachedPlaceholder:
    places = document_spots(session, snapshot)
    if not places:
        return ReachedPlaceholder(None, 0)
    number = move(places, position)
    spot = places[number].placeholder
    select_spot(session.document, places[number])
    return ReachedPlaceholder(number + 1, len(places), spot.section or None, spot.guidance)


def following(places: Sequence[Spot], after: Optional[cursor.Position]) -> int:
    """Return the number of the first placeholder after a position, after the last one that of the first."""
    later = (
        number
        for number, (paragraph, spot, _) in enumerate(places)
        if after is None or (paragraph, spot.start) > tuple(after)
    )
    return next(later, 0)


def preceding(places: Sequence[Spot], before: Optional[cursor.Position]) -> int:
    """Return the number of the last placeholder before a position, before the first one that of the last."""
    earlier = [
        number
        for number, (paragraph, spot, _) in enumerate(places)
        if before is not None and (paragraph, spot.start) < tuple(before)
    ]
    return earlier[-1] if earlier else len(places) - 1


def document_spots(session: Session, snapshot: Snapshot, outline: Optional[Outline] = None) -> List[Spot]:
    """Return the placeholders of a document, in order."""
    return spots(snapshot, session.tree(snapshot, outline))


def spot_at(places: Sequence[Spot], position: Optional[cursor.Position]) -> Optional[int]:
    """Return the number of the placeholder that a position touches."""
    if position is None:
        return None
    return next(
        (
            number
            for number, (paragraph, spot, _) in enumerate(places)
            if paragraph == position.paragraph and spot.start <= position.offset <= spot.end
        ),
        None,
    )


def placeholder_at_cursor(session: Session, snapshot: Snapshot) -> Optional[Spot]:
    """Return the placeholder that the cursor touches or the selection begins with."""
    places = document_spots(session, snapshot)
    number = spot_at(places, cursor.cursor_position(session.document, snapshot.paragraphs))
    return None if number is None else places[number]


def select_spot(document: Any, place: Spot) -> None:
    """Select a placeholder and bring it into view."""
    cursor.select(document, place.paragraph, place.placeholder.start, place.placeholder.end)
