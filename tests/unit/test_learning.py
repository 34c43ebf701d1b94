"""Outlines learnt from documents: what they hold, and that they make the same headings again."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

import pytest

from tigang import learning, notation, outline, yamlfile
from tigang.document import Paragraph, Snapshot
from tigang.headings import recognise
from tigang.yamlfile import Entry


def learnt(*documents: str, language: str = "zh-CN") -> Dict[str, Any]:
    return learning.learn([notation.document(line) for line in documents], "learnt", "Learnt", language)


def made(data: Dict[str, Any]) -> outline.Outline:
    entry = Entry(data, {}, "learnt")
    yamlfile.validate(entry, "outline")
    return outline.from_entry(entry)


def shape(snapshot: Snapshot, shapes: Any = ()) -> List[Tuple[int, str, str]]:
    """Level, number and (where the words are not free) text of each heading."""
    return [(h.level, h.label.raw if h.label else "", "" if h.run_in or "<" in h.text else h.text)
            for h in recognise(snapshot, shapes).headings]


@pytest.mark.parametrize("line", [
    "= 总结 | 一、基本情况 | 文。 | 二、存在问题 | （一）学习不够。平时学得少。 | （二）作风不实。下基层少。 | 三、打算 | 文。 | 特此报告。",
    "= 材料 | 开头。 | 一、问题 | （一）在讲政治方面 | 1、学习不深。文文。 | 2、把关不严。文文。 | （二）在强本领方面 | 1、钻研不够。文文。 | "
    "2、创新不多。文文。 | （三）在敢担当方面 | 1、攻坚不力。文文。 | 2、冲劲不足。文文。 | 二、措施 | 引言。 | （一）加强学习。文文。",
    "第一章 总则 | 第一条 为了管理，制定本办法。 | 第二章 附则 | 第二条 自发布起施行。",
    "# 1. Summary | Text. | # 2. Work | ## 2.1 Design | Text. | ## 2.2 Build | Text. | # 3. Plans | Text.",
    "# Summary | Text. | # Work | ## Design | Text. | # Plans | Text.",
])
def test_the_learnt_outline_makes_the_same_headings(line: str) -> None:
    data = learnt(line)
    again = made(data)
    levels = {f"Heading {n}": n for n in range(1, 11)}
    blocks = outline.plan(again, learning.example_fields(data))
    inserted = Snapshot(tuple(Paragraph(b.text, b.style, levels.get(b.style, 0)) for b in blocks))
    expected = shape(notation.document(line))
    assert [(level, number) for level, number, _ in shape(inserted, again.shapes)] == [(level, number) for level, number, _ in expected]


def test_repeated_sections_are_folded() -> None:
    data = learnt("一、问题 | （一）在讲政治方面 | 文。 | （二）在强本领方面 | 文。 | （三）在敢担当方面 | 文。 | 二、原因 | （一）学得少。文。 | （二）想得浅。文。")
    problems, causes = data["sections"]
    assert [s["heading"] for s in problems["sections"]] == ["在{{item}}方面"]
    assert data["fields"]["items"]["example"] == ["讲政治", "强本领", "敢担当"]
    assert [(s["run-in"], s["count"]) for s in causes["sections"]] == [(True, {"min": 2})]


def test_what_only_some_documents_have_is_optional() -> None:
    data = learnt("一、基本情况 | 文。 | 二、存在问题 | 文。 | 三、打算 | 文。", "一、基本情况 | 文。 | 二、主要成效 | 文。 | 三、存在的问题 | 文。 | 四、打算 | 文。")
    assert [(s["heading"], s.get("optional", False)) for s in data["sections"]] == [
        ("基本情况", False), ("主要成效", True), ("存在问题", False), ("打算", False)] or \
        [s["heading"] for s in data["sections"] if not s.get("optional")] == ["基本情况", "打算"]


def test_guidance_comes_from_placeholders() -> None:
    assert learnt("一、基本情况 | <用一段话概括>")["sections"][0]["placeholder"] == "用一段话概括"
