"""Titles broken into lines when they come in, and anew when a field's value in them changes."""

from __future__ import annotations

from typing import Optional, Tuple

import pytest

from tigang.document.blocks import Block, Run, Slot
from tigang.document.edits import BreakLines, Insert, Replace, ReplaceAll
from tigang.document.snapshot import Filled, Paragraph, Placeholder, Snapshot
from tigang.layouts import model
from tigang.library import loading
from tigang.planning import titles

LIBRARY = loading.load([loading.bundled()])
LAID_OUT = 20
TITLE = "某市水利局关于上半年防汛抗旱工作情况的报告"


def test_so_many_characters_fit_into_a_line_of_a_layout() -> None:
    resolved = model.resolve(LIBRARY.layout("gbt-9704"), ())
    title = next(style for style in resolved.styles if style.name == "Title")
    assert resolved.page is not None
    assert model.characters_in_line(resolved.page, title.size, title.left + title.right) == LAID_OUT


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((TITLE,), "某市水利局\n关于上半年防汛抗旱工作情况的报告"),
        (
            (
                Slot("单位", "title", "unit", "某市水利局"),
                "关于",
                Slot("事由", "title", "subject", "上半年防汛抗旱工作情况"),
                "的报告",
            ),
            "某市水利局\n关于上半年防汛抗旱工作情况的报告",
        ),
        (("某市水利局关于防汛工作的报告",), "某市水利局关于防汛工作的报告"),  # fits in a line
        (
            (
                Slot("单位", "title", "unit"),
                "关于",
                Slot("事由", "title", "subject", "上半年防汛抗旱工作情况"),
                "的报告",
            ),
            None,
        ),
        (
            ("某市水利局关于上半年全市防汛抗旱和安全生产工作有关情况的报告",),
            "某市水利局关于上半年全市\n防汛抗旱和安全生产工作有关情况的报告",
        ),
        (
            (Slot("单位", "title", "unit", "某县人民政府"), "领导班子成员专题民主生活会五个方面对照检查材料"),
            "某县人民政府领导班子成员\n专题民主生活会五个方面对照检查材料",
        ),
        (("The Annual Report of the Harbour Authority on Dredging and Safety",), None),  # Writer knows where words end
    ],
)
def test_a_title_that_comes_in_is_broken_between_words(runs: Tuple[Run, ...], expected: Optional[str]) -> None:
    block = Block(runs, "Title")
    [edit] = titles.broken([ReplaceAll((block, Block(runs)))], LAID_OUT, ())
    assert isinstance(edit, ReplaceAll)
    assert edit.blocks[0].text == (block.text if expected is None else expected)
    assert edit.blocks[1] == Block(runs)  # no title


def test_a_break_inside_a_value_stays_inside_it() -> None:
    unit = "某省发展和改革委员会某省财政厅某省自然资源厅某省生态环境厅"
    [edit] = titles.broken([Insert((Block((Slot("单位", "title", "unit", unit), "公告"), "Title"),))], 16, ())
    assert isinstance(edit, Insert)
    value = next(run for run in edit.blocks[0].runs if isinstance(run, Slot))
    assert "\n" in value.value
    assert value.value.replace("\n", "") == unit


def changed(paragraph: Paragraph, *edits: Replace) -> Optional[BreakLines]:
    made = titles.rebroken(edits, Snapshot((paragraph,)), LAID_OUT, ())
    return next((edit for edit in made if isinstance(edit, BreakLines)), None)


def test_a_changed_value_breaks_the_title_anew() -> None:
    broken = Paragraph("某市水利局\n关于防汛抗旱工作情况的报告", "Title", filled=(Filled(0, 6, "title", "unit"),))
    assert changed(broken, Replace("某市水利和湖泊管理局", 0, 0, 6)) == BreakLines(0, (10,))
    assert changed(broken, Replace("某市", 0, 0, 6)) == BreakLines(0, ())  # one line is enough now
    body = broken._replace(style="Text body")
    assert changed(body, Replace("某市水利和湖泊管理局", 0, 0, 6)) is None


def test_a_title_that_still_waits_is_left() -> None:
    waits = (Placeholder(0, 4, "单位", "title", "unit"), Placeholder(6, 10, "事由", "title", "subject"))
    title = Paragraph("<单位>关于<事由>的报告", "Title", placeholders=waits)
    unit, subject = Replace("某市水利局", 0, 0, 4), Replace("上半年防汛抗旱工作情况", 0, 6, 10)
    assert changed(title, unit) is None
    assert changed(title, unit, subject) == BreakLines(0, (5,))


def test_the_words_of_an_outline() -> None:
    assert "民主生活会" in titles.known_words(LIBRARY.outline("self-examination-five"))
    assert titles.known_words(None) == ()
