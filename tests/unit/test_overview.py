"""A document's structure at a glance: what is there, missing, out of place, still to fill."""

from __future__ import annotations

from typing import List, Sequence

from tigang.analysis import analyse
from tigang.checking import overview, run
from tigang.checking.overview import Part
from workshop import notation


def parts(line: str, outline: str = "") -> Sequence[Part]:
    snapshot, made = notation.document(line), notation.outline(outline) if outline else None
    findings = run.check(snapshot, {}, "en", made).findings
    return overview.overview(analyse(snapshot, made), findings, "en")


def shown(found: Sequence[Part], depth: int = 0) -> List[str]:
    lines = []
    for part in found:
        state = "" if part.state == overview.PRESENT else f" {part.state}"
        lines += ["-" * depth + part.title + state, *shown(part.parts, depth + 1)]
    return lines


def test_headings_make_the_tree_where_there_is_no_outline() -> None:
    assert shown(parts("一、甲 | （一）子 | 文。 | （二）丑 | 文。 | 二、乙 | 文。")) == [
        "一、甲",
        "-（一）子",
        "-（二）丑",
        "二、乙",
    ]


def test_missing_sections_stand_where_they_would_come() -> None:
    found = parts("一、背景 | 文。 | 二、安排 | 文。", "背景; 目标; 安排")
    assert shown(found) == ["一、背景", "目标 missing", "二、安排"]
    assert found[1].paragraph == 2
    assert found[1].section == "s2"


def test_sections_out_of_place_and_extra_ones_say_so() -> None:
    assert "二、背景 moved" in shown(parts("一、措施 | 文。 | 二、背景 | 文。 | 三、结论 | 文。", "背景; 措施; 结论"))
    assert "二、趣闻 extra" in shown(parts("一、背景 | 文。 | 二、趣闻 | 文。 | 三、措施 | 文。", "背景; 措施"))


def test_what_is_to_fill_written_and_found_is_counted_with_all_below() -> None:
    found = parts(
        "一、背景 | （一）范围 | 四个汉字 | （二）对象 | <写对象> | 二、措施 | 文。", "背景(范围; 对象); 措施"
    )
    assert (found[0].to_fill, [part.to_fill for part in found[0].parts], found[1].to_fill) == (1, [0, 1], 0)
    assert found[0].characters == 4
    assert sum(found[0].findings) == 0  # that it is to fill is said already


def test_what_was_filled_is_counted_beside_what_waits() -> None:
    outline = "<写明来由>; 背景(项{3,}); 措施"
    found = parts("此前办理过。 | 一、背景 | （一）甲不足。 | （二）乙不足。 | （三）<写明情况> | 二、措施", outline)
    assert [(part.filled, part.to_fill) for part in found] == [(1, 0), (2, 1), (0, 0)]
    assert [(part.filled, part.to_fill) for part in found[1].parts] == [(1, 0), (1, 0), (0, 1)]


def test_parts_without_heading_are_named_by_what_they_are() -> None:
    found = parts("= 年度总结 | 一、背景 | 文。 | 特此报告。", "= {{unit}}总结; 背景; 特此报告。")
    assert shown(found) == ["Title", "一、背景", "Closing"]


def test_the_line_on_top() -> None:
    snapshot, outline = notation.document("一、背景 | <写背景> | 二、安排 | 文。"), notation.outline("背景; 目标; 安排")
    analysis, report = analyse(snapshot, outline), run.check(snapshot, {}, "en", outline)
    found = overview.summary(analysis, overview.overview(analysis, report.findings, "en"), report.findings)
    assert (found.present, found.asked, found.to_fill) == (2, 3, 1)
    wrong = [finding for finding in report.findings if finding.rule != "placeholder-unfilled"]
    assert sum(found.findings) == len(wrong) > 0
