"""Numerals of every kind that people number headings with: 二十一, 廿一, 贰, 21, ２１, XXI, U, ㉑ <-> 21."""

from __future__ import annotations

import re
from typing import Callable, Dict, NamedTuple, Optional, Tuple

_DIGITS = {
    c: v
    for v, chars in enumerate(["〇零○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"])
    for c in chars
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TWENTIES = {"廿": 20, "卅": 30, "卌": 40}
CJK = "〇零○一二三四五六七八九十百千万廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟两"


def parse_cjk(text: str) -> Optional[int]:
    """The value of a Chinese numeral such as 二十一, 廿一, 二〇, 壹佰; None when it is none."""
    if not text or any(c not in CJK for c in text):
        return None
    if len(text) > 1 and all(c in _DIGITS for c in text):  # 二〇二六: digit by digit
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    last_unit = 10000
    for c in text:
        if c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c]
        elif c in _TWENTIES:
            section, digit = section + _TWENTIES[c], 0
        elif c == "万":
            total, section, digit = total + (section + digit) * 10000, 0, 0
            last_unit = 10000
        else:
            unit = _UNITS[c]
            if unit >= last_unit:
                return None
            section, digit, last_unit = section + (digit or 1) * unit, 0, unit
    return total + section + digit


def format_cjk(value: int) -> str:
    """Chinese numeral of a value from 0 to 99,999,999: 10 is 十, 21 is 二十一, 105 is 一百零五."""
    if value < 10:
        return "零一二三四五六七八九"[value]
    if value >= 10000:
        high, low = divmod(value, 10000)
        return format_cjk(high) + "万" + ("" if not low else ("零" if low < 1000 else "") + format_cjk(low))
    out, pending_zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += ("零" if pending_zero else "") + "零一二三四五六七八九"[digit] + name
            pending_zero = False
        elif out:
            pending_zero = True
    return out[1:] if out.startswith("一十") else out


_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def format_roman(value: int) -> str:
    """Upper-case Roman numeral; 4000 and more repeat M."""
    out = ""
    for unit, letters in _ROMAN:
        count, value = divmod(value, unit)
        out += letters * count
    return out


def parse_roman(text: str) -> Optional[int]:
    """The value of a Roman numeral in its only correct spelling, in one case; None when it is none."""
    upper = text.upper()
    if text not in (upper, text.lower()) or not re.fullmatch(
        r"M*(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", upper
    ):
        return None
    value, rest = 0, upper
    for unit, letters in _ROMAN:
        while rest.startswith(letters):
            value, rest = value + unit, rest[len(letters) :]
    return value or None


def format_alpha(value: int) -> str:
    """A … Z, AA, AB … (bijective base 26)."""
    out = ""
    while value:
        value, digit = divmod(value - 1, 26)
        out = chr(65 + digit) + out
    return out


def parse_alpha(text: str) -> Optional[int]:
    """The value of A … Z, AA …, in one case; None when it is none."""
    if not re.fullmatch(r"[A-Z]{1,3}|[a-z]{1,3}", text):
        return None
    value = 0
    for c in text.upper():
        value = value * 26 + ord(c) - 64
    return value


def parse_arabic(text: str) -> Optional[int]:
    """The value of ASCII or full-width digits; None when it is none."""
    return int(text) if text.isdecimal() else None


def _characters(*ranges: Tuple[str, str]) -> str:
    return "".join(chr(c) for first, last in ranges for c in range(ord(first), ord(last) + 1))


CIRCLED = _characters(("①", "⑳"), ("㉑", "㉟"), ("㊱", "㊿"))
PAREN_CJK = _characters(("㈠", "㈩"))
PAREN_ARABIC = _characters(("⑴", "⒇"))
DOT_ARABIC = _characters(("⒈", "⒛"))


def _one_of(characters: str) -> Callable[[str], Optional[int]]:
    return lambda text: characters.index(text) + 1 if len(text) == 1 and text in characters else None


def _from(characters: str, beyond: Callable[[int], str]) -> Callable[[int], str]:
    return lambda value: characters[value - 1] if value <= len(characters) else beyond(value)


class System(NamedTuple):
    pattern: str
    parse: Callable[[str], Optional[int]]
    format: Callable[[int], str]


SYSTEMS: Dict[str, System] = {
    "cjk": System(f"[{CJK}]+(?: [{CJK}]+)*", lambda t: parse_cjk(t.replace(" ", "")), format_cjk),
    "formal": System(
        "[壹贰叁肆伍陆柒捌玖拾佰仟]+",
        parse_cjk,
        lambda v: format_cjk(v).translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")),
    ),
    "arabic": System(r"[0-9０-９]{1,4}", parse_arabic, str),
    "upper-roman": System("[IVXLCDM]+", parse_roman, format_roman),
    "lower-roman": System("[ivxlcdm]+", parse_roman, lambda v: format_roman(v).lower()),
    "upper-alpha": System("[A-Z]{1,3}", parse_alpha, format_alpha),
    "lower-alpha": System("[a-z]{1,3}", parse_alpha, lambda v: format_alpha(v).lower()),
    # Beyond the characters that Unicode has, people go on with brackets.
    "circled": System(f"[{CIRCLED}]", _one_of(CIRCLED), _from(CIRCLED, lambda v: f"（{v}）")),
    "paren-cjk": System(f"[{PAREN_CJK}]", _one_of(PAREN_CJK), _from(PAREN_CJK, lambda v: f"（{format_cjk(v)}）")),
    "paren-arabic": System(f"[{PAREN_ARABIC}]", _one_of(PAREN_ARABIC), _from(PAREN_ARABIC, lambda v: f"（{v}）")),
    "dot-arabic": System(f"[{DOT_ARABIC}]", _one_of(DOT_ARABIC), _from(DOT_ARABIC, lambda v: f"{v}.")),
}
