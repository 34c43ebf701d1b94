"""An outline or a layout that extends another: an office keeps only its differences.

    extend: report
    id: report-of-our-bureau
    title: 我局报告
    sections:
      - {id: problems, heading: 突出问题}                 # an id of the base: these keys instead of its own
      - {id: budget, heading: 经费, after: work}          # a new one, placed
      - {id: plans, drop: true}                           # one less
      - id: work
        sections: [{id: results, heading: 成效}]          # the same below

A layout's keys go in place of those of the layout that it extends, at every depth.

Works on the data before they become an `Outline` or a `Layout`; the place of everything is kept, in whichever file it stands.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Tuple

from ..errors import TigangError
from ..text.suggestions import nearest
from .yamlfile import Entry, Path, Place

_MOST = 32  # that extend one another in a row


class _Item(NamedTuple):
    """A section's data with the places of its keys, by path below it."""

    data: Dict[str, Any]
    places: Dict[Path, Place]

    def at(self, path: Path) -> Dict[str, Any]:
        place = self.places.get(path) or next(iter(self.places.values()), Place("", 1, 1))
        return place._asdict()


def resolve(entry: Entry, entries: Mapping[str, Entry]) -> Entry:
    """Return the outline's data with all that it extends merged in; ``entries`` are the library's outlines by id.

    Raises TigangError (extend-unknown, extend-cycle, extend-section) with file, line and column.
    """
    return _resolve(entry, entries, _merged_outline, ())


def resolve_layout(entry: Entry, entries: Mapping[str, Entry]) -> Entry:
    """Return the same for a layout; ``entries``: the layouts by id. Raises TigangError (extend-unknown, extend-cycle)."""
    return _resolve(entry, entries, _merged_layout, ())


def _resolve(
    entry: Entry, entries: Mapping[str, Entry], merged: Callable[[Entry, Entry], Entry], seen: Tuple[str, ...]
) -> Entry:
    base_id, own_id = entry.data.get("extend"), entry.data["id"]
    if not base_id:
        return entry
    place = entry.at(("extend",))
    if base_id in (own_id, *seen) or len(seen) >= _MOST:
        raise TigangError("extend-cycle", **place, ids=" → ".join((*seen, own_id, base_id)))
    if base_id not in entries:
        raise TigangError(
            "extend-unknown", **place, id=base_id, nearest=", ".join(nearest(base_id, list(entries))) or "-"
        )
    base = _resolve(entries[base_id], entries, merged, (*seen, own_id))
    return merged(base, entry._replace(data={key: value for key, value in entry.data.items() if key != "extend"}))


def _merged(base: Any, own: Any) -> Any:
    """Return mappings merged at every depth; of all else, what is ``own``."""
    if not isinstance(base, dict) or not isinstance(own, dict):
        return own
    return {**base, **{key: _merged(base.get(key), value) for key, value in own.items()}}


def _merged_layout(base: Entry, own: Entry) -> Entry:
    return Entry(_merged(base.data, own.data), {**base.places, **own.places}, own.source)


def _merged_outline(base: Entry, own: Entry) -> Entry:
    data = {**base.data, **own.data}
    for key in ("fields", "rules"):
        if key in base.data and key in own.data:
            data[key] = {**base.data[key], **own.data[key]}
    sections = _merge(_below(base.data, base.places), _below(own.data, own.places))
    data["sections"] = [item.data for item in sections]
    return Entry(
        data, _flattened(sections, {**_beside_sections(base.places), **_beside_sections(own.places)}), own.source
    )


def _below(data: Mapping[str, Any], places: Mapping[Path, Place]) -> List[_Item]:
    """Return the sections directly below an outline or a section."""
    items = [_Item(section, {}) for section in data.get("sections") or []]
    for path, place in places.items():
        if path[:1] == ("sections",) and len(path) > 1:
            items[path[1]].places[path[2:]] = place
    return items


def _beside_sections(places: Mapping[Path, Place]) -> Dict[Path, Place]:
    return {path: place for path, place in places.items() if path[:1] != ("sections",) or len(path) == 1}


def _merge(base: List[_Item], own: List[_Item]) -> List[_Item]:
    merged = list(base)
    ids = [other.data["id"] for other in merged]
    for item in own:
        data = {key: value for key, value in item.data.items() if key not in ("after", "before", "drop")}
        name = item.data["id"]
        if name in ids:
            place = ids.index(name)
            if item.data.get("drop"):
                del merged[place], ids[place]
            else:
                merged[place] = _replaced(merged[place], _Item(data, item.places))
        else:
            place = _place(item, ids)
            merged.insert(place, _Item(data, item.places))
            ids.insert(place, name)
    return merged


def _replaced(base: _Item, own: _Item) -> _Item:
    data, places = {**base.data, **own.data}, {**base.places, **own.places}
    if "sections" in base.data and "sections" in own.data:
        sections = _merge(_below(base.data, base.places), _below(own.data, own.places))
        data["sections"] = [item.data for item in sections]
        places = _flattened(sections, _beside_sections(places))
    return _Item(data, places)


def _place(item: _Item, ids: List[str]) -> int:
    for key, offset in (("after", 1), ("before", 0)):
        wanted = item.data.get(key)
        if wanted in ids:
            return ids.index(wanted) + offset
        if wanted:
            raise TigangError(
                "extend-section", **item.at((key,)), id=wanted, nearest=", ".join(nearest(wanted, ids) or ids) or "-"
            )
    if item.data.get("drop"):
        raise TigangError(
            "extend-section",
            **item.at(()),
            id=item.data["id"],
            nearest=", ".join(nearest(item.data["id"], ids) or ids) or "-",
        )
    return len(ids)


def _flattened(items: List[_Item], beside: Dict[Path, Place]) -> Dict[Path, Place]:
    """Return the places of everything, with those of the items' at their new paths."""
    flat = dict(beside)
    for index, item in enumerate(items):
        flat.update({("sections", index, *path): place for path, place in item.places.items()})
    return flat
