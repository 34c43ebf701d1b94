"""Documents that nobody sees: what goes through one becomes an .odt."""

from __future__ import annotations

from typing import Any

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
    """A document as an .odt."""
    stream = service("com.sun.star.io.SequenceOutputStream")
    document.storeToURL("private:stream", properties(FilterName="writer8", OutputStream=stream))
    return bytes(stream.getWrittenBytes().value)
