"""The XML of OpenDocument: its names, and reading and writing it."""

from __future__ import annotations

from typing import Any, Iterator, List, Optional, Set
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from ..errors import TigangError

Element = ElementTree.Element

MAX_DEPTH = 200
MAX_ELEMENTS = 20_000  # of one file: some hundred pages; of more empty ones, or links, Writer stands still for minutes

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    f"{ODF}{name}:1.0": prefix
    for name, prefix in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("drawing", "draw"),
        ("datastyle", "number"),
        ("xsl-fo-compatible", "fo"),
        ("svg-compatible", "svg"),
        ("chart", "chart"),
        ("dr3d", "dr3d"),
        ("form", "form"),
        ("script", "script"),
        ("of", "of"),
        ("meta", "meta"),
    )
}
PREFIXES.update(
    {
        "http://www.w3.org/1999/xlink": "xlink",
        "http://www.w3.org/1998/Math/MathML": "math",
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://openoffice.org/2004/writer": "ooow",
        "http://openoffice.org/2004/office": "ooo",
        "http://openoffice.org/2004/calc": "oooc",
        "http://www.w3.org/XML/1998/namespace": "xml",
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    }
)
#: Their prefixes stand in values, too: of formulas in tables.
_IN_VALUES = (f"{ODF}of:1.0", "http://openoffice.org/2004/writer", "http://openoffice.org/2004/calc")


def odf(name: str) -> str:
    """Return ElementTree's name of "text:p"."""
    prefix, _, local = name.partition(":")
    return next(f"{{{uri}}}{local}" for uri, known in PREFIXES.items() if known == prefix)


def odf_names(names: str) -> Set[str]:
    """Return ElementTree's names of several elements or attributes, given with spaces between."""
    return {odf(name) for name in names.split()}


BODY = f"{odf('office:body')}/{odf('office:text')}"
STYLE_NAME = odf("style:name")
PARAGRAPHS = odf_names("text:p text:h")


def paragraphs(tree: Element) -> List[Element]:
    """Return the paragraphs and headings of a document, in order, wherever they stand."""
    return [element for element in tree.iter() if element.tag in PARAGRAPHS]


def parsed(raw: bytes, source: str) -> Element:
    """Return the tree of an XML file. Definitions of entities, with which a few lines can stand for billions, are refused.

    Raises TigangError (odt-damaged, odt-too-much).
    """
    builder: Any = ElementTree.XMLPullParser(("start", "end"))
    depth = count = 0
    root: Optional[Element] = None
    try:
        text = raw.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise TigangError("odt-damaged", file=source)
        for start in range(0, len(text), 65536):
            builder.feed(text[start : start + 65536])
            for event, element in builder.read_events():
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                count += event == "start"
                if depth > MAX_DEPTH:
                    raise TigangError("odt-damaged", file=source)
                if count > MAX_ELEMENTS:
                    raise TigangError("odt-too-much", file=source, limit=MAX_ELEMENTS)
        builder.close()
    except (ElementTree.ParseError, ValueError) as error:
        raise TigangError("odt-damaged", file=source) from error
    if root is None:
        raise TigangError("odt-damaged", file=source)
    return root


def serialised(root: Element) -> bytes:
    """Return XML with the prefixes that ODF's people know: ElementTree would make its own, which values cannot speak of."""
    prefixes = {uri: PREFIXES[uri] for uri in _IN_VALUES}

    def named(name: str) -> str:
        if not name.startswith("{"):
            return name
        uri, _, local = name[1:].partition("}")
        if uri == "http://www.w3.org/XML/1998/namespace":
            return f"xml:{local}"
        return f"{prefixes.setdefault(uri, PREFIXES.get(uri) or f'ns{len(prefixes)}')}:{local}"

    def written(element: Element, top: bool) -> Iterator[str]:
        name = named(str(element.tag))
        attributes = "".join(f" {named(key)}={quoteattr(value)}" for key, value in element.items())
        inner = [escape(element.text or "")]
        for child in element:
            inner += [*written(child, False), escape(child.tail or "")]
        spaces = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for uri, prefix in prefixes.items()) if top else ""
        yield f"<{name}{spaces}{attributes}"
        yield from (">", *inner, f"</{name}>") if any(inner) else ("/>",)

    return ('<?xml version="1.0" encoding="UTF-8"?>' + "".join(written(root, True))).encode("utf-8", "replace")
