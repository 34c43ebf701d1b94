"""What may come along of an OpenDocument text, and what must not: what runs, leads outside or changes the pages."""

from __future__ import annotations

import re
from typing import Dict, Iterator, List, Mapping, NamedTuple, Tuple
from xml.etree import ElementTree

from ..document import bookmarks
from ..errors import TigangError
from . import pictures
from .markup import BODY, ODF, STYLE_NAME, Element, odf, odf_names, parsed, serialised
from .package import OBJECTS, packed, unpacked

#: Go with all that is in them: what runs, what fetches, what belongs to the pages or the whole document, and our own marks.
_DROPPED = odf_names(
    "office:scripts office:event-listeners office:forms office:settings office:dde-source office:meta "
    "draw:object-ole draw:applet draw:plugin draw:floating-frame draw:control "
    "text:script text:execute-macro text:dde-connection text:dde-connection-decls text:section-source text:page-sequence "
    "text:database-display text:database-next text:database-row-select text:database-row-number text:database-name "
    "text:tracked-changes text:change text:change-start text:change-end text:alphabetical-index-auto-mark-file "
    "text:outline-style text:notes-configuration text:linenumbering-configuration text:bibliography-configuration "
    "table:table-source table:dde-links style:default-style style:default-page-layout"
)
_DROPPED_SPACES = tuple(f"{{{ODF}{name}:1.0}}" for name in ("script", "form"))
_DROPPED_ATTRIBUTES = {odf("style:master-page-name"), odf("style:page-number")}
_HREF = odf("xlink:href")
_BOOKMARKS = odf_names("text:bookmark text:bookmark-start text:bookmark-end")
_DATA = odf("office:binary-data")
_PICTURES = odf_names("draw:image text:list-level-style-image draw:fill-image")
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]|.*\.\.")
_FORMULA = ("application/vnd.oasis.opendocument.formula", "application/vnd.oasis.opendocument.chart")


class Package(NamedTuple):
    """What passes of an .odt."""

    content: Element
    styles: List[Element]  # common styles in use
    fonts: List[Element]
    files: Dict[str, bytes]  # pictures, formulas and charts
    kinds: Dict[str, str]  # media types of formulas and charts by their folders


def read(raw: bytes, source: str) -> Package:
    """An .odt without what runs, leads outside or changes pages.

    Raises TigangError: odt-none for what is no OpenDocument text, odt-encrypted, odt-damaged, odt-too-large; ``source`` is
    named there.
    """
    files = unpacked(raw, source)
    content = parsed(files["content.xml"], source)
    styles = parsed(files["styles.xml"], source) if "styles.xml" in files else None
    if content.find(BODY) is None:
        raise TigangError("odt-none", file=source)
    objects = {
        name: data
        for name, data in files.items()
        if OBJECTS.fullmatch(name) and not name.startswith("Object ") and pictures.passes(data)
    }
    kinds: Dict[str, str] = {}
    for folder, kind, data in _formulas(files, source):
        objects[f"{folder}content.xml"], kinds[folder] = data, kind
    for tree in (content, styles):
        if tree is not None:
            _cleanse(tree, objects)
    common = styles.findall(f"{odf('office:styles')}/*") if styles is not None else []
    fonts = {
        font.get(STYLE_NAME, ""): font
        for tree in (styles, content)
        if tree is not None
        for font in tree.iter(odf("style:font-face"))
    }
    return Package(content, _used(content, common), list(fonts.values()), objects, kinds)


def _formulas(files: Mapping[str, bytes], source: str) -> Iterator[Tuple[str, str, bytes]]:
    """The embedded formulas and charts; other embedded documents stay as the pictures that stand for them."""
    try:
        manifest = parsed(files["META-INF/manifest.xml"], source)
    except KeyError:
        return
    for entry in manifest:
        said = {key.rpartition("}")[2]: value for key, value in entry.items()}
        path, kind = said.get("full-path", ""), said.get("media-type", "")
        file = f"{path}content.xml"
        if kind in _FORMULA and re.fullmatch(r"Object \d+/", path) and file in files:
            tree = parsed(files[file], source)
            _cleanse(tree, {})
            yield path, kind, serialised(tree)


def cleaned(raw: bytes, source: str) -> bytes:
    """The document as it may lie in a library. Raises TigangError as `read` does."""
    package = read(raw, source)
    return written(package, package.styles)


def written(package: Package, styles: List[Element]) -> bytes:
    """The document of a package, with these common styles."""
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


# --- taking out -------------------------------------------------------------------------------------------------------


def _cleanse(tree: Element, objects: Mapping[str, bytes]) -> None:
    """Takes out of a tree what must not come along; links to outside become their mere text."""
    for holder in list(tree.iter()):
        for data in [child for child in holder if child.tag == _DATA]:
            _check_picture(holder, data)
    for parent in list(tree.iter()):
        for name in _DROPPED_ATTRIBUTES & set(parent.attrib):
            del parent.attrib[name]
        for child in list(parent):
            if child.tag in _DROPPED or str(child.tag).startswith(_DROPPED_SPACES) or _ours(child) or _is_empty(child):
                _remove(parent, child)
            elif _HREF in child.attrib and not _inside(child, objects):
                _unwrap(parent, child) if child.tag == odf("text:a") else _remove(parent, child)
    for parent in list(tree.iter()):
        for frame in [child for child in parent if child.tag == odf("draw:frame") and len(child) == 0]:
            _remove(parent, frame)


def _check_picture(holder: Element, data: Element) -> None:
    """Takes a picture that stands in the XML itself out of what holds it, unless it passes."""
    text = pictures.passed("".join(data.itertext()))
    if text:
        data.text = text
        data[:] = []
    else:
        _remove(holder, data)


def _is_empty(element: Element) -> bool:
    """Whether it would show a picture and has none."""
    return element.tag in _PICTURES and _HREF not in element.attrib and element.find(_DATA) is None


def _ours(element: Element) -> bool:
    """Whether it is a bookmark of ours: what is filled in here belongs to the place where it goes in."""
    return element.tag in _BOOKMARKS and bookmarks.decode(element.get(odf("text:name"), "")) is not None


def _inside(element: Element, objects: Mapping[str, bytes]) -> bool:
    """Whether a link leads to a place in the document, or from what is no link to a file in its package."""
    target = element.attrib[_HREF]
    name = target[2:] if target.startswith("./") else target
    if element.tag == odf("text:a"):
        return name.startswith("#")
    return not _OUTSIDE.match(name) and (name in objects or f"{name}/content.xml" in objects)


def _remove(parent: Element, child: Element) -> None:
    """Removes an element, but not the text behind it."""
    _give_text(parent, list(parent).index(child), child.tail or "")
    parent.remove(child)


def _unwrap(parent: Element, child: Element) -> None:
    """Puts what is in an element into its place."""
    index = list(parent).index(child)
    inner = list(child)
    _give_text(parent, index, child.text or "")
    if inner:
        inner[-1].tail = (inner[-1].tail or "") + (child.tail or "")
    else:
        _give_text(parent, index, child.tail or "")
    parent.remove(child)
    for offset, element in enumerate(inner):
        parent.insert(index + offset, element)


def _give_text(parent: Element, index: int, text: str) -> None:
    """Adds text right before the child of an index."""
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


# --- styles -----------------------------------------------------------------------------------------------------------


def _used(content: Element, common: List[Element]) -> List[Element]:
    """The common styles that the content uses, and those that these build on."""
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
    """The names of styles that are spoken of."""
    for element in tree.iter():
        for name, value in element.items():
            if name.endswith(_REFERENCES):
                yield value
