"""Numbers in front of headings: "（三）" <-> (Shape("（一）"), 3).

A *shape* is how a number is written, given by its example for 1: ``一、`` ``（一）`` ``1.`` ``第一章`` ``1.1`` ``Chapter 1``.
A *family* is the class of shapes that people mean as one rank and mix up by accident: ``（一）`` and ``(一)、`` are one
family, ``（一）`` and ``（1）`` are two. Families have a customary order (``FAMILIES``); for Chinese official documents it is
that of GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）), for books that of GB/T 7713.1 and common usage.

Everything here reads one line at a time. Whether a numbered paragraph is a heading is decided in `headings`, from its
neighbours.
"""

from __future__ import annotations

import functools
import re
import string
from typing import Callable, Dict, Iterator, List, NamedTuple, Optional, Tuple

from .numerals import CIRCLED, CJK, DOT_ARABIC, PAREN_ARABIC, PAREN_CJK, SYSTEMS

# --- shapes and families ----------------------------------------------------------------------------------------------


class Family(NamedTuple):
    """What is known of a family of numbers, whatever document it stands in."""

    rank: float  # its place in the customary order, outermost first
    example: str  # how its number 1 is written
    heads: bool = False  # it marks headings even in a document that nowhere else has any; the others also number lists
    lists: bool = False  # it mostly numbers the items of lists: adjacent short ones are one
    beside: bool = False  # it stands beside the others, not above or below them
    continuous: bool = (
        False  # its numbers run through the document whatever stands between them (第一条 … over all chapters)
    )


#: Every family that a number can be of. Fractions keep decimals (1.1) right below their first number.
FAMILIES: Dict[str, Family] = {
    "part": Family(0, "第一编", heads=True),
    "chapter": Family(1, "第一章", heads=True),
    "appendix": Family(1, "附录A", heads=True, beside=True),
    "attachment": Family(1, "附件1", beside=True),
    "section": Family(2, "第一节", heads=True),
    "article": Family(3, "第一条", heads=True, continuous=True),
    "upper-roman": Family(3.5, "I."),
    "cjk": Family(4, "一、", heads=True),
    "cjk-paren": Family(5, "（一）", heads=True),
    "upper-roman-paren": Family(5.3, "(I)"),
    "upper-alpha": Family(5.5, "A."),
    "upper-alpha-paren": Family(5.7, "(A)"),
    "arabic": Family(6, "1."),
    **{f"decimal-{depth}": Family(6 + depth / 20, ".".join("1" * depth), heads=True) for depth in range(2, 10)},
    "arabic-paren": Family(7, "（1）"),
    "arabic-rparen": Family(7.5, "1）", lists=True),
    "circled": Family(8, "①", lists=True),
    "lower-alpha": Family(9, "a.", lists=True),
    "lower-alpha-paren": Family(9.2, "(a)", lists=True),
    "lower-roman": Family(9.5, "i.", lists=True),
    "lower-roman-paren": Family(9.7, "(i)", lists=True),
}
RANKS = {name: family.rank for name, family in FAMILIES.items()}
#: Families whose numbers run through the whole document.
CONTINUOUS = frozenset(name for name, family in FAMILIES.items() if family.continuous)

_CHINESE_WORDS = {"编": "part", "篇": "part", "部分": "part", "章": "chapter", "节": "section", "条": "article"}
_ENGLISH_WORDS = {
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "article": "article",
    "appendix": "appendix",
    "annex": "appendix",
}


class Shape(NamedTuple):
    """How a number is written: what stands before it, its numeral system, what stands after it."""

    prefix: str
    system: str
    suffix: str
    family: str
    depth: int = 1  # how many numbers: 2 for 1.1

    def format(self, *values: int) -> str:
        """The number as text; as many values as `depth` (fewer or more are joined by dots all the same)."""
        return _format(self, values)

    @property
    def example(self) -> str:
        return self.format(*[1] * self.depth)


@functools.lru_cache(maxsize=32768)
def _format(shape: Shape, values: Tuple[int, ...]) -> str:
    numerals = ".".join(SYSTEMS[shape.system].format(value) for value in values)
    if shape.prefix in "（(" and numerals.startswith("（"):  # ⑴ beyond 20 has brought its own brackets
        return numerals
    return shape.prefix + numerals + shape.suffix


