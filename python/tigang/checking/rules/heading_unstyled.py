"""A heading that is one only to the eye.

What it finds
    Typed headings without a heading style. Where other headings of their level have one, each is a finding; else there is one
    finding for all of a level, or for the whole document when none of its headings has a style. Sentences and run-in headings
    need none, unless other run-in headings of their level have one.

Why it matters
    The Navigator, the table of contents and screen readers see only headings that have a style. A text of a page or two does
    without them: a document without any is not reported before it has ten headings.

Wrong
    # 一、背景 | 文。 | 二、措施 | 文。 | # 三、要求 | 文。
    # 一、背景 | （一）甲 | 文。 | （二）乙 | 文。 | # 二、措施 | 文。

Right
    # 一、背景 | （一）甲不够。文文。 | （二）乙不够。文文。 | # 二、措施 | 文。
    一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。

Options
    `heading-unstyled: {least: 10}`: as many headings has a document without heading styles that is reported.

Fix
    The heading style of the level. It is applied on request only where most of the headings that it is counted with have another
    one or none, or body follows in the same paragraph: that changes the looks of the document.
"""

from __future__ import annotations

import collections
import itertools
from typing import Dict, Iterator, List, Sequence

from ...analysis import Analysis
from ...document.edits import Restyle
from ...structure.tree import Heading
from ..certainty import keeps_look, siblings, surely
from ..rule import Rule, Violation, at_heading, option, safe_if

_SENTENCE = ("。", "！", "？", "；", "：", ".", "!", "?", ";", ":")


def find(analysis: Analysis) -> Iterator[Violation]:
    headings = analysis.tree.headings
    styled = {(h.level, h.run_in) for h in headings if h.source == "styled"}
    unstyled: Dict[int, List[Heading]] = collections.defaultdict(list)
    for heading in headings:
        if heading.source != "typed" or not (heading.run_in or _is_line(analysis, heading)):
            continue
        if (heading.level, heading.run_in) in styled:
            yield _hit(analysis, [heading], safe=not heading.run_in and _is_one_of_styled(analysis, heading))
        elif not heading.run_in:
            unstyled[heading.level].append(heading)
    if styled:
        for level in sorted(unstyled):
            yield _hit(analysis, unstyled[level], safe=False)
        return
    every = sorted(itertools.chain(*unstyled.values()), key=lambda heading: heading.paragraph)
    if len(every) >= option(analysis, RULE, "least"):
        yield _hit(analysis, every, safe=False)


def _is_one_of_styled(analysis: Analysis, heading: Heading) -> bool:
    """Return whether most of the headings that it surely is counted with have the style of its level."""
    counted = [other for other in siblings(analysis, heading) if other.sequence == heading.sequence]
    others = [other for other in counted if other is not heading and other.source == "styled"]
    alike = sum(other.meant == heading.level for other in others)
    return 2 * alike >= len(counted) - 1 > 0 and keeps_look(analysis, heading) and surely(analysis, counted)


def _is_line(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading is a line of its own: no numbered sentence, and none that waits to be filled."""
    paragraph = analysis.snapshot.paragraphs[heading.paragraph]
    return not paragraph.placeholders and not paragraph.text.rstrip().endswith(_SENTENCE)


def _hit(analysis: Analysis, headings: Sequence[Heading], safe: bool) -> Violation:
    fix = tuple(Restyle(h.paragraph, f"Heading {min(h.level, 10)}") for h in headings)
    return at_heading(analysis, headings[0], count=len(headings), found=headings[0].text)._replace(
        fix=fix, applicability=safe_if(safe)
    )


RULE = Rule(
    id="heading-unstyled",
    severity="info",
    source="practice: headings have heading styles",
    message={
        "zh-CN": "“{found}”等{count}个标题没有使用标题样式。",
        "en": "Headings without a heading style: {count}, beginning with “{found}”.",
    },
    about_zh="看上去是标题，却没有使用标题样式。导航、目录和读屏软件只认标题样式。可以加上相应级别的标题样式；"
    "全文都没有标题样式的，标题达到10个才提示，个数可在提纲中用 least 设定。",
    source_zh="惯例：标题使用标题样式",
    find=find,
    options={"least": 10},
)
