"""A topic that the preamble names in other words than its section does.

What it finds
    Each item of a list has a section (`each`), and an opening text names them all (`mentions`): a topic that stands there in
    nearly the same words, in another order, or not at all while the others do. Compared is the first clause of the topic (to
    the comma); what a heading adds after it is its own. The document's own words are compared, whether or not its fields are
    known.

Why it matters
    The topics are set by a notice; two wordings in one document mean that at least one of them is a slip.

Wrong
    @topics <说明>; @topics {{topic}}方面 :: 带头守底线红线、带头担当。 | 一、带头守红线底线方面 | 文。 | 二、带头担当方面 | 文。
    @topics <说明>; @topics {{topic}}方面 :: 带头担当，带头守底线。 | 一、带头守底线方面 | 文。 | 二、带头担当方面 | 文。
    @topics <说明>; @topics {{topic}}方面 :: 学习、能力。 | 一、学习方面 | 文。 | 二、能力方面 | 文。 | 三、廉洁方面 | 文。
    = 稿 | 带头守底线、带头勇担当、带头讲团结。 | 一、带头守底线方面 | 文。 | 二、带头敢担当方面 | 文。 | 三、带头讲团结方面 | 文

Right
    @topics <说明>; @topics {{topic}}方面 :: 带头守底线，带头干。 | 一、带头守底线，讲规矩方面 | 文。 | 二、带头干方面 | 文。
    @topics <说明>; @topics {{topic}}方面 :: 围绕两个方面查摆。 | 一、理论学习方面 | 文。 | 二、能力本领方面 | 文。

Options
    `mentions: list` at the opening section, `each: list` at the sections.

Fix
    None: which of the two wordings is the right one, the notice says.
"""

from __future__ import annotations

import re
from typing import Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ...analysis import Analysis
from ...outlines.learning import shared_wording
from ...outlines.model import Section
from ...structure.tree import Heading
from ...text.patterns import LONGEST
from ...text.templating import FIELD
from ..rule import Rule, Violation

_PREPOSITION = re.compile("(?:在|关于|围绕|对照|聚焦)?")
_CLAUSE = re.compile(r"[，,；;。]")
_LIST_END = re.compile(r"[”\"』」’]*(?:[两二三四五六七八九十\d]+个|[等这])")
_NEAR, _NEAR_SHORT = 0.5, 0.7  # share of the letters that agree
_SHORT, _LEAST = 8, 4  # letters
_LONGEST = 3000  # letters of an opening text that are looked at
_SHOWN = 30
_FEWEST = 3  # siblings of one wording


class _Letters:
    """The letters and digits of a text, and where each of them stands in it."""

    def __init__(self, text: str) -> None:
        self.raw = text
        self.places = [i for i, c in enumerate(text) if c.isalnum()][:_LONGEST]
        self.text = "".join(text[i].lower()[:1] for i in self.places)

    def shown(self, start: int, end: int) -> str:
        """Return the text from letter ``start`` to letter ``end``, marks included."""
        return self.raw[self.places[start] : self.places[end - 1] + 1]

    def after(self, count: int) -> str:
        """Return some characters of the text after its first ``count`` letters."""
        place = self.places[count - 1] + 1
        return self.raw[place : place + 8]


class _Topic(NamedTuple):
    heading: Heading
    start: int  # offset in the paragraph
    words: str


class _Place(NamedTuple):
    """Where the opening text names a topic, in its letters."""

    start: int
    end: int
    same: bool


def find(analysis: Analysis) -> Iterator[Violation]:
    if analysis.match is None or analysis.outline is None:
        for siblings, opening in _own(analysis) if analysis.chinese else ():
            yield from _slips(analysis, siblings, opening)
        return
    for section in analysis.outline.walk():
        where = _opening(analysis, section) if section.mentions else range(0)
        topics = _topics(analysis, section.mentions) if where else []
        if len(topics) > 1:
            yield from _compare(analysis, topics, where)


# --- what the document's own words prove ------------------------------------------------------------------------------


