"""Runs the rules over a document."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType
from typing import Any, Container, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple

from .. import gc, messages
from ..analysis import Analysis, Guess, analyse
from ..document.snapshot import BESIDE, NO_OUTLINE, Snapshot
from ..layouts.model import Layout
from ..outlines.model import Outline
from ..structure.headings import recognise
from ..text.similarity import plain
from . import fixes, rules
from .checker import Checker
from .guessing import guess, guessed
from .incremental import Asking, asked
from .rule import Finding, Rule, Severity, Violation
from .rules import outline_guessed


@dataclasses.dataclass(frozen=True)
class Report:
    """`outline`: id of the outline that the document was compared with, or null; `recorded`: whether the document or the caller
    named it; `score`: share of its headings that the document has, 0 to 1; `findings`: by position, each with `rule`, `severity`
    ("error", "warning", "info"), `message`, `paragraph` (of the body, counted from 0; of a table, the one above it), `text`,
    `start`, `end`, `section` (path or null), `fixable`, `safe` (it may be fixed unasked), `related` (a second paragraph, or
    null) and `source`; outside the body `place` ("Table1.A3", "header" …), too.
    """

    outline: Optional[Outline]  # the document's; one that is not recorded it only looks like, and no rule asks it
    recorded: bool  # whether the document or the caller named the outline
    score: float  # share of the outline's prescribed headings that the document has, 0 to 1
    findings: List[Finding]  # by position
    ignored: List[Finding]  # those that the document records as ignored, by position
    analysis: Analysis = dataclasses.field(compare=False, repr=False)  # of the document as it was checked
    guess: Optional[Guess] = None  # what the outline that nobody named would find

    def as_json(self) -> Dict[str, Any]:
        return {
            "outline": self.outline.id if self.outline else None,
            "recorded": self.recorded,
            "score": round(self.score, 2),
            "findings": self.told(),
            "guess": _guess_as_json(self.guess) if self.guess else None,
        }

    def told(self) -> List[Dict[str, Any]]:
        """Return the findings as data."""
        return [_placed(finding, self.analysis.snapshot) for finding in self.findings]

    def at(self, number: int) -> Container[int]:
        """Return the indices of the paragraphs that a person means by a number: of a table's, that of the one above it."""
        snapshot = self.analysis.snapshot
        return {f.paragraph for f in [*self.findings, *self.ignored] if snapshot.number(f.paragraph) == number}


def _placed(finding: Finding, snapshot: Snapshot) -> Dict[str, Any]:
    """Return a finding as data, its paragraphs as people count them."""
    if not snapshot.paragraphs:
        return finding.as_json()
    related = None if finding.related is None else snapshot.number(finding.related)
    told = {**finding.as_json(), "paragraph": snapshot.number(finding.paragraph), "related": related}
    place = snapshot.at(finding.paragraph).place
    return {**told, "place": place} if place else told


def _guess_as_json(guess: Guess) -> Dict[str, Any]:
    return {"outline": guess.outline.id, "score": round(guess.score, 2), "findings": guess.findings}


def check(
    snapshot: Snapshot,
    outlines: Mapping[str, Outline],
    language: str,
    outline: Optional[Outline] = None,
    layouts: Mapping[str, Layout] = MappingProxyType({}),
    checker: Optional[Checker] = None,
    severities: Mapping[str, str] = MappingProxyType({}),
) -> Report:
    """Check a document against ``outline``, else the one that it records, else for order and numbers only.

    In the latter case that one of ``outlines`` which it looks like is reported in one finding; nobody chose it.
    ``language``: "zh-CN" or "en", of the messages. ``layouts``: where the layout is that the document records.
    ``checker``: what is remembered of the document's last check; without one nothing is kept. ``severities``: by rule, where
    they are not the rules' own: "error", "warning", "info" or "off"; an outline that says so itself goes before.
    """
    with gc.paused():
        return _checked(snapshot, outlines, language, outline, layouts, checker, severities)


