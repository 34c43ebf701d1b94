"""The rules on how headings look: what their pages do not show."""

from __future__ import annotations

import dataclasses
from typing import Any, List, Tuple

import pytest

from tigang.checking import run
from tigang.checking.rule import Finding
from tigang.document.edits import Delete, Restyle
from tigang.document.snapshot import Snapshot
from workshop import notation


def findings(snapshot: Snapshot, rules: Any = None, outline: str = "背景; *") -> List[Finding]:
    known = dataclasses.replace(notation.outline(outline), rules=rules) if rules else None
    return run.check(snapshot, {}, "en", known).findings


def found(line: str, **rules: Any) -> List[Tuple[int, str]]:
    return [
        (f.paragraph, f.rule)
        for f in findings(notation.document(line), {k.replace("_", "-"): v for k, v in rules.items()})
    ]


def test_ten_headings_without_a_style_are_one_finding() -> None:
    line = " | ".join(f"{number}、标题{number} | 文。" for number in "一二三四五六七八九")
    assert found(line) == []
    [finding] = findings(notation.document(line + " | 十、标题十 | 文。"))
    assert (finding.rule, finding.severity, finding.paragraph, finding.safe) == ("heading-unstyled", "info", 0, False)
    assert finding.fix == tuple(Restyle(2 * i, "Heading 1") for i in range(10))


def test_how_many_headings_without_a_style_are_too_many_is_an_option() -> None:
    line = "一、背景 | 文。 | 二、措施 | 文。"
    assert found(line, heading_unstyled={"least": 2}) == [(0, "heading-unstyled")]
    assert found(line, heading_unstyled="off") == []


def test_a_run_in_heading_needs_a_style_only_among_its_like() -> None:
    assert found("# 一、背景 | ## （一）甲不够。文文。 | （二）乙不够。文文。") == [(2, "heading-unstyled")]
    assert found("# 一、背景 | （一）甲不够。文文。 | （二）乙不够。文文。") == []


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [
        ("甲" * 60, 60, []),
        ("甲" * 61, 60, [(0, "heading-length")]),
        ("甲" * 31, 30, [(0, "heading-length")]),
        ("letters " * 14, 60, []),
        ("letters " * 17, 60, [(0, "heading-length")]),
    ],
)
def test_length_is_an_option_and_letters_count_half(words: str, most: int, expected: List[Tuple[int, str]]) -> None:
    assert found(f"# {words} | 文。 | # 背景 | 文。", heading_length={"max": most}, subheading_single="off") == expected


def test_an_automatic_number_without_words_is_an_empty_heading() -> None:
    [finding] = findings(notation.document("# [1.] Scope | Text. | # [2.] | # [3.] Method | Text."))
    assert (finding.rule, finding.paragraph, finding.fix) == ("heading-empty", 2, (Delete(2, 2),))


def test_a_typed_number_without_words_is_left_to_the_author() -> None:
    [finding] = findings(notation.document("# 一、背景 | 文。 | # 二、 | 文。 | # 三、要求 | 文。"))
    assert (finding.rule, finding.paragraph, finding.fix) == ("heading-empty", 2, ())


@pytest.mark.parametrize(
    "line",
    [
        "# Scope | Text. | # {object} | # Method | Text.",
        "# Scope | Text. | #   {object} | # Method | Text.",
        "# Scope | {object} | # Method | Text.",
    ],
)
def test_what_holds_an_object_is_not_empty(line: str) -> None:
    assert findings(notation.document(line)) == []


