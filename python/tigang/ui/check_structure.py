"""Check Structure: the findings beside the document; choosing one goes to its place. The check itself changes nothing."""

from __future__ import annotations

import bisect
from collections import Counter
from typing import Any, Dict, List, Optional

from .. import commands, texts
from ..environment import Environment
from ..findings import SEVERITIES
from ..writer import reader, view
from .controls import Choice, Modeless, Result, shortened

_PLACE_LENGTH = 24


Finding = Dict[str, Any]


class CheckStructure(Modeless):
    NAME = "CheckStructure"

    def __init__(self, context: Any, frame: Any, document: Any, environment: Environment) -> None:
        super().__init__(context, frame, document, environment)
        self.findings: List[Finding] = []
        self.checked = ""
        self.list = Choice(self["Findings"])
        self.check()
        self.on_choose("Findings", self.go)
        self.on_press("Findings", self.go_and_edit)
        for button, act in (("Go", self.go_and_edit), ("Again", self.check), ("Close", self.close)):
            self.on_press(button, act)

    def check(self) -> None:
        self.checked = self.document.Text.String
        report = commands.run("CheckStructure", self.document, {}, self.environment)
        self.findings = report["findings"]
        self.list.fill(self.findings, self._lines(), choose=False)
        self.put("Against", self._against(report))
        self.put("Summary", self._summary())
        self.put("Detail", "")
        self["Go"].setEnable(bool(self.findings))

    # going to a finding

    def go(self) -> None:
        """Shows the chosen finding in the document; checks again before when the text has changed since."""
        finding = self.list.chosen
        if finding is not None and self.document.Text.String != self.checked:
            finding = self._choose_again(finding)
        if finding is not None:
            self.put("Detail", f"{finding['message']}\n{finding['text']}".strip())
            view.select(self.document, finding["paragraph"], finding["start"], finding["end"])

    def go_and_edit(self) -> None:
        self.go()
        if self.list.chosen is not None:
            self.frame.ContainerWindow.toFront()
            self.frame.ComponentWindow.setFocus()

    def _choose_again(self, finding: Finding) -> Optional[Finding]:
        self.check()
        same = [other for other in self.findings if (other["rule"], other["text"]) == (finding["rule"], finding["text"])]
        if not same:
            self.put("Detail", self.say("check.gone"))
            return None
        self.list.choose(same[0])
        return same[0]

    # what the window shows

    def _lines(self) -> List[str]:
        """The findings in a line each, with the heading that each stands under."""
        paragraphs = reader.read(self.document).paragraphs
        headings = [(index, paragraph.text) for index, paragraph in enumerate(paragraphs) if paragraph.level]
        starts = [index for index, _ in headings]
        lines = []
        for finding in self.findings:
            above = bisect.bisect_right(starts, finding["paragraph"])
            place = shortened(headings[above - 1][1], _PLACE_LENGTH) if above else ""
            lines.append(self.say("check.line" if place else "check.line-without-place", place=place,
                                  message=finding["message"], severity=self.say(f"check.{finding['severity']}")))
        return lines

    def _against(self, report: Result) -> str:
        if report["outline"] is None:
            return self.say("check.no-outline")
        outline = self.environment.library().outlines.get(report["outline"])
        title = texts.pick(outline.title, self.environment.language) if outline else report["outline"]
        if report["recorded"]:
            return self.say("check.recorded", title=title)
        return self.say("check.likeness", title=title, percent=round(report["score"] * 100))

    def _summary(self) -> str:
        if not self.findings:
            return self.say("check.nothing")
        counts = Counter(finding["severity"] for finding in self.findings)
        parts = [self.say(f"check.count.{severity}", count=counts[severity]) for severity in SEVERITIES if counts[severity]]
        return self.say("check.found", count=len(self.findings), parts=self.say("check.separator").join(parts))


def run(context: Any, frame: Any, document: Any, environment: Environment) -> Result:
    reader.read(document)
    return CheckStructure.open(context, frame, document, environment)
