"""Check Structure: the findings beside the document; choosing one goes to its place, buttons mend it or leave it.

The check itself changes nothing.
"""

from __future__ import annotations

import bisect
from collections import Counter
from typing import Any, List, Optional

from .. import messages
from ..checking import rules
from ..checking import run as checking
from ..checking.rule import SEVERITIES, Finding
from ..commands import structure
from ..commands.structure import FixedStructure, FixStructure, LeaveFinding
from ..reports import manual
from ..writer import cursor
from .controller import Controller
from .controls import Choice, Modeless, Opened, shortened
from .fix_structure import FixList

_PLACE_LENGTH = 24
_BOXES = {"error": "Errors", "warning": "Warnings", "info": "Notes"}


class CheckStructure(Modeless):
    NAME = "CheckStructure"

    def __init__(self, context: Any, frame: Any, controller: Controller) -> None:
        super().__init__(context, frame, controller)
        self.report = controller.current().report
        self.lines: List[str] = []  # of the findings
        self.list = Choice(self["Findings"])
        self.present(self.report)
        self.on_choose("Findings", self.list.on_choose(self.go))
        self.on_press("Findings", self.go_and_edit)
        for box in _BOXES.values():
            self.on_tick(box, self.fill)
        for button, act in (
            ("Go", self.go_and_edit),
            ("Related", self.go_to_related),
            ("Fix", self.fix),
            ("Leave", self.leave),
            ("Again", self.check),
            ("FixAll", self.fix_all),
            ("Close", self.close),
        ):
            self.on_press(button, act)

    def check(self) -> None:
        """Checks the document as it is now, whatever it has told of changes."""
        self.present(self.controller.refresh().report)

    def changed(self) -> None:
        """The document has been read again: lists what is found now. The finding that is chosen stays so if it is there."""
        report = self.controller.current().report
        if report == self.report:
            self.report = report  # of the latest reading
            return
        chosen, detail = self.list.chosen, self.get("Detail")
        self.present(report)
        same = next((other for other in self.shown if chosen and _alike(other, chosen)), None)
        if same is not None:
            self.list.replace(self.shown, self.shown_lines, same)
            self.put("Detail", detail)
            self.offer_buttons()

    def present(self, report: checking.Report) -> None:
        """Shows what a check has found."""
        self.report = report
        self.lines = self._lines()
        self.put("Against", self._against(report))
        self.put("Summary", self._summary())
        self.fill()

    def fill(self) -> None:
        """Lists the findings of the severities that are ticked."""
        self.list.replace(self.shown, self.shown_lines)
        self.put("Detail", "")
        self.offer_buttons()

    @property
    def findings(self) -> List[Finding]:
        return self.report.findings

    @property
    def shown(self) -> List[Finding]:
        return [finding for finding in self.findings if self._is_shown(finding)]

    @property
    def shown_lines(self) -> List[str]:
        return [line for finding, line in zip(self.findings, self.lines) if self._is_shown(finding)]

    def _is_shown(self, finding: Finding) -> bool:
        return self.ticked(_BOXES[finding.severity])

    def offer_buttons(self) -> None:
        """Only the buttons that can do something can be pressed."""
        finding = self.list.chosen
        self.enable(finding is not None, "Go", "Leave")
        self.enable(finding is not None and bool(finding.fix), "Fix")
        self.enable(finding is not None and finding.related is not None, "Related")
        self.enable(any(finding.fix and finding.safe for finding in self.findings), "FixAll")

    # going to a finding

    def go(self) -> None:
        """Shows the chosen finding in the document."""
        finding = self._current()
        if finding is not None:
            self.put("Detail", self._detail(finding))
            cursor.select(self.document, finding.paragraph, finding.start, finding.end)
        self.offer_buttons()

    def go_and_edit(self) -> None:
        self.go()
        self._to_document()

    def go_to_related(self) -> None:
        """The second place that a finding speaks of: the heading that it repeats, the number that it contradicts."""
        finding = self._current()
        if finding is not None and finding.related is not None:
            paragraph = self.report.analysis.snapshot.paragraphs[finding.related]
            cursor.select(self.document, finding.related, 0, len(paragraph.text))
            self._to_document()

    def _to_document(self) -> None:
        if self.list.chosen is not None:
            self.frame.ContainerWindow.toFront()
            self.frame.ComponentWindow.setFocus()

    def _current(self) -> Optional[Finding]:
        """The chosen finding, as it is now: when the text has changed it may stand elsewhere. None when it is gone."""
        if self.list.chosen is None:
            return None
        self.controller.current()  # `changed` lists what is found now
        now: Optional[Finding] = self.list.chosen
        if now is None:
            self.put("Detail", self.say("check.gone"))
        return now

    # dealing with findings

    def fix(self) -> None:
        finding, number = self._current(), self.list.number
        if finding is not None and finding.fix:
            asked = FixStructure([finding.rule], finding.paragraph)
            result = structure.fix_structure(self.session, asked)
            self._go_on(result.report, finding, number)
            if not result.fixed:
                self.put("Detail", self.say("check.not-fixed"))

    def leave(self) -> None:
        finding, number = self._current(), self.list.number
        if finding is not None:
            structure.leave_finding(self.session, LeaveFinding(finding.rule, finding.paragraph))
            self._go_on(self.controller.current().report, finding, number)

    def fix_all(self) -> None:
        report = self.controller.current().report
        result = FixList(self.context, self.frame, self.session, report).run()
        if isinstance(result, FixedStructure):
            self.present(result.report)
            self.put("Detail", self.say("check.fixed", count=result.fixed))

    def _go_on(self, report: checking.Report, done: Finding, number: int) -> None:
        """Shows a new check and goes to the finding that follows the one dealt with, which stood in line ``number``."""
        self.present(report)
        shown = self.shown
        if number < len(shown) and _alike(shown[number], done):
            number += 1
        if shown:
            self.list.choose(shown[min(number, len(shown) - 1)])
            self.go()

    # what the window shows

    def _lines(self) -> List[str]:
        """The findings in a line each, with the heading that each stands under."""
        paragraphs = self.report.analysis.snapshot.paragraphs
        headings = [(index, paragraph.text) for index, paragraph in enumerate(paragraphs) if paragraph.level]
        starts = [index for index, _ in headings]
        lines = []
        for finding in self.findings:
            above = bisect.bisect_right(starts, finding.paragraph)
            place = shortened(headings[above - 1][1], _PLACE_LENGTH) if above else ""
            lines.append(
                self.say(
                    "check.line" if place else "check.line-without-place",
                    place=place,
                    message=finding.message,
                    severity=self.say(f"check.{finding.severity}"),
                )
            )
        return lines

    def _detail(self, finding: Finding) -> str:
        """The finding, the words that it is about, and what the manual says of its rule."""
        rule = next(rule for rule in rules.all_rules() if rule.id == finding.rule)
        language = self.language
        explanation = (
            self.say("check.rule", rule=rule.id, source=manual.source(rule, language)),
            manual.about(rule, language),
        )
        return "\n".join(filter(None, (finding.message, finding.text))) + "\n\n" + "\n".join(explanation)

    def _against(self, report: checking.Report) -> str:
        if report.outline is None or not report.recorded:
            return self.say("check.no-outline")
        title = messages.pick(report.outline.title, self.language)
        return self.say("check.recorded", title=title)

    def _summary(self) -> str:
        if not self.findings:
            return self.say("check.nothing")
        counts = Counter(finding.severity for finding in self.findings)
        parts = [
            self.say(f"check.count.{severity}", count=counts[severity]) for severity in SEVERITIES if counts[severity]
        ]
        return self.say("check.found", count=len(self.findings), parts=self.say("check.separator").join(parts))


def _alike(one: Finding, other: Finding) -> bool:
    """Whether two findings of different checks may be the same one, moved."""
    return (one.rule, one.text) == (other.rule, other.text)


def run(context: Any, frame: Any, controller: Controller) -> Opened:
    return CheckStructure.open(context, frame, controller)
