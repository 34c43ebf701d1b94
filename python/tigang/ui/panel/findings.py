"""The panel Findings: what the check has found, grouped, with what can be done about it."""

from __future__ import annotations

import bisect
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple

from com.sun.star.awt.Key import DELETE, RETURN

from ... import messages
from ...checking import overview, rules
from ...checking.rule import SEVERITIES, Finding
from ...commands import structure
from ...commands.structure import FixStructure, IgnoreFinding, RestoreFinding
from ...planning.changes import changes
from ...reports import manual
from .. import application
from ..controls import Choice
from .panel import Panel
from .tree import Node, Tree

_IGNORED = "ignored"
_SHOWN = ("all", *SEVERITIES, _IGNORED)
_GROUPS = ("section", "kind")


class FindingsPanel(Panel):
    NAME = "FindingsPanel"

    def build(self) -> None:
        self.shown = Choice(self["Show"])
        self.shown.fill(_SHOWN, [self.say(f"findings.show.{name}") for name in _SHOWN])
        self.group = Choice(self["Group"])
        self.group.fill(_GROUPS, [self.say(f"findings.by.{name}") for name in _GROUPS])
        self.tree = Tree(self.context, self["Findings"], self._listener, self.go)
        self.on_choose("Show", self.show_state)
        self.on_choose("Group", self.show_state)
        self.on_click("Findings", self.go)
        self.on_menu("Findings", self.show_menu)
        self.on_keys("Findings", {(RETURN, 0): self.go_and_edit, (DELETE, 0): self.ignore})
        for button, act in (
            ("Fix", self.fix),
            ("FixKind", self.fix_kind),
            ("Related", self.go_to_related),
            ("Ignore", self.ignore),
            ("IgnoreKind", self.ignore_kind),
            ("Rule", self.show_rule),
        ):
            self.on_press(button, act)

    def take_focus(self) -> None:
        """Show what is so now, also where nothing follows the typing."""
        self.controller.current()
        self["Findings"].setFocus()

    # what it shows

    def show_state(self) -> None:
        findings = self._listed()
        by = self._by_section if self.group.chosen == "section" else self._by_kind
        self.tree.fill(by(findings))
        self._choose_one()
        self._show_detail()

    def _choose_one(self) -> None:
        """Choose a finding, as one always is: the one that was, else the next one in the list, else the last."""
        chosen = self.tree.path
        if not isinstance(self.tree.thing(chosen), Finding):
            lines = self.tree.paths(lambda thing: isinstance(thing, Finding))
            later = [path for path in lines if path >= chosen]
            self.tree.choose((later or lines[-1:] or [()])[0])

    def _listed(self) -> List[Finding]:
        state, wanted = self.controller.current(), self.shown.chosen
        if wanted == _IGNORED:
            return list(state.report.ignored)
        return [finding for finding in state.findings if wanted in ("all", finding.severity)]

    def _by_section(self, findings: Sequence[Finding]) -> List[Node]:
        state = self.controller.current()
        headings = state.analysis.tree.headings
        starts = [heading.paragraph for heading in headings]

        def section(finding: Finding) -> str:
            above = bisect.bisect_right(starts, finding.paragraph)
            return overview.title(state.snapshot, headings[above - 1]) if above else self.say("findings.beginning")

        return self._grouped(findings, section)

    def _by_kind(self, findings: Sequence[Finding]) -> List[Node]:
        language = self.language
        headlines = {rule.id: manual.headline(rule, language) for rule in rules.all_rules()}
        return self._grouped(findings, lambda finding: headlines[finding.rule])

    def _grouped(self, findings: Sequence[Finding], key: Callable[[Finding], str]) -> List[Node]:
        groups: Dict[str, List[Finding]] = {}
        for finding in findings:
            groups.setdefault(key(finding), []).append(finding)
        return [Node(f"{name} ({len(found)})", None, self._lines(found)) for name, found in groups.items()]

    def _lines(self, findings: Sequence[Finding]) -> List[Node]:
        """Return a line for each; the same message about many places is one line with a count, and the places below it."""
        same: Dict[Tuple[str, str], List[Finding]] = {}
        for finding in findings:
            same.setdefault((finding.rule, finding.message), []).append(finding)
        lines = []
        for found in same.values():
            text = self.say("findings.line", severity=self.say(f"check.{found[0].severity}"), message=found[0].message)
            if len(found) == 1:
                lines.append(Node(text, found[0], mark=found[0].severity))
            else:
                places = [Node(each.text or "…", each) for each in found]
                many = self.say("findings.places", line=text, count=len(found))
                lines.append(Node(many, None, places, found[0].severity))
        return lines

    def _show_detail(self) -> None:
        finding = self._chosen()
        self.put("Detail", self._detail(finding) if finding else "" if self._listed() else self.say("check.nothing"))
        taking_back = self.shown.chosen == _IGNORED
        self["Ignore"].Model.Label = self.say("findings.take-back" if taking_back else "findings.ignore")
        for name, possible in (
            ("Fix", finding is not None and bool(finding.fix) and not taking_back),
            ("FixKind", finding is not None and bool(finding.fix) and not taking_back),
            ("Ignore", finding is not None),
            ("IgnoreKind", finding is not None and not taking_back),
        ):
            self.enable(possible and self.controller.editable, name)
        self.enable(finding is not None and finding.related is not None, "Related")
        self.enable(finding is not None, "Rule")

    def show_age(self) -> None:
        """Say it where what is found is explained; whatever is done next reads the document again."""
        aged = self.say("findings.aged")
        if not self.get("Detail").startswith(aged):
            self.put("Detail", f"{aged}\n\n{self.get('Detail')}")

    def _detail(self, finding: Finding) -> str:
        """Return the finding, the words that it is about, and what the manual says of its rule."""
        rule = next(rule for rule in rules.all_rules() if rule.id == finding.rule)
        language = self.language
        parts = [finding.message, *self._before_and_after(finding)]
        if not self.controller.editable:
            parts.append(self.say("findings.read-only"))
        explanation = (
            manual.about(rule, language),
            self.say("check.rule", rule=rule.id, source=manual.source(rule, language)),
        )
        return "\n".join(filter(None, parts)) + "\n\n" + "\n".join(explanation)

    def _before_and_after(self, finding: Finding) -> Iterator[str]:
        """Yield the lines that the fix of a finding changes, as they are and as they would be."""
        for change in changes(self.controller.current().snapshot, finding.fix):
            if change.before:
                yield f"− {change.before}"
            if change.after:
                yield f"+ {change.after}"

    def show_menu(self, x: int, y: int) -> None:
        """Show the context menu of the finding at a place: what the buttons do."""
        self.tree.choose_at(x, y)
        words = messages.catalogue(self.NAME, self.language)  # what the buttons' models have are its keys
        ignoring = str(self["Ignore"].Model.Label)  # but for the one that changes
        said = (words["fix"], words["fixKind"], ignoring, words["ignoreKind"], words["related"])
        names = ("Fix", "FixKind", "Ignore", "IgnoreKind", "Related")
        acts = (self.fix, self.fix_kind, self.ignore, self.ignore_kind, self.go_to_related)
        buttons = [(word, bool(self[name].isEnabled()), act) for word, name, act in zip(said, names, acts)]
        more = [("", False, self.copy), (self.say("findings.copy"), True, self.copy)]
        self.pop_up("Findings", x, y, [*buttons, *more, (self.say("panel.help"), True, self.show_help)])

    # what it does

    def copy(self) -> None:
        """Put what is said of the finding on the clipboard."""
        application.copy(self.context, self.get("Detail"))

    def _chosen(self) -> Optional[Finding]:
        thing: Any = self.tree.chosen
        return thing if isinstance(thing, Finding) else None

    def go(self) -> None:
        finding = self._chosen()
        if finding is not None:
            self.select(finding.paragraph, finding.start, finding.end)
        self._show_detail()

    @property
    def page(self) -> str:
        """The page of the finding's rule, if one is chosen."""
        finding = self._chosen()
        return finding.rule if finding is not None else self.NAME

    def show_rule(self) -> None:
        """Show the page of the finding's rule, until a finding is chosen."""
        finding = self._chosen()
        if finding is not None:
            rule = next(rule for rule in rules.all_rules() if rule.id == finding.rule)
            self.put("Detail", f"{finding.rule}\n\n{manual.explained(rule, self.language)}")

    def go_and_edit(self) -> None:
        self.go()
        self.frame.ComponentWindow.setFocus()

    def go_to_related(self) -> None:
        """Go to the second place that a finding speaks of: the heading that it repeats, the number that it contradicts."""
        finding = self._chosen()
        if finding is not None and finding.related is not None:
            text = self.controller.current().snapshot.at(finding.related).text
            self.select(finding.related, 0, len(text))

    def fix(self) -> None:
        """Fix the finding, if it is still there, and go on to the next one."""
        finding = self._chosen()
        if finding is not None and finding.fix and finding in self.controller.current().findings:
            self.do(structure.fix_structure, FixStructure((finding.rule,), self._number(finding)))
            self.go()

    def _number(self, finding: Finding) -> int:
        """Return the paragraph of a finding, as verbs count them."""
        return self.controller.current().snapshot.number(finding.paragraph)

    def fix_kind(self) -> None:
        finding = self._chosen()
        if finding is not None and finding.fix:
            self.do(structure.fix_structure, FixStructure((finding.rule,)))

    def ignore(self) -> None:
        finding = self._chosen()
        if finding is None:
            return
        if self.shown.chosen == _IGNORED:
            self.do(structure.restore_finding, RestoreFinding(finding.rule, self._number(finding)))
        else:
            self.do(structure.ignore_finding, IgnoreFinding(finding.rule, self._number(finding)))
        self.go()

    def ignore_kind(self) -> None:
        finding = self._chosen()
        if finding is not None:
            self.do(structure.ignore_finding, IgnoreFinding(finding.rule))
