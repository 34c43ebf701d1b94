"""Verbs about the structure of a document: checked, fixed, or ignored."""

from __future__ import annotations

import dataclasses
from dataclasses import field
from typing import Any, Callable, Dict, FrozenSet, List, Optional, Sequence, Tuple

from ..checking import fixes
from ..checking import run as checking
from ..checking.rule import Applicability, Finding
from ..document.edits import Edit, Record
from ..errors import TigangError
from ..writer import editor
from .arguments import Names, about
from .session import Session

_MOST_ROUNDS = 20  # of fixes that wait for each other; a bound in case two rules disagreed for ever
_OUTLINE = (
    "The outline to compare with: its id, or the path or URL of its file. Else the one that the document records, else "
    "none."
)


@dataclasses.dataclass(frozen=True)
class CheckStructure:
    outline: str = field(default="", metadata=about(_OUTLINE))


def check_structure(session: Session, asked: CheckStructure) -> checking.Report:
    """Check the document: order and numbers of its headings, and what its outline asks for. Changes nothing."""
    return session.check(session.read(), asked.outline)


@dataclasses.dataclass(frozen=True)
class FixStructure:
    rules: Optional[Names] = field(
        default=None,
        metadata=about(
            "Ids of the rules whose findings are fixed, the unsafe fixes too; else the safe ones of all rules."
        ),
    )
    paragraph: Optional[int] = field(
        default=None, metadata=about("Only findings in this paragraph of the body, counted from 0.")
    )
    outline: str = field(default="", metadata=about(_OUTLINE))
    unsafe: bool = field(
        default=False, metadata=about("Without Rules: also what a person should look at before and after.")
    )


@dataclasses.dataclass(frozen=True)
class FixedStructure:
    """`fixed`: how many findings were fixed; `findings`: those that are there now, as CheckStructure returns them."""

    fixed: int
    report: checking.Report

    @property
    def findings(self) -> Sequence[Finding]:
        return self.report.findings

    def as_json(self) -> Dict[str, Any]:
        return {"fixed": self.fixed, "findings": self.report.told()}


def fix_structure(
    session: Session, asked: FixStructure, wanted: Callable[[Finding], bool] = lambda finding: True
) -> FixedStructure:
    """Fix the findings that have a fix, in one undo step.

    Rounds go on until no fix is left, because one may wait for another.
    """
    least = Applicability.UNSAFE if asked.unsafe else Applicability.SAFE

    def choose(report: checking.Report) -> List[Tuple[Finding, Tuple[Edit, ...]]]:
        meant = None if asked.paragraph is None else report.at(asked.paragraph)
        here = [f for f in report.findings if (meant is None or f.paragraph in meant) and wanted(f)]
        return fixes.together(here, asked.rules, least)

    editor.check_editable(session.document)
    report = session.check(session.read(), asked.outline)
    if not choose(report):
        return FixedStructure(0, report)

    def rounds() -> FixedStructure:
        fixed, now = 0, report
        for _ in range(_MOST_ROUNDS):
            chosen = choose(now)
            if not chosen:
                break
            session.carry_on([edit for _, edits in chosen for edit in edits])
            fixed += len(chosen)
            now = session.check(session.read(), asked.outline)
        return FixedStructure(fixed, now)

    return session.in_one_step("fix-structure", rounds)


@dataclasses.dataclass(frozen=True)
class IgnoreFinding:
    rule: str = field(metadata=about("Id of the rule."))
    paragraph: Optional[int] = field(
        default=None,
        metadata=about(
            "The paragraph of the body where the finding is, counted from 0; else all findings of the rule."
        ),
    )
    outline: str = field(default="", metadata=about(_OUTLINE))


@dataclasses.dataclass(frozen=True)
class IgnoredFindings:
    """`ignored`: how many findings the document records as ignored; all of a rule are one."""

    ignored: int


def ignore_finding(session: Session, asked: IgnoreFinding) -> IgnoredFindings:
    """Record in the document that a finding is meant to stay as it is: as long as the words of its paragraph do."""
    snapshot = session.read()
    if asked.paragraph is None:
        added = {(asked.rule, checking.EVERYWHERE)}
    else:
        report = session.check(snapshot, asked.outline)
        here = report.at(asked.paragraph)
        found = [f for f in report.findings if f.rule == asked.rule and f.paragraph in here]
        added = {checking.ignorable(finding, snapshot) for finding in found}
    if not added:
        raise TigangError("no-such-finding", rule=asked.rule, paragraph=asked.paragraph)
    return _record_ignored(session, snapshot.ignored | added, "ignore-finding")


@dataclasses.dataclass(frozen=True)
class RestoreFinding:
    rule: str = field(metadata=about("Id of the rule."))
    paragraph: int = field(metadata=about("The paragraph of the body where the finding is, counted from 0."))


def restore_finding(session: Session, asked: RestoreFinding) -> IgnoredFindings:
    """Report a finding again that was ignored; with all of its rule, if all were."""
    snapshot = session.read()
    report = session.check(snapshot)
    here = report.at(asked.paragraph)
    ignored = [f for f in report.ignored if f.rule == asked.rule and f.paragraph in here]
    if not ignored:
        raise TigangError("no-such-finding", rule=asked.rule, paragraph=asked.paragraph)
    gone = {(asked.rule, checking.EVERYWHERE), *(checking.ignorable(finding, snapshot) for finding in ignored)}
    return _record_ignored(session, snapshot.ignored - gone, "restore-finding")


def _record_ignored(session: Session, ignored: FrozenSet[Tuple[str, str]], verb: str) -> IgnoredFindings:
    session.apply([Record(ignored=ignored)], verb)
    return IgnoredFindings(len(ignored))
