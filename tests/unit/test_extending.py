"""Outlines that extend others keep only what differs; what is wrong with one is reported with its line."""

from __future__ import annotations

import pathlib
from typing import Dict

import pytest

from tigang.library import loading

BASE = """id: base
title: Base
language: en
fields: {unit: {label: Unit}}
sections:
  - {id: one, heading: One}
  - id: two
    heading: Two
    sections:
      - {id: a, heading: A}
      - {id: b, heading: B}
  - {id: three, heading: Three}
"""


def load(folder: pathlib.Path, **files: str) -> loading.Library:
    (folder / "outlines").mkdir()
    for name, text in {"base": BASE, **files}.items():
        (folder / "outlines" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return loading.load([folder])


def tree(loaded: loading.Library, name: str) -> list:
    return [(section.path, section.heading) for section in loaded.outlines[name].walk()]


def test_sections_are_replaced_added_and_dropped(tmp_path: pathlib.Path) -> None:
    loaded = load(
        tmp_path,
        own="""extend: base
id: own
title: Own
sections:
  - {id: one, heading: First}
  - {id: three, drop: true}
  - {id: new, heading: New, after: one}
  - id: two
    sections:
      - {id: b, drop: true}
      - {id: c, heading: C, before: a}
""",
    )
    assert not loaded.problems
    assert tree(loaded, "own") == [("one", "First"), ("new", "New"), ("two", "Two"), ("two/c", "C"), ("two/a", "A")]
    assert list(loaded.outlines["own"].fields) == ["unit"]
    assert tree(loaded, "base")[0] == ("one", "One")


def test_extending_what_extends(tmp_path: pathlib.Path) -> None:
    loaded = load(
        tmp_path,
        own="extend: base\nid: own\ntitle: Own\nsections: [{id: one, drop: true}]\n",
        third="extend: own\nid: third\ntitle: Third\nsections: [{id: two, drop: true}]\n",
    )
    assert tree(loaded, "third") == [("three", "Three")]


@pytest.mark.parametrize(
    ("files", "code", "line"),
    [
        ({"own": "id: own\ntitle: Own\nextend: bass\n"}, "extend-unknown", 3),
        ({"own": "id: own\nextend: own\ntitle: Own\n"}, "extend-cycle", 2),
        (
            {"own": "id: own\nextend: base\ntitle: Own\nsections:\n  - {id: x, heading: X, after: onee}\n"},
            "extend-section",
            5,
        ),
        ({"own": "id: own\nextend: base\ntitle: Own\nsections:\n  - {id: x, drop: true}\n"}, "extend-section", 5),
        (
            {"own": "id: own\nextend: base\ntitle: Own\nsections:\n  - {id: one, heading: X, each: topics}\n"},
            "unknown-field",
            5,
        ),
    ],
)
def test_what_is_wrong_is_reported_with_its_line(
    tmp_path: pathlib.Path, files: Dict[str, str], code: str, line: int
) -> None:
    loaded = load(tmp_path, **files)
    assert [(p.code, p.values["line"]) for p in loaded.problems] == [(code, line)]
    assert list(loaded.outlines) == ["base"]


def test_a_circle_of_two_is_reported_of_both(tmp_path: pathlib.Path) -> None:
    loaded = load(tmp_path, a="id: a\ntitle: A\nextend: b\n", b="id: b\ntitle: B\nextend: a\n")
    assert {p.code for p in loaded.problems} == {"extend-cycle"}
