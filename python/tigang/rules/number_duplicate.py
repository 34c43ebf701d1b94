"""A number that an earlier heading already has.

What it finds
    A heading that repeats the number of a sibling before it: 一、 二、 二、.

Why it matters
    Two parts of one name cannot be told apart in a citation.

Wrong
    一、背景 | 文。 | 二、措施 | 文。 | 二、要求 | 文。
    一、背景 | 文。 | 一、措施 | 文。 | 三、要求 | 文。

Right
    一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。

Options
    None.

Fix
    None yet.
"""

from __future__ import annotations

from typing import Iterator

from ..findings import Hit, Rule, Subject, at_heading
from ..sequences import diagnose, sequences


def find(subject: Subject) -> Iterator[Hit]:
    for sequence in sequences(subject.tree):
        for anomaly in diagnose(sequence.values):
            if anomaly.kind == "duplicate":
                heading = sequence.headings[anomaly.index]
                label = heading.label
                assert label is not None
                yield at_heading(subject, heading, found=label.raw,
                                 expected=label.shape.format(*label.values[:-1], anomaly.expected))


RULE = Rule(
    id="number-duplicate", severity="error", source="practice: numbers are consecutive",
    message={"zh-CN": "序号“{found}”重复，此处应为“{expected}”。",
             "en": "The number “{found}” is used twice; “{expected}” was expected here."},
    find=find)
