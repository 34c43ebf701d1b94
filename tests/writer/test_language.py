"""In a Chinese LibreOffice all goes as in an English one, whose names of things are those that programs know."""

from __future__ import annotations

import pathlib
from typing import Any, Dict, List

from tigang.writer.office import Office
from workshop import demo


def test_the_demo_in_chinese(oxt: pathlib.Path, tmp_path: pathlib.Path) -> None:
    with Office(tmp_path / "profile", language="zh-CN") as office:
        office.install(oxt)
    with Office(tmp_path / "profile") as office:
        document = office.new_document()
        frame = document.CurrentController.Frame
        answers: List[Dict[str, Any]] = []

        def verb(name: str, **given: Any) -> Dict[str, Any]:
            answers.append(office.dispatch(frame, name, **given))
            return answers[-1]

        with office.guarded(refusal="A call into LibreOffice failed"):
            demo.write_document(document, verb)
            document.close(True)
    assert all(answer["ok"] for answer in answers)
    assert "占位内容" in answers[1]["findings"][0]["message"]
