"""Numerals of every kind that people number headings with: 二十一, 廿一, 贰, 21, ２１, XXI, U, ㉑ <-> 21."""

from __future__ import annotations

import re
from typing import Callable, Dict, NamedTuple, Optional, Tuple

_FIGURES = ("〇零○", "一壹", "二贰貳两", "三叁參叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_DIGITS = {c: v for v, chars in enumerate(_FIGURES) for c in chars}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TWENTIES = {"廿": 20, "卅": 30, "卌": 40}
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_TRADITIONAL = "壹貳參肆伍陸柒捌玖拾佰仟"
#: The characters of formal numerals, simplified and traditional.
FORMAL = "".join(dict.fromkeys(_FORMAL + _TRADITIONAL + "叄"))
CJK = "〇零○一二三四五六七八九十百千万廿卅卌两" + FORMAL


def parse_cjk(text: str) -> Optional[int]:
    """Return the value of a Chinese numeral such as 二十一, 廿一, 二〇, 壹佰; None when it is none."""
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
    """Return the Chinese numeral of a value from 0 to 99,999,999: 10 is 十, 21 is 二十一, 105 is 一百零五."""
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


def _formal(characters: str) -> Callable[[int], str]:
    return lambda value: format_cjk(value).translate(str.maketrans("一二三四五六七八九十百千", characters))


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
    """Return the upper-case Roman numeral; 4000 and more repeat M."""
    out = ""
    for unit, letters in _ROMAN:
        count, value = divmod(value, unit)
        out += letters * count
    return out


def parse_roman(text: str) -> Optional[int]:
    """Return the value of a Roman numeral in its only correct spelling, in one case; None when it is none."""
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
    """Return a … Z, AA, AB … (bijective base 26)."""
    out = ""
    while value:
        value, digit = divmod(value - 1, 26)
        out = chr(65 + digit) + out
    return out


def parse_alpha(text: str) -> Optional[int]:
    """Return the value of A … Z, AA …, in one case; None when it is none."""
    if not re.fullmatch(r"[A-Z]{1,3}|[a-z]{1,3}", text):
        return None
    value = 0
    for c in text.upper():
        value = value * 26 + ord(c) - 64
    return value


def parse_double(text: str) -> Optional[int]:
    """Return the value of aa, bb, cc … that count a level of their own, in one case; None when it is none."""
    return parse_alpha(text[0]) if len(text) == 2 and text[0] == text[1] and text.isalpha() else None  # noqa: PLR2004


_WORDS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def parse_word(text: str) -> Optional[int]:
    """Return the value of an English number word from one to ninety-nine; None when it is none."""
    tens, _, ones = text.lower().replace(" ", "-").partition("-")
    if tens in _TENS:
        return (_TENS.index(tens) + 2) * 10 + (_WORDS[:9].index(ones) + 1 if ones in _WORDS[:9] else 0)
    return _WORDS.index(tens) + 1 if tens in _WORDS and not ones else None


def format_word(value: int) -> str:
    """Return the English number word, capitalised: 21 is Twenty-one; figures from 100 on."""
    if value <= len(_WORDS):
        return _WORDS[value - 1].capitalize() if value > 0 else "Zero"
    if value > 99:  # noqa: PLR2004 - the words go on, but nobody counts chapters with them
        return str(value)
    tens, ones = divmod(value, 10)
    return _TENS[tens - 2].capitalize() + (f"-{_WORDS[ones - 1]}" if ones else "")


def parse_arabic(text: str) -> Optional[int]:
    """Return the value of ASCII or full-width digits; None when it is none."""
    return int(text) if text.isdecimal() else None


def _characters(*ranges: Tuple[str, str]) -> str:
    return "".join(chr(c) for first, last in ranges for c in range(ord(first), ord(last) + 1))


CIRCLED = _characters(("①", "⑳"), ("㉑", "㉟"), ("㊱", "㊿"))
PAREN_CJK = _characters(("㈠", "㈩"))
PAREN_ARABIC = _characters(("⑴", "⒇"))
DOT_ARABIC = _characters(("⒈", "⒛"))
UPPER_ROMAN = _characters(("Ⅰ", "Ⅻ"))
LOWER_ROMAN = _characters(("ⅰ", "ⅻ"))


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
    "formal": System(f"[{_FORMAL}]+", parse_cjk, _formal(_FORMAL)),
    "formal-traditional": System(f"[{FORMAL}]+", parse_cjk, _formal(_TRADITIONAL)),
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
    "roman-character": System(f"[{UPPER_ROMAN}]", _one_of(UPPER_ROMAN), _from(UPPER_ROMAN, format_roman)),
    "lower-roman-character": System(
        f"[{LOWER_ROMAN}]", _one_of(LOWER_ROMAN), _from(LOWER_ROMAN, lambda v: format_roman(v).lower())
    ),
    "upper-double": System(r"(?P<d>[A-Z])(?P=d)", parse_double, lambda v: format_alpha(v) * 2),
    "lower-double": System(r"(?P<d>[a-z])(?P=d)", parse_double, lambda v: format_alpha(v).lower() * 2),
    "word": System(
        rf"(?i:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_WORDS[:9])})\b)?|(?:{'|'.join(reversed(_WORDS))})\b)",
        parse_word,
        format_word,
    ),
}