def _own(analysis: Analysis) -> Iterator[Tuple[List[_Topic], range]]:
    """Yield the siblings of one wording, each with the openings that may name their topics."""
    groups: List[Tuple[range, Sequence[Heading]]] = [(range(0), analysis.tree.roots)]
    groups.extend((heading.body, heading.children) for heading in analysis.tree.headings if heading.children)
    for lead_in, siblings in groups:
        topics = _topics_of(siblings)
        if topics:
            yield from ((topics, where) for where in (analysis.tree.body, lead_in) if where)


def _topics_of(siblings: Sequence[Heading]) -> List[_Topic]:
    """Return what each of some headings names within the wording that they share; none when they share none."""
    if len(siblings) < _FEWEST or any(heading.run_in or len(heading.text) > LONGEST for heading in siblings):
        return []
    words, items = shared_wording([heading.text for heading in siblings])
    if not items:
        return []
    start = _begin(words.partition("{{")[0])
    after = len(words.rpartition("}}")[2])
    clauses = [_clause(heading.text[start : len(heading.text) - after]) for heading in siblings]
    topics = [_Topic(heading, heading.start + start, clause) for heading, clause in zip(siblings, clauses)]
    return topics if all(len(topic.words) >= _LEAST for topic in topics) else []


def _begin(before: str) -> int:
    """Return where a topic begins in a heading, of which the words ``before`` stand in all its siblings too.

    带头 in 在带头学习方面 belongs to it, "Aim: " in front of it does not.
    """
    return len(before) if before and not before[-1].isalnum() else len(_PREPOSITION.match(before)[0])  # type: ignore[index]


def _slips(analysis: Analysis, topics: Sequence[_Topic], where: range) -> Iterator[Violation]:
    """Yield topics in nearly the words of an opening that has most of the others word for word."""
    opening = _letters(analysis, where)
    same = sum(_same(_Letters(topic.words), opening) is not None for topic in topics)
    if same > 1 and 2 * same >= len(topics):
        for topic, place in zip(topics, _places(topics, opening)):
            if place is not None and not place.same:
                yield _hit(analysis, topic, where, opening.shown(place.start, place.end), topic.words)


# --- what the outline says --------------------------------------------------------------------------------------------


def _opening(analysis: Analysis, section: Section) -> range:
    assert analysis.match is not None
    heading = next((h for h, s in analysis.match.sections.items() if s is section), None)
    return heading.body if heading else analysis.match.texts.get(section.path, range(0))


def _topics(analysis: Analysis, field: str) -> List[_Topic]:
    """Return the first clauses of the topics as the headings have them, in the order of the document."""
    assert analysis.match is not None
    topics = []
    for heading, section in sorted(analysis.match.sections.items(), key=lambda item: item[0].paragraph):
        if section.each == field and not analysis.snapshot.paragraphs[heading.paragraph].placeholders:
            before, _, after = (re.escape(part) for part in FIELD.split(section.heading, maxsplit=1))
            frame = re.search(f"{before}(.+){after}", heading.text) or re.search("(.+)", heading.text)
            if frame:
                topics.append(_Topic(heading, heading.start + frame.start(1), _clause(frame[1])))
    return topics


def _clause(words: str) -> str:
    return _CLAUSE.split(words, maxsplit=1)[0]


def _letters(analysis: Analysis, where: range) -> _Letters:
    return _Letters("\n".join(analysis.snapshot.paragraphs[i].text for i in where))


def _places(topics: Sequence[_Topic], opening: _Letters) -> Sequence[Optional[_Place]]:
    """Return where the opening names each of the topics."""
    places: List[Optional[_Place]] = [_same(_Letters(topic.words), opening) for topic in topics]
    taken = [place for place in places if place]
    for index, topic in enumerate(topics):
        if places[index] is None:
            near = _near(_Letters(topic.words).text, opening.text)
            if near and not any(near.start < other.end and near.end > other.start for other in taken):
                places[index] = near
    return places


