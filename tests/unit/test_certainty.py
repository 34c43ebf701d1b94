"""What may be changed unasked: only where the reading is sure."""

from __future__ import annotations

from typing import Dict

import pytest

from tigang.checking import run
from workshop import notation


def safe(line: str) -> Dict[str, bool]:
    findings = run.check(notation.document(line), {}, "zh-CN").findings
    return {finding.rule: finding.safe for finding in findings if finding.fix}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("# 一、甲 | 文。 | # 二、乙 | 文。 | # 二、丙 | 文。", "number-duplicate"),
        ("一、甲类 | 文。 | 二、乙类 | 文。 | 二、丙类 | 文。", "number-duplicate"),
        ("一、甲类 | 文。 | 2、乙类 | 文。 | 三、丙类 | 文。", "number-style"),
        ("一、甲类 | 文。 | 二、乙类。 | 文。 | 三、丙类 | 文。", "heading-punctuation"),
        ("# 一、甲类 | ## （一）乙 | 文。 | # （二）丙 | 文。 | # 二、丁 | 文。", "heading-style-level"),
    ],
)
def test_safe_among_what_surely_are_headings(line: str, rule: str) -> None:
    assert safe(line)[rule]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        # Sentences, and paragraphs that go on after their heading.
        ("一、甲类，文文文 | 文。 | 二、乙类，文文文 | 文。 | 二、丙类，文文文 | 文。", "number-duplicate"),
        ("一、甲不够。文文。 | 二、乙不够。文文。 | 二、丙不够。文文。 | 文。", "number-duplicate"),
        # Headings that nobody can tell from references typed below them.
        ("# 一、甲 | 文。 | # 二、乙 | 文。 | # 三、丙 | 文。 | 二、李四：某书，2026年。 | 文。", "number-duplicate"),
        # A plan that has no styles, in a document whose other headings have.
        (
            "# 一、总则 | 文。 | # 二、附则 | 文。 | ## 附件 | 一、选题 | 文。 | 二、方法 | 文。 | 三、大纲 | 文。",
            "heading-unstyled",
        ),
        # More than one slip may be a way of counting.
        ("# 一、甲 | 文。 | # 二、乙 | 文。 | # 二、丙 | 文。 | # 四、丁 | 文。 | # 四、戊 | 文。", "number-duplicate"),
        # Items in running text.
        ("问题有三：一是甲；二是乙；二是丙。", "inline-sequence"),
        # Other words.
        ("= 关于放假的通知 | 各科室： | 文。 | 甲局 | 二〇二六年十一月四日", "date-form"),
        ("# Article I Aim | Text. | # Article II Scope | Text. | # ARTICLE III End | Text.", "number-style"),
    ],
)
def test_a_person_looks_first_elsewhere(line: str, rule: str) -> None:
    reported = safe(line)
    assert reported[rule] is False
    assert not any(reported.values())


def test_only_zeros_go_from_a_date_unasked() -> None:
    assert safe("= 关于放假的通知 | 各科室： | 文。 | 甲局 | 2026年09月04日") == {"date-form": True}
