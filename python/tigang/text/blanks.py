"""What other people's forms, templates and drafts have where something is still to be written: one table of the kinds.

A kind is found by its pattern; what looks alike and is meant as it stands (code, formulas, Markdown, masked numbers, names of
keys) is distinguished from it by what stands around it. Whoever reports too much is not listened to, so in doubt it is meant.
"""

from __future__ import annotations

import functools
import re
from typing import Callable, Iterator, List, NamedTuple, Sequence, Tuple

from ..document.snapshot import Paragraph, Placeholder

_Match = "re.Match[str]"


class Kind(NamedTuple):
    """One way to say that something is to be written here."""

    words: Tuple[str, ...]  # no text without any of them has it: a plain search is the fastest
    pattern: re.Pattern[str]  # group g: what is to be written, f: the name of a field
    meant: Callable[[re.Match[str]], bool] = lambda m: False  # whether a match says just what it should
    fill: bool = True  # whether it is a place to be filled, where Next Placeholder goes
    reported: bool = True  # whether it is reported as a mark; else another rule reports it


# --- what is meant as it stands ---------------------------------------------------------------------------------------

_QUOTED = re.compile("“”|‘’|「」|\"\"|''|``|『』")
_SURNAMES = "张王李赵刘陈杨黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢"
_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


_NEAR = 80  # characters: what stands farther away says nothing of a blank, and a paragraph may hold thousands


@functools.lru_cache(maxsize=64)  # asked for each blank of a text, and the text may be long
def _first(pattern: re.Pattern[str], text: str) -> int:
    """Return where the first match in a text ends; behind its end when there is none."""
    m = pattern.search(text)
    return m.end() if m else len(text) + 1


@functools.lru_cache(maxsize=64)
def _last(pattern: re.Pattern[str], text: str) -> int:
    """Return where the last match in a text begins; -1 when there is none."""
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def _has(pattern: re.Pattern[str], text: str) -> bool:
    return _first(pattern, text) <= len(text)


def _is_first(m: re.Match[str]) -> bool:
    """Return whether nothing but spaces stands before a match."""
    return _first(_NO_SPACE, m.string) > m.start()


_WORD, _LETTER, _NO_SPACE = re.compile(r"\w"), re.compile(r"[^\W_]"), re.compile(r"\S")
_FOUR_CJK = re.compile("[\u4e00-\u9fff]{4}")
_CODE = re.compile(r"[;{]\s*$|\{\s*\w+\s*:|</|/>|=\"|==|&&|\|\||->|=>|::|\$\(|`")
_NOTHING_MORE, _ENDS_A_LABEL = re.compile("[ ：:。]*\\Z"), re.compile(r"[：:）)]\s*$")


def _around(m: re.Match[str], count: int = 1) -> Tuple[str, str]:
    return m.string[max(0, m.start() - count) : m.start()], m.string[m.end() : m.end() + count]


def quoted(m: re.Match[str]) -> bool:
    """Return whether a match stands in quotation marks of its own."""
    return bool(_QUOTED.fullmatch("".join(_around(m))))


def _in_code(m: re.Match[str]) -> bool:
    """Return whether what stands around is a path, a command, a formula, mark-up or a link."""
    before, after = _around(m)
    return quoted(m) or _has(_CODE, m.string) or before in tuple("/\\=.$@#&-") or after in tuple("/\\=@&(-")


def _crosses_meant(m: re.Match[str]) -> bool:
    """In quotation marks, within a masked number, after a surname (王××), or a Roman numeral (Part XXX)."""
    before, after = _around(m, _NEAR)
    address = before.endswith("@") or after.startswith("@")  # xxx@xxx: made public without it
    masked = address or before[-3:].isdigit() or (before[-1:].isdigit() and after[:1].isdigit())
    name = re.search(rf"(?:^|[部志人员民工长记任师生者、，。；：（“\s])[{_SURNAMES}]$", before) and len(m[0]) < 3
    roman = m[0] == "XXX" and (
        after.startswith((".", ")")) or re.search(r"\b(?!The |This |Our )[A-Z][a-z]+\.? $", before)
    )
    return bool(quoted(m) or masked or name or roman)


