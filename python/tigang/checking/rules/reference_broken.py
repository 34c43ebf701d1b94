"""A cross-reference whose target is gone.

What it finds
    The words that Writer and Word put in the place of a reference that leads nowhere: "错误：引用源未找到", "Error!
    Bookmark not defined." and their like.

Why it matters
    It is printed just so.

Wrong
    一、背景 | 见错误！未找到引用源。
    一、背景 | 详见错误：引用源未找到的说明。
    # Scope | As shown in Error: Reference source not found, all is well.
    # Scope | See Error! Bookmark not defined.

Right
    一、背景 | 发现一处错误：数据有误。
    # Scope | Error: the file was not found.

Options
    None.

Fix
    None: only the author knows what was referred to.
"""

from __future__ import annotations

import re
from typing import Iterator

from ...analysis import Analysis
from ..rule import Rule, Violation

_BEGINNINGS = ("错误", "Error!", "Error:")
_BROKEN = re.compile(
    r"错误\s?[!！:：]\s*(?:未找到引用源|找不到引用源|引用源未找到|未找到参照源|参照源未找到|未定义书签|书签未定义|未指定书签|"
    r"文档中没有指定样式的文字|链接无效)[。.]?|"
    r"Error[!:] (?:Reference source not found|Bookmark not defined|No bookmark name given|"
    r"No text of specified style in document|Not a valid link)\.?"
)


def find(analysis: Analysis) -> Iterator[Violation]:
    paragraphs = analysis.snapshot.paragraphs
    for index in sorted({index for words in _BEGINNINGS for index, _ in analysis.body.find(words)}):
        for m in _BROKEN.finditer(paragraphs[index].text):
            yield Violation(index, m.start(), m.end(), {"found": m[0]})


RULE = Rule(
    id="reference-broken",
    severity="error",
    source="practice: what Writer and Word show for a lost reference",
    message={"zh-CN": "交叉引用已失效：“{found}”。", "en": "This cross-reference leads nowhere: “{found}”."},
    about_zh="交叉引用的目标已不存在，文中显示“错误：引用源未找到”之类的文字。打印出来也是这样。"
    "请重新插入交叉引用，或删去这些文字。",
    source_zh="惯例：Writer 和 Word 对失效引用显示的文字",
    find=find,
)
