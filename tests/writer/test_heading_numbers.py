"""Headings numbered by Writer itself look, and are checked, as those with typed numbers."""

from __future__ import annotations

import pathlib
from typing import Any, Callable, Dict, List

import pytest

from documents import content, each, lines, write
from test_layout import pages

Verb = Callable[..., Dict[str, Any]]
FOUR_LEVELS = """
id: four-levels
title: 四级
language: zh-CN
layout: gbt-9704
numbering: [%s]
sections:
  - {id: title, role: title, text: 题目}
  - id: one
    heading: 背景
    sections:
      - id: two
        heading: 范围
        sections:
          - id: three
            heading: 对象
            placeholder: 写明对象
            sections: [{id: four, heading: 甲, placeholder: 写明甲}, {id: five, heading: 乙, placeholder: 写明乙}]
          - {id: more, heading: 时间, placeholder: 写明时间}
      - {id: goal, heading: 目标, placeholder: 写明目标}
  - {id: last, heading: 措施, placeholder: 写明措施}
"""


def labels(document: Any) -> List[str]:
    return [p.ListLabelString for p in each(document.Text) if p.OutlineLevel]


@pytest.fixture
def outline(tmp_path: pathlib.Path) -> Callable[..., str]:
    """Writes an outline of four levels with these numbers, and gives its path."""

    def made(*numbering: str) -> str:
        path = tmp_path / "outline.yaml"
        path.write_text(FOUR_LEVELS % ", ".join(f'"{shape}"' for shape in numbering), encoding="utf-8")
        return str(path)

    return made


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        (("一、", "（一）", "1.", "（1）"), ["一、", "（一）", "1.", "（1）", "（2）", "2.", "（二）", "二、"]),
        (("第一章", "第一节", "一、", "①"), ["第一章", "第一节", "一、", "①", "②", "二、", "第二节", "第二章"]),
        (("1.", "1.1", "1.1.1", "(a)"), ["1.", "1.1", "1.1.1", "(a)", "(b)", "1.1.2", "1.2", "2."]),
        (("I.", "A.", "1)", "a."), ["I.", "A.", "1)", "a.", "b.", "2)", "B.", "II."]),
        (("第一章", "1.1", "1.1.1", "⑴"), ["第一章", "", "", "", "", "", "", "第二章"]),  # the rest is typed
    ],
)
def test_typed_and_automatic_numbers_look_alike(
    dispatch: Verb,
    document: Any,
    outline: Callable[..., str],
    tmp_path: pathlib.Path,
    numbering: List[str],
    expected: List[str],
) -> None:
    path = outline(*numbering)
    seen, findings = [], []
    for kind in ("typed", "automatic"):
        answer = dispatch(
            "InsertOutline", Outline=path, Mode="replace", Numbering=kind, Layout="gbt-9704", PageLayout=True
        )
        assert answer["ok"], answer
        seen.append([line for page in pages(document, tmp_path) for line in page])
        findings.append([(f["rule"], f["paragraph"]) for f in dispatch("CheckStructure", Outline=path)["findings"]])
        assert labels(document) == (expected if kind == "automatic" else [""] * len(expected))
    assert [line.text for line in seen[0]] == [line.text for line in seen[1]]
    for one, other in zip(*seen):
        assert one[:4] == pytest.approx(other[:4], abs=1)  # millimetres
    assert findings[0] == findings[1]
    assert answer["typed"] == (["1.1", "1.1.1", "⑴"] if "" in expected else [])


BARE = """
id: bare
title: 论文
language: zh-CN
numbering: [第一章, 第一节]
sections:
  - {id: title, role: title, text: 题目}
  - {id: abstract, heading: 摘要, numbered: false, placeholder: 写明摘要}
  - {id: one, heading: 绪论, sections: [{id: two, heading: 背景, placeholder: 写明背景}]}
  - {id: three, heading: 结论, placeholder: 写明结论}
  - {id: thanks, heading: 致谢, numbered: false}
"""