def _label_meant(m: re.Match[str]) -> bool:
    """【摘要】 at the beginning is a label and 【案例一】 may be one anywhere; a slot says what to fill in."""
    inside = m[0][1:-1].strip()
    begins = _first(_WORD, m.string) > m.start()
    slot = _TO_FILL.search(inside) or (not begins and _SLOT.search(inside))
    return not slot if inside else m[0] == "【】" and bool(_ENDS_A_QUESTION.match(m.string, m.end()))


def _bracket_meant(m: re.Match[str]) -> bool:
    """[注1], [单选], a link, or a label before its text."""
    alone = _is_first(m) and bool(_NOTHING_MORE.match(m.string, m.end()))
    slot = _TO_FILL.search(m["g"]) or _SLOT.search(m["g"]) or (alone and _SLOT_ALONE.search(m["g"]))
    return m.string[m.end() : m.end() + 1] == "(" or not slot


def _in_form(m: re.Match[str]) -> bool:
    """甲方（单位名称）： asks for what follows."""
    return m.string[m.end() : m.end() + 1] in ("：", ":") or _is_first(m) or quoted(m)


def _line_to_sign(m: re.Match[str]) -> bool:
    """Return whether it is a rule, or what is to be filled by hand: 签名：____, Date ____."""
    alone = not _has(_LETTER, m.string)
    last = _last(_LETTER, m.string) < m.end() and bool(_ENDS_A_LABEL.search(_around(m, _NEAR)[0]) or _is_first(m))
    by_hand = len(m.string) < _FORM_LINE and _BY_HAND.search(m.string) and not _UNITS.match(m.string, m.end())
    date = any(place.start() <= m.start() < place.end() for place in _RUSSIAN_DATE.finditer(m.string))
    return alone or last or date or bool(by_hand)


def _key_or_tag(m: re.Match[str]) -> bool:
    """Return whether it is a key, a tag, a part of a path or a title within a title: 《关于修改<农业法>的决定》."""
    before, after = _around(m, _NEAR)
    if before.endswith("/") or after.startswith("/") or _TAG_BEHIND.match(after):
        return True
    in_title = before.rfind("《") > before.rfind("》") and "》" in after
    return bool(_KEYS.fullmatch(m["g"])) or in_title or _in_code(m)


def _term(m: re.Match[str]) -> bool:
    """Return whether what stands in brackets is explained behind them, [Date] 會議的日期, or is an index: balances[address]."""
    before, after = _around(m, 2)
    index = before[-1:].isalnum() or before[-1:] in tuple("_])")
    return index or (_is_first(m) and after[:1] in (" ", "\t") and bool(_CJK.match(after[1:])))


def _constant(m: re.Match[str]) -> bool:
    """$HOME and the like, a part of a longer name (topic_${id}), and what stands in commands."""
    return m["g"].isupper() or _around(m)[0] == "_" or _in_code(m)


def _bold(m: re.Match[str]) -> bool:
    """**市政府** in Markdown."""
    return bool(_CLOSES_BOLD.match(m.string, m.end())) and _pairs(m.string)


@functools.lru_cache(maxsize=64)
def _pairs(text: str) -> bool:
    return text.count("**") % 2 == 0


_ENDS_A_QUESTION = re.compile(r"[。．.；;，,]")  # 正确的是【】。 waits for whoever sits the examination
_CLOSES_BOLD = re.compile(r"[^*\n]*[^\s*]\*\*(?![\u4e00-\u9fff])")


