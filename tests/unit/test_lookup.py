"""An outline is found by its id, its path or its URL; one in a file may extend those beside it and those of the library."""

from __future__ import annotations

import pathlib

import pytest

from tigang.errors import TigangError
from tigang.library import lookup
from tigang.library.environment import Environment
from tigang.library.loading import Library


def written(path: pathlib.Path, text: str) -> pathlib.Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: pathlib.Path) -> Library:
    """The bundled library, a person's own and a folder that they share."""
    own = tmp_path / "own"
    written(own / "outlines" / "mine.yaml", "id: mine\ntitle: Mine\nsections: [{id: a, heading: Mine}]\n")
    written(
        tmp_path / "share" / "outlines" / "ours.yaml", "id: ours\ntitle: Ours\nsections: [{id: a, heading: Ours}]\n"
    )
    written(own / "folders.yaml", f"- {tmp_path / 'share'}\n")
    return Environment("en", own).library()


def headings(name: str, library: Library) -> list:
    return [section.heading for section in lookup.outline(name, library).sections]


@pytest.mark.parametrize("base", ["mine", "ours", "beside", "project-report"])
def test_a_file_extends_whatever_the_person_can_see(library: Library, tmp_path: pathlib.Path, base: str) -> None:
    written(tmp_path / "beside.yaml", "id: beside\ntitle: Beside\nsections: [{id: a, heading: Beside}]\n")
    written(tmp_path / "broken.yaml", "id: [\n")
    own = written(
        tmp_path / "a file.yaml", f"id: it\ntitle: It\nextend: {base}\nsections: [{{id: z, heading: Last}}]\n"
    )
    for name in (str(own), own.as_uri()):
        assert headings(name, library)[-1] == "Last"
        assert len(headings(name, library)) > 1


def test_what_stands_beside_a_file_comes_before_the_library(library: Library, tmp_path: pathlib.Path) -> None:
    written(tmp_path / "mine.yaml", "id: mine\ntitle: Mine\nsections: [{id: a, heading: Beside}]\n")
    own = written(tmp_path / "own.yaml", "id: it\ntitle: It\nextend: mine\n")
    assert headings(str(own), library) == ["Beside"]


def test_an_id_is_one_of_the_library(library: Library) -> None:
    assert headings("ours", library) == ["Ours"]
    with pytest.raises(TigangError, match="ours"):
        lookup.outline("our", library)


def test_what_a_file_extends_must_be_somewhere(library: Library, tmp_path: pathlib.Path) -> None:
    own = written(tmp_path / "own.yaml", "id: it\ntitle: It\nextend: min\n")
    with pytest.raises(TigangError, match="mine") as raised:
        lookup.outline(str(own), library)
    assert (raised.value.code, raised.value.values["line"]) == ("extend-unknown", 3)


@pytest.mark.parametrize("name", ["~nobody-of-that-name/x.yaml", "no such folder/x.yaml", "file:///no/such/x.yaml"])
def test_a_file_that_is_not_there_is_said_to_be_so(library: Library, name: str) -> None:
    with pytest.raises(TigangError) as raised:
        lookup.outline(name, library)
    assert raised.value.code == "file-unreadable"
