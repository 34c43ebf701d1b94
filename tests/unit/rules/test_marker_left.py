"""Which marks stand for a text still to be written, and which are meant."""

from __future__ import annotations

import dataclasses
from typing import Any, List

import pytest

from tigang.checking import run
from tigang.checking.rule import Finding
from tigang.document.snapshot import Paragraph, Snapshot
from workshop import notation, simulate

CHINESE = Paragraph("本项目进展总体顺利，各项工作按照计划推进，没有发生安全事故。")
ENGLISH = Paragraph("All work went on as planned in this quarter, and no accident happened.")


def findings(*texts: str, context: Paragraph = CHINESE, **options: Any) -> List[Finding]:
    outline = dataclasses.replace(
        notation.outline("背景", language="zh-CN" if context is CHINESE else "en"), rules={"marker-left": options}
    )
    snapshot = Snapshot((context, *map(Paragraph, texts)))
    return [f for f in run.check(snapshot, {}, "en", outline).findings if f.rule == "marker-left"]


def found(text: str, context: Paragraph = CHINESE, **options: Any) -> List[str]:
    return [finding.text for finding in findings(text, context=context, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（××市人民政府）", ["××"]),
        ("豫政〔2026〕×号", ["×"]),
        ("2026年×月×日印发。", ["×"]),
        ("第×届代表大会", ["×"]),
        ("20XX年XX月XX日", ["20XX年XX月XX"]),
        ("会议时间为XX:XX。", ["XX:XX"]),
        ("××省××市××县人民政府", ["××省××市××"]),
        ("《关于××的通知》已经印发。", ["××"]),
        ("负责人：×××", ["×××"]),
        ("联系XXX公司。", ["XXX"]),
        ("xxx公司", ["xxx"]),
        ("请【填写】完整。", ["【填写】"]),
        ("完成率为???%。", ["???"]),
        ("地点：待补充", ["待补充"]),
        ("经费（待核实）", ["待核实"]),
        ("TODO：补充数据", ["TODO"]),
        ("TBA", ["TBA"]),
        ("待定", ["待定"]),
    ],
)
def test_marks_in_chinese(text: str, expected: List[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "人数×月均工资等于总额。",
        "面积为12×15米。",
        "干部张××、李××受到表彰。",
        "手机138××××0000，电话1389999XXXX",
        "“××”字样",
        "长征X号、X光、SUV、XL码、XX染色体",
        "【关键词】乡村振兴；产业",
        "如【案例一】所述。",
        "详见【2021】15号文件。",
        "这是为什么？？？难道不知道？？？",
        "时间：待定",
        "有待补充完善。",
        "待核实的问题共3项。",
        "张**和李**同志",
        "N/A表示不适用。",
        "产品型号为MXX-2。",
        "“TODO”是待办的意思。",
    ],
)
def test_what_is_meant_so_in_chinese(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 20XX the XXXX ministry agreed.", ["20XX", "XXXX"]),
        ("The XXX project", ["XXX"]),
        ("TBD", ["TBD"]),
        ("[Your name] agrees on [insert date here].", ["[Your name]", "[insert date here]"]),
        ("n/a", ["n/a"]),
        ("Costs are to be ??? by March.", ["???"]),
        ("Super Bowl XXX, Part XXX, XXL and XX chromosomes.", []),
        ("See [1], [2, 3] and [sic].", []),
        ("Really??? Yes.", []),
        ("Use C#, **kwargs and # of items.", []),
        ("a TODO list, TODO comments", []),
        ("a “TBD” mark", []),
    ],
)
def test_marks_in_english(text: str, expected: List[str]) -> None:
    assert found(text, ENGLISH) == expected


def test_a_mark_in_a_placeholder_or_in_code_is_not_reported() -> None:
    line = "一、背景 | 文<XX单位@s1>文。 | style:Preformatted Text: # TODO | style:Contents 1: ××情况\t1"
    assert {f.rule for f in run.check(notation.document(line), {}, "en").findings} <= {"placeholder-unfilled"}


