"""A document number in other brackets, or with 第 or a leading zero.

What it finds
    In Chinese documents, at the top on a line of its own, or cited after an agency's code in an official document: X府[2026]1号,
    （2026）第01号, 【2026】1号 for 〔2026〕1号. Numbers of courts, contracts and buildings are other things.

Why it matters
    A document is cited and found by its number, letter by letter; the standard gives it one form.

Wrong
    X府[2026]1号 | = 关于做好防汛工作的通知 | 各科室： | 正文。
    X府（2026）第01号 | = 关于做好防汛工作的通知 | 各科室： | 正文。
    = 关于做好防汛工作的通知 | 各科室： | 按照X政发【2026】3号文件要求，现通知如下。

Right
    X府〔2026〕1号 | = 关于做好防汛工作的通知 | 各科室： | 按照X政发〔2026〕3号文件要求，住在(2026)3号楼的人员撤离。
    = 读书笔记 | 见财税[2008]1号。

Options
    None.

Fix
    The number in the standard's form; without asking where it stands on its own line and only its brackets change.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ...document.edits import Replace
from ...structure.lines import CODE, WRONG_NUMBER
from ..rule import Rule, Violation, safe_if

_LONGEST_CODE = 13  # with a space after it


def find(analysis: Analysis) -> Iterator[Violation]:
    if not (analysis.chinese and analysis.official.certain):
        return
    own = analysis.official.number
    for paragraph, start, m in analysis.body.search(WRONG_NUMBER):
        found, right = m[0], f"〔{m['year']}〕{int(m['n'])}号"
        if "".join(found.split()) == right:
            continue
        code = CODE.search(analysis.snapshot.paragraphs[paragraph].text, max(0, start - _LONGEST_CODE), start)
        if code and code[0].endswith("编号"):  # of a contract
            continue
        if paragraph == own or code:
            brackets = not m["word"] and not m["n"].startswith("0") and "年" not in found
            fix = Replace(right, paragraph, start, start + len(found))
            yield Violation(
                paragraph,
                start,
                start + len(found),
                {"found": found, "expected": right},
                fix=(fix,),
                applicability=safe_if(paragraph == own and brackets),
            )


RULE = Rule(
    id="document-number",
    severity="warning",
    source="standard: GB/T 9704-2012, 7.2.5",
    message={
        "zh-CN": "发文字号“{found}”应写作“{expected}”：年份用六角括号，不加“第”字，不编虚位。",
        "en": "The document number “{found}” is written “{expected}”: hexagonal brackets, no 第, no leading zero.",
    },
    about_zh="发文字号的年份没有用六角括号“〔〕”，或者加了“第”字、编了虚位（“01号”）。"
    "别人按发文字号引用和查找文件，写法应当一字不差。可以改成“X府〔2026〕1号”这样的规定写法。",
    source_zh="标准：GB/T 9704-2012，7.2.5",
    find=find,
)
