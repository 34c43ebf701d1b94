"""An outline out of documents: what one has, or what several of one genre (last years' ones) share.

Siblings of one wording ("在…方面" five times) with the same below them become one section for each item of a list; run-in
siblings, whose words are free, one section that is repeated. Of several documents, what all have is the outline and what only
some have is optional.
"""

from __future__ import annotations

import collections
import dataclasses
import itertools
import os
import re
from typing import Any, Dict, Iterator, List, Optional, Sequence, Set, Tuple

from ..document.snapshot import Snapshot
from ..structure import lines
from ..structure.headings import recognise
from ..structure.tree import Heading, Tree
from ..text.similarity import similarity
from .wording import SURE

_EACH = 3  # from so many siblings of one wording on they are taken for items of a list
_FRAME = 2  # characters that the wording must have around the item


@dataclasses.dataclass
class _Section:
    """A section as seen in one document or more."""

    heading: str = ""  # "" for a run-in section of free words
    run_in: bool = False
    count: int = 1
    items: List[str] = dataclasses.field(default_factory=list)  # of the list of which it is made for each
    guidance: str = ""
    also: List[str] = dataclasses.field(default_factory=list)
    optional: bool = False
    numbered: bool = True  # whether its heading has a number
    lead_in: bool = False  # text stands before its subsections, or is all that it has
    sections: List[_Section] = dataclasses.field(default_factory=list)


def learn(snapshots: Sequence[Snapshot], name: str, title: str, language: str) -> Dict[str, Any]:
    """Return the outline of one or more documents, as data of the outline format.

    ``name``: its id; ``language``: of the documents, "zh-CN" or "en" ("" when unknown).
    """
    trees = [(snapshot, recognise(snapshot)) for snapshot in snapshots]
    sections = [_sections(snapshot, tree.roots) for snapshot, tree in trees]
    merged = sections[0]
    for other in sections[1:]:
        merged = _merge(merged, other)
    fields: Dict[str, Any] = {}
    data: Dict[str, Any] = {"id": name, "title": title}
    if language:
        data["language"] = language
    numbers = _numbering(tree for _, tree in trees)
    if any(numbers):
        data["numbering"] = numbers
    body = list(_written(merged, fields, language, numbers))
    if fields:
        data["fields"] = fields
    data["sections"] = [*_opening(trees, language), *body, *_closing(trees)]
    return data


def example_fields(data: Dict[str, Any]) -> Dict[str, Any]:
    """Return the values that an outline's fields had in the document from which it was learnt."""
    return {key: field["example"] for key, field in data.get("fields", {}).items()}


# --- one document -----------------------------------------------------------------------------------------------------


def _sections(snapshot: Snapshot, headings: Sequence[Heading]) -> List[_Section]:
    made: List[_Section] = []
    for group in _groups(headings):
        first = group[0]
        section = _Section(first.text, first.run_in, len(group), guidance=_guidance(snapshot, first))
        if first.run_in:
            section.heading = ""
        elif len(group) > 1:
            section.heading, section.items = shared_wording([heading.text for heading in group])
        section.numbered = first.label is not None
        section.lead_in = bool(_words(snapshot, first.body)) or not (first.children or first.run_in)
        section.sections = _sections(snapshot, first.children)
        for other in group[1:]:
            section.sections = _merge(section.sections, _sections(snapshot, other.children), optional=False)
        made.append(section)
    return made


def _groups(headings: Sequence[Heading]) -> Iterator[Sequence[Heading]]:
    """Yield adjacent siblings that are one section of the outline, repeated."""
    start = 0
    while start < len(headings):
        rest = headings[start:]
        count = _run_in(rest) if rest[0].run_in else _of_one_wording(rest)
        yield rest[:count]
        start += count


def _run_in(headings: Sequence[Heading]) -> int:
    """Return how many run-in headings from the first on may be the same section."""
    others = itertools.takewhile(lambda heading: heading.run_in and _alike(headings[0], heading), headings[1:])
    return 1 + sum(1 for _ in others)


def _of_one_wording(headings: Sequence[Heading]) -> int:
    """Return how many headings from the first on are of one wording: 1, or at least so many that it is no chance."""
    count, more = 1, _EACH
    while more <= len(headings) and not any(heading.run_in for heading in headings[count:more]):
        if not _same_below(headings[:more]):
            break
        count, more = more, more + 1
    return count


