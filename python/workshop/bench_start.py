"""Measures what the extension adds to LibreOffice's start: `build.py bench start`.

Two profiles, one with the extension and one without, are started in turns, each until the window of an empty document is there; a
pair shares whatever else the machine does. The figure is the median of the pairs' ratios.
"""

from __future__ import annotations

import pathlib
import statistics
import tempfile
import time
from typing import List

from tigang.office.process import Office
from workshop import package

from .display import Display

_PAIRS = 15


def measure() -> List[float]:
    """Return the ratios of times with to times without the extension, one of each pair."""
    with tempfile.TemporaryDirectory() as folder, Display() as display:
        with_it, without = (pathlib.Path(folder) / name for name in ("with", "without"))
        oxt = package.build(pathlib.Path(folder))
        for profile in (with_it, without):
            with Office(profile) as office:
                if profile is with_it:
                    office.install(oxt)
            _start(profile, display)  # the first start of a profile does more
        return [_pair(with_it, without, turn % 2 == 0, display) for turn in range(_PAIRS)]


def _pair(with_it: pathlib.Path, without: pathlib.Path, first: bool, display: Display) -> float:
    """Return a pair's ratio; which of the two is started first alternates."""
    order = (with_it, without) if first else (without, with_it)
    took = {profile: _start(profile, display) for profile in order}
    return took[with_it] / took[without]


def _start(profile: pathlib.Path, display: Display) -> float:
    began = time.monotonic()
    with Office(profile, visible=True, environment=display.environment) as office:
        office.new_document()
        took = time.monotonic() - began
        office.kill()
    return took


def median() -> float:
    """Return the median of the ratios."""
    return statistics.median(measure())
