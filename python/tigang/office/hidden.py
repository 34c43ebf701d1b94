"""Documents that nobody sees: what goes through one becomes an .odt."""

from __future__ import annotations

import contextlib
from typing import Any, Iterator

import uno

from .uno_helpers import properties, service


@contextlib.contextmanager
def document() -> Iterator[Any]:
    """Open an empty text document until the end of the block."""
    made = service("com.sun.star.frame.Desktop").loadComponentFromURL(
        "private:factory/swriter", "_blank", 0, properties(Hidden=True)
    )
    try:
        yield made
    finally:
        made.close(True)


def stored(document: Any) -> bytes:
    """Return a document as an .odt."""
    stream = service("com.sun.star.io.SequenceOutputStream")
    document.storeToURL("private:stream", properties(FilterName="writer8", OutputStream=stream))
    return bytes(stream.getWrittenBytes().value)


def as_pdf(page: str) -> bytes:
    """Return an HTML page as Writer prints it, as a PDF."""
    source = service("com.sun.star.io.SequenceInputStream", uno.ByteSequence(page.encode("utf-8")))
    target = service("com.sun.star.io.SequenceOutputStream")
    arguments = properties(Hidden=True, InputStream=source, FilterName="HTML (StarWriter)")
    made = service("com.sun.star.frame.Desktop").loadComponentFromURL("private:stream", "_blank", 0, arguments)
    try:
        made.storeToURL("private:stream", properties(FilterName="writer_pdf_Export", OutputStream=target))
    finally:
        made.close(True)
    return bytes(target.getWrittenBytes().value)