class Label(NamedTuple):
    """A number found at the beginning of a text."""

    shape: Shape  # in its regular spelling
    values: Tuple[int, ...]
    raw: str  # as it stands in the text, without surrounding spaces
    start: int  # offset of the number, 0-based, in code points
    end: int  # offset of what follows the number and its spaces

    @property
    def value(self) -> int:
        return self.values[-1]

    @property
    def family(self) -> str:
        return self.shape.family


_S = r"[ \t\u3000\u00a0]*"
_OPEN, _CLOSE = "[（(﹙]", "[)）﹚]"
_LETTERS, _FIGURES = string.ascii_letters, "0123456789０１２３４５６７８９"
# A unit of one character may also begin a word: 4.2 人员配置, 2.1 年度计划.
_UNIT_AFTER = re.compile(
    r"\s*(倍|%|％|‰|万|亿|元|米|公里|千米|厘米|毫米|吨|公斤|千克|℃|小时|分钟|公顷|平方|立方|"
    r"[克度秒天个人户亩号点年月日](?:[的以之左内外后前多来上下]|(?![\u4e00-\u9fff]))|(?:[kcm]?m|[km]?g|t|[kM]W|[KMGT]B|GHz|[kK]m)\b)"
)


class _Form(NamedTuple):
    begins: str  # the characters that it may begin with
    pattern: re.Pattern[str]  # groups: n = numeral
    build: Callable[[re.Match[str]], Optional[Shape]]


def _bracketed(system: str) -> Shape:
    wide = system in ("cjk", "arabic")
    return Shape("（" if wide else "(", system, "）" if wide else ")", f"{system}-paren")


