"""The library: outlines, snippets and layouts in folders of YAML files.

A file that cannot be read is told about and the others still load. Folders come in order of precedence: what stands in an
earlier one hides what a later one has under the same id, so that a person's own outline replaces the bundled one.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import pathlib
import re
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, TypeVar, Union

from . import atomic, extending, index, yamlfile
from . import layout as layouts_
from . import outline as outlines_
from . import snippets as snippets_
from .errors import TigangError
from .index import Folder
from .layout import Layout
from .outline import Outline
from .snippets import Snippet
from .vendor import yaml
from .yamlfile import Entry

_Item = TypeVar("_Item", Outline, Snippet, Layout)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclasses.dataclass(frozen=True)
class Library:
    outlines: Dict[str, Outline]
    snippets: Dict[str, Snippet]
    layouts: Dict[str, Layout]
    problems: Tuple[TigangError, ...]  # what could not be loaded, and why

    def outline(self, name: str) -> Outline:
        """The outline of an id. Raises TigangError (unknown-outline) naming the nearest ids."""
        if name not in self.outlines:
            raise TigangError("unknown-outline", id=name, nearest=_suggest(name, self.outlines))
        return self.outlines[name]

    def layout(self, name: str) -> Layout:
        """The layout of an id. Raises TigangError (unknown-layout) naming the nearest ids."""
        if name not in self.layouts:
            raise TigangError("unknown-layout", id=name, nearest=_suggest(name, self.layouts))
        return self.layouts[name]

    def snippet(self, name: str) -> Snippet:
        """The snippet of an id. Raises TigangError (unknown-snippet) naming the nearest ids."""
        if name not in self.snippets:
            raise TigangError("unknown-snippet", id=name, nearest=_suggest(name, self.snippets))
        return self.snippets[name]


def _suggest(name: str, known: Dict[str, Any]) -> str:
    return ", ".join(yamlfile.nearest(name, list(known)) or sorted(known)[:8]) or "-"


def bundled() -> pathlib.Path:
    """The folder with the bundled ``outlines`` and ``snippets``."""
    return yamlfile.schema_folder().parent


def load(folders: Sequence[Union[pathlib.Path, Folder]], cache: Optional[pathlib.Path] = None) -> Library:
    """Reads ``outlines/*.yaml``, ``snippets/*.yaml`` and ``layouts/*.yaml`` of every folder, the first taking precedence.

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
    return Library(_made(outlines, lambda entry: outlines_.from_entry(extending.resolve(entry, outlines)), problems),
                   _made(entries["snippet"], lambda entry: snippets_.from_entry(entry, local), problems),
                   _made(layouts, lambda entry: layouts_.from_entry(extending.resolve_layout(entry, layouts)), problems),
                   tuple(problems))


def _local(folders: Sequence[Folder], source: str) -> pathlib.Path:
    """Where the file of a source lies on this machine: of a URL its copy."""
    for folder in folders:
        if folder.origin and source.startswith(folder.origin.rstrip("/") + "/"):
            return folder.path / source[len(folder.origin.rstrip("/")) + 1:]
    return pathlib.Path(source)


def _entries(folder: Folder, cache: Optional[pathlib.Path], problems: List[TigangError]) -> Dict[str, Dict[str, Entry]]:
    """The entries of a folder by kind and id."""
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
            items[name] = make(entry)
        except TigangError as error:
            problems.append(error)
    return items


def load_outline_file(path: pathlib.Path, others: Optional[Dict[str, Entry]] = None) -> Outline:
    """The outline of one file, wherever it lies. Raises TigangError as `yamlfile.read` and `yamlfile.validate` do."""
    entries = yamlfile.read(path)
    if len(entries) != 1:
        raise TigangError("not-one-outline", file=str(path), count=len(entries))
    yamlfile.validate(entries[0], "outline")
    return outlines_.from_entry(extending.resolve(entries[0], others or {}))


def save_snippet(folder: pathlib.Path, snippet: Snippet, document: bytes = b"") -> pathlib.Path:
    """Writes a snippet as a file of its own, ``<folder>/snippets/<id>.yaml``; see `save`.

    ``document``: an .odt that is the snippet's rich content; it is laid beside the file.
    """
    check_id(snippet.id)
    name = save_document(folder / "snippets", snippet.id, document) if document else ""
    try:
        return save(folder / "snippets", snippet_data(snippet, name))
    except TigangError:
        if name:
            (folder / "snippets" / name).unlink()
        raise


def snippet_data(snippet: Snippet, document: str = "") -> Dict[str, Any]:
    """A snippet as data of its format; ``document``: name of the .odt beside its file."""
    data: Dict[str, Any] = {"id": snippet.id, "title": yamlfile.clean(snippet.title)}
    if snippet.sections:
        data["for"] = list(snippet.sections)
    if snippet.tags:
        data["tags"] = [yamlfile.clean(tag) for tag in snippet.tags]
    if snippet.language:
        data["language"] = snippet.language
    if document:
        data["document"] = document
    if snippet.text:
        data["text"] = _Literal(yamlfile.clean(snippet.text) + "\n")
    return data


def save_document(folder: pathlib.Path, name: str, content: bytes) -> str:
    """Lays a document into a folder under the first free name that begins with ``name``; answers with that name."""
    for number in itertools.count(1):
        path = folder / (f"{name}.odt" if number == 1 else f"{name}-{number}.odt")
        try:
            with atomic.told(path):
                atomic.create(path, content)
            return path.name
        except TigangError as error:
            if error.code != "file-exists":
                raise
    raise AssertionError


def save_outline(folder: pathlib.Path, data: Dict[str, Any]) -> pathlib.Path:
    """Writes an outline, given as data of its format, as ``<folder>/outlines/<id>.yaml``; see `save`."""
    return save(folder / "outlines", data)


def save(folder: pathlib.Path, data: Dict[str, Any]) -> pathlib.Path:
    """Writes ``<folder>/<id>.yaml``, whole or not at all; there is never a file half written, nor one overwritten.

    Raises TigangError: bad-id for an id that is no plain name, file-exists when the folder has the id, file-unwritable,
    text-too-long for what could not be read again.
    """
    name = data["id"]
    check_id(name)
    path = folder / f"{name}.yaml"
    written = encoded(data)
    with atomic.told(path, name):
        atomic.create(path, written)
    return path


def encoded(data: Dict[str, Any]) -> bytes:
    """Data of a format of ours as a file. Raises TigangError (text-too-long) when it could not be read again."""
    if len(str(data.get("text", ""))) > yamlfile.MAX_BYTES:  # before much time is spent on it
        raise TigangError("text-too-long", limit=yamlfile.MAX_BYTES // 1_000_000)
    written = dumped(data).encode("utf-8")
    if len(written) > yamlfile.MAX_BYTES:
        raise TigangError("text-too-long", limit=yamlfile.MAX_BYTES // 1_000_000)
    return written


def check_id(name: str) -> None:
    """Raises TigangError (bad-id) for an id that is no plain name."""
    if not _ID.fullmatch(name) or len(name) > 80:  # file systems end at 255 bytes
        raise TigangError("bad-id", id=name)


def dumped(data: Dict[str, Any]) -> str:
    """Data of a format of ours as YAML, the way people write it."""
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000))


class _Literal(str):
    """A text written as a ``|`` block, the way people write one."""


class _Dumper(yaml.SafeDumper):  # type: ignore[misc, unused-ignore]
    pass


_Dumper.add_representer(_Literal, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|"))
