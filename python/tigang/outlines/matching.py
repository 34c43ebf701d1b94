"""Which heading of a document is which section of its outline.

Siblings are aligned with the sections of their parent so that the sum of likenesses is greatest while the order is kept
(as in aligning two sequences); what stays over on both sides and is alike all the same has been moved; a heading without a
section in the very place of a section without a heading has been renamed. So one renamed, moved or missing section changes
one match and not all that follow it.
"""

from __future__ import annotations

import dataclasses
import itertools
from typing import Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from ..document.snapshot import FieldValue, Snapshot
from ..structure.back_matter import end_of_text, last_of
from ..structure.tree import Heading, Tree
from ..text.similarity import Texts, texts_of
from ..text.templating import substitute
from .model import Outline, Section
from .roles import Passages, stands_at_the_end
from .wording import ALIKE, SURE, UNPRESCRIBED, Wording

#: Of two equal alignments the one with the sections that must be there, and then the one with the expected numbers.
_ORDER_BONUS = 0.01


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
    unexpected: List[Heading] = dataclasses.field(default_factory=list)  # headings that the outline does not allow
    texts: Dict[str, range] = dataclasses.field(default_factory=dict)  # paragraphs of sections without heading, by path
    end: int = 0  # paragraph after the last one of the text, before closing, signature and date
    score: float = 0.0  # share of the prescribed headings that were found, 0 to 1
    found: int = 0  # how many of them


def match(snapshot: Snapshot, tree: Tree, outline: Outline, values: Mapping[str, FieldValue]) -> Match:
    """Match a document to an outline; ``values`` are the document's fields."""
    result = Match(outline)
    _Matcher(snapshot, tree, outline, values, result).run()
    return result


class _Group(NamedTuple):
    """Sibling sections and the headings that should be they."""

    sections: Sequence[Section]  # the numbered ones
    headings: Sequence[Heading]
    parent: Optional[Heading]
    order: str
    extra: str


