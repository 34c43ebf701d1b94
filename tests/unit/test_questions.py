"""Examinations and questionnaires: their questions are lists, and what is blank in them is for whoever answers."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from tigang.analysis import analyse
from tigang.checking import run
from workshop import notation

PARTS = (
    "一、选择题（每题2分） | 1．水的沸点是【 】。 | A．100摄氏度    B．90摄氏度 | C．80摄氏度    D．70摄氏度 "
    "| 2．下列属于金属的是（    ）。 | A．铁 | B．氧 | C．碳 | D．氮 "
    "| 二、填空题 | 3．地球绕____转。 | 4．一年有____个月，一周有____天。 "
    "| 三、问答题 | 5．什么是季节？ | 6．说明原因。 | 7．你怎么看？ "
)
GROUPS = (
    "编程基础测验 | 【单选题】 | 1、整数占____个字节。 | A、1 B、2 C、4 D、8 | 2、合法的名称是____。 | A、2a | B、_a | C、a-b "
    "| 【多选题】 | 1、下列属于循环的有____。 | A、for | B、while | C、switch | 2、下列正确的有____。 | A、下标从0开始 | B、指针可以加减 "
    "| 【程序题】 | 1、写出运行结果。 | print(1) | 结果：____ | 2、写出运行结果。 | print(2) | 结果：____"
)
QUIZ = (
    "Part I. Multiple choice | 1. Which of these is a prime number? | a) 4 | b) 7 | c) 9 | d) 12 "
    "| 2. The capital of France is ____. | a) Lyon | b) Paris | c) Lille | 3. The sun is a ____. "
    "| Part II. Short answers | 1. Define entropy. | 2. Explain why. | 3. Who found it?"
)
TICKED = (
    "Household survey | 1. Do you have a job? | A. Yes | B. No | 2. What is it? ____ | A. Full time | B. Part time "
    "| 3. How long have you had it? Enter number: ____ | 1 [ ] Days | 2 [ ] Weeks | 4 [ ] Years | 7 [ ] Refused"
)


@pytest.mark.parametrize("document", [PARTS, GROUPS, QUIZ, TICKED])
def test_nothing_is_said_of_questions(document: str) -> None:
    findings = run.check(notation.document(document), {}, "en").findings
    assert [(finding.paragraph, finding.rule) for finding in findings] == []


def read(document: str) -> Tuple[List[int], List[int]]:
    """Return the paragraphs that are headings, and those that are items of lists."""
    tree = analyse(notation.document(document), None).tree
    items = [paragraph for listed in tree.lists for paragraph, _ in listed.items]
    return [heading.paragraph for heading in tree.headings], sorted(items)


def test_parts_are_headings_and_questions_items_counted_through_them() -> None:
    headings, items = read(PARTS)
    assert headings == [0, 9, 12]
    assert {1, 4, 10, 11, 13, 14, 15} <= set(items)


def test_a_contract_with_blanks_and_lettered_clauses_does_not_ask() -> None:
    contract = (
        "1. Price | A. The price is ____ dollars; | B. It is paid within ____ days; | C. Interest is added. "
        "| 2. Term | A. This agreement ends on ____; | B. It is not renewed. | 3. Notices | Text."
    )
    found = [finding.rule for finding in run.check(notation.document(contract), {}, "en").findings]
    assert found.count("marker-left") == 3


def test_headings_that_are_questions_stay_headings_where_no_answers_are_offered() -> None:
    faq = "1. What is this? | Text. | 2. Who may use it? | Text. | 4. What does it cost? | Text."
    assert [f.rule for f in run.check(notation.document(faq), {}, "en").findings] == ["number-gap"]
