"""Every rule finds what its page of the manual says it finds, and nothing in what the page calls right."""

from __future__ import annotations

import re
from typing import Iterator, List, Tuple

import pytest

from tigang.checking import rules, run
from tigang.checking.rule import Finding, Rule
from tigang.document.edits import RefreshIndexes
from tigang.library import loading
from tigang.reports.manual import HEADS, page
from workshop import notation, simulate

ALL = rules.all_rules()
LAYOUTS = loading.load([loading.bundled()]).layouts

#: Of rules that have a fix, the examples that only a person can fix.
BY_HAND = {
    "= 关于增加经费的请示 | 市人民政府、市财政局： | 正文。",
    "= 关于放假的通知 | 各科室： | 正文。 | 附件：1.值班表 | 3.联系人名单 | 甲局 | 2026年11月4日",
    "= 放假通知 | 正文。 | 附件：值班表 | 甲局 | 2026年11月4日 | 附件 | 值班人员安排表 | 表。",
    "= 放假通知 | 文。 | 附件：1.甲 | 2.乙 | 3.丙 | 甲局 | 2026年11月4日 | 附件1 | 甲 | 表。 | 附件2 | 乙 | 表。",
    "首先，加强学习。再次，深入调研。其次，改进作风。最后，狠抓落实。",
    "look gbt-9704: page top=25mm, left=25mm | 一、背景 | 文。 | 二、措施 | 文。",
    "一、背景 | 根据××县的统一部署，文文。",
    "一、背景 | 依据文件（县发〔20××〕×号）要求，文文。",
    "一、背景 | 会议于XX年XX月XX日召开。",
    "一、背景 | 现将【单位名称】有关情况说明如下。",
    "一、背景 | 待补充。",
    "一、背景 | 全年共完成？？？项任务。",
    "# Scope | N/A",
    "# Scope | The pilot ends on TBD, as agreed.",
    "# Scope | Contact [insert name] for details.",
    "# Scope | Dear «Name», we write to you.",
    "# Scope | Click or tap here to enter text.",
    "一、背景 | 时间为____年__月__日，地点另行通知。",
    "一、背景 | 由○○局承办。",
    "一、背景 | 请在此处输入正文。",
    "一、背景 | 文文文。如需调整，请告诉我。",
    "一、背景 | （一）甲 | 文。 | （二）乙 | 文。 | （一）丙 | 文。 | （二）丁 | 文。 | 三、要求 | 文。",
    "# Appendix A Poll | ## A.1 Aim | Text. | ## A.2 Use | Text. | # Appendix B Data | ## A.3 Source | Text. | ## A.4 Form | Text.",
    "（一）甲 | 文。 | （二）乙 | 文。 | 二、措施 | （一）丙 | 文。 | （二）丁 | 文。 | 三、要求 | 文。",
}


def examples(head: str) -> Iterator[Tuple[Rule, str]]:
    for rule in ALL:
        for line in page(rule).examples(head):
            yield rule, line


def found(example: str) -> List[Finding]:
    made = notation.example(example)
    return run.check(made.document, made.library, "en", made.outline, LAYOUTS).findings


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_every_rule_has_its_page_and_its_messages(rule: Rule) -> None:
    assert tuple(page(rule).parts) == HEADS
    assert set(rule.message) == {"zh-CN", "en"}
    assert set(re.findall(r"\{(\w+)\}", rule.message["en"])) == set(re.findall(r"\{(\w+)\}", rule.message["zh-CN"]))
    assert rule.source.split(":")[0] in ("standard", "practice", "house")


@pytest.mark.parametrize(("rule", "example"), list(examples("Wrong")), ids=lambda value: getattr(value, "id", value))
def test_what_the_page_calls_wrong_is_found_once(rule: Rule, example: str) -> None:
    assert [finding.rule for finding in found(example)].count(rule.id) == 1


@pytest.mark.parametrize(("rule", "example"), list(examples("Right")), ids=lambda value: getattr(value, "id", value))
def test_what_the_page_calls_right_gives_no_finding_at_all(rule: Rule, example: str) -> None:
    assert found(example) == []


@pytest.mark.parametrize(("rule", "example"), list(examples("Wrong")), ids=lambda value: getattr(value, "id", value))
def test_one_mistake_is_one_finding(rule: Rule, example: str) -> None:
    assert [finding.rule for finding in found(example)] == [rule.id]


@pytest.mark.parametrize(("rule", "example"), list(examples("Wrong")), ids=lambda value: getattr(value, "id", value))
def test_a_fix_fixes_what_is_wrong(rule: Rule, example: str) -> None:
    _, library, known = made = notation.example(example)
    before = made.document
    [finding] = run.check(before, library, "en", known, LAYOUTS).findings
    assert bool(finding.fix) == (page(rule).fixable and example not in BY_HAND)
    if finding.fix:
        after = simulate.apply(before, finding.fix)
        assert after != before or any(isinstance(edit, RefreshIndexes) for edit in finding.fix)
        left = [] if after == before else [f.rule for f in run.check(after, library, "en", known, LAYOUTS).findings]
        assert rule.id not in left
        assert not left or not finding.safe  # what a fix lays bare, a person should see


def test_what_is_fixed_by_hand_is_an_example() -> None:
    assert {example for _, example in examples("Wrong")} >= BY_HAND


def test_an_outline_switches_a_rule_off_or_down() -> None:
    outline = notation.outline("背景")
    line = notation.document("一、背景 | 文。 | <补充>")
    for setting, expected in ((None, "error"), ("info", "info"), ("off", None), (False, None)):
        import dataclasses

        configured = dataclasses.replace(outline, rules={} if setting is None else {"placeholder-unfilled": setting})
        severities = [f.severity for f in run.check(line, {}, "en", configured).findings]
        assert severities == ([expected] if expected else [])
