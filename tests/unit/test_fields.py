"""Fields: a value that is changed follows wherever it was put in, and nowhere else."""

from __future__ import annotations

import datetime

from tigang.document.edits import Insert
from tigang.document.snapshot import Snapshot
from tigang.outlines import fields
from tigang.planning import field_changes, insertion
from workshop import notation
from workshop.simulate import apply

OUTLINE = notation.outline("= {{unit}}总结; @topics 在{{topic}}方面; 背景")


def document(**values: object) -> Snapshot:
    blank = Snapshot((), fields=values)  # type: ignore[arg-type]
    return apply(blank, [Insert(insertion.plan(OUTLINE, values), 0)])  # type: ignore[arg-type]


def texts(snapshot: Snapshot) -> list:
    return [paragraph.text for paragraph in snapshot.paragraphs]


def changed(snapshot: Snapshot, **new: object) -> Snapshot:
    return apply(snapshot, field_changes.change(snapshot, new, "zh-CN"))  # type: ignore[arg-type]


def test_a_changed_value_follows() -> None:
    before = document(unit="甲局", topics=["学习", "作风"])
    assert texts(before)[0] == "甲局总结"
    after = changed(before, unit="乙局")
    assert (texts(after)[0], after.fields["unit"]) == ("乙局总结", "乙局")


def test_each_item_of_a_list_follows_at_its_place() -> None:
    before = document(unit="甲局", topics=["学习", "作风"])
    assert texts(changed(before, topics=["学习", "担当"]))[1:3] == ["一、在学习方面", "二、在担当方面"]


def test_a_placeholder_of_a_field_is_filled() -> None:
    before = document(topics=["学习"])
    assert texts(before)[0] == "<unit>总结"
    assert texts(changed(before, unit="乙局"))[0] == "乙局总结"


def test_what_does_not_change_is_no_edit() -> None:
    before = document(unit="甲局", topics=["学习"])
    assert field_changes.change(before, {"unit": "甲局"}, "zh-CN") == []


def test_computed_fields() -> None:
    made = fields.computed(datetime.date(2026, 11, 4), "张三", "总结.odt")
    assert (made["today"], made["today-cn"], made["today-en"]) == (
        "2026年11月4日",
        "二〇二六年十一月四日",
        "4 November 2026",
    )


def test_what_looks_like_a_field_in_a_value_is_not_filled_in_its_turn() -> None:
    before = document(unit="{{topics}}局", topics=["{{unit}}", "作风"])
    assert texts(before)[:2] == ["{{topics}}局总结", "一、在{{unit}}方面"]
    after = changed(before, topics=["学习", "作风"])
    assert texts(after)[:2] == ["{{topics}}局总结", "一、在学习方面"]
