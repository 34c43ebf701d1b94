"""Documents that nobody sees: what goes through one becomes an .odt."""

from __future__ import annotations

import contextlib
from typing import Any, Iterator

from com.sun.star.beans import PropertyValue

from .services import service


@contextlib.contextmanager
def document() -> Iterator[Any]:
    """An empty text document, until the end of the block."""
    made = service("com.sun.star.frame.Desktop").loadComponentFromURL(
        "private:factory/swriter", "_blank", 0, (PropertyValue(Name="Hidden", Value=True),)
    )
    try:
        yield made
    finally:
        made.close(True)


def stored(document: Any) -> bytes:
    """A document as an .odt."""
    stream = service("com.sun.star.io.SequenceOutputStream")
    document.storeToURL(
        "private:stream",
        (PropertyValue(Name="FilterName", Value="writer8"), PropertyValue(Name="OutputStream", Value=stream)),
    )
    return bytes(stream.getWrittenBytes().value)
