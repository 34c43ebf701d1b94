"""Fields, guidance, changes, references and tables of contents that were left over: what the rules' examples do not show."""

from __future__ import annotations

import dataclasses
from typing import List, Optional, Tuple

import pytest

from tigang.checking import run
from tigang.checking.rule import Finding
from tigang.document.edits import RefreshIndexes
from tigang.document.snapshot import Mark, Paragraph, Snapshot
from tigang.outlines.model import Field, Outline
from workshop import notation


def reported(rule: str, snapshot: Snapshot, outline: Optional[Outline] = None) -> List[Finding]:
    return [f for f in run.check(snapshot, {}, "zh-CN", outline).findings if f.rule == rule]


# --- field-unset ------------------------------------------------------------------------------------------------------


def test_a_field_is_reported_by_its_label() -> None:
    outline = dataclasses.replace(
        notation.outline("= {{unit}}总结; 背景"),
        fields={"unit": Field("unit", "单位"), "topics": Field("topics", "主题", list=True)},
    )
    snapshot = notation.document("= {{ unit }}总结 | 一、背景 | 关于{{topic}}，{{owner}}和{{ name }}。")
    assert [f.message for f in reported("field-unset", snapshot, outline)] == [
        "“单位”尚未填写。",
        "“主题”尚未填写。",
        "“owner”尚未填写。",
    ]


@pytest.mark.parametrize(
    ("rule", "text"),
    [("field-unset", "{{signature}}, Mayor"), ("placeholder-unfilled", "A. <Describe the site>")],
)
def test_what_waits_to_be_filled_is_an_error_only_where_an_outline_was_chosen(rule: str, text: str) -> None:
    snapshot = notation.document(f"# Scope | {text}")
    assert [f.severity for f in reported(rule, snapshot)] == ["warning"]
    assert [f.severity for f in reported(rule, snapshot, notation.outline("Scope"))] == ["error"]
    asked = run.check(snapshot, {}, "en", severities={rule: "error"}).findings
    assert [f.severity for f in asked if f.rule == rule] == ["error"]  # as its user wants it


# --- guidance-left ----------------------------------------------------------------------------------------------------

GUIDED = notation.outline("= {{unit}}总结; <写明会议的主题和依据>; 背景(项)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("写明会议的主题和依据", (0, 10)),
        ("写明会议的主题和依据。", (0, 10)),
        ("会议开始，<写明会议的主题和依据>，会议结束。", (5, 17)),
        ("（一）写明情况", None),  # too short to be sure of
        ("（一）<写明情况>", (3, 9)),
        ("<unit>办公室", (0, 6)),
        ("unit", None),
        ("请写明会议的主题和依据", None),
        ("写明会议的主题和依据的有三人", None),
    ],
)
def test_guidance(text: str, expected: Optional[Tuple[int, int]]) -> None:
    snapshot = Snapshot((Paragraph("一、背景"), Paragraph(text)))
    assert [(f.start, f.end) for f in reported("guidance-left", snapshot, GUIDED)] == ([expected] if expected else [])


def test_a_placeholder_is_no_plain_text() -> None:
    assert reported("guidance-left", notation.document("= 总结 | <写明会议的主题和依据>"), GUIDED) == []
    assert (
        reported("guidance-left", notation.document("= 总结 | 写明会议的主题和依据")) == []
    )  # no outline, no guidance


# --- change-left ------------------------------------------------------------------------------------------------------


def test_one_finding_a_paragraph_and_one_for_what_goes_through_several() -> None:
    insertion = [
        Paragraph("甲乙", marks=(Mark("insertion", 1, 2),)),
        Paragraph("丙", marks=(Mark("insertion", 0, 1),)),
        Paragraph("", marks=(Mark("insertion", 0, 0),)),
        Paragraph("丁戊", marks=(Mark("insertion", 0, 1), Mark("change", 1, 2))),
    ]
    found = reported("change-left", Snapshot(tuple(insertion)))
    assert [(f.paragraph, f.start, f.end) for f in found] == [(0, 1, 2), (3, 1, 2)]
    apart = [
        Paragraph("甲乙", marks=(Mark("insertion", 0, 1),)),
        Paragraph("丙", marks=(Mark("insertion", 0, 1),)),
        Paragraph("丁", marks=(Mark("deletion", 0, 0),)),
    ]
    assert [f.paragraph for f in reported("change-left", Snapshot(tuple(apart)))] == [0, 1, 2]