_TO_FILL = re.compile("填(?!空)|待(?:补|定|核|写|完善|确认|更新)|此处|^请|写明|插入|××|XX")
_SLOT = re.compile(
    "(?:名称|姓名|单位|日期|时间|地点|金额|数字|数量|文号|部门|职务|电话|手机|邮箱|地址|联系人|年份?|月份?|地区|人数|标题)$"
)
_SLOT_ALONE = re.compile("(?:机关|对象|事由|内容|正文|签名|落款|公章)$")
_FORM_LINE = 160  # characters
_BY_HAND = re.compile(r"\bsign|签[名字章]|盖章|\bdated?\b|日期|\bby\b|title|\bname\b|姓名|witness|seal", re.I)
_TAG_BEHIND = re.compile(r"\s*(?:标签|标记|标识|元素|节点|elements?\b|tags?\b|nodes?\b)")
_RUSSIAN_DATE = re.compile(r"[«“\"]_+[»”\"][\s_\d]*г")  # «__» ______ 2026 г.
_UNITS = re.compile(r"\s*[年月日元人个名项次份号时分]")
_KEYS = re.compile(
    r"enter|return|tab|esc(?:ape)?|space|backspace|del(?:ete)?|insert|home|end|up|down|left|right|page ?(?:up|down)|f\d{1,2}"
    r"|(?:ctrl|alt|shift|cmd)\b.*|html|head|body|title|table|div|span|string|int(?:eger)?|float|double|bool(?:ean)?|object|list|map"
    r"|set|key|value|type|any|[tkv]|https?.*|www.*|回车键?|空格键?|换行|制表符",
    re.I,
)

# --- the kinds --------------------------------------------------------------------------------------------------------

_X = "×╳Ｘ"
_CROSSES = re.compile(
    rf"(?:(?<!\d)(?:(?:19|20)\d?))?(?:[{_X}]{{2,}}|(?<![A-Za-z])X{{2,}}(?![A-Za-z]|染色体)|(?<=20\d)[X{_X}](?=年))"
    rf"(?:[年月〔〕\]第:：.][\dX{_X}]*[X{_X}]|[\u4e00-\u9fff]{{1,2}}[X{_X}]{{2,}})*"
    rf"|(?<=[年第〕\]])[{_X}](?=[号月日届次条期])|(?<![A-Za-z\d])[Xx{_X}](?:[年月]\s?[Xx{_X}]+)+(?=[月日])|(?<![A-Za-z])x{{3,}}(?![A-Za-z])"
)
_CROSSES_ENGLISH = re.compile(r"(?<![A-Za-z0-9])(?:X{3,}|x{3,}|(?:19|20)XX)(?![A-Za-z0-9])")
_ENGLISH_SLOT = (
    r"(?:(?:your|company|client|customer|project|full|first|last|street|e-?mail|phone|job|start|end|effective) )*"
    r"(?:name|date|address|title|company|amount|city|phone|e-?mail|signature|number|position|organi[sz]ation|department)s?"
)

