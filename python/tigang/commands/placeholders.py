"""Verbs about placeholders, and for their dialogs: which one is meant, and how to get from one to the next."""

from __future__ import annotations

from typing import Any, Callable, List, Optional, Sequence

from ..document.snapshot import Snapshot
from ..library.environment import Environment
from ..outlines.model import Outline
from ..snippets.filling import Spot, spots
from ..structure.headings import recognise
from ..writer import cursor, reader
from . import arguments as given
from .arguments import Arguments
from .shared import Result

#: Chooses among the placeholders of a document, seen from a position; answers with a number.
Move = Callable[[Sequence[Spot], Optional[cursor.Position]], int]


def next_placeholder(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Selects the placeholder after the cursor, after the last one the first."""
    given.named(arguments)
    return go_to_placeholder(document, following, cursor.cursor_position(document))


def previous_placeholder(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Selects the placeholder before the cursor, before the first one the last."""
    given.named(arguments)
    return go_to_placeholder(document, preceding, cursor.cursor_position(document))


def go_to_placeholder(document: Any, move: Move, position: Optional[cursor.Position]) -> Result:
    """Selects the placeholder that a move leads to from a position."""
    places = document_spots(reader.read(document), None)
    if not places:
        return {"placeholder": None, "count": 0}
    number = move(places, position)
    spot = places[number].placeholder
    select_spot(document, places[number])
    return {"placeholder": number + 1, "count": len(places), "section": spot.section or None, "guidance": spot.guidance}


def following(places: Sequence[Spot], after: Optional[cursor.Position]) -> int:
    """The number of the first placeholder after a position, after the last one that of the first."""
    later = (
        number
        for number, (paragraph, spot, _) in enumerate(places)
        if after is None or (paragraph, spot.start) > tuple(after)
    )
    return next(later, 0)


def preceding(places: Sequence[Spot], before: Optional[cursor.Position]) -> int:
    """The number of the last placeholder before a position, before the first one that of the last."""
    earlier = [
        number
        for number, (paragraph, spot, _) in enumerate(places)
        if before is not None and (paragraph, spot.start) < tuple(before)
    ]
    return earlier[-1] if earlier else len(places) - 1


def document_spots(snapshot: Snapshot, outline: Optional[Outline]) -> List[Spot]:
    """The placeholders of a document, in order."""
    return spots(snapshot, recognise(snapshot, outline.shapes if outline else ()))


def spot_at(places: Sequence[Spot], position: Optional[cursor.Position]) -> Optional[int]:
    """The number of the placeholder that a position touches."""
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


def placeholder_at_cursor(document: Any, snapshot: Snapshot) -> Optional[Spot]:
    """The placeholder that the cursor touches or the selection begins with."""
    places = document_spots(snapshot, None)
    number = spot_at(places, cursor.cursor_position(document))
    return None if number is None else places[number]


def select_spot(document: Any, place: Spot) -> None:
    """Selects a placeholder and brings it into view."""
    cursor.select(document, place.paragraph, place.placeholder.start, place.placeholder.end)
