"""Where a person's library lies and which language they read."""

from __future__ import annotations

import dataclasses
import pathlib
from typing import Optional

from . import loading, shared_folders


@dataclasses.dataclass(frozen=True)
class Environment:
    """What a command needs to know beside the document."""

    language: str  # of the interface: "zh-CN" or "en"
    personal: pathlib.Path  # folder of the person's own outlines and snippets; need not exist
    cache: Optional[pathlib.Path] = None  # folder for what makes the library open faster; may be deleted at any time
    remote: Optional[shared_folders.Remote] = None  # reads shared folders on servers

    def library(self) -> loading.Library:
        """The person's own library, the shared ones in their order and the bundled one; earlier ones take precedence."""
        shared, problems = shared_folders.folders(self.personal, self.cache, self.remote)
        loaded = loading.load((self.personal, *shared, loading.bundled()), self.cache)
        return dataclasses.replace(loaded, problems=(*problems, *loaded.problems))
