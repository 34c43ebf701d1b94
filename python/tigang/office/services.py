"""UNO services, made in the office that we work in or speak to.

Over a bridge `uno.getComponentContext` is that of our own process, which has few services, and what it makes the office
reaches through the bridge only. Not every office survives that: LibreOffice 25.2 takes each stream that a document is to
be read from for an object of its own classes (package/source/zipapi/ByteGrabber.cxx), and ends when it is none.
"""

from __future__ import annotations

import contextvars
from typing import Any

import uno

#: The component context of the office that is spoken to over a bridge (see `Office.guarded`); None inside an office.
spoken_to: contextvars.ContextVar[Any] = contextvars.ContextVar("spoken_to", default=None)


def service(name: str, *arguments: Any) -> Any:
    """A new instance of a service; None when there is none of that name."""
    context = spoken_to.get()
    if context is None:
        context = uno.getComponentContext()
    if arguments:
        return context.ServiceManager.createInstanceWithArgumentsAndContext(name, arguments, context)
    return context.ServiceManager.createInstanceWithContext(name, context)
