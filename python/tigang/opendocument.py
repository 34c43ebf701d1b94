"""OpenDocument texts in memory: cleaned of all that would run, lead outside or change the pages; their fields filled in.

A rich snippet is such a file. Whatever somebody laid into a shared folder, only what passes here goes into a document.
https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/OpenDocument-v1.3-os-part3-schema.html
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import Any, Collection, Dict, Iterator, List, Mapping, NamedTuple, Optional, Set, Tuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from . import placeholders
from .document import Embed, FieldValue
from .errors import TigangError
from .fields import FIELD, join

Element = ElementTree.Element

MAX_BYTES = 50_000_000  # of the file
MAX_UNPACKED = 200_000_000
MAX_FILES = 2_000
MAX_DEPTH = 200  # of its XML

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {f"{_ODF}{name}:1.0": prefix for name, prefix in (
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("drawing", "draw"), ("datastyle", "number"),
    ("xsl-fo-compatible", "fo"), ("svg-compatible", "svg"), ("chart", "chart"), ("dr3d", "dr3d"), ("form", "form"),
    ("script", "script"), ("of", "of"), ("meta", "meta"))}
_PREFIXES.update({"http://www.w3.org/1999/xlink": "xlink", "http://www.w3.org/1998/Math/MathML": "math",
                  "http://purl.org/dc/elements/1.1/": "dc", "http://openoffice.org/2004/writer": "ooow",
                  "http://openoffice.org/2004/office": "ooo", "http://openoffice.org/2004/calc": "oooc"})
#: Their prefixes stand in values, too: of formulas in tables.
_IN_VALUES = (f"{_ODF}of:1.0", "http://openoffice.org/2004/writer", "http://openoffice.org/2004/calc")


def _name(name: str) -> str:
    """ElementTree's name of "text:p"."""
    prefix, _, local = name.partition(":")
    return next(f"{{{uri}}}{local}" for uri, known in _PREFIXES.items() if known == prefix)


def _names(names: str) -> Set[str]:
    return {_name(name) for name in names.split()}


#: Go with all that is in them: what runs, what fetches, what belongs to the pages or the whole document, and our own marks.
_DROPPED = _names(
    "office:scripts office:event-listeners office:forms office:settings office:dde-source office:meta "
    "draw:object-ole draw:applet draw:plugin draw:floating-frame draw:control "
    "text:script text:execute-macro text:dde-connection text:dde-connection-decls text:section-source text:page-sequence "
    "text:database-display text:database-next text:database-row-select text:database-row-number text:database-name "
    "text:tracked-changes text:change text:change-start text:change-end text:alphabetical-index-auto-mark-file "
    "text:outline-style text:notes-configuration text:linenumbering-configuration text:bibliography-configuration "
    "table:table-source table:dde-links style:default-style style:default-page-layout")
_DROPPED_SPACES = tuple(f"{{{_ODF}{name}:1.0}}" for name in ("script", "form"))
_DROPPED_ATTRIBUTES = {_name("style:master-page-name"), _name("style:page-number")}
_HREF, _STYLE_NAME, _DISPLAY_NAME = _name("xlink:href"), _name("style:name"), _name("style:display-name")
_BOOKMARKS = _names("text:bookmark text:bookmark-start text:bookmark-end")
_PARAGRAPHS = _names("text:p text:h")
_DECLARATIONS = _names("text:sequence-decls text:variable-decls text:user-field-decls")
_OBJECTS = _names("table:table text:list text:note text:ruby text:table-of-content text:alphabetical-index "
                  "text:illustration-index text:table-index text:user-index text:bibliography")
_HELD = {"table": _names("table:table"), "image": _names("draw:image"), "frame": _names("draw:text-box"),
         "object": _names("draw:object"), "list": _names("text:list"), "note": _names("text:note"),
         "drawing": _names("draw:rect draw:line draw:polyline draw:polygon draw:regular-polygon draw:path draw:circle "
                           "draw:ellipse draw:g draw:connector draw:caption draw:measure draw:custom-shape")}
_DESCRIPTIONS = _names("svg:title svg:desc")
_OBJECT_SPACES = tuple(f"{{{uri}}}" for uri, prefix in _PREFIXES.items() if prefix in ("draw", "math", "chart", "dr3d"))
_NO_LOOK = ("rsid", "}language", "}country", "language-asian", "country-asian", "language-complex", "country-complex",
            "language-tag", "}break-before", "}break-after")
