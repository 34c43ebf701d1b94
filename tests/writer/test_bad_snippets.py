"""Bad and huge snippets in a real Writer: a clear message, and document and library as they were."""

from __future__ import annotations

import os
import pathlib
import shutil
from typing import Any, Callable, Dict, Iterator

import pytest

from documents import content, lines, write
from odts import EPS, with_picture
from tigang.office.process import Office
from tigang.office.profile import clean_environment
from tigang.office.uno_helpers import file_url, properties
from tigang.opendocument import package

Verb = Callable[..., Dict[str, Any]]


@pytest.fixture
def snippets(profile: pathlib.Path) -> Iterator[pathlib.Path]:
    """The folder of the snippets of the office's user; empty again at the end."""
    folder = profile / "user/tigang"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "snippets").mkdir(parents=True)
    yield folder / "snippets"
    shutil.rmtree(folder, ignore_errors=True)


def select_all(document: Any) -> None:
    cursor = document.Text.createTextCursor()
    cursor.gotoEnd(True)
    document.CurrentController.select(cursor)


def test_five_thousand_paragraphs_in_and_out(
    document: Any, dispatch: Verb, snippets: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    text = "\n".join(f"  第{number}段。" for number in range(5000))
    (snippets / "long.yaml").write_text(f"id: long\ntitle: 长\ntext: |\n{text}\n", encoding="utf-8")
    write(document, "甲", "")
    document.CurrentController.ViewCursor.gotoEnd(False)
    before = content(document, tmp_path)
    assert dispatch("InsertSnippet", Snippet="long")["ok"]
    assert (len(lines(document)), lines(document)[-1]) == (5001, "第4999段。")
    select_all(document)
    assert dispatch("SaveSnippet", Id="again")["ok"]
    document.UndoManager.undo()
    assert content(document, tmp_path) == before


def test_ten_megabytes_are_not_saved(document: Any, dispatch: Verb, snippets: pathlib.Path) -> None:
    document.Text.setString(("字" * 999 + "\r") * 3400)
    select_all(document)
    error = dispatch("SaveSnippet", Id="huge")["error"]
    assert (error["code"], "4 MB" in error["message"]) == ("text-too-long", True)
    assert list(snippets.iterdir()) == []


def test_control_characters_do_no_harm(
    document: Any, dispatch: Verb, snippets: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    (snippets / "odd.yaml").write_text(
        'id: odd\ntitle: 怪\ntext: "一\\x01\\x02\\x03二\\ud800\\0三\\uFFFF"\n', encoding="utf-8"
    )
    write(document, "")
    assert dispatch("InsertSnippet", Snippet="odd")["ok"]
    assert lines(document) == ["一二三"]
    assert "一二三" in content(document, tmp_path)


@pytest.mark.parametrize("name", ["../../x", "..\\x", "/tmp/x", "x/y", "X Y", "学习"])
def test_an_id_leads_nowhere_else(document: Any, dispatch: Verb, snippets: pathlib.Path, name: str) -> None:
    write(document, "甲")
    select_all(document)
    for kind in ("text", "document"):
        assert dispatch("SaveSnippet", Id=name, As=kind)["error"]["code"] == "bad-id"
    assert list(snippets.iterdir()) == []
    assert dispatch("InsertSnippet", Snippet=name)["error"]["code"] == "unknown-snippet"


def test_a_document_with_a_password(office: Any, document: Any, dispatch: Verb, snippets: pathlib.Path) -> None:
    write(document, "密")
    document.storeToURL(file_url(snippets / "locked.odt"), properties(FilterName="writer8", Password="geheim"))
    (snippets / "locked.yaml").write_text("id: locked\ntitle: 锁\ndocument: locked.odt\n", encoding="utf-8")
    error = dispatch("InsertSnippet", Snippet="locked")["error"]
    assert (error["code"], "locked.odt" in error["message"]) == ("odt-encrypted", True)
    assert lines(document) == ["密"]


def test_one_bad_file_and_all_others_serve(document: Any, dispatch: Verb, snippets: pathlib.Path) -> None:
    (snippets / "bad.yaml").write_bytes(b"id: bad\n\ttitle: \xff")
    (snippets / "good.yaml").write_text("id: good\ntitle: 好\ntext: 文\n", encoding="utf-8")
    assert dispatch("InsertSnippet", Snippet="good")["ok"]
    assert dispatch("InsertSnippet", Snippet="bad")["error"]["code"] == "unknown-snippet"


def test_no_program_is_started_for_a_picture(own_profile: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Writer has EPS drawn by whatever is called gs, pstoedit or convert: here each leaves a trace of having been started."""
    folder, started = tmp_path / "programs", tmp_path / "started"
    folder.mkdir()
    for name in ("gs", "pstoedit", "convert"):
        (folder / name).write_text(f"#!/bin/sh\necho {name} >>'{started}'\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    snippets = own_profile / "user/tigang/snippets"
    snippets.mkdir(parents=True)
    documents = with_picture(EPS)
    for number, raw in enumerate(documents.values()):
        (snippets / f"evil-{number}.odt").write_bytes(raw)
        (snippets / f"evil-{number}.yaml").write_text(
            f"id: evil-{number}\ntitle: 恶\ndocument: evil-{number}.odt\n", encoding="utf-8"
        )
    path = f"{folder}{os.pathsep}{clean_environment()['PATH']}"
    with Office(own_profile, environment={"PATH": path}) as office, office.guarded():
        document = office.new_document()
        for number, where in enumerate(documents):
            answer = office.dispatch(document.CurrentController.Frame, "InsertSnippet", Snippet=f"evil-{number}")
            assert answer["ok"], where
            document.storeToURL(
                file_url(tmp_path / "out.pdf"), properties(FilterName="writer_pdf_Export")
            )  # all is drawn
            assert not started.exists(), where
        document.close(True)
        naked_file = tmp_path / "naked.odt"  # that this way of looking sees it
        naked_file.write_bytes(
            package.packed(
                {name: data for name, data in package.unpacked(documents["linked"], "").items() if name != "mimetype"},
                {},
            )
        )
        naked = office.open(naked_file)
        naked.storeToURL(file_url(tmp_path / "out.pdf"), properties(FilterName="writer_pdf_Export"))
        naked.close(True)
    assert started.exists()
