"""Which paragraphs are headings, and the tree that they make.

A heading is *styled* (its paragraph has an outline level), numbered *automatically* (a list label that reads like a
heading's number) or only *typed* (一、总则 in a paragraph of body text). A typed one may be *run-in*: its first sentence
is the heading and the rest of the paragraph is body, as in "1、学习不深入。平时…".

One line alone does not decide: families of numbers get their level from the outline's numbering, from the styled headings
that use them, or from their customary order among the families that the document uses; lists and running text are told
from headings by their neighbours.
"""

from __future__ import annotations

import collections
import re
from typing import Dict, Iterator, List, Optional, Sequence, Set, Tuple

from ..document.snapshot import Paragraph, Snapshot
from ..text import labels
from ..text.labels import Label, Shape
from . import levels
from .candidates import candidates, extent
from .tree import Heading, Tree

_HEADING_FAMILIES = frozenset(name for name, family in labels.FAMILIES.items() if family.heads)
_LIST_FAMILIES = frozenset(name for name, family in labels.FAMILIES.items() if family.lists)
_ATTACHMENT_NOTE = re.compile(r"[ \t\u3000]*附件[：:]")
#: What may stand above the title: the head of the paper, the number of the document.
BEFORE_TITLE = re.compile(r"\s*|.*[府会室局厅部组委院]文件\s*|[\w\s]*[〔\[［(（]\s*\d{4}\s*[〕\]］)）]\s*\d+\s*号\s*")
_TITLE_LENGTH = 60  # in Chinese characters; a Latin letter counts half


def recognise(snapshot: Snapshot, shapes: Sequence[Shape] = ()) -> Tree:
    """Return the headings of a document.

    ``shapes``: the outline's numbering, outermost level first; empty when no outline is known.
    """
    paragraphs = snapshot.paragraphs
    found = _label_ambiguities(_without_amounts(list(candidates(paragraphs)), paragraphs, shapes))
    _undouble_decimals(found)
    found = _without_lists(found, paragraphs, {shape.family for shape in shapes})
    levels.assign(found, shapes)
    return _tree(found, paragraphs)


# --- which of them are headings ---------------------------------------------------------------------------------------


def _without_amounts(found: List[Heading], paragraphs: Sequence[Paragraph], shapes: Sequence[Shape]) -> List[Heading]:
    """Keeps the numbers without a mark that number headings: 1 绪论 above 1.1, after such a one, or by their style in a row.

    In "5 reasons" the number belongs to the words.
    """
    bare = [h for h in found if _is_bare(h)]
    if not bare:
        return found
    usual = labels.BARE in shapes or any(h.label and h.label.family == "decimal-2" for h in found)
    styled = collections.Counter(
        h.level for h in found if h.level and (h.label is None or h.label.shape == labels.BARE)
    )
    in_a_row = {level for level, count in styled.items() if 2 * sum(h.level == level for h in bare) > max(count, 2)}
    kept: List[Heading] = []
    last = 0
    for heading, following in zip(found, [*found[1:], None]):
        if not _is_bare(heading):
            kept.append(heading)
        elif heading.level in in_a_row or (usual and (heading.level or _counts(heading, last, following))):
            last = heading.number or 0
            kept.append(heading)
        elif heading.level:
            kept.append(_of_words_only(heading, paragraphs[heading.paragraph].text))
    return kept


def _counts(heading: Heading, last: int, following: Optional[Heading]) -> bool:
    """Whether a typed number without a mark goes on from the ``last`` one, or the number that follows goes on from it."""
    number, after = heading.number or 0, following.label if following else None
    below = after is not None and after.shape.depth > 1 and after.values[0] == number
    beside = after is not None and after.shape == labels.BARE and after.value == number + 1
    return number == last + 1 or below or (beside and number > last)


def _of_words_only(heading: Heading, text: str) -> Heading:
    """A styled heading whose number belongs to its words."""
    start, end, run_in = extent(text, 0)
    return Heading(heading.paragraph, heading.level, text[start:end], start, end, run_in=run_in)


def _is_bare(heading: Heading) -> bool:
    return heading.label is not None and heading.label.end > 0 and heading.label.shape == labels.BARE


def _label_ambiguities(found: List[Heading]) -> List[Heading]:
    """Reads "C." as a letter or a Roman number, whichever goes on better from the number before it or begins anew."""
    last: Dict[str, int] = {}
    for heading in found:
        label = heading.label
        if label and label.shape.system.endswith(("roman", "alpha")):
            options = [
                option._replace(raw=label.raw, start=label.start, end=label.end)
                for option in labels.candidates(label.raw + " x")
            ]
            heading.label = label = min(
                options or [label],
                key=lambda option: min(abs(option.value - last.get(option.family, 0) - 1), option.value - 1),
            )
        if label:
            last[label.family] = label.value
    return found


def _undouble_decimals(found: List[Heading]) -> None:
    """Reads "2.2." as "2." typed twice where it goes on from 1. and not from 2.1."""
    if not any(h.label and h.label.family == "arabic" for h in found):
        return
    last: Dict[str, Tuple[int, ...]] = {}
    for heading in found:
        label = heading.label
        if label and label.family == "decimal-2" and label.end and label.raw == f"{label.value}.{label.value}.":
            before = last.get("arabic", (0,))[0]
            if before + 1 == label.value or label.value == 1 != before:
                raw = f"{label.value}."
                shape = label.shape._replace(suffix=".", family="arabic", depth=1)
                heading.label = Label(shape, label.values[:1], raw, label.start, label.start + len(raw))
                heading.doubled = heading.label._replace(start=heading.label.end, end=label.end)
        if heading.label:
            last[heading.label.family] = heading.label.values


