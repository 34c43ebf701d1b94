"""What a rule is, what it looks at and what it answers."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import itertools
import re
from typing import Any, Callable, Dict, FrozenSet, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from . import official
from .document import Edit, FieldValue, Paragraph, Snapshot
from .ending import end_of_text
from .headings import Heading, Tree
from .layout import Layout
from .matching import Match
from .outline import Outline
from .sequences import Anomaly, NumberSequence, diagnose, sequences

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


class Body:
    """The texts of all paragraphs joined by "\\n\\n" (a line break inside a paragraph is a single "\\n")."""

    def __init__(self, texts: Sequence[str], found: Optional[Dict[str, List[Tuple[int, int]]]] = None) -> None:
        self._texts = texts
        self._found = found or {}  # places of words that have been looked for
        self.text = "\n\n".join(texts)

    def edited(self, texts: Sequence[str], changed: Sequence[int]) -> Body:
        """The same with other texts in the paragraphs ``changed``: only there words are looked for again."""
        found = {}
        for words, places in self._found.items():
            new = [(index, m.start()) for index in changed for m in re.finditer(re.escape(words), texts[index])]
            found[words] = sorted([place for place in places if place[0] not in changed] + new)
        return Body(texts, found)

    @functools.cached_property
    def _starts(self) -> List[int]:
        lengths = (len(text) + 2 for text in self._texts)
        return [0, *itertools.accumulate(lengths)]

    def search(self, pattern: re.Pattern[str]) -> Iterator[Tuple[int, int, re.Match[str]]]:
        """Every match of ``pattern`` as (paragraph, offset of the match in the paragraph, match)."""
        for m in pattern.finditer(self.text):
            paragraph = bisect.bisect_right(self._starts, m.start()) - 1
            yield paragraph, m.start() - self._starts[paragraph], m

    def find(self, words: str) -> List[Tuple[int, int]]:
        """Every place of ``words`` as (paragraph, offset in it): ten times as fast as a search where they are rare."""
        if words in self._found:
            return self._found[words]
        places = []
        start = self.text.find(words)
        while start >= 0:
            paragraph = bisect.bisect_right(self._starts, start) - 1
            places.append((paragraph, start - self._starts[paragraph]))
            start = self.text.find(words, start + len(words))
        if "\n" not in words:  # what may reach from one paragraph into the next is not kept
            self._found[words] = places
        return places


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
