"""Where a person's library lies and which language they read."""

from __future__ import annotations

import dataclasses
import pathlib
from typing import Optional

from . import loading, shared_folders
from .index import Folder
from .kept import Kept


@dataclasses.dataclass(frozen=True)
class Environment:
    """What a command needs to know beside the document. It keeps the library that it has loaded, so keep it, too."""

    language: str  # of the interface: "zh-CN" or "en"
    personal: pathlib.Path  # folder of the person's own outlines and snippets; need not exist
    cache: Optional[pathlib.Path] = None  # folder for what makes the library open faster; may be deleted at any time
    remote: Optional[shared_folders.Remote] = None  # reads shared folders on servers
    _kept: Kept = dataclasses.field(default_factory=Kept, init=False, repr=False, compare=False)

    def library(self) -> loading.Library:
        """Return the person's own library, the shared ones in their order and the bundled one; earlier ones take precedence.

        It is the same object, and costs no more than a look at the files' times, until a file has changed.
        """
        shared, problems = shared_folders.folders(self.personal, self.cache, self.remote)
        folders = (Folder(self.personal), *shared, Folder(loading.bundled()))
        loaded = self._kept.library(folders, self.cache)
        return dataclasses.replace(loaded, problems=(*problems, *loaded.problems)) if problems else loaded
