"""A heading that repeats an earlier one.

What it finds
    Two sibling headings of the same words, marks and spaces aside. Under different headings the same words (小结, Summary) are
    right, and so are repetitions of one section that the outline asks for. Articles that are sentences have no heading.

Why it matters
    A part was pasted twice, or one of the two was not yet given its own words.

Wrong
    一、背景 | 文。 | 二、措施 | 文。 | 三、措施 | 文。
    一、背景 | 文。 | 二、措施 | 文。 | 二、措施 | 文。 | 三、要求 | 文。

Right
    一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。
    # Scope | ## Aim | Text. | ## Summary | Text. | # Method | ## Steps | Text. | ## Summary | Text.

Options
    None.

Fix
    None: only the author knows which of the two stays.
"""

from __future__ import annotations

import collections
import re
from typing import Container, Dict, Iterator, List, Tuple

from ...analysis import Analysis
from ...structure.tree import Heading
from ...text.similarity import plain
from ..rule import Rule, Violation, at_heading

_SENTENCE = ("。", "：", "；", ".", ":", ";", "—")
_GONE = re.compile(r"^[（(]?(?:[删刪削]除|略|欠番)[）)]?$|\b(?:reserved|repealed|deleted|omitted)\b", re.I)
_LINE = 40  # characters: a longer line is the first one of a sentence, whatever it ends in
_WORDS = 12  # characters: a longer line that ends as sentences do is one


def find(analysis: Analysis) -> Iterator[Violation]:
    pairs = [(earlier, again) for earlier, again in _repeated(analysis) if not _is_title(analysis, earlier)]
    first_ones = {earlier.paragraph for earlier, _ in pairs}
    for earlier, again in pairs:
        if not _is_contents(analysis, earlier, first_ones) and not _asked_for(analysis, again):
            yield at_heading(analysis, again, found=again.text)._replace(related=earlier.paragraph)


def _repeated(analysis: Analysis) -> Iterator[Tuple[Heading, Heading]]:
    """Yield the headings that repeat one beside them, each behind that one."""
    alike: Dict[object, List[Heading]] = collections.defaultdict(list)
    for heading in analysis.tree.headings:
        counted = heading.sequence if heading.label else -1  # numbers that begin anew begin another text
        alike[heading.parent, heading.level, counted, plain(heading.text)].append(heading)
    for headings in alike.values():
        if len(headings) > 1 and len(plain(headings[0].text)) > 1:
            counting = [heading for heading in headings if _counts(analysis, heading)]
            yield from ((counting[0], again) for again in counting[1:])


def _counts(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading has words of its own: no placeholder, no sentence."""
    waits = bool(analysis.snapshot.paragraphs[heading.paragraph].placeholders)
    return not waits and not _is_sentence(analysis, heading)


def _is_title(analysis: Analysis, heading: Heading) -> bool:
    """Return whether a heading is the title, which may stand on a page of its own and above the text."""
    return heading is analysis.tree.headings[0] and heading.label is None


def _is_contents(analysis: Analysis, heading: Heading, repeated: Container[int]) -> bool:
    """Return whether a heading stands in a row without text of which others come again, too: they are contents."""
    paragraphs = analysis.snapshot.paragraphs
    lines = [index for index in range(heading.paragraph - 1, heading.paragraph + 2) if 0 <= index < len(paragraphs)]
    return sum(index in repeated for index in lines) > 1


def _is_sentence(analysis: Analysis, heading: Heading) -> bool:
    """Return whether it is a sentence or its beginning, as many begin with the same words, or says that nothing is there."""
    text = analysis.snapshot.paragraphs[heading.paragraph].text.rstrip()
    if heading.source != "styled" and len(heading.text) > _LINE:
        return True
    begins = heading.source != "styled" and text.endswith(_SENTENCE) and len(heading.text) > _WORDS
    article = heading.label is not None and heading.label.family in ("article", "inserted")
    return (article or begins) and text.endswith(_SENTENCE) or bool(_GONE.search(heading.text))


def _asked_for(analysis: Analysis, heading: Heading) -> bool:
    section = analysis.match.sections.get(heading) if analysis.match else None
    return section is not None and bool(section.heading) and section.max != 1


RULE = Rule(
    id="heading-duplicate",
    severity="warning",
    source="practice: each part has its own heading",
    message={"zh-CN": "标题“{found}”与前面的标题重复。", "en": "The heading “{found}” repeats an earlier one."},
    about_zh="同一上级标题之下，有两个标题文字相同。多半是重复粘贴，或者其中一个还没有改写。请删去多余的部分，"
    "或改写其中一个标题。",
    source_zh="惯例：各部分的标题各不相同",
    find=find,
)
