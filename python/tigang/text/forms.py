"""Every way to write a number at the beginning of a line, and what speaks against its being one.

The table is read from the top: the more specific forms come first. A form is a pattern with ``{n}`` for the numeral, the
numeral systems that it is written in, and what the number's shape is made of.
"""

from __future__ import annotations

import dataclasses
import functools
import re
import string
from typing import Dict, FrozenSet, Iterator, List, NamedTuple, Optional, Tuple

from .families import FAMILIES
from .numerals import (
    CIRCLED,
    CJK,
    DOT_ARABIC,
    FORMAL,
    LOWER_ROMAN,
    PAREN_ARABIC,
    PAREN_CJK,
    SYSTEMS,
    UPPER_ROMAN,
    parse_alpha,
    parse_cjk,
    parse_roman,
)
from .shapes import Label, Shape

#: Blanks and characters without width, which may stand before and after a number.
BLANKS = " \t\u3000\u00a0\u2002\u2003\u2009\u200b\u200e\u200f\u2060\ufeff"
_S = f"[{BLANKS}]*"
_OPEN, _CLOSE = "[（(﹙]", "[)）﹚]"
_LETTERS, _FIGURES = string.ascii_letters, "0123456789０１２３４５６７８９"
_CJK_NUMERAL = SYSTEMS["cjk"].pattern

#: The family of each counted word. 第一章 and Chapter 1 are one family.
WORDS: Dict[str, str] = {
    "编": "part",
    "編": "part",
    "篇": "part",
    "卷": "part",
    "部分": "part",
    "分编": "subpart",
    "分編": "subpart",
    "章": "chapter",
    "节": "section",
    "節": "section",
    "条": "article",
    "條": "article",
    "款": "clause",
    "项": "clause",
    "項": "clause",
    "附件": "attachment",
    "附表": "schedule",
    "附录": "appendix",
    "附錄": "appendix",
    "title": "title",
    "part": "part",
    "subpart": "subpart",
    "chapter": "chapter",
    "article": "article",
    "art": "article",
    "section": "section",
    "sec": "section",
    "clause": "clause",
    "appendix": "appendix",
    "annex": "appendix",
    "schedule": "schedule",
    "exhibit": "exhibit",
    "attachment": "attachment",
}
_COUNTED = "|".join(
    sorted(
        (word for word in WORDS if len(word) <= 2 and not word.startswith("附") and not word.isascii()),
        key=len,
        reverse=True,
    )
)
_ENGLISH = "|".join(sorted((word for word in WORDS if word.isascii()), key=len, reverse=True))

#: What may speak against a number, by name. The hard ones are no numbers to whoever asks about one line alone.
HARD = frozenset({"amount", "date", "digits", "series", "year", "alone", "sentence"})


class Form(NamedTuple):
    begins: str  # the characters that it may begin with
    pattern: str  # groups: n = numeral, word = counted word, base = what the prefix repeats, after = mark behind
    systems: Tuple[str, ...]
    family: str  # "" = that of the word; {system} and {depth} stand for theirs
    prefix: str = ""  # {word} and {base} as they stand in the text
    suffix: str = ""


_CHINESE = ("cjk", "arabic")
_CERTAIN = frozenset({"cjk", "formal"})  # what is read so is nothing else
_LETTER_SYSTEMS = ("upper-roman", "lower-roman", "upper-double", "lower-double", "upper-alpha", "lower-alpha")

