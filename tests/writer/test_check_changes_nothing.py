"""A check changes nothing at all: no text, no setting, no undo step, no file."""

from __future__ import annotations

import os
import pathlib
from typing import Any, Callable, Dict

import pytest

from documents import content, write  # type: ignore[import-not-found]
from tigang.office.process import Office
from tigang.office.uno_helpers import file_url, properties

Run = Callable[..., Dict[str, Any]]


def state(document: Any) -> Dict[str, Any]:
    settings = document.createInstance("com.sun.star.document.Settings")
    values = {item.Name: settings.getPropertyValue(item.Name) for item in settings.PropertySetInfo.Properties}
    undo = document.UndoManager
    return {
        "modified": document.isModified(),
        "undo": undo.AllUndoActionTitles,
        "redo": undo.AllRedoActionTitles,
        "cursor": document.CurrentController.ViewCursor.String,
        **{name: value for name, value in values.items() if isinstance(value, (bool, int, float, str))},
    }


@pytest.mark.parametrize("count", [3, 600])
def test_a_check_changes_nothing(
    office: Office, document: Any, dispatch: Run, tmp_path: pathlib.Path, count: int
) -> None:
    write(document, *["# 一、背景", "XX单位于2027年开展工作。", "# 三、措施"] * (count // 3))
    file = tmp_path / "in"
    file.mkdir()
    document.storeAsURL(file_url(file / "a.odt"), properties(FilterName="writer8"))
    document.UndoManager.undo()
    saved, beside = content(document, tmp_path), sorted(os.listdir(file))
    document.createInstance("com.sun.star.document.Settings").DoNotCaptureDrawObjsOnPage = True  # saving forgets it
    document.setModified(False)
    before = state(document)
    assert before["DoNotCaptureDrawObjsOnPage"] is True and before["redo"]
    for outline in ("", "work-summary"):
        assert dispatch("CheckStructure", Outline=outline)["findings"]
    assert state(document) == before
    assert (content(document, tmp_path), sorted(os.listdir(file))) == (saved, beside)