def _checked(
    snapshot: Snapshot,
    outlines: Mapping[str, Outline],
    language: str,
    outline: Optional[Outline],
    layouts: Mapping[str, Layout],
    checker: Optional[Checker],
    severities: Mapping[str, str],
) -> Report:
    recorded = outline or outlines.get(snapshot.outline)
    analysed = analyse(snapshot, recorded, recognise=checker.recogniser.tree if checker else recognise)
    analysis = dataclasses.replace(analysed, layout=layouts.get(snapshot.layout))
    asking, asking_of_guess = (checker.answers.asked, checker.guesses.asked) if checker else (asked, asked)
    every = list(_findings(analysis, language, asking, severities))
    wants_guess = recorded is None and snapshot.outline != NO_OUTLINE
    compared = guessed(analysis, outlines) if wants_guess else None
    if compared is not None:
        analysis = dataclasses.replace(analysis, guess=guess(compared, every, asking_of_guess))
        rule = outline_guessed.RULE
        severity = rule.severity_in(None, severities)
        every.extend(_worded(rule, severity, rule.find(analysis), analysis, language) if severity else ())
    every.sort(key=lambda f: (f.paragraph, f.start, f.rule))
    ignored: List[Finding] = []
    findings: List[Finding] = []
    for finding in every:
        (ignored if _is_ignored(finding, snapshot) else findings).append(finding)
    known = compared or analysis
    score = known.match.score if known.match else 0.0
    return Report(known.outline, recorded is not None, score, findings, ignored, analysis, analysis.guess)


def _findings(analysis: Analysis, language: str, asking: Asking, options: Mapping[str, str]) -> Iterator[Finding]:
    graded = ((rule, rule.severity_in(analysis.outline, options)) for rule in rules.all_rules())
    severities = {rule.id: severity for rule, severity in graded if severity}
    for rule, hits in asking(analysis, [rule for rule in rules.all_rules() if rule.id in severities]):
        yield from _worded(rule, severities[rule.id], hits, analysis, language)


def _worded(
    rule: Rule, severity: Severity, hits: Iterable[Violation], analysis: Analysis, language: str
) -> Iterator[Finding]:
    """Return what a rule has to say."""
    return (_finding(rule, severity, hit, analysis, language) for hit in hits)


#: Stands for every paragraph in what a document records as ignored: all findings of a rule.
EVERYWHERE = "*"


def _is_ignored(finding: Finding, snapshot: Snapshot) -> bool:
    return bool(snapshot.ignored) and not snapshot.ignored.isdisjoint(
        {ignorable(finding, snapshot), (finding.rule, EVERYWHERE)}
    )


def ignorable(finding: Finding, snapshot: Snapshot) -> Tuple[str, str]:
    """Return what a document records when a person ignores a finding: it holds as long as the paragraph's words do."""
    paragraphs = snapshot.paragraphs
    return finding.rule, plain(snapshot.at(finding.paragraph).text)[:80] if paragraphs else ""


def _finding(rule: Rule, severity: Severity, hit: Violation, analysis: Analysis, language: str) -> Finding:
    paragraphs = analysis.snapshot.paragraphs
    paragraph, start, end = _within(hit, len(paragraphs))
    text = analysis.snapshot.at(paragraph).text[start:end] if paragraphs else ""
    fix = hit.fix if fixes.keeps_objects(hit.fix, paragraphs) else ()
    values = {
        name: messages.pick(value, language) if isinstance(value, Mapping) else value
        for name, value in hit.values.items()
    }
    return Finding(
        rule.id,
        severity,
        rule.message_in(language).format(**values),
        paragraph,
        text,
        start,
        end,
        hit.section,
        fix,
        hit.applicability,
        hit.related,
        rule.source,
    )


def _within(hit: Violation, count: int) -> Tuple[int, int, int]:
    """Move a place past the last paragraph (where something is missing at the end) to the last one."""
    known = hit.paragraph < count or hit.paragraph >= BESIDE
    return (hit.paragraph, hit.start, hit.end) if known else (max(count - 1, 0), 0, 0)
