"""The library is loaded once and looked at again only when a file of it has changed."""

from __future__ import annotations

import concurrent.futures
import os
import pathlib

import pytest

from tigang.library import index
from tigang.library.environment import Environment

LONG_AGO = 1_600_000_000


def put(path: pathlib.Path, text: str, when: float = LONG_AGO) -> pathlib.Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (when, when))
    return path


def snippet(name: str, text: str = "words") -> str:
    return f"id: {name}\ntitle: {name}\ntext: {text}\n"


@pytest.fixture
def environment(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """Of a library in which what was written just now counts as written long ago."""
    monkeypatch.setattr(index, "_JUST_NOW", 0)
    put(tmp_path / "mine/snippets/a.yaml", snippet("a"))
    put(tmp_path / "mine/folders.yaml", f"- {tmp_path / 'shared'}\n")
    put(tmp_path / "shared/snippets/b.yaml", snippet("b"))
    return Environment("en", tmp_path / "mine", tmp_path / "cache")


def test_nothing_is_loaded_again_while_nothing_changes(environment: Environment) -> None:
    library = environment.library()
    assert {"a", "b"} <= set(library.snippets) and library.problems == ()
    assert environment.library() is library


def test_a_file_of_a_time_to_come_is_kept_like_any_other(environment: Environment, tmp_path: pathlib.Path) -> None:
    """As all are that were written before the clock was set back."""
    path = put(tmp_path / "mine/snippets/a.yaml", snippet("a", "others"), when=4_000_000_000)
    library = environment.library()
    assert environment.library() is library
    put(path, snippet("a", "changed"), when=4_000_000_001)
    assert environment.library().snippets["a"].text == "changed"


@pytest.mark.parametrize("folder", ["mine", "shared"])
def test_a_change_is_seen_at_once(environment: Environment, tmp_path: pathlib.Path, folder: str) -> None:
    name = {"mine": "a", "shared": "b"}[folder]
    environment.library()
    path = put(tmp_path / folder / f"snippets/{name}.yaml", snippet(name, "others"))  # as long, and of the same time
    assert environment.library().snippets[name].text == "others"
    put(tmp_path / folder / "outlines/own.yaml", "id: own\ntitle: Own\nsections:\n  - {id: one, heading: One}\n")
    assert "own" in environment.library().outlines
    path.unlink()
    assert name not in environment.library().snippets
    put(tmp_path / folder / "layouts/own.yaml", "id: own\n")
    assert [problem.code for problem in environment.library().problems] == ["missing-key"]
    (tmp_path / folder / "layouts/own.yaml").unlink()
    assert environment.library().problems == ()


def test_a_folder_more_or_less_is_seen_at_once(environment: Environment, tmp_path: pathlib.Path) -> None:
    environment.library()
    put(tmp_path / "mine/folders.yaml", "[]\n")
    assert "b" not in environment.library().snippets
    put(tmp_path / "mine/folders.yaml", f"- {tmp_path / 'shared'}\n- {tmp_path / 'gone'}\n")
    library = environment.library()
    assert "b" in library.snippets
    assert [problem.code for problem in library.problems] == ["folder-unreachable"]
    (tmp_path / "gone").mkdir()
    assert environment.library().problems == ()


def test_a_file_written_a_moment_ago_is_read_again(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the tick of the file system's clock it may change and keep its times."""
    monkeypatch.setattr(index, "_JUST_NOW", 3_600_000_000_000)
    assert environment.library() is not environment.library()


def test_several_threads_ask_at_once(environment: Environment) -> None:
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        loaded = list(pool.map(lambda _: environment.library(), range(8)))
    assert all(library is loaded[0] for library in loaded)
