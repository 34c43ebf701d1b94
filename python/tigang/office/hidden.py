"""Documents that nobody sees: what goes through one becomes an .odt."""

from __future__ import annotations

import contextlib
from typing import Any, Iterator

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
