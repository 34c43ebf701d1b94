"""Saved snippets are replaced, renamed, moved and deleted, and nothing is ever lost."""

from __future__ import annotations

import errno
import os
import pathlib
import re
from typing import Any, Callable, List

import pytest

from tigang.errors import TigangError
from tigang.formats import atomic
from tigang.library import loading, store, writing
from tigang.snippets.model import Snippet

HAND = "# 手写\nid: hand   # 标识\ntitle: 手写\nfor: a/b\ntext: |\n  文。\n"
ODT = b"PK not really"


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    writing.save_snippet(tmp_path, Snippet("a", "甲", "一"))
    (tmp_path / "snippets/hand.yaml").write_text(HAND, encoding="utf-8")
    (tmp_path / "snippets/several.yaml").write_text(
        "id: one\ntitle: O\ntext: x\n---\nid: two\ntitle: T\ntext: y\n", encoding="utf-8"
    )
    return tmp_path


def ids(folder: pathlib.Path) -> List[str]:
    loaded = loading.load([folder])
    assert not loaded.problems
    return sorted(loaded.snippets)


def code(work: Callable[[], Any]) -> str:
    with pytest.raises(TigangError) as raised:
        work()
    return raised.value.code


def test_what_is_replaced_lies_in_the_backup(folder: pathlib.Path) -> None:
    store.replace_snippet(folder, Snippet("a", "甲", "二"))
    store.replace_snippet(folder, Snippet("a", "甲", "三"))
    assert loading.load([folder]).snippets["a"].text == "三"
    kept = {path.read_text(encoding="utf-8").splitlines()[-1].strip() for path in (folder / "backup").iterdir()}
    assert {"一", "二"} <= kept


def test_a_new_one_is_simply_saved(folder: pathlib.Path) -> None:
    store.replace_snippet(folder, Snippet("new", "新", "x"))
    assert "new" in ids(folder)


