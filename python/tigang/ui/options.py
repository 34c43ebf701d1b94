"""The page of the options: what holds in every document. LibreOffice opens it, and says when its OK is pressed."""

from __future__ import annotations

import collections
from typing import Any, Dict, List, Mapping, Optional

from .. import messages
from ..checking import rules
from ..checking.rule import SEVERITIES
from ..commands.session import Session
from ..errors import TigangError
from ..library import shared_folders
from ..library.loading import Library
from ..office import settings
from ..reports import manual
from . import application, controller
from .controls import Choice, Controls

_FIRST_FIELDS = ("unit", "author")
#: Check boxes by the settings behind them.
_BOXES = {"Checking/Live": "Live", "Submission/CheckBefore": "CheckBefore", "Submission/Forbid": "Forbid"}
#: What cannot be changed, by the setting that is locked.
_LOCKED = {
    **_BOXES,
    "Messages/Language": "Language",
    "Documents/Layout": "Layout",
    "Documents/Numbering": "Numbering",
    "Library/Folders": "Folders",
}


def happened(context: Any, window: Any, page: Optional[Options], event: str) -> Optional[Options]:
    """Do what an event asks for: "initialize", "ok", or "back" to what is set; return the page, made by the first of them."""
    page = page if page is not None and page.dialog == window else Options(context, window)
    {"ok": page.save, "back": page.fill}.get(event, lambda: None)()
    return page


