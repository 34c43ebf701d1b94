"""The report for programs."""

from __future__ import annotations

import json
from typing import Sequence

from .results import FileResult

VERSION = 1  # of the format: grows when a program that reads it would have to change


def render(results: Sequence[FileResult], _: str) -> str:
    """Return ``{"version": 1, "files": [{"path", "outline", "findings", "error"}]}``"""
    return (
        json.dumps(
            {"version": VERSION, "files": [result.as_json() for result in results]}, ensure_ascii=False, indent=1
        )
        + "\n"
    )
