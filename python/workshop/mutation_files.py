"""Documents of the mutation test as flat ODF, which a real office then saves in the formats that people hand in.

Headings are numbered by the outline numbering, run-in ones and lists by lists of their own: as Writer does it.
"""

from __future__ import annotations

import json
import re
from typing import Dict, Iterator, List, Optional, Tuple
from xml.sax.saxutils import escape, quoteattr

from tigang.document import bookmarks
from tigang.document.snapshot import Paragraph, Snapshot
from tigang.text import labels
from tigang.text.labels import Label, Shape

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_NUMERALS = {
    "cjk": "一, 二, 三, ...",
    "arabic": "1",
    "upper-roman": "I",
    "lower-roman": "i",
    "upper-alpha": "A",
    "lower-alpha": "a",
}
_WHO_AND_WHEN = "<dc:creator>Mutation</dc:creator><dc:date>2026-01-01T00:00:00</dc:date>"


def representable(snapshot: Snapshot) -> bool:
    """Whether Writer can number the document's headings so: a level's decimals repeat the numerals of the level above."""
    shapes = _shapes(snapshot)
    above = {level: shapes[level - 1].system for level in shapes if level - 1 in shapes}
    return all(shape.depth == 1 or above.get(level) == shape.system for level, shape in shapes.items())


def flat_odf(snapshot: Snapshot) -> str:
    """The document as one XML file (.fodt)."""
    spaces = " ".join(f"xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in _NAMESPACES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {spaces} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{_meta(snapshot)}<office:styles>{_styles(snapshot)}'
        f"</office:styles><office:body><office:text>{_changes(snapshot)}{''.join(_body(snapshot))}"
        "</office:text></office:body></office:document>"
    )


def _meta(snapshot: Snapshot) -> str:
    known = {
        "Tigang.Outline": snapshot.outline,
        "Tigang.Fields": json.dumps(dict(snapshot.fields)) if snapshot.fields else "",
    }
    return (
        "<office:meta>"
        + "".join(
            f'<meta:user-defined meta:name="{name}">{escape(value)}</meta:user-defined>'
            for name, value in known.items()
            if value
        )
        + "</office:meta>"
    )


# --- styles and numbers -----------------------------------------------------------------------------------------------


def _styles(snapshot: Snapshot) -> str:
    names = {paragraph.style: paragraph.level for paragraph in snapshot.paragraphs}
    styles = "".join(
        f'<style:style style:name={quoteattr(_encoded(name))} style:display-name={quoteattr(name)} style:family="paragraph"'
        + (f' style:default-outline-level="{level}"' if level else "")
        + "/>"
        for name, level in names.items()
    )
    shapes = _shapes(snapshot)
    outline = "".join(_level("outline-level-style", level, shapes.get(level)) for level in range(1, 11))
    lists = {_list_shape(label) for p in snapshot.paragraphs for label in [_label(p)] if label and not p.level}
    return (
        styles
        + f'<text:outline-style style:name="Outline">{outline}</text:outline-style>'
        + "".join(
            f'<text:list-style style:name="{_list_name(shape)}">{_level("list-level-style-number", 1, shape)}</text:list-style>'
            for shape in sorted(lists)
        )
    )


def _encoded(name: str) -> str:
    return name.replace(" ", "_20_")


def _level(element: str, level: int, shape: Optional[Shape]) -> str:
    if shape is None:
        return f'<text:{element} text:level="{level}" style:num-format=""/>'
    depth = f' text:display-levels="{shape.depth}"' if shape.depth > 1 else ""
    return (
        f'<text:{element} text:level="{level}" style:num-prefix={quoteattr(shape.prefix)} '
        f'style:num-suffix={quoteattr(shape.suffix)} style:num-format="{_NUMERALS[shape.system]}"{depth}/>'
    )


def _list_name(shape: Shape) -> str:
    return "L" + "".join(f"{ord(c):x}" for c in shape.example)


def _list_shape(label: Label) -> Shape:
    """The shape of a list's numbers, of which only the last one counts: "4.1" and "4.2" are 1 and 2 after "4."."""
    above = "".join(f"{value}." for value in label.values[:-1])
    return label.shape._replace(prefix=above + label.shape.prefix, depth=1)


