"""An addressee without its full-width colon, or several in a request for instructions.

What it finds
    In Chinese official documents, in the line after the title that names agencies: a half-width colon or none at its end;
    more than one addressee where the title ends with 请示. A line that may as well be the author's name, and a salutation
    (各位代表), are not looked at.

Why it matters
    The addressee is who has to act; a request with two of them is decided by neither.

Wrong
    = 关于放假的通知 | 各科室: | 正文。
    = 关于放假的通知 | 各县人民政府，市直各部门 | 正文。
    = 关于增加经费的请示 | 市人民政府、市财政局： | 正文。

Right
    = 关于放假的通知 | 各县人民政府，市直各部门： | 正文。
    = 关于增加经费的请示 | 市人民政府： | 正文。
    = 2026年工作总结 | 甲局 | 正文。

Options
    None.

Fix
    The full-width colon; without asking where a half-width one stands.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...document.edits import Replace
from ...structure.official import addressees
from ..rule import Rule, Violation, safe_if


def find(analysis: Analysis) -> Iterator[Violation]:
    index = analysis.official.addressee if analysis.chinese else None
    if index is None:
        return
    text = analysis.snapshot.paragraphs[index].text
    end = len(text.rstrip())
    start = end - len(text[:end].lstrip())
    words = text[start:end]
    if not words.endswith("："):
        bare = words.rstrip(":").rstrip()
        fix = Replace("：", index, start + len(bare), end)
        yield Violation(
            index,
            start,
            end,
            {"found": words, "expected": bare + "："},
            fix=(fix,),
            applicability=safe_if(words.endswith(":")),
        )
    if analysis.official.genre == "请示" and len(addressees(words)) > 1:
        yield Violation(index, start, end, {"found": words, "expected": addressees(words)[0] + "："})


RULE = Rule(
    id="addressee-form",
    severity="warning",
    source="standard: GB/T 9704-2012, 7.3.2; one addressee of a 请示: 党政机关公文处理工作条例, 15",
    message={
        "zh-CN": "主送机关“{found}”应写作“{expected}”：末尾用全角冒号，请示只主送一个机关。",
        "en": "The addressee “{found}” should read “{expected}”: a full-width colon at its end, and only one for a 请示.",
    },
    about_zh="主送机关末尾没有全角冒号，或者一份请示主送了多个机关。主送机关就是办理机关，"
    "多头主送的请示往往无人答复。冒号可以自动改正；请示请只留一个主送机关，需要其他机关知道的用抄送。",
    source_zh="标准：GB/T 9704-2012，7.3.2；请示主送一个机关：《党政机关公文处理工作条例》第十五条",
    find=find,
)