class Options(Controls):
    NAME = "Options"

    def __init__(self, context: Any, window: Any) -> None:
        super().__init__(context, None, Session(None, application.environment(context)), window)
        self.languages, self.layouts = Choice(self["Language"]), Choice(self["Layout"])
        self.field, self.rule, self.severity = Choice(self["Fields"]), Choice(self["Rules"]), Choice(self["Severity"])
        self.library = self.session.library()
        self.folders: Optional[List[str]] = None  # those of the person's own; None when they are not to be written
        self.guarded(self.fill)()
        self.on_choose("Fields", self.field.on_choose(self.show_value))
        self.on_type("Value", self.keep_value)
        self.on_choose("Rules", self.rule.on_choose(self.show_severity))
        self.on_choose("Severity", self.severity.on_choose(self.keep_severity))
        self.on_tick("CheckBefore", self.allow)

    # what it shows

    def fill(self) -> None:
        """Show what is set."""
        now = self.environment.settings()
        languages = ["", *messages.LANGUAGES]
        self.languages.replace(
            languages, [self.say(f"options.language.{name or 'office'}") for name in languages], now.language
        )
        layouts = {name: messages.pick(layout.title, self.language) for name, layout in self.library.layouts.items()}
        layouts = {now.layout: now.layout, **layouts, "": self.say("options.layout.outline")}
        layouts = dict(sorted(layouts.items(), key=lambda item: item[0] != ""))
        self.layouts.replace(list(layouts), list(layouts.values()), now.layout)
        self.tick("Numbering", now.numbering == "automatic")
        for name, box in _BOXES.items():
            self.tick(box, bool(getattr(now, settings.NAMES[name])))
        self.values, self.severities = dict(now.fields), dict(now.severities)
        self.labels = _labels(self.library, self.values, self.language)
        self.field.replace(list(self.labels), self._field_lines(), next(iter(self.labels)))
        self.show_value()
        self.rule.replace([rule.id for rule in rules.all_rules()], self._rule_lines(), rules.all_rules()[0].id)
        self.show_severity()
        self._show_folders()
        self.put("Note", self.say("options.locked") if now.locked else "")
        self.allow()

    def _field_lines(self) -> List[str]:
        return [
            self.say("options.field", label=label, value=" ".join(self.values.get(name, "").split()))
            for name, label in self.labels.items()
        ]

    def _rule_lines(self) -> List[str]:
        lines = []
        for rule in rules.all_rules():
            line = manual.headline(rule, self.language)
            changed = self.severities.get(rule.id)
            lines.append(
                self.say("options.rule", rule=line, severity=self.say(f"check.{changed}")) if changed else line
            )
        return lines

    def show_value(self) -> None:
        self._quiet = True
        self.put("Value", self.values.get(self.field.chosen, ""))
        self._quiet = False
        self.allow()

    def show_severity(self) -> None:
        """Return the severities of a rule; its own is said in brackets."""
        [rule] = [rule for rule in rules.all_rules() if rule.id == self.rule.chosen]
        own = self.say("options.severity.own", severity=self.say(f"check.{rule.severity}"))
        names = [own, *(self.say(f"check.{name}") for name in (*SEVERITIES, "off"))]
        self.severity.replace(["", *SEVERITIES, "off"], names, self.severities.get(rule.id, ""))
        self.allow()

    def _show_folders(self) -> None:
        now = self.environment.settings()
        self.folders = None
        if now.is_locked("Library/Folders"):
            self.put("Folders", "\n".join(now.folders))
            return
        try:
            self.folders = shared_folders.named(self.environment.personal)
            self.put("Folders", "\n".join(self.folders))
        except TigangError as error:
            self.put("Folders", application.explain(error, self.language)[1])

    def allow(self) -> None:
        """Make grey what an administrator has locked."""
        now = self.environment.settings()
        for name, control in _LOCKED.items():
            self.enable(not now.is_locked(name), control)
        self.enable(self.folders is not None, "Folders")
        self.enable(self.ticked("CheckBefore") and not now.is_locked("Submission/Forbid"), "Forbid")
        self.enable(not now.is_locked(f"Fields/{self.field.chosen}"), "Value")
        self.enable(not now.is_locked(f"Rules/{self.rule.chosen}"), "Severity")

    # what the person changes

    def keep_value(self) -> None:
        if not self._quiet:
            self.values[self.field.chosen] = self.get("Value").strip()
            self.field.replace(list(self.labels), self._field_lines(), self.field.chosen)

    def keep_severity(self) -> None:
        self.severities[self.rule.chosen] = self.severity.chosen
        self.rule.replace([rule.id for rule in rules.all_rules()], self._rule_lines(), self.rule.chosen)

    def save(self) -> None:
        """Write all that has been changed."""
        now = self.environment.settings()
        wanted: Dict[str, settings.Value] = {
            "Messages/Language": self.languages.chosen,
            "Documents/Layout": self.layouts.chosen,
            "Documents/Numbering": "automatic" if self.ticked("Numbering") else "typed",
            **{name: self.ticked(box) for name, box in _BOXES.items()},
        }
        changes = {name: value for name, value in wanted.items() if value != getattr(now, settings.NAMES[name])}
        changes.update(_changed("Fields", now.fields, self.values))
        changes.update(_changed("Rules", now.severities, self.severities))
        settings.write(self.context, changes)
        folders = [line.strip() for line in self.get("Folders").splitlines() if line.strip()]
        if self.folders is not None and folders != self.folders:
            shared_folders.write(self.environment.personal, folders)
        controller.options_changed()


def _changed(group: str, before: Mapping[str, str], after: Mapping[str, str]) -> Dict[str, settings.Value]:
    """Return the entries of a set that are different now; None for one that is to go."""
    names = {*before, *after}
    return {f"{group}/{name}": after.get(name) or None for name in names if after.get(name, "") != before.get(name, "")}


def _labels(library: Library, values: Mapping[str, str], language: str) -> Dict[str, str]:
    """By id what the fields are called for which outlines ask: first those of a person, then those for which most ask."""
    asked: Dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for outline in library.outlines.values():
        for field in outline.fields.values():
            asked[field.id][messages.pick(field.label, language)] += 1
    first = {name: messages.get(f"ui.options.field.{name}", language) for name in _FIRST_FIELDS}
    often = {
        name: labels.most_common(1)[0][0]
        for name, labels in sorted(asked.items(), key=lambda item: -sum(item[1].values()))
    }
    return {**first, **{name: often.get(name, name) for name in (*values, *often) if name not in first}}
