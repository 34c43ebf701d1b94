"""A library handed on and taken in, and Writer's AutoText taken in, by verbs in a real Writer."""

from __future__ import annotations

import pathlib
import shutil
from typing import Any, Callable, Dict, Iterator

import pytest

from documents import each, lines, write
from tigang.library import loading

Verb = Callable[..., Dict[str, Any]]
GROUP = "tigangtest"


@pytest.fixture
def personal(profile: pathlib.Path) -> Iterator[pathlib.Path]:
    """The folder of the office's user; empty again at the end."""
    folder = profile / "user/tigang"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def save(document: Any, dispatch: Verb, name: str) -> None:
    cursor = document.Text.createTextCursor()
    cursor.gotoEnd(True)
    document.CurrentController.select(cursor)
    assert dispatch("SaveSnippet", Id=name)["ok"]


def test_a_library_is_handed_on(document: Any, dispatch: Verb, personal: pathlib.Path, tmp_path: pathlib.Path) -> None:
    write(document, "一段话。")
    save(document, dispatch, "one")
    target = tmp_path / "我的 库.zip"
    assert dispatch("ExportLibrary", File=target.name)["error"]["code"] == "wrong-argument"  # relative to what?
    assert dispatch("ExportLibrary", File=str(target))["files"] == ["snippets/one.yaml"]
    assert dispatch("ImportLibrary", File=target.as_uri())["same"] == ["snippets/one.yaml"]
    (personal / "snippets/one.yaml").unlink()
    assert dispatch("ImportLibrary", File=str(target))["added"] == ["snippets/one.yaml"]
    assert dispatch("InsertSnippet", Snippet="one")["ok"]
    error = dispatch("ImportLibrary", File=str(tmp_path / "none.zip"))["error"]
    assert error["code"] == "file-unreadable"


@pytest.fixture
def group(office: Any, document: Any) -> Iterator[Any]:
    container = office.service("com.sun.star.text.AutoTextContainer")
    for name in [name for name in container.ElementNames if name.startswith(GROUP)]:
        container.removeByName(name)
    made = container.insertNewByName(GROUP)
    yield made
    container.removeByName(next(name for name in container.ElementNames if name.startswith(GROUP)))


def test_autotext_becomes_snippets(document: Any, dispatch: Verb, personal: pathlib.Path, group: Any) -> None:
    def whole() -> Any:
        cursor = document.Text.createTextCursor()
        cursor.gotoEnd(True)
        return cursor

    write(document, "此致", "敬礼")
    group.insertNewByName("ZZ", "此致敬礼", whole())
    each(document.Text)[0].CharWeightAsian = 150.0
    group.insertNewByName("BB", "粗", whole())
    answer = dispatch("ImportAutoText", Groups=[GROUP])
    assert (answer["ok"], answer["failed"]) == (True, [])
    assert sorted(answer["snippets"]) == ["tigangtest-bb", "tigangtest-zz"]
    saved = loading.load([personal]).snippets
    assert (saved["tigangtest-zz"].text, saved["tigangtest-zz"].title, saved["tigangtest-zz"].document) == (
        "此致\n敬礼",
        "此致敬礼",
        "",
    )
    assert pathlib.Path(saved["tigangtest-bb"].document).exists()
    again = dispatch("ImportAutoText", Groups=[GROUP])
    assert (again["snippets"], again["same"]) == ([], 2)
    write(document, "")
    dispatch("InsertSnippet", Snippet="tigangtest-bb")
    assert lines(document) == ["此致", "敬礼"]
    assert each(document.Text)[0].CharWeightAsian == 150.0


def test_an_unknown_group_is_named(dispatch: Verb) -> None:
    error = dispatch("ImportAutoText", Groups=["nonsense"])["error"]
    assert (error["code"], "nonsense" in error["message"]) == ("wrong-argument", True)


def test_all_that_libreoffice_brings_can_be_taken_in(dispatch: Verb, personal: pathlib.Path) -> None:
    answer = dispatch("ImportAutoText", Groups=["standard", "template", "crdbus50"])
    assert answer["failed"] == []
    assert len(answer["snippets"]) > 40
    assert loading.load([personal]).problems == ()
