"""Making documents to test with, and comparing what they hold."""

from __future__ import annotations

import pathlib
import re
import zipfile
from typing import Any, List
from xml.etree import ElementTree

from tigang.office.uno_helpers import file_url, properties

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def write(document: Any, *paragraphs: str) -> None:
    """Makes the body of a document these paragraphs; "# text" is a Heading 1, "## text" a Heading 2."""
    text = document.Text
    text.setString("\r".join(line.lstrip("# ") for line in paragraphs))
    for line, paragraph in zip(paragraphs, each(text)):
        level = len(line) - len(line.lstrip("#"))
        paragraph.ParaStyleName = f"Heading {level}" if level else "Text body"


def each(access: Any) -> List[Any]:
    """The elements of an enumeration."""
    elements, found = access.createEnumeration(), []
    while elements.hasMoreElements():
        found.append(elements.nextElement())
    return found


def lines(document: Any) -> List[str]:
    """The texts of the body's paragraphs."""
    return [element.String for element in each(document.Text) if element.supportsService("com.sun.star.text.Paragraph")]


def put_cursor(document: Any, paragraph: int, offset: int = 0, length: int = 0) -> None:
    """Puts the cursor into a paragraph, with ``length`` characters selected."""
    cursor = document.Text.createTextCursorByRange(each(document.Text)[paragraph].Start)
    cursor.goRight(offset, False)
    cursor.goRight(length, True)
    document.CurrentController.select(cursor)


def _has_objects(document: Any) -> bool:
    return any(held.getCount() for held in (document.DrawPage, document.GraphicObjects, document.TextFrames))


def content(document: Any, folder: pathlib.Path) -> str:
    """What a document saves: its body with the formatting in use, and the properties that Tigang keeps.

    Not compared: which styles are defined though unused (undo leaves those that came into use), names of automatic
    styles and those by which Writer knows comments, settings of the view.
    """
    path = folder / "content.odt"
    for _ in range(
        2 if _has_objects(document) else 1
    ):  # the first save may lack one that was put in just now, or its place
        document.storeToURL(file_url(path), properties(FilterName="writer8"))
    with zipfile.ZipFile(path) as package:
        body = ElementTree.fromstring(package.read("content.xml"))
        meta = ElementTree.fromstring(package.read("meta.xml"))
    for parent in body.iter():  # where pages end is no content
        for child in [c for c in parent if c.tag.endswith("}soft-page-break")]:
            _unwrap(parent, child)
    automatic = {style.get(f"{_STYLE}name", ""): _canonical(style) for style in body.iter(f"{_STYLE}style")}
    saved = ElementTree.tostring(body.find(f"{_OFFICE}body"), encoding="unicode")  # type: ignore[arg-type]
    for name, style in sorted(automatic.items(), key=lambda item: -len(item[0])):
        saved = re.sub(
            rf'style-name="{re.escape(name)}"',
            lambda _, s=style: f'style-name="{s}"' if "<" not in s else f"style={s!r}",  # type: ignore[misc]
            saved,
        )
    for number, name in enumerate(dict.fromkeys(re.findall(r'"(__Annotation__\w+)"', saved))):
        saved = saved.replace(f'"{name}"', f'"comment {number}"')
    kept = [ElementTree.tostring(item, encoding="unicode") for item in meta.iter(f"{_META}user-defined")]
    return saved + "\n" + "\n".join(sorted(kept))


def _unwrap(parent: ElementTree.Element, child: ElementTree.Element) -> None:
    """Removes an empty element and keeps the text behind it."""
    index = list(parent).index(child)
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def _canonical(style: ElementTree.Element) -> str:
    """A style without its name and without ids of the editing session; one that adds nothing is the style it builds on."""
    for child in list(style):
        for key in [key for key in child.attrib if key.endswith("rsid")]:
            del child.attrib[key]
        if not child.attrib and not len(child):
            style.remove(child)
    text = ElementTree.tostring(style, encoding="unicode")
    if not len(style) and len(style.attrib) == 3:  # noqa: PLR2004
        return style.get(f"{_STYLE}parent-style-name", "")
    return re.sub(r'ns\d+:name="[^"]*"', "", text)
