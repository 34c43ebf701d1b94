"""A number that is missing in a list.

What it finds
    A list in the text whose numbers leave one out: (1) (2) (4); (a) (b) (d). Headings are number-gap's. Lists that
    do not count, with every item numbered 1., are passed over, as are lists that begin with another number, and
    items with text between.

Why it matters
    An item was lost, or is cited by a number that another one has.

Wrong
    一、条件 | 应当符合下列条件： | （1）守法； | （2）成年； | （4）识字。 | 二、时间 | 文。
    1. Terms | The applicant must provide: | (a) a letter; | (b) a form; | (d) a fee. | 2. Dates | Text.

Right
    一、条件 | 应当符合下列条件： | （1）守法； | （2）成年； | （3）识字。 | 二、时间 | 文。

Options
    None.

Fix
    None: only the author knows whether an item is missing.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...structure.counting import diagnose
from ..numbers import missing_numbers
from ..rule import Rule, Violation


def find(analysis: Analysis) -> Iterator[Violation]:
    for listed in analysis.tree.lists:
        values = [label.value for _, label in listed.items]
        alike = len({label.family for _, label in listed.items}) == 1
        if not alike or values[0] > 1 or len(set(values)) == 1:
            continue
        anomalies = diagnose(values)
        if len(anomalies) != 1:  # several may be a way of counting
            continue
        at = anomalies[0].at
        paragraph, label = listed.items[at]
        between = analysis.snapshot.paragraphs[listed.items[at - 1][0] + 1 : paragraph]
        if anomalies[0].kind != "gap" or any(other.text.strip() for other in between):
            continue  # items of another list, or of one of the same numbers, may stand between
        found = {"found": label.raw, "missing": missing_numbers(label, anomalies[0].expected)}
        yield Violation(paragraph, label.start, label.start + len(label.raw) if label.end else 0, found)


RULE = Rule(
    id="list-gap",
    severity="info",
    source="practice: numbers are consecutive",
    message={
        "zh-CN": "列举的序号不连续：此处是“{found}”，缺少“{missing}”。",
        "en": "The list does not go on: here is “{found}”, and “{missing}” is missing.",
    },
    about_zh="正文中列举的各项序号不连续，例如“（1）（2）”之后就是“（4）”。不是漏了一项，就是编错了号。"
    "请核对是否漏了内容，或者改正序号。",
    source_zh="惯例：序号连续",
    find=find,
)