def test_a_file_with_several_stays_as_it_is(folder: pathlib.Path) -> None:
    before = (folder / "snippets/several.yaml").read_bytes()
    assert code(lambda: store.delete_snippet(folder, "one")) == "not-own-file"
    assert code(lambda: store.rename_snippet(folder, "two", "three")) == "not-own-file"
    (folder / "snippets/several.yaml").rename(folder / "snippets/one.yaml")
    assert code(lambda: store.replace_snippet(folder, Snippet("one", "O", "z"))) == "not-own-file"
    assert (folder / "snippets/one.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["../../x", "..", "/etc/x", "a\\b", "", "nul\0"])
def test_an_id_leads_nowhere_else(folder: pathlib.Path, name: str) -> None:
    for work in (
        lambda: store.delete_snippet(folder, name),
        lambda: store.rename_snippet(folder, "a", name),
        lambda: store.replace_snippet(folder, Snippet(name, "A", "x")),
        lambda: store.move_snippet(folder, name, folder / "b"),
    ):
        assert code(work) == "bad-id"
    assert ids(folder) == ["a", "hand", "one", "two"]


def test_what_is_deleted_can_be_brought_back(folder: pathlib.Path) -> None:
    trashed = store.delete_snippet(folder, "hand")
    assert ids(folder) == ["a", "one", "two"]
    assert store.trashed(folder) == [trashed]
    store.restore_snippet(folder, trashed)
    assert (folder / "snippets/hand.yaml").read_text(encoding="utf-8") == HAND
    assert store.trashed(folder) == []
    assert code(lambda: store.delete_snippet(folder, "nand")) == "unknown-snippet"


def test_bringing_back_overwrites_nothing(folder: pathlib.Path) -> None:
    trashed = store.delete_snippet(folder, "a")
    writing.save_snippet(folder, Snippet("a", "甲", "另一个"))
    assert code(lambda: store.restore_snippet(folder, trashed)) == "file-exists"
    assert (loading.load([folder]).snippets["a"].text, trashed.exists()) == ("另一个", True)


def test_a_new_id_and_all_else_as_it_was(folder: pathlib.Path) -> None:
    path = store.rename_snippet(folder, "hand", "by-hand")
    assert path.read_text(encoding="utf-8") == HAND.replace("id: hand   # 标识", "id: by-hand")
    assert ids(folder) == ["a", "by-hand", "one", "two"]
    assert code(lambda: store.rename_snippet(folder, "by-hand", "a")) == "file-exists"
    assert ids(folder) == ["a", "by-hand", "one", "two"]


@pytest.mark.parametrize(
    "text",
    [
        "{id: odd, title: T, text: x}\n",
        "'id': odd\ntitle: T\ntext: x\n",
        "id:\n  odd\ntitle: T\ntext: x\n",
        "title: 'T\n\n  id: odd'\nid: odd\ntext: x\n",
        "id: odd\r\ntitle: T\r\ntext: x\r\n",
    ],
)
def test_a_new_id_in_any_notation(folder: pathlib.Path, text: str) -> None:
    (folder / "snippets/odd.yaml").write_bytes(text.encode())
    before = loading.load([folder]).snippets["odd"]
    store.rename_snippet(folder, "odd", "even")
    after = loading.load([folder]).snippets["even"]
    assert (after.title, after.text) == (before.title, before.text)
    assert "odd" not in ids(folder)


def test_moving_takes_the_document_along(folder: pathlib.Path) -> None:
    writing.save_snippet(folder, Snippet("rich", "丰", "字"), ODT)
    other = folder / "other"
    (other / "snippets").mkdir(parents=True)
    (other / "snippets/rich.odt").write_bytes(b"of another")
    store.move_snippet(folder, "rich", other)
    moved = loading.load([other]).snippets["rich"]
    assert pathlib.Path(moved.document).read_bytes() == ODT
    assert (other / "snippets/rich.odt").read_bytes() == b"of another"
    assert "rich" not in ids(folder)
    assert not list((folder / "snippets").glob("*.odt"))


def test_moving_where_the_id_is_taken_moves_nothing(folder: pathlib.Path) -> None:
    other = folder / "other"
    writing.save_snippet(other, Snippet("a", "乙", "z"))
    assert code(lambda: store.move_snippet(folder, "a", other)) == "file-exists"
    assert (loading.load([folder]).snippets["a"].text, loading.load([other]).snippets["a"].text) == ("一", "z")


def test_moving_from_where_nothing_can_be_taken_leaves_no_copy(
    folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(errno.EACCES, "refused")

    writing.save_snippet(folder, Snippet("rich", "丰", "字"), ODT)
    monkeypatch.setattr(os, "rename", refuse)
    assert code(lambda: store.move_snippet(folder, "rich", folder / "other")) == "file-unwritable"
    assert "rich" in ids(folder)
    assert list((folder / "other/snippets").iterdir()) == []


def test_documents_are_replaced_and_deleted_with_their_snippets(folder: pathlib.Path) -> None:
    writing.save_snippet(folder, Snippet("rich", "丰", "字"), ODT)
    store.replace_snippet(folder, Snippet("rich", "丰", "字"), b"new")
    assert pathlib.Path(loading.load([folder]).snippets["rich"].document).read_bytes() == b"new"
    assert [path.read_bytes() for path in (folder / "backup").glob("*.odt")] == [ODT]
    trashed = store.delete_snippet(folder, "rich")
    assert not list((folder / "snippets").glob("*.odt"))
    store.restore_snippet(folder, trashed)
    assert pathlib.Path(loading.load([folder]).snippets["rich"].document).read_bytes() == b"new"


def test_a_snippet_that_cannot_be_saved_leaves_no_document(folder: pathlib.Path) -> None:
    assert code(lambda: writing.save_snippet(folder, Snippet("a", "甲", "x"), ODT)) == "file-exists"
    assert not list((folder / "snippets").glob("*.odt"))


def test_without_links_nothing_is_overwritten_either(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert code(lambda: writing.save_snippet(folder, Snippet("a", "甲", "x"))) == "file-exists"
    writing.save_snippet(folder, Snippet("b", "乙", "y"))
    assert {name: loading.load([folder]).snippets[name].text for name in "ab"} == {"a": "一", "b": "y"}


def test_a_file_where_the_folder_should_be_is_no_snippet_that_exists(tmp_path: pathlib.Path) -> None:
    (tmp_path / "snippets").write_text("x", encoding="utf-8")
    assert code(lambda: writing.save_snippet(tmp_path, Snippet("a", "甲", "x"))) == "file-unwritable"


def test_a_full_disk_leaves_all_as_it_was(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    monkeypatch.setattr(os, "fsync", full)
    for work in (
        lambda: writing.save_snippet(folder, Snippet("b", "乙", "y")),
        lambda: store.replace_snippet(folder, Snippet("a", "甲", "y")),
        lambda: store.rename_snippet(folder, "a", "b"),
        lambda: store.move_snippet(folder, "a", folder / "other"),
    ):
        assert code(work) == "file-unwritable"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_without_links_no_name_ever_stands_for_an_empty_file(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    real, seen = os.replace, []

    def replace(source: str, target: pathlib.Path) -> None:
        seen.append(target.exists())  # whoever is killed now leaves just that
        with pytest.raises(FileExistsError):  # and nobody else may take the name
            atomic.create(target, b"another's")
        real(source, target)

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(os, "replace", replace)
    atomic.create(tmp_path / "a.zip", b"whole")
    with pytest.raises(FileExistsError):
        atomic.create(tmp_path / "a.zip", b"again")
    assert seen == [False]
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.zip", b"whole")]


def test_what_a_killed_process_left_is_swept_away(folder: pathlib.Path) -> None:
    """Also when the clock, which was years ahead, has been set back since."""
    old, young, ahead = (folder / f"snippets/.a-0123456789a{digit}.tmp" for digit in "bcd")
    anothers = folder / "snippets/.another-program.tmp"
    for path in (old, young, ahead, anothers):
        path.write_bytes(b"id: a")
    for path in (old, anothers):
        os.utime(path, (0, 0))
    os.utime(ahead, (4e9, 4e9))
    atomic.create(folder / "snippets/z.yaml", b"id: z\ntitle: Z\ntext: z\n")
    assert (old.exists(), young.exists(), ahead.exists()) == (False, True, False)
    assert anothers.exists()


def test_what_another_office_deletes_first_leaves_no_empty_folder_in_the_trash(
    folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.rename

    def too_late(source: pathlib.Path, target: pathlib.Path) -> None:
        os.unlink(source)
        rename(source, target)

    monkeypatch.setattr(os, "rename", too_late)
    assert code(lambda: store.delete_snippet(folder, "a")) == "file-unwritable"
    assert list((folder / "trash").iterdir()) == []


def test_the_trash_tells_what_was_deleted(folder: pathlib.Path) -> None:
    assert store.trash(folder) == []
    gone = [store.delete_snippet(folder, name) for name in ("a", "hand")]
    (folder / "trash" / "broken").mkdir()
    (folder / "trash" / "broken" / "broken.yaml").write_text("[", encoding="utf-8")
    (folder / "trash" / "broken" / "No id.yaml").write_text("x: 1", encoding="utf-8")
    trashed = {thing.id: thing for thing in store.trash(folder)}
    assert {name: (trashed[name].title, trashed[name].text.strip()) for name in trashed} == {
        "a": ("甲", "一"),
        "hand": ("手写", "文。"),
        "broken": ("broken", ""),
    }
    assert [trashed[path.stem].file for path in gone] == [str(path) for path in gone]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", trashed["a"].deleted) and trashed["broken"].deleted == ""


def test_a_restored_document_whose_name_is_taken_gets_another(folder: pathlib.Path) -> None:
    writing.save_snippet(folder, Snippet("rich", "文档", ""), ODT)
    gone = store.delete_snippet(folder, "rich")
    writing.save_snippet(folder, Snippet("rich", "别的", ""), b"PK another")
    assert code(lambda: store.restore_snippet(folder, gone)) == "file-exists"
    store.rename_snippet(folder, "rich", "other")  # its document keeps the name
    store.restore_snippet(folder, gone)
    found = loading.load([folder]).snippets
    documents = {name: pathlib.Path(found[name].document).read_bytes() for name in ("rich", "other")}
    assert documents == {"rich": ODT, "other": b"PK another"}
    assert not list((folder / "trash").iterdir())
