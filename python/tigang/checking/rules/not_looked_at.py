"""Something in the document that the check does not look at.

What it finds
    Tables within tables, whose headings are not read, words in drawings, and embedded documents, spreadsheets and presentations.
    It is told once, at the first of them. Formulas and charts are passed over: they have no headings and nothing to be filled in.

Why it matters
    No finding there does not mean that all is well there.

Wrong
    一、背景 | 文。{unseen:table} | 文。
    一、背景 | 文。{unseen:object} | 文。{unseen:table}

Right
    一、背景 | 文。 | 文。

Options
    None.

Fix
    None: look at it yourself.
"""

from __future__ import annotations

from typing import Dict, Iterable, Iterator

from ...analysis import Analysis
from ...messages import in_all_languages
from ..rule import Rule, Violation


def find(analysis: Analysis) -> Iterator[Violation]:
    unseen = analysis.snapshot.unseen
    if unseen:
        kinds = dict.fromkeys(kind for _, kind in sorted(unseen))
        yield Violation(min(unseen)[0], 0, 0, {"found": _listed(kinds), "count": len(unseen)})


def _listed(kinds: Iterable[str]) -> Dict[str, str]:
    """Return the kinds in words, by language."""
    words = [in_all_languages(f"unseen.{kind}") for kind in kinds]
    return {
        language: between.join(word[language] for word in words)
        for language, between in in_all_languages("unseen.separator").items()
    }


RULE = Rule(
    id="not-looked-at",
    severity="info",
    source="house: what is not checked is said",
    message={
        "zh-CN": "未检查{found}（{count}处），请自行核对。",
        "en": "Not looked at: {found} ({count}). Look there yourself.",
    },
    about_zh="文中有检查不到的内容：单元格中的表格、图形中的文字、嵌入的文档和电子表格等。没有提示不等于没有问题，请自行核对。"
    "整个文档只提示一次；公式和图表不在此列。",
    source_zh="本提纲：没有检查的，要说明",
    find=find,
)