def test_options() -> None:
    assert found("此处待领导审定。", markers=["待领导审定"]) == ["待领导审定"]
    assert found("××县") == ["××"]
    assert found("××县", allow=["××"]) == []
    assert found("# 背景", allow=["#"]) == []


def test_markdown_is_one_finding_of_each_kind_and_one_fix() -> None:
    texts = ("# 总结", "## 一、背景", "1. **加强领导。**要抓好落实。", "**二、措施**")
    reported = findings(*texts)
    assert [(finding.paragraph, finding.text) for finding in reported] == [(1, "# "), (3, "**")]
    assert not any(finding.safe for finding in reported)
    snapshot = simulate.apply(
        Snapshot((CHINESE, *map(Paragraph, texts))), [edit for finding in reported for edit in finding.fix]
    )
    assert [p.text for p in snapshot.paragraphs[1:]] == ["总结", "一、背景", "1. 加强领导。要抓好落实。", "二、措施"]


def test_comments_of_a_program_are_no_markdown() -> None:
    assert findings("# 读入温度", "data = read(path)", "if data:", "# 输出结果") == []


def test_a_tag_of_a_language_for_data_is_no_mark() -> None:
    assert found("在<Context>标签中加入如下配置。") == []
    assert findings("每个数据集从这里开始：", "<DATASET>", "</DATASET>") == []
    assert found("样式放在<web root>/<子系统路径>/之下。") == []
    assert found("请寄至<通讯地址>。") == ["<通讯地址>"]


def test_names_hidden_letter_by_letter_are_no_marks() -> None:
    hidden = "Mr XXXXX met XXXXXXXX of XXXXXXX in XXX, near XXXXXX XXXX."
    assert found(hidden, ENGLISH) == []
    assert found("It was bought by XXXX at once.", ENGLISH) == ["XXXX"]


def test_the_blanks_of_a_questionnaire_are_for_its_answers() -> None:
    question = "Do you smoke at home? [ ] Yes [ ] No"
    assert found("Cigarettes a day ____ and at weekends ____ or so", ENGLISH) == ["____", "____"]
    assert found("How many a day? On weekdays ____ and at weekends ____ or so", ENGLISH) == []
    assert found("[ ] Yes, and it lasted ____ minutes or ____ hours", ENGLISH) == []
    snapshot = Snapshot((ENGLISH, *[Paragraph(question)] * 20, Paragraph("Cigarettes a day ____ and more ____ or so")))
    assert [f for f in run.check(snapshot, {}, "en").findings if f.rule == "marker-left"] == []


def test_an_example_and_instructions_for_a_form_say_what_to_write() -> None:
    assert found("地点一栏应详写，例：甲省××市××区××村。") == []
    assert found("例：甲省乙市。现由××县负责落实。") == ["××"]
    instructions = ("填 表 说 明", "1.名称按以下格式填写：", "××学院赴××县实践团。", "", "本表由××县负责。")
    assert [finding.paragraph for finding in findings(*instructions)] == [5]


def test_an_address_made_public_without_its_owner_is_meant() -> None:
    assert found("From: Ann Smith <xxx@xxx>, to everyone", ENGLISH) == []
    assert found("The meeting is in room xxx on Monday", ENGLISH) == ["xxx"]


def test_a_date_to_be_written_by_hand_is_meant() -> None:
    assert found("Принято секретарь И.О. Фамилия «____» ________ 2026 г.", ENGLISH) == []
    assert found("Dear «Name», we write to you again.", ENGLISH) == ["«Name»"]
    assert found("The second part of this plan runs to ____ and no longer.", ENGLISH) == ["____"]


def test_comments_of_a_file_of_settings_are_no_headings_of_markdown() -> None:
    assert found("## Method", ENGLISH) == ["## "]
    comments = (
        "# If true, headings are converted to styles",
        "# unless another option is set,",
        "# which is the default",
    )
    assert findings(*comments, context=ENGLISH) == []
