"""Nothing grows out of hand: four times as long a document takes some four times as many steps, whatever it is made of.

Steps are lines of Python that are run, so that the machine does not matter.
"""

from __future__ import annotations

import sys
from typing import Any, Callable, Dict, List, Sequence

import pytest

from tigang.analysis import analyse
from tigang.checking import fixes, run
from tigang.checking.rules import all_rules
from tigang.document.bookmarks import Names
from tigang.document.snapshot import Filled, Paragraph, Placeholder, Snapshot
from tigang.opendocument.blocks import package
from tigang.planning import completion, field_changes, insertion
from tigang.snippets import filling
from tigang.snippets.model import Snippet
from tigang.structure.headings import recognise
from workshop import notation

#: Of n log n when n is small. What is quadratic comes to 16.
MOST = 6.5

OUTLINE = notation.outline("= {{unit}}总结; <说明依据>; 背景; 措施(项{2,}); 特此报告。")
SNIPPETS = [Snippet(f"s-{number}", f"片段{number}", "某段文字。", (), (), "") for number in range(5)]


def _one_number(size: int) -> List[Paragraph]:
    return [Paragraph("一、同一个标题" if index % 2 else "这是一段正文，内容足够长。") for index in range(2 * size)]


def _styled(size: int) -> List[Paragraph]:
    return [Paragraph("1. Same heading", "Heading 1", 1) for _ in range(size)]


def _ten_levels(size: int) -> List[Paragraph]:
    def one(index: int) -> Paragraph:
        number = ".".join(["1"] * (index % 10) + [str(index + 1)])
        return Paragraph(f"{number} Heading {index}", f"Heading {index % 10 + 1}", index % 10 + 1)

    return [one(index) for index in range(size)]


def _bare(size: int) -> List[Paragraph]:
    return [Paragraph("", "Heading 1", 1) for _ in range(size)]


def _blanks(size: int) -> List[Paragraph]:
    return [Paragraph("一、甲"), Paragraph("XXX " * size), Paragraph("（请填写内容）[单位名称]____" * size)]


def _placeholders(size: int) -> List[Paragraph]:
    waiting = (Placeholder(0, 4, "写明情况", "措施/项"),)
    one = Paragraph(
        "写明情况" * size, placeholders=tuple(Placeholder(4 * i, 4 * i + 4, "写明", "背景") for i in range(size))
    )
    return [Paragraph("一、背景"), *[Paragraph("写明情况", placeholders=waiting)] * size, one]


def _letters(size: int) -> List[Paragraph]:
    value = Filled(0, 100 * size, "title", "unit")
    return [Paragraph("甲" * 100 * size + "总结", "Title", filled=(value,)), Paragraph("一、背景"), Paragraph("文。")]


def _items(size: int) -> List[Paragraph]:
    return [
        Paragraph("；".join(f"（{number}）甲乙丙" for number in range(size))),
        Paragraph("一是甲。二是乙。" * size),
        *[Paragraph(f"见第{number}章、附件{number}、图{number}。") for number in range(size)],
        *[Paragraph(f"{number % 7 + 1}. 苹果，") for number in range(size)],
    ]


DOCUMENTS: Dict[str, Callable[[int], List[Paragraph]]] = {
    kind.__name__[1:]: kind
    for kind in (_one_number, _styled, _ten_levels, _bare, _blanks, _placeholders, _letters, _items)
}


def _verbs(paragraphs: Sequence[Paragraph], size: int) -> Dict[str, Callable[[], object]]:
    """What the verbs do, each by its name."""
    values = {"unit": "甲" * 100 * size}
    snapshot = Snapshot(tuple(paragraphs), fields=values)
    report = run.check(snapshot, {}, "zh-CN", OUTLINE)
    spots = filling.spots(snapshot, report.analysis.tree)
    every = [rule.id for rule in all_rules()]
    return {
        "recognise": lambda: recognise(snapshot),
        "check": lambda: run.check(snapshot, {}, "zh-CN"),
        "check against an outline": lambda: run.check(snapshot, {}, "zh-CN", OUTLINE),
        "choose fixes": lambda: fixes.together(report.findings, every),
        "find placeholders": lambda: filling.spots(snapshot, report.analysis.tree),
        "fill": lambda: filling.fill(spots, SNIPPETS, OUTLINE, values),
        "set fields": lambda: field_changes.change(snapshot, {"unit": "乙"}, "zh-CN"),
        "complete": lambda: completion.complete(analyse(snapshot, OUTLINE, values)),
    }


def _steps(work: Callable[[], object]) -> int:
    """How many lines of Python run."""
    count = 0

    def traced(_frame: Any, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def _growth(small: Callable[[], object], large: Callable[[], object]) -> float:
    small()  # what is done once
    return _steps(large) / max(_steps(small), 2_000)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_four_times_the_document_takes_about_four_times_the_steps(kind: str) -> None:
    size = 60
    small, large = (_verbs(DOCUMENTS[kind](count), count) for count in (size, 4 * size))
    grown = {name: _growth(small[name], large[name]) for name in small}
    assert {name: growth for name, growth in grown.items() if growth > MOST} == {}


def test_an_outline_with_many_sections_alike_is_put_in_step_by_step() -> None:
    def put_in(count: int) -> object:
        outline = notation.outline(f"= 总结; 措施(项{{{count},}}; <写明>)")
        return package(insertion.plan(outline, {}), Names(()))

    assert _growth(lambda: put_in(100), lambda: put_in(400)) < MOST
