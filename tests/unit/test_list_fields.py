"""Sections made for each item of a list field follow the list."""

from __future__ import annotations

from typing import Any, List, Sequence

import pytest

from tigang.analysis import analyse
from tigang.document.edits import Insert
from tigang.document.snapshot import Snapshot
from tigang.planning import field_changes, insertion, list_fields
from workshop import notation
from workshop.simulate import apply

OUTLINE = notation.outline(
    "= {{unit}}总结; @topics <说明>; 问题(@topics 在{{topic}}方面(<写明>)); 措施(@topics {{topic}}的措施); 结语"
)
FIELD = OUTLINE.fields["topics"]


def document(**values: Any) -> Snapshot:
    blank = Snapshot((), fields=values)
    return apply(blank, [Insert(insertion.plan(OUTLINE, values), 0)])


def followed(snapshot: Snapshot, new: Sequence[str]) -> Snapshot:
    """As the verb does it."""
    old: Sequence[str] = snapshot.fields.get("topics", ())
    analysis = analyse(snapshot, OUTLINE)
    renaming = list_fields.renaming(analysis, FIELD, old, new)
    values = field_changes.change(snapshot, {"topics": list(new)}, "zh-CN", renaming.placed)
    snapshot = apply(snapshot, [*values, *renaming.edits, *list_fields.removal(analysis, renaming.removed)])
    for step in (list_fields.next_move, list_fields.next_insertion):
        while True:
            edits = step(analyse(snapshot, OUTLINE), FIELD, new)
            if not edits:
                break
            snapshot = apply(snapshot, edits)
    return snapshot


def headings(snapshot: Snapshot) -> List[str]:
    return [p.text for p in snapshot.paragraphs if p.level == 2]


@pytest.mark.parametrize(
    "old, new, expected",
    [
        ("甲 乙 丙", "甲 乙 丙", [0, 1, 2]),
        ("甲 乙 丙", "甲 丙", [0, 2]),
        ("甲 丙", "甲 乙 丙", [0, None, 1]),
        ("甲 乙 丙", "丙 甲 乙", [2, 0, 1]),
        ("甲 带头强本领 丙", "甲 丙 带头练本领", [0, 2, 1]),  # moved, and renamed
        ("甲 乙 丙", "甲 丁 丙", [0, 1, 2]),  # another one in its place
        ("甲 乙 丙", "甲 丙 丁", [0, 2, None]),
        ("甲 甲", "甲", [0]),
        ("", "甲 乙", [None, None]),
    ],
)
def test_which_item_has_become_which(old: str, new: str, expected: List[Any]) -> None:
    assert list_fields.pairs(old.split(), new.split()) == expected


@pytest.mark.parametrize(
    "new",
    [
        "学习 作风 担当 纪律",
        "学习 担当",
        "作风 学习 担当",
        "担当 作风 学习",
        "学习 廉洁 担当",
        "纪律 担当 学习 服务 作风",
        "服务",
    ],
)
def test_sections_follow_their_list(new: str) -> None:
    before = document(unit="甲局", topics=["学习", "作风", "担当"])
    items = new.split()
    after = followed(before, items)
    expected = document(unit="甲局", topics=items)
    assert [p.text for p in after.paragraphs] == [p.text for p in expected.paragraphs]


def test_what_is_written_goes_along() -> None:
    before = document(unit="甲局", topics=["学习", "作风"])
    paragraphs = list(before.paragraphs)
    place = next(i for i, p in enumerate(paragraphs) if p.text == "（二）在作风方面") + 1
    paragraphs[place] = paragraphs[place]._replace(text="会风不实。", placeholders=())
    after = followed(Snapshot(tuple(paragraphs), fields=before.fields), ["作风", "学习"])
    texts = [p.text for p in after.paragraphs]
    assert texts[texts.index("（一）在作风方面") + 1] == "会风不实。"


def test_sections_without_items_take_them_in_turn() -> None:
    before = document(unit="甲局")
    assert headings(before) == ["（一）在<topics>方面", "（一）<topics>的措施"]
    after = followed(before, ["学习", "作风"])
    assert headings(after) == ["（一）在学习方面", "（二）在作风方面", "（一）学习的措施", "（二）作风的措施"]


def test_a_heading_that_was_typed_is_renamed_too() -> None:
    snapshot = notation.document(
        "= 甲局总结 | 说明。 | # 一、问题 | ## （一）在学习方面 | 文。 | ## （二）在作风方面 | 文。 | # 二、措施 | # 三、结语",
        fields={"topics": ["学习", "作风"]},
    )
    assert headings(followed(snapshot, ["学习", "担当"]))[:2] == ["（一）在学习方面", "（二）在担当方面"]


def test_what_the_author_added_stays() -> None:
    snapshot = notation.document(
        "= 甲局总结 | # 一、问题 | ## （一）在学习方面 | 文。 | ## （二）在作风方面 | 文。 | ## （三）其他问题 | 文。 | # 二、措施",
        fields={"topics": ["学习", "作风"]},
    )
    assert headings(followed(snapshot, ["作风"])) == ["（一）在作风方面", "（二）其他问题"]


@pytest.mark.parametrize(
    "body, written",
    [("<写明>", False), ("文。", True), ("", False), ("<写明> | 再说一句。", True), ("{object}", True)],
)
def test_whether_something_is_written(body: str, written: bool) -> None:
    snapshot = notation.document(
        f"= 甲局总结 | # 一、问题 | ## （一）在学习方面 | {body} | # 二、措施", fields={"topics": ["学习"]}
    )
    analysis = analyse(snapshot, OUTLINE)
    [heading] = [h for h in analysis.tree.headings if h.text == "在学习方面"]
    assert list_fields.is_written(analysis, heading) is written
