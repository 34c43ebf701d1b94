"""A number that stands out of its order.

What it finds
    A heading whose number does not go on from its siblings': 一、 三、 二、 四、, or a single wrong number among right ones
    (一、 二、 七、 四、).

Why it matters
    The order of the numbers and that of the parts contradict each other.

Wrong
    一、背景 | 文。 | 二、措施 | 文。 | 七、要求 | 文。 | 四、附则 | 文。

Right
    一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。 | 四、附则 | 文。

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
            if anomaly.kind == "order":
                heading = sequence.headings[anomaly.index]
                label = heading.label
                assert label is not None
                yield at_heading(subject, heading, found=label.raw,
                                 expected=label.shape.format(*label.values[:-1], anomaly.expected))


RULE = Rule(
    id="number-order", severity="error", source="practice: numbers are consecutive",
    message={"zh-CN": "序号“{found}”次序不对，此处应为“{expected}”。",
             "en": "The number “{found}” is out of order; “{expected}” was expected here."},
    find=find)