def _shapes(snapshot: Snapshot) -> Dict[int, Shape]:
    """How the headings of each level are numbered: as the first of them is."""
    shapes: Dict[int, Shape] = {}
    for paragraph in snapshot.paragraphs:
        label = _label(paragraph)
        if label and paragraph.level:
            shapes.setdefault(paragraph.level, label.shape)
    return shapes


def _label(paragraph: Paragraph, like: Optional[Shape] = None) -> Optional[Label]:
    if not paragraph.label:
        return None
    return labels.parse(paragraph.label + " x", like) or labels.parse_bare(paragraph.label + " x")


# --- the body ---------------------------------------------------------------------------------------------------------


def _body(snapshot: Snapshot) -> Iterator[str]:
    shapes = _shapes(snapshot)
    counters = [0] * 11
    contents = False
    for index, paragraph in enumerate(snapshot.paragraphs):
        if paragraph.style.startswith("Contents") != contents:
            contents = not contents
            yield (
                '<text:table-of-content text:name="Contents1"><text:table-of-content-source text:outline-level="3"/>'
                "<text:index-body>"
                if contents
                else "</text:index-body></text:table-of-content>"
            )
        text = _marked(paragraph, index)
        style = f"text:style-name={quoteattr(_encoded(paragraph.style))}"
        label = _label(paragraph, shapes.get(paragraph.level))
        if paragraph.level:
            level = paragraph.level
            counters[level] += 1
            counters[level + 1 :] = [0] * (10 - level)
            restart = ""
            if label is None:
                restart = ' text:is-list-header="true"'
                counters[level] -= 1
            elif label.value != counters[level]:
                counters[level] = label.value
                restart = f' text:restart-numbering="true" text:start-value="{label.value}"'
            yield f'<text:h {style} text:outline-level="{level}"{restart}>{text}</text:h>'
        elif label:
            yield (
                f'<text:list text:style-name="{_list_name(_list_shape(label))}"><text:list-item '
                f'text:start-value="{label.value}"><text:p {style}>{text}</text:p></text:list-item></text:list>'
            )
        else:
            yield f"<text:p {style}>{text}</text:p>"
    if contents:
        yield "</text:index-body></text:table-of-content>"


def _marked(paragraph: Paragraph, index: int) -> str:
    """The paragraph's text with its placeholders, comments and tracked insertions."""
    places: List[Tuple[int, int, str]] = []  # offset, end of the text that it stands for, XML
    for placeholder in paragraph.placeholders:
        name = bookmarks.encode(placeholder.section, placeholder.field, placeholder.guidance, ())
        shown = escape(f"<{placeholder.guidance}>")
        places.append(
            (
                placeholder.start,
                placeholder.end,
                f'<text:bookmark-start text:name="{name}"/>'
                f'<text:placeholder text:placeholder-type="text">{shown}</text:placeholder>'
                f'<text:bookmark-end text:name="{name}"/>',
            )
        )
    for number, mark in enumerate(paragraph.marks):
        if mark.kind == "comment":
            places.append(
                (mark.start, mark.start, f"<office:annotation>{_WHO_AND_WHEN}<text:p>?</text:p></office:annotation>")
            )
        else:
            places.append((mark.start, mark.start, f'<text:change-start text:change-id="c{index}-{number}"/>'))
            places.append((mark.end, mark.end, f'<text:change-end text:change-id="c{index}-{number}"/>'))
    made, position = "", 0
    for start, end, xml in sorted(places):
        made += _escaped(paragraph.text[position:start]) + xml
        position = end
    return made + _escaped(paragraph.text[position:])


def _escaped(text: str) -> str:
    text = re.sub(" {2,}", lambda m: f' <text:s text:c="{len(m[0]) - 1}"/>', escape(text))
    text = re.sub("^ ", "<text:s/>", text)
    return text.replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")


def _changes(snapshot: Snapshot) -> str:
    regions = "".join(
        f'<text:changed-region text:id="c{index}-{number}" xml:id="c{index}-{number}"><text:insertion><office:change-info>'
        f"{_WHO_AND_WHEN}</office:change-info></text:insertion></text:changed-region>"
        for index, paragraph in enumerate(snapshot.paragraphs)
        for number, mark in enumerate(paragraph.marks)
        if mark.kind == "insertion"
    )
    return f'<text:tracked-changes text:track-changes="false">{regions}</text:tracked-changes>' if regions else ""
