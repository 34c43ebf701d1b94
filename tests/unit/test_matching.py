"""One wrong section gives one finding at its place, and no cascade."""

from __future__ import annotations

from typing import Dict, List, Tuple

import pytest

import effort
from tigang.checking import run
from tigang.document.snapshot import Paragraph, Snapshot
from tigang.outlines import matching, wording
from tigang.structure.headings import recognise
from tigang.text import similarity
from workshop import notation

#: The rules that say what the matching found.
SAYING = ("section-missing", "section-order", "section-count", "section-unexpected", "heading-wording")

THREE = "背景; 措施; 要求"
NESTED = "背景(范围; 目的; 依据); 措施(组织; 经费); 要求"
FULL = (
    "一、背景 | （一）范围 | 文。 | （二）目的 | 文。 | （三）依据 | 文。 | "
    "二、措施 | （一）组织 | 文。 | （二）经费 | 文。 | 三、要求 | 文。"
)


def said(outline: str, line: str) -> List[Tuple[str, int]]:
    """What is found, as (rule, paragraph)."""
    findings = run.check(notation.document(line), {}, "zh-CN", notation.outline(outline)).findings
    return [(f.rule, f.paragraph) for f in findings if f.rule in SAYING]


@pytest.mark.parametrize(
    ("outline", "line", "expected"),
    [
        # as it should be
        (THREE, "一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。", []),
        (NESTED, FULL, []),
        ("背景; 措施?; 要求", "一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。", []),
        ("背景; 措施?; 要求", "一、背景 | 文。 | 二、要求 | 文。", []),
        ("背景/概况; 措施", "一、概况 | 文。 | 二、措施 | 文。", []),
        # several of the same words: each has as many as it must before another has more, and those that must be there first
        ("措施{2,}; 措施; 要求", "一、措施 | 文。 | 二、措施 | 文。 | 三、措施 | 文。 | 四、要求 | 文。", []),
        ("措施?; 背景?; 措施; 要求", "一、措施 | 文。 | 二、要求 | 文。", []),
        ("措施; 措施; 要求", "一、措施 | 文。 | 二、要求 | 文。", [("section-missing", 2)]),
        # one missing
        (THREE, "一、措施 | 文。 | 二、要求 | 文。", [("section-missing", 0)]),
        (THREE, "一、背景 | 文。 | 二、要求 | 文。", [("section-missing", 2)]),
        (THREE, "一、背景 | 文。 | 二、措施 | 文。", [("section-missing", 3)]),
        (NESTED, FULL.replace("（二）目的 | 文。 | （三）依据", "（二）依据"), [("section-missing", 3)]),
        (
            NESTED,
            FULL.replace("二、措施 | ", "")
            .replace("（一）组织", "（四）组织")
            .replace("（二）经费", "（五）经费")
            .replace("三、", "二、"),
            [("section-missing", 11)],
        ),
        # one renamed, nearly and wholly
        (THREE, "一、背景 | 文。 | 二、工作措施 | 文。 | 三、要求 | 文。", [("heading-wording", 2)]),
        (THREE, "一、背景 | 文。 | 二、如何去做 | 文。 | 三、要求 | 文。", [("heading-wording", 2)]),
        (THREE, "一、概况 | 文。 | 二、措施 | 文。 | 三、要求 | 文。", [("heading-wording", 0)]),
        (THREE, "一、背景 | 文。 | 二、措施 | 文。 | 三、希望 | 文。", [("heading-wording", 4)]),
        (NESTED, FULL.replace("二、措施", "二、怎么办"), [("heading-wording", 7)]),  # what is under it is still known
        (NESTED, FULL.replace("（二）目的", "（二）为什么"), [("heading-wording", 3)]),
        # one moved or two swapped
        (THREE, "一、背景 | 文。 | 二、要求 | 文。 | 三、措施 | 文。", [("section-order", 4)]),
        (THREE, "一、要求 | 文。 | 二、背景 | 文。 | 三、措施 | 文。", [("section-order", 0)]),
        (THREE, "一、措施 | 文。 | 二、背景 | 文。 | 三、要求 | 文。", [("section-order", 2)]),
        (
            NESTED,
            FULL.replace("（一）组织 | 文。 | （二）经费", "（一）经费 | 文。 | （二）组织"),
            [("section-order", 10)],
        ),
        (
            "背景(范围; 目的); 措施(组织)",
            "一、背景 | （一）目的 | 文。 | 二、措施 | （一）范围 | 文。 | （二）组织 | 文。",
            [("section-order", 4)],
        ),
        # at another level
        ("背景(范围; 目的); 措施", "# 背景 | ## 范围 | 文。 | # 目的 | 文。 | # 措施 | 文。", [("section-order", 3)]),
        (
            "背景(范围; 目的); 措施; 要求",
            "# 背景 | ## 范围 | 文。 | ## 目的 | 文。 | ## 措施 | 文。 | # 要求 | 文。",
            [("section-order", 5)],
        ),
        (
            THREE,
            "# 年度报告 | ## 背景 | 文。 | ## 措施 | 文。 | ## 要求 | 文。",
            [],
        ),  # the title is styled as a heading
        (THREE, "# 年度报告 | ## 背景 | 文。 | ## 要求 | 文。", [("section-missing", 3)]),
        # one too many
        (THREE, "一、背景 | 文。 | 二、花絮 | 文。 | 三、措施 | 文。 | 四、要求 | 文。", [("section-unexpected", 2)]),
        (
            THREE,
            "一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。 | 四、花絮 | （一）甲 | 文。 | （二）乙 | 文。",
            [("section-unexpected", 6)],
        ),
        (NESTED, FULL.replace("（二）经费", "（二）花絮 | 文。 | （三）经费"), [("section-unexpected", 10)]),
        ("背景; 措施; *", "一、背景 | 文。 | 二、花絮 | 文。 | 三、措施 | 文。", []),
        (
            "背景; 措施; 要求; *",
            "一、背景 | 文。 | 二、花絮 | 文。 | 三、要求 | 文。",
            [("section-missing", 2)],
        ),  # no renaming there
        (
            THREE,
            "一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。 | 附件1：表 | 一、填表 | 文。 | 二、说明 | 文。",
            [],
        ),
        # any order
        ("~; 背景; 措施; 要求", "一、要求 | 文。 | 二、背景 | 文。 | 三、措施 | 文。", []),
        ("~; 背景; 措施; 要求", "一、要求 | 文。 | 二、背景 | 文。", [("section-missing", 3)]),
        ("~; 背景; 措施; 要求", "一、要求 | 文。 | 二、怎么办 | 文。 | 三、背景 | 文。", [("heading-wording", 2)]),
        ("~; 背景; 措施", "一、措施 | 文。 | 二、花絮 | 文。 | 三、背景 | 文。", [("section-unexpected", 2)]),
        (
            "背景(~; 范围; 目的); 措施",
            "一、措施 | 文。 | 二、背景 | （一）目的 | 文。 | （二）范围 | 文。",
            [("section-order", 2)],
        ),
        # repeated
        ("背景; 项目{2,3}; 要求", "一、背景 | 文。 | 二、项目 | 文。 | 三、项目 | 文。 | 四、要求 | 文。", []),
        ("背景; 项目{2,3}; 要求", "一、背景 | 文。 | 二、项目 | 文。 | 三、要求 | 文。", [("section-count", 2)]),
        (
            "背景(项{2,}); 要求",
            "一、背景 | （一）甲。文文。 | （二）乙。文文。 | （三）丙。文文。 | 二、要求 | 文。",
            [],
        ),
        ("@topics 在{{topic}}方面; 要求", "一、在甲方面 | 文。 | 二、在乙方面 | 文。 | 三、要求 | 文。", []),
    ],
)
def test_one_mistake_is_said_once(outline: str, line: str, expected: List[Tuple[str, int]]) -> None:
    assert said(outline, line) == expected


