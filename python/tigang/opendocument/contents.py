"""What is in an OpenDocument text: its words, what it holds beside them, and whether it is more than a text."""

from __future__ import annotations

from typing import Iterator, List, Mapping, Tuple

from .cleaning import read
from .markup import PARAGRAPHS, PREFIXES, STYLE_NAME, Element, odf, odf_names, paragraphs

_OBJECTS = odf_names(
    "table:table text:list text:note text:ruby text:table-of-content text:alphabetical-index "
    "text:illustration-index text:table-index text:user-index text:bibliography"
)
_HELD = {
    "table": odf_names("table:table"),
    "image": odf_names("draw:image"),
    "frame": odf_names("draw:text-box"),
    "object": odf_names("draw:object"),
    "list": odf_names("text:list"),
    "note": odf_names("text:note"),
    "drawing": odf_names(
        "draw:rect draw:line draw:polyline draw:polygon draw:regular-polygon draw:path draw:circle "
        "draw:ellipse draw:g draw:connector draw:caption draw:measure draw:custom-shape"
    ),
}
_DESCRIPTIONS = odf_names("svg:title svg:desc")
_OBJECT_SPACES = tuple(f"{{{uri}}}" for uri, prefix in PREFIXES.items() if prefix in ("draw", "math", "chart", "dr3d"))
_NO_LOOK = (
    "rsid",
    "}language",
    "}country",
    "language-asian",
    "country-asian",
    "language-complex",
    "country-complex",
    "language-tag",
    "}break-before",
    "}break-after",
)


def text_of(raw: bytes, source: str) -> str:
    """Return the words of a document, its paragraphs and cells one per line. Raises TigangError as `cleaning.read` does."""
    lines = ("".join(_text(paragraph)) for paragraph in paragraphs(read(raw, source).content))
    return "\n".join(line.strip() for line in lines if line.strip())


def _text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == odf("text:s"):
            yield " " * int(child.get(odf("text:c"), "1"))
        elif child.tag in (odf("text:tab"), odf("text:line-break")):
            yield "\t" if child.tag == odf("text:tab") else "\n"
        elif child.tag not in (odf("text:note"), odf("office:annotation"), odf("draw:frame"), *PARAGRAPHS):
            yield from _text(child)
        yield child.tail or ""


def holds(raw: bytes, source: str) -> List[str]:
    """Return what a document holds beside words: of "table", "image", "frame", "object", "drawing", "list", "note"."""
    content = read(raw, source).content
    shown = {
        frame[0].tag for frame in content.iter(odf("draw:frame")) if len(frame)
    }  # the rest are pictures of the first
    tags = {element.tag for element in content.iter()} - {odf("draw:image")} | shown
    return [kind for kind, names in _HELD.items() if tags & names]


def described(raw: bytes, source: str) -> str:
    """Return what is said of its first image or object for those who cannot see it; "" for nothing."""
    content = read(raw, source).content
    said = (element.text or "" for element in content.iter() if element.tag in _DESCRIPTIONS)
    return next((" ".join(text.split()) for text in said if text.strip()), "")


def rich(raw: bytes, source: str) -> bool:
    """Return whether a document holds more than a text can: objects, lists, notes, or words that look different from others.

    A look that all of it has is none of its own: such words are to look like those around them.
    """
    content = read(raw, source).content
    body = content.find(odf("office:body"))
    for element in (body if body is not None else content).iter():
        if element.tag in _OBJECTS or str(element.tag).startswith(_OBJECT_SPACES):
            return True
    automatic = {style.get(STYLE_NAME, ""): style for style in content.findall(f"{odf('office:automatic-styles')}/*")}
    looks = {look for paragraph in paragraphs(content) for look in _looks(paragraph, (), automatic)}
    return len(looks) > 1


def _looks(element: Element, around: Tuple[str, ...], automatic: Mapping[str, Element]) -> Iterator[Tuple[str, ...]]:
    """Yield how the words in an element look."""
    look = (
        (*around, *_look(element.get(odf("text:style-name"), ""), automatic))
        if element.tag in (*PARAGRAPHS, odf("text:span"))
        else around
    )
    if (element.text or "").strip():
        yield look
    for child in element:
        yield from _looks(child, look, automatic)
        if (child.tail or "").strip():
            yield look


def _look(style: str, automatic: Mapping[str, Element]) -> Tuple[str, ...]:
    """Return the look of a style: its name, or what an automatic one adds to its parent."""
    if style not in automatic:
        return (style,) if style else ()
    element = automatic[style]
    parent = element.get(odf("style:parent-style-name"), "")
    added = sorted(
        {
            f"{name}={value}"
            for properties in element
            for name, value in properties.items()
            if not name.endswith(_NO_LOOK)
        }
    )
    return (*([parent] if parent else []), *added)