def _same_below(headings: Sequence[Heading]) -> bool:
    """Return whether headings are of one wording and have the same below them.

    Run-in sections below may come more often here than there if the wording stands around its item, as in "在…方面": then the
    sections surely are made for each item of a list, where …管理 may be chance.
    """
    wording = shared_wording([h.text for h in headings])[0]
    strict = wording.startswith("{{") or wording.endswith("}}")
    return bool(wording) and all(_alike(headings[0], h, strict) for h in headings)


def _alike(one: Heading, other: Heading, strict: bool = True) -> bool:
    """Return whether one section of an outline can stand for both, whatever their own words."""
    return bool(one.label) == bool(other.label) and _structure(one.children, strict) == _structure(
        other.children, strict
    )


def _structure(headings: Sequence[Heading], strict: bool) -> List[Any]:
    made: List[Any] = []
    for heading in headings:
        node = ("" if heading.run_in else heading.text, bool(heading.label), _structure(heading.children, strict))
        if strict or not (heading.run_in and made and made[-1] == node):
            made.append(node)
    return made


def shared_wording(texts: Sequence[str]) -> Tuple[str, List[str]]:
    """Return what headings of one wording share, with {{item}} for the rest, and the items; ("", []) when that is too little."""
    before = str(os.path.commonprefix(list(texts)))
    after = str(os.path.commonprefix([text[len(before) :][::-1] for text in texts]))[::-1]
    items: List[str] = [text[len(before) : len(text) - len(after)] for text in texts]
    if len(before) + len(after) < _FRAME or not all(items) or not after or not all(map(_balanced, items)):
        return "", []
    return f"{before}{{{{item}}}}{after}", items


def _balanced(text: str) -> bool:
    """Return whether no bracket that opens in it closes behind it: what was cut there is no item."""
    return all(text.count(left) == text.count(right) for left, right in ("（）", "()", "《》", "“”", "「」", "【】"))


def _guidance(snapshot: Snapshot, heading: Heading) -> str:
    """Return the guidance of the placeholder in a section, when the document is one that still has it."""
    for index in [heading.paragraph, *heading.body]:
        for placeholder in snapshot.paragraphs[index].placeholders:
            if not placeholder.field:
                return str(placeholder.guidance)
    return ""


def _numbering(trees: Iterator[Tree]) -> List[str]:
    """Return the number's shape of each level, by majority of the headings that have one; "" for a level without numbers."""
    shapes: Dict[int, collections.Counter[str]] = {}
    for tree in trees:
        for heading in tree.headings:
            if heading.label:
                shapes.setdefault(_depth(heading), collections.Counter())[heading.label.shape.example] += 1
    return [
        shapes[level].most_common(1)[0][0] if level in shapes else "" for level in range(1, max(shapes, default=0) + 1)
    ]


def _depth(heading: Heading) -> int:
    """Return its level in an outline, which skips none."""
    return 1 if heading.parent is None else _depth(heading.parent) + 1


# --- several documents ------------------------------------------------------------------------------------------------


def _merge(ours: List[_Section], theirs: List[_Section], optional: bool = True) -> List[_Section]:
    """Return what two documents share, in order; what only one has between its neighbours, optional."""
    pairs = _aligned(ours, theirs)
    merged: List[_Section] = []
    i = j = 0
    for a, b in [*pairs, (len(ours), len(theirs))]:
        merged += [dataclasses.replace(s, optional=s.optional or optional) for s in (*ours[i:a], *theirs[j:b])]
        if a < len(ours):
            merged.append(_one(ours[a], theirs[b], optional))
        i, j = a + 1, b + 1
    return merged


def _one(ours: _Section, theirs: _Section, optional: bool) -> _Section:
    known = {"", ours.heading, *ours.also}
    also = [*ours.also, *(text for text in [theirs.heading, *theirs.also] if text not in known)]
    return dataclasses.replace(
        ours,
        count=min(ours.count, theirs.count),
        also=[] if ours.items else also,
        guidance=ours.guidance or theirs.guidance,
        numbered=ours.numbered or theirs.numbered,
        optional=ours.optional or theirs.optional,
        lead_in=ours.lead_in or theirs.lead_in,
        sections=_merge(ours.sections, theirs.sections, optional),
    )


def _aligned(ours: Sequence[_Section], theirs: Sequence[_Section]) -> List[Tuple[int, int]]:
    """Return the order-keeping pairs of sections that are the same in both."""
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            same = _same(ours[i], theirs[j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], same + best[i + 1][j + 1] if same else 0.0)
    pairs, i, j = [], 0, 0
    while i < len(ours) and j < len(theirs):
        same = _same(ours[i], theirs[j])
        if same and best[i][j] == same + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _same(one: _Section, other: _Section) -> float:
    """Return how likely two sections are the same one, 0 to 1: run-in ones always, the others by their words."""
    if one.run_in or other.run_in:
        return float(one.run_in and other.run_in)
    wordings = itertools.product((one.heading, *one.also), (other.heading, *other.also))
    like = max(similarity(words, others) for words, others in wordings)
    return like if like >= SURE else 0.0


