"""What UNO wants for what Python has, and services of the office that we work in or speak to.

Over a bridge `uno.getComponentContext` is that of our own process, which has few services, and what it makes the office
reaches through the bridge only. Not every office survives that: LibreOffice 25.2 takes each stream that a document is to
be read from for an object of its own classes (package/source/zipapi/ByteGrabber.cxx), and ends when it is none. Inside an
office there may be a bridge, too: until it is started anew it runs an extension just installed in a process of its own.
"""

from __future__ import annotations

import contextvars
import pathlib
from typing import Any, List, Tuple

import uno
from com.sun.star.beans import PropertyValue

#: The component context of the office that is spoken to over a bridge (see `Office.guarded`); None inside an office.
spoken_to: contextvars.ContextVar[Any] = contextvars.ContextVar("spoken_to", default=None)

_homes: List[Any] = []  # the component context of the office whose extension we are, when it is known


def at_home(context: Any) -> None:
    """Take a component context, as an office gives one to its extension, for that in which services are made."""
    _homes[:] = [context]


def properties(**values: Any) -> Tuple[PropertyValue, ...]:
    """Return the values as UNO wants named arguments."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def file_url(path: pathlib.Path) -> str:
    """Return a path as a file URL, as LibreOffice names files."""
    whole = pathlib.Path(path).absolute()
    try:
        str(whole).encode("utf-8")
    except UnicodeEncodeError:  # bytes that are no UTF-8, which PyUNO does not survive
        return whole.as_uri()
    return str(uno.systemPathToFileUrl(str(whole)))


def service(name: str, *arguments: Any, context: Any = None) -> Any:
    """Make a new instance of a service; None when there is none of that name.

    ``context``: of the office that makes it; unless given, of the one that is spoken to, or whose extension this is
    """
    context = context or spoken_to.get() or next(iter(_homes), None) or uno.getComponentContext()
    services = ask(context, "getServiceManager")
    if arguments:
        return ask(services, "createInstanceWithArgumentsAndContext", name, arguments, context)
    return ask(services, "createInstanceWithContext", name, context)


def ask(thing: Any, method: str, *arguments: Any) -> Any:
    """Call a method of a UNO object, as ``thing.method(…)`` does, and leave no memory behind.

    PyUNO never lets go of the name of an attribute that it is asked for, some 60 bytes each time (pyuno.cxx, PyUNO_getattr,
    the string for PyObject_GenericGetAttr; up to 26.8 at least). What is asked of every paragraph, over and over, is asked so.
    """
    return uno.invoke(thing, method, arguments)  # type: ignore[attr-defined, call-arg]


def configuration(path: str) -> Any:
    """Return the settings below a path of LibreOffice's configuration, to be read with getByName.

    In a Python outside the office there is no configuration: AttributeError or a UNO exception.
    """
    provider = service("com.sun.star.configuration.ConfigurationProvider")
    access = "com.sun.star.configuration.ConfigurationAccess"
    return provider.createInstanceWithArguments(access, properties(nodepath=path))
