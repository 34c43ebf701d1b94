"""Sections moved, promoted and demoted: what stands below goes along, and the numbers follow."""

from __future__ import annotations

from typing import Callable, List

import pytest

from tigang import messages
from tigang.analysis import Analysis, analyse
from tigang.document.edits import Edit
from tigang.errors import TigangError
from tigang.planning import restructuring
from tigang.structure.tree import Heading
from workshop import notation
from workshop.simulate import apply

Change = Callable[[Analysis, Heading], List[Edit]]


def changed(line: str, words: str, change: Change, outline: str = "") -> str:
    snapshot = notation.document(line)
    analysis = analyse(snapshot, notation.outline(outline) if outline else None)
    heading = next(h for h in analysis.tree.headings if words in h.text)
    after = apply(snapshot, change(analysis, heading))
    return " | ".join(f"{'#' * p.level} {p.text}".strip() for p in after.paragraphs)


def up(analysis: Analysis, heading: Heading) -> List[Edit]:
    return restructuring.move(analysis, heading, -1)


def down(analysis: Analysis, heading: Heading) -> List[Edit]:
    return restructuring.move(analysis, heading, 1)


def far_up(analysis: Analysis, heading: Heading) -> List[Edit]:
    return restructuring.move(analysis, heading, -2)


def far_down(analysis: Analysis, heading: Heading) -> List[Edit]:
    return restructuring.move(analysis, heading, 2)


@pytest.mark.parametrize(
    "line, words, change, expected",
    [
        ("一、甲 | 文甲。 | 二、乙 | 三、丙 | 文丙。", "丙", far_up, "一、丙 | 文丙。 | 二、甲 | 文甲。 | 三、乙"),
        ("一、甲 | 文甲。 | 二、乙 | 三、丙 | 文丙。", "甲", far_down, "一、乙 | 二、丙 | 文丙。 | 三、甲 | 文甲。"),
        ("一、甲 | 文甲。 | 二、乙 | 文乙。", "乙", up, "一、乙 | 文乙。 | 二、甲 | 文甲。"),
        ("一、甲 | 文甲。 | 二、乙 | 文乙。", "甲", down, "一、乙 | 文乙。 | 二、甲 | 文甲。"),
        (
            "# 1 Aims | ## 1.1 Scope | Text. | # 2 Means | ## 2.1 People | ## 2.2 Money",
            "Means",
            up,
            "# 1 Means | ## 1.1 People | ## 1.2 Money | # 2 Aims | ## 2.1 Scope | Text.",
        ),
        (
            "# 一、甲 | ## （一）子 | 文。 | ## （二）丑 | 文丑。 | # 二、乙 | 文乙。",
            "丑",
            up,
            "# 一、甲 | ## （一）丑 | 文丑。 | ## （二）子 | 文。 | # 二、乙 | 文乙。",
        ),
        (
            "# 第一章 甲 | ## 第一条 子。 | ## 第二条 丑。 | # 第二章 乙 | ## 第三条 寅。",
            "乙",
            up,
            "# 第一章 乙 | ## 第一条 寅。 | # 第二章 甲 | ## 第二条 子。 | ## 第三条 丑。",
        ),
    ],
)
def test_a_section_moves_with_all_below_it(line: str, words: str, change: Change, expected: str) -> None:
    assert changed(line, words, change) == expected


@pytest.mark.parametrize(
    "line, words, change, expected",
    [
        (
            "# 一、甲 | ## （一）子 | 文。 | ## （二）丑 | 文。 | # 二、乙 | 文。",
            "丑",
            restructuring.promote,
            "# 一、甲 | ## （一）子 | 文。 | # 二、丑 | 文。 | # 三、乙 | 文。",
        ),
        (
            "# 一、甲 | 文。 | # 二、乙 | ## （一）子 | 文。 | # 三、丙 | 文。",
            "乙",
            restructuring.demote,
            "# 一、甲 | 文。 | ## （一）乙 | ### 1.子 | 文。 | # 二、丙 | 文。",
        ),
        (
            "# 1 Aims | Text. | # 2 Means | Text. | # 3 End | Text.",
            "Means",
            restructuring.demote,
            "# 1 Aims | Text. | ## 1.1 Means | Text. | # 2 End | Text.",
        ),
        ("# Aims | Text. | # Means | Text.", "Means", restructuring.demote, "# Aims | Text. | ## Means | Text."),
        (
            "# 1 Aims | ## 1.1 Scope | Text. | ## 1.2 Limits | Text. | # 2 End | Text.",
            "Scope",
            restructuring.promote,
            "# 1 Aims | # 2 Scope | Text. | ## 2.1 Limits | Text. | # 3 End | Text.",
        ),
    ],
)
def test_a_section_changes_its_level(line: str, words: str, change: Change, expected: str) -> None:
    assert changed(line, words, change) == expected


def test_only_what_is_touched_is_counted_anew() -> None:
    line = "# 一、甲 | 文。 | # 三、乙 | ## （一）子 | 文。 | ## （二）丑 | 文。"
    assert changed(line, "丑", up) == "# 一、甲 | 文。 | # 三、乙 | ## （一）丑 | 文。 | ## （二）子 | 文。"


def test_automatic_numbers_are_left_to_writer() -> None:
    line = "# [1] Aims | Text. | # [2] Means | More."
    assert changed(line, "Means", up) == "# Means | More. | # Aims | Text."


@pytest.mark.parametrize(
    "words, change", [("甲", up), ("乙", down), ("甲", restructuring.promote), ("甲", restructuring.demote)]
)
def test_what_cannot_be_is_said(words: str, change: Change) -> None:
    with pytest.raises(TigangError) as raised:
        changed("一、甲 | 文甲。 | 二、乙 | 文乙。", words, change)
    for language in messages.LANGUAGES:
        assert words in messages.get(f"error.{raised.value.code}", language, **raised.value.values)