def _forms() -> Iterator[Tuple[str, _Form]]:
    """Every way to write a number, as (system, form), the more specific first."""

    def form(begins: str, pattern: str, build: Callable[[re.Match[str]], Optional[Shape]]) -> _Form:
        return _Form(begins, re.compile(pattern), build)

    for system in ("cjk", "arabic"):
        numeral = SYSTEMS[system].pattern
        yield (
            system,
            form(
                "第",
                rf"第{_S}(?P<n>{numeral}){_S}(?P<word>编|篇|部分|章|节|条)(?![件例款约目理])(?P<after>[、.．:：]?)",
                lambda m, s=system: Shape("第", s, m["word"], _CHINESE_WORDS[m["word"]]),  # type: ignore[misc]
            ),
        )
        yield (
            system,
            form(
                "附",
                rf"(?P<word>附件|附录){_S}(?P<n>{numeral})(?![年月日])(?P<after>{_S}[、.．:：]?)",
                lambda m, s=system: Shape(m["word"], s, "", "attachment" if m["word"] == "附件" else "appendix"),  # type: ignore[misc]
            ),
        )
    for system in ("upper-alpha",):
        yield (
            system,
            form(
                "附",
                r"(?P<word>附录)\s*(?P<n>[A-Z])(?![A-Za-z])(?P<after>[.．:：]?)",
                lambda m: Shape("附录", "upper-alpha", "", "appendix"),
            ),
        )
    for system in ("arabic", "upper-roman", "upper-alpha"):
        yield (
            system,
            form(
                _LETTERS,
                rf"(?P<word>(?i:part|chapter|section|article|appendix|annex))[ \u00a0](?P<n>{SYSTEMS[system].pattern})"
                r"(?![A-Za-z0-9])(?P<after>[.:]|(?!\s+[a-z]{2}))(?=\s|$)",  # "Chapter 2 reviews …" is running text
                lambda m, s=system: Shape(m["word"].capitalize() + " ", s, "", _ENGLISH_WORDS[m["word"].lower()]),  # type: ignore[misc]
            ),
        )
    for system in ("formal", "cjk", "arabic", "lower-roman", "upper-roman", "lower-alpha", "upper-alpha"):
        numeral = SYSTEMS[system].pattern
        if system != "formal":
            yield (
                system,
                form(
                    _OPEN,
                    rf"(?P<open>{_OPEN}){_S}(?P<n>{numeral}){_S}{_CLOSE}(?P<after>{_S}[、，,.．:：]?)",
                    lambda m, s=system: _bracketed(s),  # type: ignore[misc]
                ),
            )
        if system in ("cjk", "formal"):
            yield (
                system,
                form(
                    CJK,
                    rf"(?P<n>{numeral}){_S}(?P<after>[、.．，,:：])"
                    rf"(?!(?!(?P=n)[、.．])[{CJK}]+[、，,年等级月])",
                    lambda m, s=system: Shape("", s, "、", "cjk"),  # type: ignore[misc]
                ),
            )
    yield (
        "circled",
        form(CIRCLED, rf"(?P<n>[{CIRCLED}])(?P<after>[、.．]?)", lambda m: Shape("", "circled", "", "circled")),
    )
    yield (
        "paren-cjk",
        form(PAREN_CJK, rf"(?P<n>[{PAREN_CJK}])(?P<after>[、.．]?)", lambda m: Shape("", "paren-cjk", "", "cjk-paren")),
    )
    yield (
        "paren-arabic",
        form(
            PAREN_ARABIC,
            rf"(?P<n>[{PAREN_ARABIC}])(?P<after>[、.．]?)",
            lambda m: Shape("", "paren-arabic", "", "arabic-paren"),
        ),
    )
    yield (
        "dot-arabic",
        form(DOT_ARABIC, rf"(?P<n>[{DOT_ARABIC}])(?P<after>[、.．]?)", lambda m: Shape("", "dot-arabic", "", "arabic")),
    )
    yield (
        "arabic",
        form(
            _FIGURES,
            r"(?P<n>[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3}){1,8})(?P<after>[.．、]?)(?![0-9０-９.．])",
            lambda m: Shape(
                "", "arabic", "", f"decimal-{len(re.split('[.．]', m['n']))}", len(re.split("[.．]", m["n"]))
            ),
        ),
    )
    yield (
        "arabic",
        form(
            _FIGURES,
            r"(?P<n>[0-9０-９]{1,4})" + _S + r"(?P<after>[.．、。])"
            rf"(?!{_S}(?!(?P=n)[.．、])[0-9０-９])",
            lambda m: Shape("", "arabic", "、" if m["after"] == "、" else ".", "arabic"),
        ),
    )
    yield (
        "arabic",
        form(
            _FIGURES,
            rf"(?P<n>[0-9０-９]{{1,4}}){_S}(?P<after>{_CLOSE})",
            lambda m: Shape("", "arabic", "）" if m["after"] == "）" else ")", "arabic-rparen"),
        ),
    )
    for system in ("upper-roman", "lower-roman", "upper-alpha", "lower-alpha"):
        letters = SYSTEMS[system].pattern
        yield (
            system,
            form(
                _LETTERS,
                rf"(?P<n>{letters})(?P<after>[.．、])(?=[\s\u3000]|[^\x00-\x7f]|$)",
                lambda m, s=system: Shape("", s, ".", s),  # type: ignore[misc]
            ),
        )
        if system.startswith("lower"):
            yield (
                system,
                form(
                    _LETTERS,
                    rf"(?P<n>{letters})(?P<after>\))(?=\s)",
                    lambda m, s=system: Shape("", s, ")", f"{s}-paren"),  # type: ignore[misc]
                ),
            )


_FORMS: List[Tuple[str, _Form]] = list(_forms())


@functools.lru_cache(maxsize=256)
def _forms_with(first: str) -> List[Tuple[str, _Form]]:
    """The forms that may begin with a character, as (system, form)."""
    return [(system, form) for system, form in _FORMS if first in form.begins]


# Most paragraphs of running text are turned away by their first character.
_FIRST = re.compile(
    r"[ \t\u3000\u00a0]*(?:#{1,6} +)?(?:\*\*)?"
    rf"(?=[第附（(﹙0-9０-９{CJK}{CIRCLED}{PAREN_CJK}{PAREN_ARABIC}{DOT_ARABIC}]"
    r"|[A-Za-z]{1,20}[.．、)]|(?i:part|chapter|section|article|appendix|annex)[ \u00a0])"
)


#: Tells nearly all running text apart: what it answers of a text is true if that may begin with a number.
may_begin: Callable[[str], Optional[re.Match[str]]] = _FIRST.match


