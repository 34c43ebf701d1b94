"""Every family of numbers that headings and lists are counted with, and what is known of it whatever document it stands in.

A *family* is the class of ways to write a number that people mean as one rank and mix up by accident: ``（一）`` and ``(一)、``
are one family, ``（一）`` and ``（1）`` are two. The families have a customary order; for Chinese official documents it is that
of GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）), for books that of GB/T 7713.1 and common usage. A document may have another one.
"""

from __future__ import annotations

from typing import Dict, NamedTuple


class Family(NamedTuple):
    rank: float  # its place in the customary order, outermost first
    example: str  # how its number 1 is written
    heads: bool = False  # it marks headings even in a document that nowhere else has any; the others also number lists
    lists: bool = False  # it mostly numbers the items of lists: adjacent short ones are one
    beside: bool = False  # it stands beside the others, not above or below them
    continuous: bool = (
        False  # its numbers run through the document whatever stands between them (第一条 … over all chapters)
    )


#: Fractions keep decimals (1.1) right below their first number.
FAMILIES: Dict[str, Family] = {
    "title": Family(-1, "Title I", heads=True),
    "part": Family(0, "第一编", heads=True),
    "subpart": Family(0.5, "第一分编", heads=True),
    "chapter": Family(1, "第一章", heads=True),
    "appendix": Family(1, "附录A", heads=True, beside=True),
    "attachment": Family(1, "附件1", beside=True),
    "schedule": Family(1, "Schedule 1", heads=True, beside=True),
    "exhibit": Family(1, "Exhibit A", heads=True, beside=True),
    "letter-decimal": Family(1.2, "A.1", heads=True),
    **{f"letter-decimal-{depth}": Family(1.2 + depth / 20, "A" + ".1" * depth, heads=True) for depth in (2, 3, 4)},
    "section": Family(2, "第一节", heads=True),
    "article": Family(3, "第一条", heads=True, continuous=True),
    "inserted": Family(3, "第一条之一", heads=True),
    "paragraph-sign": Family(3, "§ 1", heads=True, continuous=True),
    "clause": Family(3.2, "第一款"),
    "upper-roman": Family(3.5, "I."),
    "formal": Family(3.8, "壹、", heads=True),
    "cjk": Family(4, "一、", heads=True),
    "cjk-paren": Family(5, "（一）", heads=True),
    "upper-roman-paren": Family(5.3, "(I)"),
    "upper-alpha": Family(5.5, "A."),
    "upper-alpha-paren": Family(5.7, "(A)"),
    "arabic": Family(6, "1."),
    **{f"decimal-{depth}": Family(6 + depth / 20, ".".join("1" * depth), heads=True) for depth in range(2, 10)},
    "number-letter": Family(6.6, "1.a"),
    "arabic-paren": Family(7, "（1）"),
    "arabic-rparen": Family(7.5, "1）", lists=True),
    "circled": Family(8, "①", lists=True),
    "lower-alpha": Family(9, "a.", lists=True),
    "lower-alpha-paren": Family(9.2, "(a)", lists=True),
    "upper-double": Family(9.3, "AA.", lists=True),
    "lower-double": Family(9.4, "aa.", lists=True),
    "lower-roman": Family(9.5, "i.", lists=True),
    "lower-roman-paren": Family(9.7, "(i)", lists=True),
}
RANKS = {name: family.rank for name, family in FAMILIES.items()}
#: Families whose numbers run through the whole document.
CONTINUOUS = frozenset(name for name, family in FAMILIES.items() if family.continuous)
#: Families that stand beside the others.
BESIDE = frozenset(name for name, family in FAMILIES.items() if family.beside)