KINDS: Tuple[Kind, ...] = (
    Kind(("{{",), re.compile(r"\{\{(?P<g>(?P<f>[^{}]{1,80}))\}\}"), reported=False),
    Kind(("【",), re.compile(r"【(?P<g>[^【】\n]{0,80})】"), lambda m: len(m[0]) > 32 or _label_meant(m)),
    Kind(("×", "╳", "Ｘ", "X", "xxx", "x月"), _CROSSES, lambda m: not _has(_CJK, m.string) or _crosses_meant(m)),
    Kind(("XX", "xxx"), _CROSSES_ENGLISH, lambda m: _has(_CJK, m.string) or _crosses_meant(m)),
    Kind(("${",), re.compile(r"\$\{(?P<g>(?P<f>[A-Za-z_\u4e00-\u9fff][\w -]{0,40}))\}"), _constant),
    Kind(("«",), re.compile(r"«(?P<g>(?P<f>(?=_*[^\W_])[A-Z_\u4e00-\u9fff][\w]{0,40}))»"), _in_code),
    Kind(("<<",), re.compile(r"(?<!<)<<(?P<g>(?P<f>[A-Za-z\u4e00-\u9fff](?:[\w -]{0,40}\w)?))>>(?!>)"), _in_code),
    Kind(
        ("<",),
        re.compile(r"(?<![A-Za-z0-9_<])<(?P<g>[A-Z][\w' -]{2,40}|[\u4e00-\u9fff][^<>\n=/]{1,40})>(?!>)"),
        _key_or_tag,
    ),
    Kind(("___", "＿＿"), re.compile(r"(?<![A-Za-z0-9_/.`])(?=(_{3,}))\1(?![\w/.`(]*\()|＿{2,}"), _line_to_sign),
    Kind(
        ("年 ", "年\u3000", "   ", "\u3000\u3000\u3000"),
        re.compile(r"(?<=\d年)[ \u3000]+月[ \u3000]+日|(?<=[为币计约共资款])[ \u3000]{3,}(?=[万亿]?[元人个名项])"),
        lambda m: _first(_FOUR_CJK, m.string) > m.start(),
    ),
    Kind(
        ("lick", "ap here", "ap to", "hoose an item", "nter text", "击此处", "在此处", "在此输入", "在这里"),
        re.compile(
            r"\b(?:(?:Click|Tap)(?: or (?:tap|click))?(?: here)? to (?:enter|add|type|insert|edit|choose)"
            r""
            r"|Enter text here|Choose an item)\b[^.。\n]{0,40}[.。]?"
            r"|(?:请)?(?:单击|点击|双击)(?:或点击|或单击)?此处[^。\n，,]{0,16}[。]?"
            r"|请在(?:此处|此|这里)(?:输入|填写|键入|插入)[^。\n，,]{0,12}[。]?"
        ),
        quoted,
    ),
    Kind(("orem ipsum",), re.compile(r"(?i)\blorem ipsum(?=\W*(?:dolor\b|\Z|\n))[^\n]*"), quoted),
    Kind(("[", "［"), re.compile(r"[\[［](?P<g>[\u4e00-\u9fff]{2,20})[\]］]"), _bracket_meant),
    Kind(
        ("[",),
        re.compile(
            r"\[(?P<g>(?i:insert|enter|fill in|your|to be (?:added|completed|confirmed|determined)|tbc)\b[^\[\]\n]{0,60}"
            rf"|(?i:{_ENGLISH_SLOT}))\](?![(\[:])"
        ),
        _term,
    ),
    Kind(
        ("○", "〇", "◯", "□", "Ｏ"),
        re.compile(
            r"(?<![一二三四五六七八九十百零〇○\d])[○〇◯]{2,}(?=[\u4e00-\u9fff])(?![一二三四五六七八九十年])"
            r"|(?<!□)□{2,}(?=[\u4e00-\u9fff])"
        ),
        quoted,
    ),
    Kind(("**",), re.compile(r"(?<![\w*\u4e00-\u9fff])\*{2,}(?=[省市县区局镇乡村]|公司|单位|学校|同志)"), _bold),
    Kind(
        ("（", "("),
        re.compile(
            r"[（(](?P<g>(?:单位|公司|部门|机关|学校|项目|会议|活动|企业|产品)(?:名称|全称)|请?填写[^（）()\n]{0,12}|具体(?:时间|地点|日期|内容|名称))[）)]"
        ),
        _in_form,
    ),
    Kind(
        ("TODO", "TBD", "FIXME"),
        re.compile(r"(?<![A-Za-z0-9_#])(?:TODO(?! (?:list|item|comment|[A-Z][a-z]))|TBD|FIXME)(?![A-Za-z0-9_])"),
        quoted,
        fill=False,
    ),
    Kind(("N/A", "n/a", "TBA", "TBC"), re.compile(r"\A\s*(?:N/A|n/a|TBA|TBC)[.。]?\s*\Z"), fill=False),
    Kind(
        ("待",),
        re.compile(
            r"(?:(?<=\A)|(?<=[（(\[：:\s]))(?:此处|具体|内容|数据)*待(?:补充|完善|填写|填|核实|更新)(?=\s*(?:[）)\]。]|\Z))|"
            r"\A\s*待定[。.]?\s*\Z"
        ),
        fill=False,
    ),
    Kind(("???", "？？？"), re.compile(r"(?<!\w)[?？]{3,}|(?<![吗呢么啊吧])[?？]{3,}(?=[\w%％])"), quoted, fill=False),
    # What a machine said to its person, and not to the reader.
    Kind(
        ("如需", "如果需要", "人工智能", "作为一", "希望", "为您", "AI", "可以帮"),
        re.compile(
            r"如(?:果)?(?:您|你)?需要?(?:进一步|再)?(?:调整|修改|补充|完善|润色|细化)[^。！\n]{0,24}(?:请|可以?)?(?:随时)?(?:告诉|告知|和)我[^。！\n]{0,8}[。！]?"
            r"|(?:以上|本文|本)?内容由(?:人工智能|AI)[^。\n]{0,12}生成[^。\n]{0,24}[。]?"
            r"|作为一[个名款](?:AI|人工智能)[^。\n]{0,12}(?:模型|助手)"
            r"|希望(?:以上|这[份个篇些]|上述)[^。！\n]{0,20}对[您你]有(?:所)?帮助[。！]?"
            r"|(?:以下|下面)是(?:我)?(?:为您|为你|根据您|根据你)[^。！：:\n]{0,40}[。！：:]?"
        ),
        quoted,
        fill=False,
    ),
    Kind(
        (
            "language model",
            "Certainly!",
            "Let me know if you",
            "hope this helps",
            "Here's a draft",
            "Sure! Here",
            "Of course! Here",
        ),
        re.compile(
            r"\bAs an AI(?: language)? model\b|(?:Certainly|Sure|Of course)! Here(?:'s| is| are)\b[^.\n]*"
            r"|\bI hope this helps[.!]?"
            r"|\bLet me know if you(?:'d| would)? (?:like|need|want) (?:any|me to|further)[^.!\n]{0,60}"
            r"(?:change|adjust|revis|refine|edit|tweak)"
            r"[^.!\n]{0,30}[.!]?"
        ),
        quoted,
        fill=False,
    ),
)
_CODE_LINE = re.compile(r"^\s*(?:[|+].*[|+]\s*$|#!|//|/\*|<[!?/a-z]|\$ |> |\\[a-z]+\{)|\)\s*;\s*$|\{\s*$|=\s*\S+;\s*$")
_MATHS = re.compile(r"\\(?:frac|sum|left|begin|mathbb?)|\$(?!\{)[^$]*[\\^_][^$]*\$")