def candidates(text: str) -> Tuple[Label, ...]:
    """Every reading of the number at the beginning of ``text``, the likeliest first; empty when there is none.

    More than one only where letters are ambiguous: "I." is the Roman 1 or the letter 9; neighbours decide.
    Dates (2021. 3月), decimals and quantities (1.5倍), years and document numbers are no numbers of headings.
    Spaces and Markdown's marks of a heading (``##``, ``**``) before the number are passed over.
    """
    first = _FIRST.match(text)
    if not first:
        return ()
    return _candidates(text[first.end() : first.end() + 40], first.end())


@functools.lru_cache(maxsize=65536)
def _candidates(head: str, offset: int) -> Tuple[Label, ...]:
    found = []
    for system, form in _forms_with(head[:1]):
        m = form.pattern.match(head)
        if not m:
            continue
        shape = form.build(m)
        if shape is None:
            continue
        values = (
            [SYSTEMS[system].parse(part) for part in re.split("[.．]", m["n"])]
            if shape.depth > 1
            else [SYSTEMS[system].parse(m["n"])]
        )
        if None in values or _is_quantity(shape, values, head[m.end() :]):  # type: ignore[arg-type]
            continue
        end = m.end()
        while end < len(head) and head[end] in " \t\u3000\u00a0":
            end += 1
        found.append(Label(shape, tuple(values), m[0].strip(), offset, offset + end))  # type: ignore[arg-type]
        if not shape.system.endswith(("roman", "alpha")):
            break
    return tuple(found)


def _is_quantity(shape: Shape, values: List[int], after: str) -> bool:
    """Whether what looks like a number of a heading is a date, a decimal, a year or an amount."""
    if shape.family.startswith("decimal"):
        return bool(_UNIT_AFTER.match(after)) or values[0] == 0 or (not after and shape.depth == 2)
    if shape.family == "arabic-paren" and 1900 <= values[0] < 2100:  # noqa: PLR2004 - （2021）3号, （2021年）
        return bool(re.match(r"\s*[0-9年号第]", after))
    return shape.family == "cjk" and values[0] == 0


def parse(text: str, like: Optional[Shape] = None) -> Optional[Label]:
    """The number at the beginning of ``text``: in the family of ``like`` if it can be read so, else the likeliest."""
    found = candidates(text)
    if like is not None:
        alike = [label for label in found if label.family == like.family]
        found = (*(label for label in alike if label.shape.system == like.system), *alike, *found)
    return found[0] if found else None


_BARE = re.compile(rf"{_S}(?P<n>[1-9]\d?)[ \t\u3000\u00a0]+(?=\S)")


def parse_bare(text: str) -> Optional[Label]:
    """The number without any mark at the beginning of ``text`` (1 绪论, 3 Methods); None when there is none.

    It may as well be an amount: only what stands around it tells.
    """
    m = _BARE.match(text)
    if m is None or _UNIT_AFTER.match(text[m.end() :]):
        return None
    return Label(BARE, (int(m["n"]),), m["n"], m.start("n"), m.end())


#: The shape of numbers without a mark.
BARE = Shape("", "arabic", "", "arabic")


def parse_label(label: str) -> Optional[Label]:
    """The number that a paragraph's automatic label is; None for bullets."""
    read = parse(label + " x") or parse_bare(label + " x")
    return read._replace(raw=label.strip(), start=0, end=0) if read else None


@functools.lru_cache(maxsize=256)
def parse_shape(example: str) -> Shape:
    """The shape of which ``example`` (``一、``, ``（一）``, ``1.1``, ``Chapter 1``) is the number 1.

    Raises ValueError when the example is no number of a heading.
    """
    probe = parse(example + " x") or parse_bare(example + " x")
    if probe is None:
        raise ValueError(example)
    shape = probe.shape
    if example.strip() != shape.example:  # the outline's own spelling rules: half-width brackets, 1） …
        numeral = ".".join(SYSTEMS[shape.system].format(v) for v in probe.values)
        before, found, after = example.strip().partition(numeral)
        if found:
            shape = shape._replace(prefix=before, suffix=after)
    return shape
