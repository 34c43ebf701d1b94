"""What a person names when they name an outline: one of the library by its id, or a file by its path or URL."""

from __future__ import annotations

import contextlib
import os
import pathlib
import urllib.parse
import urllib.request
from typing import Dict

from ..errors import TigangError
from ..formats import validation, yamlfile
from ..formats.yamlfile import Entry
from ..outlines.model import Outline
from .loading import Library, load_outline_file


def is_file(name: str) -> bool:
    """Return whether a name is that of a file; an id has no slash and no ending."""
    return name.startswith("file:") or name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name


def path(name: str) -> pathlib.Path:
    """Return the path that a person gives, itself or as a file URL."""
    if name.lower().startswith("file:"):
        with contextlib.suppress(ValueError):  # it only looks like a URL: then there is no such file
            name = urllib.request.url2pathname(urllib.parse.urlparse(name).path)
    name = name.replace("\0", "\ufffd")  # no file has that in its name
    return pathlib.Path(os.path.expanduser(name))  # as it is when there is no such user


def outline(name: str, library: Library) -> Outline:
    """Find the outline of an id, a path or a file URL.

    Raises TigangError: unknown-outline naming the nearest ids, or what is wrong with the file.
    """
    return outline_file(path(name), library) if is_file(name) else library.outline(name)


def outline_file(file: pathlib.Path, library: Library) -> Outline:
    """Read the outline of a file, which may extend those beside it and those of the library. Raises TigangError."""
    return load_outline_file(file, {**library.outline_entries, **_beside(file)})


def _beside(file: pathlib.Path) -> Dict[str, Entry]:
    """Return the outlines in the folder of a file, by id; what cannot be read is not among them."""
    known: Dict[str, Entry] = {}
    for other in sorted(file.absolute().parent.glob("*.yaml")):
        try:
            for entry in yamlfile.read(other):
                validation.validate(entry, "outline")
                known.setdefault(entry.data["id"], entry)
        except TigangError:
            continue
    return known
