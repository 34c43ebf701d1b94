"""Files of the library: written whole or not at all, never over another."""

from __future__ import annotations

import itertools
import pathlib
import re
from typing import Any, Dict

from ..errors import TigangError
from ..formats import atomic, yamlfile
from ..snippets.model import Snippet
from ..text import cleaning
from ..vendor import yaml

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def save_snippet(folder: pathlib.Path, snippet: Snippet, document: bytes = b"") -> pathlib.Path:
    """Write a snippet as a file of its own, ``<folder>/snippets/<id>.yaml``; see `save`.

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
    """Return a snippet as data of its format; ``document``: name of the .odt beside its file."""
    data: Dict[str, Any] = {"id": snippet.id, "title": cleaning.clean(snippet.title)}
    if snippet.sections:
        data["for"] = list(snippet.sections)
    if snippet.tags:
        data["tags"] = [cleaning.clean(tag) for tag in snippet.tags]
    if snippet.language:
        data["language"] = snippet.language
    if document:
        data["document"] = document
    if snippet.text:
        data["text"] = Literal(cleaning.clean(snippet.text) + "\n")
    return data


def save_document(folder: pathlib.Path, name: str, content: bytes) -> str:
    """Lay a document into a folder under the first free name that begins with ``name`` and return that name."""
    for number in itertools.count(1):
        path = folder / (f"{name}.odt" if number == 1 else f"{name}-{number}.odt")
        try:
            with atomic.reporting(path):
                atomic.create(path, content)
            return path.name
        except TigangError as error:
            if error.code != "file-exists":
                raise
    raise AssertionError


def save_outline(folder: pathlib.Path, data: Dict[str, Any]) -> pathlib.Path:
    """Write an outline, given as data of its format, as ``<folder>/outlines/<id>.yaml``; see `save`."""
    return save(folder / "outlines", data)


def save(folder: pathlib.Path, data: Dict[str, Any]) -> pathlib.Path:
    """Write ``<folder>/<id>.yaml``, whole or not at all; there is never a file half written, nor one overwritten.

    Raises TigangError: bad-id for an id that is no plain name, file-exists when the folder has the id, file-unwritable,
    text-too-long for what could not be read again.
    """
    name = data["id"]
    check_id(name)
    path = folder / f"{name}.yaml"
    written = encoded(data)
    with atomic.reporting(path, name):
        atomic.create(path, written)
    return path


def encoded(data: Dict[str, Any]) -> bytes:
    """Return data of one of our formats as a file. Raises TigangError (text-too-long) when it could not be read again."""
    if len(str(data.get("text", ""))) > yamlfile.MAX_BYTES:  # before much time is spent on it
        raise TigangError("text-too-long", limit=yamlfile.MAX_BYTES // 1_000_000)
    written = dumped(data).encode("utf-8")
    if len(written) > yamlfile.MAX_BYTES:
        raise TigangError("text-too-long", limit=yamlfile.MAX_BYTES // 1_000_000)
    return written


def check_id(name: str) -> None:
    """Raise TigangError (bad-id) for an id that is no plain name."""
    if not is_id(name):
        raise TigangError("bad-id", id=name)


def is_id(name: str) -> bool:
    """Return whether a name is a plain one: small letters, digits and single hyphens."""
    return len(name) <= 80 and bool(_ID.fullmatch(name))  # file systems end at 255 bytes


def dumped(data: Dict[str, Any]) -> str:
    """Return data of one of our formats as YAML, the way people write it."""
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000))


def in_line(data: Dict[str, Any]) -> str:
    """Return data as YAML in a single line: {zh-CN: 通知, en: Notice}."""
    return str(
        yaml.safe_dump(data, allow_unicode=True, default_flow_style=True, sort_keys=False, width=1_000_000)
    ).strip()


class Literal(str):
    """A text written as a ``|`` block, the way people write one."""


class _Dumper(yaml.SafeDumper):  # type: ignore[misc, unused-ignore]
    pass


_Dumper.add_representer(
    Literal, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
)
