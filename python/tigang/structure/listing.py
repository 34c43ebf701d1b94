"""A candidate as an item of a list: of an open one, or of one that it begins."""

from __future__ import annotations

import math
from typing import Iterator, Tuple

from ..text.labels import Label
from .candidates import Candidate
from .evidence import W
from .hypothesis import ITEM, Hypothesis, Items, Step, ended
from .neighbours import is_implied


def listed(hypothesis: Hypothesis, number: int, candidate: Candidate, index: int) -> Iterator[Hypothesis]:
    """Yield the ways to go on with an open list, then that of a new one."""
    label, lists = candidate.options[index].label, hypothesis.lists
    assert label is not None
    for depth in range(len(lists) - 1, -1, -1):
        if lists[depth].family == label.family:
            items, cost = _going_on(lists[depth], label, candidate, number)
            cost += ended(lists[depth + 1 :]) + (ended(lists[depth : depth + 1]) if items.single else 0.0)
            yield _taken(hypothesis, number, candidate, index, cost, (*lists[:depth], items))
    cost = _begin(hypothesis, label, candidate)
    items = _items(label, candidate, number)
    if lists and all(known.family != label.family or known.indent + 1 < candidate.indent for known in lists):
        yield _taken(hypothesis, number, candidate, index, cost, (*lists, items))
    else:
        yield _taken(hypothesis, number, candidate, index, cost + ended(lists), (items,))


def _taken(
    hypothesis: Hypothesis, number: int, candidate: Candidate, index: int, cost: float, lists: Tuple[Items, ...]
) -> Hypothesis:
    """Return a hypothesis after a candidate was taken for the latest item of the innermost of ``lists``."""
    parent = hypothesis.frames[-1].head if hypothesis.frames else -1
    step = Step(hypothesis.step, number, ITEM, index, lists[-1].sequence, parent, False)
    return hypothesis._replace(cost=hypothesis.cost + candidate.options[index].as_item + cost, lists=lists, step=step)


def _going_on(items: Items, label: Label, candidate: Candidate, number: int) -> Tuple[Items, float]:
    """Return a list after its next item, and what that costs."""
    cost, anew = _item_step(items, label, candidate)
    cost += W.list_broken * candidate.gap
    cost += W.list_mixed * (items.shape != label.shape and not label.base)
    cost += W.indented * (abs(items.indent - candidate.indent) > 1)
    sequence = number if anew else items.sequence
    return _items(label, candidate, number)._replace(single=anew, sequence=sequence), cost


def _begin(hypothesis: Hypothesis, label: Label, candidate: Candidate) -> float:
    """Return the cost of a list that begins with a candidate."""
    unanchored = W.list_unanchored * (not hypothesis.frames and candidate.row)
    cost = W.list_led_in if candidate.led_in else W.list_open + unanchored
    known = hypothesis.past.get(label.family)
    above = hypothesis.frames[-1].kind if hypothesis.frames else ""
    if known is not None and (above in known.parents or above == label.family):
        cost += W.list_though_headings
    if label.value > 1:
        implied = W.implied if is_implied(label, candidate.above) else W.list_start
        cost += W.list_counts_on if candidate.counts_on else implied
    return cost


def _items(label: Label, candidate: Candidate, number: int) -> Items:
    """Return a list that begins with a candidate."""
    return Items(label.family, label.value, label.above, True, candidate.indent, label.shape, number)


def _item_step(items: Items, label: Label, candidate: Candidate) -> Tuple[float, bool]:
    if label.above == items.above:
        if label.value == items.value + 1:
            return 0.0, False
        if label.value > items.value:
            return W.list_gap + math.log2(label.value - items.value - 1), False
    if label.value == items.value == 1 and candidate.twin:
        return W.list_uncounted, False
    if label.value == 1:
        return W.list_again, True
    return W.list_order, False
