"""The headers and footers of a document."""

from __future__ import annotations

from typing import Any, Iterator, List, Tuple

from ..office.uno_helpers import ask
from . import asking

_FLAGS = ("HeaderIsOn", "HeaderIsShared", "FooterIsOn", "FooterIsShared", "FirstIsShared")


def headers_and_footers(document: Any) -> Iterator[Tuple[str, Any]]:
    """Yield each header and footer as "header" or "footer" and its text; those of left and first pages, too, where they have
    their own.

    Of pages in use: to ask another style for its values makes it for a moment, and the document counts as saved from then on.
    No style is kept while the texts are looked at: Writer would have to tell it when the document closes.
    """
    styles = asking.styles(document, "PageStyles")
    for name in asking.names(styles):
        yield from _of_pages(ask(styles, "getByName", name))


def _of_pages(style: Any) -> List[Tuple[str, Any]]:
    if not ask(style, "isInUse"):
        return []
    header, headers_shared, footer, footers_shared, first_shared = ask(style, "getPropertyValues", _FLAGS)
    found = []
    for is_on, shared, name in ((header, headers_shared, "Header"), (footer, footers_shared, "Footer")):
        own = ["", *([] if shared else ["Left"]), *([] if first_shared else ["First"])] if is_on else []
        found += [(name.lower(), asking.value(style, f"{name}Text{side}")) for side in own]
    return [(kind, text) for kind, text in found if text is not None]
