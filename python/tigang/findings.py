"""What a rule is, what it looks at and what it answers."""

from __future__ import annotations

import dataclasses
import functools
import re
from typing import Any, Callable, Dict, FrozenSet, Iterator, List, Mapping, NamedTuple, Optional, Tuple

from . import official
from .body import Body
from .document import Edit, FieldValue, Paragraph, Snapshot
from .ending import end_of_text
from .layout import Layout
from .matching import Match
from .outline import Outline
from .sequences import Anomaly, NumberSequence, diagnose, sequences
from .tree import Heading, Tree

SEVERITIES = ("error", "warning", "info")


@dataclasses.dataclass(frozen=True)
class Subject:
    """The document that the rules look at, and what is known about it."""

    snapshot: Snapshot
    tree: Tree
    outline: Optional[Outline]
    match: Optional[Match]
    values: Mapping[str, FieldValue]
    options: Mapping[str, Mapping[str, Any]] = dataclasses.field(default_factory=dict)  # by rule and name
    layout: Optional[Layout] = None  # the one that the document records

    def option(self, rule: str, name: str) -> Any:
        """The value of a rule's option, as the outline sets it or by default."""
        return self.options[rule][name]

    def section_of(self, heading: Optional[Heading]) -> str:
        """Path of the outline's section that a heading is; "" when it is none."""
        section = self.match.sections.get(heading) if self.match and heading else None
        return section.path if section else ""

    @functools.cached_property
    def chinese(self) -> bool:
        """Whether the document is Chinese: by its outline, else by its letters."""
        if self.outline is not None:
            return self.outline.language.startswith("zh")
        sample = self.body.text[:20_000]
        return 3 * len(re.findall("[\u4e00-\u9fff]", sample)) > len(re.findall("[A-Za-z]", sample))

    @functools.cached_property
    def anomalies(self) -> List[Tuple[NumberSequence, Anomaly]]:
        """Where the numbers of headings do not go up by one."""
        return [(sequence, anomaly) for sequence in sequences(self.tree, self.snapshot)
                for anomaly in diagnose(sequence.values)]

    @functools.cached_property
    def body(self) -> Body:
        """All text in one string, for searching long documents at one stroke."""
        return Body([paragraph.text for paragraph in self.snapshot.paragraphs])

    @functools.cached_property
    def special(self) -> List[Tuple[int, Paragraph]]:
        """The paragraphs that hold more than text: placeholders, comments, tracked changes."""
        return [(index, p) for index, p in enumerate(self.snapshot.paragraphs) if p.placeholders or p.marks]

    @functools.cached_property
    def styles(self) -> FrozenSet[str]:
        """The paragraph styles in use."""
        return frozenset([paragraph.style for paragraph in self.snapshot.paragraphs])

    @functools.cached_property
    def end(self) -> int:
        """The paragraph after the last one of the text: closing, signature, date and notes belong to no section."""
        return self.match.end if self.match else end_of_text(self.snapshot.paragraphs, self.tree)

    @functools.cached_property
    def official(self) -> official.Official:
        """The parts of a Chinese official document, as far as they are there."""
        return official.find(self.snapshot, self.tree, self.body)


class Hit(NamedTuple):
    """A place where a rule is broken."""

    paragraph: int  # 0-based; the paragraph where the cursor should go
    start: int
    end: int
    values: Dict[str, Any]  # for the rule's message
    section: str = ""
    fix: Tuple[Edit, ...] = ()
    safe: bool = True  # whether the fix may be applied without asking
    related: Optional[int] = None  # paragraph of a second place: the parent, the earlier duplicate


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
    about_zh: str  # what it finds, why, what mends it: the docstring says that in English; the first sentence is a headline
    source_zh: str  # the source as Chinese readers see it: "标准：…", "惯例：…" or "本提纲：…"
    find: Callable[[Subject], Iterator[Hit]]
    options: Mapping[str, Any] = dataclasses.field(default_factory=dict)  # names and default values


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
    safe: bool = True
    related: Optional[int] = None
    source: str = ""

    def as_json(self) -> Dict[str, Any]:
        return {"rule": self.rule, "severity": self.severity, "message": self.message, "paragraph": self.paragraph,
                "text": self.text, "start": self.start, "end": self.end, "section": self.section or None,
                "fixable": bool(self.fix), "related": self.related, "source": self.source}
