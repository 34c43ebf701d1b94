"""Check Structure: the findings beside the document; choosing one goes to its place. The check itself changes nothing."""

from __future__ import annotations

from collections import Counter
from typing import Any, Dict, List, Optional

from com.sun.star.view.SelectionType import SINGLE

from .. import commands, texts
from ..environment import Environment
from ..findings import SEVERITIES
from ..writer import reader, view
from .application import service
from .controls import Modeless, Result

_COLUMNS = (("severity", 18), ("message", 100), ("place", 42))  # widths in parts
_PLACE_LENGTH = 24


class CheckStructure(Modeless):
    NAME = "CheckStructure"

    def __init__(self, context: Any, frame: Any, document: Any, environment: Environment) -> None:
        super().__init__(context, frame, document, environment)
        self.findings: List[Dict[str, Any]] = []
        self.checked = ""
        self._make_columns()
        self.check()
        self.on_choose("Findings", self.go)
        self.on_double_click("Findings", self.go_and_edit)
        self.on_enter("Findings", self.go_and_edit)
        for button, act in (("Go", self.go_and_edit), ("Again", self.check), ("Close", self.close)):
            self.on_press(button, act)

    def check(self) -> None:
        self.checked = self.document.Text.String
        report = commands.run("CheckStructure", self.document, {}, self.environment)
        self.findings = report["findings"]
        rows = self["Findings"].Model.GridDataModel
        rows.removeAllRows()
        rows.addRows(("",) * len(self.findings), tuple(self._row(finding) for finding in self.findings))
        self.put("Against", self._against(report))
        self.put("Summary", self._summary())
        self.put("Detail", "")
        self["Go"].setEnable(bool(self.findings))

    # going to a finding

    @property
    def chosen(self) -> Optional[Dict[str, Any]]:
        rows = self["Findings"].getSelectedRows()
        return self.findings[rows[0]] if rows and rows[0] < len(self.findings) else None

    def go(self) -> None:
        """Shows the chosen finding in the document; checks again before when the text has changed since."""
        finding = self.chosen
        if finding is not None and self.document.Text.String != self.checked:
            finding = self._choose_again(finding)
        if finding is not None:
            self.put("Detail", finding["message"])
            view.select(self.document, finding["paragraph"], finding["start"], finding["end"])

    def go_and_edit(self) -> None:
        self.go()
        if self.chosen is not None:
            self.frame.ContainerWindow.toFront()
            self.frame.ComponentWindow.setFocus()

    def _choose_again(self, finding: Dict[str, Any]) -> Optional[Dict[str, Any]]:
        self.check()
        same = [index for index, other in enumerate(self.findings)
                if (other["rule"], other["text"]) == (finding["rule"], finding["text"])]
        if not same:
            self.put("Detail", self.say("check.gone"))
            return None
        self["Findings"].selectRow(same[0])
        return self.findings[same[0]]

    # what the window shows

    def _make_columns(self) -> None:
        columns = service(self.context, "com.sun.star.awt.grid.DefaultGridColumnModel")
        for name, width in _COLUMNS:
            column = columns.createColumn()
            column.Title, column.ColumnWidth, column.Flexibility = self.say(f"check.{name}"), width, width
            columns.addColumn(column)
        model = self["Findings"].Model
        model.ColumnModel = columns
        model.GridDataModel = service(self.context, "com.sun.star.awt.grid.DefaultGridDataModel")
        model.SelectionModel = SINGLE

    def _row(self, finding: Dict[str, Any]) -> Any:
        place = " ".join(finding["text"].split())[:_PLACE_LENGTH] or self.say("check.paragraph", number=finding["paragraph"] + 1)
        return (self.say(f"check.{finding['severity']}"), finding["message"], place)

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
