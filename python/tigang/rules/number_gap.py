"""A number that is missing between two headings.

What it finds
    Sibling headings whose numbers jump: 一、 三、. The followers that go on from the jump are not reported again.

Why it matters
    Either a part was lost or the rest is numbered wrongly; citations such as "第三部分" then point to the wrong place.

Wrong
    一、背景 | 文。 | 三、措施 | 文。 | 四、要求 | 文。
    # 1. Scope | Text. | # 3. Method | Text.

Right
    一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。

Options
    None.

Fix
    None yet: the number or the lost part may be meant.
"""

from __future__ import annotations

from typing import Iterator

from ..findings import Hit, Rule, Subject, at_heading
from ..sequences import diagnose, sequences


def find(subject: Subject) -> Iterator[Hit]:
    for sequence in sequences(subject.tree):
        for anomaly in diagnose(sequence.values):
            if anomaly.kind == "gap":
                heading = sequence.headings[anomaly.index]
                label = heading.label
                assert label is not None
                missing = [label.shape.format(*label.values[:-1], n) for n in range(anomaly.expected, label.value)]
                shown = " ".join(missing) if len(missing) <= 3 else f"{missing[0]} … {missing[-1]}"  # noqa: PLR2004
                yield at_heading(subject, heading, found=label.raw, missing=shown)


RULE = Rule(
    id="number-gap", severity="error", source="practice: numbers are consecutive",
    message={"zh-CN": "“{found}”之前缺少“{missing}”。", "en": "“{missing}” is missing before “{found}”."},
    find=find)