# --- as data ----------------------------------------------------------------------------------------------------------


def _written(
    sections: Sequence[_Section], fields: Dict[str, Any], language: str, numbers: Sequence[str]
) -> Iterator[Dict[str, Any]]:
    """Yield sections as data of the outline format; the list fields that they are made for are added to ``fields``.

    ``numbers``: those of their level and of the levels below.
    """
    names: Set[str] = set()
    for section in sections:
        data: Dict[str, Any] = {"id": _id(section, names), **_heading(section, numbers)}
        if section.items:
            data["each"] = _field(section, fields)
        elif section.count > 1:
            data["count"] = {"min": section.count}
        if section.optional:
            data["optional"] = True
        children = list(_written(section.sections, fields, language, numbers[1:]))
        words = section.guidance or _advice(section.heading, language)
        if children and section.lead_in:
            children.insert(0, {"id": "lead-in", "placeholder": words})
        elif section.run_in or section.lead_in:
            data["placeholder"] = words
        if children:
            data["sections"] = children
        yield data


def _heading(section: _Section, numbers: Sequence[str]) -> Dict[str, Any]:
    """Return what the format says of a section's heading; ``numbers``: as in `_written`."""
    data: Dict[str, Any] = {}
    if section.run_in:
        data["run-in"] = True
    if section.heading:
        data["heading"] = section.heading
    if numbers[:1] not in ([], [""]) and not section.numbered:
        data["numbered"] = False
    if section.also:
        data["also"] = section.also
    return data


def _field(section: _Section, fields: Dict[str, Any]) -> str:
    name = "items" if not fields else f"items{len(fields) + 1}"
    fields[name] = {
        "label": section.heading.replace("{{item}}", "…"),
        "list": True,
        "count": len(section.items),
        "example": section.items,
    }
    return name


def _advice(heading: str, language: str) -> str:
    heading = heading.replace("{{item}}", "…")
    if language.startswith("zh"):
        return f"写明{heading}" if heading else "先用一句话概括，再展开说明"
    return f"Write about: {heading}" if heading else "Say it in one sentence, then explain"


def _id(section: _Section, taken: Set[str]) -> str:
    """Return a name unique among siblings: of the heading's Latin letters, else a number."""
    base = re.sub(r"[^a-z0-9]+", "-", section.heading.replace("{{item}}", "").casefold()).strip("-")[:40].strip("-")
    base = base or ("item" if section.run_in else "section")
    number, name = 1, base
    while name in taken or name == "lead-in":
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name


def _opening(trees: Sequence[Tuple[Snapshot, Tree]], language: str) -> Iterator[Dict[str, Any]]:
    chinese = language.startswith("zh")
    titles = [_words(snapshot, tree.title) for snapshot, tree in trees]
    if all(titles):
        title = {"id": "title", "role": "title"}
        if len(set(titles)) == 1:
            yield {**title, "text": titles[0]}
        else:
            yield {**title, "placeholder": _advice("标题" if chinese else "the title", language)}
    if all(_words(snapshot, tree.body) for snapshot, tree in trees):
        yield {"id": "preamble", "placeholder": "写明开头部分" if chinese else "Write the opening"}


def _words(snapshot: Snapshot, where: range) -> str:
    """Return the words of some paragraphs in one line; "" when they have none."""
    return " ".join(snapshot.paragraphs[index].text.strip() for index in where).strip()


def _closing(trees: Sequence[Tuple[Snapshot, Tree]]) -> Iterator[Dict[str, Any]]:
    last = [_last_line(snapshot, tree) for snapshot, tree in trees]
    if all(line and lines.may_be_closing(line) for line in last):
        yield {"id": "closing", "role": "closing", "text": last[0]}


def _last_line(snapshot: Snapshot, tree: Tree) -> Optional[str]:
    headings = {h.paragraph for h in tree.headings}
    for index in range(len(snapshot.paragraphs) - 1, -1, -1):
        text = snapshot.paragraphs[index].text.strip()
        if text and index not in headings:
            return text if len(text) <= 60 else None  # noqa: PLR2004 - a closing is a line, not a paragraph
    return None
