"""A document's structure at a glance: its sections as a tree, each with what is missing, to fill, written and found in it."""

from __future__ import annotations

import itertools
from typing import Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from .. import messages
from ..analysis import Analysis
from ..document.snapshot import Snapshot
from ..outlines.model import Section
from ..structure.back_matter import last_of
from ..structure.tree import Heading
from ..text.blanks import waiting
from ..text.templating import substitute
from .rule import SEVERITIES, Finding

#: Rules whose findings say only that something is still to fill, which is counted by itself.
_TO_FILL = frozenset({"placeholder-unfilled", "field-unset"})

PRESENT, MISSING, MOVED, EXTRA = "present", "missing", "moved", "extra"


class Part(NamedTuple):
    """A section of a document, or one that it should have; counts are those of it and all below it."""

    title: str  # its words with their number; of a missing one as the outline has them
    state: str  # PRESENT, MISSING, MOVED (out of place) or EXTRA (not in the outline)
    paragraph: int  # 0-based: where it begins; of a missing one, before which it would come
    section: str = ""  # path of the outline's section; "" for none
    to_fill: int = 0  # places that wait to be filled
    filled: int = 0  # of those that the outline has, the ones that were
    characters: int = 0  # that are written, spaces and the heading aside
    asked: Tuple[int, Optional[int]] = (0, None)  # characters at least and at most, None: any number
    findings: Tuple[int, ...] = (0, 0, 0)  # by severity, as SEVERITIES has them; what is only to fill is not among them
    heading: bool = False  # it has a heading, which can be moved, promoted and demoted
    parts: Tuple[Part, ...] = ()


class Summary(NamedTuple):
    """A document in one line: sections that are there of those that the outline asks for, places to fill, findings."""

    present: int
    asked: int  # 0: there is no outline
    to_fill: int
    findings: Tuple[int, ...]  # by severity


def overview(analysis: Analysis, findings: Sequence[Finding], language: str) -> Tuple[Part, ...]:
    """Return the parts of a document, outermost first, in the order of the text.

    ``language``: of the names of sections without words of their own, "zh-CN" or "en"
    """
    return tuple(_Builder(analysis, findings, language).below(None))


def summary(analysis: Analysis, parts: Iterable[Part], findings: Sequence[Finding]) -> Summary:
    """Return a document's figures; ``parts`` are those of its overview."""
    every = list(_all(parts))
    missing = sum(part.state == MISSING for part in every)
    asked = [part for part in every if part.section and part.state != EXTRA] if analysis.outline else []
    to_fill = sum(len(waiting(paragraph)) for _, paragraph in analysis.snapshot.everywhere())
    wrong = [finding.severity for finding in findings if finding.rule not in _TO_FILL]
    counts = tuple(wrong.count(severity) for severity in SEVERITIES)
    return Summary(len(asked) - missing, len(asked), to_fill, counts)


def _all(parts: Iterable[Part]) -> Iterable[Part]:
    for part in parts:
        yield part
        yield from _all(part.parts)


def _sections(analysis: Analysis) -> Iterator[Section]:
    """Return the outline's sections in its order; none where there is no outline."""
    left = list(reversed(analysis.outline.sections)) if analysis.outline else []
    while left:
        section = left.pop()
        yield section
        left += reversed(section.sections)


def _sums(numbers: Iterable[int]) -> List[int]:
    """Return the sums before each place, so that a range's sum is a difference."""
    return [0, *itertools.accumulate(numbers)]


def _sum(sums: Sequence[int], where: range) -> int:
    return sums[where.stop] - sums[where.start]


def title(snapshot: Snapshot, heading: Heading) -> str:
    """Return a heading's number and words; what waits to be written in it is none of them."""
    words = heading.line
    paragraph = snapshot.paragraphs[heading.paragraph]
    for place in paragraph.placeholders:
        if not place.field:
            words = words.replace(paragraph.text[place.start : place.end], "")
    return words.strip()


