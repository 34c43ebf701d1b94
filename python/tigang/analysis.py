"""A document with its headings recognised and, given an outline, matched."""

from __future__ import annotations

import dataclasses
import functools
import re
from typing import FrozenSet, List, Mapping, NamedTuple, Optional, Tuple

from .document.body import Body
from .document.snapshot import FieldValue, Paragraph, Snapshot
from .layouts.model import Layout
from .outlines.matching import Match, match
from .outlines.model import Outline
from .structure import headings, official
from .structure.back_matter import end_of_text
from .structure.counting import Anomaly, diagnose
from .structure.recogniser import Recognise
from .structure.sequences import NumberSequence, sequences
from .structure.tree import Heading, Tree


class Guess(NamedTuple):
    """An outline that nobody chose, and that the document looks like."""

    outline: Outline
    score: float  # share of its prescribed headings that the document has, 0 to 1
    findings: int  # how many more there would be if it is the document's


@dataclasses.dataclass(frozen=True)
class Analysis:
    """A document, and what is known about it."""

    snapshot: Snapshot
    tree: Tree
    outline: Optional[Outline]
    match: Optional[Match]
    values: Mapping[str, FieldValue]
    layout: Optional[Layout] = None  # the one that the document records
    guess: Optional[Guess] = None  # where no outline is known

    def section_of(self, heading: Optional[Heading]) -> str:
        """Return the path of the outline's section that a heading is; "" when it is none."""
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
        return [
            (sequence, anomaly)
            for sequence in sequences(self.tree)
            if sequence.counted
            for anomaly in diagnose(sequence.values, sequence.before)
        ]

    @functools.cached_property
    def body(self) -> Body:
        """All text in one string, for searching long documents at one stroke."""
        return Body([paragraph.text for paragraph in self.snapshot.paragraphs])

    @functools.cached_property
    def special(self) -> List[Tuple[int, Paragraph]]:
        """The paragraphs that hold more than text: placeholders, comments, tracked changes."""
        return [(index, p) for index, p in self.snapshot.everywhere() if p.placeholders or p.marks]

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


def analyse(
    snapshot: Snapshot,
    outline: Optional[Outline] = None,
    values: Optional[Mapping[str, FieldValue]] = None,
    recognise: Recognise = headings.recognise,
) -> Analysis:
    """Recognise a document's headings and, given an outline, match them to it.

    ``values``: of the outline's fields; those that the document records unless given. ``recognise``: finds the headings;
    a `Recogniser`'s remembers those of the last time.
    """
    tree = recognise(snapshot, outline.shapes if outline else ())
    values = snapshot.fields if values is None else values
    return Analysis(snapshot, tree, outline, match(snapshot, tree, outline, values) if outline else None, values)


#: What does not depend on the outline.
_COMMON = ("anomalies", "body", "official", "special", "styles")


def compared_with(analysis: Analysis, outline: Outline) -> Analysis:
    """Return the same document with the same headings, matched to an outline."""
    matched = match(analysis.snapshot, analysis.tree, outline, analysis.values)
    compared = Analysis(analysis.snapshot, analysis.tree, outline, matched, analysis.values, analysis.layout)
    vars(compared).update({name: vars(analysis)[name] for name in _COMMON if name in vars(analysis)})
    return compared
