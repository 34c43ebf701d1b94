"""Fix Structure: shows what would change, before and after, lets the person choose, and fixes that."""

from __future__ import annotations

from typing import Any, List, Sequence, Set, Tuple, Union

from .. import messages
from ..checking import run as checking
from ..checking.rule import Applicability, Finding
from ..commands import structure
from ..commands.session import Session
from ..commands.structure import FixedStructure, FixStructure
from ..planning.changes import changes
from ..writer import editor
from .application import message
from .controls import Cancelled, Modal, Window, shortened

_ROWS = 7
_LENGTH, _CHANGE = 100, 48


class FixList(Modal):
    """The findings with a fix, each with a check box; ticked are those that may be fixed unasked."""

    NAME = "FixStructure"

    def __init__(self, context: Any, frame: Any, session: Session, report: checking.Report) -> None:
        super().__init__(context, frame, session)
        self.report = report
        self.offered = offered(report)
        self.chosen: Set[int] = {number for number, finding in enumerate(self.offered) if finding.safe}
        self.rows: Sequence[int] = ()  # the numbers of the findings shown
        for row in range(1, _ROWS + 1):
            self.on_tick(f"Box{row}", self.ticked_now)
        self.on_scroll("Scroll", self.fill)
        self.on_press("Fix", self.fix)
        hidden = max(0, len(self.offered) - _ROWS)
        self["Scroll"].Model.ScrollValue, self["Scroll"].Model.ScrollValueMax = 0, hidden
        self.show(hidden > 0, "Scroll")
        self.fill()

    def fill(self) -> None:
        """Show as many findings as there are rows, from the one on that the scroll bar says."""
        first = self["Scroll"].Model.ScrollValue or 0
        self.rows = ()  # what is ticked now is not the person's doing
        rows = range(first, min(first + _ROWS, len(self.offered)))
        for row in range(1, _ROWS + 1):
            self.show(row <= len(rows), f"Box{row}", f"Change{row}")
        for row, number in enumerate(rows, 1):
            self.put(f"Box{row}", shortened(self.offered[number].message, _LENGTH))
            self.put(f"Change{row}", shown_change(self, self.report, self.offered[number]))
            self.tick(f"Box{row}", number in self.chosen)
        self.rows = rows
        self._count()

    def ticked_now(self) -> None:
        for row, number in enumerate(self.rows, 1):
            (self.chosen.add if self.ticked(f"Box{row}") else self.chosen.discard)(number)
        self._count()

    def fix(self) -> None:
        wanted = {_key(self.offered[number]) for number in self.chosen}
        asked = FixStructure(unsafe=True)
        self.finish(structure.fix_structure(self.session, asked, lambda finding: _key(finding) in wanted))

    def _count(self) -> None:
        safe = sum(finding.safe for finding in self.offered)
        self.put("Question", self.say("fix.ask", count=safe, chosen=len(self.chosen), all=len(self.offered)))
        self.enable(bool(self.chosen), "Fix")


def shown_change(window: Window, report: checking.Report, finding: Finding) -> str:
    """Return what a finding's fix makes of the text, before and after, in a line; "" when it changes none."""
    found = changes(report.analysis.snapshot, finding.fix)
    if not found:
        return ""
    before, after = (shortened(text, _CHANGE) or "—" for text in found[0])
    more = window.say("fix.more", count=len(found) - 1) if len(found) > 1 else ""
    return window.say("fix.change", before=before, after=after, more=more).rstrip()


def offered(report: checking.Report) -> List[Finding]:
    """Return the findings that can be fixed together: the safe ones first."""
    fixable = [f for f in report.findings if f.fix and f.applicability != Applicability.ALONE]
    return sorted(fixable, key=lambda finding: not finding.safe)


def run(context: Any, frame: Any, session: Session) -> Union[FixedStructure, Cancelled]:
    """Show what would be fixed and fix what is chosen. Raises TigangError (read-only, undo-locked)."""
    editor.check_editable(session.document)
    window, language = frame.ContainerWindow, session.language
    report = session.check(session.read())
    if not any(finding.safe for finding in offered(report)):
        left = len(report.findings)
        text = messages.get("ui.fix.none-safe" if left else "ui.fix.none", language, left=left)
        message(context, window, text, language, warning=False)
        return FixedStructure(0, report)
    result: Union[FixedStructure, Cancelled] = FixList(context, frame, session, report).run()
    if isinstance(result, FixedStructure):
        text = messages.get("ui.fix.done", language, count=result.fixed, left=len(result.findings))
        message(context, window, text, language, warning=False)
    return result


def _key(finding: Finding) -> Tuple[str, str]:
    """Return what distinguishes a finding from others in the next round, when paragraphs may stand elsewhere."""
    return finding.rule, finding.text
