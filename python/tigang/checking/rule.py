"""What a rule is and what it returns: where it is broken, and what is reported to people and scripts."""

from __future__ import annotations

import dataclasses
import enum
from types import MappingProxyType
from typing import Any, Callable, Dict, Iterator, Literal, Mapping, NamedTuple, Optional, Tuple, Union

from .. import messages
from ..analysis import Analysis
from ..document.edits import Edit
from ..outlines.model import Outline
from ..structure.tree import Heading

Severity = Literal["error", "warning", "info"]
SEVERITIES: Tuple[Severity, ...] = ("error", "warning", "info")  # gravest first


class Applicability(enum.IntEnum):
    """When a fix may be applied."""

    ALONE = -1  # asked for by itself: it decides more than the place that it fixes
    UNSAFE = 0  # asked for: a person should see before and after
    SAFE = 1  # unasked: nothing can be lost, and the reading is sure


SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


def safe_if(sure: bool) -> Applicability:
    """Return SAFE when a reading is sure, else UNSAFE."""
    return SAFE if sure else UNSAFE


class Violation(NamedTuple):
    """A place where a rule is broken."""

    paragraph: int  # 0-based; the paragraph where the cursor should go
    start: int
    end: int
    values: Dict[str, Any]  # for the rule's message
    section: str = ""
    fix: Tuple[Edit, ...] = ()
    applicability: Applicability = Applicability.SAFE
    related: Optional[int] = None  # paragraph of a second place: the parent, the earlier duplicate


def at_heading(analysis: Analysis, heading: Heading, **values: Any) -> Violation:
    """Return a hit at a heading, its number included."""
    start = heading.label.start if heading.label and heading.label.end else heading.start
    return Violation(heading.paragraph, start, heading.end, values, analysis.section_of(heading))


@dataclasses.dataclass(frozen=True)
class Rule:
    id: str
    severity: Severity
    source: str  # "standard: GB/T 9704-2012, 7.3.3", "practice: …" or "house: …"
    message: Mapping[str, str]  # by language, with {names} of the hit's values
    about_zh: (
        str  # what it finds, why, what fixes it: the docstring says that in English; the first sentence is a headline
    )
    source_zh: str  # the source as Chinese readers see it: "标准：…", "惯例：…" or "本提纲：…"
    find: Callable[[Analysis], Iterator[Violation]]
    options: Mapping[str, Any] = dataclasses.field(default_factory=dict)  # names and default values
    unchosen: Optional[Severity] = None  # the severity where the document has no outline, when it is another one

    @property
    def of_outline(self) -> bool:
        """Whether it finds more where the document has an outline."""
        return "house: the document's outline" in self.source

    def message_in(self, language: str) -> str:
        """Return the message in a language, with {names} of the hit's values."""
        return messages.of_rule(self.id, "message", language) or messages.pick(self.message, language)

    def severity_in(
        self, outline: Optional[Outline], options: Mapping[str, str] = MappingProxyType({})
    ) -> Union[Severity, Literal[""]]:
        """Return the severity as an outline has it, else as the options have it by rule; "" when it is switched off."""
        own = options.get(self.id, self.severity if outline else self.unchosen or self.severity)
        setting = outline.rules.get(self.id, own) if outline else own
        if isinstance(setting, dict):
            setting = setting.get("severity", own)
        if setting in (False, "off"):
            return ""
        return setting if setting in SEVERITIES else self.severity


def option(analysis: Analysis, rule: Rule, name: str) -> Any:
    """Return the value of a rule's option: as the outline sets it, else the default."""
    setting = analysis.outline.rules.get(rule.id) if analysis.outline else None
    return setting[name] if isinstance(setting, dict) and name in setting else rule.options[name]


class Finding(NamedTuple):
    """A hit as people and scripts see it."""

    rule: str
    severity: Severity
    message: str
    paragraph: int
    text: str
    start: int
    end: int
    section: str
    fix: Tuple[Edit, ...] = ()
    applicability: Applicability = Applicability.SAFE
    related: Optional[int] = None
    source: str = ""

    @property
    def safe(self) -> bool:
        """Whether it has a fix that may be applied unasked, if it has one at all."""
        return self.applicability == Applicability.SAFE

    def as_json(self) -> Dict[str, Any]:
        return {
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message,
            "paragraph": self.paragraph,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "section": self.section or None,
            "fixable": bool(self.fix),
            "safe": bool(self.fix) and self.safe,
            "related": self.related,
            "source": self.source,
        }
