"""Which heading of a document is which section of its outline.

Siblings are aligned with the sections of their parent so that the sum of likenesses is greatest while the order is kept
(as in aligning two sequences); what stays over on both sides and is alike all the same has been moved. So one renamed, moved
or missing section changes one match and not all that follow it.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from typing import Dict, FrozenSet, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from .document import FieldValue, Snapshot
from .headings import Heading, Tree
from .outline import FIELD, Outline, Section, substitute

ALIKE = 0.5  # from here on a heading may be a section in other words
SURE = 0.75  # from here on it is taken for it even out of place
_UNPRESCRIBED = 0.55  # a section whose words are free: any heading does, but a prescribed one has precedence
_ORDER_BONUS = 0.01  # of two equal alignments the one with the expected numbers
_CLOSING_ALIKE = 0.6


class Missing(NamedTuple):
    section: Section
    parent: Optional[Heading]  # the heading under which it should stand; None: outermost
    before: int  # paragraph before which it would be inserted


class Moved(NamedTuple):
    heading: Heading
    section: Section
    after: Optional[Section]  # the numbered section that it should follow; None: it should be the first


class Repeated(NamedTuple):
    section: Section
    parent: Optional[Heading]
    headings: Tuple[Heading, ...]
    least: int
    most: Optional[int]


@dataclasses.dataclass
class Match:
    """A document's headings as sections of an outline."""

    outline: Outline
    sections: Dict[Heading, Section] = dataclasses.field(default_factory=dict)
    missing: List[Missing] = dataclasses.field(default_factory=list)
    moved: List[Moved] = dataclasses.field(default_factory=list)
    repeated: List[Repeated] = dataclasses.field(default_factory=list)
    unexpected: List[Heading] = dataclasses.field(default_factory=list)
    texts: Dict[str, range] = dataclasses.field(default_factory=dict)  # paragraphs of sections without heading, by path
    score: float = 0.0  # share of the prescribed headings that were found, 0 to 1


def match(snapshot: Snapshot, tree: Tree, outline: Outline, values: Mapping[str, FieldValue]) -> Match:
    """Matches a document to an outline; ``values`` are the document's fields."""
    result = Match(outline)
    _Matcher(snapshot, tree, outline, values, result).run()
    return result


