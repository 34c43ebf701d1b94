"""A document that looks like an outline which nobody chose for it.

What it finds
    A document that records no outline, while its title and headings are much like those of one in the library: which one, how
    much of it is there, and how many more findings there would be if it is the document's. None of these is reported, and none is
    fixed.

Why it matters
    Where the outline is the right one, the check can say more; where it is not, everything that it says is wrong.

Wrong
    like 背景; 措施; 要求; 分工 :: 一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。

Right
    背景; 措施; 要求 :: 一、背景 | 文。 | 二、措施 | 文。 | 三、要求 | 文。
    like 背景; 措施; 要求; 分工 :: 一、范围 | 文。 | 二、措施 | 文。 | 三、附则 | 文。

Options
    None.

Fix
    The outline is recorded as the document's, if asked for this one finding; from then on its rules apply.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...document.edits import Record
from ..rule import Applicability, Rule, Violation


def find(analysis: Analysis) -> Iterator[Violation]:
    guess = analysis.guess
    if guess is not None:
        title = analysis.official.title or analysis.tree.title
        yield Violation(
            title.start if title else 0,
            0,
            len(analysis.snapshot.paragraphs[title[-1]].text) if len(title) == 1 else 0,
            {"title": guess.outline.title, "percent": round(guess.score * 100), "count": guess.findings},
            fix=(Record(outline=guess.outline.id),),
            applicability=Applicability.ALONE,
        )


RULE = Rule(
    id="outline-guessed",
    severity="info",
    source="house: the library's outlines",
    message={
        "zh-CN": "本文档很像提纲“{title}”（有其{percent}%的标题）；如果确是按它写的，另有{count}处问题。",
        "en": "This looks like the outline “{title}” ({percent} % of its headings); {count} more findings if it is one.",
    },
    about_zh="文档没有指定提纲，但标题与提纲库中的某一提纲相近。没有人选定的提纲不作为检查依据，这里只提示："
    "像哪个提纲、有多像、按它检查会多出几处问题。确是按该提纲写的，请将它记为本文档的提纲，以后就按它检查。",
    source_zh="本提纲：提纲库中的提纲",
    find=find,
)