_PACKED = re.compile(r"(Pictures|ObjectReplacements|media)/[^/]+|Object \d+/content\.xml")
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]|.*\.\.")
_FORMULA = ("application/vnd.oasis.opendocument.formula", "application/vnd.oasis.opendocument.chart")
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml"}


_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, KeyError, EOFError, ValueError, NotImplementedError, RuntimeError,
           OSError)
_READ = re.compile(rf"content\.xml|styles\.xml|META-INF/manifest\.xml|mimetype|{_PACKED.pattern}")
_TEXT = "application/vnd.oasis.opendocument.text"


class Package(NamedTuple):
    """What passes of an .odt."""

    content: Element
    styles: List[Element]  # common styles in use
    fonts: List[Element]
    files: Dict[str, bytes]  # pictures, formulas and charts
    kinds: Dict[str, str]  # media types of formulas and charts by their folders


# --- reading ----------------------------------------------------------------------------------------------------------


def read(raw: bytes, source: str) -> Package:
    """An .odt without what runs, leads outside or changes pages.

    Raises TigangError: odt-none for what is no OpenDocument text, odt-encrypted, odt-damaged, odt-too-large; ``source`` is
    named there.
    """
    if len(raw) > MAX_BYTES:
        raise TigangError("odt-too-large", file=source, limit=MAX_BYTES // 1_000_000)
    try:
        files = _unpacked(raw, source)
        content = _parsed(files["content.xml"], source)
        styles = _parsed(files["styles.xml"], source) if "styles.xml" in files else None
    except _DAMAGE as error:
        raise TigangError("odt-damaged", file=source) from error
    if content.find(f"{_name('office:body')}/{_name('office:text')}") is None:
        raise TigangError("odt-none", file=source)
    packed = {name: data for name, data in files.items() if _PACKED.fullmatch(name) and not name.startswith("Object ")}
    kinds: Dict[str, str] = {}
    for folder, kind, data in _formulas(files, source):
        packed[f"{folder}content.xml"], kinds[folder] = data, kind
    for tree in (content, styles):
        if tree is not None:
            _cleanse(tree, packed)
    common = styles.findall(f"{_name('office:styles')}/*") if styles is not None else []
    fonts = {font.get(_STYLE_NAME, ""): font for tree in (styles, content) if tree is not None
             for font in tree.iter(_name("style:font-face"))}
    return Package(content, _used(content, common), list(fonts.values()), packed, kinds)


def content(path: str) -> bytes:
    """The bytes of a file. Raises TigangError (file-unreadable, odt-too-large)."""
    try:
        with open(path, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise TigangError("file-unreadable", file=path, reason=error.strerror or str(error)) from error
    if len(raw) > MAX_BYTES:
        raise TigangError("odt-too-large", file=path, limit=MAX_BYTES // 1_000_000)
    return raw


def _unpacked(raw: bytes, source: str) -> Dict[str, bytes]:
    if not raw.startswith(b"PK"):
        raise TigangError("odt-none", file=source)
    files: Dict[str, bytes] = {}
    left = MAX_UNPACKED
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = archive.infolist()
        if len(members) > MAX_FILES:
            raise TigangError("odt-too-large", file=source, limit=MAX_UNPACKED // 1_000_000)
        for member in members:
            if member.flag_bits & 1:
                raise TigangError("odt-encrypted", file=source)
            if _READ.fullmatch(member.filename):
                with archive.open(member) as file:
                    files[member.filename] = file.read(left + 1)
                left -= len(files[member.filename])
                if left < 0:
                    raise TigangError("odt-too-large", file=source, limit=MAX_UNPACKED // 1_000_000)
    if b"encryption-data" in files.get("META-INF/manifest.xml", b"") or any(
            name.filename.startswith("encrypted-package") for name in members):
        raise TigangError("odt-encrypted", file=source)
    if not files.get("mimetype", _TEXT.encode()).startswith(_TEXT.encode()):
        raise TigangError("odt-none", file=source)
    return files


def _parsed(raw: bytes, source: str) -> Element:
    """The tree of an XML file. Definitions of entities, with which a few lines can stand for billions, are refused."""
    text = raw.decode("utf-8-sig")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise TigangError("odt-damaged", file=source)
    builder: Any = ElementTree.XMLPullParser(("start", "end"))
    depth = 0
    root: Optional[Element] = None
    try:
        for start in range(0, len(text), 65536):
            builder.feed(text[start:start + 65536])
            for event, element in builder.read_events():
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                if depth > MAX_DEPTH:
                    raise TigangError("odt-damaged", file=source)
        builder.close()
    except ElementTree.ParseError as error:
        raise TigangError("odt-damaged", file=source) from error
    if root is None:
        raise TigangError("odt-damaged", file=source)
    return root


def _formulas(files: Mapping[str, bytes], source: str) -> Iterator[Tuple[str, str, bytes]]:
    """The embedded formulas and charts; other embedded documents stay as the pictures that stand for them."""
    try:
        manifest = _parsed(files["META-INF/manifest.xml"], source)
    except KeyError:
        return
    for entry in manifest:
        said = {key.rpartition("}")[2]: value for key, value in entry.items()}
        path, kind = said.get("full-path", ""), said.get("media-type", "")
        file = f"{path}content.xml"
        if kind in _FORMULA and re.fullmatch(r"Object \d+/", path) and file in files:
            tree = _parsed(files[file], source)
            _cleanse(tree, {})
            yield path, kind, _serialised(tree)


# --- cleaning ---------------------------------------------------------------------------------------------------------


def _cleanse(tree: Element, packed: Mapping[str, bytes]) -> None:
    """Takes out of a tree what must not come along; links to outside become their mere text."""
    for parent in list(tree.iter()):
        for name in _DROPPED_ATTRIBUTES & set(parent.attrib):
            del parent.attrib[name]
        for child in list(parent):
            if child.tag in _DROPPED or str(child.tag).startswith(_DROPPED_SPACES) or _ours(child):
                _remove(parent, child)
            elif _HREF in child.attrib and not _inside(child.attrib[_HREF], packed):
                _unwrap(parent, child) if child.tag == _name("text:a") else _remove(parent, child)
    for parent in list(tree.iter()):
        for frame in [child for child in parent if child.tag == _name("draw:frame") and len(child) == 0]:
            _remove(parent, frame)


def _ours(element: Element) -> bool:
    """Whether it is a bookmark of ours: what is filled in here belongs to the place where it goes in."""
    return element.tag in _BOOKMARKS and placeholders.decode(element.get(_name("text:name"), "")) is not None


def _inside(target: str, packed: Mapping[str, bytes]) -> bool:
    """Whether a link leads to a place in the document or a file in its package."""
    name = target[2:] if target.startswith("./") else target
    if name.startswith("#"):
        return True
    return not _OUTSIDE.match(name) and (name in packed or f"{name}/content.xml" in packed)


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
        by_name.setdefault(style.get(_STYLE_NAME, style.get(_name("draw:name"), "")), []).append(style)
    used: Dict[int, Element] = {}
    waiting = list(_references(content))
    while waiting:
        for style in by_name.get(waiting.pop(), ()):
            if id(style) not in used:
                used[id(style)] = style
                waiting += _references(style)
    return [style for style in common if id(style) in used]


_REFERENCES = ("style-name", "-gradient-name", "-image-name", "-hatch-name", "}marker-start", "}marker-end", "}stroke-dash")


def _references(tree: Element) -> Iterator[str]:
    """The names of styles that are spoken of."""
    for element in tree.iter():
        for name, value in element.items():
            if name.endswith(_REFERENCES):
                yield value


def _known(style: Element, known: Mapping[str, Collection[str]]) -> bool:
    """Whether the document has a style; ``known``: its styles by ODF's names of their families."""
    family = "list" if style.tag == _name("text:list-style") else style.get(_name("style:family"), "")
    return _shown(style) in known.get(family, ())


def _shown(style: Element) -> str:
    return style.get(_DISPLAY_NAME) or _decoded(style.get(_STYLE_NAME, ""))


def _decoded(name: str) -> str:
    """The name of a style as people see it, of one as files have it: "Heading_20_1"."""
    return re.sub("_([0-9a-f]{2,4})_", lambda m: chr(int(m[1], 16)), name)


# --- what is asked for ------------------------------------------------------------------------------------------------


def cleaned(raw: bytes, source: str) -> bytes:
    """The document as it may lie in a library. Raises TigangError as `read` does."""
    package = read(raw, source)
    return _packed(package, package.styles)


def prepared(raw: bytes, source: str, known: Mapping[str, Collection[str]], values: Mapping[str, FieldValue], language: str,
             section: str, names: Set[str]) -> Embed:
    """The edit that puts the document into another one, at the cursor. Raises TigangError as `read` does.

    ``known``: styles of the other document by family ("paragraph", "text", "list", "graphic", "table"): they stay as they are
    there, and no definitions of them go in. ``values``: of the fields, marked in the text for ``section`` with bookmarks whose
    names are added to ``names``, those in use.
    """
    package = read(raw, source)
    mine = [style for style in package.styles if not _known(style, known)]
    defined = {style.get(_STYLE_NAME, "") for style in mine}
    shown = {name for names_ in known.values() for name in names_}
    for tree in (package.content, *mine):  # a style without definition is found by its name as people see it
        for element in tree.iter():
            for name, value in element.items():
                if name.endswith("style-name") and value not in defined and _decoded(value) in shown:
                    element.set(name, _decoded(value))
    for paragraph in _paragraphs(package.content):
        _fill(paragraph, values, language, section, names)
    body = package.content.find(f"{_name('office:body')}/{_name('office:text')}")
    blocks = [child for child in (body if body is not None else ()) if child.tag not in _DECLARATIONS]
    last = blocks[-1] if blocks else None
    extra = last is not None and last.tag in (*_PARAGRAPHS, _name("text:list"))
    if extra and body is not None:
        ElementTree.SubElement(body, _name("text:p"))
    return Embed(_packed(package, mine), inline=len(blocks) == 1 and blocks[0].tag == _name("text:p"), extra=extra)


def text_of(raw: bytes, source: str) -> str:
    """The words of a document, its paragraphs and cells one a line. Raises TigangError as `read` does."""
    lines = ("".join(_text(paragraph)) for paragraph in _paragraphs(read(raw, source).content))
    return "\n".join(line.strip() for line in lines if line.strip())


def holds(raw: bytes, source: str) -> List[str]:
    """What a document holds beside words: of "table", "image", "frame", "object", "drawing", "list", "note"."""
    content = read(raw, source).content
    shown = {frame[0].tag for frame in content.iter(_name("draw:frame")) if len(frame)}  # the rest are pictures of the first
    tags = {element.tag for element in content.iter()} - {_name("draw:image")} | shown
    return [kind for kind, names in _HELD.items() if tags & names]


def described(raw: bytes, source: str) -> str:
    """What is said of its first image or object for those who cannot see it; "" for nothing."""
    content = read(raw, source).content
    said = (element.text or "" for element in content.iter() if element.tag in _DESCRIPTIONS)
    return next((" ".join(text.split()) for text in said if text.strip()), "")


def _paragraphs(content: Element) -> List[Element]:
    return [element for element in content.iter() if element.tag in _PARAGRAPHS]


def rich(raw: bytes, source: str) -> bool:
    """Whether a document holds more than a text can: objects, lists, notes, or words that look different from others.

    A look that all of it has is none of its own: such words are to look like those around them.
    """
    content = read(raw, source).content
    body = content.find(_name("office:body"))
    for element in (body if body is not None else content).iter():
        if element.tag in _OBJECTS or str(element.tag).startswith(_OBJECT_SPACES):
            return True
    automatic = {style.get(_STYLE_NAME, ""): style for style in content.findall(f"{_name('office:automatic-styles')}/*")}
    looks = {look for paragraph in _paragraphs(content) for look in _looks(paragraph, (), automatic)}
    return len(looks) > 1


def _looks(element: Element, around: Tuple[str, ...], automatic: Mapping[str, Element]) -> Iterator[Tuple[str, ...]]:
    """How the words in an element look."""
    look = (*around, *_look(element.get(_name("text:style-name"), ""), automatic)) if element.tag in (
        *_PARAGRAPHS, _name("text:span")) else around
    if (element.text or "").strip():
        yield look
    for child in element:
        yield from _looks(child, look, automatic)
        if (child.tail or "").strip():
            yield look


def _look(style: str, automatic: Mapping[str, Element]) -> Tuple[str, ...]:
    """The look of a style: its name, or what an automatic one adds to its parent."""
    if style not in automatic:
        return (style,) if style else ()
    element = automatic[style]
    parent = element.get(_name("style:parent-style-name"), "")
    added = sorted({f"{name}={value}" for properties in element for name, value in properties.items()
                    if not name.endswith(_NO_LOOK)})
    return (*([parent] if parent else []), *added)


def _text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == _name("text:s"):
            yield " " * int(child.get(_name("text:c"), "1"))
        elif child.tag in (_name("text:tab"), _name("text:line-break")):
            yield "\t" if child.tag == _name("text:tab") else "\n"
        elif child.tag not in (_name("text:note"), _name("office:annotation"), _name("draw:frame"), *_PARAGRAPHS):
            yield from _text(child)
        yield child.tail or ""


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
        if child.tag in (_name("text:span"), _name("text:a")):
            yield from _pieces(child, element)
        yield _Piece(child, element, True)


def _fill(paragraph: Element, values: Mapping[str, FieldValue], language: str, section: str, names: Set[str]) -> None:
    """Puts the values of the fields into a paragraph, also where a {{field}} is cut by a change of format."""
    pieces = list(_pieces(paragraph, paragraph))
    whole = "".join(piece.text for piece in pieces)
    for found in reversed(list(FIELD.finditer(whole))):
        value = join(values[found[1]], language) if values.get(found[1]) else ""
        if value:
            mark = placeholders.encode(section, found[1], found[1], names)
            names.add(mark)
            _replace(pieces, found.start(), found.end(), value, mark)


def _replace(pieces: List[_Piece], start: int, end: int, value: str, mark: str) -> None:
    """The characters ``start`` to ``end`` of the pieces together become ``value``, between the two ends of a bookmark."""
    offset = 0
    first = True
    for piece in pieces:
        text = piece.text
        begin, stop = max(start - offset, 0), min(end - offset, len(text))
        offset += len(text)
        if begin >= stop:
            continue
        piece.put(text[:begin] + text[stop:] if not first else text[:begin])
        if first:
            first = False
            opening, closing = Element(_name("text:bookmark-start"), {_name("text:name"): mark}), Element(
                _name("text:bookmark-end"), {_name("text:name"): mark})
            opening.tail, closing.tail = value, text[stop:]
            place = list(piece.parent).index(piece.holder) + 1 if piece.behind else 0
            holder = piece.parent if piece.behind else piece.holder
            holder.insert(place, closing)
            holder.insert(place, opening)


# --- writing ----------------------------------------------------------------------------------------------------------


def _packed(package: Package, styles: List[Element]) -> bytes:
    package.content.set(_name("office:version"), "1.3")  # one for all parts: newer Writers put in nothing of a file whose differ
    files = {"content.xml": _serialised(package.content)}
    if styles:
        root = Element(_name("office:document-styles"), {_name("office:version"): "1.3"})
        ElementTree.SubElement(root, _name("office:font-face-decls")).extend(package.fonts)
        ElementTree.SubElement(root, _name("office:styles")).extend(styles)
        files["styles.xml"] = _serialised(root)
    files.update(package.files)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _TEXT)
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr("META-INF/manifest.xml", _manifest(list(files), package.kinds))
    return target.getvalue()


def _manifest(names: List[str], folders: Mapping[str, str]) -> str:
    kinds = {name: _TYPES.get(name.rpartition(".")[2].lower(), "text/xml" if name.endswith(".xml") else "") for name in names}
    kinds = {"/": _TEXT, **kinds, **folders}
    entries = "".join(f"<manifest:file-entry manifest:full-path={quoteattr(name)} manifest:media-type={quoteattr(kind)}/>"
                      for name, kind in kinds.items())
    return ('<?xml version="1.0" encoding="UTF-8"?>'
            f'<manifest:manifest xmlns:manifest="{_ODF}manifest:1.0" manifest:version="1.3">{entries}</manifest:manifest>')


def _serialised(root: Element) -> bytes:
    """XML with the prefixes that ODF's people know: ElementTree would make its own, which values cannot speak of."""
    prefixes = {uri: _PREFIXES[uri] for uri in _IN_VALUES}

    def named(name: str) -> str:
        if not name.startswith("{"):
            return name
        uri, _, local = name[1:].partition("}")
        if uri == "http://www.w3.org/XML/1998/namespace":
            return f"xml:{local}"
        return f"{prefixes.setdefault(uri, _PREFIXES.get(uri) or f'ns{len(prefixes)}')}:{local}"

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
