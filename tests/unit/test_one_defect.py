"""One defect is one finding, in words that people know."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from tigang.analysis import analyse
from tigang.checking import run
from tigang.formats.yamlfile import Entry
from tigang.library import loading
from tigang.outlines import reading
from workshop import notation

OUTLINES = loading.load([loading.bundled()]).outlines


def found(outline: str, line: str) -> List[Tuple[str, int]]:
    report = run.check(notation.document(line), {}, "zh-CN", notation.outline(outline))
    return [(finding.rule, finding.paragraph) for finding in report.findings]


@pytest.mark.parametrize(
    ("outline", "line", "expected"),
    [
        # Nothing at all stands under a heading: its text is not missing as well.
        ("背景(<说明背景>); 措施", "一、背景 | 二、措施 | 文。", [("section-empty", 0)]),
        ("背景(<说明背景>; 范围); 措施", "一、背景 | （一）范围 | 文。 | 二、措施 | 文。", [("section-missing", 1)]),
        # Two neighbours in other words are two sections in other words, neither missing nor unexpected.
        (
            "背景; 措施; 分工; 要求",
            "一、背景 | 文。 | 二、怎么办 | 文。 | 三、谁来办 | 文。 | 四、要求 | 文。",
            [("heading-wording", 2), ("heading-wording", 4)],
        ),
        # So are all sections that are made for the items of a list.
        (
            "问题(@topics 在{{topic}}方面); 要求",
            "一、问题 | （一）带头学习 | 文。 | （二）带头担当 | 文。 | 二、要求 | 文。",
            [("heading-wording", 1), ("heading-wording", 3)],
        ),
        # One that is missing among others that are unexpected stays so: nobody can say which is which.
        (
            "背景; 措施; 要求",
            "一、背景 | 文。 | 二、花絮 | 文。 | 三、趣闻 | 文。 | 四、要求 | 文。",
            [("section-missing", 2), ("section-unexpected", 2), ("section-unexpected", 4)],
        ),
    ],
)
def test_one_defect_is_one_finding(outline: str, line: str, expected: List[Tuple[str, int]]) -> None:
    assert found(outline, line) == expected


def with_wildcard(line: str, **wild: object) -> List[str]:
    data = {
        "id": "wild",
        "title": "Wild",
        "language": "en",
        "numbering": ["1."],
        "sections": [
            {"id": "one", "heading": "Scope"},
            {"id": "any", "heading": "Anything", "match": ".", **wild},
            {"id": "three", "heading": "Method"},
        ],
    }
    report = run.check(notation.document(line), {}, "en", reading.from_entry(Entry(data, {}, "wild")))
    return [f"{finding.rule}@{finding.paragraph}" for finding in report.findings]


@pytest.mark.parametrize("wild", [{"optional": True}, {"count": {"min": 0}}, {"optional": True, "count": {"min": 0}}])
def test_a_section_that_takes_any_heading_leaves_those_that_others_prescribe(wild: dict) -> None:
    assert with_wildcard("1. Scope | Text. | 2. Method | Text.", **wild) == []
    assert with_wildcard("1. Scope | Text. | 2. History | Text. | 3. Method | Text.", **wild) == []
    assert with_wildcard("1. Scope | Text. | 2. History | Text.", **wild) == ["section-missing@3"]


def test_messages_name_fields_by_their_labels() -> None:
    for name in ("speech", "self-examination-five", "research-article", "official-notice"):
        outline = OUTLINES[name]
        for line in ("= 甲 | 一、乙 | 文。 | 二、丙 | 文。", "A | 1. B | Text."):
            for language in ("zh-CN", "en"):
                findings = run.check(notation.document(line), {}, language, outline).findings
                assert findings
                assert not [finding.message for finding in findings if "{{" in finding.message]


def test_a_line_that_leads_in_is_no_addressee() -> None:
    line = "= 乙县人民政府关于做好防火工作的通知 | 根据有关规定，现就有关事项通知如下： | 一、任务 | 文。 | 特此通知。 | 乙县人民政府 | 2026年9月1日"
    report = run.check(notation.document(line), {}, "zh-CN", OUTLINES["official-notice"])
    assert [finding.message for finding in report.findings] == ["缺少提纲规定的部分：“主送机关”。"]


@pytest.mark.parametrize(
    "line",
    [
        "甲省民政厅  文件 | 乙市财政局 | 甲民发〔2026〕8号 | 关于发放补贴的通知 | 各县民政局： | 文。",
        "甲民发〔2026〕8号 | 甲省民政厅 | 关于发放补贴的通知 | 各县民政局： | 文。",
        "甲省民政厅 | 关于发放补贴的通知 | 甲民发〔2026〕8号 | 各县民政局： | 文。",
    ],
)
def test_the_title_of_an_official_document(line: str) -> None:
    analysis = analyse(notation.document(line))
    texts = [paragraph.text for paragraph in analysis.snapshot.paragraphs]
    assert analysis.official.genre == "通知"
    assert texts[analysis.official.title.stop - 1] == "关于发放补贴的通知"
    assert all("文件" not in texts[i] and "乙市财政局" not in texts[i] for i in analysis.official.title)
    addressee = analysis.official.addressee
    assert addressee is not None
    assert texts[addressee] == "各县民政局："