class _Matcher:
    def __init__(self, snapshot: Snapshot, tree: Tree, outline: Outline, values: Mapping[str, FieldValue],
                 result: Match) -> None:
        self.snapshot, self.tree, self.outline, self.values, self.result = snapshot, tree, outline, values, result
        self.left: List[Heading] = []
        self.lacking: List[Tuple[Section, Optional[Heading], Sequence[Section]]] = []

    def run(self) -> None:
        self._siblings(self.outline.sections, self.tree.roots, None)
        self._moved()
        for section, parent, siblings in self.lacking:
            if not section.optional:
                self.result.missing.append(Missing(section, parent, self._place(section, parent, siblings)))
        self.result.unexpected = [h for h in self.left if h not in self.result.sections]
        self._texts(self.outline.sections, None)
        prescribed = [s for s in self.outline.walk() if s.numbered and s.heading and not s.optional]
        found = {s.path for s in self.result.sections.values()}
        weight = sum(likeness(self._wording(s), h.text) for h, s in self.result.sections.items()
                     if s.heading and s.path in found and not s.each)
        self.result.score = weight / max(1, sum(1 for s in prescribed if not s.each))

    # --- numbered sections ---

    def _siblings(self, sections: Sequence[Section], headings: Sequence[Heading], parent: Optional[Heading]) -> None:
        numbered = [section for section in sections if section.numbered]
        if not numbered:
            return
        pairs = self._align(numbered, headings)
        taken: Dict[str, List[Heading]] = {}
        for heading, section in pairs:
            taken.setdefault(section.path, []).append(heading)
            self._assign(heading, section)
        self.left.extend(h for h in headings if h not in self.result.sections)
        for section in numbered:
            found = taken.get(section.path, [])
            if not found:
                self.lacking.append((section, parent, numbered))
            least, most = self._bounds(section)
            if found and not least <= len(found) <= (most or len(found)):
                self.result.repeated.append(Repeated(section, parent, tuple(found), least, most))

    def _assign(self, heading: Heading, section: Section) -> None:
        self.result.sections[heading] = section
        self._siblings(section.sections, heading.children, heading)

    def _bounds(self, section: Section) -> Tuple[int, Optional[int]]:
        if section.each:
            items = self.values.get(section.each) or ()
            count = len(items) or self.outline.fields[section.each].count
            return (count or 1), count
        return section.min, section.max

    def _align(self, sections: Sequence[Section], headings: Sequence[Heading]) -> List[Tuple[Heading, Section]]:
        """The order-keeping pairing of greatest likeness (dynamic programming over both sequences)."""
        rows, columns = len(sections), len(headings)
        likenesses = [[self._like(s, h, i == j) for j, h in enumerate(headings)] for i, s in enumerate(sections)]
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        for i in range(rows - 1, -1, -1):
            for j in range(columns - 1, -1, -1):
                like = likenesses[i][j]
                stay = best[i][j + 1] if self._repeats(sections[i]) else best[i + 1][j + 1]
                best[i][j] = max(best[i + 1][j], best[i][j + 1], like + stay if like >= ALIKE else 0.0)
        pairs = []
        i = j = 0
        while i < rows and j < columns:
            like = likenesses[i][j]
            stay = best[i][j + 1] if self._repeats(sections[i]) else best[i + 1][j + 1]
            if like >= ALIKE and best[i][j] == like + stay:
                pairs.append((headings[j], sections[i]))
                j += 1
                i += 0 if self._repeats(sections[i]) else 1
            elif best[i][j] == best[i + 1][j]:
                i += 1
            else:
                j += 1
        return pairs

    @staticmethod
    def _repeats(section: Section) -> bool:
        return section.max != 1

    def _like(self, section: Section, heading: Heading, in_order: bool) -> float:
        bonus = _ORDER_BONUS if in_order else 0.0
        if section.match and re.search(section.match, heading.text):
            return 1.0 + bonus
        if not section.heading and not section.match:
            return _UNPRESCRIBED
        best = max(likeness(words, heading.text) for words in (self._wording(section), *section.also))
        if best < SURE and section.each:  # the words around the topic say what it is, whatever the topic
            best = max(best, *(likeness(words, heading.text) for words in self._wordings(section)))
        return best + bonus

    def _wording(self, section: Section) -> str:
        return substitute(section.heading, self.values, self.outline.language)

    def _wordings(self, section: Section) -> Iterator[str]:
        field = self.outline.fields[section.each]
        yield self._wording(section)
        for item in self.values.get(section.each) or ():
            yield substitute(section.heading, {**self.values, field.item: item, "item": item}, self.outline.language)

    def _moved(self) -> None:
        for entry in list(self.lacking):
            section, _, siblings = entry
            options = [(likeness(self._wording(section), h.text), h) for h in self.tree.headings
                       if h not in self.result.sections] if section.heading else []
            like, heading = max(options, key=lambda option: option[0], default=(0.0, None))
            if heading is None or like < SURE:
                continue
            before = [s for s in siblings[:siblings.index(section)] if s in self.result.sections.values()]
            self.lacking.remove(entry)
            self.result.moved.append(Moved(heading, section, before[-1] if before else None))
            self._assign(heading, section)

    def _place(self, section: Section, parent: Optional[Heading], siblings: Sequence[Section]) -> int:
        """The paragraph before which a missing section belongs: after the sections that precede it."""
        before = {s.path for s in siblings[:siblings.index(section)]}
        found = [h for h, s in self.result.sections.items() if s.path in before and h.parent is parent]
        if found:
            return max(h.last for h in found) + 1
        return parent.body.stop if parent else self.tree.body.stop

    # --- sections without heading ---

    def _texts(self, sections: Sequence[Section], heading: Optional[Heading]) -> None:
        """Finds the paragraphs of the title, of openings and lead-ins (before the subheadings) and of the closing."""
        closing_first = False
        for section in sections:
            if section.numbered:
                closing_first = True
                for h, s in list(self.result.sections.items()):
                    if s is section:
                        self._texts(section.sections, h)
            elif section.role == "title":
                self._found(section, heading, self.tree.title)
            elif closing_first:
                self._found(section, heading, self._closing(section))
            else:
                body = heading.body if heading else self.tree.body
                self._found(section, heading, self._filled(body))

    def _found(self, section: Section, parent: Optional[Heading], where: range) -> None:
        if len(where):
            self.result.texts[section.path] = where
        elif not section.optional:
            place = len(self.snapshot.paragraphs) if section.role == "closing" else \
                (parent.paragraph + 1 if parent else self.tree.title.stop)
            self.result.missing.append(Missing(section, parent, place))

    def _filled(self, where: range) -> range:
        return where if any(self.snapshot.paragraphs[i].text.strip() for i in where) else range(0)

    def _closing(self, section: Section) -> range:
        paragraphs = self.snapshot.paragraphs
        words = substitute(section.text, self.values, self.outline.language)
        headings = {h.paragraph for h in self.tree.headings}
        seen = 0
        for index in range(len(paragraphs) - 1, -1, -1):
            if not paragraphs[index].text.strip():
                continue
            seen += 1
            if not words and index not in headings and paragraphs[index].text.strip():
                return range(index, index + 1)
            if words and likeness(words, paragraphs[index].text.strip()) >= _CLOSING_ALIKE:
                return range(index, index + 1)
            if seen > 5 or index in headings:  # noqa: PLR2004 - signature and date may follow the closing
                break
        return range(0)


# --- likeness of words ------------------------------------------------------------------------------------------------


def likeness(prescribed: str, found: str) -> float:
    """How much a heading is the prescribed one: 1 for the same words (marks and spaces aside), 0 for nothing in common.

    {{fields}} without a value stand for any words.
    """
    if FIELD.search(prescribed):
        pattern = _pattern(prescribed)
        return 1.0 if pattern is not None and pattern.fullmatch(plain(found)) else _dice(FIELD.sub("", prescribed), found)
    return _dice(prescribed, found)


@functools.lru_cache(maxsize=1024)
def _pattern(prescribed: str) -> Optional[re.Pattern[str]]:
    """``prescribed`` with its fields as wildcards; None when nothing but a field is left."""
    parts = FIELD.split(prescribed)[::2]
    return re.compile(".+".join(re.escape(plain(part)) for part in parts)) if any(plain(part) for part in parts) else None


def _dice(one: str, other: str) -> float:
    a, b = _bigrams(one), _bigrams(other)
    return 1.0 if a == b else 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


@functools.lru_cache(maxsize=16384)
def _bigrams(text: str) -> FrozenSet[str]:
    text = f"^{plain(text)}$"
    return frozenset(text[i:i + 2] for i in range(len(text) - 1))


@functools.lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Letters and digits only, without case: what remains when marks and spaces do not count."""
    return "".join(c for c in text.casefold() if c.isalnum())