def test_a_picture_in_a_heading_is_something() -> None:
    snapshot = notation.document("# Scope | Text. | # | # Method | Text.")
    paragraphs = list(snapshot.paragraphs)
    paragraphs[2] = paragraphs[2]._replace(followed_by_object=True)
    assert findings(dataclasses.replace(snapshot, paragraphs=tuple(paragraphs))) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一、背景： | 文。 | 二、措施： | 文。", []),  # all of them: a habit
        ("1、加强领导。 | 2、压实责任 | 3、严格考核。", []),  # sentences
        (
            "# 一、背景 | 文。 | ## （一）、政策 | 文。 | ## （二）、现状 | 文。",
            [(2, "heading-punctuation"), (4, "heading-punctuation")],
        ),
        ("第一章 总则 | 第一条 为规范管理，制定本办法。 | 第二条 本办法自发布之日起施行。", []),
        ("# A Study of Acme Corp. | Text. | # Who did it? | Text.", []),
    ],
)
def test_marks_that_do_and_do_not_belong_to_headings(line: str, expected: List[Tuple[int, str]]) -> None:
    assert [(f.paragraph, f.rule) for f in findings(notation.document(line))] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("各科室： | 现通知如下： | 一、甲 | 文。 | 二、乙 | 文。 | 三、丙 | 文。", [(0, "title-missing")]),
        ("市政办发〔2026〕1号 | 各科室： | 一、甲 | 文。 | 二、乙 | 文。 | 三、丙 | 文。", [(0, "title-missing")]),
        (
            "市政办发〔2026〕1号 | 关于放假的通知 | 关于放假的通知 | 各科室： | 一、甲 | 文。 | 二、乙 | 文。",
            [(2, "title-repeated")],
        ),
        ("= 关于放假的通知 | # 关于放假的通知 | 文。 | # 背景 | 文。", [(1, "title-repeated")]),
    ],
)
def test_titles(line: str, expected: List[Tuple[int, str]]) -> None:
    assert [(f.paragraph, f.rule) for f in findings(notation.document(line)) if f.rule.startswith("title")] == expected


def test_typed_twice() -> None:
    for line in (
        "1. 1. Scope | Text. | 2. Method | Text.",
        "一、一、背景 | 文。 | 二、措施 | 文。",
        "# 1.1 1.1 Scope | Text. | # 1.2 Aim | Text.",
    ):
        assert [f.rule for f in findings(notation.document(line))] == ["number-doubled"]
    assert findings(notation.document("一、二、三等奖的评选办法另行制定。")) == []


def test_an_entry_with_a_narrow_colon_says_all() -> None:
    assert found("# 一、合同 | 文。 | # 合同签订地点:网上签约 | # 二、附件 | 文。") == []
    assert found("# 一、合同 | 文。 | # 合同签订地点 | # 二、附件 | 文。") == [(2, "section-empty")]


def safe(snapshot: Snapshot, rule: str) -> List[bool]:
    return [f.safe for f in findings(snapshot) if f.rule == rule]


@pytest.mark.parametrize("style", ["Heading 1", "投标文件标题"])
def test_a_heading_gets_unasked_only_the_look_that_the_others_of_its_level_have(style: str) -> None:
    snapshot = notation.document("# 一、总则 | 文。 | 二、招标 | 文。 | # 三、投标 | 文。 | # 四、开标 | 文。")
    worn = tuple(p._replace(style=style) if p.level else p for p in snapshot.paragraphs)
    changed = dataclasses.replace(snapshot, paragraphs=worn)
    assert safe(changed, "heading-unstyled") == [style == "Heading 1"]
    deeper = tuple(p._replace(style="Heading 2", level=2) if p.text == "二、招标" else p for p in worn)
    assert safe(dataclasses.replace(snapshot, paragraphs=deeper), "heading-style-level") == [style == "Heading 1"]


def test_where_more_of_the_numbers_beside_one_are_written_as_it_is_nobody_changes_it_unasked() -> None:
    text = "# 一、甲 | ## （一）乙 | 文。 | ## (二)丙 | 文。 | ## （三）丁 | 文。 | # 二、戊"
    document = text + "".join(f" | ## ({number}){word} | 文。" for number, word in zip("一二三四", "己庚辛壬"))
    assert safe(notation.document(document), "number-style") == [False, False]
    assert safe(notation.document(document.replace("（一）", "(一)")), "number-style") == [True]


