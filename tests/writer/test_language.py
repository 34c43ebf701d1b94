"""In a Chinese LibreOffice all goes as in an English one, whose names of things are those that programs know."""

from __future__ import annotations

import pathlib
from typing import Any, Dict, Iterator, List

import pytest

from documents import write
from tigang.office.process import Office
from workshop import demo


@pytest.fixture(scope="module")
def chinese(oxt: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    profile = tmp_path_factory.mktemp("chinese") / "profile"
    with Office(profile, language="zh-CN") as office:
        office.install(oxt)
    with Office(profile) as office:
        yield office


@pytest.fixture
def office(chinese: Office) -> Office:
    return chinese


def test_the_demo_in_chinese(office: Office, document: Any) -> None:
    answers: List[Dict[str, Any]] = []

    def verb(name: str, **given: Any) -> Dict[str, Any]:
        answers.append(office.dispatch(document.CurrentController.Frame, name, **given))
        return answers[-1]

    demo.write_document(document, verb)
    assert all(answer["ok"] for answer in answers)
    assert "占位内容" in answers[1]["findings"][0]["message"]


def test_a_long_document_in_chinese(office: Office, document: Any) -> None:
    write(document, *(["# 一、甲", "文。", "文。"] * 300))
    answer = office.dispatch(document.CurrentController.Frame, "CheckStructure", Outline="project-report")
    assert answer["ok"], answer
