"""Changed snippets are written where they lie, or as a copy in the person's own folder; nothing is lost when that fails."""

from __future__ import annotations

import pathlib

import pytest

from tigang.errors import TigangError
from tigang.library import locations, store
from tigang.library.environment import Environment


@pytest.fixture
def shared(tmp_path: pathlib.Path) -> pathlib.Path:
    folder = tmp_path / "shared"
    write(folder, "there", "id: there\ntitle: There\ntext: Words\n")
    return folder


@pytest.fixture
def environment(tmp_path: pathlib.Path, shared: pathlib.Path) -> Environment:
    personal = tmp_path / "personal"
    write(personal, "mine", "id: mine\ntitle: Mine\ntext: Words\n")
    write(personal, "two", "id: first\ntitle: A\ntext: A\n---\nid: second\ntitle: B\ntext: B\n")
    (personal / "folders.yaml").write_text(f"- {shared}\n- https://example.invalid/snippets\n", "utf-8")
    return Environment("en", personal, tmp_path / "cache")


def write(folder: pathlib.Path, name: str, text: str) -> None:
    (folder / "snippets").mkdir(parents=True, exist_ok=True)
    (folder / "snippets" / f"{name}.yaml").write_text(text, "utf-8")


def save(environment: Environment, snippet: str, **values: object) -> pathlib.Path:
    found = environment.library().snippet(snippet)
    location = locations.location_of(found, locations.every(environment))
    return locations.save(found, locations.changed(found, **values), location, environment.personal)


def test_which_folders_there_are_and_which_can_be_written(environment: Environment) -> None:
    assert [(location.kind, location.writable) for location in locations.every(environment)] == [
        (locations.PERSONAL, True),
        (locations.SHARED, True),
        (locations.SHARED, False),
        (locations.BUNDLED, False),
    ]


def test_a_snippet_of_a_shared_folder_is_changed_there(environment: Environment, shared: pathlib.Path) -> None:
    assert save(environment, "there", title="Changed") == shared / "snippets" / "there.yaml"
    assert environment.library().snippet("there").title == "Changed"
    assert len(list((shared / store.BACKUP).iterdir())) > 0


def test_a_bundled_snippet_is_copied_and_hidden(environment: Environment) -> None:
    path = save(environment, "summary-on-track", title="Changed")
    assert path == environment.personal / "snippets" / "summary-on-track.yaml"
    found = environment.library().snippet("summary-on-track")
    assert (found.title, found.source, "{{project}}" in found.text) == ("Changed", str(path), True)


def test_a_document_goes_with_its_snippet(environment: Environment, tmp_path: pathlib.Path) -> None:
    write(environment.personal, "rich", "id: rich\ntitle: Rich\ndocument: rich.odt\ntext: Words\n")
    (environment.personal / "snippets" / "rich.odt").write_bytes(b"the document")
    save(environment, "rich", title="Richer")
    save(environment, "rich", id="renamed")
    found = environment.library().snippet("renamed")
    assert (found.title, pathlib.Path(found.document).read_bytes()) == ("Richer", b"the document")
    assert "rich" not in environment.library().snippets


def test_another_id_leaves_the_former_file_in_the_trash(environment: Environment) -> None:
    save(environment, "mine", id="yours")
    assert [path.name for path in store.trashed(environment.personal)] == ["mine.yaml"]
    assert "mine" not in environment.library().snippets


@pytest.mark.parametrize(
    ("snippet", "values", "code"),
    [
        ("first", {"title": "Changed"}, "not-own-file"),
        ("mine", {"id": "Not an id"}, "bad-id"),
        ("mine", {"id": "two"}, "file-exists"),
        ("mine", {"text": ""}, "missing-key"),
    ],
)
def test_what_fails_changes_nothing(environment: Environment, snippet: str, values: dict, code: str) -> None:
    def files() -> dict:
        return {path: path.read_bytes() for path in environment.personal.rglob("*") if path.is_file()}

    before = files()
    with pytest.raises(TigangError) as caught:
        save(environment, snippet, **values)
    assert (caught.value.code, files()) == (code, before)
