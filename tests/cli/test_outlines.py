"""``tigang outline``: trying outlines and learning them from documents."""

from __future__ import annotations

import pathlib
from typing import Callable

import pytest
from running import Run  # type: ignore[import-not-found]

from tigang.library import loading

OUTLINES = loading.load([loading.bundled()]).outlines


def test_preview_is_the_numbered_tree_with_examples_and_guidance(tigang: Run) -> None:
    lines = tigang("outline", "preview", "project-report").stdout.splitlines()
    assert "2. Background and objectives" in lines
    assert "    2.1 Background" in lines
    assert "    <Say why the project exists>" in lines
    assert any(line.startswith("    4.1 <") for line in lines)  # a run-in heading is one, too
    assert lines[-1] == "Report prepared by Project Office."


def test_preview_takes_values_of_fields(tigang: Run) -> None:
    done = tigang(
        "outline", "preview", "self-examination-five", "--fields", '{"unit": "乙局", "topics": "讲政治、敢担当"}'
    )
    lines = done.stdout.splitlines()
    assert lines[0].startswith("乙局")
    assert [line.strip() for line in lines if "（" in line and "方面" in line] == [
        "（一）在讲政治方面",
        "（二）在敢担当方面",
    ]
    wrong = tigang("outline", "preview", "self-examination-five", "--fields", '{"unti": "乙局"}')
    assert (wrong.returncode, "unit" in wrong.stderr) == (2, True)
    assert tigang("outline", "preview", "self-examination-five", "--fields", "unit=乙局").returncode == 2


def test_preview_of_every_outline(tigang: Run, tmp_path: pathlib.Path) -> None:
    done = tigang("outline", "preview", *OUTLINES, "--fields", "{}")
    assert (done.returncode, done.stderr) == (0, "")
    assert "{{" not in done.stdout
    for outline in OUTLINES.values():
        assert f"({outline.id})\n" in done.stdout
    path = tmp_path / "own.yaml"
    path.write_text("id: own\ntitle: Own\nsections:\n  - {id: a, heading: A}\n", encoding="utf-8")
    assert tigang("outline", "preview", path).stdout == "A\n"


def test_learn_from_one_document(folder: Callable[..., pathlib.Path], tigang: Run) -> None:
    place = folder("ordered.docx")
    made = place / "own.yaml"
    done = tigang("outline", "learn", place / "ordered.docx", "--id", "own", "--title", "三段", "--output", made)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{made}\n")
    learnt = loading.load_outline_file(made)
    assert [section.heading for section in learnt.sections] == ["背景", "措施", "要求"]
    assert tigang("outline", "preview", made).stdout.splitlines()[::2] == ["一、背景", "二、措施", "三、要求"]
    again = tigang("outline", "learn", place / "ordered.docx", "--id", "own", "--title", "三段", "--output", made)
    assert (again.returncode, str(made) in again.stderr) == (2, True)


def test_learn_from_several_documents(folder: Callable[..., pathlib.Path], tigang: Run) -> None:
    place = folder("ordered.odt", "gap.rtf")
    done = tigang("outline", "learn", place, "--id", "own", "--title", "三段")
    path = place / "learnt.yaml"
    path.write_text(done.stdout, encoding="utf-8")
    sections = loading.load_outline_file(path).sections
    assert [(section.heading, section.optional) for section in sections] == [
        ("背景", False),
        ("措施", True),
        ("要求", False),
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [("damaged.docx", "damaged"), ("secret.odt", "password"), ("empty.docx", "empty"), ("lost.docx", "no such file")],
)
def test_learn_says_which_document_is_no_good(
    folder: Callable[..., pathlib.Path], tigang: Run, name: str, said: str
) -> None:
    place = folder("ordered.odt", *([] if name == "lost.docx" else [name]))
    done = tigang("outline", "learn", place / "ordered.odt", place / name, "--id", "own", "--title", "三段")
    assert (done.returncode, done.stdout) == (2, "")
    assert name in done.stderr
    assert said in done.stderr


def test_learn_wants_headings_and_a_plain_id(folder: Callable[..., pathlib.Path], tigang: Run) -> None:
    place = folder("ordered.odt")
    (place / "plain.txt").write_text("一段话。\n又一段话。\n", encoding="utf-8")
    done = tigang("outline", "learn", place / "plain.txt", "--id", "own", "--title", "无")
    assert (done.returncode, "no headings" in done.stderr) == (2, True)
    assert tigang("outline", "learn", place / "plain.txt", "--id", "../own", "--title", "无").returncode == 2


def test_validate_says_where_and_what_is_allowed(tigang: Run, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("id: bad\ntitle: Bad\nsections:\n  - id: a\n    headng: A\n", encoding="utf-8")
    assert (
        tigang("outline", "validate", path).stderr
        == f"{path}, line 5, column 5: unknown key “headng”. Allowed: heading, length.\n"
    )
    path.write_text("id: bad\ntitle: Bad\nsections:\n  - id: a\n    order: some\n", encoding="utf-8")
    done = tigang("outline", "validate", path, "--language", "zh-CN")
    assert done.stderr.startswith(f"{path} 第 5 行第 5 列：")
    assert "fixed, any" in done.stderr


def test_validate_knows_what_an_outline_may_extend(tigang: Run, tmp_path: pathlib.Path) -> None:
    base, own, ours = tmp_path / "base.yaml", tmp_path / "own.yaml", tmp_path / "ours.yaml"
    base.write_text("id: base\ntitle: Base\nsections:\n  - {id: a, heading: A}\n", encoding="utf-8")
    own.write_text("id: own\nextend: base\ntitle: Own\n", encoding="utf-8")
    ours.write_text("id: ours\nextend: project-report\ntitle: Ours\n", encoding="utf-8")
    done = tigang("outline", "validate", own, ours)
    assert (done.returncode, done.stderr) == (0, "")
    assert tigang("outline", "preview", ours).stdout.endswith("Report prepared by Project Office.\n")
    ours.write_text("id: ours\nextend: project-reprot\ntitle: Ours\n", encoding="utf-8")
    assert "project-report" in tigang("outline", "validate", ours).stderr