def test_comments_are_no_changes() -> None:
    assert reported("change-left", notation.document("文{comment}。")) == []
    assert reported("comment-left", notation.document("文{insertion:文}。")) == []


# --- toc-stale --------------------------------------------------------------------------------------------------------


def toc(*entries: str, document: str) -> List[str]:
    table = tuple(Paragraph(entry.lstrip(">"), f"Contents {1 + entry.count('>')}") for entry in entries)
    found = reported("toc-stale", Snapshot((*table, *notation.document(document).paragraphs)))
    assert all(f.fix == (RefreshIndexes(),) and f.safe and f.paragraph == 0 for f in found)
    return [f.message for f in found]


@pytest.mark.parametrize(
    ("entries", "document"),
    [
        (["1 背景\t1", ">1.1 政策\t2", "2 措施\t3"], "# [1] 背景 | ## [1.1] 政策 | 文。 | # [2] 措施 | 文。"),
        (["背景\t1", "措施\t3"], "# [1] 背景 | 文。 | # [2] 措施 | 文。"),  # a table without numbers
        (["一、背景……………1", "二、措施……………12"], "# 一、背景 | 文。 | # 二、措施 | 文。"),
        (["背景\t- 1 -", "措施\tError! Bookmark not defined."], "# 背景 | 文。 | # 措施 | 文。"),
        (["背景\t1", "附表\t2"], "# 背景 | 文。 | 附表 | 文。"),  # the table shows other paragraphs, too
        (["背景\tii"], "# 背景 | ## 政策 | ### 依据 | 文。"),  # only the first level is shown
        (["背景\t1"], "一、背景 | 文。"),  # no styled heading: the table is typed
    ],
)
def test_a_table_that_is_right(entries: List[str], document: str) -> None:
    assert toc(*entries, document=document) == []


@pytest.mark.parametrize(
    ("entries", "document", "found", "expected"),
    [
        (["背景\t1", "办法\t2", "要求\t3"], "# 背景 | 文。 | # 措施 | 文。 | # 要求 | 文。", "办法", "措施"),
        (["背景\t1", "要求\t3"], "# 背景 | 文。 | # 措施 | 文。 | # 要求 | 文。", "—", "措施"),
        (["背景\t1", "办法\t2", "要求\t3"], "# 背景 | 文。 | # 要求 | 文。", "办法", "—"),
        (["背景\t1", "要求\t3"], "# 背景 | 文。", "要求", "—"),
        (["阶段1\t1", "阶段2\t3"], "# 阶段1 | 文。 | # 阶段3 | 文。", "阶段2", "阶段3"),
        (["乙\t1", "甲\t3"], "# 甲 | 文。 | # 乙 | 文。", "乙", "甲"),
        (["\t1"], "# 甲 | 文。", "—", "甲"),  # nothing but an empty entry
    ],
)
def test_the_first_difference_is_reported(entries: List[str], document: str, found: str, expected: str) -> None:
    assert toc(*entries, document=document) == [f"目录需要更新：目录中是“{found}”，正文标题是“{expected}”。"]


def test_headings_above_the_table_need_not_be_in_it() -> None:
    line = "# 摘要 | 文。 | style:Contents 1: 背景\t2 | # 背景 | 文。"
    assert reported("toc-stale", notation.document(line)) == []


def test_tables_of_single_chapters_are_not_judged() -> None:
    line = "style:Contents 1: 背景\t2 | # 背景 | 文。 | style:Contents 2: 政策\t2 | ## 现状 | 文。"
    assert reported("toc-stale", notation.document(line)) == []


def test_a_title_that_has_a_level_belongs_in_no_table_of_contents() -> None:
    document = notation.document("style:Contents 1: 一、甲 | style:Title: 论文 | # 一、甲 | 文。")
    title = document.paragraphs[1]._replace(level=1)
    table, _, *rest = document.paragraphs
    assert reported("toc-stale", Snapshot((table, title, *rest))) == []
    heading = title._replace(style="Heading 1")
    assert len(reported("toc-stale", Snapshot((table, heading, *rest)))) == 1