class _Matcher:
    def __init__(
        self, snapshot: Snapshot, tree: Tree, outline: Outline, values: Mapping[str, FieldValue], result: Match
    ) -> None:
        self.snapshot, self.tree, self.outline, self.values, self.result = snapshot, tree, outline, values, result
        self.title, self.body = tree.title, tree.body
        closings = [
            substitute(words, values, outline.language)
            for section in outline.walk()
            if section.role == "closing"
            for words in section.wordings
            if words
        ]
        result.end = end_of_text(snapshot.paragraphs, tree, closings)
        self.groups: List[_Group] = []
        self.lacking: List[Tuple[Section, _Group]] = []
        self.words: Dict[str, Wording] = {}  # by path
        self.sure: Dict[str, List[Tuple[float, Heading]]] = {}  # by path
        self.prepared: Dict[int, Tuple[Sequence[Heading], Texts]] = {}  # by the identity of the sequence

    def run(self) -> None:
        self._siblings(self.outline.sections, self._roots(), None, self.outline.order, self.outline.extra)
        self._moved()
        self._renamed()
        self._below_missing()
        for section, group in self.lacking:
            if section.required:
                self.result.missing.append(Missing(section, group.parent, self._place(section, group)))
        matched = self.result.sections
        self.result.unexpected = [
            h for group in self.groups if group.extra != "allow" for h in group.headings if h not in matched
        ]
        self._passages()
        prescribed = [s for s in self.outline.walk() if s.numbered and s.heading and s.required and not s.each]
        found: Dict[str, float] = {}
        for heading, section in matched.items():
            if section in prescribed and found.get(section.path, 0.0) < 1.0:
                found[section.path] = max(found.get(section.path, 0.0), self._like(section, heading))
        self.result.score = min(1.0, sum(found.values()) / max(1, len(prescribed)))
        self.result.found = len(found)

    # --- numbered sections ---

    def _roots(self) -> Sequence[Heading]:
        """Return the outermost headings: without attachments and what follows them, without one that is the title of all."""
        roots: Sequence[Heading] = self.tree.roots
        first = next((i for i, h in enumerate(roots) if h.label and h.label.family == "attachment"), len(roots))
        roots = roots[:first]
        numbered = [section for section in self.outline.sections if section.numbered]
        if (
            len(roots) == 1
            and not roots[0].label
            and all(self._like(s, roots[0]) < ALIKE for s in numbered if s.heading)
        ):
            below = roots[0].children
            if any(like >= SURE for section in numbered if section.heading for like in self._likes(section, below)):
                self.title, self.body = range(roots[0].paragraph, roots[0].paragraph + 1), roots[0].body
                return below
        return roots

    def _siblings(
        self,
        sections: Sequence[Section],
        headings: Sequence[Heading],
        parent: Optional[Heading],
        order: str,
        extra: str,
    ) -> None:
        numbered = [section for section in sections if section.numbered]
        if not numbered and extra != "forbid":
            return
        group = _Group(numbered, headings, parent, order, extra)
        self.groups.append(group)
        taken: Dict[str, List[Heading]] = {}
        pairs = self._pick(numbered, headings) if order == "any" else self._align(numbered, headings)
        for heading, section in self._shared_out(numbered, pairs):
            taken.setdefault(section.path, []).append(heading)
            self._assign(heading, section)
        for section in numbered:
            found = taken.get(section.path, [])
            if not found:
                self.lacking.append((section, group))
            self._count(section, parent, found)

    def _assign(self, heading: Heading, section: Section) -> None:
        self.result.sections[heading] = section
        self._siblings(section.sections, heading.children, heading, section.order, section.extra)

    def _count(self, section: Section, parent: Optional[Heading], found: Sequence[Heading]) -> None:
        least, most = self._bounds(section)
        if found and not least <= len(found) <= (most or len(found)):
            self.result.repeated.append(Repeated(section, parent, tuple(found), least, most))

    def _bounds(self, section: Section) -> Tuple[int, Optional[int]]:
        if section.each:
            items = self.values.get(section.each) or ()
            count = len(items) or self.outline.fields[section.each].count
            return (count or 1), count
        return section.min, section.max

    def _align(self, sections: Sequence[Section], headings: Sequence[Heading]) -> List[Tuple[Heading, Section]]:
        """Return the order-keeping pairing of greatest likeness (dynamic programming over both sequences)."""
        rows, columns = len(sections), len(headings)
        likes = [list(self._likes(section, headings)) for section in sections]
        _yield_to_the_prescribed(sections, likes)
        for section, own in zip(sections, likes):
            if section.required and section.heading:
                own[:] = [like + 2 * _ORDER_BONUS if like >= ALIKE else like for like in own]
        for i in range(min(rows, columns)):
            likes[i][i] += _ORDER_BONUS if likes[i][i] != UNPRESCRIBED else 0.0
        # best[i][j]: the greatest sum for the sections from i and the headings from j on
        best = [[0.0] * (columns + 1)] * (rows + 1)
        for i in range(rows - 1, -1, -1):
            if max(likes[i], default=0.0) >= ALIKE:
                best[i] = _row(likes[i], best[i + 1], repeats(sections[i]))
            else:
                best[i] = best[i + 1]
        pairs = []
        i = j = 0
        while i < rows and j < columns:
            like, repeated = likes[i][j], repeats(sections[i])
            if like >= ALIKE and best[i][j] == like + best[i if repeated else i + 1][j + 1]:
                pairs.append((headings[j], sections[i]))
                j += 1
                i += 0 if repeated else 1
            elif best[i][j] == best[i + 1][j]:
                i += 1
            else:
                j += 1
        return pairs

    def _pick(self, sections: Sequence[Section], headings: Sequence[Heading]) -> List[Tuple[Heading, Section]]:
        """Return the pairing of siblings in any order: the most alike first; in the order of the headings."""
        options = sorted(
            (
                (like, -i, -j)
                for i, section in enumerate(sections)
                for j, like in enumerate(self._likes(section, headings))
                if like >= ALIKE
            ),
            reverse=True,
        )
        taken: Dict[int, int] = {}
        used = set()
        for _, i, j in options:
            if -j not in taken and (-i not in used or repeats(sections[-i])):
                taken[-j] = -i
                used.add(-i)
        return [(headings[j], sections[taken[j]]) for j in sorted(taken)]

    def _shared_out(
        self, sections: Sequence[Section], pairs: Sequence[Tuple[Heading, Section]]
    ) -> List[Tuple[Heading, Section]]:
        """Return the pairs with the headings of neighbouring sections of the same words shared out among these.

        Nothing but their number tells such headings apart: each section has as many as it must, in order, before any has more.
        """
        shared = list(pairs)
        for _, group in itertools.groupby(sections, lambda section: (self._words(section).bigrams, section.match)):
            alike = list(group)
            places = [index for index, (_, section) in enumerate(pairs) if section in alike]
            if len(alike) > 1 and places:
                whose = _parts(len(places), [self._bounds(s) if s.required else (0, s.max) for s in alike])
                for place, which in zip(places, whose):
                    shared[place] = pairs[place][0], alike[which]
        return shared

    # --- likeness of sections ---

    def _words(self, section: Section) -> Wording:
        words = self.words.get(section.path)
        if words is None:
            wordings = [self._wording(section), *section.also]
            if section.each:  # the words around the topic say what it is, whatever the topic
                field = self.outline.fields[section.each]
                for item in self.values.get(section.each) or ():
                    wordings.append(
                        substitute(
                            section.heading, {**self.values, field.item: item, "item": item}, self.outline.language
                        )
                    )
            words = self.words[section.path] = Wording(section, [w for w in wordings if w])
        return words

    def _likes(self, section: Section, headings: Sequence[Heading]) -> List[float]:
        if id(headings) not in self.prepared:  # kept with the sequence, so that its identity stays its own
            self.prepared[id(headings)] = headings, texts_of(tuple([heading.text for heading in headings]))
        return self._words(section).likes(self.prepared[id(headings)][1], ALIKE - _ORDER_BONUS)

    def _like(self, section: Section, heading: Heading) -> float:
        return self._words(section).likes(Texts([heading.text]))[0]

    def _wording(self, section: Section) -> str:
        return substitute(section.heading, self.values, self.outline.language)

    # --- what stays over ---

    def _moved(self) -> None:
        """Find lacking sections under other headings or at other levels."""
        index = 0
        while index < len(self.lacking):  # a moved section may bring lacking ones of its own
            section, group = self.lacking[index]
            index += 1
            free = self._free(section)
            if not free:
                continue
            index -= 1
            del self.lacking[index]
            _, heading = max(free, key=lambda option: option[0])
            matched = {s.path for s in self.result.sections.values()}
            before = [s for s in group.sections[: group.sections.index(section)] if s.path in matched]
            self.result.moved.append(Moved(heading, section, before[-1] if before else None))
            found = [heading]
            if repeats(section):  # its repetitions have been moved along with it
                found = [h for _, h in free if h.parent is heading.parent]
            for each in found:
                self._assign(each, section)
            self._count(section, group.parent, found)

    def _renamed(self) -> None:
        """Take the unmatched headings between two neighbours for the sections lacking there, where they are as many."""
        for group in self.groups:  # those of renamed sections are added meanwhile
            lacking = [s for s, g in self.lacking if g is group and s.heading and s.required]
            if not lacking or group.extra == "allow":
                continue
            places = {section.path: index for index, section in enumerate(group.sections)}
            for headings, (above, below) in self._gaps(group, places):
                sections = [section for section in lacking if above < places[section.path] < below]
                for section, renamed in _paired(sections, headings):
                    self.lacking.remove((section, group))
                    for heading in renamed:
                        self._assign(heading, section)
                    self._count(section, group.parent, renamed)

    def _gaps(self, group: _Group, places: Mapping[str, int]) -> Iterator[Tuple[List[Heading], Tuple[int, int]]]:
        """Yield the unmatched headings between two neighbours, with the places of these among the group's sections.

        ``places``: those of its sections, 0-based, by path; before the first neighbour stands -1, after the last their number.
        """
        moved = {found.heading for found in self.result.moved}
        matched = {
            h: self.result.sections[h].path for h in group.headings if h in self.result.sections and h not in moved
        }
        anchors = [
            (index, places[matched[heading]])
            for index, heading in enumerate(group.headings)
            if matched.get(heading) in places
        ]
        only_one = len(group.sections) == 1 and repeats(group.sections[0]) and group.parent is not None
        if not anchors and not only_one:
            return
        if group.order == "any":
            anchors = []
        ends = [(-1, -1), *anchors, (len(group.headings), len(group.sections))]
        for (first, above), (last, below) in zip(ends, ends[1:]):
            between = group.headings[first + 1 : last]
            yield [heading for heading in between if heading not in self.result.sections], (above, below)

    def _below_missing(self) -> None:
        """Recognise the subsections of a section that is missing as such: its own absence says all."""
        for section, _ in self.lacking:
            for below in section.walk():
                free = self._free(below) if below is not section else []
                for _, heading in free if repeats(below) else free[:1]:
                    self.result.sections[heading] = below

    def _free(self, section: Section) -> List[Tuple[float, Heading]]:
        """Return the headings anywhere that surely are a section and are not yet taken for any, with their likenesses."""
        sure = self.sure.get(section.path)
        if sure is None:
            headings = self.tree.headings if section.heading or section.match else []
            sure = [(like, h) for like, h in zip(self._likes(section, headings), headings) if like >= SURE]
            self.sure[section.path] = sure
        return [option for option in sure if option[1] not in self.result.sections]

    def _place(self, section: Section, group: _Group) -> int:
        """Return the paragraph before which a missing section belongs: after the sections that precede it."""
        before = {s.path for s in group.sections[: group.sections.index(section)]}
        found = [h for h in group.headings if h in self.result.sections and self.result.sections[h].path in before]
        if found:
            return max(last_of(h, self.result.end) for h in found) + 1
        return group.parent.body.stop if group.parent else self.body.stop

    def _passages(self) -> None:
        """Find the sections without heading."""
        passages = Passages(self.snapshot, self.tree, self.outline, self.values, self.title, self.body)
        places = [(None, self.outline.sections), *((h, s.sections) for h, s in self.result.sections.items())]
        for heading, sections in places:
            for section, where in passages.find(sections, heading):
                if where:
                    self.result.texts[section.path] = where
                elif section.required:
                    self.result.missing.append(Missing(section, heading, self._gap(section, heading)))

    def _gap(self, section: Section, heading: Optional[Heading]) -> int:
        if stands_at_the_end(section):
            return self.result.end if section.role == "closing" else len(self.snapshot.paragraphs)
        return heading.paragraph + 1 if heading else self.title.stop