class _Builder:
    def __init__(self, analysis: Analysis, findings: Sequence[Finding], language: str) -> None:
        self._analysis, self._language = analysis, language
        paragraphs = analysis.snapshot.paragraphs
        self._waiting = _sums(len(waiting(paragraph)) for paragraph in paragraphs)
        self._written = _sums(self._characters())
        self._found: List[List[int]] = []
        wrong = [finding for finding in findings if finding.rule not in _TO_FILL]
        for severity in SEVERITIES:
            at = [0] * (len(paragraphs) + 1)
            for finding in (finding for finding in wrong if finding.paragraph < len(at)):
                at[finding.paragraph] += finding.severity == severity
            self._found.append(_sums(at))
        match = analysis.match
        self._moved = {moved.heading for moved in match.moved} if match else set()
        self._unexpected = set(match.unexpected) if match else set()
        self._order = {section.path: number for number, section in enumerate(_sections(analysis))}
        self._missing: Dict[Optional[Heading], List[Part]] = {}
        for missing in match.missing if match else ():
            part = Part(self._name(missing.section), MISSING, missing.before, missing.section.path)
            self._missing.setdefault(missing.parent, []).append(part)

    def below(self, parent: Optional[Heading]) -> List[Part]:
        """Return the parts under a heading, or the outermost ones."""
        headings = parent.children if parent else self._analysis.tree.roots
        parts = [*self._missing.get(parent, ()), *(self._part(heading) for heading in headings)]
        parts += self._without_heading(parent)
        return sorted(parts, key=self._place)

    def _place(self, part: Part) -> Tuple[int, bool, int]:
        """In the order of the text; what is missing before what stands at its place, in the outline's order."""
        return part.paragraph, part.state != MISSING, self._order.get(part.section, 0)

    def _part(self, heading: Heading) -> Part:
        analysis = self._analysis
        section = analysis.match.sections.get(heading) if analysis.match else None
        state = MOVED if heading in self._moved else EXTRA if heading in self._unexpected else PRESENT
        span = range(heading.paragraph, last_of(heading, analysis.end) + 1)
        part = self._counted(Part(title(self._analysis.snapshot, heading), state, heading.paragraph), span, section)
        parts = tuple(self.below(heading))
        own = range(span.start, min((below.paragraph for below in parts if below.state != MISSING), default=span.stop))
        filled = self._is_filled(own, section) + sum(below.filled for below in parts)
        return part._replace(heading=True, filled=filled, parts=parts)

    def _is_filled(self, where: range, section: Optional[Section]) -> bool:
        """Return whether the outline has a place to fill there, and something is written and nothing waits.

        A section that has no words in the outline has those of its heading.
        """
        if section is None or not section.placeholder or _sum(self._waiting, where):
            return False
        return not section.heading or _sum(self._written, where) > 0

    def _without_heading(self, parent: Optional[Heading]) -> List[Part]:
        """Return the opening, the closing and their like, as far as the outline names them."""
        match = self._analysis.match
        if match is None:
            return []
        parts = []
        for section in self._sections(parent):
            where = match.texts.get(section.path)
            if where and not section.numbered and (parent is None or where.start in parent.body):
                part = Part(self._name(section), PRESENT, where.start, filled=self._is_filled(where, section))
                parts.append(self._counted(part, where, section))
        return parts

    def _sections(self, parent: Optional[Heading]) -> Sequence[Section]:
        """Return the sections that the outline has under a heading; of None the outermost ones."""
        if parent is None:
            return self._analysis.outline.sections if self._analysis.outline else ()
        above = self._analysis.match.sections.get(parent) if self._analysis.match else None
        return above.sections if above else ()

    def _counted(self, part: Part, where: range, section: Optional[Section]) -> Part:
        return part._replace(
            section=section.path if section else "",
            to_fill=_sum(self._waiting, where),
            characters=_sum(self._written, where),
            asked=section.length if section else (0, None),
            findings=tuple(_sum(found, where) for found in self._found),
        )

    def _characters(self) -> List[int]:
        """Return what each paragraph has that somebody wrote: no heading, no guidance, no spaces."""
        headings = {heading.paragraph: heading for heading in self._analysis.tree.headings}
        counts = []
        for index, paragraph in enumerate(self._analysis.snapshot.paragraphs):
            text = paragraph.text
            for place in reversed(paragraph.placeholders):
                text = text[: place.start] + text[place.end :]
            heading = headings.get(index)
            if heading is not None:
                text = text[heading.end :] if heading.run_in else ""
            counts.append(len("".join(text.split())))
        return counts

    def _name(self, section: Section) -> str:
        """Return the words of a section, with the values of its fields or their labels; of one without words what it is."""
        outline = self._analysis.outline
        assert outline is not None
        labels = {f.id: messages.pick(f.label, self._language) for f in outline.fields.values()}
        labels.update({f.item: labels[f.id] for f in outline.fields.values() if f.list})
        words = substitute(
            section.heading or section.text.partition("\n")[0], {**labels, **self._analysis.values}, outline.language
        )
        if section.role and not section.heading:
            return messages.get(f"role.{section.role}", self._language)
        return words or messages.pick(section.placeholder, outline.language) or section.id
