"""Writer's AutoText: its groups, and each of its entries as a document.

https://api.libreoffice.org/docs/idl/ref/servicecom_1_1sun_1_1star_1_1text_1_1AutoTextContainer.html
"""

from __future__ import annotations

from typing import Any, Iterator, List, NamedTuple

import uno
from com.sun.star.beans import PropertyValue


class Group(NamedTuple):
    name: str  # programmatic
    title: str
    own: bool  # lies in the person's profile; the others came with LibreOffice
    count: int


class Item(NamedTuple):
    shortcut: str
    title: str
    content: bytes  # an .odt


def groups() -> List[Group]:
    """The groups of AutoText."""
    container = _service("com.sun.star.text.AutoTextContainer")
    profile = _service("com.sun.star.util.PathSubstitution").getSubstituteVariableValue("$(user)")
    found = []
    for name in container.ElementNames:
        group = container.getByName(name)
        found.append(Group(name, group.Title, group.FilePath.startswith(profile), len(group.ElementNames)))
    return found


def items(name: str) -> Iterator[Item]:
    """The entries of a group, each put into an empty document that nobody sees."""
    group = _service("com.sun.star.text.AutoTextContainer").getByName(name)
    document = _service("com.sun.star.frame.Desktop").loadComponentFromURL(
        "private:factory/swriter", "_blank", 0, (PropertyValue(Name="Hidden", Value=True),))
    try:
        for shortcut, title in zip(group.ElementNames, group.Titles):
            document.Text.setString("")
            cursor = document.Text.createTextCursor()
            cursor.setAllPropertiesToDefault()
            cursor.ParaStyleName = "Standard"
            group.getByName(shortcut).applyTo(cursor)
            yield Item(shortcut, title, _stored(document))
    finally:
        document.close(True)


def _stored(document: Any) -> bytes:
    stream = _service("com.sun.star.io.SequenceOutputStream")
    document.storeToURL("private:stream", (PropertyValue(Name="FilterName", Value="writer8"),
                                           PropertyValue(Name="OutputStream", Value=stream)))
    return bytes(stream.getWrittenBytes().value)


def _service(name: str) -> Any:
    context = uno.getComponentContext()
    return context.ServiceManager.createInstanceWithContext(name, context)
