"""Tigang (提纲): standard outlines, snippets and structure checks for LibreOffice Writer.

For programs (docs/command-line.md):

    results = tigang.check_files(["report.docx", "folder"])   through a headless LibreOffice
    report = tigang.check_snapshot(tigang.read(document), outlines, "en")   of a document open in one

Everything is loaded when it is first used: the extension, too, imports this module.
"""

from __future__ import annotations

from typing import Any, List

_PLACES = {
    "check_file": "tigang.cli.checking",
    "check_files": "tigang.cli.checking",
    "FileResult": "tigang.reports",
    "render": "tigang.reports",
    "check_snapshot": "tigang.checking.run:check",
    "read": "tigang.writer.reader",
    "Snapshot": "tigang.document.snapshot",
    "Paragraph": "tigang.document.snapshot",
    "Finding": "tigang.checking.rule",
    "Rule": "tigang.checking.rule",
    "all_rules": "tigang.checking.rules",
    "load_library": "tigang.library.loading:load",
    "bundled_library": "tigang.library.loading:bundled",
    "load_outline_file": "tigang.library.loading",
    "TigangError": "tigang.errors",
}


def __dir__() -> List[str]:
    return sorted({*globals(), *_PLACES})


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    module, _, original = _PLACES[name].partition(":")
    return getattr(importlib.import_module(module), original or name)
