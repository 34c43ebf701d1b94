"""Documents that nobody sees: what goes through one becomes an .odt."""

from __future__ import annotations

from typing import Any

import uno

from .uno_helpers import properties, service


class document:  # noqa: N801 - it is used as a function
    """An empty text document, until the end of the block.

    No generator: that one writes to the exceptions that pass, and UNO's refuse to be written to.
    """

    def __enter__(self) -> Any:
        self._made = service("com.sun.star.frame.Desktop").loadComponentFromURL(
            "private:factory/swriter", "_blank", 0, properties(Hidden=True)
        )
        return self._made

    def __exit__(self, *_: Any) -> None:
        self._made.close(True)


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