def quoted_as_it_stands(text: str) -> bool:
    """Return whether a paragraph is code, mark-up, a table of Markdown or a formula."""
    return bool(_CODE_LINE.search(text) or _MATHS.search(text))


def places(text: str, kinds: Sequence[Kind] = KINDS) -> Iterator[Tuple[Kind, re.Match[str]]]:
    """Yield the blanks of a text, by kind."""
    if quoted_as_it_stands(text):
        kinds = [kind for kind in kinds if kind.words == ("{{",)]
    for kind in kinds:
        if any(words in text for words in kind.words):
            for m in kind.pattern.finditer(text):
                if not kind.meant(m):
                    yield kind, m


def waiting(paragraph: Paragraph) -> List[Placeholder]:
    """Return all places of a paragraph that wait to be filled, in order: placeholders, and what others write for one.

    What stands in the value of a field is the person's own, whatever it looks like, and is not filled in its turn.
    """
    found = list(paragraph.placeholders)
    taken = bytearray(len(paragraph.text))  # a mark for each character
    for value in paragraph.filled:
        if value.field:
            _take(taken, value.start, value.end)
    for place in found:
        _take(taken, place.start, place.end)
    for m in _labelled(paragraph.text):
        if taken.find(1, m.start(), m.end()) < 0:
            _take(taken, m.start(), m.end())
            groups = m.groupdict()
            words, name = groups.get("g") or m[0], (groups.get("f") or "").strip()
            found.append(Placeholder(m.start(), m.end(), words.strip(" <>"), field=name))
    return sorted(found)


def is_found(text: str) -> bool:
    """Return whether anything in a text waits to be filled."""
    return any(True for _ in _labelled(text))


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * (min(end, len(taken)) - start)


def guided(text: str) -> List[Placeholder]:
    """Return the blanks of a text that say what is to be written there; names of fields are not among them."""
    found = [m for kind, m in places(text) if kind.fill and kind.reported and m.groupdict().get("g")]
    return sorted(Placeholder(m.start(), m.end(), m["g"].strip(), field=m.groupdict().get("f") or "") for m in found)


def _labelled(text: str) -> Iterator[re.Match[str]]:
    """Yield the blanks that can be filled, and any words in 【】: what surely is one is reported, what may be one is gone to."""
    yield from (m for kind, m in places(text) if kind.fill)
    if "【" in text:
        yield from KINDS[1].pattern.finditer(text)