FORMS: Tuple[Form, ...] = (
    Form(
        "第",
        rf"第{_S}(?P<first>{_CJK_NUMERAL}|[0-9０-９]{{1,4}}){_S}(?P<word>条|條)(?:から|及び|至|到|和|、|[－—–~～-])第{_S}(?P<n>{{n}}){_S}(?:条|條)(?:まで)?"
        rf"(?P<after>)(?=[{BLANKS}（(]|$)",
        _CHINESE,
        "",
        "第",
        "{word}",
    ),
    Form(
        "第",
        rf"第{_S}(?P<base>{_CJK_NUMERAL}|[0-9０-９]{{1,4}}){_S}(?P<word>条|條)(?:之|の)(?P<n>{{n}})(?P<after>[、.．:：]?)",
        _CHINESE,
        "inserted",
        "第{base}{word}之",
    ),
    Form(
        "第",
        rf"第{_S}(?P<n>{{n}}){_S}(?P<word>{_COUNTED})(?![件例款约目理]|[之の][{CJK}])(?P<after>[、.．:：]?)",
        _CHINESE,
        "",
        "第",
        "{word}",
    ),
    Form(
        "附",
        rf"(?P<word>附件|附录|附錄|附表){_S}(?P<n>{{n}})(?![年月日]|[-－—–.．][0-9])(?P<after>{_S}[、.．:：]?)",
        _CHINESE,
        "",
        "{word}",
    ),
    Form(
        "附",
        rf"(?P<word>附录|附錄|附件|附表){_S}(?P<n>[A-Z])(?![A-Za-z])(?P<after>[.．:：]?)",
        ("upper-alpha",),
        "",
        "{word}",
    ),
    Form(
        _LETTERS,
        rf"(?P<word>(?i:{_ENGLISH}))\.?[ \u00a0](?P<n>{{n}})(?![A-Za-z0-9])(?P<after>[.:]?)(?=\s|$|[\u2013\u2014-])",
        ("arabic", "upper-roman", "word", "upper-alpha"),
        "",
        "{word} ",
    ),
    Form("§", rf"§{_S}(?P<n>{{n}})(?![0-9A-Za-z])(?P<after>[.:]?)(?=\s|$)", ("arabic",), "paragraph-sign", "§ "),
    Form(
        _OPEN,
        rf"(?P<open>{_OPEN}){_S}(?P<n>{{n}}){_S}{_CLOSE}(?P<after>{_S}[、，,.．:：]?)",
        _CHINESE,
        "{system}-paren",
        "（",
        "）",
    ),
    Form(
        _OPEN,
        rf"(?P<open>{_OPEN}){_S}(?P<n>{{n}}){_S}{_CLOSE}(?P<after>{_S}[、，,.．:：]?)",
        ("lower-roman", "upper-roman", "lower-alpha", "upper-alpha"),
        "{system}-paren",
        "(",
        ")",
    ),
    Form(FORMAL, rf"(?P<n>{{n}}){_S}(?P<after>[、.．，,:：])", ("formal", "formal-traditional"), "formal", "", "、"),
    Form(CJK, rf"(?![{FORMAL}])(?P<n>{{n}}){_S}(?P<after>[、.．，,:：])", ("cjk",), "cjk", "", "、"),
    Form(CIRCLED, r"(?P<n>{n})(?P<after>[、.．]?)", ("circled",), "circled"),
    Form(PAREN_CJK, r"(?P<n>{n})(?P<after>[、.．]?)", ("paren-cjk",), "cjk-paren"),
    Form(PAREN_ARABIC, r"(?P<n>{n})(?P<after>[、.．]?)", ("paren-arabic",), "arabic-paren"),
    Form(DOT_ARABIC, r"(?P<n>{n})(?P<after>[、.．]?)", ("dot-arabic",), "arabic"),
    Form(UPPER_ROMAN, r"(?P<n>{n})(?P<after>[、.．]?)", ("roman-character",), "upper-roman", "", "、"),
    Form(LOWER_ROMAN, r"(?P<n>{n})(?P<after>[、.．]?)", ("lower-roman-character",), "lower-roman", "", "、"),
    Form(
        _FIGURES,
        r"(?P<n>[0-9]{1,2}(?:[.．] {1,2}[0-9]{1,2}(?=[ \t\u3000]+[^\x00-\u2e7f])"
        r"|(?:[.．][0-9]{1,2}){1,3}[.．] {1,2}[0-9]{1,2}(?![0-9.．])))(?P<after>)",
        ("arabic",),
        "decimal-{depth}",
    ),
    Form(
        _FIGURES,
        r"(?P<n>[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3}){1,8})(?P<after>[.．、]?)(?![0-9０-９.．]|[a-z](?![a-z])|[A-Z][.)])",
        ("arabic",),
        "decimal-{depth}",
    ),
    Form(
        _FIGURES,
        r"(?P<base>[0-9０-９]{1,3})\.?(?P<n>[a-z])(?P<after>[.)]?)(?=\s|[\u3000-\u9fff])",
        ("lower-alpha",),
        "number-letter",
        "{base}.",
    ),
    Form(
        "IVX",
        r"(?P<base>[IVX]{1,5})[.．](?P<n>[0-9]{1,3}(?:[.．][0-9]{1,3}){0,3})(?P<after>[.．]?)(?=\s|$|[\u3000-\u9fff])",
        ("arabic",),
        "letter-decimal-{depth}",
        "{base}.",
    ),
    Form(
        string.ascii_uppercase,
        r"(?P<base>[A-Z])[.．](?P<n>[0-9]{1,3}(?:[.．][0-9]{1,3}){0,3})(?P<after>[.．]?)(?=\s|$|[\u3000-\u9fff])",
        ("arabic",),
        "letter-decimal-{depth}",
        "{base}.",
    ),
    Form(_FIGURES, rf"(?P<n>[0-9０-９]{{1,4}}){_S}(?P<after>[.．、。])", ("arabic",), "arabic", "", "."),
    Form(_FIGURES, rf"(?P<n>[0-9０-９]{{1,4}}){_S}(?P<after>{_CLOSE})", ("arabic",), "arabic-rparen", "", ")"),
    Form(_LETTERS, r"(?P<n>{n})(?P<after>[.．、])(?=[\s\u3000]|[^\x00-\x7f]|$)", _LETTER_SYSTEMS, "{system}", "", "."),
    Form(
        _LETTERS,
        r"(?P<n>{n})(?P<after>\))(?=\s|[^\x00-\x7f])",
        ("lower-roman", "lower-double", "lower-alpha"),
        "{system}-paren",
        "",
        ")",
    ),
    Form(
        _LETTERS,
        r"(?P<n>{n})(?P<after>\))(?=\s|[^\x00-\x7f])",
        ("upper-roman", "upper-alpha"),
        "{system}-paren",
        "",
        ")",
    ),
)

