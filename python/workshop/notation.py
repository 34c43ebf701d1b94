"""Documents and outlines written in one line, for the rules' examples, the manual and the tests.

A document is paragraphs separated by " | "::

    = 年度总结 | 一、背景 | 文。 | ## [1.1] Scope | <说明范围>

``= text`` is a title; ``# text`` to ``########## text`` are headings by their style; ``[1.1]`` before the text is an automatic
number; ``<guidance>`` is a placeholder, ``<guidance@section/path>`` one that knows its section,
``<label#field>`` one of a field; ``{comment}`` is a comment at its
place, ``{object}`` an image, a note or another object, ``{insertion:text}``, ``{deletion}`` and ``{change:text}`` are tracked
changes; ``{unseen:table}`` is a table in a cell below the paragraph, ``{unseen:object}`` an object of another program in it;
``style:Contents 1: text`` has that paragraph style; ``→`` is a tab; everything else is body text. An empty paragraph
is nothing between two bars. ``look gbt-9704: Text body size=12pt, indent=0mm`` before the first bar says that the document
was laid out so and how that style looks now; ``look gbt-9704: page top=25mm`` how the page does.

An outline is sections separated by "; ", subsections in round brackets after their section::

    = {{unit}}总结; <说明依据>; 背景(范围; 项{2,}); 措施?; 特此报告。

``?`` after a section makes it optional, ``{least,most}`` repeats it (either may be absent), ``[least,most]`` bounds its
characters, ``背景/概况`` are its words and others that are accepted, ``@topics 在{{topic}}方面`` is one section for each item
of a list and ``@topics <说明>`` names them all; ``项{…}`` (the single word 项) is a run-in section of free words; ``= text`` is
the title, ``<guidance>`` a section without heading, a last section that ends in a full stop is the closing. Among sections ``~``
means in any order, ``*`` that others may be there too, ``!`` that no others may, ``!请批示,请审批`` forbids words in the section
around them.

An example is a document, or an outline and a document: ``背景; 措施 :: 一、背景 | 文。`` is the document compared with
the outline, ``like 背景; 措施 :: 一、背景 | 文。`` one beside which the outline lies in the library.
"""

from __future__ import annotations

import re
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple, cast

from tigang.document.snapshot import Look, Mark, MarkKind, Paragraph, Placeholder, Snapshot
from tigang.formats.yamlfile import Entry
from tigang.layouts import model
from tigang.outlines import reading as outlines
from tigang.outlines.model import Outline

_HASHES = re.compile(r"(#{1,10})(?: +(.*))?", re.S)
_AUTOMATIC = re.compile(r"\[([^\]]+)\] *(.*)", re.S)
_STYLE = re.compile(r"style:([^:]+): ?(.*)", re.S)
_SLOT_OR_MARK = re.compile(
    r"<([^<>@#]+)(?:@([\w/-]+))?(?:#(?P<field>[\w-]+))?>|"
    r"\{(?P<kind>comment|object|insertion|deletion|change)(?::(?P<marked>[^{}]*))?\}"
)

_UNSEEN = re.compile(r"\{unseen:(\w+)\}")


class Example(NamedTuple):
    """A document, what lies in the library, and the outline that it is compared with."""

    document: Snapshot
    library: Dict[str, Outline]
    outline: Optional[Outline]


def example(line: str) -> Example:
    """Return an example in this notation."""
    outlined, mark, text = line.rpartition(" :: ")
    if not mark:
        return Example(document(line), {}, None)
    if outlined.startswith("like "):
        known = outline(outlined[len("like ") :])
        return Example(document(text), {known.id: known}, None)
    return Example(document(text), {}, outline(outlined))


def document(line: str, **known: Any) -> Snapshot:
    """The snapshot of a document in this notation; ``known`` are further attributes of the Snapshot."""
    parts = [part.strip() for part in line.split("|")] if line.strip() else []
    if parts and parts[0].startswith("look "):
        known = {**_look(parts.pop(0)), **known}
    unseen = [(index, kind) for index, part in enumerate(parts) for kind in _UNSEEN.findall(part)]
    made = tuple(paragraph(_UNSEEN.sub("", part).replace("→", "\t")) for part in parts)
    return Snapshot(made, **{"unseen": tuple(unseen), **known})


def _look(text: str) -> Dict[str, Any]:
    """What a document says of its look: ``look layout: Text body size=12pt, indent=0mm`` or ``look layout: page top=25mm``."""
    m = re.fullmatch(r"look ([\w-]+): (.+?) (\w+=.+)", text)
    if not m:
        raise ValueError(text)
    facts = {name: _fact(name, value) for name, value in (fact.split("=") for fact in m[3].split(", "))}
    page = m[2] == "page"
    return {"layout": m[1], "look": Look({} if page else {m[2]: facts}, facts if page else {})}


