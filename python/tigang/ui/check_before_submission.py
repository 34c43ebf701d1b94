"""Check before Submission: whether the document can go out, what stands against it, and taking out what must not go with it."""

from __future__ import annotations

import functools
import pathlib
from typing import Any, List, Optional, Sequence

from com.sun.star.awt.Key import RETURN

from .. import commands
from ..checking.rule import Finding
from ..checking.submission import Submission
from ..commands import submission
from ..commands.session import Session
from ..commands.submission import CheckBeforeSubmission, RemoveLeftovers
from ..document.leftovers import REMOVABLE, Kind
from ..formats import atomic
from ..library import lookup
from ..office import hidden
from ..office.uno_helpers import properties, service
from ..reports import submission as report
from ..writer import cursor, editor
from . import application
from .controls import Modal
from .fix_structure import FixList, offered
from .panel.tree import Node, Tree

_EXPORT = ".uno:ExportToPDF"  # Writer's own, with all that it asks
AGREED = "TigangAgreed"  # an argument of a command that says that this window has been seen


class SubmissionWindow(Modal):
    NAME = "CheckBeforeSubmission"

    def __init__(self, context: Any, frame: Any, session: Session) -> None:
        super().__init__(context, frame, session)
        self.to: Optional[Finding] = None  # where the person wants to go
        self.exporting = False
        self.tree = Tree(context, self["Parts"], self._listener, self.allow)
        self.on_double_click("Parts", self.go)
        self.on_keys("Parts", {(RETURN, 0): self.go})
        for kind in REMOVABLE:
            self.on_press(kind.capitalize(), functools.partial(self.remove, kind))
        self.on_tick("Update", self.check)
        for button, act in (("Go", self.go), ("Fix", self.fix), ("Report", self.save_report), ("Export", self.export)):
            self.on_press(button, act)
        self.check()

    # what it shows

    def check(self) -> None:
        """Check the document and show what comes of it; fields and contents are updated first as long as that is ticked."""
        self.found = submission.check_before_submission(
            self.session, CheckBeforeSubmission(update=self.ticked("Update"))
        )
        self.answer = self.found.as_json()
        self.put("Verdict", report.verdict(self.answer, self.language))
        self.tree.fill(self._nodes())
        if self._chosen() is None:
            self.tree.choose(next(iter(self.tree.paths(lambda thing: isinstance(thing, Finding))), ()))
        for kind, count in self.found.leftovers.items():
            if kind in REMOVABLE:
                words = self._words(kind, count)
                self.put(f"{kind.capitalize()}Label", words[:1].upper() + words[1:])
        self.allow()

    def allow(self) -> None:
        """Enable only the buttons that can do something."""
        editable = editor.is_editable(self.session.document)
        for kind in REMOVABLE:
            self.enable(editable and bool(self.found.leftovers[kind]), kind.capitalize())
        self.enable(editable, "Update")
        self.enable(editable and bool(offered(self.found.report)), "Fix")
        self.enable(self._chosen() is not None, "Go")

    def _nodes(self) -> List[Node]:
        nodes = [
            Node(
                f"{report.heading(section, self.language)} ({len(part.findings)})",
                None,
                self._lines(part.findings, section["findings"]),
            )
            for part, section in zip(self.found.parts, self.answer["sections"])
        ]
        return nodes or [Node(self._words("nothing"), None)]

    def _lines(self, findings: Sequence[Finding], answers: Sequence[report.Answer]) -> List[Node]:
        labels = [report.label(each, self.language) for each in answers]
        lines = [
            self.say("findings.line", severity=label, message=report.message(each))
            for label, each in zip(labels, answers)
        ]
        return [Node(line, finding) for line, finding in zip(lines, findings)]

    def _words(self, key: str, count: int = 0) -> str:
        return report.words(key, self.language, count=count)

    # what it does

    def _chosen(self) -> Optional[Finding]:
        thing: Any = self.tree.chosen
        return thing if isinstance(thing, Finding) else None

    def go(self) -> None:
        """Close the window and select the place of the finding that is chosen."""
        self.to = self._chosen()
        if self.to is not None:
            self.finish(self.found)

    def remove(self, kind: Kind) -> None:
        """Take out what is left of a kind, when the person agrees."""
        names = "\n".join(f"{one.name}: {one.value}" for one in self.found.left.personal)
        question = self.say(f"submit.ask.{kind}", count=self.found.leftovers[kind], names=names)
        if application.ask(self.context, self.dialog.Peer, question, self.language):
            submission.remove_leftovers(self.session, RemoveLeftovers(kind))
            self.check()

    def fix(self) -> None:
        """Let the person choose among what can be fixed."""
        FixList(self.context, self.frame, self.session, self.found.report).run()
        self.check()

    def save_report(self) -> None:
        """Write what the window says, as a web page or a PDF."""
        kinds = (self.say("submit.html"), "*.html"), (self.say("submit.pdf"), "*.pdf")
        name = str(self.session.document.Title)
        proposed = self.say("submit.report-name", name=name) + ".html"
        url = application.pick_file(self.context, self.say("submit.report"), *kinds, name=proposed)
        if url:
            path = write_report(lookup.path(url), name, self.found, self.language)
            self.inform(self.say("submit.saved", file=path), warning=False)

    def export(self) -> None:
        """Close the window and let Writer export the document."""
        self.exporting = True
        self.finish(self.found)


def write_report(path: pathlib.Path, name: str, found: Submission, language: str) -> pathlib.Path:
    """Write the report on a document, as a PDF where the file's name says so, else as HTML. Raises TigangError."""
    page = report.page(name, commands.as_json(found), language)
    with atomic.reporting(path):
        atomic.replace(path, hidden.as_pdf(page) if path.suffix.lower() == ".pdf" else page.encode("utf-8"))
    return path


def run(context: Any, frame: Any, session: Session) -> Submission:
    """Show the window; return what the document was like at last. Raises TigangError."""
    window = SubmissionWindow(context, frame, session)
    window.run()
    if window.to is not None:
        cursor.select(session.document, window.to.paragraph, window.to.start, window.to.end)
    if window.exporting:
        settings = session.environment.settings()
        agreed = settings.check_before and not settings.forbid  # else the guard says that it may not go out
        arguments = properties(**{AGREED: True}) if agreed else ()
        service("com.sun.star.frame.DispatchHelper", context=context).executeDispatch(frame, _EXPORT, "", 0, arguments)
    return window.found
