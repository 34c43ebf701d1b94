"""What may come along of an OpenDocument text: what `allowed` names, in a tree made anew; and what falls away is counted."""

from __future__ import annotations

import collections
import re
from typing import Counter, Dict, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Tuple, Union
from xml.etree import ElementTree

from ..document import bookmarks
from ..errors import TigangError
from . import allowed, pictures
from .markup import BODY, ODF, STYLE_NAME, Element, odf, odf_names, parsed, serialised
from .package import OBJECTS, packed, unpacked

_HREF, _DATA, _OBJECT, _CHART = (
    odf(name) for name in ("xlink:href", "office:binary-data", "draw:object", "chart:chart")
)
_LINKING = allowed.LINKS | {
    _CHART
}  # what may lead elsewhere than into the package; a chart names the document around it
_PICTURES = odf_names("draw:image text:list-level-style-image draw:fill-image")
_HOLDERS = odf_names("draw:frame draw:a")
_DESCRIPTIONS = odf_names("svg:title svg:desc")
_BOOKMARKS = odf_names("text:bookmark text:bookmark-start text:bookmark-end")
_ROOTS = odf_names("office:document-content office:document-styles")
_FORMULA = ("application/vnd.oasis.opendocument.formula", "application/vnd.oasis.opendocument.chart")

#: What has fallen away, as kinds with how often: "picture", "link", "macro", "control", "object", "data", "other".
Fallen = Tuple[Tuple[str, int], ...]


class Package(NamedTuple):
    """What passes of an .odt."""

    content: Element
    styles: List[Element]  # common styles in use
    fonts: List[Element]
    files: Dict[str, bytes]  # pictures, formulas and charts
    kinds: Dict[str, str]  # media types of formulas and charts by their folders
    fallen: Fallen


class Cleaned(NamedTuple):
    """A document as it may lie in a library."""

    content: bytes
    fallen: Fallen


def read(raw: bytes, source: str) -> Package:
    """Return an .odt without what runs, leads outside or changes pages.

    Raises TigangError: odt-none for what is no OpenDocument text, odt-encrypted, odt-damaged, odt-too-large, odt-too-much;
    ``source`` is named there.
    """
    files = unpacked(raw, source)
    content = parsed(files["content.xml"], source)
    styles = parsed(files["styles.xml"], source) if "styles.xml" in files else None
    if content.find(BODY) is None or content.tag not in _ROOTS:
        raise TigangError("odt-none", file=source)
    fallen: Counter[str] = collections.Counter()
    objects = {
        name: data
        for name, data in files.items()
        if OBJECTS.fullmatch(name) and not name.startswith("Object ") and pictures.passes(data)
    }
    kinds: Dict[str, str] = {}
    for folder, kind, data in _formulas(files, source):
        objects[f"{folder}content.xml"], kinds[folder] = data, kind
    sieve = _Sieve(objects, fallen)
    common = styles.findall(f"{odf('office:styles')}/*") if styles is not None else []
    fonts = {
        font.get(STYLE_NAME, ""): font
        for tree in (styles, content)
        if tree is not None
        for font in tree.iter(odf("style:font-face"))
    }
    clean = sieve.copied(content)
    used = [made for made in map(sieve.passed, _used(clean, common)) if made is not None]
    return Package(
        clean,
        used,
        [made for made in map(sieve.passed, fonts.values()) if made is not None],
        objects,
        kinds,
        tuple(sorted(fallen.items())),
    )


def _formulas(files: Mapping[str, bytes], source: str) -> Iterator[Tuple[str, str, bytes]]:
    """Yield the embedded formulas and charts; other embedded documents stay as the pictures that stand for them."""
    try:
        manifest = parsed(files["META-INF/manifest.xml"], source)
    except KeyError:
        return
    for entry in manifest:
        said = {key.rpartition("}")[2]: value for key, value in entry.items()}
        path, kind = said.get("full-path", ""), said.get("media-type", "")
        file = f"{path}content.xml"
        if kind in _FORMULA and re.fullmatch(r"Object \d+/", path) and file in files:
            made = _Sieve({}, collections.Counter()).passed(parsed(files[file], source))
            if made is not None:
                yield path, kind, serialised(made)


def clean(raw: bytes, source: str) -> Cleaned:
    """Return the document as it may lie in a library, and what has fallen away. Raises TigangError as `read` does."""
    package = read(raw, source)
    return Cleaned(written(package, package.styles), package.fallen)


def total(every: Iterable[Fallen]) -> Dict[str, int]:
    """Return what has fallen away of several documents together, by kind."""
    counts: Counter[str] = collections.Counter()
    for fallen in every:
        counts.update(dict(fallen))
    return dict(sorted(counts.items()))


def written(package: Package, styles: List[Element]) -> bytes:
    """Return the document of a package, with these common styles."""
    package.content.set(
        odf("office:version"), "1.3"
    )  # one for all parts: newer Writers put in nothing of a file whose differ
    files = {"content.xml": serialised(package.content)}
    if styles:
        root = Element(odf("office:document-styles"), {odf("office:version"): "1.3"})
        ElementTree.SubElement(root, odf("office:font-face-decls")).extend(package.fonts)
        ElementTree.SubElement(root, odf("office:styles")).extend(styles)
        files["styles.xml"] = serialised(root)
    files.update(package.files)
    return packed(files, package.kinds)


