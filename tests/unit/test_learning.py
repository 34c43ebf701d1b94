"""Outlines learnt from documents: what they hold, and that they make the same headings again."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

import pytest

from test_annotated import DATA, annotated
from tigang.analysis import analyse
from tigang.document.edits import Insert
from tigang.document.snapshot import Paragraph, Snapshot
from tigang.formats import validation
from tigang.formats.yamlfile import Entry
from tigang.outlines import learning, model, reading
from tigang.planning import insertion
from tigang.structure.headings import recognise
from tigang.structure.tree import Heading, Tree
from tigang.text.labels import CONTINUOUS
from workshop import mutation_documents, notation
from workshop.simulate import apply


def learnt(*documents: str, language: str = "zh-CN") -> Dict[str, Any]:
    return learning.learn([notation.document(line) for line in documents], "learnt", "Learnt", language)


def made(data: Dict[str, Any]) -> model.Outline:
    entry = Entry(data, {}, "learnt")
    validation.validate(entry, "outline")
    return reading.from_entry(entry)


def shape(snapshot: Snapshot, shapes: Any = ()) -> List[Tuple[int, str, str]]:
    """Level, number and (where the words are not free) text of each heading."""
    return [
        (h.level, h.label.raw if h.label else "", "" if h.run_in or "<" in h.text else h.text)
        for h in recognise(snapshot, shapes).headings
    ]


@pytest.mark.parametrize(
    "line",
    [
        "= 总结 | 一、基本情况 | 文。 | 二、存在问题 | （一）学习不够。平时学得少。 | （二）作风不实。下基层少。 | 三、打算 | 文。 | 特此报告。",
        "= 材料 | 开头。 | 一、问题 | （一）在讲政治方面 | 1、学习不深。文文。 | 2、把关不严。文文。 | （二）在强本领方面 | 1、钻研不够。文文。 | "
        "2、创新不多。文文。 | （三）在敢担当方面 | 1、攻坚不力。文文。 | 2、冲劲不足。文文。 | 二、措施 | 引言。 | （一）加强学习。文文。",
        "第一章 总则 | 第一条 为了管理，制定本办法。 | 第二章 附则 | 第二条 自发布起施行。",
        "# 1. Summary | Text. | # 2. Work | ## 2.1 Design | Text. | ## 2.2 Build | Text. | # 3. Plans | Text.",
        "# Summary | Text. | # Work | ## Design | Text. | # Plans | Text.",
    ],
)
def test_the_learnt_outline_makes_the_same_headings(line: str) -> None:
    data = learnt(line)
    again = made(data)
    levels = {f"Heading {n}": n for n in range(1, 11)}
    blocks = insertion.plan(again, learning.example_fields(data))
    inserted = Snapshot(tuple(Paragraph(b.text, b.style, levels.get(b.style, 0)) for b in blocks))
    expected = shape(notation.document(line))
    assert [(level, number) for level, number, _ in shape(inserted, again.shapes)] == [
        (level, number) for level, number, _ in expected
    ]


def test_repeated_sections_are_folded() -> None:
    data = learnt(
        "一、问题 | （一）在讲政治方面 | 文。 | （二）在强本领方面 | 文。 | （三）在敢担当方面 | 文。 | 二、原因 | （一）学得少。文。 | （二）想得浅。文。"
    )
    problems, causes = data["sections"]
    assert [s["heading"] for s in problems["sections"]] == ["在{{item}}方面"]
    assert data["fields"]["items"]["example"] == ["讲政治", "强本领", "敢担当"]
    assert [(s["run-in"], s["count"]) for s in causes["sections"]] == [(True, {"min": 2})]


def test_sections_with_other_content_are_not_folded() -> None:
    data = learnt(
        "一、考勤管理 | （一）打卡。文。 | （二）迟到。文。 | 二、休假管理 | （一）年假。文。 | 三、加班管理 | （一）审批。文。"
    )
    assert [s["heading"] for s in data["sections"]] == ["考勤管理", "休假管理", "加班管理"]
    data = learnt(
        "一、在讲政治方面 | （一）学得少。文。 | （二）想得浅。文。 | 二、在强本领方面 | （一）练得少。文。 | 三、在敢担当方面 | （一）怕事。文。"
    )
    assert [s["heading"] for s in data["sections"]] == ["在{{item}}方面"]
    assert "count" not in data["sections"][0]["sections"][0]  # as often as where it comes least


def test_an_item_is_not_cut_out_of_brackets() -> None:
    data = learnt(
        "一、发动阶段（11月1日至11月10日） | 文。 | 二、整治阶段（11月11日至1月10日） | 文。 | 三、提升阶段（1月11日至1月31日） | 文。"
    )
    assert [s["heading"] for s in data["sections"]] == [
        "发动阶段（11月1日至11月10日）",
        "整治阶段（11月11日至1月10日）",
        "提升阶段（1月11日至1月31日）",
    ]


def test_headings_without_number_among_numbered_ones() -> None:
    data = learnt("# 摘要 | 文。 | # 第一章 绪论 | 文。 | # 第二章 结论 | 文。 | # 参考文献 | 文。")
    assert [(s["heading"], s.get("numbered", True)) for s in data["sections"]] == [
        ("摘要", False),
        ("绪论", True),
        ("结论", True),
        ("参考文献", False),
    ]


def test_what_only_some_documents_have_is_optional() -> None:
    data = learnt(
        "一、基本情况 | 文。 | 二、存在问题 | 文。 | 三、打算 | 文。",
        "一、基本情况 | 文。 | 二、主要成效 | 文。 | 三、存在的问题 | 文。 | 四、打算 | 文。",
    )
    assert [(s["heading"], s.get("optional", False)) for s in data["sections"]] == [
        ("基本情况", False),
        ("主要成效", True),
        ("存在问题", False),
        ("打算", False),
    ] or [s["heading"] for s in data["sections"] if not s.get("optional")] == ["基本情况", "打算"]


def test_guidance_comes_from_placeholders() -> None:
    assert learnt("一、基本情况 | <用一段话概括>")["sections"][0]["placeholder"] == "用一段话概括"


# --- every document of the test data ----------------------------------------------------------------------------------

WITH_MISTAKES = {path.stem: annotated(path.read_text(encoding="utf-8"))[0] for path in DATA}
WITHOUT = {
    f"{document.name}-{form}": mutation_documents.render(document, form).snapshot
    for document in mutation_documents.load_all()
    for form in mutation_documents.FORMS
}


def inserted(document: Snapshot) -> Tuple[model.Outline, Tree]:
    """The outline learnt from a document, and what its insertion into an empty document makes."""
    language = "zh-CN" if analyse(document).chinese else "en"
    data = learning.learn([document], "learnt", "Learnt", language)
    again = made(data)
    after = apply(Snapshot(()), [Insert(insertion.plan(again, learning.example_fields(data)), 0)])
    return again, recognise(after, again.shapes)


def words(heading: Heading) -> str:
    """Those that an outline prescribes: a run-in heading's are free."""
    return "" if heading.run_in or heading.text.startswith("<") else heading.text


