"""Styles and numbers that disagree: which of the two is meant."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from tigang.checking import run
from tigang.document.edits import Restyle
from workshop import notation


def found(line: str) -> List[Tuple[str, int, str]]:
    findings = run.check(notation.document(line), {}, "en").findings
    return [(f.rule, f.paragraph, f.fix[0].style if f.fix and isinstance(f.fix[0], Restyle) else "") for f in findings]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Every （一） is one level too high.
        ("# 一、甲 | # （一）乙 | 文。 | # （二）丙 | 文。 | # 二、丁 | 文。", [(1, "Heading 2"), (3, "Heading 2")]),
        ("# 1. A | # 1.1 B | Text. | # 1.2 C | Text. | # 2. D | Text.", [(1, "Heading 2"), (3, "Heading 2")]),
        # A skipped level is the style's fault when the number says so.
        (
            "# 一、甲 | ## （一）乙 | 文。 | ## （二）丙 | 文。 | # 二、丁 | ### （一）戊 | 文。 | ## （二）己 | 文。",
            [(6, "Heading 2")],
        ),
        # The title is Heading 1: all that follows is one level lower.
        ("# 总结 | ## 一、甲 | 文。 | ## 二、乙 | 文。", []),
        # An appendix counts anew with the same numbers at another level.
        ("# 1. A | Text. | # 2. B | Text. | # Appendix A Data | ## 1. C | Text. | ## 2. D | Text.", []),
    ],
)
def test_level_of_number_or_of_style(line: str, expected: List[Tuple[int, str]]) -> None:
    assert found(line) == [("heading-style-level", paragraph, style) for paragraph, style in expected]
