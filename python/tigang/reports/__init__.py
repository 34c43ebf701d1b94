"""Reports of a check: the same results as text, JSON, SARIF or HTML. Each format is a function of the results."""

from __future__ import annotations

import importlib
from typing import Sequence

from .results import FileResult, Problem

__all__ = ["FORMATS", "FileResult", "Problem", "render"]

FORMATS = ("text", "json", "sarif", "html")
_MODULES = {"json": "data"}  # those not named as their format


def render(results: Sequence[FileResult], kind: str, language: str) -> str:
    """Return the report of ``kind``, one of FORMATS, in "zh-CN" or "en"."""
    module = importlib.import_module(f"{__name__}.{_MODULES.get(kind, kind)}")
    return str(module.render(results, language))
