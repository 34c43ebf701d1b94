"""The words of the reports and of the command line."""

from __future__ import annotations

from typing import Any, Iterable

from .. import messages
from .results import FileResult, counts


def say(key: str, language: str, /, **values: Any) -> str:
    """Return the entry ``key`` of the catalogue `CommandLine`, with ``{names}`` filled in."""
    return messages.catalogue("CommandLine", language)[key].format(**values)


def problem(code: str, language: str, /, **values: Any) -> str:
    """Return why something could not be done with a file; a code that has no words here has brought its own as ``detail``."""
    key = f"error.{code}"
    known = key in messages.catalogue("CommandLine", language)
    return say(key, language, **values) if known else str(values.get("detail", code))


def summary(results: Iterable[FileResult], language: str) -> str:
    """Return one line: how many files, findings of each severity, files not checked."""
    known = list(results)
    failed = sum(result.error is not None for result in known)
    parts = [say("summary.files", language, count=len(known) - failed)]
    parts += [say(f"summary.{severity}", language, count=count) for severity, count in counts(known).items() if count]
    if len(parts) == 1 and failed < len(known):
        parts.append(say("summary.clean", language))
    if any(result.fixed is not None for result in known):
        parts.append(say("summary.fixed", language, count=sum(result.fixed or 0 for result in known)))
    if failed:
        parts.append(say("summary.failed", language, count=failed))
    return say("summary.separator", language).join(parts)
