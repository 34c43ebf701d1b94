"""The rules of the check, one module each: a docstring that is its page of the manual, ``find`` and ``RULE``."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from typing import Tuple

from ..rule import Rule


@functools.lru_cache(maxsize=None)
def all_rules() -> Tuple[Rule, ...]:
    """Return every rule, in the order of their ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").RULE for name in names)
