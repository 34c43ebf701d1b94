"""Runs the rules over a document."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Tuple

from .. import gc, messages
from ..analysis import Analysis, analyse
from ..document.snapshot import Snapshot
from ..layouts.model import Layout
from ..outlines.model import Outline
from ..text.similarity import plain
from . import rules
from .best_outline import best_outline
from .checker import Checker
from .rule import SEVERITIES, Finding, Rule, Violation


class Report(NamedTuple):
    """The answer of a check."""

    outline: Optional[Outline]  # what the document was held against; None: order and numbers only
    recorded: bool  # whether the document or the caller named the outline, or it was found by likeness
    score: float  # share of the outline's prescribed headings that the document has, 0 to 1
    findings: List[Finding]  # by position

    def as_json(self) -> Dict[str, Any]:
        return {
            "outline": self.outline.id if self.outline else None,
            "recorded": self.recorded,
            "score": round(self.score, 2),
            "findings": [finding.as_json() for finding in self.findings],
        }


@gc.paused()
def check(
    snapshot: Snapshot,
    outlines: Mapping[str, Outline],
    language: str,
    outline: Optional[Outline] = None,
    layouts: Mapping[str, Layout] = MappingProxyType({}),
    checker: Optional[Checker] = None,
) -> Report:
    """Checks a document against ``outline``, else the one it records, else the one of ``outlines`` that fits best.

    ``language``: "zh-CN" or "en", of the messages. ``layouts``: where the layout is that the document records.
    ``checker``: what is remembered of the document's last check; without one nothing is kept.
    """
    checker = checker or Checker()
    recognise = checker.recogniser.tree
    recorded = outline or outlines.get(snapshot.outline)
    subject = (
        analyse(snapshot, recorded, recognise=recognise) if recorded else best_outline(snapshot, outlines, recognise)
    )
    subject = dataclasses.replace(subject, layout=layouts.get(snapshot.layout))
    findings = sorted(_findings(subject, language, checker), key=lambda f: (f.paragraph, f.start, f.rule))
    return Report(subject.outline, recorded is not None, subject.match.score if subject.match else 0.0, findings)


def _findings(subject: Analysis, language: str, checker: Checker) -> Iterator[Finding]:
    left = subject.snapshot.left
    severities = {rule.id: _severity(rule, subject.outline) for rule in rules.all_rules()}
    for rule, hits in checker.answers.hits(subject, [rule for rule in rules.all_rules() if severities[rule.id]]):
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


def _finding(rule: Rule, severity: str, hit: Violation, subject: Analysis, language: str) -> Finding:
    paragraphs = subject.snapshot.paragraphs
    paragraph, start, end = _within(hit, len(paragraphs))
    text = paragraphs[paragraph].text[start:end] if paragraphs else ""
    values = {
        name: messages.pick(value, language) if isinstance(value, Mapping) else value
        for name, value in hit.values.items()
    }
    return Finding(
        rule.id,
        severity,
        messages.pick(rule.message, language).format(**values),
        paragraph,
        text,
        start,
        end,
        hit.section,
        hit.fix,
        hit.safe,
        hit.related,
        rule.source,
    )


def _within(hit: Violation, count: int) -> Tuple[int, int, int]:
    """A place past the last paragraph (where something is missing at the end) is shown at the last one."""
    return (hit.paragraph, hit.start, hit.end) if hit.paragraph < count else (max(count - 1, 0), 0, 0)
