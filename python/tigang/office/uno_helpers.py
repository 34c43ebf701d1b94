"""What UNO wants for what Python has."""

from __future__ import annotations

import pathlib
from typing import Any, Tuple

import uno
from com.sun.star.beans import PropertyValue


def properties(**values: Any) -> Tuple[PropertyValue, ...]:
    """The values as UNO wants named arguments."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def file_url(path: pathlib.Path) -> str:
    """The path as a file URL, as LibreOffice names files."""
    return str(uno.systemPathToFileUrl(str(pathlib.Path(path).absolute())))


def service(context: Any, name: str) -> Any:
    """A new instance of a service."""
    return context.ServiceManager.createInstanceWithContext(name, context)
