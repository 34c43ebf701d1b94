"""The library: outlines, snippets and layouts in folders of YAML files.

A file that cannot be read is reported and the others still load. Folders come in order of precedence: what stands in an
earlier one hides what a later one has under the same id, so that a person's own outline replaces the bundled one.
"""

from __future__ import annotations

import dataclasses
import functools
import pathlib
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple, TypeVar, Union

from .. import resources
from ..errors import TigangError
from ..formats import extending, validation, yamlfile
from ..formats.yamlfile import Entry
from ..layouts import model as layouts_
from ..layouts.model import Layout
from ..outlines import reading as outlines_
from ..outlines.model import Outline
from ..snippets import model as snippets_
from ..snippets.model import Snippet
from ..text import suggestions
from . import index
from .index import Folder

_Item = TypeVar("_Item", Outline, Snippet, Layout)


@dataclasses.dataclass(frozen=True)
class Library:
    outlines: Dict[str, Outline]
    snippets: Dict[str, Snippet]
    layouts: Dict[str, Layout]
    problems: Tuple[TigangError, ...]  # what could not be loaded, and why
    outline_entries: Mapping[str, Entry]  # by id, as their files have them: what another outline may extend

    def outline(self, name: str) -> Outline:
        """Return the outline of an id. Raises TigangError (unknown-outline) naming the nearest ids."""
        if name not in self.outlines:
            raise TigangError("unknown-outline", id=name, nearest=_suggest(name, self.outlines))
        return self.outlines[name]

    def layout_for(self, outline: Outline, preferred: str = "") -> str:
        """Return the id of an outline's layout; ``preferred`` where it has none, or one that the preferred one extends."""
        above, name = set(), preferred
        while name in self.layouts and name not in above:
            above.add(name)
            name = self.layouts[name].extends
        return preferred if above and outline.layout in {"", *above} else outline.layout

    def layout(self, name: str) -> Layout:
        """Return the layout of an id. Raises TigangError (unknown-layout) naming the nearest ids."""
        if name not in self.layouts:
            raise TigangError("unknown-layout", id=name, nearest=_suggest(name, self.layouts))
        return self.layouts[name]

    def snippet(self, name: str) -> Snippet:
        """Return the snippet of an id. Raises TigangError (unknown-snippet) naming the nearest ids."""
        if name not in self.snippets:
            raise TigangError("unknown-snippet", id=name, nearest=_suggest(name, self.snippets))
        return self.snippets[name]


def _suggest(name: str, known: Dict[str, Any]) -> str:
    return ", ".join(suggestions.nearest(name, list(known)) or sorted(known)[:8]) or "-"


def bundled() -> pathlib.Path:
    """Return the folder with the bundled ``outlines`` and ``snippets``."""
    return resources.folder("outlines").parent


def load(folders: Sequence[Union[pathlib.Path, Folder]], cache: Optional[pathlib.Path] = None) -> Library:
    """Read ``outlines/*.yaml``, ``snippets/*.yaml`` and ``layouts/*.yaml`` of every folder, the first taking precedence.

    ``cache``: a folder for what makes the next reading faster; see `index`.
    """
    problems: List[TigangError] = []
    entries: Dict[str, Dict[str, Entry]] = {kind: {} for kind in index.KINDS.values()}
    every = [folder if isinstance(folder, Folder) else Folder(folder) for folder in folders]
    local = functools.partial(_local, every)
    for folder in every:
        here = _entries(folder, cache, problems)
        for kind, known in entries.items():
            for name, entry in here[kind].items():
                known.setdefault(name, entry)
    outlines, layouts = entries["outline"], entries["layout"]
    return Library(
        _made(outlines, lambda entry: outlines_.from_entry(extending.resolve(entry, outlines)), problems),
        _made(entries["snippet"], lambda entry: snippets_.from_entry(entry, local), problems),
        _made(layouts, lambda entry: _layout(entry, layouts), problems),
        tuple(problems),
        outlines,
    )


def _layout(entry: Entry, others: Mapping[str, Entry]) -> Layout:
    made = layouts_.from_entry(extending.resolve_layout(entry, others))
    return dataclasses.replace(made, extends=entry.data.get("extend", ""))


def _local(folders: Sequence[Folder], source: str) -> pathlib.Path:
    """Return where the file of a source lies on this machine: of a URL its copy."""
    for folder in folders:
        if folder.origin and source.startswith(folder.origin.rstrip("/") + "/"):
            return folder.path / source[len(folder.origin.rstrip("/")) + 1 :]
    return pathlib.Path(source)


def _entries(folder: Folder, cache: Optional[pathlib.Path], problems: List[TigangError]) -> Dict[str, Dict[str, Entry]]:
    """Return the entries of a folder by kind and id."""
    here: Dict[str, Dict[str, Entry]] = {kind: {} for kind in index.KINDS.values()}
    try:
        for kind, found in index.read(folder, cache):
            if isinstance(found, TigangError):
                problems.append(found)
                continue
            name = found.data["id"]
            first = here[kind].setdefault(name, found)
            if first is not found:
                problems.append(TigangError("duplicate-id", **found.at(("id",)), id=name, first=first.source))
    except OSError as error:
        problems.append(TigangError("folder-unreachable", folder=folder.name, reason=error.strerror or str(error)))
    return here


def _made(entries: Dict[str, Entry], make: Callable[[Entry], _Item], problems: List[TigangError]) -> Dict[str, _Item]:
    items: Dict[str, _Item] = {}
    for name, entry in entries.items():
        try:
            items[name] = yamlfile.used(entry, make)
        except TigangError as error:
            problems.append(error)
    return items


def load_outline_file(path: pathlib.Path, others: Optional[Mapping[str, Entry]] = None) -> Outline:
    """Read the outline of one file, wherever it lies.

    ``others``: the outlines that it may extend, by id; `lookup.outline_file` finds them.
    Raises TigangError as `yamlfile.read` and `yamlfile.validate` do, and extend-unknown.
    """
    entries = yamlfile.read(path)
    if len(entries) != 1:
        raise TigangError("not-one-outline", file=str(path), count=len(entries))
    validation.validate(entries[0], "outline")
    return yamlfile.used(entries[0], lambda entry: outlines_.from_entry(extending.resolve(entry, others or {})))
