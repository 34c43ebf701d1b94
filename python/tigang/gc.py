"""Python's garbage collection, and when it is in the way."""

from __future__ import annotations

import gc
from typing import Any


class paused:  # noqa: N801 - it is used as a function
    """No collection while thousands of objects are made that all stay: it would go over them again and again.

    Nor does it go over them right afterwards: they are taken as old. For objects that are gone with their last user, as
    nothing in them refers back to them. No generator: that one writes to the exceptions that pass, and UNO's refuse it.
    """

    def __enter__(self) -> None:
        self._was_on = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: Any) -> None:
        if self._was_on:
            gc.freeze()  # sets all objects aside …
            gc.unfreeze()  # … and brings them back as old ones: both only hang over a list
            gc.enable()
