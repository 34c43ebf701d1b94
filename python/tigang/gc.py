"""Python's garbage collection, and when it is in the way."""

from __future__ import annotations

import contextlib
import gc
from typing import Iterator


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """Collect no garbage while thousands of objects are made that all stay: it would go over them again and again.

    Nor does it go over them right afterwards: they are taken as old. For objects that are gone with their last user, as
    nothing in them refers back to them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # sets all objects aside …
            gc.unfreeze()  # … and brings them back as old ones: both only hang over a list
            gc.enable()
