"""The words of the interface: every one in all languages, none left over, with the same names to fill in."""

from __future__ import annotations

import os
import pathlib
import re

import pytest

from tigang import messages
from tigang.checking.rules import all_rules
from tigang.reports.manual import headline

FOLDER = messages.folder()
PYTHON = pathlib.Path(messages.__file__).parent


def entries(name: str, locale: str) -> dict:
    return messages.parse((FOLDER / f"{name}_{locale}.properties").read_text(encoding="utf-8"))


@pytest.mark.parametrize("locale", ["zh_CN", "zh_TW"])
@pytest.mark.parametrize(
    "name", sorted({path.name[: -len("_en_US.properties")] for path in FOLDER.glob("*_en_US.properties")})
)
def test_all_languages_say_the_same(name: str, locale: str) -> None:
    english, chinese = entries(name, "en_US"), entries(name, locale)
    assert set(english) == set(chinese)
    for key, text in english.items():
        assert text and chinese[key]
        if name == "Messages":
            assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", chinese[key])), key


def test_every_rule_speaks_traditional_chinese() -> None:
    words = entries("Rules", "zh_TW")
    assert set(words) == {f"{rule.id}.{what}" for rule in all_rules() for what in ("message", "about", "source")}
    for rule in all_rules():
        assert set(re.findall(r"\{(\w+)\}", rule.message["en"])) == set(
            re.findall(r"\{(\w+)\}", words[f"{rule.id}.message"])
        )
        assert headline(rule, "zh-TW").endswith("。") and headline(rule, "zh-TW") != headline(rule, "zh-CN")


def test_no_message_is_left_over() -> None:
    """Each is named in the code, whole or with a part that is put in, as in f"ui.check.{severity}"."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PYTHON.rglob("*.py") if "_vendor" not in path.parts)
    said = set(re.findall(r'"([a-z][\w.-]*)"', code))
    parts = [
        re.sub(r"\\{[^}]*\\}", ".+", re.escape(text)) for text in re.findall(r'f"([a-z][\w.{}\[\]-]*\{[^"\n]*)"', code)
    ]
    pattern = re.compile("|".join(parts))
    for key in entries("Messages", "en_US"):
        short = key.split(".", 1)[1]
        assert {key, short} & said or pattern.fullmatch(key) or pattern.fullmatch(short), key


def test_every_error_that_the_code_raises_has_its_words() -> None:
    codes = set()
    for path in PYTHON.rglob("*.py"):
        if "_vendor" not in path.parts:
            codes |= set(re.findall(r"TigangError\(\s*\"([a-z-]+)\"", path.read_text(encoding="utf-8")))
    assert codes
    assert {f"error.{code}" for code in codes} <= set(entries("Messages", "en_US"))


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh-CN", "zh-CN"),
        ("zh-Hans-CN", "zh-CN"),
        ("zh-TW", "zh-TW"),
        ("zh_HK.UTF-8", "zh-TW"),
        ("zh-Hant", "zh-TW"),
        ("zh", "zh-CN"),
        ("zh_SG", "zh-CN"),
        ("zh-Hans-HK", "zh-CN"),
        ("en-GB", "en"),
        ("de", "en"),
    ],
)
def test_the_language_for_a_locale(locale: str, language: str) -> None:
    assert messages.language_of(locale) == language


def test_escapes() -> None:
    assert messages.parse("# no\na = \\u63d0\\u7eb2\\n\nb=x=y") == {"a": "提纲\n", "b": "x=y"}


def test_a_name_of_bytes_that_are_no_utf8_is_said_in_whole_characters() -> None:
    """LibreOffice ends when half a character is handed over to it."""
    said = messages.get("error.file-unreadable", "en", file=os.fsdecode(b"\xe6\x96\x87\xff.yaml"), reason="-")
    assert "文\ufffd.yaml" in said
    assert said.encode("utf-8")
