"""Saved snippets are edited, renamed, moved, deleted and brought back by verbs; for these no document is open."""

from __future__ import annotations

import pathlib
from typing import Any, Dict

import pytest

from tigang import commands
from tigang.commands.session import Session
from tigang.errors import TigangError
from tigang.library import writing
from tigang.library.environment import Environment
from tigang.snippets.model import Snippet


@pytest.fixture
def session(tmp_path: pathlib.Path) -> Session:
    personal, shared = tmp_path / "mine", tmp_path / "shared"
    writing.save_snippet(personal, Snippet("a", "Mine", "words", ("o/one",), ("tag",)))
    writing.save_snippet(personal, Snippet("rich", "Rich", ""), b"PK not really")
    writing.save_snippet(shared, Snippet("b", "Shared", "other words"))
    (personal / "folders.yaml").write_text(f"- {shared}\n", encoding="utf-8")
    (personal / "snippets/many.yaml").write_text(
        "id: one\ntitle: O\ntext: x\n---\nid: two\ntitle: T\ntext: y\n", encoding="utf-8"
    )
    return Session(None, Environment("en", personal))


def run(session: Session, verb: str, **given: Any) -> Dict[str, Any]:
    return commands.run(verb, session, given)


def code(session: Session, verb: str, **given: Any) -> str:
    with pytest.raises(TigangError) as raised:
        run(session, verb, **given)
    return raised.value.code


def test_what_is_not_given_stays_as_it_is(session: Session) -> None:
    answer = run(session, "EditSnippet", Snippet="a", Title="Mine, too")
    found = session.library().snippets["a"]
    assert (found.title, found.text, found.sections, found.tags) == ("Mine, too", "words", ("o/one",), ("tag",))
    assert answer == {"snippet": "a", "file": found.source}
    run(session, "EditSnippet", Snippet="a", Text="line\nline", Tags="x，y", For="")
    found = session.library().snippets["a"]
    assert (found.title, found.text, found.sections, found.tags) == ("Mine, too", "line\nline", (), ("x", "y"))
    assert list((session.environment.personal / "backup").iterdir())


def test_a_bundled_snippet_is_edited_as_a_copy(session: Session) -> None:
    answer = run(session, "EditSnippet", Snippet="summary-on-track", Title="All is well")
    assert pathlib.Path(answer["file"]).parent == session.environment.personal / "snippets"
    assert session.library().snippets["summary-on-track"].title == "All is well"
    run(session, "DeleteSnippet", Snippet="summary-on-track")
    assert session.library().snippets["summary-on-track"].title == "Summary: on track"


def test_what_cannot_be_done_is_said_and_changes_nothing(session: Session, tmp_path: pathlib.Path) -> None:
    def content() -> Dict[str, bytes]:
        return {str(path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    before = content()
    assert code(session, "EditSnippet", Snippet="a", Text=" \n") == "snippet-empty"
    assert code(session, "EditSnippet", Snippet="a", Id="b") == "file-exists"
    assert code(session, "EditSnippet", Snippet="a", Id="No id") == "bad-id"
    assert code(session, "EditSnippet", Snippet="rich", Text="words") == "snippet-is-document"
    assert code(session, "EditSnippet", Snippet="one", Title="x") == "not-own-file"
    assert code(session, "RenameSnippet", Snippet="a", Id="b") == "file-exists"
    assert code(session, "RenameSnippet", Snippet="one", Id="c") == "not-own-file"
    assert code(session, "MoveSnippet", Snippet="a", Folder="nowhere") == "wrong-argument"
    assert code(session, "DeleteSnippet", Snippet="summary-on-track") == "snippet-fixed"
    assert code(session, "DeleteSnippet", Snippet="nothing") == "unknown-snippet"
    assert code(session, "RestoreSnippet", Snippet="a") == "not-in-trash"
    assert content() == before


def test_a_snippet_is_renamed_moved_deleted_and_restored(session: Session, tmp_path: pathlib.Path) -> None:
    assert run(session, "RenameSnippet", Snippet="a", Id="c")["snippet"] == "c"
    run(session, "MoveSnippet", Snippet="c", Folder=str(tmp_path / "shared"))
    assert session.library().snippets["c"].source == str(tmp_path / "shared/snippets/c.yaml")
    run(session, "MoveSnippet", Snippet="c", Folder="personal")
    assert [thing["id"] for thing in run(session, "ListTrash")["snippets"]] == ["c", "c"]  # moving deletes
    run(session, "DeleteSnippet", Snippet="c")
    assert "c" not in session.library().snippets
    restored = run(session, "RestoreSnippet", Snippet="c")
    found = session.library().snippets["c"]
    assert (restored["file"], found.title, found.text, found.tags) == (found.source, "Mine", "words", ("tag",))
    assert code(session, "RestoreSnippet", Snippet="c") == "file-exists"


def test_which_of_several_deleted_ones_is_meant_can_be_said(session: Session) -> None:
    for text in ("first", "second"):
        run(session, "EditSnippet", Snippet="a", Text=text)
        run(session, "DeleteSnippet", Snippet="a")
        if text == "first":
            writing.save_snippet(session.environment.personal, Snippet("a", "A", "again"))
    deleted = {thing["text"].strip(): thing["file"] for thing in run(session, "ListTrash")["snippets"]}
    assert code(session, "RestoreSnippet", Snippet="a", File="/etc/passwd") == "not-in-trash"
    run(session, "RestoreSnippet", Snippet="a", File=deleted["first"])
    assert session.library().snippets["a"].text == "first"


def test_verbs_about_a_document_say_that_there_is_none(session: Session) -> None:
    for verb, given in (
        ("InsertOutline", {"Outline": "project-report"}),
        ("NewDocument", {"Outline": "project-report"}),
        ("FixStructure", {}),
        ("NextPlaceholder", {}),
        ("ExpandSnippet", {}),
        ("SaveSnippet", {}),
        ("SetFields", {}),
    ):
        assert code(session, verb, **given) == "no-document", verb