_NUMERALS = f"第附（(﹙§0-9０-９{CJK}{CIRCLED}{PAREN_CJK}{PAREN_ARABIC}{DOT_ARABIC}{UPPER_ROMAN}{LOWER_ROMAN}"
#: Most paragraphs of running text are turned away by this.
FIRST = re.compile(rf"{_S}(?:#{{1,6}} +)?(?:\*\*)?(?=[{_NUMERALS}]|[A-Za-z]{{1,20}}[.．、)]|(?i:{_ENGLISH})[ \u00a0])")
#: The characters with which what that matches begins, as a pattern has them in brackets.
BEGINNINGS = rf"{BLANKS}#*A-Za-z{_NUMERALS}"


@dataclasses.dataclass(frozen=True, eq=False)
class _Compiled:
    form: Form
    system: str
    pattern: re.Pattern[str]


def _compiled() -> Iterator[_Compiled]:
    for form in FORMS:
        for system in form.systems:
            yield _Compiled(form, system, re.compile(form.pattern.replace("{n}", SYSTEMS[system].pattern)))


_COMPILED = tuple(_compiled())
_BEGINNING: Dict[str, List[_Compiled]] = {}


def read(head: str, offset: int) -> Iterator[Label]:
    """Yield every reading of a number at the beginning of ``head``, the likeliest first.

    ``offset``: where ``head`` begins in its paragraph
    """
    first = head[:1]
    forms = _BEGINNING.get(first)
    if forms is None:
        forms = _BEGINNING[first] = [one for one in _COMPILED if first in one.form.begins]
    for one in forms:
        m = one.pattern.match(head)
        label = _label(one, m, head, offset) if m else None
        if label:
            yield label
            if one.system in _CERTAIN and not label.doubts:
                return


_BETWEEN_FIGURES = re.compile("[.．] *")
#: What are families of their own by the parts of their names, and are not.
_SAME_FAMILY = {
    "letter-decimal-1": "letter-decimal",
    "upper-double-paren": "upper-double",
    "lower-double-paren": "lower-double",
}


def _label(compiled: _Compiled, m: re.Match[str], head: str, offset: int) -> Optional[Label]:
    number = _number_alone(compiled, m[0], m.groups())
    if number is None:
        return None
    end = m.end()
    doubts = _doubts(number, m["after"], head[end:])
    while end < len(head) and head[end] in BLANKS:
        end += 1
    return Label(number.shape, number.values, number.raw, offset, offset + end, number.base, number.first, doubts)