def _fact(name: str, value: str) -> Any:
    if name == "bold":
        return value == "yes"
    if name in ("font", "latin", "align"):
        return value
    return model.points(value) if name == "size" else model.length(value)


def paragraph(text: str) -> Paragraph:
    """One paragraph in this notation."""
    style, level, label = "Text body", 0, ""
    hashes = _HASHES.fullmatch(text)
    if text.startswith("= "):
        style, text = "Title", text[2:]
    elif hashes:
        level = len(hashes[1])
        style, text = f"Heading {level}", hashes[2] or ""
    styled = _STYLE.fullmatch(text)
    if styled:
        style, text = styled[1], styled[2]
    automatic = _AUTOMATIC.fullmatch(text)
    if automatic:
        label, text = automatic[1], automatic[2]
    plain, slots, marks, position = "", [], [], 0
    for m in _SLOT_OR_MARK.finditer(text):
        plain += text[position : m.start()]
        if m[1]:
            slots.append(Placeholder(len(plain), len(plain) + len(m[1]) + 2, m[1], m[2] or "", m["field"] or ""))
            plain += f"<{m[1]}>"
        else:
            kind = cast(MarkKind, m["kind"])  # the pattern knows no other
            marks.append(Mark(kind, len(plain), len(plain) + len(m["marked"] or "")))
            plain += m["marked"] or ""
        position = m.end()
    return Paragraph(plain + text[position:], style, level, label, tuple(slots), False, tuple(marks))


def outline(
    line: str, numbering: Sequence[str] = ("一、", "（一）", "1.", "（1）"), language: str = "zh-CN"
) -> Outline:
    """The outline in this notation."""
    group, rest = _group(line.strip())
    if rest:
        raise ValueError(rest)
    fields: Dict[str, Dict[str, Any]] = {name: {"list": True} for name in re.findall(r"@(\w+) ", line)}
    items = {name[:-1] for name in fields}
    fields.update((name, {}) for name in re.findall(r"\{\{(\w+)\}\}", line) if name not in items)
    data = {
        "id": "example",
        "title": "example",
        "language": language,
        "numbering": list(numbering),
        "fields": fields,
        **group,
    }
    return outlines.from_entry(Entry(data, {}, "example"))


_ABOUT_ALL: Dict[str, Dict[str, Any]] = {"~": {"order": "any"}, "*": {"extra": "allow"}, "!": {"extra": "forbid"}}


def _group(text: str) -> Tuple[Dict[str, Any], str]:
    """Sibling sections with what is said of all of them, as keys of the section (or outline) around them."""
    sections: List[Dict[str, Any]] = []
    group: Dict[str, Any] = {"sections": sections}
    while text and not text.startswith(")"):
        m = re.match(r"(?:\{\{\w+\}\}|[^;(){}?])+", text)
        if not m:
            raise ValueError(text)
        words, text = m[0].strip(), text[m.end() :]
        if words in _ABOUT_ALL or words.startswith("!"):
            group.update(_ABOUT_ALL.get(words) or {"forbid": words[1:].split(",")})
            text = text.lstrip("; ")
            continue
        section = _section(words, len(sections) + 1)
        count = re.match(r"\{(\d*),(\d*)\}", text)
        if count:
            section["count"] = {key: int(n) for key, n in zip(("min", "max"), count.groups()) if n}
            text = text[count.end() :]
        if text.startswith("?"):
            section["optional"] = True
            text = text[1:]
        if text.startswith("("):
            below, text = _group(text[1:])
            section.update(below)
            text = text[1:]
        text = text.lstrip("; ")
        sections.append(section)
    return group, text


def _section(words: str, number: int) -> Dict[str, Any]:
    section: Dict[str, Any] = {"id": f"s{number}"}
    length = re.search(r"\[(\d*),(\d*)\]$", words)
    if length:
        section["length"] = {key: int(n) for key, n in zip(("min", "max"), length.groups()) if n}
        words = words[: length.start()].strip()
    items = re.match(r"@(\w+) ", words)
    if items:
        words = words[items.end() :]
        section["mentions" if words.startswith("<") else "each"] = items[1]
    if words.startswith("= "):
        section.update(role="title", text=words[2:])
    elif words.startswith("<"):
        section["placeholder"] = words.strip("<>")
    elif words.endswith(("。", ".")):
        section.update(role="closing", text=words)
    elif words == "项":
        section.update({"run-in": True, "placeholder": "写明情况"})
    else:
        section["heading"], *also = words.split("/")
        section.update({"also": also} if also else {})
    return section
