"""What a person, or an administrator for all, has set in the options: plain data, with what holds where nothing is set.

Inside LibreOffice `office.settings` reads it; the command line works with what holds where nothing is set, so that it says
the same on every machine.
"""

from __future__ import annotations

import dataclasses
from dataclasses import field
from typing import FrozenSet, Mapping, Tuple


@dataclasses.dataclass(frozen=True)
class Settings:
    """See ``extension/Settings.xcs``, whose names are in ``locked``: "Checking/Live", "Rules" or "Rules/number-gap"."""

    language: str = ""  # of the messages: "zh-CN", "zh-TW" or "en"; "" as LibreOffice's own
    fields: Mapping[str, str] = field(
        default_factory=dict
    )  # standing values by the field's id; of a list, an item a line
    layout: str = ""  # id of the layout that stands in for those that it extends; "" for none
    numbering: str = "typed"  # or "automatic"
    folders: Tuple[str, ...] = ()  # shared libraries beside those of folders.yaml, paths or URLs
    other_languages: bool = False  # whether outlines and snippets in other languages are listed, too
    live: bool = True  # whether the panel follows the typing
    check_before: bool = False  # whether a document is checked before it is printed, exported or sent
    forbid: bool = False  # whether one that is not ready is then held back
    severities: Mapping[str, str] = field(default_factory=dict)  # by rule: "error", "warning", "info" or "off"
    locked: FrozenSet[str] = frozenset()  # what only an administrator changes

    def is_locked(self, name: str) -> bool:
        """Return whether a setting, or the group or set that it is in, is an administrator's."""
        parts = name.split("/")
        return any("/".join(parts[:count]) in self.locked for count in range(1, len(parts) + 1))
