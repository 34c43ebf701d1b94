"""Looking after outlines of one's own: changing what they are called, deleting them, bringing them back. Nothing is ever lost.

As with snippets (`store`), what is replaced lies in ``backup``, what is deleted in ``trash/outlines``, and only an outline in a
file of its own (``outlines/<id>.yaml``) is changed; what else the file says stays as it is.
"""

from __future__ import annotations

import os
import pathlib
from typing import Any, Dict, List, NamedTuple

from ..errors import TigangError
from ..formats import atomic, validation, yamlfile
from ..messages import Text, pick
from ..text.suggestions import nearest
from . import store, writing
from .store import Own

_FOLDER = "outlines"


class TrashedOutline(NamedTuple):
    """A deleted outline."""

    id: str
    title: Text
    deleted: str  # "2026-11-28 14:05:09", in the time of the machine
    file: str  # its path in the trash


def file_of(folder: pathlib.Path, name: str) -> pathlib.Path:
    """Return where an outline of that id lies when it has a file of its own."""
    return folder / _FOLDER / f"{name}.yaml"


def change(folder: pathlib.Path, name: str, new: str, **values: Any) -> pathlib.Path:
    """Give an outline other values, and another id where ``new`` is one; return its file.

    Raises TigangError (bad-id, file-exists, unknown-outline, outline-not-own, file-unwritable, and as `yamlfile.validate` does).
    """
    writing.check_id(new)
    own = _own(folder, name)
    path = file_of(folder, new)
    text = store.with_values(own, **{**values, **({"id": new} if new != name else {})})
    for entry in yamlfile.parse(text, str(path)):
        validation.validate(entry, "outline")
    with atomic.reporting(path, new):
        if new == name:
            store.back_up(folder, own.path.name, own.text.encode("utf-8"))
            atomic.replace(path, text.encode("utf-8"))
        else:
            atomic.create(path, text.encode("utf-8"))
            store.back_up(folder, own.path.name, own.text.encode("utf-8"))
            own.path.unlink()
    return path


def delete(folder: pathlib.Path, name: str) -> pathlib.Path:
    """Move an outline to the trash; return where it lies there. Raises as `change` does."""
    own = _own(folder, name)
    there = store.trash_folder(folder / store.TRASH / _FOLDER)
    with atomic.reporting(own.path):
        there.mkdir(parents=True)
        os.rename(own.path, there / own.path.name)
    return there / own.path.name


def trash(folder: pathlib.Path) -> List[TrashedOutline]:
    """Return the outlines in the trash of a library's folder, the last deleted first."""
    return [
        TrashedOutline(path.stem, _data(path).get("title", path.stem), store.when(path.parent.name), str(path))
        for path in sorted((folder / store.TRASH / _FOLDER).glob("*/*.yaml"), reverse=True)
        if writing.is_id(path.stem)
    ]


def restore(folder: pathlib.Path, path: pathlib.Path) -> pathlib.Path:
    """Bring an outline back from the trash; return its file. Raises TigangError (file-exists, file-unwritable)."""
    target = file_of(folder, path.stem)
    with atomic.reporting(target, path.stem):
        atomic.create(target, path.read_bytes())
        path.unlink()
        path.parent.rmdir()
    return target


def retitled(text: Text, words: str, language: str) -> Text:
    """Return a text that may be given by language, with other words in one language."""
    if isinstance(text, str) or not text:
        return words
    if pick(text, language) == words:
        return text
    known = next((key for key in text if key.split("-")[0] == language.split("-", maxsplit=1)[0]), language)
    return {**text, known: words}


def _data(path: pathlib.Path) -> Dict[str, Any]:
    try:
        return next((entry.data for entry in yamlfile.read(path) if isinstance(entry.data, dict)), {})
    except TigangError:
        return {}


def _own(folder: pathlib.Path, name: str) -> Own:
    """Return the outline in its own file. Raises TigangError (unknown-outline, outline-not-own)."""
    writing.check_id(name)
    path = file_of(folder, name)
    if not path.exists():
        there = [other.stem for other in path.parent.glob("*.yaml")]
        raise TigangError("unknown-outline", id=name, nearest=", ".join(nearest(name, there)) or "-")
    entries = yamlfile.read(path)
    if [entry.data.get("id") if isinstance(entry.data, dict) else None for entry in entries] != [name]:
        raise TigangError("outline-not-own", id=name, file=str(path))
    return Own(path, path.read_bytes().decode("utf-8-sig"), entries[0])