def test_a_pattern_and_other_headings_are_accepted() -> None:
    outline = notation.outline("背景; 措施")
    import dataclasses

    sections = (dataclasses.replace(outline.sections[0], match="^(基本)?(情况|概况)$"), outline.sections[1])
    report = run.check(
        notation.document("一、基本情况 | 文。 | 二、措施 | 文。"),
        {},
        "en",
        dataclasses.replace(outline, sections=sections),
    )
    assert report.findings == []
    assert report.score == pytest.approx(1.0)


def test_the_score_of_a_repeated_section_counts_once() -> None:
    report = run.check(
        notation.document("一、项目 | 文。 | 二、项目 | 文。"), {}, "en", notation.outline("项目{1,}; 背景")
    )
    assert report.score == pytest.approx(0.5)


def roles(line: str) -> Dict[str, range]:
    """Where the sections without heading of an official document are found."""
    data = {
        "id": "notice",
        "title": "notice",
        "language": "zh-CN",
        "sections": [
            {"id": "title", "role": "title", "text": "关于{{matter}}的通知"},
            {"id": "addressee", "role": "addressee", "placeholder": "主送机关"},
            {"id": "preamble", "placeholder": "缘由"},
            {"id": "matter", "heading": "事项"},
            {"id": "closing", "role": "closing", "text": "特此通知。"},
            {"id": "signature", "role": "signature", "placeholder": "署名"},
            {"id": "date", "role": "date", "placeholder": "日期"},
        ],
    }
    from tigang.formats.yamlfile import Entry
    from tigang.outlines import reading

    made = reading.from_entry(Entry({**data, "fields": {"matter": {}}}, {}, "notice"))
    snapshot = notation.document(line)
    return matching.match(snapshot, recognise(snapshot), made, {}).texts