@pytest.mark.parametrize("kind", ["typed", "automatic"])
def test_headings_without_number_among_numbered_ones(
    dispatch: Verb, document: Any, tmp_path: pathlib.Path, kind: str
) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text(BARE, encoding="utf-8")
    assert dispatch("InsertOutline", Outline=str(path), Mode="replace", Numbering=kind)["ok"]
    space = {"typed": " ", "automatic": ""}[kind]  # Writer's own stands behind the label and is no part of it
    assert [p.ListLabelString + p.String for p in each(document.Text) if p.OutlineLevel] == [
        "摘要",
        f"第一章{space}绪论",
        f"第一节{space}背景",
        f"第二章{space}结论",
        "致谢",
    ]
    assert {f["rule"] for f in dispatch("CheckStructure", Outline=str(path))["findings"]} == {
        "placeholder-unfilled",
        "section-empty",
    }
    document.Text.getEnd().setString("")
    last = each(document.Text)[-1]
    document.Text.removeTextContent(last)
    assert dispatch("InsertOutline", Outline=str(path), Mode="complete")["paragraphs"] == 1
    last = each(document.Text)[-1]
    assert (last.ParaStyleName, last.ListLabelString, last.String) == ("Heading 1", "", "致谢")


def test_one_undo_takes_the_numbering_back(dispatch: Verb, document: Any, tmp_path: pathlib.Path) -> None:
    write(document, "# 标题", "文。")
    before = content(document, tmp_path)
    rules = document.getChapterNumberingRules
    kinds = [{p.Name: p.Value for p in rules().getByIndex(level)}["NumberingType"] for level in range(10)]
    assert dispatch("InsertOutline", Outline="self-examination-five", Mode="replace", Numbering="automatic")["ok"]
    after = content(document, tmp_path)
    assert labels(document)[:3] == ["一、", "（一）", "（二）"]
    document.UndoManager.undo()
    assert content(document, tmp_path) == before
    assert [{p.Name: p.Value for p in rules().getByIndex(level)}["NumberingType"] for level in range(10)] == kinds
    document.UndoManager.redo()
    assert content(document, tmp_path) == after
    assert labels(document)[:3] == ["一、", "（一）", "（二）"]


def test_an_automatically_numbered_document_is_filled_checked_and_completed(dispatch: Verb, document: Any) -> None:
    name = "self-examination-five"
    fields = {"unit": "乙市财政局", "topics": ["带头讲政治", "带头强本领", "带头守初心", "带头敢担当", "带头严纪律"]}
    dispatch("InsertOutline", Outline=name, Mode="replace", Numbering="automatic", Fields=fields)
    assert dispatch("FillPlaceholders", Mode="best")["left"] == []
    assert dispatch("CheckStructure", Outline="")["findings"] == []
    cursor = document.Text.createTextCursorByRange(
        each(document.Text)[lines(document).index("产生问题的原因分析")].Start
    )
    cursor.gotoNextParagraph(True)
    cursor.gotoNextParagraph(True)
    while not cursor.String.endswith("措施\n") and cursor.gotoNextParagraph(True):
        pass
    cursor.goLeft(len("下一步努力方向和整改措施\n"), True)
    cursor.setString("")
    assert [f["rule"] for f in dispatch("CheckStructure", Outline="")["findings"]] == ["section-missing"]
    assert dispatch("InsertOutline", Outline=name, Mode="complete", Fields=fields)["ok"]
    assert "产生问题的原因分析" in lines(document)
    assert labels(document)[-2:] == ["二、", "三、"]


def test_typed_numbers_again_after_automatic_ones(dispatch: Verb, document: Any) -> None:
    dispatch("InsertOutline", Outline="project-report", Mode="replace", Numbering="automatic")
    assert labels(document)[0] == "1."
    dispatch("InsertOutline", Outline="project-report", Mode="replace")
    assert set(labels(document)) == {""}
    assert "number-doubled" not in {f["rule"] for f in dispatch("CheckStructure", Outline="")["findings"]}
