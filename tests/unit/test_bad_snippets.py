"""Snippets made of anything: said clearly or made harmless, and the rest of the library is there."""

from __future__ import annotations

import pathlib
import re
from typing import Any, Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tigang import messages
from tigang.errors import TigangError
from tigang.library import loading, writing
from tigang.snippets import filling
from tigang.snippets.model import Snippet
from tigang.text import cleaning

GOOD = "id: good\ntitle: 好\ntext: 文\n"
Load = Callable[[bytes], loading.Library]


@pytest.fixture
def load(tmp_path: pathlib.Path) -> Load:
    """Loads a library with a good snippet and a file of these bytes."""

    def _load(raw: bytes) -> loading.Library:
        (tmp_path / "snippets").mkdir(exist_ok=True)
        (tmp_path / "snippets/good.yaml").write_text(GOOD, encoding="utf-8")
        (tmp_path / "snippets/bad.yaml").write_bytes(raw)
        return loading.load([tmp_path], tmp_path / "cache")

    return _load


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"id: bad\ntitle: \xff\ntext: x\n", "file-encoding", 2),
        ("id: bad\ntitle: 乙\ntext: x\n".encode("gbk"), "file-encoding", 2),
        ("id: bad\ntitle: T\ntext: x\n".encode("utf-16"), "file-encoding", 1),
        (b"id: bad\ntitle: T\n\ttext: x\n", "yaml-syntax", 3),
        (b"id: bad\ntitle: T\x07\ntext: x\n", "yaml-syntax", 2),
        (b"id: bad\0\ntitle: T\ntext: x\n", "yaml-syntax", 1),
        (b"id: ../../x\ntitle: T\ntext: x\n", "wrong-value", 1),
        (b"id: bad\ntitle: T\ndocument: ../x.odt\n", "wrong-value", 3),
        (b"id: bad\ntitle: T\ndocument: /etc/x.odt\n", "wrong-value", 3),
        (b"id: bad\ntitle: T\ndocument: x.docm\n", "wrong-value", 3),
        (b"id: bad\ntitle: T\n", "missing-key", 1),
        (b"id: bad\ntitle: T\ntext: ''\n", "wrong-value", 3),
        (b"id: bad\ntitle: T\ntext: 5\n", "wrong-type", 3),
        (b"- id: bad\n", "wrong-type", 1),
        (b"just words\n", "wrong-type", 1),
    ],
)
def test_a_bad_file_is_reported(load: Load, raw: bytes, code: str, line: int) -> None:
    for _ in range(2):  # the second time from the index
        loaded = load(raw)
        assert sorted(loaded.snippets) == ["good"]
        (problem,) = loaded.problems
        assert (problem.code, problem.values["line"]) == (code, line)
        for language in messages.LANGUAGES:
            assert "bad.yaml" in messages.get(f"error.{code}", language, **problem.values)


def test_a_file_of_ten_megabytes(load: Load) -> None:
    loaded = load(b"id: bad\ntitle: T\ntext: " + b"x" * 10_000_000)
    assert ([p.code for p in loaded.problems], sorted(loaded.snippets)) == (["file-too-large"], ["good"])


@pytest.mark.parametrize(
    "raw",
    [
        "\ufeffid: bad\ntitle: 乙\ntext: |\n  一\n  二\n".encode(),
        "id: bad\r\ntitle: 乙\r\ntext: |\r\n  一\r\n  二\r\n".encode(),
        "id: bad\rtitle: 乙\rtext: |\r  一\r  二\r".encode(),
        'id: bad\ntitle: "乙\\a"\ntext: "一\\n\\x00二\\ud800\\u0007"\n'.encode(),
        'id: bad\ntitle: 乙\ntext: "一\\u2028二"\n'.encode(),
        'id: bad\ntitle: 乙\ntext: "一\\r\\n二"\n'.encode(),
    ],
)
def test_marks_line_ends_and_control_characters_are_made_harmless(load: Load, raw: bytes) -> None:
    loaded = load(raw)
    assert (loaded.problems, loaded.snippets["bad"].title, loaded.snippets["bad"].text) == ((), "乙", "一\n二")


def test_tabs_are_text(load: Load) -> None:
    assert load(b"id: bad\ntitle: T\ntext: |\n  a\tb\n").snippets["bad"].text == "a\tb"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
def test_whatever_is_saved_is_read_again(tmp_path_factory: pytest.TempPathFactory, title: str, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    if not cleaning.clean(text).strip("\n"):
        return
    writing.save_snippet(folder, Snippet("x", title, text, tags=(title,)))
    loaded = loading.load([folder])
    assert loaded.problems == ()
    assert (loaded.snippets["x"].title, loaded.snippets["x"].text) == (
        cleaning.clean(title),
        cleaning.clean(text).strip("\n"),
    )
    assert not re.search("[\x00-\x08\ud800-\udfff]", loaded.snippets["x"].text)


def test_a_text_that_could_not_be_read_again_is_not_saved(tmp_path: pathlib.Path) -> None:
    for text in ("x" * 10_000_000, "字" * 1_400_000):
        with pytest.raises(TigangError) as raised:
            writing.save_snippet(tmp_path, Snippet("big", "大", text))
        assert raised.value.code == "text-too-long"
    assert not list(tmp_path.rglob("*.yaml"))


def test_five_thousand_paragraphs(tmp_path: pathlib.Path) -> None:
    text = "\n".join(f"第{number}段。" for number in range(5000))
    writing.save_snippet(tmp_path, Snippet("long", "长", text))
    loaded = loading.load([tmp_path]).snippets["long"]
    assert loaded.text == text
    assert filling.words(loaded, {}, "zh-CN").text == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("a\x00b", "ab尾"), ("a\x01b", "ab尾"), ("a\ud800b", "ab尾"), (["a\x02", "b"], "a、b尾")],
)
def test_values_of_fields_are_made_harmless_too(value: Any, text: str) -> None:
    put = filling.words(Snippet("x", "X", "{{f}}尾"), {"f": value}, "zh-CN")
    assert put.text == text
    assert put.text[put.fields[0].start : put.fields[0].end] == put.text[:-1]
