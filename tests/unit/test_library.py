"""The library's files: what is wrong with one is said, with its line, and the others still load."""

from __future__ import annotations

import pathlib
from typing import Callable

import pytest

from tigang import messages
from tigang.errors import TigangError
from tigang.formats import yamlfile
from tigang.library import loading, writing
from tigang.snippets.model import Snippet

GOOD = "id: good\ntitle: Good\nsections:\n  - {id: one, heading: One}\n"
Write = Callable[[str, str], pathlib.Path]


@pytest.fixture
def write(tmp_path: pathlib.Path) -> Write:
    def _write(name: str, text: str) -> pathlib.Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        return path

    return _write


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("id: x\n  title: [", "yaml-syntax", 2),
        ("id: x\ntitle: X\nsection: []\n", "unknown-key", 3),
        ("id: x\ntitle: X\nsections:\n  - {id: a, heading: A}\n  - {id: b, headng: B}\n", "unknown-key", 5),
        ("id: x\ntitle: X\n", "missing-key", 1),
        ("id: x\ntitle: 3\nsections: [{id: a, heading: A}]\n", "wrong-type", 2),
        ("id: x\ntitle: X\nsections:\n  - id: a\n    run-in: perhaps\n", "wrong-type", 5),
        ("id: X Y\ntitle: X\nsections: [{id: a, heading: A}]\n", "wrong-value", 1),
        ("id: x\ntitle: X\nsections:\n  - id: a\n    order: random\n", "wrong-value", 5),
        ("id: x\nid: y\n", "yaml-duplicate-key", 2),
        ("id: x\ntitle: X\nsections:\n  - {id: a, heading: A}\n  - {id: a, heading: B}\n", "duplicate-section", 5),
        ("id: x\ntitle: X\nnumbering: [nonsense]\nsections: [{id: a, heading: A}]\n", "wrong-value", 3),
        ("id: x\ntitle: X\nsections:\n  - {id: a, heading: A, each: topics}\n", "unknown-field", 4),
        ("id: x\ntitle: X\nsections:\n  - {id: a, match: '('}\n", "wrong-value", 4),
        ("id: !!python/object/apply:os.system ['true']\n", "yaml-tag", 1),
        ("id: !mine x\n", "yaml-tag", 1),
        ("id: x\ntitle: X\u0007\n", "yaml-syntax", 2),
        (
            "a: &a [x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh")),
            "yaml-too-deep",
            1,
        ),
        ("[" * 100 + "]" * 100, "yaml-too-deep", 1),
        ("id: \udcff\n", "file-encoding", 1),
    ],
)
def test_a_bad_outline_is_reported_and_the_others_load(
    write: Write, tmp_path: pathlib.Path, text: str, code: str, line: int
) -> None:
    write("outlines/good.yaml", GOOD)
    bad = write("outlines/bad.yaml", text)
    loaded = loading.load([tmp_path])
    assert list(loaded.outlines) == ["good"]
    (problem,) = loaded.problems
    assert (problem.code, problem.values["file"], problem.values.get("line")) == (code, str(bad), line)
    for language in messages.LANGUAGES:
        message = messages.get(f"error.{code}", language, **problem.values)
        assert str(line) in message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("id: x\ntitle: X\nsections:\n  - {id: a, headng: B}\n", 4, 13),
        ("id: x\ntitle: X\nsections:\n  - {id: a, order: random}\n", 4, 13),
        ("id: x\ntitle: X\nsections:\n  - {id: a, heading: A}\n  - {id: a, heading: B}\n", 5, 5),
        ("id: x\ntitle: X\nsections: [{id: a, each: topics}]\n", 3, 20),
        ("id: 甲\udcff\n", 1, 8),  # in bytes, as an editor counts that cannot read it
    ],
)
def test_a_problem_has_its_column(write: Write, tmp_path: pathlib.Path, text: str, line: int, column: int) -> None:
    write("outlines/bad.yaml", text)
    (problem,) = loading.load([tmp_path]).problems
    assert (problem.values["line"], problem.values["column"]) == (line, column)
    assert f"line {line}, column {column}" in str(problem)


def test_an_unknown_key_names_the_nearest(write: Write, tmp_path: pathlib.Path) -> None:
    write("outlines/bad.yaml", "id: x\ntitle: X\nsections:\n  - {id: b, headng: B}\n")
    assert "heading" in str(loading.load([tmp_path]).problems[0])


def test_an_id_taken_twice_in_one_folder_is_reported(write: Write, tmp_path: pathlib.Path) -> None:
    write("outlines/a.yaml", GOOD)
    second = write("outlines/b.yaml", GOOD.replace("Good", "Other"))
    loaded = loading.load([tmp_path])
    assert loaded.outlines["good"].title == "Good"
    assert [(p.code, p.values["file"]) for p in loaded.problems] == [("duplicate-id", str(second))]


def test_an_earlier_folder_hides_a_later_one(write: Write, tmp_path: pathlib.Path) -> None:
    write("mine/outlines/a.yaml", GOOD.replace("Good", "Mine"))
    write("office/outlines/a.yaml", GOOD)
    loaded = loading.load([tmp_path / "mine", tmp_path / "office"])
    assert loaded.outlines["good"].title == "Mine"
    assert not loaded.problems


def test_an_unknown_id_names_the_nearest(write: Write, tmp_path: pathlib.Path) -> None:
    write("outlines/a.yaml", GOOD)
    with pytest.raises(TigangError, match="good"):
        loading.load([tmp_path]).outline("god")


def test_a_file_too_large_is_refused(write: Write, tmp_path: pathlib.Path) -> None:
    write("outlines/a.yaml", "#" * (yamlfile.MAX_BYTES + 1))
    assert [p.code for p in loading.load([tmp_path]).problems] == ["file-too-large"]


def test_a_saved_snippet_is_loaded_again(tmp_path: pathlib.Path) -> None:
    snippet = Snippet(
        "theory-depth", "理论学习：深度", "第一段: “引”\n  # 不是注释\n第三段", ("a/b",), ("学习", "yes"), "zh-CN"
    )
    path = writing.save_snippet(tmp_path, snippet)
    loaded = loading.load([tmp_path])
    assert not loaded.problems
    again = loaded.snippets["theory-depth"]
    assert (again.title, again.text, again.sections, again.tags) == (
        snippet.title,
        snippet.text,
        snippet.sections,
        snippet.tags,
    )
    assert [p.name for p in path.parent.iterdir()] == ["theory-depth.yaml"]


def test_a_snippet_never_overwrites_another(tmp_path: pathlib.Path) -> None:
    writing.save_snippet(tmp_path, Snippet("a", "A", "first"))
    with pytest.raises(TigangError) as raised:
        writing.save_snippet(tmp_path, Snippet("a", "A", "second"))
    assert raised.value.code == "file-exists"
    assert loading.load([tmp_path]).snippets["a"].text == "first"


@pytest.mark.parametrize("name", ["../../x", "", "A", "a b", "con/x", "a" * 200, "学习"])
def test_an_id_is_a_plain_name(tmp_path: pathlib.Path, name: str) -> None:
    with pytest.raises(TigangError) as raised:
        writing.save_snippet(tmp_path / "library", Snippet(name, "A", "text"))
    assert raised.value.code == "bad-id"
    assert list(tmp_path.iterdir()) == []