def test_below_an_attachment_numbers_of_any_kind_may_begin() -> None:
    report = "一、甲 | （一）乙 | 文。 | （二）丙 | 文。 | 二、丁 | （一）戊 | 文。 | （二）己 | 文。 | "
    promises = (
        "1.发放报酬20亿元以上；扩大失业保险覆盖面（牵头单位：甲厅） | 2.实现就业18万人以上，培训40万人次（牵头单位：甲厅） | "
        "3.保险延伸至高中；增加学位5000个（牵头单位：乙厅） | 4.建成床位7000张（牵头单位：丙厅）"
    )
    assert found(f"{report}附件 | 2026年民生实事 | {promises}") == []
    assert found(f"{report}三、庚 | 1.辛 | 文。 | 2.壬 | 文。") == [(11, "heading-level-skip")]


def empty(line: str) -> List[int]:
    return [f.paragraph for f in findings(notation.document(line)) if f.rule == "section-empty"]


def test_what_stands_below_a_heading_is_there_whatever_its_style() -> None:
    assert empty("# 附件1 声明函 | # 附件2 承诺书 | 文。") == [0]
    assert empty("# 附件1 声明函 | # （无关单位不填） | 文。 | # 附件2 承诺书 | 文。") == []
    assert empty("# 一、总则 | 文。 | # 二、通行 | # 经同意方可通行。 | 文。 | # 三、附则 | 文。") == []
    assert empty("# 一、总则 | 文。 | # 二、充电 | # 三、附则 | 文。") == [2]
    assert empty("# 一、总则 | 文。 | ## （一）充电 | # 1.线路 | 文。 | # 2.时间 | 文。") == []


def test_the_items_of_one_sentence_and_a_sample_need_no_text() -> None:
    rows = "# 一、材料 | ## （1）报价表； | ## （2）说明表； | ## （3）偏离表{} | ## （4）附表； | ## （5）证明。 | # 二、期限 | 文。"
    assert empty(rows.format("")) == empty(rows.format("；")) == []
    assert empty("# 第一章 现状 | ## 第一节 原则 | ## 第二节 …… | # 第二章 结论 | 文。") == []
    assert empty("# 第一章 现状 | ## 第一节 原则 | ## 第二节 目标 | 文。 | # 第二章 结论 | 文。") == [1]
    assert empty("(1) Goods: pots of clay | (2) Terms | Text. | (3) Price | Text.") == []


def test_a_caption_and_what_a_thesis_says_of_its_chapters_need_no_text() -> None:
    assert empty("# 一、设计 | 文。 | ## 图4-1 流程 | ## （一）实现 | 文。") == []
    assert empty("# 一、设计 | 文。 | ## 流程 | ## （一）实现 | 文。") == [2]
    told = "# 1.3 结构 | 本文共三章： | 第1章主要阐述背景和意义 | 第2章分析数据，说明来源。 | 文。 | 第3章给出结论。 | 文。"
    assert empty(told) == []


def test_a_level_is_left_out_only_where_its_own_row_has_it() -> None:
    plan = "一、背景 | （一）政策 | 文。 | （二）现状 | 文。 | 二、措施 | 文。"
    contract = "一、服务 | 1.内容 | 文。 | 2.方式 | 文。 | 二、费用 | 1.金额 | 文。 | 2.支付 | 文。"
    bound = findings(notation.document(f"{plan} | # 附件 合同 | {contract}"))
    assert "heading-level-skip" not in [f.rule for f in bound]
    mixed = findings(
        notation.document("一、背景 | （一）政策 | 文。 | （二）现状 | 文。 | 二、措施 | 1.组织 | 文。 | 2.落实 | 文。")
    )
    assert "heading-level-skip" in [f.rule for f in mixed]
