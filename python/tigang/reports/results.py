"""What came out of checking files."""

from __future__ import annotations

import collections
from typing import Any, Dict, Iterable, Literal, Mapping, NamedTuple, Optional, Sequence, get_args

from ..checking.rule import SEVERITIES

#: What a document is found to be: the first two where it was asked whether it can be handed in.
State = Literal["ready", "not-ready", "in-order", "errors", "not-checked"]
STATES: Sequence[State] = get_args(State)


class Problem(NamedTuple):
    """Why a file could not be checked."""

    code: str  # for scripts
    message: str  # for people


class FileResult(NamedTuple):
    """What came out of checking one file."""

    path: str  # as it was given
    outline: Optional[str] = None  # id of the document's outline; with a ``guess``: of one that it only looks like
    findings: Sequence[Mapping[str, Any]] = ()  # as `Finding.as_json` has them
    error: Optional[Problem] = None
    fixed: Optional[int] = None  # findings fixed; None: nothing was to be fixed
    written: str = ""  # the file that holds the fixed document
    guess: Optional[Mapping[str, Any]] = None  # what `Report.as_json` says of the outline that nobody named

    diff: str = ""  # what would change, as a unified diff
    submission: Optional[Mapping[str, Any]] = (
        None  # what `Submission.as_json` says, where it was asked for, without the sections
    )

    @property
    def state(self) -> State:
        """Whether it is as it should be: what was asked for, readiness or order, or neither when it could not be checked."""
        if self.error:
            return "not-checked"
        if self.submission is not None:
            return "ready" if self.submission["ready"] else "not-ready"
        return "errors" if any(finding["severity"] == "error" for finding in self.findings) else "in-order"

    def as_json(self) -> Dict[str, Any]:
        guessed = {"guess": dict(self.guess)} if self.guess else {}
        fixed = {} if self.fixed is None else {"fixed": self.fixed, "written": self.written or None}
        return {
            "path": self.path,
            "outline": self.outline,
            "findings": [dict(finding) for finding in self.findings],
            "error": self.error._asdict() if self.error else None,
            **guessed,
            **({"submission": dict(self.submission)} if self.submission else {}),
            **fixed,
        }


def counts(results: Iterable[FileResult]) -> Dict[str, int]:
    """Return the number of findings of each severity, gravest first; those that do not occur too."""
    counted = collections.Counter(finding["severity"] for result in results for finding in result.findings)
    return {severity: counted[severity] for severity in SEVERITIES}
