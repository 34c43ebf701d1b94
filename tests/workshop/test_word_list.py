"""The list of Chinese words: what of jieba's dictionary goes into it."""

from __future__ import annotations

from workshop import words

DICTIONARY = """\
民主 4096 n
生活 4100 vn
检查 1024 v
检查和 1024 v
罕见词 3 n
张三 900 nr
T恤 900 n
社会主义初级阶段 900 n"""


def test_common_words_by_how_common_they_are() -> None:
    assert words.trimmed(DICTIONARY) == "10 检查\n12 民主 生活\n"


def test_the_list_is_small_and_says_whose_it_is() -> None:
    text = words.LIST.read_text(encoding="utf-8")
    assert "Copyright (c) 2013 Sun Junyi" in text and "MIT License" in text
    assert len(text.encode("utf-8")) < 400_000
