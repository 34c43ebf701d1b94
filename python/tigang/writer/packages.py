"""Puts an .odt in memory into a document, in one call."""

from __future__ import annotations

from typing import Any, Sequence, Set

import uno

from ..document.blocks import Block
from ..errors import TigangError
from ..office.uno_helpers import properties, service
from ..opendocument.blocks import package


def insert(cursor: Any, blocks: Sequence[Block], names: Set[str]) -> None:
    """Insert blocks at a cursor that stands in an empty paragraph of the first one's style.

    ``names``: bookmarks in use, to which the new ones are added.
    """
    insert_package(cursor, package(blocks, names))


def insert_package(cursor: Any, content: bytes) -> None:
    """Insert an .odt at a cursor, which covers it afterwards. Raises TigangError (not-inserted)."""
    stream = service("com.sun.star.io.SequenceInputStream", uno.ByteSequence(content))
    cursor.insertDocumentFromURL("private:stream", properties(InputStream=stream, FilterName="writer8"))
    if cursor.isCollapsed():  # of a file that it cannot read Writer says nothing
        raise TigangError("not-inserted")