def _paired(sections: Sequence[Section], headings: Sequence[Heading]) -> Sequence[Tuple[Section, Sequence[Heading]]]:
    """Return which lacking sections the unmatched headings of a place are: one each, or all of them one that is repeated."""
    if len(sections) == 1 and headings and repeats(sections[0]):
        return [(sections[0], headings)]
    return [(s, [h]) for s, h in zip(sections, headings)] if len(sections) == len(headings) else []


def _parts(count: int, bounds: Sequence[Tuple[int, Optional[int]]]) -> List[int]:
    """Return to which of several takers each of ``count`` things goes, in order; ``bounds``: least and most of each."""
    given, left = [], count
    for least, _ in bounds:
        given.append(min(least, left))
        left -= given[-1]
    for index, (_, most) in enumerate(bounds):
        more = left if most is None else min(left, max(0, most - given[index]))
        given[index] += more
        left -= more
    given[-1] += left
    return [index for index, number in enumerate(given) for _ in range(number)]


def repeats(section: Section) -> bool:
    """Return whether a section may stand more than once."""
    return section.max != 1


def _yield_to_the_prescribed(sections: Sequence[Section], likes: List[List[float]]) -> None:
    """Keep sections that take any heading (by a pattern, or no words at all) from those that others surely prescribe."""
    prescribing: List[List[float]] = []
    wild: List[List[float]] = []
    for section, own in zip(sections, likes):
        (prescribing if section.heading and not section.match else wild).append(own)
    if not prescribing:
        return
    best = [max(column) for column in zip(*prescribing)]
    prescribed = [index for index, like in enumerate(best) if like >= SURE]
    for own in wild:
        for index in prescribed:
            own[index] = min(own[index], 0.0)


def _row(likes: Sequence[float], below: Sequence[float], repeated: bool) -> List[float]:
    row = [0.0] * (len(likes) + 1)
    right = 0.0
    for j in range(len(likes) - 1, -1, -1):
        value = below[j] if below[j] > right else right
        like = likes[j]
        if like >= ALIKE:
            value = max(value, like + (right if repeated else below[j + 1]))
        row[j] = right = value
    return row
