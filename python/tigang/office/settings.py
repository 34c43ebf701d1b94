"""The options in LibreOffice's configuration: read as plain data, and written.

https://api.libreoffice.org/docs/idl/ref/servicecom_1_1sun_1_1star_1_1configuration_1_1ConfigurationUpdateAccess.html
"""

from __future__ import annotations

from typing import Any, Dict, Iterator, Mapping, Tuple, Union

import unohelper
from com.sun.star.beans.PropertyAttribute import READONLY
from com.sun.star.uno import Exception as UnoException
from com.sun.star.util import XChangesListener

from ..library.settings import Settings
from . import jobs
from .uno_helpers import properties, service

_ROOT = "/org.tigang.Settings"

#: Names of single values in the configuration, and in `Settings`.
NAMES: Mapping[str, str] = {
    "Messages/Language": "language",
    "Documents/Layout": "layout",
    "Documents/Numbering": "numbering",
    "Library/Folders": "folders",
    "Library/OtherLanguages": "other_languages",
    "Checking/Live": "live",
    "Submission/CheckBefore": "check_before",
    "Submission/Forbid": "forbid",
}
#: Sets: their names there and here, and what the value of an entry is called.
SETS: Mapping[str, Tuple[str, str]] = {"Fields": ("fields", "Value"), "Rules": ("severities", "Severity")}

Value = Union[str, bool, None]


class Latest:
    """What is set now; called, it returns it, from any thread and at no cost. It hears of every change."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._settings = read(context)
        self._access = _access(context)  # as long as it is held, it tells of changes
        if self._access is not None:
            self._access.addChangesListener(_Listener(self))

    def __call__(self) -> Settings:
        return self._settings

    def refresh(self) -> None:
        """Read all of it again."""
        self._settings = read(self._context)


class _Listener(unohelper.Base, XChangesListener):  # type: ignore[misc]
    def __init__(self, latest: Latest) -> None:
        self._latest = latest

    def changesOccurred(self, _: Any) -> None:
        self._latest.refresh()

    def disposing(self, _: Any) -> None:
        pass


def read(context: Any) -> Settings:
    """Return what is set; where the extension is not installed, what holds where nothing is set."""
    access = _access(context)
    if access is None:
        return Settings()
    values: Dict[str, Any] = {field: access.getByHierarchicalName(name) for name, field in NAMES.items()}
    for name, (field, value) in SETS.items():
        entries = access.getByName(name)
        values[field] = {entry: entries.getByName(entry).getByName(value) or "" for entry in entries.ElementNames}
    return Settings(**values, locked=frozenset(_locked(access)))


def write(context: Any, changes: Mapping[str, Value]) -> None:
    """Set values by their names in the configuration, "Checking/Live" or "Rules/number-gap"; of an entry of a set, None takes
    it away. What is locked stays as it is.
    """
    access = _access(context)
    locked = frozenset(_locked(access))
    for name, value in changes.items():
        group, _, entry = name.rpartition("/")
        if not {name, group} & locked:
            _set(access.getByName(group), SETS[group][1] if group in SETS else "", entry, value)
    access.commitChanges()
    jobs.look_after_windows(context, access.getByHierarchicalName("Submission/CheckBefore"))


def _set(group: Any, inner: str, name: str, value: Value) -> None:
    if not inner:
        group.setPropertyValue(name, value)
    elif value is None:
        if group.hasByName(name):
            group.removeByName(name)
    else:
        if not group.hasByName(name):
            group.insertByName(name, group.createInstance())
        group.getByName(name).setPropertyValue(inner, value)


def _access(context: Any) -> Any:
    """Return our part of the configuration, to be read and written; None where the extension is not installed."""
    provider = service("com.sun.star.configuration.ConfigurationProvider", context=context)
    try:
        return provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess", properties(nodepath=_ROOT)
        )
    except UnoException:
        return None


def _locked(access: Any) -> Iterator[str]:
    """Return the names of what an administrator has locked: single values, sets, and entries of sets."""
    for name in NAMES:
        group, _, value = name.rpartition("/")
        if _is_final(access.getByName(group), value):
            yield name
    for name, (_, value) in SETS.items():
        entries = access.getByName(name)
        if _is_final(access, name):
            yield name
        yield from (f"{name}/{entry}" for entry in entries.ElementNames if _is_final(entries.getByName(entry), value))


def _is_final(group: Any, name: str) -> bool:
    return bool(group.PropertySetInfo.getPropertyByName(name).Attributes & READONLY)
