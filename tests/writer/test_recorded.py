"""Whatever somebody has written into a document's properties, the document can be checked, filled and recorded anew."""

from __future__ import annotations

import json
import pathlib
from typing import Any, Callable, Dict

import uno

from documents import write  # type: ignore[import-not-found]
from tigang.writer import recorded

Run = Callable[..., Dict[str, Any]]

NAMES = (recorded.OUTLINE, recorded.FIELDS, recorded.IGNORED, recorded.LAYOUT, recorded.ABBREVIATIONS)
DEEP = "[" * 200_000
TEXTS = [
    "",
    "null",
    "1",
    '"a"',
    "[",
    "{}",
    "[[[[1]]]]",
    "NaN",
    "-1e999999",
    "9" * 5000,
    DEEP,
    '{"unit":' * 100_000,
    '{"unit": {"a": 1}}',
    '{"unit": [1, null]}',
    '{"unit": 5, "topics": 7}',
    '{"unit": "\\ud800"}',
    '{"unit": "\\u0000\\u0001"}',
    '["\\ud800\\u0000"]',
    '[["number-gap"]]',
    '[["number-gap", {"a": []}], [[], []]]',
    '{"x00000000": ["a"], "unit": {"b": "c"}}',
    "\x01\x7f\ufffe",
    '["' + "x" * 10_000_000 + '"]',
    "../../../etc/passwd",
    "-",
]


def values() -> Any:
    yield from TEXTS
    yield from (5.5, True, False, float("inf"))
    for kind in ("Date", "DateTime", "Duration"):
        yield uno.createUnoStruct(f"com.sun.star.util.{kind}")


def hold(document: Any, value: Any) -> None:
    """Lets each of our properties have a value."""
    bag = document.DocumentProperties.UserDefinedProperties
    for name in NAMES:
        if bag.PropertySetInfo.hasPropertyByName(name):
            bag.removeProperty(name)
        bag.addProperty(name, 128, value)


def test_a_document_with_any_properties_is_checked_and_used(document: Any, dispatch: Run) -> None:
    write(document, "# 一、背景", "文。", "# 三、措施", "文。")
    wrong, steps = [], len(document.UndoManager.AllUndoActionTitles)
    for value in values():
        hold(document, value)
        for verb, given in (
            ("CheckStructure", {"Outline": ""}),
            ("FixStructure", {"Unsafe": False}),
            ("NextPlaceholder", {}),
            ("FillPlaceholders", {"Mode": "best"}),
            ("SetFields", {"Fields": '{"unit": "某局"}'}),
            ("IgnoreFinding", {"Rule": "number-gap"}),
            ("InsertOutline", {"Outline": "work-summary", "Mode": "complete"}),
        ):
            answer = dispatch(verb, **given)
            if answer.get("error", {}).get("code") == "unexpected" or (verb == "CheckStructure" and not answer["ok"]):
                wrong.append((verb, str(value)[:40], answer))
        while len(document.UndoManager.AllUndoActionTitles) > steps:
            document.UndoManager.undo()
    assert wrong == []
    assert document.Text.String.splitlines() == ["一、背景", "文。", "三、措施", "文。"]


def test_what_is_wrong_in_a_record_is_left_out_and_the_rest_counts(document: Any) -> None:
    fields = json.dumps({"unit": "某\0局", "year": 2027, "topics": ["甲", "乙"], "who": {"a": "b"}})
    document.DocumentProperties.UserDefinedProperties.addProperty(recorded.FIELDS, 128, fields)
    assert recorded.recorded(document).fields == {"unit": "某局", "topics": ["甲", "乙"]}


def test_a_path_that_a_document_records_is_never_opened(document: Any, dispatch: Run, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "outline.yaml"
    file.write_text("id: x\ntitle: X\nsections:\n  - {id: a, heading: 甲}\n", encoding="utf-8")
    assert dispatch("CheckStructure", Outline=str(file))["outline"] == "x"
    for path in (str(file), file.as_uri(), f"~/{file}"):
        hold(document, path)
        answer = dispatch("CheckStructure", Outline="")
        assert answer["ok"] and answer["outline"] != "x"
        assert dispatch("InsertOutline", Outline="work-summary", Layout=path)["error"]["code"] == "unknown-layout"
