"""Whether a document can be handed in: what the check has found in each section, and what is left in it that must not go out."""

from __future__ import annotations

import bisect
import dataclasses
from typing import Any, Dict, List, NamedTuple, Sequence

from ..document.leftovers import REMOVABLE, Leftovers
from ..structure.tree import Heading
from .rule import Finding
from .run import Report

MISSING, TO_FILL, WRONG = "missing", "to-fill", "wrong"
KINDS = (MISSING, TO_FILL, WRONG)
_KIND_OF = {
    "section-missing": MISSING,
    "placeholder-unfilled": TO_FILL,
    "field-unset": TO_FILL,
    "guidance-left": TO_FILL,
    "marker-left": TO_FILL,
}
#: Rules about what is counted among the leftovers.
_LEFT = frozenset({"comment-left", "change-left"})


class Part(NamedTuple):
    """A section of the document in which something is found."""

    heading: str  # with its number; "" for what stands before the first heading
    findings: Sequence[Finding]

    def as_json(self) -> Dict[str, Any]:
        shown = [{"kind": kind_of(finding), **finding.as_json()} for finding in self.findings]
        return {"heading": self.heading or None, "findings": shown}


@dataclasses.dataclass(frozen=True)
class Submission:
    """`ready`: whether the document can go out: nothing is missing, to fill or an error, and nothing is left; `missing`,
    `to_fill`, `errors`: how many; `sections`: those in which something is found, each with its `heading` (null before the first
    one) and its `findings`, as CheckStructure answers them, each with its `kind` ("missing", "to-fill", "wrong"); `left`: how
    many tracked changes, comments, hidden texts and properties that name a person there are; `personal`: the names of those
    properties.
    """

    report: Report
    parts: Sequence[Part]
    left: Leftovers

    @property
    def ready(self) -> bool:
        return not (self.count(MISSING) or self.count(TO_FILL) or self.errors or any(self.leftovers.values()))

    @property
    def errors(self) -> int:
        """How many findings are wrong for sure."""
        return sum(f.severity == "error" and kind_of(f) == WRONG for part in self.parts for f in part.findings)

    @property
    def leftovers(self) -> Dict[str, int]:
        """How many there are of each kind of leftovers."""
        return {kind: self.left.count(kind) for kind in REMOVABLE}

    def count(self, kind: str) -> int:
        """Return how many findings there are of a kind that has to be seen to."""
        return sum(kind_of(f) == kind and f.severity != "info" for part in self.parts for f in part.findings)

    def as_json(self) -> Dict[str, Any]:
        return {
            "ready": self.ready,
            "missing": self.count(MISSING),
            "to_fill": self.count(TO_FILL),
            "errors": self.errors,
            "sections": [part.as_json() for part in self.parts],
            "left": self.leftovers,
            "personal": [one.name for one in self.left.personal],
        }


def kind_of(finding: Finding) -> str:
    """Return what a finding says of its section, one of KINDS."""
    return _KIND_OF.get(finding.rule, WRONG)


def judged(report: Report, left: Leftovers) -> Submission:
    """Return what stands against handing a document in. ``report``: of its check; ``left``: what is left in it."""
    headings = report.analysis.tree.headings
    starts = [heading.paragraph for heading in headings]
    found: Dict[int, List[Finding]] = {}
    names: Dict[int, str] = {}
    for finding in report.findings:
        if finding.rule not in _LEFT:
            above = bisect.bisect_right(starts, finding.paragraph)
            section = _named(headings[above - 1], report) if above else None
            at = section.paragraph if section else -1
            names[at] = section.line if section else ""
            found.setdefault(at, []).append(finding)
    return Submission(report, [Part(names[at], sorted(found[at], key=_gravity)) for at in sorted(found)], left)


def _named(heading: Heading, report: Report) -> Heading:
    """Return the section that people know by its heading: not the beginning of a paragraph, and not one that is still to fill."""
    paragraphs = report.analysis.snapshot.paragraphs
    while heading.parent is not None and (heading.run_in or paragraphs[heading.paragraph].placeholders):
        heading = heading.parent
    return heading


def _gravity(finding: Finding) -> int:
    return KINDS.index(kind_of(finding))
