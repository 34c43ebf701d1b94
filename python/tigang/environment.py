"""Where a person's library lies and which language they read."""

from __future__ import annotations

import dataclasses
import pathlib
from typing import Optional, Tuple

from . import library


@dataclasses.dataclass(frozen=True)
class Environment:
    """What a command needs to know beside the document."""

    language: str  # of the interface: "zh-CN" or "en"
    personal: pathlib.Path  # folder of the person's own outlines and snippets; need not exist
    cache: Optional[pathlib.Path] = None  # folder for what makes the library open faster; may be deleted at any time

    @property
    def folders(self) -> Tuple[pathlib.Path, ...]:
        """The library's folders, the one that takes precedence first."""
        return (self.personal, library.bundled())

    def library(self) -> library.Library:
        return library.load(self.folders, self.cache)
