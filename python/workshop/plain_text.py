"""Reads plain text and Markdown without LibreOffice: the paragraphs that Writer, or a converter, makes of such a file."""

from __future__ import annotations

import itertools
import pathlib
import re
from typing import Iterator, List, NamedTuple, Sequence, Tuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tigang.document.snapshot import Paragraph, Snapshot

SUFFIXES = (".txt", ".md")

_TEXT_STYLE = "Preformatted Text"  # Writer gives it to all that it reads from plain text
_LONGEST = 9_999  # characters; Writer begins a new paragraph there, or at a blank in the last hundred
_BLANK_FROM = 9_900
_SOUGHT = 4096  # bytes at the start that show the kind of line ends
#: "A. …" is no list to Markdown, but to its author.
_ENUMERATED = re.compile(r"\r(?=\(?(?:[A-Za-z]|\d+|[ivxIVX]+)[.)] )")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_BULLET = "•"


def read(path: pathlib.Path) -> Snapshot:
    """The document in a .txt or .md file, which its name decides."""
    data = path.read_bytes()
    read_it = markdown if path.suffix.lower() == ".md" else text
    return read_it(data)


# --- plain text -------------------------------------------------------------------------------------------------------


def text(data: bytes) -> Snapshot:
    """What Writer reads from a plain text; one in GB 18030, which Writer asks about, is read as such."""
    pieces = itertools.chain.from_iterable(map(_bounded, _lines(data)))
    style = _TEXT_STYLE if data else "Standard"
    return Snapshot(tuple(Paragraph(_CONTROL.sub("#", piece), style) for piece in pieces))


def _lines(data: bytes) -> Iterator[str]:
    """Yield the lines of a text; a page break in one ends it, too."""
    lines = _decoded(data).split(_line_end(data[:_SOUGHT]))
    if len(lines) > 1 and not lines[-1]:
        lines.pop()  # the last line ended as the others do
    for line in lines:
        yield from line.split("\f")


def _line_end(start: bytes) -> str:
    if b"\r" not in start:
        return "\n"
    return "\r\n" if b"\n" in start else "\r"


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def _bounded(line: str) -> Iterator[str]:
    """A line in paragraphs of the length that Writer reads."""
    while len(line) > _LONGEST:
        blank = line.find(" ", _BLANK_FROM, _LONGEST)
        cut = _LONGEST if blank < 0 else blank
        yield line[:cut]
        line = line[cut:]
    yield line


# --- Markdown ---------------------------------------------------------------------------------------------------------


class _List(NamedTuple):
    ordered: bool
    start: int


def markdown(data: bytes) -> Snapshot:
    """What a converter makes of Markdown: headings in their styles, lists with their marks; no tables, images and HTML."""
    source = re.sub(r"\A\s*---\n.*?\n---\n", "", _decoded(data).replace("\r\n", "\n"), count=1, flags=re.S)
    made: List[Paragraph] = []
    lists: List[_List] = []
    items: List[int] = []  # how many items of each open list have begun
    style, level, label, in_table = "Text body", 0, "", 0
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(_List(token.type.startswith("ordered"), int(token.attrGet("start") or 1)))
            items.append(0)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
            items.pop()
        elif token.type == "list_item_open":
            label = f"{lists[-1].start + items[-1]}." if lists[-1].ordered else _BULLET
            items[-1] += 1
        elif token.type == "heading_open":
            level = int(token.tag[1:])
            style = f"Heading {level}"
        elif token.type == "heading_close":
            style, level = "Text body", 0
        elif token.type in ("table_open", "table_close"):
            in_table += 1 if token.type == "table_open" else -1
            _holds_object(made)
        elif token.type == "inline" and not in_table:
            words, image = _inline(token.children or ())
            for line in _ENUMERATED.split(words):
                made.append(Paragraph(_joined(line), style, level, label))
                label = ""
            if image:
                _holds_object(made)
        elif token.type in ("fence", "code_block"):
            made.extend(Paragraph(line, _TEXT_STYLE) for line in token.content.splitlines())
    return Snapshot(tuple(made))


def _holds_object(made: List[Paragraph]) -> None:
    if made:
        made[-1] = made[-1]._replace(followed_by_object=True)


def _inline(tokens: Sequence[Token]) -> Tuple[str, bool]:
    """The words of a paragraph, and whether there is an image in it."""
    words, image = "", False
    for token in tokens:
        if token.type in ("text", "code_inline"):
            words += token.content
        elif token.type == "softbreak":
            words += "\r"
        elif token.type == "hardbreak":
            words += "\n"
        image |= token.type == "image"
    return words, image


def _joined(line: str) -> str:
    """A wrapped line in one: between Chinese characters without a blank."""
    return re.sub("(?<=[\u3000-\u9fff\uff00-\uffef])\r", "", line).replace("\r", " ").strip(" ")
