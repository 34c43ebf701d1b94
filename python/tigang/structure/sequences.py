"""The sequences of numbers in a document's headings."""

from __future__ import annotations

import re
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..document.snapshot import Paragraph, Snapshot
from ..text import labels
from .tree import Heading, Tree

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
        if label.family in labels.CONTINUOUS:
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
        if (
            part
            and heading.number == 1
            and (cuts < _lost_after(heading.parent, tree) or _starts_over(part[-1], heading, tree, paragraphs))
        ):
            cuts += 1
            yield part
            part = []
        elif (
            part
            and _prefix(heading) != _prefix(part[-1])
            and not (prefix_astray(headings, index) or prefix_astray(headings, index - 1))
        ):
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
    after = next((h for h in siblings[siblings.index(parent) + 1 :] if h.label), None)
    return max(0, after.label.value - parent.label.value - 1) if after and after.label else 0


def _starts_over(previous: Heading, heading: Heading, tree: Tree, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether something between two headings lets the numbers start again: an attachment, a title, a lead-in, a heading
    without number; for articles a first chapter."""
    parent = heading.parent
    if parent is not previous.parent and parent is not None and parent.number == 1 and parent.children[0] is heading:
        return True
    between = [p for p in paragraphs[previous.paragraph + 1 : heading.paragraph] if p.text.strip()]
    if any(p.style == "Title" or _ATTACHMENT.match(p.text) for p in between):
        return True
    siblings = parent.children if parent else tree.roots
    return (
        bool(between)
        and between[-1].text.rstrip().endswith(("：", ":"))
        or any(previous.paragraph < h.paragraph < heading.paragraph and not h.label for h in siblings)
    )


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
