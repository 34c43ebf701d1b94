"""How much memory this process takes: the only sign of what LibreOffice reads before it hands anything on."""

from __future__ import annotations

import ctypes
import os
import sys


def used() -> int:
    """Return the bytes that are in memory, on macOS the most that ever were; 0 where the system does not say."""
    try:
        if sys.platform == "win32":
            return _used_on_windows()
        if sys.platform == "darwin":
            import resource  # there is none on Windows  # noqa: PLC0415

            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, ImportError, AttributeError):
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
