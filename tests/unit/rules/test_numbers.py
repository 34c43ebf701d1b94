"""The rules on numbers: what their pages do not show."""

from __future__ import annotations

import dataclasses
from typing import Any, List, Tuple

import pytest

from tigang.checking import run
from tigang.checking.rule import Finding
from workshop import notation, simulate


def findings(line: str, outline: str = "", **options: Any) -> List[Finding]:
    known = notation.outline(outline) if outline else None
    if known and options:
        known = dataclasses.replace(known, rules={name.replace("_", "-"): value for name, value in options.items()})
    return run.check(notation.document(line), {}, "zh-CN", known).findings


def found(line: str, outline: str = "", **options: Any) -> List[Tuple[int, str]]:
    return [(f.paragraph, f.rule) for f in findings(line, outline, **options)]


def fixed(line: str) -> List[str]:
    [finding] = findings(line)
    return [
        p.text
        for p in simulate.apply(notation.document(line), finding.fix).paragraphs
        if p.text not in ("文。", "Text.")
    ]


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("一、甲 | 文。 | 二、乙 | 文。 | 二、丙 | 文。 | 三、丁 | 文。", ["一、甲", "二、乙", "三、丙", "四、丁"]),
        ("一、甲 | 文。 | 二、乙 | 文。 | 一、丙 | 文。 | 二、丁 | 文。", ["一、甲", "二、乙", "三、丙", "四、丁"]),
        ("一、甲 | 文。 | 二、乙 | 文。 | 四、丙 | 文。 | 三、丁 | 文。", ["一、甲", "二、乙", "三、丙", "四、丁"]),
        ("# 1 A | Text. | # 2. B | Text. | # 2. C | Text. | # 4. D | Text.", ["1 A", "2. B", "3. C", "4. D"]),
        # What repeats the number of the chapter changes with it.
        ("# 1. A | Text. | # 3. B | ## 3.1 C | Text. | ## 3.2 D | Text.", ["1. A", "2. B", "2.1 C", "2.2 D"]),
    ],
)
def test_followers_go_on_from_the_right_number(line: str, after: List[str]) -> None:
    assert fixed(line.replace("# 1 A", "# 1. A")) == [text.replace("1 A", "1. A") for text in after]


def test_the_spelling_of_a_number_stays() -> None:
    assert fixed("(一)、甲不够。文文。 | (三)、乙不够。文文。 | (四)、丙不够。文文。 | 文。".replace("、", ""))[1:] == [
        "(二)乙不够。文文。",
        "(三)丙不够。文文。",
    ]


def test_automatic_numbers_have_no_fix() -> None:
    [finding] = findings("# [1.] 甲 | 文。 | # [3.] 乙 | 文。")
    assert (finding.rule, finding.fix) == ("number-gap", ())


@pytest.mark.parametrize(
    "line",
    [
        # A second list after its own lead-in, an attachment, a heading without number between them.
        "一、甲 | （一）乙 | 1.丙。文文。 | 2.丁。文文。 | 具体要求如下： | 1.戊。文文。 | 2.己。文文。 | （二）庚 | 文。",
        "= 通知 | 一、甲 | 文。 | 二、乙 | 文。 | 附件 | = 办法 | 一、丙 | 文。 | 二、丁 | 文。",
        "# 一、甲 | 文。 | # 二、乙 | 文。 | # 附表说明 | 文。 | # 一、丙 | 文。 | # 二、丁 | 文。",
        # Numbers that run on, of sections and of articles.
        "一、甲 | （一）乙 | 文。 | （二）丙 | 文。 | 二、丁 | （三）戊 | 文。 | （四）己 | 文。 | 三、庚 | （五）辛 | 文。 | （六）壬 | 文。",
        "第一章 甲 | 第一条 乙。 | 第二条 丙。 | 第二章 丁 | 第三条 戊。 | 第四条 己。",
        # An excerpt of one part.
        "三、甲 | 文。",
    ],
)
def test_numbers_that_are_right(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Only a heading is lost; what stood under it is still there. One mistake, one finding.
        (
            "一、甲 | （一）乙 | 文。 | （二）丙 | 文。 | （一）丁 | 文。 | （二）戊 | 文。 | 三、己 | 文。",
            [(9, "number-gap")],
        ),
        ("（一）乙 | 文。 | （二）丙 | 文。 | 二、丁 | 文。 | 三、己 | 文。", [(4, "number-start")]),
        ("第一章 甲 | 第一条 乙。 | 第三章 丙 | 第三条 丁。", [(2, "number-gap")]),
        # One number in the style of another level.
        ("1、甲 | 文。 | 二、乙 | 文。 | 三、丙 | 文。", [(0, "number-style")]),
        ("一、甲 | 文。 | 二、乙 | 文。 | 3、丙 | 文。", [(4, "number-style")]),
        (
            "一、甲 | （一）乙 | 文。 | （二）丙 | 文。 | 2、丁 | （一）戊 | 文。 | （二）己 | 文。 | 三、庚 | 文。",
            [(5, "number-style")],
        ),
    ],
)
def test_one_mistake_is_one_finding(line: str, expected: List[Tuple[int, str]]) -> None:
    assert found(line) == expected