@functools.lru_cache(maxsize=4096)
def _number_alone(compiled: _Compiled, found: str, matched: Tuple[Optional[str], ...]) -> Optional[Label]:
    """Return what a number says, whatever stands behind it; None where it is none.

    ``matched``: the groups of the pattern, of which ``found`` is the match
    """
    form, system = compiled.form, compiled.system
    groups = {name: matched[group - 1] or "" for name, group in compiled.pattern.groupindex.items()}
    numeral = groups["n"]
    if (
        system == "formal-traditional"
        and SYSTEMS["formal"].parse(numeral)
        and re.fullmatch(SYSTEMS["formal"].pattern, numeral)
    ):
        return None  # 壹: the same in both
    word, base = groups.get("word", ""), groups.get("base", "")
    parsed = [SYSTEMS[system].parse(figure) for figure in _BETWEEN_FIGURES.split(numeral)]
    values = tuple([value for value in parsed if value is not None])
    if len(values) < len(parsed) or (values[0] == 0 and form.family not in ("arabic", "letter-decimal-{depth}")):
        return None
    shape = _shape(form, system, len(values), word, base, groups["after"])
    if shape is None:
        return None
    numbers = (_number(base, form.begins == "IVX"),) if base else ()
    return Label(shape, values, found.strip(BLANKS), 0, 0, numbers, _first(shape.family, groups.get("first"), found))


def _shape(form: Form, system: str, depth: int, word: str, base: str, after: str) -> Optional[Shape]:
    """Return how a number is written in a form, with its ``depth`` figures, word, repeated number and mark behind; None where no
    family of numbers is written so."""
    if word.isascii():
        word = word.rstrip(".").capitalize()
    family = (form.family or WORDS[word.lower()]).format(system=system, depth=depth)
    family = _SAME_FAMILY.get(family, family)
    if family not in FAMILIES:
        return None
    suffix = _mark(after, form.suffix.format(word=word))
    return Shape(form.prefix.format(word=word, base=base), system, suffix, family, depth)


def _first(family: str, first: Optional[str], raw: str) -> int:
    """Of a range its first number; of articles that were put in the number of the first: 条之一, 条の二."""
    if first:
        return _number(first)
    return (2 if "の" in raw else 1) if family == "inserted" else 0


def _mark(after: str, regular: str) -> str:
    """Return the mark that the number's shape has: 1、 and 1. are two, every other odd mark is a slip for the regular one."""
    if regular == "." and after == "、":
        return "、"
    return "）" if regular == ")" and after == "）" else regular


def _number(base: str, roman: bool = False) -> int:
    if base[0] in CJK:
        return parse_cjk(base) or 0
    if base.isdecimal():
        return int(base)
    return (parse_roman(base) if roman else parse_alpha(base)) or 0


# --- what speaks against it -------------------------------------------------------------------------------------------

# A unit of one character may also begin a word: 4.2 人员配置, 2.1 年度计划.
UNIT_AFTER = re.compile(
    r"\s*(倍|%|％|‰|万|亿|元|米|公里|千米|厘米|毫米|吨|公斤|千克|℃|小时|分钟|公顷|平方|立方|"
    r"[克度秒天个人户亩号点年月日](?:[的以之左内外后前多来上下]|(?![\u4e00-\u9fff]))"
    r"|(?:[kcm]?m|[km]?g|t|[kM]W|[KMGT]B|GHz|[kK]m|G|[GMK]?bps)(?![A-Za-z]))"
)
_DATE_AFTER = re.compile(
    r"\s*(?:(?:st|nd|rd|th)?\s*(?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|[年月日])"
)
_SERIES = re.compile(rf"(?P<n>[{CJK}]+)(?P<after>[、，,年等级級月季]|个月|[次届类類层層批期轮輪线線产產]|两|者|方面)")
_CITES = re.compile(
    r"(?:(?:中|所|对|對)?(?:规定|規定)|(?:的|所|中|对|對|至|到|和|与|與|及|或|以及|关于|關於|以|之前|以前|以后)(?!外)|第|修改|改为|增加|删去"
    r"|、第|,\s*第|，第)"
)
_CITED_AFTER = re.compile(r"\s+(?:of|and|or|to|through)\s")  # 5.3.1 of the other document
_INITIAL = re.compile(r"(?:[A-Z]\.\s*)*[A-Z][\w'’-]+(?:,|\s+(?:[a-z]|[A-Z][\w'’-]*\s+[a-z]{3,}))")
_NAMES = re.compile(r"(?:[A-Z]\.\s*)*[A-Z][\w'’-]+(?:,| and| &)\s+[A-Z]\.\s")
_SENTENCE_AFTER = re.compile(r"\s+(?:of|[a-z]{2})")
_NO_YEAR = re.compile(r"\s*[0-9年号第]|[\u4e00-\u9fff]")  # behind a year in brackets
_FEW_LETTERS = 1
_LETTERS_OF_ALPHABET = 26
_YEARS = range(1900, 2100)


