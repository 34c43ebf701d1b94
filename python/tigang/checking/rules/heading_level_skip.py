"""A heading whose level is more than one below the heading that it stands under.

What it finds
    A subheading under a heading while a level between them is left out: a number of the third level directly under
    one of the first in a row of numbers that has the second elsewhere, a Heading 3 directly under a Heading 1. A row
    or a document that never uses a level skips nothing, and numbered sentences are items, whatever stands above them.
    Where the number of the next heading of the level left out shows that one is lost, number-start reports it.

Why it matters
    Readers and tables of contents take the levels for the order of thought; a skipped one usually is a lost heading.

Wrong
    一、背景 | （一）政策 | 文。 | （二）现状 | 文。 | 二、措施 | 1.组织 | 文。 | 2.落实 | 文。
    # Background | Text. | ### Policy | Text.

Right
    一、背景 | （一）政策 | 文。 | （二）现状 | 文。 | 二、措施 | 文。
    一、背景 | 1.政策 | 文。 | 2.现状 | 文。 | 二、措施 | 1.组织 | 文。 | 2.落实 | 文。
    一、背景 | （一）政策 | 文。 | （二）现状 | 文。 | 二、分工 | 1.公安局：负责查处。 | 2.城管局：负责清理。
    第一条 程序 | （一）受理 | 1.登记 | 文。 | 2.审核 | 文。 | （二）决定 | 文。 | 第二条 评审 | 1.初审 | 文。 | 2.复审 | 文。
    # Background | Text. | ## Policy | Text.

Options
    None.

Fix
    None: only the author knows whether the heading or its level is wrong.
"""

from __future__ import annotations

from typing import Iterator, List, Optional, Sequence, Set, Tuple

from ...analysis import Analysis
from ...structure.tree import Heading
from ...text.labels import FAMILIES
from .. import title_page
from ..rule import Rule, Violation, at_heading

#: Numbers that stand under one another in this order (GB/T 9704-2012, 7.3.3).
_ORDERED = frozenset({"cjk", "cjk-paren", "arabic", "arabic-paren"})
_ARTICLES = frozenset({"article", "inserted"})  # under them stands whatever divides this one: （一） here, 1. there


def find(analysis: Analysis) -> Iterator[Violation]:
    reported: Set[Tuple[object, int]] = set()
    for heading in skipping(analysis):
        habit = (_kind(heading.parent), heading.level)
        if _is_item(heading, analysis) or _reported_elsewhere(heading, analysis) or title_page.is_on(analysis, heading):
            continue
        if heading.source == "styled" and (habit in reported or _styles_follow(heading, analysis)):
            continue  # the styles of this document do so throughout: one finding
        if heading.source == "styled" or not _is_usual(heading, analysis):
            reported.add(habit)
            above = heading.parent.level if heading.parent else 0
            yield at_heading(analysis, heading, found=heading.text, level=heading.level, expected=above + 1)


def skipping(analysis: Analysis) -> List[Heading]:
    """Return the headings that leave out a level above them, their siblings included.

    Of typed numbers only those of official documents have an order of their own. Levels above the outermost of a document
    are not left out: its title may be no heading.
    """
    headings = analysis.tree.headings
    used = {heading.level for heading in headings if heading.label}
    outermost = min((heading.level for heading in headings), default=1) - 1
    return [
        heading
        for heading in headings
        if (heading.source == "styled" or _has_order(heading, analysis.tree.roots))
        and any(
            level in used or heading.source == "styled"
            for level in range((heading.parent.level if heading.parent else outermost) + 1, heading.level)
        )
    ]


def _has_order(heading: Heading, roots: Sequence[Heading]) -> bool:
    """Return whether a heading without style has a number of the customary order, under one that has such a number, too."""
    if heading.label is None or heading.label.family not in _ORDERED:
        return False
    if heading.parent is None:
        # Below an attachment's title stands whatever divides it.
        return not heading.explained and any(_is_outer(root, heading) for root in roots)
    above = heading.parent.label
    if above is None or FAMILIES[above.family].beside or above.family in _ARTICLES:
        return False
    return above.family in _ORDERED or above.family == "formal" or above.shape.prefix == "第"


def _is_outer(root: Heading, heading: Heading) -> bool:
    """Return whether one of the outermost headings has a number under which another one's stands by custom."""
    return root.label is not None and root.level < heading.level and root.label.family in _ORDERED | {"formal"}


def _styles_follow(heading: Heading, analysis: Analysis) -> bool:
    """Return whether the styles of a heading and the one above leave out no level, or no heading stands above it."""
    above, paragraphs = heading.parent, analysis.snapshot.paragraphs
    if above is None:
        return True
    level = paragraphs[above.paragraph].level
    return bool(level) and paragraphs[heading.paragraph].level <= level + 1


def _kind(heading: Optional[Heading]) -> object:
    """Return what a heading is counted as: the family of its number, or its level."""
    return heading and (heading.label.family if heading.label else heading.level)


def _is_usual(heading: Heading, analysis: Analysis) -> bool:
    """Return whether more of the sections that are counted with the one above leave the level out than have it.

    What another document bound into this one does, a contract behind a call for tenders, says nothing.
    """
    above = heading.parent
    if above is None or above.label is None:
        return False
    alike = [h for h in analysis.tree.headings if h.children and h.sequence == above.sequence]
    left_out = sum(h.children[0].level > h.level + 1 for h in alike)
    return 2 * left_out > len(alike)


def _is_item(heading: Heading, analysis: Analysis) -> bool:
    """Return whether it is one whole sentence, which says all there is to say."""
    text = analysis.snapshot.paragraphs[heading.paragraph].text.rstrip()
    return heading.source != "styled" and not heading.run_in and not heading.children and text.endswith(("。", "；"))


def _reported_elsewhere(heading: Heading, analysis: Analysis) -> bool:
    return _skips_before(heading, analysis.tree.roots) or _anomaly_after(heading, analysis)


def _skips_before(heading: Heading, roots: Sequence[Heading]) -> bool:
    """Return whether the sibling before it made the same skip: one mistake, one finding."""
    siblings = heading.parent.children if heading.parent else roots
    index = siblings.index(heading)
    return index > 0 and siblings[index - 1].level == heading.level


def _anomaly_after(heading: Heading, analysis: Analysis) -> bool:
    """Return whether the next heading above it bears a number that shows that one before it is lost."""
    following = (h for h in analysis.tree.headings if h.paragraph > heading.paragraph and h.level < heading.level)
    after = next(following, None)
    return any(anomaly.kind == "start" and sequence.headings[0] is after for sequence, anomaly in analysis.anomalies)


RULE = Rule(
    id="heading-level-skip",
    severity="warning",
    source="practice: levels follow one another (GB/T 9704-2012, 7.3.3)",
    message={
        "zh-CN": "标题“{found}”是第{level}级，此处应为第{expected}级：中间缺少一级标题。",
        "en": "The heading “{found}” is of level {level} where level {expected} was expected: a level is left out.",
    },
    about_zh="标题跳级，中间缺少一级，例如文中别处用了“（一）”，这里却从“一、”直接到“1.”。"
    "读者和目录都按级别理解层次，跳级往往是漏了一个标题。请补上漏掉的标题，或改正标题的级别。",
    source_zh="惯例：标题逐级展开（GB/T 9704-2012，7.3.3）",
    find=find,
)
