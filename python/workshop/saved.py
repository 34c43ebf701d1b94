"""What a document saves, in a form in which two savings can be compared.

A document that Writer saves twice differs by what is no content: names of automatic styles, ids, dates, the session's
marks (rsid), where pages end, how a view stands. All that is left out here; the rest is lines of text.
"""

from __future__ import annotations

import difflib
import hashlib
import itertools
from typing import Dict, Iterator, List, Mapping, NamedTuple, Sequence, Tuple
from xml.etree import ElementTree

Element = ElementTree.Element

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:config:1.0": "config",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/1999/xlink": "xlink",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "http://openoffice.org/2009/office": "officeooo",
}
_SKIPPED_ATTRIBUTES = (
    "xml:id",
    "text:id",
    "text:change-id",
    "text:continue-list",
    "officeooo:rsid",
    "officeooo:paragraph-rsid",
    "draw:id",
    "office:name",  # names a comment by the time
    "draw:z-index",  # a place among those of the page, counted anew
    "text:use-soft-page-breaks",
)
_SKIPPED_ELEMENTS = ("text:soft-page-break", "office:automatic-styles", "office:scripts", "office:font-face-decls")
#: What Writer computes when it lays the pages out.
_COMPUTED = tuple(
    f"text:{what}-count" for what in ("page", "paragraph", "word", "character", "table", "image", "object")
)
_COMPUTED += ("text:page-number", "text:page-continuation", "text:editing-duration", "text:editing-cycles")
_DECLARATIONS = ("text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:dde-connection-decls")
_SESSION_SETTINGS = ("Rsid", "RsidRoot")
_EDGES = ("text:bookmark-start", "text:bookmark-end")
_BLOCKS = ("text:p", "text:h")
#: Between the children of these blanks are text.
_MIXED = (*_BLOCKS, "text:span", "text:a", "text:ruby-base", "text:meta", "text:meta-field")


class Difference(NamedTuple):
    """Something that one saving has in another way than the other."""

    part: str  # body, pages, styles, properties, settings, declarations
    kind: str  # changed, or added: styles and declarations that came into use stay defined after an undo
    changes: Tuple[str, ...]  # each some lines of a diff


class Saved(NamedTuple):
    """A document as it was saved: named values, or lines, by part."""

    lines: Mapping[str, Sequence[str]]  # body, pages
    named: Mapping[str, Mapping[str, str]]  # styles, properties, settings, declarations


def read(xml: bytes) -> Saved:
    """What a flat OpenDocument text holds."""
    root = ElementTree.fromstring(xml)
    automatic = _automatic(root)
    body = root.find("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}body")
    pages = [e for e in root.iter() if _name(e.tag) in ("office:master-styles", "style:page-layout")]
    return Saved(
        {
            "body": list(_lines(body, automatic, 0)) if body is not None else [],
            "pages": [line for page in pages for line in _lines(page, automatic, 0)],
        },
        {
            "styles": _styles(root, automatic),
            "properties": _properties(root),
            "settings": _settings(root),
            "declarations": _declarations(root, automatic),
        },
    )


def differences(before: Saved, after: Saved) -> List[Difference]:
    """What ``after`` has in another way than ``before``."""
    found = []
    for part, lines in before.lines.items():
        found.append(Difference(part, "changed", tuple(_hunks(lines, after.lines[part]))))
    for part, values in before.named.items():
        now = after.named[part]
        changed = [
            f"-{name}: {values[name]}\n+{name}: {now.get(name, 'gone')}"
            for name in sorted(values)
            if now.get(name) != values[name]
        ]
        added = [f"+{name}: {now[name]}" for name in sorted(now) if name not in values]
        found += [Difference(part, "changed", tuple(changed)), Difference(part, "added", tuple(added))]
    return [difference for difference in found if difference.changes]