def _doubts(label: Label, after: str, rest: str) -> FrozenSet[str]:
    """``after``: the mark behind the number; ``rest``: what follows that in the paragraph's first characters"""
    family = label.family
    doubts: List[str] = []
    if family.startswith("decimal"):
        doubts += _of_decimal(label, after, rest)
    elif family == "arabic":
        doubts += _of_arabic(label, after, rest)
    elif family in ("cjk", "formal"):
        doubts += ["series"] if _is_series(label, rest) else []
    elif family == "arabic-paren":
        doubts += ["year"] if label.value in _YEARS and _NO_YEAR.match(after + rest) else []
    elif (
        label.shape.prefix.endswith(" ") and label.shape.system == "upper-alpha" and label.value > _LETTERS_OF_ALPHABET
    ):
        doubts.append("word")  # SCHEDULE OF …
    elif label.shape.prefix.endswith(" ") and not after and _SENTENCE_AFTER.match(rest):
        doubts.append("sentence")  # "Chapter 2 reviews …" is running text
    elif label.shape.prefix[:1] in ("第", "附") and not after and rest[:1] not in BLANKS and rest:
        runs_on = "runs-on-article" if family in ("article", "inserted") else "runs-on"
        doubts.append("cites" if _CITES.match(rest) else runs_on)
    elif label.shape.system.endswith(("alpha", "roman")) and label.shape.prefix in ("", "("):
        doubts += _of_letters(label, rest)
    return frozenset(doubts)


def _of_decimal(label: Label, after: str, rest: str) -> Iterator[str]:
    if label.values[0] == 0 or UNIT_AFTER.match(rest):
        yield "amount"
    if not after and _CITED_AFTER.match(rest):
        yield "cites"
    if not after and not rest and label.shape.depth == 2:  # noqa: PLR2004
        yield "alone"


def _of_arabic(label: Label, after: str, rest: str) -> Iterator[str]:
    following = rest.lstrip(BLANKS)
    if following[:1] and following[0] in _FIGURES and after:
        number = re.match("[0-9０-９]+", following)
        assert number
        twice = int(number[0]) == label.value and following[number.end() : number.end() + 1] in (".", "．", "、")
        if not twice:
            more = following[number.end() : number.end() + 1]
            words = more and more not in BLANKS + ".．、,，)）" and not (more.isascii() and more.isalpha())
            yield "digits" if rest == following and words else "amount"
    if label.value in _YEARS:
        yield "long"


def _is_series(label: Label, rest: str) -> bool:
    """Return whether what looks like a number stands in a series: 一、二、三等奖, 三、四季度."""
    m = _SERIES.match(rest)
    if m is None:
        return False
    if m["after"] in "、，,年等级月" and m["n"] != label.raw.rstrip("、.．，,:： "):
        return m["after"] not in "年月" or parse_cjk(m["n"]) == label.value + 1
    return parse_cjk(m["n"]) == label.value + 1


def _of_letters(label: Label, rest: str) -> Iterator[str]:
    numeral = re.sub("[^A-Za-z]", "", label.raw)
    if len(numeral) > _FEW_LETTERS and label.shape.system.endswith("alpha"):
        yield "letters"
    if len(numeral) == 1 and numeral.isupper() and label.shape.suffix == ".":
        words = rest.lstrip(BLANKS)
        if _NAMES.match(words):
            yield "name"
        elif _INITIAL.match(words):
            yield "initial"
