"""An outline that extends another: an office keeps only its differences.

    extend: report
    id: report-of-our-bureau
    title: 我局报告
    sections:
      - {id: problems, heading: 突出问题}                 # an id of the base: these keys instead of its own
      - {id: budget, heading: 经费, after: work}          # a new one, placed
      - {id: plans, drop: true}                           # one less
      - id: work
        sections: [{id: results, heading: 成效}]          # the same below

Works on the data before they become an `Outline`; the line of everything is kept, in whichever file it stands.
"""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping, NamedTuple, Tuple

from .errors import TigangError
from .yamlfile import Entry, Path, nearest


class _Item(NamedTuple):
    """A section's data with the lines of its keys, by path below it."""

    data: Dict[str, Any]
    lines: Dict[Path, int]


def resolve(entry: Entry, entries: Mapping[str, Entry]) -> Entry:
    """The outline's data with all that it extends merged in; ``entries`` are the library's outlines by id.

    Raises TigangError (extend-unknown, extend-cycle, extend-section) with file and line.
    """
    return _resolve(entry, entries, ())


def _resolve(entry: Entry, entries: Mapping[str, Entry], seen: Tuple[str, ...]) -> Entry:
    base_id, own_id = entry.data.get("extend"), entry.data["id"]
    if not base_id:
        return entry
    line = entry.lines.get(("extend",), 1)
    if base_id in (own_id, *seen):
        raise TigangError("extend-cycle", file=entry.source, line=line, ids=" → ".join((*seen, own_id, base_id)))
    if base_id not in entries:
        raise TigangError("extend-unknown", file=entry.source, line=line, id=base_id,
                          nearest=", ".join(nearest(base_id, list(entries))) or "-")
    base = _resolve(entries[base_id], entries, (*seen, own_id))
    data = {**base.data, **{key: value for key, value in entry.data.items() if key != "extend"}}
    for key in ("fields", "rules"):
        if key in base.data and key in entry.data:
            data[key] = {**base.data[key], **entry.data[key]}
    lines = {**{path: line for path in base.lines if path[:1] != ("sections",)}, **entry.lines}
    sections = _merge(list(_items(base)), list(_items(entry)), entry.source)
    data["sections"] = [item.data for item in sections]
    return Entry(data, _flattened(sections, ("sections",), lines), entry.source)


def _items(entry: Entry) -> Iterable[_Item]:
    return _below(entry.data.get("sections") or [], entry.lines, ("sections",))


def _below(sections: List[Dict[str, Any]], lines: Mapping[Path, int], where: Path) -> Iterable[_Item]:
    for index, data in enumerate(sections):
        prefix = (*where, index)
        yield _Item(data, {path[len(prefix):]: line for path, line in lines.items() if path[:len(prefix)] == prefix})


def _merge(base: List[_Item], own: List[_Item], source: str) -> List[_Item]:
    merged = list(base)
    for item in own:
        data = {key: value for key, value in item.data.items() if key not in ("after", "before", "drop")}
        ids = [other.data["id"] for other in merged]
        name = item.data["id"]
        if name in ids:
            place = ids.index(name)
            former = merged.pop(place)
            if item.data.get("drop"):
                continue
            merged.insert(place, _replaced(former, _Item(data, item.lines), source))
        else:
            merged.insert(_place(item, ids, source), _Item(data, item.lines))
    return merged


def _replaced(base: _Item, own: _Item, source: str) -> _Item:
    data, lines = {**base.data, **own.data}, {**base.lines, **own.lines}
    if "sections" in base.data and "sections" in own.data:
        sections = _merge(list(_below(base.data["sections"], base.lines, ("sections",))),
                          list(_below(own.data["sections"], own.lines, ("sections",))), source)
        data["sections"] = [item.data for item in sections]
        lines = _flattened(sections, ("sections",), {path: line for path, line in lines.items() if path[:1] != ("sections",)})
    return _Item(data, lines)


def _place(item: _Item, ids: List[str], source: str) -> int:
    for key, offset in (("after", 1), ("before", 0)):
        wanted = item.data.get(key)
        if wanted in ids:
            return ids.index(wanted) + offset
        if wanted:
            raise TigangError("extend-section", file=source, line=item.lines.get((key,), 1), id=wanted,
                              nearest=", ".join(nearest(wanted, ids) or ids) or "-")
    if item.data.get("drop"):
        raise TigangError("extend-section", file=source, line=item.lines.get((), 1), id=item.data["id"],
                          nearest=", ".join(nearest(item.data["id"], ids) or ids) or "-")
    return len(ids)


def _flattened(items: List[_Item], where: Path, lines: Mapping[Path, int]) -> Dict[Path, int]:
    """The lines of everything, with those of the items at their new places."""
    flat = dict(lines)
    for index, item in enumerate(items):
        flat.update({(*where, index, *path): line for path, line in item.lines.items()})
    return flat
