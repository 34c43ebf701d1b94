"""Where a person's library lies and which language they read."""

from __future__ import annotations

import dataclasses
import os
import pathlib
import sys
from typing import Callable, List, Optional, Tuple

from ..errors import TigangError
from . import loading, shared_folders
from .index import Folder
from .kept import Kept
from .settings import Settings


@dataclasses.dataclass(frozen=True)
class Environment:
    """What a command needs to know beside the document. It keeps the library that it has loaded, so keep it, too."""

    language: str  # of the interface: "zh-CN" or "en"
    personal: pathlib.Path  # folder of the person's own outlines and snippets; need not exist
    cache: Optional[pathlib.Path] = None  # folder for what makes the library open faster; may be deleted at any time
    remote: Optional[shared_folders.Remote] = None  # reads shared folders on servers
    settings: Callable[[], Settings] = Settings  # the options as they are now
    _kept: Kept = dataclasses.field(default_factory=Kept, init=False, repr=False, compare=False)

    def library(self) -> loading.Library:
        """Return the person's own library, the shared ones in their order and the bundled one; earlier ones take precedence.

        It is the same object, and costs no more than a look at the files' times, until a file has changed.
        """
        shared, problems = self.shared_folders()
        folders = (Folder(self.personal), *shared, Folder(loading.bundled()))
        loaded = self._kept.library(folders, self.cache)
        return dataclasses.replace(loaded, problems=(*problems, *loaded.problems)) if problems else loaded

    def shared_folders(self) -> Tuple[List[Folder], List[TigangError]]:
        """Return the shared libraries in their order, ready to be read, and what is to be said of those out of reach."""
        settings = self.settings()
        own = not settings.is_locked("Library/Folders")
        return shared_folders.folders(self.personal, self.cache, self.remote, settings.folders, own=own)


def users_library() -> pathlib.Path:
    """Return where the extension keeps the person's own outlines and snippets: in the profile of their LibreOffice."""
    home = pathlib.Path.home()
    if sys.platform == "win32":
        profile = pathlib.Path(os.environ.get("APPDATA", home)) / "LibreOffice" / "4"
    elif sys.platform == "darwin":
        profile = home / "Library/Application Support/LibreOffice/4"
    else:
        profile = pathlib.Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "libreoffice" / "4"
    return profile / "user" / "tigang"
