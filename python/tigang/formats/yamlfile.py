"""YAML files that people write: read safely, with the place of everything, so that an error can say where it is."""

from __future__ import annotations

import pathlib
import re
from typing import Any, Callable, Dict, Iterator, List, Mapping, NamedTuple, Tuple, TypeVar

from ..errors import TigangError
from ..text.cleaning import clean
from ..vendor import yaml
from . import regular

MAX_BYTES = 4_000_000
MAX_NODES = 12_000  # of one document, names of keys included: 2,400 sections; reading them takes most of a second
MAX_TOTAL = 60_000  # of all documents of a file; it takes some seconds
MAX_DOCUMENTS = 5_000
MAX_DEPTH = 64

Path = Tuple[Any, ...]
_Made = TypeVar("_Made")


class Place(NamedTuple):
    """Where something stands, as an error says it."""

    file: str
    line: int  # 1-based, as the column
    column: int


class Entry(NamedTuple):
    """One document of a YAML stream."""

    data: Any
    places: Mapping[
        Path, Place
    ]  # of what stands at each path of keys and 0-based indices: of its key, where it has one
    source: str  # path of the file

    def at(self, path: Path) -> Dict[str, Any]:
        """Return the place of what stands at ``path`` as values for an error's message: file, line and column."""
        return self.places.get(path, Place(self.source, 1, 1))._asdict()


def read(path: pathlib.Path) -> List[Entry]:
    """Return all documents of a file.

    Raises TigangError: file-unreadable, file-special, file-too-large, file-encoding, yaml-syntax, yaml-duplicate-key, yaml-tag,
    yaml-too-deep.
    """
    raw = regular.read(path, MAX_BYTES)
    if len(raw) > MAX_BYTES:
        raise TigangError("file-too-large", file=str(path), limit=MAX_BYTES // 1_000_000)
    return list(parse(decoded(raw, str(path)), str(path)))


def decoded(raw: bytes, source: str) -> str:
    """Return the text of a file. Raises TigangError (file-encoding)."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].split(b"\n")
        raise TigangError("file-encoding", file=source, line=len(before), column=len(before[-1]) + 1) from error


def parse(text: str, source: str) -> Iterator[Entry]:
    """Yield all documents of a YAML text; see `read`."""
    loader = None
    try:
        loader = _Loader(text, source)
        while loader.check_node():
            node = loader.get_node()
            if node is not None:
                places: Dict[Path, Place] = {}
                yield Entry(_Builder(source, places).build(node, (), 0), places, source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise TigangError(
            "yaml-syntax",
            file=source,
            line=mark.line + 1 if mark else 1,
            column=mark.column + 1 if mark else 1,
            problem=error.problem or "",
        ) from error
    except yaml.YAMLError as error:  # a control character
        raise TigangError(
            "yaml-syntax",
            file=source,
            line=text[: getattr(error, "position", 0)].count("\n") + 1,
            column=1,
            problem=getattr(error, "reason", str(error)),
        ) from error
    except TigangError:
        raise
    except Exception as error:  # what PyYAML has not thought of, as a "\U00110000"
        line = loader.get_mark().line + 1 if loader else 1
        raise TigangError("yaml-syntax", file=source, line=line, column=1, problem=str(error)) from error


def _place(source: str, mark: Any) -> Place:
    return Place(source, mark.line + 1, mark.column + 1)


class _Loader(yaml.SafeLoader):  # type: ignore[misc, unused-ignore]
    """Stops at what is nested too deeply or is too large, before it has read it all, and at tags."""

    def __init__(self, text: str, source: str) -> None:
        super().__init__(text)
        self.source, self.depth, self.count, self.total, self.documents = source, 0, 0, 0, 0

    def compose_document(self) -> Any:
        self.documents += 1
        return super().compose_document()

    def compose_node(self, parent: Any, index: Any) -> Any:
        self.count = self.count + 1 if self.depth else 1
        self.depth += 1
        self.total += 1
        event = self.peek_event()
        if self.count > MAX_NODES or self.depth > MAX_DEPTH or self.total > MAX_TOTAL or self.documents > MAX_DOCUMENTS:
            raise TigangError("yaml-too-deep", **_place(self.source, event.start_mark)._asdict())
        if getattr(event, "tag", None) is not None:
            raise TigangError("yaml-tag", **_place(self.source, event.start_mark)._asdict(), tag=event.tag)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """Take all scalars for texts: what they stand for, `_scalar` says."""
        return str(
            super().resolve(kind, None, (False, False)) if kind is not yaml.ScalarNode else self.DEFAULT_SCALAR_TAG
        )


class _Builder:
    """Turns YAML nodes into plain data, bounded in depth and size, keeping the places."""

    def __init__(self, source: str, places: Dict[Path, Place]) -> None:
        self.source, self.places, self.count = source, places, 0

    def build(self, node: Any, path: Path, depth: int) -> Any:
        self.count += 1  # aliases are counted each time: a few lines of them can stand for billions of nodes
        place = _place(self.source, node.start_mark)
        if self.count > MAX_NODES or depth > MAX_DEPTH:
            raise TigangError("yaml-too-deep", **place._asdict())
        self.places[path] = place
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, index), depth + 1) for index, item in enumerate(node.value)]
        return _scalar(node.value) if node.style is None else clean(node.value)

    def _mapping(self, node: Any, path: Path, depth: int) -> Dict[str, Any]:
        data: Dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = _place(self.source, key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                raise TigangError("yaml-syntax", **place._asdict(), problem="a key is a list or has keys itself")
            key = str(key_node.value)
            if key in data:
                raise TigangError("yaml-duplicate-key", **place._asdict(), key=key)
            data[key] = self.build(value_node, (*path, key), depth + 1)
            self.places[(*path, key)] = place
        return data


_CONSTANTS = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_WHOLE, _BROKEN = re.compile("-?(?:0|[1-9][0-9]{0,14})"), re.compile("-?(?:0|[1-9][0-9]{0,14})[.][0-9]{1,15}")


def _scalar(text: str) -> Any:
    """Return what a plain scalar stands for, by YAML 1.2 as far as JSON goes: nothing, true, false, a decimal number, or itself.

    No 1:30:00 or 010, which YAML 1.1 takes for numbers, no yes and no, no date.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _BROKEN.fullmatch(text) else clean(text)


def listed(value: Any) -> Tuple[str, ...]:
    """Return the texts of a key that takes one text or a list of them; none when it is not given."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def used(entry: Entry, make: Callable[[Entry], _Made]) -> _Made:
    """Return what ``make`` makes of a document. Raises TigangError: its own, or whatever else goes wrong as file-unusable."""
    try:
        return make(entry)
    except TigangError:
        raise
    except Exception as error:
        raise TigangError("file-unusable", **entry.at(()), reason=f"{type(error).__name__}: {error}") from error
