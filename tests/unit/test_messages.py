"""The words of the interface: every one in both languages, with the same names to fill in."""

from __future__ import annotations

import pathlib
import re

import pytest

from tigang import messages

FOLDER = messages.folder()
PYTHON = pathlib.Path(messages.__file__).parent


def entries(name: str, locale: str) -> dict:
    return messages.parse((FOLDER / f"{name}_{locale}.properties").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "name", sorted({path.name[: -len("_en_US.properties")] for path in FOLDER.glob("*_en_US.properties")})
)
def test_both_languages_say_the_same(name: str) -> None:
    english, chinese = entries(name, "en_US"), entries(name, "zh_CN")
    assert set(english) == set(chinese)
    for key, text in english.items():
        assert text and chinese[key]
        if name == "Messages":
            assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", chinese[key])), key


def test_every_error_that_the_code_raises_has_its_words() -> None:
    codes = set()
    for path in PYTHON.rglob("*.py"):
        if "_vendor" not in path.parts:
            codes |= set(re.findall(r"TigangError\(\s*\"([a-z-]+)\"", path.read_text(encoding="utf-8")))
    assert codes
    assert {f"error.{code}" for code in codes} <= set(entries("Messages", "en_US"))


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh-CN", "zh-CN"), ("zh-Hans-CN", "zh-CN"), ("zh-TW", "zh-CN"), ("en-GB", "en"), ("de", "en")],
)
def test_the_language_for_a_locale(locale: str, language: str) -> None:
    assert messages.language_of(locale) == language


def test_escapes() -> None:
    assert messages.parse("# no\na = \\u63d0\\u7eb2\\n\nb=x=y") == {"a": "提纲\n", "b": "x=y"}
