"""A look that is not that of the layout which the document was laid out with.

What it finds
    A paragraph style in use whose fonts, size, alignment, indents, line spacing or spaces are no longer what the layout gives
    it, and a page of another size or with other margins. One finding for each style, at the first paragraph that has it, and
    one for the page. Only in a document that records its layout. A font that stands in the layout's list is right, also where
    it is not the first. What is formatted directly, apart from the styles, is not looked at.

Why it matters
    Whoever receives the document measures it: 22 lines of 28 characters, margins for the binding.

Wrong
    look gbt-9704: Text body size=12pt | 一、背景 | 文。 | 二、措施 | 文。
    look gbt-9704: Text body font=Arial, indent=0mm | 一、背景 | 文。 | 二、措施 | 文。
    look gbt-9704: page top=25mm, left=25mm | 一、背景 | 文。 | 二、措施 | 文。

Right
    look gbt-9704: Text body size=16pt, font=FangSong | 一、背景 | 文。 | 二、措施 | 文。
    look gbt-9704: page top=37mm, left=28mm | 一、背景 | 文。 | 二、措施 | 文。

Options
    None.

Fix
    The style gets the layout's look again. The page is left to the person: changing it cannot be undone.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...document.edits import LayOut
from ...layouts.differences import differences
from ...messages import in_all_languages
from ..rule import Rule, Violation


def find(analysis: Analysis) -> Iterator[Violation]:
    look, layout = analysis.snapshot.look, analysis.layout
    if look is None or layout is None:
        return
    paragraphs = analysis.snapshot.paragraphs
    for difference in differences(layout, look):
        name = difference.style
        first = next((index for index, p in enumerate(paragraphs) if not name or p.style == name), None)
        if first is not None:
            what = in_all_languages("layout.differs.style" if name else "layout.differs.page", name=name)
            fix = (LayOut((difference.fixed,)),) if difference.fixed else ()
            yield Violation(
                first,
                0,
                len(paragraphs[first].text) if name else 0,
                {"what": what, "layout": layout.title, "differences": difference.message},
                fix=fix,
            )


RULE = Rule(
    id="layout-differs",
    severity="info",
    source="house: the document's layout",
    message={
        "zh-CN": "{what}与版式“{layout}”不同：{differences}。",
        "en": "{what} differs from the layout “{layout}”: {differences}.",
    },
    about_zh="段落样式或页面与文档所用的版式不同，例如字体、字号、行距或页边距改动过。收文单位会按版式核对，"
    "例如每页22行、每行28个字。样式可以恢复为版式的规定；页面请自行调整，因为改动页面不能撤销。",
    source_zh="本提纲：文档所用的版式",
    find=find,
)
