"""Text files and Markdown as the workshop reads them without LibreOffice."""

from __future__ import annotations

import pathlib
from typing import List, Tuple

import pytest

from workshop import plain_text


def _texts(data: bytes) -> List[str]:
    return [paragraph.text for paragraph in plain_text.text(data).paragraphs]


@pytest.mark.parametrize(
    ("data", "paragraphs"),
    [
        (b"one\ntwo\n", ["one", "two"]),
        (b"one\r\n\r\ntwo", ["one", "", "two"]),
        (b"one\rtwo\r", ["one", "two"]),
        (b"one\r\ntwo\nthree\r\n", ["one", "two\nthree"]),
        (b"\xef\xbb\xbfone", ["one"]),
        ("一\n".encode("utf-16"), ["一"]),
        ("第一章 总则\n".encode("gb18030"), ["第一章 总则"]),
        (b"one\n\x0ctwo\x0b\n", ["one", "", "two#"]),
        (b"", [""]),
        (b"\n", [""]),
    ],
)
def test_paragraphs_are_those_that_writer_reads(data: bytes, paragraphs: List[str]) -> None:
    assert _texts(data) == paragraphs


def test_a_line_that_is_too_long_for_writer_is_broken_where_writer_breaks_it() -> None:
    assert list(map(len, _texts(b"x" * 25_000))) == [9_999, 9_999, 5_002]
    assert list(map(len, _texts(b"x" * 9_950 + b" " + b"y" * 100))) == [9_950, 101]


def _read(source: str) -> List[Tuple[str, str, str]]:
    return [(p.style, p.label, p.text) for p in plain_text.markdown(source.encode()).paragraphs]


def test_markdown_becomes_what_a_converter_makes_of_it() -> None:
    assert _read(
        "---\nlayout: page\n---\n# Rules\n\n**Section 1.** The [club](http://x) is\nopen.\n\n3. one\n4. two\n   - in it\n"
    ) == [
        ("Heading 1", "", "Rules"),
        ("Text body", "", "Section 1. The club is open."),
        ("Text body", "3.", "one"),
        ("Text body", "4.", "two"),
        ("Text body", "•", "in it"),
    ]


def test_lines_of_chinese_are_joined_without_a_blank_and_marked_ones_are_not_joined() -> None:
    assert _read("文字\n相连。\n\nA. one\nB. two\n") == [
        ("Text body", "", "文字相连。"),
        ("Text body", "", "A. one"),
        ("Text body", "", "B. two"),
    ]


def test_code_is_kept_apart_and_tables_and_images_are_objects() -> None:
    paragraphs = plain_text.markdown(b"before\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n# TODO\n```\n").paragraphs
    assert [(p.text, p.style, p.followed_by_object) for p in paragraphs] == [
        ("before", "Text body", True),
        ("# TODO", "Preformatted Text", False),
    ]


def test_the_name_tells_how_a_file_is_read(tmp_path: pathlib.Path) -> None:
    for name, text in (("a.txt", "# one"), ("a.md", "one")):
        path = tmp_path / name
        path.write_text("# one\n", encoding="utf-8")
        assert [p.text for p in plain_text.read(path).paragraphs] == [text]