def _without_lists(found: List[Heading], paragraphs: Sequence[Paragraph], expected: Set[str]) -> List[Heading]:
    """Drops the numbered paragraphs that are items of lists or running text, not headings."""
    styled_families = set(levels.of_styled(found))
    any_styled = any(h.source == "styled" for h in found)
    sure = expected | _HEADING_FAMILIES
    going_on: Set[str] = set()  # families whose run-in headings go on below styled ones
    kept: List[Heading] = []
    for run in _runs(found):
        family = run[0].label.family if run[0].label else ""
        if run[0].source == "styled":
            kept.extend(run)
        elif _is_attachment_note(run, paragraphs):
            continue
        elif _are_steps(run, kept):
            kept.extend(_after_steps(run))
        elif family in styled_families:
            kept.extend(run)
        elif _go_on(run, styled_families) or (family in going_on and _are_sentences(run, paragraphs)):
            going_on.add(family)
            kept.extend(run)
        elif _is_list(run, paragraphs):
            continue
        elif family in sure or not (any_styled or _short_list(run, paragraphs, anchored=bool(kept))):
            kept.extend(run)
    return kept


def _runs(found: List[Heading]) -> Iterator[List[Heading]]:
    """Groups unstyled candidates of one family that stand in adjacent paragraphs."""
    run: List[Heading] = []
    for heading in found:
        if run and (
            heading.source == "styled"
            or run[-1].source == "styled"
            or heading.paragraph != run[-1].paragraph + 1
            or (heading.label and run[-1].label and heading.label.family != run[-1].label.family)
        ):
            yield run
            run = []
        run.append(heading)
    if run:
        yield run


def _go_on(run: List[Heading], styled: Set[str]) -> bool:
    """Whether run-in headings 1. and （1） go on below styled 一、 or （一）, in the order of Chinese official documents."""
    families = ("arabic", "arabic-paren")
    return bool(styled & {"cjk", "cjk-paren"}) and all(h.run_in and h.label and h.label.family in families for h in run)


def _are_sentences(run: List[Heading], paragraphs: Sequence[Paragraph]) -> bool:
    return all(paragraphs[h.paragraph].text.rstrip().endswith("。") for h in run)


def _are_steps(run: List[Heading], kept: Sequence[Heading]) -> bool:
    """Whether adjacent lines numbered 1. 2. 3. are steps below a 1.1, though 1. also numbers headings of the document."""
    first, above = run[0].label, kept[-1].label if kept else None
    return (
        first is not None
        and above is not None
        and len(run) > 1
        and first.family == "arabic"
        and first.value == 1
        and above.family.startswith("decimal")
    )


def _after_steps(run: List[Heading]) -> List[Heading]:
    """What follows the steps without text between, as a heading may: 1. 2. 3. and then the document's 2."""
    for index, (one, other) in enumerate(zip(run, run[1:])):
        if one.label and other.label and other.label.value != one.label.value + 1:
            return run[index + 1 :]
    return []


def _is_attachment_note(run: List[Heading], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether adjacent numbered paragraphs are the rest of a note on attachments: its second and later lines."""
    above = run[0].paragraph - 1
    return above >= 0 and bool(_ATTACHMENT_NOTE.match(paragraphs[above].text))


def _is_list(run: List[Heading], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether adjacent numbered paragraphs are a list whatever their numbers: items that go on after a semicolon or comma."""
    return any(paragraphs[h.paragraph].text.rstrip().endswith(("；", ";", "，", ",", "、")) for h in run)


def _short_list(run: List[Heading], paragraphs: Sequence[Paragraph], anchored: bool) -> bool:
    """Whether adjacent numbered lines are a list as far as their numbers leave that open.

    ``anchored``: a heading stands above them.
    """
    family = run[0].label.family if run[0].label else ""
    if len(run) == 1 or any(h.run_in for h in run):
        return False
    above = paragraphs[run[0].paragraph - 1].text.rstrip() if run[0].paragraph else ""
    return not anchored or family in _LIST_FAMILIES or run[0].source == "automatic" or above.endswith(("：", ":"))


# --- the tree ---------------------------------------------------------------------------------------------------------


def _tree(found: List[Heading], paragraphs: Sequence[Paragraph]) -> Tree:
    roots: List[Heading] = []
    open_headings: List[Heading] = []
    for heading in found:
        while open_headings and open_headings[-1].level >= heading.level:
            open_headings.pop().last = heading.paragraph - 1
        if open_headings:
            heading.parent = above = open_headings[-1]
            above.children.append(heading)
        else:
            roots.append(heading)
        open_headings.append(heading)
    for heading in open_headings:
        heading.last = len(paragraphs) - 1
    first = found[0].paragraph if found else len(paragraphs)
    title = _title(paragraphs, first)
    return Tree(found, roots, title, range(title.stop, first))


def _title(paragraphs: Sequence[Paragraph], first_heading: int) -> range:
    """The title: paragraphs styled so, else the short unnumbered lines without a closing mark that open the document."""
    styled = [i for i in range(min(first_heading + 1, len(paragraphs))) if paragraphs[i].style == "Title"]
    if styled:
        return range(styled[0], styled[-1] + 1)
    start = 0
    while start < first_heading and BEFORE_TITLE.fullmatch(paragraphs[start].text):
        start += 1
    if start < first_heading:
        text = paragraphs[start].text.strip()
        if sum(1 if c > "\u2e7f" else 0.5 for c in text) <= _TITLE_LENGTH and text[-1] not in "。：:；;，,.！!":
            return range(start, start + 1)
    return range(0)
