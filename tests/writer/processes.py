"""The processes of an office, as the system shows them."""

from __future__ import annotations

import pathlib
from typing import Iterator

from tigang.office.process import Office


def has_python(office: Office) -> bool:
    """Whether it has loaded Python."""
    running = list(processes(office))
    assert running
    return any("libpython" in (process / "maps").read_text() for process in running)


def processes(office: Office) -> Iterator[pathlib.Path]:
    """The folders in /proc of the office and what it has started: all in one process group."""
    assert office.process is not None
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            state, _, group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended
        if int(group) == office.process.pid and state != "Z":
            yield folder
