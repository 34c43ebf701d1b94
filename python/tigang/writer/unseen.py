"""What of a document is not looked at."""

from __future__ import annotations

from typing import Any, Dict, Iterator, Sequence, Tuple

from ..office.uno_helpers import ask
from . import asking, portions
from .asking import members, names
from .texts import Element, cells_of, string

#: Of embedded objects those that hold no text: formulas and charts.
_NO_TEXT = frozenset({"078b7aba-54fc-457f-8551-6147e776a997", "12dcae26-281f-416f-a234-c3086127382e"})


def find(document: Any, found: Sequence[Element]) -> Iterator[Tuple[int, str]]:
    """Yield what is not looked at: the index of the paragraph above it, and "table" for tables in cells, "object" or "drawing".

    Tables come first. ``found``: the document's `elements`
    """
    yield from _tables(document, found)
    yield from _others(document, found)


def _tables(document: Any, found: Sequence[Element]) -> Iterator[Tuple[int, str]]:
    if ask(ask(document, "getTextTables"), "getCount") <= sum(element.is_table for element in found):
        return
    index = -1
    for element in found:
        if not element.is_table:
            index += 1
        elif any(map(_has_table, cells_of(element.uno).values())):
            yield max(index, 0), "table"


def _others(document: Any, found: Sequence[Element]) -> Iterator[Tuple[int, str]]:
    objects = _objects(document)
    if not objects:
        return
    for index, element in enumerate(element for element in found if not element.is_table):
        if element.uno in objects:
            yield index, objects.pop(element.uno)
    yield from ((0, kind) for kind in objects.values())


def _has_table(cell: Any) -> bool:
    return any(map(portions.is_table, portions.each(cell)))


def _objects(document: Any) -> Dict[Any, str]:
    """Return the paragraphs at which objects of other programs or drawings stand that may hold text, each with the kind."""
    embedded = ask(document, "getEmbeddedObjects")
    objects = (ask(embedded, "getByName", name) for name in names(embedded))
    kinds = {each.Anchor: "object" for each in objects if each.CLSID.lower() not in _NO_TEXT}
    shapes = members(ask(document, "getDrawPage"))
    kinds.update({each.Anchor: "drawing" for each in shapes if _holds_other_text(each)})
    return {asking.paragraph_at(anchor): kind for anchor, kind in kinds.items()}


def _holds_other_text(shape: Any) -> bool:
    """Whether a shape has a text that is none of Writer's."""
    is_text = shape.supportsService("com.sun.star.drawing.Text") and not getattr(shape, "TextBox", False)
    return bool(is_text and string(shape).strip())
