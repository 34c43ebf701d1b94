"""How much memory a process takes: of this one, the only sign of what LibreOffice reads before it hands anything on."""

from __future__ import annotations

import ctypes
import os
import pathlib
import subprocess
import sys
from typing import Iterator


def used() -> int:
    """Return the bytes that are in memory, on macOS the most that ever were; 0 where the system does not say."""
    try:
        if sys.platform == "win32":
            return _used_on_windows()
        if sys.platform == "darwin":
            import resource  # there is none on Windows  # noqa: PLC0415

            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return _resident("self")
    except (OSError, ValueError, ImportError, AttributeError):
        return 0


def used_by_group(leader: int) -> int:
    """Return the bytes that a group of processes has in memory; 0 where the system does not say.

    ``leader``: the process that began the group, as an `Office` is
    """
    if sys.platform == "win32":
        return 0
    try:
        if pathlib.Path("/proc/self/statm").exists():
            return sum(map(_resident, _group(leader)))
        listed = subprocess.run(["ps", "-A", "-o", "pgid=,rss="], capture_output=True, text=True, check=False).stdout
        rows = (line.split() for line in listed.splitlines())
        return sum(int(kilobytes) * 1024 for group, kilobytes in rows if int(group) == leader)
    except (OSError, ValueError):
        return 0


def _group(leader: int) -> Iterator[str]:
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", "rb") as file:
                after_name = file.read().rpartition(b")")[2].split()  # state, parent, group
        except OSError:  # it has ended
            continue
        if int(after_name[2]) == leader:
            yield name


def _resident(process: str) -> int:
    try:
        with open(f"/proc/{process}/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (FileNotFoundError, ProcessLookupError):  # it has ended
        return 0


def _used_on_windows() -> int:
    """https://learn.microsoft.com/windows/win32/api/psapi/ns-psapi-process_memory_counters"""

    class Counters(ctypes.Structure):
        _fields_ = (
            ("size", ctypes.c_uint32),
            ("faults", ctypes.c_uint32),
            ("peak", ctypes.c_size_t),
            ("now", ctypes.c_size_t),
            ("more", ctypes.c_size_t * 6),
        )

    counters = Counters(size=ctypes.sizeof(Counters))
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore]
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.K32GetProcessMemoryInfo.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
    kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size)
    return int(counters.now)