def _hunks(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """The places where lines differ, each as what was there and what is there now; as many lines as before, line by line."""
    for kind, first, last, start, end in difflib.SequenceMatcher(None, before, after).get_opcodes():
        if kind != "equal":
            yield from _hunk(before[first:last], after[start:end])


def _hunk(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    if len(old) == len(new):
        yield from (f"-{was}\n+{now}" for was, now in zip(old, new))
    else:
        yield "\n".join([*(f"-{line}" for line in old), *(f"+{line}" for line in new)])


# --- parts ------------------------------------------------------------------------------------------------------------


def _name(tag: str) -> str:
    """A name with the usual prefix."""
    space, _, local = tag[1:].rpartition("}")
    return f"{_PREFIXES.get(space, space)}:{local}" if space else tag


def _automatic(root: Element) -> Dict[str, str]:
    """What the names of automatic styles stand for."""
    holders = [e for e in root if _name(e.tag) == "office:automatic-styles"]
    known: Dict[str, List[Element]] = {}
    for style in (style for holder in holders for style in holder):
        name = next((value for key, value in style.attrib.items() if _name(key) == "style:name"), "")
        known.setdefault(name, []).append(style)
    names: Dict[str, str] = {}
    for _ in range(2):  # a style may refer to a list style, which stands behind it
        names = {name: " / ".join(sorted(_meaning(style, names) for style in styles)) for name, styles in known.items()}
    return names


def _meaning(style: Element, names: Mapping[str, str]) -> str:
    """An automatic style without its name; one that adds nothing is the style that it builds on."""
    attributes = {_name(key): value for key, value in style.attrib.items()}
    adds = [_flat(child, names) for child in style]
    own = {
        key: names.get(value, value)
        for key, value in attributes.items()
        if key not in ("style:name", "style:family", "style:parent-style-name")
    }
    parent = attributes.get("style:parent-style-name", "")
    adds = [text for text in adds if not text.endswith("-properties/>") or " " in text]
    if not own and not adds:
        return parent
    return f"({parent}{''.join(f' {key}={value}' for key, value in sorted(own.items()))} {''.join(adds)})"


def _styles(root: Element, automatic: Mapping[str, str]) -> Dict[str, str]:
    holder = next((e for e in root if _name(e.tag) == "office:styles"), None)
    found: Dict[str, str] = {}
    for style in holder if holder is not None else ():
        attributes = {_name(key): value for key, value in style.attrib.items()}
        name = " ".join(filter(None, (_name(style.tag), attributes.get("style:family"), attributes.get("style:name"))))
        found[name] = _flat(style, automatic)
    return found


def _properties(root: Element) -> Dict[str, str]:
    """What a person or Tigang wrote about the document: user-defined properties, title and so on."""
    found = {}
    for item in root.iter():
        attributes = {_name(key): value for key, value in item.attrib.items()}
        name = _name(item.tag)
        if name == "meta:user-defined" or name in ("dc:title", "dc:subject", "dc:description", "meta:keyword"):
            found[attributes.get("meta:name", name)] = item.text or ""
    return found


def _settings(root: Element) -> Dict[str, str]:
    found = {}
    for group in root.iter("{urn:oasis:names:tc:opendocument:xmlns:config:1.0}config-item-set"):
        attributes = {_name(key): value for key, value in group.attrib.items()}
        if attributes.get("config:name") == "ooo:configuration-settings":
            for item in group.iter("{urn:oasis:names:tc:opendocument:xmlns:config:1.0}config-item"):
                name = next(value for key, value in item.attrib.items() if _name(key) == "config:name")
                if name not in _SESSION_SETTINGS:
                    found[name] = (item.text or "")[:200]
    return found


def _declarations(root: Element, automatic: Mapping[str, str]) -> Dict[str, str]:
    return {
        f"{_name(item.tag)} {number}": _flat(item, automatic)
        for holder in root.iter()
        if _name(holder.tag) in _DECLARATIONS
        for number, item in enumerate(holder)
    }


# --- content ----------------------------------------------------------------------------------------------------------


def _lines(element: Element, automatic: Mapping[str, str], depth: int) -> Iterator[str]:
    """Content, a paragraph a line, what holds paragraphs in lines of its own."""
    name = _name(element.tag)
    if name in _SKIPPED_ELEMENTS or name in _DECLARATIONS:
        return
    blank = " " * min(depth, 12)
    if name in _BLOCKS or not len(element):
        yield blank + _flat(element, automatic)
        return
    yield blank + _opened(element, automatic)
    for child in element:
        yield from _lines(child, automatic, depth + 1)


def _opened(element: Element, automatic: Mapping[str, str]) -> str:
    attributes = sorted(
        (_name(key), automatic.get(value, value) if key.endswith(("style-name", "}page-layout-name")) else value)
        for key, value in element.attrib.items()
    )
    shown = "".join(f" {key}={value}" for key, value in attributes if key not in _SKIPPED_ATTRIBUTES)
    return f"<{_name(element.tag)}{shown}>"


def _flat(element: Element, automatic: Mapping[str, str]) -> str:
    """An element in one line, its text in runs of one look."""
    name = _name(element.tag)
    if name == "office:binary-data":
        return f"<{name} {hashlib.sha1((element.text or '').encode()).hexdigest()}/>"
    if name in _COMPUTED:
        return f"<{name}/>"
    if name == "office:document":  # one that is embedded
        return f"<{name} {' '.join(''.join(element.itertext()).split())}/>"
    runs: List[Tuple[str, str]] = []  # look and text; what is no text has no look
    _collect(element, "", automatic, runs)
    inside = "".join(f"{{{look}}}{text}" if look else text for look, text in _merged(runs))
    opened = _opened(element, automatic)
    return f"{opened}{inside}</{name}>" if inside else opened[:-1] + "/>"


def _collect(element: Element, look: str, automatic: Mapping[str, str], runs: List[Tuple[str, str]]) -> None:
    mixed = _name(element.tag) in _MIXED
    runs.append((look, element.text if element.text and (mixed or not len(element)) else ""))
    for child in element:
        name = _name(child.tag)
        if name == "text:span":
            style = next((value for key, value in child.attrib.items() if _name(key) == "text:style-name"), "")
            _collect(child, "+".join(filter(None, (look, automatic.get(style, style)))), automatic, runs)
        elif name not in _SKIPPED_ELEMENTS:
            runs.append(("", "\0" + _flat(child, automatic)))
        runs.append((look, child.tail if child.tail and mixed else ""))


def _merged(runs: Sequence[Tuple[str, str]]) -> List[Tuple[str, str]]:
    """Neighbours of one look in one; edges of bookmarks at one place by name: Writer keeps no order among these."""
    merged: List[Tuple[str, str]] = []
    for look, text in _edges_by_name(runs):
        if merged and merged[-1][0] == look and not text.startswith("\0") and not merged[-1][1].startswith("\0"):
            merged[-1] = (look, merged[-1][1] + text)
        else:
            merged.append((look, text))
    return [(look, text.lstrip("\0")) for look, text in merged]


def _edges_by_name(runs: Sequence[Tuple[str, str]]) -> List[Tuple[str, str]]:
    def edge(run: Tuple[str, str]) -> str:
        return next((name for name in _EDGES if run[1].startswith(f"\0<{name} ")), "")

    groups = itertools.groupby((run for run in runs if run[1]), key=edge)
    return [run for name, group in groups for run in (sorted(group) if name else group)]