def counted(tree: Tree, made: model.Outline) -> List[Tuple[int, str, str]]:
    """Depth, number as it ought to be, and words of each heading: documents with mistakes in their numbers have them put right."""
    last: Dict[Any, int] = {}
    found: List[Tuple[int, str, str]] = []
    numbers: Dict[int, Tuple[int, ...]] = {}
    for heading in tree.headings:
        above = numbers[id(heading.parent)] if heading.parent else ()
        level = len(above) + 1
        shape = made.shape(level)
        key = level if shape and shape.family in CONTINUOUS else id(heading.parent)
        last[key] = last.get(key, 0) + bool(heading.label or not shape)
        numbers[id(heading)] = (*above, last[key])
        found.append(
            (
                level,
                shape.format(*numbers[id(heading)][-shape.depth :]) if shape and heading.label else "",
                words(heading),
            )
        )
    return found


def as_it_stands(tree: Tree) -> List[Tuple[int, str, str]]:
    return [(h.level, h.label.raw.strip() if h.label else "", words(h)) for h in tree.headings]


@pytest.mark.parametrize("name", WITHOUT)
def test_a_document_without_mistakes_comes_out_as_it_was(name: str) -> None:
    tree = recognise(WITHOUT[name])
    again, now = inserted(WITHOUT[name])
    assert as_it_stands(now) == as_it_stands(tree) == counted(tree, again)


@pytest.mark.parametrize("name", WITH_MISTAKES)
def test_a_document_with_mistakes_comes_out_with_right_numbers(name: str) -> None:
    tree = recognise(WITH_MISTAKES[name])
    again, now = inserted(WITH_MISTAKES[name])
    assert tree.headings
    assert counted(now, again) == as_it_stands(now) == counted(tree, again)
