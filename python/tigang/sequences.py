"""Numbers that should go up by one: where they do not, and what was meant.

One mistake is one anomaly. Of all ways to explain a sequence by mistakes the one with the fewest is taken: numbers that go on
rightly from a wrong one are not wrong themselves, and a single wrong number between right ones does not make its followers
wrong.
"""

from __future__ import annotations

import heapq
import re
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from . import numbering
from .document import Paragraph, Snapshot
from .tree import Heading, Tree


class Anomaly(NamedTuple):
    at: int  # index in the sequence, 0-based
    kind: str  # start, gap, duplicate or order
    expected: int  # the number that belongs here
    previous: int  # the number that it follows, 0 at the beginning
    mend: Tuple[Tuple[int, int], ...] = ()  # (index, right number) of all that change when this one mistake is mended
    shift: bool = False  # whether the numbers that go on from this one change with it


# --- one sequence -----------------------------------------------------------------------------------------------------

# How a mistake was made. Explanations by equally many mistakes are told apart by the last figure: the likelier one is cheaper.
_COST = {"jump": 100, "swap": 102, "wrong": 102, "extra": 103, "back": 104}
_WIDTH = 8  # so many explanations are kept at each step; a hopeless sequence must not cost the square of its length


class _Step(NamedTuple):
    # jump and back: the followers go on from here; wrong: as if it were right; extra: as if it were not there.
    mistake: str
    at: int
    previous: int


class _Story(NamedTuple):
    cost: int
    previous: int  # the number before the next one
    steps: Tuple[_Step, ...]


def diagnose(values: Sequence[int]) -> List[Anomaly]:
    """The anomalies of a sequence that should run 1, 2, 3, … (or 0, 1, 2, …), by index."""
    first = 0 if values and values[0] == 0 else 1
    if all(value == first + index for index, value in enumerate(values)):
        return []
    steps = _explain(values, first - 1)
    return _anomalies(values, steps)


def _explain(values: Sequence[int], before: int) -> Tuple[_Step, ...]:
    """The mistakes of the cheapest explanation (dynamic programming over the number that each place follows)."""
    stories: List[Dict[int, _Story]] = [{} for _ in range(len(values) + 2)]
    stories[0][before] = _Story(0, before, ())
    for index, value in enumerate(values):
        following = values[index + 1] if index + 1 < len(values) else None
        for story in heapq.nsmallest(_WIDTH, stories[index].values()):
            previous = story.previous
            if value == previous + 1:
                _keep(stories[index + 1], story._replace(previous=value))
                continue
            if value == previous + 2 and following == previous + 1:
                _keep(stories[index + 2], _told(story, "swap", index, value))
            if value != previous:
                _keep(stories[index + 1], _told(story, "jump" if value > previous else "back", index, value))
            _keep(stories[index + 1], _told(story, "wrong", index, previous + 1))
            _keep(stories[index + 1], _told(story, "extra", index, previous))
        stories[index].clear()
    return min(stories[len(values)].values()).steps


def _told(story: _Story, mistake: str, index: int, now: int) -> _Story:
    return _Story(story.cost + _COST[mistake], now, (*story.steps, _Step(mistake, index, story.previous)))


def _keep(stories: Dict[int, _Story], story: _Story) -> None:
    known = stories.get(story.previous)
    if known is None or story < known:
        stories[story.previous] = story


def _anomalies(values: Sequence[int], steps: Sequence[_Step]) -> List[Anomaly]:
    found: List[Anomaly] = []
    position = 0
    while position < len(steps):
        pair = steps[position:position + 2]
        moved = _moved(values, *pair) if len(pair) == 2 else None
        found.append(moved or _anomaly(values, pair[0], steps[position + 1:]))
        position += 2 if moved else 1
    return found


def _moved(values: Sequence[int], one: _Step, other: _Step) -> Optional[Anomaly]:
    """A number that stands at another place than its own: one that is too many, and a gap where just this one is missing."""
    gap, extra = (one, other) if other.mistake == "extra" else (other, one)
    if (gap.mistake, extra.mistake) != ("jump", "extra") or values[gap.at] != gap.previous + 2 \
            or values[extra.at] != gap.previous + 1:
        return None
    if extra is one:
        mend = [(extra.at, extra.previous + 1), *((i, values[i] + 1) for i in range(extra.at + 1, gap.at))]
    else:
        mend = [*((i, values[i] - 1) for i in range(gap.at, extra.at)), (extra.at, extra.previous)]
    return Anomaly(extra.at, "order", dict(mend)[extra.at], extra.previous, tuple(mend), True)


def _anomaly(values: Sequence[int], step: _Step, later: Sequence[_Step]) -> Anomaly:
    index, expected, value = step.at, step.previous + 1, values[step.at]
    repeated = value in values[:index]
    if step.mistake == "jump":
        return Anomaly(index, "gap" if index else "start", expected, step.previous,
                       _shifted(values, index, expected - value, later), True)
    if step.mistake == "swap":
        return Anomaly(index, "order", expected, step.previous, ((index, expected), (index + 1, expected + 1)), True)
    mend: Tuple[Tuple[int, int], ...] = ((index, expected),)
    if step.mistake == "extra":
        mend += _shifted(values, index + 1, 1, later)
    elif step.mistake == "back":
        mend = _shifted(values, index, expected - value, later)
    return Anomaly(index, "duplicate" if repeated else "order", expected, step.previous, mend, len(mend) > 1)


