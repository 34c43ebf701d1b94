"""Reports of a check: the same results in one of FORMATS. Each format is a function of the results."""

from __future__ import annotations

import importlib
from typing import Any, Sequence

from .results import FileResult, Problem

__all__ = ["FORMATS", "FileResult", "Problem", "render"]

FORMATS = ("text", "json", "sarif", "html", "csv", "xlsx")
_MODULES = {"json": "data"}  # those not named as their format


def render(results: Sequence[FileResult], kind: str, language: str) -> Any:
    """Return the report of ``kind``, one of FORMATS, in one of our languages: text; of csv and xlsx, bytes."""
    module = importlib.import_module(f"{__name__}.{_MODULES.get(kind, kind)}")
    return module.render(results, language)