# --- what passes ------------------------------------------------------------------------------------------------------


class _Sieve:
    """Makes copies of elements with what is allowed of them, in one pass; counts what falls away."""

    def __init__(self, objects: Mapping[str, bytes], fallen: Counter[str]) -> None:
        self._objects, self._fallen = objects, fallen

    def passed(self, element: Element) -> Optional[Element]:
        """Return what passes of an element; None when nothing does."""
        if element.tag == _DATA:
            return self._picture(element)
        if element.tag not in allowed.ELEMENTS:
            self._count(element)
            return None
        if _ours(element):
            return None
        if _HREF in element.attrib and element.tag not in _LINKING and not self._leads_inside(element):
            self._fallen[allowed.kind(element.tag)] += 1
            return None
        made = self.copied(element)
        return None if _is_hollow(made) else made

    def copied(self, element: Element) -> Element:
        """Return a copy of an element that passes."""
        attributes = {name: value for name, value in element.items() if allowed.attribute(name, element.tag)}
        if element.tag == _CHART:
            attributes.pop(_HREF, None)
        made = Element(element.tag, attributes)
        words: List[str] = []
        for piece in self._pieces(element):
            if isinstance(piece, str):
                words.append(piece)
            else:
                _put(made, words)
                made.append(piece)
                words = []
        _put(made, words)
        return made

    def _pieces(self, element: Element) -> Iterator[Union[str, Element]]:
        """Yield the words and elements that an element's copy consists of."""
        yield element.text or ""
        for child in element:
            if child.tag in allowed.LINKS and not allowed.link(child.get(_HREF, "")):
                self._fallen["link"] += 1
                yield from self._pieces(child)
            elif child.tag not in allowed.ELEMENTS and element.tag in allowed.INLINE and self._only_wraps(child):
                yield from self._pieces(child)
            else:
                made = self.passed(child)
                if made is not None:
                    yield made
            yield child.tail or ""

    def _only_wraps(self, element: Element) -> bool:
        """Return whether an element falls away and leaves the words in it: some program's addition around what is to be read."""
        foreign = not element.tag.startswith(f"{{{ODF}")
        return foreign and allowed.kind(element.tag) == "other" and (len(element) > 0 or bool(element.text))

    def _picture(self, data: Element) -> Optional[Element]:
        """Return a picture that stands in the XML itself."""
        made = Element(_DATA)
        made.text = pictures.passed("".join(data.itertext()))
        if made.text:
            return made
        self._fallen["picture"] += 1
        return None

    def _leads_inside(self, element: Element) -> bool:
        """Return whether what an element shows is a picture, a formula or a chart of the package."""
        name = element.attrib[_HREF]
        name = name[2:] if name.startswith("./") else name
        return name in self._objects if element.tag != _OBJECT else f"{name}/content.xml" in self._objects

    def _count(self, element: Element) -> None:
        empty = len(element) == 0 and not element.attrib and not (element.text or "").strip()
        kind = allowed.kind(element.tag)
        known = element.tag.startswith(f"{{{ODF}") or kind != "other"  # of other programs' additions nobody misses any
        if known and not empty and element.tag not in allowed.SILENT:
            self._fallen[kind] += 1


def _put(element: Element, words: List[str]) -> None:
    """Put words behind what an element has so far."""
    if len(element):
        element[-1].tail = "".join(words)
    else:
        element.text = "".join(words)


def _is_hollow(element: Element) -> bool:
    """Return whether nothing is left in an element that would show something."""
    if element.tag in _PICTURES:
        return _HREF not in element.attrib and element.find(_DATA) is None
    if element.tag == _OBJECT:
        return _HREF not in element.attrib and len(element) == 0
    return element.tag in _HOLDERS and all(child.tag in _DESCRIPTIONS for child in element)


def _ours(element: Element) -> bool:
    """Return whether it is one of our bookmarks: what is filled in here belongs to the place where it goes in."""
    return element.tag in _BOOKMARKS and bookmarks.decode(element.get(odf("text:name"), "")) is not None


# --- styles -----------------------------------------------------------------------------------------------------------


def _used(content: Element, common: List[Element]) -> List[Element]:
    """Return the common styles that the content uses, and those that these build on."""
    by_name: Dict[str, List[Element]] = {}
    for style in common:
        by_name.setdefault(style.get(STYLE_NAME, style.get(odf("draw:name"), "")), []).append(style)
    used: Dict[int, Element] = {}
    waiting = list(_references(content))
    while waiting:
        for style in by_name.get(waiting.pop(), ()):
            if id(style) not in used:
                used[id(style)] = style
                waiting += _references(style)
    return [style for style in common if id(style) in used]


_REFERENCES = (
    "style-name",
    "-gradient-name",
    "-image-name",
    "-hatch-name",
    "}marker-start",
    "}marker-end",
    "}stroke-dash",
)


def _references(tree: Element) -> Iterator[str]:
    """Yield the names of styles that are spoken of."""
    for element in tree.iter():
        for name, value in element.items():
            if name.endswith(_REFERENCES):
                yield value
