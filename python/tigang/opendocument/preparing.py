"""Making an OpenDocument text ready to come into another document: its styles, and values for its fields."""

from __future__ import annotations

import re
from typing import Collection, Iterator, List, Mapping, NamedTuple, Sequence, Set
from xml.etree import ElementTree

from ..document import bookmarks
from ..document.edits import Embed
from ..document.snapshot import FieldValue
from ..text.templating import FIELD, join
from .cleaning import Package, read, written
from .markup import BODY, PARAGRAPHS, STYLE_NAME, Element, odf, odf_names, paragraphs

_DECLARATIONS = odf_names("text:sequence-decls text:variable-decls text:user-field-decls")


def prepared(
    raw: bytes,
    source: str,
    known: Mapping[str, Collection[str]],
    values: Mapping[str, FieldValue],
    language: str,
    section: str,
    names: Set[str],
) -> Embed:
    """Return the edit that puts the document into another one, at the cursor. Raises TigangError as `cleaning.read` does.

    ``known``: styles of the other document by family ("paragraph", "text", "list", "graphic", "table"): they stay as they are
    there, and no definitions of them go in. ``values``: of the fields, marked in the text for ``section`` with bookmarks whose
    names are added to ``names``, those in use.
    """
    package = read(raw, source)
    mine = [style for style in package.styles if not _known(style, known)]
    _name_styles_as_shown(package, mine, known)
    for paragraph in paragraphs(package.content):
        _fill(paragraph, values, language, section, names)
    blocks = _blocks(package)
    one_paragraph = len(blocks) == 1 and blocks[0].tag == odf("text:p")
    extra = bool(blocks) and blocks[-1].tag in (*PARAGRAPHS, odf("text:list"))
    body = package.content.find(BODY)
    if extra and body is not None:
        ElementTree.SubElement(body, odf("text:p"))
    return Embed(written(package, mine), inline=one_paragraph, extra=extra, fallen=package.fallen)


def _blocks(package: Package) -> List[Element]:
    """Return the paragraphs, tables and the like of a document."""
    body = package.content.find(BODY)
    return [] if body is None else [child for child in body if child.tag not in _DECLARATIONS]


def _name_styles_as_shown(package: Package, mine: Sequence[Element], known: Mapping[str, Collection[str]]) -> None:
    """Name the other document's styles as people see them: so a style without definition is found.

    ``mine``: the styles that come along with their definitions; ``known``: as in `prepared`
    """
    defined = {style.get(STYLE_NAME, "") for style in mine}
    shown = set().union(*known.values())
    for tree in (package.content, *mine):
        for element in tree.iter():
            for name, value in element.items():
                if name.endswith("style-name") and value not in defined and _decoded(value) in shown:
                    element.set(name, _decoded(value))


# --- styles -----------------------------------------------------------------------------------------------------------


def _known(style: Element, known: Mapping[str, Collection[str]]) -> bool:
    """Return whether the document has a style; ``known``: its styles by ODF's names of their families."""
    family = "list" if style.tag == odf("text:list-style") else style.get(odf("style:family"), "")
    return _shown(style) in known.get(family, ())


def _shown(style: Element) -> str:
    return style.get(odf("style:display-name")) or _decoded(style.get(STYLE_NAME, ""))


def _decoded(name: str) -> str:
    """Return the name of a style as people see it, of one as files have it: "Heading_20_1"."""
    return re.sub("_([0-9a-f]{2,4})_", lambda m: chr(int(m[1], 16)), name)


# --- fields -----------------------------------------------------------------------------------------------------------


class _Piece(NamedTuple):
    """A text in a paragraph: that of ``holder``, or the one behind it."""

    holder: Element
    parent: Element
    behind: bool

    @property
    def text(self) -> str:
        return (self.holder.tail if self.behind else self.holder.text) or ""

    def put(self, text: str) -> None:
        if self.behind:
            self.holder.tail = text
        else:
            self.holder.text = text


def _pieces(element: Element, parent: Element) -> Iterator[_Piece]:
    yield _Piece(element, parent, False)
    for child in list(element):
        if child.tag in (odf("text:span"), odf("text:a")):
            yield from _pieces(child, element)
        yield _Piece(child, element, True)


def _fill(paragraph: Element, values: Mapping[str, FieldValue], language: str, section: str, names: Set[str]) -> None:
    """Put the values of the fields into a paragraph, also where a {{field}} is cut by a change of format."""
    pieces = list(_pieces(paragraph, paragraph))
    whole = "".join(piece.text for piece in pieces)
    for found in reversed(list(FIELD.finditer(whole))):
        value = join(values[found[1]], language) if values.get(found[1]) else ""
        if value:
            mark = bookmarks.encode(section, found[1], found[1], names)
            names.add(mark)
            _replace(pieces, found.start(), found.end(), value, mark)


def _replace(pieces: List[_Piece], start: int, end: int, value: str, mark: str) -> None:
    """Make the characters ``start`` to ``end`` of the pieces together ``value``, between the two ends of a bookmark."""
    offset = 0
    first = True
    for piece in pieces:
        text = piece.text
        begin, stop = max(start - offset, 0), min(end - offset, len(text))
        offset += len(text)
        if begin >= stop:
            continue
        if first:
            piece.put(text[:begin])
            _put_marked(piece, value, mark, text[stop:])
            first = False
        else:
            piece.put(text[:begin] + text[stop:])


def _put_marked(piece: _Piece, value: str, mark: str, rest: str) -> None:
    """Put ``value`` behind a piece, between the two ends of a bookmark, and ``rest`` behind that."""
    opening = Element(odf("text:bookmark-start"), {odf("text:name"): mark})
    closing = Element(odf("text:bookmark-end"), {odf("text:name"): mark})
    opening.tail, closing.tail = value, rest
    holder = piece.parent if piece.behind else piece.holder
    place = list(piece.parent).index(piece.holder) + 1 if piece.behind else 0
    holder.insert(place, closing)
    holder.insert(place, opening)