def _shifted(values: Sequence[int], begin: int, by: int, later: Sequence[_Step]) -> Tuple[Tuple[int, int], ...]:
    """The numbers from ``begin`` on, each ``by`` more, up to where the sequence starts over."""
    end = next((step.at for step in later if step.mistake == "back"), len(values))
    return tuple((i, values[i] + by) for i in range(begin, end) if values[i] + by > 0)


# --- the sequences of a document --------------------------------------------------------------------------------------

_ATTACHMENT = re.compile(r"\s*(附件|附录|附表|附：|annex|appendix|attachment|schedule)", re.I)


class NumberSequence(NamedTuple):
    """Headings whose numbers belong together."""

    headings: List[Heading]

    @property
    def values(self) -> List[int]:
        return [heading.label.value for heading in self.headings if heading.label]


def sequences(tree: Tree, snapshot: Snapshot) -> Iterator[NumberSequence]:
    """The numbered headings of a document as sequences: siblings of one level, or all of a level where they run on.

    Articles run through all chapters; other numbers do when most of them go on where those under the heading before ended
    ("一、（一）（二） 二、（三）（四）", as many 意见 are numbered).
    """
    continuous: Dict[str, List[Heading]] = {}
    by_parent: Dict[Tuple[object, object], List[Heading]] = {}
    for heading in tree.headings:
        label = heading.label
        if label is None:
            continue
        if label.family in numbering.CONTINUOUS:
            continuous.setdefault(label.family, []).append(heading)
        else:
            # Attachments and appendices count apart from the sections.
            kind: object = label.family if label.family in ("appendix", "attachment") else heading.level
            by_parent.setdefault((heading.parent, kind), []).append(heading)
    levels: Dict[object, List[List[Heading]]] = {}
    for (_, kind), siblings in by_parent.items():
        levels.setdefault(kind, []).extend(_split(siblings, tree, snapshot.paragraphs))
    for headings in continuous.values():
        for part in _split(headings, tree, snapshot.paragraphs):
            yield NumberSequence(part)
    for parts in levels.values():
        for part in _running_on(parts):
            yield NumberSequence(part)


def prefix_astray(headings: Sequence[Heading], index: int) -> Optional[Tuple[int, ...]]:
    """What should stand before the last figure of a number such as 2.2 between 1.1 and 1.3; None when that is right.

    ``index``: of the heading in ``headings``, 0-based.
    """
    own = _prefix(headings[index])
    around = {_prefix(headings[i]) for i in (index - 1, index + 1) if 0 <= i < len(headings)}
    parent = headings[index].parent
    if not own or len(around) != 1 or own in around or parent is None or parent.label is None:
        return None
    [other] = around
    return other if other == parent.label.values and len(other) == len(own) else None


def _prefix(heading: Heading) -> Tuple[int, ...]:
    return heading.label.values[:-1] if heading.label else ()


def _split(headings: List[Heading], tree: Tree, paragraphs: Sequence[Paragraph]) -> Iterator[List[Heading]]:
    """Cuts siblings where their numbers rightly start over."""
    part: List[Heading] = []
    cuts = 0
    for index, heading in enumerate(headings):
        if part and heading.number == 1 and (
                cuts < _lost_after(heading.parent, tree) or _starts_over(part[-1], heading, tree, paragraphs)):
            cuts += 1
            yield part
            part = []
        elif part and _prefix(heading) != _prefix(part[-1]) and not (
                prefix_astray(headings, index) or prefix_astray(headings, index - 1)):
            yield part  # 1.1 1.2 2.1: headings of which the one above bears no number, or is lost
            part = []
        part.append(heading)
    if part:
        yield part


def _lost_after(parent: Optional[Heading], tree: Tree) -> int:
    """How many headings are missing between a heading and its next sibling: what stood under them now stands under it."""
    if parent is None or parent.label is None:
        return 0
    siblings = parent.parent.children if parent.parent else tree.roots
    after = next((h for h in siblings[siblings.index(parent) + 1:] if h.label), None)
    return max(0, after.label.value - parent.label.value - 1) if after and after.label else 0


def _starts_over(previous: Heading, heading: Heading, tree: Tree, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether something between two headings lets the numbers start again: an attachment, a title, a lead-in, a heading
    without number; for articles a first chapter."""
    parent = heading.parent
    if parent is not previous.parent and parent is not None and parent.number == 1 and parent.children[0] is heading:
        return True
    between = [p for p in paragraphs[previous.paragraph + 1:heading.paragraph] if p.text.strip()]
    if any(p.style == "Title" or _ATTACHMENT.match(p.text) for p in between):
        return True
    siblings = parent.children if parent else tree.roots
    return bool(between) and between[-1].text.rstrip().endswith(("：", ":")) or any(
        previous.paragraph < h.paragraph < heading.paragraph and not h.label for h in siblings)


def _running_on(parts: List[List[Heading]]) -> List[List[Heading]]:
    """Joins the sequences of a level where most of them go on from the one before."""
    pairs = list(zip(parts, parts[1:]))
    going_on = sum(1 for before, after in pairs if _goes_on(before, after))
    if going_on <= sum(1 for _, after in pairs if after[0].number == 1):
        return parts
    joined: List[List[Heading]] = []
    for part in parts:
        if joined and part[0].number != 1 and _one_kind(joined[-1], part):
            joined[-1] = joined[-1] + part
        else:
            joined.append(part)
    return joined


def _goes_on(before: List[Heading], after: List[Heading]) -> bool:
    return _one_kind(before, after) and before[-1].number is not None and after[0].number == before[-1].number + 1


def _one_kind(before: List[Heading], after: List[Heading]) -> bool:
    one, other = before[-1].label, after[0].label
    return one is not None and other is not None and one.family == other.family and one.shape.depth == 1
