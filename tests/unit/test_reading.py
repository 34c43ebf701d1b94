"""What kinds of numbered lines are read as: headings with their levels, lists, contents, text; and what is found in them."""

from __future__ import annotations

from typing import List

import pytest

from tigang.checking import run as checking
from tigang.structure.headings import recognise
from tigang.structure.tree import Heading
from workshop import notation

BODY = "本条所涉事项由主管单位按照职责分工组织实施，并按季度公开进展。"
TEXT = "The committee keeps a record of what was decided and of who is to carry it out."


def read(line: str) -> str:
    """The headings of a document, each as its level and number; ``。`` stands for a paragraph of text."""
    headings = recognise(document(line)).headings
    return " ".join(f"{heading.level}:{number(heading)}" for heading in headings)


def number(heading: Heading) -> str:
    return heading.label.raw if heading.label else heading.text


def document(line: str):  # type: ignore[no-untyped-def]
    return notation.document(line.replace("| 。", f"| {BODY}").replace("| .", f"| {TEXT}"))


def findings(line: str) -> List[str]:
    """The errors and warnings that a document has, and the gaps of its lists, with the numbers that they name."""
    report = checking.check(document(line), {}, "zh-CN" if any(c > "\u2e80" for c in line) else "en")
    reported = [f for f in report.findings if f.severity != "info" or f.rule == "list-gap"]
    return [f"{f.rule} {f.text.split()[0] if f.text else ''}" for f in reported]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # The document's own nesting, not one order of families.
        (
            "Article I. Name | . | Article II. Members | Section 1. Dues | . | Section 2. Rights | .",
            "1:Article I. 1:Article II. 2:Section 1. 2:Section 2.",
        ),
        (
            "Section 1. Sea | . | Article 1 Ports | . | Article 2 Ships | . | Section 2. Land | Article 3 Roads | .",
            "1:Section 1. 2:Article 1 2:Article 2 1:Section 2. 2:Article 3",
        ),
        (
            "TITLE I COMMON | Chapter 1 Scope | . | TITLE II RATES | Chapter 1 Duties | . | Chapter 2 Refunds | .",
            "1:TITLE I 2:Chapter 1 1:TITLE II 2:Chapter 1 2:Chapter 2",
        ),
        (
            "一、出勤 | 第一条 按时到岗。 | 第二条 不得代签。 | 二、休假 | 第一条 提前申请。 | 第二条 按期返岗。",
            "1:一、 2:第一条 2:第二条 1:二、 2:第一条 2:第二条",
        ),
        (
            "壹、緣起 | 一、背景 | 。 | 二、需求 | 。 | 貳、規劃 | 一、範圍 | 。 | 參、預算 | 。",
            "1:壹、 2:一、 2:二、 1:貳、 2:一、 1:參、",
        ),
        # Families.
        (
            "第一編 總則 | 第一章 通則 | 第一條 本法依憲法制定。 | 第二條 主管機關如下。",
            "1:第一編 2:第一章 3:第一條 3:第二條",
        ),
        (
            "CHAPTER One Rivers | . | CHAPTER Two Lakes | . | CHAPTER Three Seas | .",
            "1:CHAPTER One 1:CHAPTER Two 1:CHAPTER Three",
        ),
        ("(A) Ground | . | (B) Air | . | (C) Sea | .", "1:(A) 1:(B) 1:(C)"),
        ("Ⅰ、总体思路 | 。 | Ⅱ、工作安排 | 。", "1:Ⅰ、 1:Ⅱ、"),
        (
            "1 Aims | . | 1.1 Scope | . | Appendix A Forms | . | A.1 Requests | . | A.2 Replies | .",
            "1:1 2:1.1 1:Appendix A 2:A.1 2:A.2",
        ),
        (
            "1. Tools | 1.a Saws | . | 1.b Planes | . | 2. Wood | 2.a Oak | . | 2.b Pine | .",
            "1:1. 2:1.a 2:1.b 1:2. 2:2.a 2:2.b",
        ),
        ("§ 1 Purpose | . | § 2 Seat | . | § 3 Members | .", "1:§ 1 1:§ 2 1:§ 3"),
        ("Schedule 1 Fees | . | Schedule 2 Hours | .", "1:Schedule 1 1:Schedule 2"),
        ("\u200b一、甲事项 | 。 | \ufeff二、乙事项 | 。 | \u200e三、丙事项 | 。", "1:一、 1:二、 1:三、"),
        ("１　目標 | 。 | （１）現状 | 。 | （２）課題 | 。 | ２　計画 | 。", "1:１ 2:（１） 2:（２） 1:２"),
        # Numbers before figures: the neighbours tell.
        (
            "一、成效 | 1.2024年任务落实情况 | 。 | 2.5G基站建设情况 | 。 | 3.12345热线办理情况 | 。",
            "1:一、 2:1. 2:2. 2:3.",
        ),
        # Their words on the next line.
        ("CHAPTER 1 | THE VALLEY | . | CHAPTER 2 | THE RIVER | .", "1:CHAPTER 1 1:CHAPTER 2"),
    ],
)
def test_headings_and_their_levels(line: str, expected: str) -> None:
    assert read(line) == expected
    assert findings(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "三、四线城市的楼市调整仍在继续，交易量同比回落。",
        "第三条规定的期限自收到材料之日起计算。",
        "15 April 2021 was the day of the hearing, and nobody came.",
        "（2023）某民初45号",
        "A. Lindgren wrote to the editor twice and never got an answer.",
        "第88条之二第3款（修正案第2条）",
        "Section 4 of that act applies to rented rooms as well.",
        "2.5公里",
        "第三章介绍了材料的来源，并说明了取样的方法和次数。",
        "4.2.1 of the other code applies to boats.",
        "3 Mill Lane",
        "5 – 9 weeks",
        "附件2-1",
        "8.3e",
        "A) red\t\tB) blue",
    ],
)
def test_what_begins_with_a_number_and_is_text(line: str) -> None:
    assert read(f"一、甲事项 | 。 | {line} | 。 | 二、乙事项 | 。") == "1:一、 1:二、"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "目录 | 第一章 总则 | 第二章 职责 | 附则 | 第一章 总则 | 。 | 第二章 职责 | 。 | 附则 | 。",
            "1:第一章 1:第二章",
        ),
        ("目  录 | 一、缘由……1 | 二、办法……4 | 一、缘由 | 。 | 二、办法 | 。", "1:一、 1:二、"),
        ("Contents | 1. Land . . . . . 3 | 2. Water . . . . . 9 | 1. Land | . | 2. Water | .", "1:1. 1:2."),
        ("一、事项 | 。 | 附件：1.甲表 | 2.乙表 | 3.2023年度丙表", "1:一、"),
    ],
)
def test_contents_and_notes_are_none(line: str, expected: str) -> None:
    assert read(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        # 之一, 条の二, and what was repealed.
        "第一章 总则 | 第一条 甲。 | 第二条 乙。 | 第二条之一 丙。 | 第二条之二 丁。 | 第三条 戊。",
        "第一条　甲。 | 第二条　乙。 | 第二条の二　丙。 | 第二条の三　丁。 | 第三条　戊。 | 第四条から第九条まで　削除 | 第十条　己。",
        "第七十条 甲。 | 第七十一条 乙。 | 第七十二条 丙。",  # an excerpt
        "第一章 总则 | 第一条 甲。 | 第二章 管理 | 第一节 登记 | 第二条 乙。 | 第二节 注销 | 第三条 丙。 | 第三章 附则 | 第四条 丁。",
        "第一条 违反前款规定的，责令改正： | （一）甲的； | （二）乙的。 | 第二条 违反前款规定的，责令改正： | （一）丙的； | （二）丁的。",
        "第一条 任何人不得擅自占用； | 确需占用的，应当报批。 | 第二条 本办法自公布之日起施行。",
        # Counting begins anew, or goes on.
        "汇编 | 门卫制度 | 第一条 甲。 | 第二条 乙。 | 钥匙制度 | 第一条 丙。 | 第二条 丁。",
        "会议议定，一、同意甲方案； | 二、同意乙方案，由丙处落实。 | 三、同意丁方案，由戊处落实。",
        "# 1. Work | Text. | # 2. Rest | Text. | # Annotations | ## 1. Work | Text. | ## 2. Rest | Text.",
        "一、甲 | （一）乙 | 。 | （二）丙 | 。 | 二、丁 | （三）戊 | 。 | （四）己 | 。 | 三、庚 | （五）辛 | 。",
        # Lists.
        "问卷 | 1.您的工龄是？ | A.三年以内 | B.三年以上 | 2.您的岗位是？ | A.生产 | B.管理 | C.其他",
        "Duties | 1. Chair | 1. The chair opens the meeting. | 1. The chair closes it. | 1. The clerk takes notes.",
        "# [1.] Rules | Text. | 1. Come early. | 2. Leave quietly. | # [2.] Fees | Text. | 1. Pay at the door. | # [3.] End | Text.",
        "2. Purposes | 1. The purposes are to—\n | 1. help members; | 2. hold meetings. | 2. Nothing else is a purpose of the association, whatever its members or those of any of its branches may wish for at a meeting.",
        # A line that goes on with a sentence.
        "1. Scope | . | 2. Terms | The terms that are used here have the meaning that they have in Section | 1.4 of the other code. | 3. End | .",
        # Headings that say what they count are no empty ones.
        "# Section 1 | Text. | # Section 2 | Text.",
        "# CHAPTER 1 | # THE START | Text. | # CHAPTER 2 | # THE END | Text.",
        # Listed before they come: chapters that the text names, attachments.
        "一、甲 | 全文分为三章： | 第一章说明了缘由和经过。 | 第二章说明了办法和步骤。 | 第三章说明了结果。 | 二、乙 | 。",
        "一、甲 | 应当提交： | 附件1 申请表； | 附件2 承诺书。 | 二、乙 | 。 | # 附件1 申请表 | 。 | # 附件2 承诺书 | 。",
        "一、甲 | 。 | 附件1.甲表 | 2.乙表 | 甲局 | 2023年3月2日",
        # Questions and answers.
        "# Q and A | Q. May I come late? | A. You may not. | Q. May I leave early? | A. Ask the clerk. | # End | Text.",
        # Numbers with a blank after the point, and one behind a line break.
        "12．验收 | 12．1 乙方提出书面申请。 | 12. 2 甲方在三日内答复。 | 12．3 逾期视为同意。 | 13．付款 | 。",
        "# 一、甲事项 | 文。\n二、乙事项 | 文。 | # 三、丙事项 | 文。 | # 四、丁事项 | 文。",
        # An attachment or a chapter that is a file of its own.
        "附件2：表格 | 。",
        "# 6.4 Notices | Text.",
        # A line that breaks off where the next one cites.
        "3．1 甲方应当按期交付，逾期的按照合同承担责任，并应符合本章第 | 3．1 项的要求。 | 3．2 乙方应当按期付款。 | 3．3 双方应当保密。",
        # Sentences and entries in heading styles say all themselves, and keep their marks.
        "# 1 公告 | ## 1.1 本项目不属于政府采购项目，不适用有关规定。 | ## 1.2 文件售价：600元/本 | # 2 须知 | 文。",
        "# 1 组成 | ## （1） 投标函； | ## （2） 报价表； | ## （3） 其他资料。 | # 2 评审 | 文。",
        "# 一、条件 | ## （一）申请人应当符合下列条件： | （1）守法； | （2）成年。 | ## （二）时间 | 文。 | # 二、其他 | 文。",
        # A title page begins no section; headings that come again are contents.
        "# 某某学院 | # 毕业设计 | # 一、绪论 | 文。 | # 二、方法 | 文。",
        "# News | In this number: | ## Fair | ## Walk | ## Fair | Text. | ## Walk | Text.",
        # Two documents in one.
        "甲办法 | 一、关于税收 | 。 | 二、关于土地 | 。 | 附件 | 乙办法 | 一、关于税收 | 。 | 二、关于土地 | 。",
        # Numbers alone on their lines throughout are the headings.
        "# 4. Powers | ## 4.1 | Text. | ## 4.2 | Text. | ## 4.3 | Text. | # 5. End | Text.",
        # Numbers that alone are written in one other way.
        "# 1. A | ## 1.1. B | Text. | ## 1.2. C | Text. | ## 1.3. D | Text. | # 2. E | ## 2.1 F | Text. | ## 2.2 G | Text. | # 3. H | Text.",
        # The style of a heading under one without style is right.
        "一、总则 | # 1. 范围 | 文。 | # 2. 主体 | 文。 | 二、程序 | # 1. 申请 | 文。 | # 2. 受理 | 文。",
        # More sections leave （一） out than have it.
        "一、甲 | （一）乙 | 。 | （二）丙 | 。 | 二、丁 | 1.戊 | 。 | 2.己 | 。 | 三、庚 | 1.辛 | 。 | 2.壬 | 。",
    ],
)
def test_what_is_right_gives_no_finding(line: str) -> None:
    assert findings(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Article I. Name | . | Article II. Seat | Section 1. Town | . | Section 3. House | . | Article IV. End | .",
            ["number-gap Section", "number-gap Article"],
        ),
        ("CHAPTER One Rivers | . | CHAPTER Two Lakes | . | CHAPTER Four Seas | .", ["number-gap CHAPTER"]),
        ("CHAPTER 1 | THE VALLEY | . | CHAPTER 3 | THE RIVER | .", ["number-gap CHAPTER"]),
        (
            "Appendix A Forms | . | A.1 Requests | . | Appendix B Lists | . | B.1 Names | . | B.3 Streets | .",
            ["number-gap B.3"],
        ),
        ("壹、緣起 | 。 | 貳、規劃 | 。 | 肆、預算 | 。", ["number-gap 肆、預算"]),
        (
            "1　范围 | 。 | 2　术语 | 。 | 3　要求 | 3.1　一般要求 | 。 | 3.2　特殊要求 | 。 | 5　检验 | 。",
            ["number-gap 5"],
        ),
        ("第一条 甲。 | 第一条之一 乙。 | 第一条之三 丙。 | 第二条 丁。", ["number-gap 第一条之三"]),
        ("一、条件 | 应当具备下列条件： | （1）守法； | （2）守信； | （4）守时。 | 二、时间 | 。", ["list-gap （4）"]),
        ("(A) Ground | . | (B) Air | . | (D) Sea | .", ["number-gap (D)"]),
        ("第一章 甲 | 第一条 文。 | 第二条 文。 | 第三章 乙 | 第三条 文。", ["number-gap 第三章"]),
        # A habit of styles is one finding.
        (
            " | ".join(f"# {n}. A | ### {n}.1 B | Text." for n in range(1, 5)),
            ["heading-level-skip 1.1"],
        ),
        ("# 一、甲事项 | 文。 | # 三、丙事项 | 文。 | # 四、丁事项 | 文。", ["number-gap 三、丙事项"]),
    ],
)
def test_what_is_missing_is_found_once(line: str, expected: List[str]) -> None:
    assert findings(line) == expected


def test_a_number_is_renumbered_unasked_only_in_a_sequence_that_is_sure() -> None:
    heading = recognise(document("一、甲事项 | 。 | 二、乙事项 | 。 | 三、丙事项 | 。")).headings[1]
    doubtful = recognise(document("1、到岗 | 2、签到 | 。 | 2、离岗 | 。")).headings
    assert heading.sure
    assert not all(one.sure for one in doubtful)


def test_ten_thousand_headings_of_one_number_take_no_longer_than_they_must() -> None:
    """Nothing grows with the square of them: the test ends."""
    snapshot = notation.document(" | ".join(["# 1. Again | Text."] * 10_000))
    assert checking.check(snapshot, {}, "en").findings
