"""Runs the rules over a document."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from . import collecting, differences, headings, rules, texts, watching
from .document import FieldValue, Snapshot
from .fields import FIELD
from .findings import SEVERITIES, Finding, Hit, Rule, Subject
from .headings import recognise
from .layout import Layout
from .likeness import plain
from .matching import match
from .outline import Outline

FITS = 0.5  # an outline of which less is found is not the document's outline
_FEW = 2  # so many of its headings must be there: one alone says nothing


class Report(NamedTuple):
    """The answer of a check."""

    outline: Optional[Outline]  # what the document was held against; None: order and numbers only
    recorded: bool  # whether the document or the caller named the outline, or it was found by likeness
    score: float  # share of the outline's prescribed headings that the document has, 0 to 1
    findings: List[Finding]  # by position

    def as_json(self) -> Dict[str, Any]:
        return {"outline": self.outline.id if self.outline else None, "recorded": self.recorded,
                "score": round(self.score, 2), "findings": [finding.as_json() for finding in self.findings]}


@collecting.paused()
def check(snapshot: Snapshot, outlines: Mapping[str, Outline], language: str, outline: Optional[Outline] = None,
          layouts: Mapping[str, Layout] = MappingProxyType({})) -> Report:
    """Checks a document against ``outline``, else the one it records, else the one of ``outlines`` that fits best.

    ``language``: "zh-CN" or "en", of the messages. ``layouts``: where the layout is that the document records
    """
    recorded = outline or outlines.get(snapshot.outline)
    subject = subject_of(snapshot, recorded) if recorded else _best(snapshot, outlines)
    subject = dataclasses.replace(subject, layout=layouts.get(snapshot.layout))
    findings = sorted(_findings(subject, language), key=lambda f: (f.paragraph, f.start, f.rule))
    return Report(subject.outline, recorded is not None, subject.match.score if subject.match else 0.0, findings)


def subject_of(snapshot: Snapshot, outline: Optional[Outline], values: Optional[Mapping[str, FieldValue]] = None) -> Subject:
    """A document with its headings recognised and, given an outline, matched."""
    tree = recognise(snapshot, outline.shapes if outline else ())
    values = snapshot.fields if values is None else values
    matched = match(snapshot, tree, outline, values) if outline else None
    return Subject(snapshot, tree, outline, matched, values, _options(outline))


def forget() -> None:
    """The next check begins anew, whatever it remembers of documents checked before."""
    differences.forget()
    headings.forget()
    watching.forget()


def _options(outline: Optional[Outline]) -> Dict[str, Dict[str, Any]]:
    """The options of every rule: its defaults, and what the outline sets otherwise."""
    options: Dict[str, Dict[str, Any]] = {}
    for rule in rules.all_rules():
        setting = outline.rules.get(rule.id) if outline else None
        options[rule.id] = {**rule.options, **(setting if isinstance(setting, dict) else {})}
    return options


def _best(snapshot: Snapshot, outlines: Mapping[str, Outline]) -> Subject:
    """The document held against the outline that fits it best: one that its title names, else one numbered like it."""
    subjects = [subject_of(snapshot, outline) for outline in outlines.values()]
    named = [s for s in subjects if _named(s)]
    fitting = [s for s in named or subjects if s.match and s.match.score >= FITS and (named or _evident(s))]
    return max(fitting, key=lambda s: s.match.score if s.match else 0.0) if fitting else subject_of(snapshot, None)


def _named(subject: Subject) -> bool:
    """Whether the document's title has the fixed words of the outline's: …的通知, …工作总结, Post-mortem: …"""
    paragraphs = subject.snapshot.paragraphs
    title = plain("".join(paragraphs[i].text for i in subject.tree.title))
    wanted = [section.text for section in subject.outline.sections if section.role == "title"] if subject.outline else []
    return any(_has_words(title, [plain(words) for words in FIELD.split(text)[::2]]) for text in wanted)


def _has_words(title: str, parts: Sequence[str]) -> bool:
    """Whether a title has the last words of the outline's title, else the first, else those in the middle.

    ``parts``: what stands before, between and after the fields
    """
    if len(parts[-1]) > 1:
        return title.endswith(parts[-1][-4:])
    if len(parts[0]) > 1:
        return title.startswith(parts[0])
    return any(len(part) > 3 and part in title for part in parts)


def _evident(subject: Subject) -> bool:
    """Whether several headings speak for an outline that the title does not name, and no number against it."""
    first = next((heading.label for heading in subject.tree.roots if heading.label), None)
    shape = subject.outline.shape(1) if subject.outline else None
    said = subject.outline is not None and bool(subject.outline.numbering)
    alike = first is None or not said or (shape is not None and first.family == shape.family)
    return alike and subject.match is not None and subject.match.found >= _FEW


def _findings(subject: Subject, language: str) -> Iterator[Finding]:
    left = subject.snapshot.left
    severities = {rule.id: _severity(rule, subject.outline) for rule in rules.all_rules()}
    for rule, hits in watching.hits(subject, [rule for rule in rules.all_rules() if severities[rule.id]]):
        for hit in hits:
            finding = _finding(rule, severities[rule.id], hit, subject, language)
            if not left or leaving(finding, subject.snapshot) not in left:
                yield finding


def leaving(finding: Finding, snapshot: Snapshot) -> Tuple[str, str]:
    """What a document records when a person says to leave a finding: it holds as long as the paragraph's words do."""
    paragraphs = snapshot.paragraphs
    return finding.rule, plain(paragraphs[finding.paragraph].text)[:80] if paragraphs else ""


def _severity(rule: Rule, outline: Optional[Outline]) -> str:
    """The rule's severity as the outline has it; "" when it is switched off."""
    setting = outline.rules.get(rule.id, rule.severity) if outline else rule.severity
    if isinstance(setting, dict):
        setting = setting.get("severity", rule.severity)
    if setting in (False, "off"):
        return ""
    return setting if setting in SEVERITIES else rule.severity


def _finding(rule: Rule, severity: str, hit: Hit, subject: Subject, language: str) -> Finding:
    paragraphs = subject.snapshot.paragraphs
    paragraph, start, end = _within(hit, len(paragraphs))
    text = paragraphs[paragraph].text[start:end] if paragraphs else ""
    values = {name: texts.pick(value, language) if isinstance(value, Mapping) else value for name, value in hit.values.items()}
    return Finding(rule.id, severity, texts.pick(rule.message, language).format(**values), paragraph, text, start, end,
                   hit.section, hit.fix, hit.safe, hit.related, rule.source)


def _within(hit: Hit, count: int) -> Tuple[int, int, int]:
    """A place past the last paragraph (where something is missing at the end) is shown at the last one."""
    return (hit.paragraph, hit.start, hit.end) if hit.paragraph < count else (max(count - 1, 0), 0, 0)
