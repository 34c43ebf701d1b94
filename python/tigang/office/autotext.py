"""Writer's AutoText: its groups, and each of its entries as a document.

https://api.libreoffice.org/docs/idl/ref/servicecom_1_1sun_1_1star_1_1text_1_1AutoTextContainer.html
"""

from __future__ import annotations

from typing import Iterator, List, NamedTuple

from . import hidden
from .uno_helpers import service


class Group(NamedTuple):
    name: str  # programmatic
    title: str
    own: bool  # lies in the person's profile; the others came with LibreOffice


class Item(NamedTuple):
    shortcut: str
    title: str
    content: bytes  # an .odt


def groups() -> List[Group]:
    """Return the groups of AutoText."""
    container = service("com.sun.star.text.AutoTextContainer")
    profile = service("com.sun.star.util.PathSubstitution").getSubstituteVariableValue("$(user)")
    found = []
    for name in container.ElementNames:
        group = container.getByName(name)
        found.append(Group(name, group.Title, group.FilePath.startswith(profile)))
    return found


def items(name: str) -> Iterator[Item]:
    """Yield the entries of a group, each put into an empty document that nobody sees."""
    group = service("com.sun.star.text.AutoTextContainer").getByName(name)
    with hidden.document() as document:
        for shortcut, title in zip(group.ElementNames, group.Titles):
            document.Text.setString("")
            cursor = document.Text.createTextCursor()
            cursor.setAllPropertiesToDefault()
            cursor.ParaStyleName = "Standard"
            group.getByName(shortcut).applyTo(cursor)
            yield Item(shortcut, title, hidden.stored(document))
