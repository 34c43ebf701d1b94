"""An outline that nobody chose is offered and never imposed."""

from __future__ import annotations

from typing import List, Optional

import pytest

from tigang.checking import fixes, run
from tigang.checking.checker import Checker
from tigang.document.edits import Record
from tigang.library import loading
from workshop import notation

OUTLINES = loading.load([loading.bundled()]).outlines
#: Documents whose headings are much like an outline's, or a title's words, and what each looks like; "": nothing.
LIKE = {
    "= 个人对照检查材料 | 按照要求查摆。 | 一、存在的问题和不足 | （一）带头学习方面 | 1.学得浅。文文。 | 2.用得少。文文。 "
    "| （二）带头服务方面 | 1.走得少。文文。 | 2.问得少。文文。 | 二、原因剖析 | 文。 | 三、整改措施 | 文。": "self-examination-five",
    "1. Introduction | Text. | 2. Methods | Text. | 4. Results | Text.": "research-article",
    "= 应急演练总结 | 一、基本情况 | 文。 | 二、主要做法 | 文。 | 三、存在问题 | 文。 | 四、下步打算 | 文。": "work-summary",
    "= 档案整理工作方案 | 一、总体要求 | 文。 | 二、主要任务 | （一）归集 | 文。 | （二）核验 | 文。 | 三、组织实施 | 文。": "",
    "= 关于加强管理的通知 | 一、总体要求 | 文。 | 二、重点任务 | 文。 | 三、组织实施 | 文。": "",
    "= 年终总结 | 一、事项背景 | 文。 | 二、请示事项 | 文。 | 三、请示意见 | 文。": "",
    "一、甲 | 文。 | 二、乙 | 文。": "",
    # A long document of another kind that has some of these headings, too.
    "1. Introduction | T. | "
    + " | ".join(f"{n}. Protocol part {n} | T." for n in range(2, 19))
    + " | 19. Methods | T. | 20. Results | T. | 21. References | T.": "",
}


def guessed(line: str, checker: Optional[Checker] = None) -> run.Report:
    return run.check(notation.document(line), OUTLINES, "zh-CN", checker=checker)


@pytest.mark.parametrize(("line", "name"), LIKE.items())
def test_it_is_reported_once_and_nothing_that_it_asks_for(line: str, name: str) -> None:
    report = guessed(line)
    plain = run.check(notation.document(line), {}, "zh-CN")
    assert [f for f in report.findings if f.rule != "outline-guessed"] == plain.findings
    reported = [(f.severity, f.paragraph) for f in report.findings if f.rule == "outline-guessed"]
    assert reported == ([("info", 0)] if name else [])
    assert (report.outline.id if report.outline else "") == name
    assert not report.recorded


def test_it_says_how_sure_it_is_and_what_there_would_be() -> None:
    line = "= 应急演练总结 | 一、基本情况 | 文。 | 二、主要做法 | 文。 | 三、存在问题 | 文。 | 四、下步打算 | 文。"
    report = guessed(line)
    named = run.check(notation.document(line), OUTLINES, "zh-CN", OUTLINES["work-summary"])
    [finding] = report.findings
    assert report.guess
    assert report.guess.findings == len(named.findings)
    assert report.as_json()["guess"] == {
        "outline": "work-summary",
        "score": round(named.score, 2),
        "findings": len(named.findings),
    }
    assert f"{named.score:.0%}" in finding.message
    assert f"{len(named.findings)}处" in finding.message


def rules_fixed(line: str, rules: Optional[List[str]]) -> List[str]:
    return [finding.rule for finding, _ in fixes.together(guessed(line).findings, rules)]


def test_nothing_of_it_is_fixed_but_the_document_may_be_informed_that_it_is_its_own() -> None:
    line = next(iter(LIKE))
    assert rules_fixed(line, None) == []
    assert rules_fixed(line, ["section-missing", "heading-wording", "number-style"]) == []
    [(_, edits)] = fixes.together(guessed(line).findings, ["outline-guessed"])
    assert edits == (Record(outline="self-examination-five"),)


def test_a_recorded_outline_is_no_guess() -> None:
    line = next(iter(LIKE))
    report = run.check(notation.document(line, outline="self-examination-five"), OUTLINES, "zh-CN")
    assert report.recorded
    assert report.guess is None
    assert "section-missing" in {finding.rule for finding in report.findings}


def test_a_persons_own_outline_is_guessed_as_well() -> None:
    own = notation.outline("= {{unit}}盘点表; 盘点范围; 盘点方法; 盘点结果")
    line = "= 甲仓库盘点表 | 一、盘点范围 | 文。 | 二、盘点方法 | 文。"
    assert run.check(notation.document(line), {own.id: own}, "zh-CN").outline is own


def test_after_an_edit_the_guess_is_the_same_as_from_the_start() -> None:
    line = "= 应急演练总结 | 一、基本情况 | 文。 | 二、主要做法 | 文。 | 三、存在问题 | 文。 | 四、下步打算 | 文。"
    checker = Checker()
    guessed(line, checker)
    edited = guessed(line.replace("| 文。", "| 文文。"), checker)
    assert edited == guessed(line.replace("| 文。", "| 文文。"))
