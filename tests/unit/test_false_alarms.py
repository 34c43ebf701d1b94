"""What is found and changed in a folder of documents, and how it is reported."""

from __future__ import annotations

import json
import pathlib
import time
from typing import Iterator

import pytest

from tigang.checking import run as checking
from workshop import false_alarms
from workshop.basics import Failure
from workshop.false_alarms import Order

_GAP = "第一章 总则\n文。\n第二章 职责\n文。\n第四章 附则\n文。\n"
_TWICE = "一、一、背景\n文。\n二、措施\n文。\n"


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> Iterator[pathlib.Path]:
    (tmp_path / "sub").mkdir()
    for name, text in (
        ("clean.txt", _GAP.replace("第四章", "第三章")),
        ("sub/gap.md", _GAP.replace("第", "# 第").replace("文", "\n文")),
        ("twice.txt", _TWICE),
        ("~$twice.txt", _TWICE),
        ("picture.png", ""),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    yield tmp_path


def test_every_finding_is_reported_with_its_neighbours(folder: pathlib.Path) -> None:
    done = {item.file: item for item in false_alarms.run(folder, Order())}
    assert sorted(done) == ["clean.txt", "sub/gap.md", "twice.txt"]
    assert not done["clean.txt"].findings and not done["clean.txt"].diff
    (gap,) = done["sub/gap.md"].findings
    assert (gap.rule, gap.severity, gap.paragraph) == ("number-gap", "error", 4)
    assert [number for number, _ in gap.context] == [2, 3, 4, 5]
    assert gap.context[2][1] == "[Heading 1] 第四章 附则"


def test_what_fixes_change_is_a_unified_diff_and_no_file_is_changed(folder: pathlib.Path) -> None:
    before = (folder / "twice.txt").read_bytes()
    (twice,) = (item for item in false_alarms.run(folder, Order()) if item.file == "twice.txt")
    assert [line for line in twice.diff if line[0] in "+-" and line[:3] not in ("+++", "---")] == [
        "-一、一、背景",
        "+一、背景",
    ]
    assert (folder / "twice.txt").read_bytes() == before


def test_table_context_and_json_tell_the_same(
    folder: pathlib.Path, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "made" / "all.json"
    assert false_alarms.main([str(folder), "--context", "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "number-gap              error             1         1" in printed
    assert (
        "3 documents checked, 1 without error or warning" in printed
        and "fixes change 1; 0 failed, 0 refused" in printed
    )
    assert ">     4 [Heading 1] 第四章 附则" in printed and "      3 文。" in printed
    assert "-一、一、背景" in printed
    written = {item["file"]: item for item in json.loads(out.read_text(encoding="utf-8"))}
    assert [found["rule"] for found in written["sub/gap.md"]["findings"]] == ["number-gap"]


def test_at_most_takes_findings_from_as_many_documents_as_possible(folder: pathlib.Path) -> None:
    (folder / "many.txt").write_text("第一章 一\n文。\n第三章 三\n文。\n第五章 五\n文。\n", encoding="utf-8")
    reported = false_alarms.in_context(false_alarms.run(folder, Order()), at_most=2)
    assert "2 of 3" in reported
    assert reported.count("--- many.txt") == reported.count("--- sub/gap.md") == 1


def test_a_document_that_fails_does_not_stop_the_others(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check = checking.check

    def fails(snapshot, *given, **more):  # type: ignore[no-untyped-def]
        if "措施" in snapshot.paragraphs[2].text:
            raise KeyError("cup")
        return check(snapshot, *given, **more)

    monkeypatch.setattr(checking, "check", fails)
    failed = false_alarms.examine(folder / "twice.txt", Order())
    assert failed.failed and failed.error == "KeyError: 'cup'"
    assert not false_alarms.examine(folder / "clean.txt", Order()).error
    assert "FAILED" in false_alarms.table([failed]) and "1 failed" in false_alarms.table([failed])


def test_a_document_that_takes_too_long_is_left(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(false_alarms, "LIMIT", 0.05)
    monkeypatch.setattr(checking, "check", lambda *_: time.sleep(20))
    assert false_alarms.examine(folder / "clean.txt", Order()).error == "TimeoutError: not done after 0.05 s"


def test_a_folder_without_documents_is_reported(tmp_path: pathlib.Path) -> None:
    with pytest.raises(Failure, match="no documents"):
        false_alarms.run(tmp_path, Order())
