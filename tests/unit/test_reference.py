"""The pages on the formats are those of the schemas as they are, and the schemas say what every key is for."""

from __future__ import annotations

import pathlib
from typing import Any, Dict

import jsonschema  # type: ignore[import-untyped]
import pytest

from tigang.formats import validation, yamlfile
from tigang.formats.yamlfile import Entry
from tigang.layouts import model as layouts
from tigang.library import writing
from tigang.outlines import reading
from tigang.outlines.fields import example_fields
from tigang.planning import insertion
from tigang.snippets import model as snippets
from workshop import contact_sheet, reference

_MAKERS: Dict[str, Any] = {"outline": reading.from_entry, "snippet": snippets.from_entry, "layout": layouts.from_entry}


def test_no_page_is_stale() -> None:
    assert reference.stale(reference.FOLDER) == [], "python3 build.py manual writes the pages anew"


def test_a_stale_and_a_missing_page_are_reported(tmp_path: pathlib.Path) -> None:
    for name, text in reference.pages().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert reference.stale(tmp_path) == []
    (tmp_path / "snippet-format.md").unlink()
    (tmp_path / "outline-format.md").write_text("x", encoding="utf-8")
    assert reference.stale(tmp_path) == ["outline-format.md is stale", "snippet-format.md is stale"]


@pytest.mark.parametrize("kind", reference.KINDS)
def test_every_key_stands_in_its_page_with_what_it_says(kind: str) -> None:
    page = reference.pages()[f"{kind}-format.md"]
    root = reference.schema(kind)
    jsonschema.Draft202012Validator.check_schema(root)
    for thing in reference.objects(root):
        for key, node in thing.node["properties"].items():
            assert reference._about(key, node, root), f"{thing.name}.{key} has no description"
            assert f"| `{key}`" in page


@pytest.mark.parametrize("kind", reference.KINDS)
def test_the_examples_are_valid(kind: str) -> None:
    root = reference.schema(kind)
    assert root["examples"]
    for data in root["examples"]:
        entry = next(yamlfile.parse(writing.dumped(data), "example"))
        validation.validate(entry, kind)
        assert _MAKERS[kind](entry).id == data["id"]
    for thing in reference.objects(root)[1:]:
        for example in thing.node.get("examples", ()):
            assert _matches(example, thing.node, root) or all(
                _matches(value, thing.node, root) for value in example.values()
            )


def _matches(data: Any, node: Any, root: Dict[str, Any]) -> bool:
    return bool(jsonschema.Draft202012Validator({**node, "$defs": root.get("$defs", {})}).is_valid(data))


def test_an_example_of_the_reference_is_one_that_the_library_takes() -> None:
    entry = Entry(reference.schema("outline")["examples"][0], {}, "example")
    made = reading.from_entry(entry)
    assert [block.text for block in insertion.plan(made, example_fields(made))] == [
        "某县教育局工作报告",
        "一、主要成效",
        "<写明做了什么、成效如何>",
        "特此报告。",
    ]


def test_the_list_of_outlines_is_not_stale(tmp_path: pathlib.Path) -> None:
    assert contact_sheet.stale(contact_sheet.LIST) == [], "python3 build.py manual writes it anew"
    assert contact_sheet.stale(tmp_path / "outlines.md") == ["outlines.md is stale"]
    assert contact_sheet.SHEET.is_file(), "python3 build.py contact-sheet draws it"
    for made in contact_sheet.bundled():
        assert contact_sheet.page().count(f"| `{made.id}` |") == 1
