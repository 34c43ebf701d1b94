"""Values of fields that are offered again."""

from __future__ import annotations

import os
import pathlib

import pytest

from tigang.errors import TigangError
from tigang.library import field_values


def test_what_is_kept_comes_back(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "not there yet"
    assert field_values.read(folder) == {}
    field_values.keep(folder, {"unit": "甲市财政局", "topics": ["带头讲政治", "带头守纪律"]})
    field_values.keep(folder, {"author": "Ann"})
    assert field_values.read(folder) == {"unit": "甲市财政局", "topics": ["带头讲政治", "带头守纪律"], "author": "Ann"}
    assert "甲市财政局" in (folder / "fields.json").read_text(encoding="utf-8")
    assert [path.name for path in folder.iterdir()] == ["fields.json"]


def test_an_emptied_or_forgotten_field_is_gone(tmp_path: pathlib.Path) -> None:
    field_values.keep(tmp_path, {"unit": "甲", "author": "Ann", "topics": ["乙"]})
    field_values.keep(tmp_path, {"unit": "", "topics": []})
    assert field_values.read(tmp_path) == {"author": "Ann"}
    field_values.forget(tmp_path, ["author", "never there"])
    assert field_values.read(tmp_path) == {}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'"x"', b"\xff\xfe", b'{"unit": 1, "topics": [2]}'])
def test_a_damaged_file_is_as_good_as_none_and_is_replaced(tmp_path: pathlib.Path, content: bytes) -> None:
    (tmp_path / "fields.json").write_bytes(content)
    assert field_values.read(tmp_path) == {}
    field_values.keep(tmp_path, {"unit": "甲"})
    assert field_values.read(tmp_path) == {"unit": "甲"}


def test_a_failed_write_leaves_the_old_file(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    field_values.keep(tmp_path, {"unit": "甲"})

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(TigangError) as raised:
        field_values.keep(tmp_path, {"unit": "乙"})
    assert raised.value.code == "file-unwritable"
    assert field_values.read(tmp_path) == {"unit": "甲"}
    assert [path.name for path in tmp_path.iterdir()] == ["fields.json"]


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(TigangError, match="cannot be written"):
        field_values.keep(tmp_path / "file" / "below", {"unit": "甲"})
