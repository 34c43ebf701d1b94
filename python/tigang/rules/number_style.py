"""A number that is written otherwise than its level is.

What it finds
    A number of another kind than its siblings' (2、 among 一、 三、), with half-width instead of full-width brackets, or with
    a mark too many or of another kind ((二)、 for （二）). What counts is the outline's numbering; without one, how most
    headings of the level are written.

Why it matters
    Levels are known by how their numbers look; GB/T 9704-2012 prescribes 一、 （一） 1. （1）.

Wrong
    一、背景 | 文。 | 2、措施 | 文。 | 三、要求 | 文。
    一、背景 | （一）甲 | 文。 | (二)、乙 | 文。 | （三）丙 | 文。

Right
    一、背景 | （一）甲 | 文。 | （二）乙 | 文。 | （三）丙 | 文。
    一、背景 | 1、甲。文文。 | 2、乙。文文。

Options
    None.

Fix
    The number is written as the others are.
"""

from __future__ import annotations

import collections
from typing import Dict, Iterator, List, Optional, Tuple

from ..document import Replace
from ..findings import Hit, Rule, Subject, at_heading
from ..headings import Heading
from ..numbering import Label, Shape


def find(subject: Subject) -> Iterator[Hit]:
    by_level: Dict[int, List[Tuple[Heading, Label]]] = {}
    for heading in subject.tree.headings:
        if heading.label and heading.label.family not in ("appendix", "attachment"):
            by_level.setdefault(heading.level, []).append((heading, heading.label))
    for level, labelled in by_level.items():
        expected = _prescribed(subject, level) or _usual([label for _, label in labelled])
        for heading, label in labelled:
            if expected is None or label.shape.depth != expected.depth:
                continue
            right = expected.format(*label.values)
            if _written(label) != right:
                hit = at_heading(subject, heading, found=label.raw, expected=right)
                fix = Replace(right, heading.paragraph, label.start, label.start + len(label.raw))
                yield hit._replace(fix=(fix,)) if label.end else hit


def _prescribed(subject: Subject, level: int) -> Optional[Shape]:
    return subject.outline.shape(level) if subject.outline else None


def _usual(labels: List[Label]) -> Optional[Shape]:
    """The shape in which more than half of a level's numbers are written."""
    shapes = collections.Counter(_as_written(label) for label in labels)
    shape, count = shapes.most_common(1)[0]
    return shape if count * 2 > len(labels) else None


def _written(label: Label) -> str:
    return label.raw.replace(" ", "").replace("\u3000", "") if "Chapter" not in label.shape.prefix else label.raw


def _as_written(label: Label) -> Shape:
    """The shape of a number as it stands, irregular marks included."""
    numeral = label.shape.format(*label.values)
    core = numeral[len(label.shape.prefix):len(numeral) - len(label.shape.suffix) or None]
    before, found, after = _written(label).partition(core)
    return label.shape._replace(prefix=before, suffix=after) if found else label.shape


RULE = Rule(
    id="number-style", severity="warning", source="standard: GB/T 9704-2012, 7.3.3; otherwise practice: one level, one style",
    message={"zh-CN": "序号“{found}”的写法与本级不一致，应写作“{expected}”。",
             "en": "The number “{found}” is not written as its level is; “{expected}” was expected."},
    find=find)
