"""Fields of a document given other values, everywhere at once.

Every place where a value was put in is known to the document (`Filled`), so a value that is changed later follows there, and
nowhere else: the same words in running text are the author's own.
"""

from __future__ import annotations

from typing import Dict, List, Mapping, Optional, Tuple, Union

from ..document.edits import Edit, Record, Replace
from ..document.snapshot import FieldValue, Filled, Placeholder, Snapshot
from ..text.blanks import waiting
from ..text.templating import join

# --- changing them ----------------------------------------------------------------------------------------------------


def change(
    snapshot: Snapshot,
    new: Mapping[str, FieldValue],
    language: str,
    placed: Optional[Mapping[Tuple[int, int], str]] = None,
) -> List[Edit]:
    """Return the edits that give fields new values, in every place of theirs; none where nothing changes.

    ``new``: values by field, of which the others keep theirs. ``placed``: what is known to come at a place, by paragraph and
    offset; "" for nothing else than what stands there.
    """
    values = {**snapshot.fields, **new}
    edits: List[Edit] = []
    counts: Dict[str, int] = {}
    for index, paragraph in snapshot.everywhere():
        places: List[Union[Placeholder, Filled]] = [*waiting(paragraph), *paragraph.filled]
        for place in sorted(places, key=lambda place: place.start):
            if place.field not in new:
                continue
            now = ""
            if isinstance(place, Filled):
                now = paragraph.text[place.start : place.end].replace("\n", "")  # lines of a title end anywhere
            if placed and (index, place.start) in placed:
                value = placed[index, place.start]
            elif isinstance(place, Placeholder):
                value = (
                    _item(values[place.field], counts, place.field)
                    if place.section
                    else join(values[place.field], language)
                )
            else:
                value = _instead(
                    now, snapshot.fields.get(place.field, ""), values[place.field], counts, place.field, language
                )
            if value and value != now:
                known = () if place.section else (Filled(0, len(value), "text", place.field),)
                edits.append(Replace(value, index, place.start, place.end, known))
    if values != snapshot.fields:
        edits.append(Record(None, values))
    return edits


def _item(value: FieldValue, counts: Dict[str, int], name: str) -> str:
    """Return a text's value; of a list the next item for each place in turn."""
    if isinstance(value, str):
        return value
    index = counts.get(name, 0)
    counts[name] = index + 1
    return value[index] if index < len(value) else ""


def _instead(now: str, old: FieldValue, new: FieldValue, counts: Dict[str, int], name: str, language: str) -> str:
    """Return what stands instead of ``now``: the new value, of a list the whole or the item at the same place in it."""
    if isinstance(new, str) or now == join(old, language):
        return join(new, language)
    return _item(new, counts, name)
