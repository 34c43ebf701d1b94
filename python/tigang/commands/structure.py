"""Verbs about the structure of a document: checked, mended, or left as it is meant."""

from __future__ import annotations

from typing import Any, Callable, List, Optional, Tuple

from .. import messages
from ..checking import fixes
from ..checking import run as checking
from ..checking.rule import Finding
from ..document.edits import Edit, Record
from ..document.snapshot import Snapshot
from ..errors import TigangError
from ..library import lookup
from ..library.environment import Environment
from ..writer import editor, reader
from . import arguments as given
from .arguments import Arguments
from .shared import Result, apply

_MOST_ROUNDS = 20  # of fixes that wait for each other; a bound in case two rules disagreed for ever


def check_structure(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Outline (id, path or URL; else the recorded one, else none). Changes nothing."""
    known = given.named(arguments, "Outline")
    return checked(document, environment, known.get("Outline")).as_json()


def checked(document: Any, environment: Environment, name: Optional[str] = None) -> checking.Report:
    """The check of a document against the outline named, else the recorded one, else none."""
    return _check(environment, name)(reader.read(document))


def _check(environment: Environment, name: Optional[str]) -> Callable[[Snapshot], checking.Report]:
    """That check for as many snapshots as it takes: the library is read only once."""
    library = environment.library()
    outline = lookup.outline(name, library) if name else None
    return lambda snapshot: checking.check(snapshot, library.outlines, environment.language, outline, library.layouts)


def fix_structure(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Rules (JSON list), Paragraph (0-based), Outline: mends the findings that have a fix.

    Without Rules the safe fixes of all rules; with them also those of these rules that the person would be asked about.
    With Paragraph only findings there. Rounds go on until no fix is left, because one may wait for another; all of them are
    one undo step.
    """
    known = given.named(arguments, "Rules", "Paragraph", "Outline")
    rules = given.decoded(known, "Rules", list)
    paragraph = int(known["Paragraph"]) if "Paragraph" in known else None
    check = _check(environment, known.get("Outline"))

    def choose(report: checking.Report) -> List[Tuple[Finding, Tuple[Edit, ...]]]:
        return fixes.together([f for f in report.findings if paragraph in (None, f.paragraph)], rules)

    editor.check_editable(document)
    report = check(reader.read(document))
    if not choose(report):
        return {"fixed": 0, "findings": [finding.as_json() for finding in report.findings]}

    def rounds() -> Tuple[int, checking.Report]:
        fixed, now = 0, report
        for _ in range(_MOST_ROUNDS):
            chosen = choose(now)
            if not chosen:
                break
            editor.carry_on(document, [edit for _, edits in chosen for edit in edits])
            fixed += len(chosen)
            now = check(reader.read(document))
        return fixed, now

    fixed, after = editor.in_one_step(document, messages.get("undo.fix-structure", environment.language), rounds)
    return {"fixed": fixed, "findings": [finding.as_json() for finding in after.findings]}


def leave_finding(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Rule, Paragraph (0-based; else all), Outline: the document remembers that these findings are to be ignored."""
    known = given.named(arguments, "Rule", "Paragraph", "Outline")
    rule, paragraph = given.needed(known, "Rule"), int(known.get("Paragraph", -1))
    if "Paragraph" not in known:
        everywhere = reader.read(document).left | {(rule, checking.EVERYWHERE)}
        apply(document, [Record(left=everywhere)], environment, "leave-finding")
        return {"left": len(everywhere)}
    check = _check(environment, known.get("Outline"))
    snapshot = reader.read(document)
    left = {
        checking.leaving(f, snapshot) for f in check(snapshot).findings if f.rule == rule and f.paragraph == paragraph
    }
    if not left:
        raise TigangError("no-such-finding", rule=rule, paragraph=paragraph)
    apply(document, [Record(left=snapshot.left | left)], environment, "leave-finding")
    return {"left": len(snapshot.left | left)}


def heed_finding(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Rule, Paragraph (0-based): a finding that was ignored counts again, with all of its kind if all were ignored."""
    known = given.named(arguments, "Rule", "Paragraph")
    rule, paragraph = given.needed(known, "Rule"), int(known.get("Paragraph", -1))
    snapshot = reader.read(document)
    ignored = [f for f in _check(environment, None)(snapshot).ignored if f.rule == rule and f.paragraph == paragraph]
    if not ignored:
        raise TigangError("no-such-finding", rule=rule, paragraph=paragraph)
    gone = {(rule, checking.EVERYWHERE), *(checking.leaving(finding, snapshot) for finding in ignored)}
    apply(document, [Record(left=snapshot.left - gone)], environment, "heed-finding")
    return {"left": len(snapshot.left - gone)}
