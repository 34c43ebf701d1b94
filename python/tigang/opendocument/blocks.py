"""Blocks as a minimal .odt in memory, to be inserted in one call.

One insertDocumentFromURL is several times faster than the cursor calls that make the same paragraphs, placeholders and
bookmarks. There is no styles.xml: the styles are the document's own, found by their names as they are (Writer takes
"Heading 1" where ODF asks for an encoded "Heading_20_1" and its definition, which would replace the document's).
https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/OpenDocument-v1.3-os-part3-schema.html
"""

from __future__ import annotations

import re
from typing import Any, Iterator, Sequence, Set
from xml.sax.saxutils import escape, quoteattr

from ..document import bookmarks
from ..document.blocks import Block, Slot
from .package import packed

_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"'
)
_HEADING = re.compile(r"Heading (\d+)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def package(blocks: Sequence[Block], names: Set[str]) -> bytes:
    """Return the .odt with these paragraphs."""
    body = "".join(_paragraph(block, names) for block in blocks)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES}><office:body><office:text>'
        f"{body}</office:text></office:body></office:document-content>"
    )
    return packed({"content.xml": content.encode("utf-8")}, {}, compressed=False)  # nobody keeps it


def _paragraph(block: Block, names: Set[str]) -> str:
    heading = _HEADING.fullmatch(block.style)
    runs = "".join(_run(run, names) for run in block.runs)
    style = f"text:style-name={quoteattr(block.style)}"
    if not heading:
        return f"<text:p {style}>{runs}</text:p>"
    header = ' text:is-list-header="true"' if block.unnumbered else ""
    return f'<text:h {style} text:outline-level="{heading[1]}"{header}>{runs}</text:h>'


def _run(run: Any, names: Set[str]) -> str:
    if not isinstance(run, Slot):
        return "".join(_text(run))
    name = bookmarks.encode(run.section, run.field, run.guidance, names)
    names.add(name)
    mark = f"text:name={quoteattr(name)}"
    if run.value:
        return f"<text:bookmark-start {mark}/>{''.join(_text(run.value))}<text:bookmark-end {mark}/>"
    return (
        f'<text:bookmark-start {mark}/><text:placeholder text:placeholder-type="text">&lt;{_clean(run.guidance)}&gt;'
        f"</text:placeholder><text:bookmark-end {mark}/>"
    )


def _text(text: str) -> Iterator[str]:
    """Yield text in which ODF's white space says what it is: it folds what stands there plainly."""
    for part in re.split(r"(\t|\n| {2,}|^ | $)", text):
        if part == "\t":
            yield "<text:tab/>"
        elif part == "\n":
            yield "<text:line-break/>"
        elif part and not part.strip(" "):
            yield f'<text:s text:c="{len(part)}"/>' if len(part) > 1 or part == text[:1] or part == text[-1:] else part
        else:
            yield _clean(part)


def _clean(text: str) -> str:
    return escape(_CONTROL.sub("", text))