def _compare(analysis: Analysis, topics: Sequence[_Topic], where: range) -> Iterator[Violation]:
    opening = _letters(analysis, where)
    places = _places(topics, opening)
    if 2 * sum(place is not None for place in places) <= len(places):
        return  # the opening does not name the topics at all
    for topic, place in zip(topics, places):
        if place is None or not place.same:
            yield _hit(analysis, topic, where, opening.shown(place.start, place.end) if place else "—", topic.words)
    yield from _order(analysis, topics, places, opening, where)


def _order(
    analysis: Analysis, topics: Sequence[_Topic], places: Sequence[Optional[_Place]], opening: _Letters, where: range
) -> Iterator[Violation]:
    """Yield the first topic that the opening names before its predecessor."""
    last, previous = -1, ""
    for topic, place in zip(topics, places):
        if place is None:
            continue
        start = opening.text.find(_Letters(topic.words).text, last + 1) if place.same else place.start
        start = max(start, place.start)
        if start <= last:
            one, other = _shortened(topic.words), _shortened(previous)
            yield _hit(analysis, topic, where, f"{one} → {other}", f"{other} → {one}")
            return
        last, previous = start, topic.words


def _hit(analysis: Analysis, topic: _Topic, where: range, expected: str, found: str) -> Violation:
    return Violation(
        topic.heading.paragraph,
        topic.start,
        topic.start + len(topic.words),
        {"expected": expected, "found": found},
        analysis.section_of(topic.heading),
        related=where.start,
    )


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


def _same(topic: _Letters, opening: _Letters) -> Optional[_Place]:
    """Return where the opening has the topic's words, or its first words as a whole clause."""
    words = topic.text
    for size in range(len(words), min(len(words), _SHORT - 2) - 1, -1):
        start = opening.text.find(words[:size])
        while start >= 0 and size:
            if size == len(words) or _ends(topic.after(size), opening.after(start + size)):
                return _Place(start, start + size, True)
            start = opening.text.find(words[:size], start + 1)
    return None


def _ends(own: str, text: str) -> bool:
    """Return whether the opening's clause ends before ``text``, while the heading goes on with ``own`` to say more."""
    return bool(_CLAUSE.match(text) or (own.startswith("、") and _LIST_END.match(text)))


def _near(words: str, text: str) -> Optional[_Place]:
    """Return the stretch of ``text`` that differs least from ``words``, if it differs little."""
    if len(words) < _LEAST or not text:
        return None
    distance, start, end = _closest(words, text)
    least = _NEAR_SHORT if len(words) < _SHORT else _NEAR
    return _Place(start, end, False) if end > start and 1 - distance / len(words) >= least else None


def _closest(words: str, text: str) -> Tuple[int, int, int]:
    """Return the least number of letters to change, add or drop, and where in ``text`` so few do (Sellers' algorithm)."""
    column = [(j, 0) for j in range(len(words) + 1)]  # for each number of letters of words: (distance, start)
    best = (len(words), 0, 0)
    for end, letter in enumerate(text, 1):
        diagonal, column[0] = column[0], (0, end)
        for j, own in enumerate(words, 1):
            above = column[j]
            change = (diagonal[0] + (own != letter), diagonal[1])
            drop, add = column[j - 1], above
            column[j] = min(change, (drop[0] + 1, drop[1]), (add[0] + 1, add[1]), key=lambda cell: cell[0])
            diagonal = above
        distance, start = column[-1]
        if distance < best[0]:
            best = (distance, start, end)
    return best


RULE = Rule(
    id="topic-mismatch",
    severity="warning",
    source="house: the document's outline; otherwise practice: a document's words agree",
    message={
        "zh-CN": "开头写作“{expected}”，此处写作“{found}”，两处不一致。",
        "en": "The opening says “{expected}” where “{found}” stands here.",
    },
    about_zh="开头列出的主题与后面各部分的标题说法不一，例如一处是“守底线红线”，一处是“守红线底线”。"
    "主题由通知规定，同一文件里有两种说法，至少有一处写错了。请对照通知改正。",
    source_zh="本提纲：文档所用的提纲；此外为惯例：前后说法一致",
    find=find,
)
