"""What a rule is, what it looks at and what it answers."""

from __future__ import annotations

import dataclasses
from typing import Any, Callable, Dict, Iterator, Mapping, NamedTuple, Optional, Tuple

from .document import Edit, FieldValue, Snapshot
from .headings import Heading, Tree
from .matching import Match
from .outline import Outline

SEVERITIES = ("error", "warning", "info")


@dataclasses.dataclass(frozen=True)
class Subject:
    """The document that the rules look at, and what is known about it."""

    snapshot: Snapshot
    tree: Tree
    outline: Optional[Outline]
    match: Optional[Match]
    values: Mapping[str, FieldValue]

    def section_of(self, heading: Optional[Heading]) -> str:
        """Path of the outline's section that a heading is; "" when it is none."""
        section = self.match.sections.get(heading) if self.match and heading else None
        return section.path if section else ""


class Hit(NamedTuple):
    """A place where a rule is broken."""

    paragraph: int  # 0-based; the paragraph where the cursor should go
    start: int
    end: int
    values: Dict[str, Any]  # for the rule's message
    section: str = ""
    fix: Tuple[Edit, ...] = ()


def at_heading(subject: Subject, heading: Heading, **values: Any) -> Hit:
    """A hit at a heading, its number included."""
    start = heading.label.start if heading.label and heading.label.end else heading.start
    return Hit(heading.paragraph, start, heading.end, values, subject.section_of(heading))


@dataclasses.dataclass(frozen=True)
class Rule:
    id: str
    severity: str  # error, warning or info
    source: str  # "standard: GB/T 9704-2012, 7.3.3", "practice: …" or "house: …"
    message: Mapping[str, str]  # by language, with {names} of the hit's values
    find: Callable[[Subject], Iterator[Hit]]


class Finding(NamedTuple):
    """A hit as people and scripts see it."""

    rule: str
    severity: str
    message: str
    paragraph: int
    text: str
    start: int
    end: int
    section: str
    fix: Tuple[Edit, ...] = ()

    def as_json(self) -> Dict[str, Any]:
        return {"rule": self.rule, "severity": self.severity, "message": self.message, "paragraph": self.paragraph,
                "text": self.text, "start": self.start, "end": self.end, "section": self.section or None,
                "fixable": bool(self.fix)}