def test_what_the_outline_says_of_a_lost_section_is_said_once() -> None:
    assert found("一、背景 | 文。 | 三、要求 | 文。", "背景; 措施; 要求") == [(2, "section-missing")]
    assert found("一、背景 | 文。 | 三、要求 | 文。 | 二、措施 | 文。", "背景; 措施; 要求") == [(4, "section-order")]


def test_a_copied_section_is_a_duplicate_heading() -> None:
    assert found("一、甲乙 | 文。 | 二、丙丁 | 文。 | 二、丙丁 | 文。 | 三、戊己 | 文。") == [(4, "heading-duplicate")]


def test_articles_exchanged_where_a_chapter_begins_are_out_of_order() -> None:
    line = (
        "第一章 总则 | 第一条 文。 | 第二条 文。 | 第二章 登记 | 第四条 文。 | 第三条 文。 | 第三章 附则 | 第五条 文。"
    )
    assert [rule for _, rule in found(line)] == ["number-order"]


@pytest.mark.parametrize(
    "line",
    [
        # A part of its own with numbers of its own stands between; then the outer ones go on.
        "一、甲 | 文。 | 二、乙 | 文。 | 三、丙 | 文。 | 四、丁 | 文。 | 说明书 | 一、戊 | 文。 | 二、己 | 文。 | 五、庚 | 文。 | 六、辛 | 文。",
        # Numbers run on below another heading, though those of the first had lists between.
        "# 甲 | （一）乙 | 文。 | （二）丙 | 文。 | （三）丁 | 文。 | # 附：戊 | （四）己 | 文。 | （五）庚 | 文。",
        # The number was run together with the paragraph before, or lost a bracket.
        "# 2. 甲 | ## 2.1 附件包括报价单、承诺书2.2 附件与合同具有同等效力。 | ## 2.3 丙 | 文。",
        "（一）甲 | 文。 | （二）乙 | 文。 | 三）丙 | 文。 | （四）丁 | 文。 | （五）戊 | 文。",
        # One item only below a rule.
        "PART 1 A | 1. B | Text. | 2. C | Text. | 3. D | 1. It passes by three quarters. | 4. E | Text. | 5. F | Text.",
        # A letter among the forms has six points, the forms go on with the second.
        "一、甲 | 文。 | 二、乙 | 文。 | 三、丙 | 文。 | 四、丁 | 文。 | 五、戊 | 文。 | 六、己 | 文。 | 二、庚 | 文。 | 三、辛 | 文。",
        # Of a contract's attachments those come along that were agreed upon; one may be a file of its own.
        "# 合同 | 文。 | # 附件7 保修书 | 文。 | # 附件9 安全协议 | 文。",
        "附件2 | 文。 | 附件3 | 文。",
    ],
)
def test_nothing_is_said_where_the_missing_number_stands_elsewhere_or_is_meant(line: str) -> None:
    assert [rule for _, rule in found(line) if rule.startswith("number")] == []


def test_several_numbers_lost_at_once_are_missing() -> None:
    line = "一、甲 | 文。 | 二、乙 | 文。 | 三、丙 | 文。 | 七、丁 | 文。 | 八、戊 | 文。"
    assert found(line) == [(6, "number-gap")]
    text = "# 2. 甲 | ## 2.1 乙 | 按本须知2.2执行，见第2.2条。 | ## 2.3 丙 | 文。"  # cited, not there
    assert found(text) == [(3, "number-gap")]


def test_a_number_that_is_typed_twice_is_no_duplicate_as_well() -> None:
    assert found("# [1.] 甲 | 文。 | # [2.] 乙 | 文。 | # [2.] 3.丙 | 文。 | # [4.] 丁 | 文。") == [
        (4, "number-doubled")
    ]


def test_a_document_that_begins_within_a_chapter_is_an_excerpt() -> None:
    assert found("10.3.2 Registration | Text. | Text.") == []
    assert found("# 甲 | 文。 | # 2.2 乙 | 文。 | # 2.3 丙 | 文。") == [(2, "number-start")]


def test_numbers_that_go_on_with_those_of_the_chapter_before_are_one_finding() -> None:
    line = "# 1. A | ## 1.1 B | Text. | ## 1.2 C | Text. | # 2. D | ## 1.3 E | Text. | ## 1.4 F | Text."
    [finding] = findings(line)
    assert (finding.paragraph, finding.rule, finding.fix) == (6, "number-order", ())
    assert "2.1" in finding.message
    automatic = "# [Appendix A] A | ## [A.1] B | Text. | ## [A.2] C | Text. | # [Appendix B] D | ## [A.3] E | Text. | ## [A.4] F | Text."
    [finding] = findings(automatic)
    assert (finding.paragraph, finding.rule) == (6, "number-order")
    assert "B.1" in finding.message
    assert found(automatic.replace("A.3", "B.1").replace("A.4", "B.2")) == []


def test_a_number_right_before_a_digit_does_not_show_where_numbers_begin() -> None:
    parts = (
        "说明文字写在这里，一律不算标题。 | {}2判断题 | 文。 | {}1选择题 | 文。 | {}1问答题 | 文。 | {}2填空题 | 文。"
    )
    assert "number-start" not in [rule for _, rule in found(parts.format("2.", "2.", "3.", "3."))]