def test_the_lines_of_an_official_document_are_found_by_their_roles() -> None:
    whole = roles("= 关于放假的通知 | 各科室： | 有关事项如下。 | 一、事项 | 文。 | 特此通知。 | 甲局 | 2026年11月4日")
    assert whole == {
        "title": range(0, 1),
        "addressee": range(1, 2),
        "preamble": range(2, 3),
        "closing": range(5, 6),
        "signature": range(6, 7),
        "date": range(7, 8),
    }
    lacking = roles("= 关于放假的通知 | 根据规定，有关事项如下。 | 一、事项 | 文。 | 情况如此，特此通知。")
    assert lacking == {"title": range(0, 1), "preamble": range(1, 2), "closing": range(4, 5)}


@pytest.mark.parametrize("words", ["{section}之{n}", "第{n}个其他标题"])
def test_two_thousand_headings_are_matched_at_once(words: str) -> None:
    names = [f"{a}{b}情况" for a in "背景措施要求" for b in "甲乙丙"] + ["春季计划", "秋季计划"]
    outline = notation.outline("; ".join(names))
    assert len(outline.sections) == 20
    snapshot = Snapshot([Paragraph(words.format(section=names[n % 20], n=n), "Heading 1", 1) for n in range(2000)])
    tree = recognise(snapshot)
    similarity.bigrams.cache_clear()
    similarity.plain.cache_clear()
    with effort.counted() as calls:
        matching.match(snapshot, tree, outline, {})
    assert calls[0] < 100 * len(tree.headings)  # not one for each heading and each section


def test_headings_are_as_alike_together_as_each_alone() -> None:
    section = notation.outline("工作背景").sections[0]
    words = wording.Wording(section, ["工作背景"])
    texts = ["工作背景", "背 景", "背\n景", "工作_背景", "", "：", "工作工作", "背景工作背景", "Work", "$^工"]
    together = words.likes(similarity.Texts(texts))
    assert together == [words.likes(similarity.Texts([text]))[0] for text in texts]
    assert together[0] == together[3] == 1.0
    assert together[1] == together[2] > 0
    assert together[4] == together[5] == together[8] == 0.0
