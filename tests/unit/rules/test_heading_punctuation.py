"""Where a mark at a heading's end is one too many."""

from __future__ import annotations

from typing import List

import pytest

from tigang.checking import run
from workshop import notation, simulate


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "第一条 标的。 | 1.1 文。 | 1.2 文。 | 第二条 价款 | 2.1 文。 | 2.2 文。 | 第三条 交货 | 3.1 文。 | 3.2 文。",
            [0],
        ),  # a contract's
        ("# 第一条 标的。 | 文。 | # 第二条 价款 | 文。 | # 第三条 交货 | 文。", [0]),
        # Two of three, on lines of their own.
        ("一、范围。 | 文。 | 二、方式： | 文。 | 三、要求 | 文。", [0, 2]),
        ("一、范围。 | 文。 | 二、方式。 | 文。 | 三、要求。 | 文。", []),
        ("第一章 总则 | 第一条 为了规范管理，制定本办法。 | 第二条 本办法适用于本市。", []),  # a law's
        ("# 第一章 总则 | ## 第一条 为了规范管理，制定本办法。 | ## 第二条 本办法适用于本市。", []),
    ],
)
def test_articles_are_lines_or_sentences(line: str, expected: List[int]) -> None:
    findings = run.check(notation.document(line), {}, "en").findings
    assert [f.paragraph for f in findings if f.rule == "heading-punctuation"] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Sentences in a heading's style, beside others that are sentences, too.
        (
            "# 一、投标 | ## （一） 招标人应当在公示期满后确定中标的供应商。 | ## （二） 未中标的供应商可以在十日内申请退还保证金；或 "
            "| # 二、评标 | 文。",
            [],
        ),
        (
            "# 1. Terms | Text. | ## 1.1 the buyer pays within thirty days. | ## 1.2 the seller ships the goods within ten days. | Text.",
            [],
        ),
        # Among lines that are none, one is a slip.
        ("# 一、投标 | 文。 | # 二、评标 | 文。 | # 三、招标人应当在公示期满后确定供应商。 | 文。", [4]),
    ],
)
def test_sentences_keep_their_full_stop(line: str, expected: List[int]) -> None:
    findings = [f for f in run.check(notation.document(line), {}, "en").findings if f.rule == "heading-punctuation"]
    assert [f.paragraph for f in findings] == expected
    assert not any(f.safe for f in findings)


def test_the_blank_before_a_colon_goes_with_it() -> None:
    snapshot = notation.document("# Les sites : | Texte. | # Les prix | Texte.")
    [finding] = run.check(snapshot, {}, "en").findings
    assert simulate.apply(snapshot, finding.fix).paragraphs[0].text == "Les sites"


@pytest.mark.parametrize(
    "line",
    [
        "(i) Time is limited | Text. | (ii) Each member must be recognized by the chair. | Text. | (iii) Comments | Text.",
        "# Scope | Text. | ## 1. Section 5.060 is amended to read as follows: | Text. | ## 2. Repeal | Text.",
        "[1.] Write the title of your project. | Text. | [2.] What is its goal? | Text. | [3.] Which are its parts? | Text.",
    ],
)
def test_english_sentences_keep_their_marks(line: str) -> None:
    findings = run.check(notation.document(line), {}, "en").findings
    assert [f.paragraph for f in findings if f.rule == "heading-punctuation"] == []
