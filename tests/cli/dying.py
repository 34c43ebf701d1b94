"""Run inside the office, in place of what it is asked for: it ends at once, with the document open."""

from __future__ import annotations

import os
import pathlib
import signal
from typing import Any, Mapping

from tigang.office import files


def with_the_document_open(context: Any, order: Mapping[str, Any]) -> None:
    with files.opened(context, pathlib.Path(order["path"]), editable=True):
        path = pathlib.Path(order["path"])
        if not path.with_name(f".~lock.{path.name}#").exists():
            raise AssertionError("LibreOffice has laid no lock file")
        os.kill(os.getpid(), signal.SIGKILL)
