"""A saved text and how YAML becomes one."""

from __future__ import annotations

import dataclasses
import pathlib
from typing import Callable, Tuple

from ..formats.yamlfile import Entry, listed


@dataclasses.dataclass(frozen=True)
class Snippet:
    id: str
    title: str
    text: str  # each line is a paragraph; of a document its words, to be read and searched
    sections: Tuple[str, ...] = ()  # "outline/section/section": what it is meant for
    tags: Tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    document: str = ""  # path of the .odt that is its content; "" when that is the text


def from_entry(entry: Entry, local: Callable[[str], pathlib.Path] = pathlib.Path) -> Snippet:
    """Return the snippet of a validated YAML document. ``local``: where on this machine the file of a source lies."""
    data = entry.data
    document = str(local(entry.source).parent / data["document"]) if "document" in data else ""
    return Snippet(
        data["id"],
        data["title"],
        data.get("text", "").strip("\n"),
        listed(data.get("for")),
        listed(data.get("tags")),
        data.get("language", ""),
        entry.source,
        document,
    )
