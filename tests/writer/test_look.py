"""A document that was laid out is compared with its layout; what a person has changed since is reported, and put right."""

from __future__ import annotations

import pathlib
from typing import Any, Callable, Dict, Iterator, List

import pytest

from documents import each
from tigang.library import loading
from tigang.office.uno_helpers import file_url, properties

LIBRARY = loading.load([loading.bundled()])
Verb = Callable[..., Dict[str, Any]]


@pytest.fixture
def made(office: Any, document: Any) -> Iterator[Any]:
    """A finished notice in the layout for official documents."""
    fields = {field.id: field.example for field in LIBRARY.outlines["official-notice"].fields.values()}
    answer = office.dispatch(
        document.CurrentController.Frame, "NewDocument", Outline="official-notice", Fields=fields, Hidden=True
    )
    (new,) = (c for c in each(office.desktop.Components) if getattr(c, "RuntimeUID", "") == answer["document"])
    office.dispatch(new.CurrentController.Frame, "FillPlaceholders", Mode="best")
    yield new
    new.close(True)


def findings(office: Any, document: Any) -> List[Dict[str, Any]]:
    return list(office.dispatch(document.CurrentController.Frame, "CheckStructure", Outline="")["findings"])


def style(document: Any, name: str) -> Any:
    return document.StyleFamilies.getByName("ParagraphStyles").getByName(name)


@pytest.mark.parametrize("layout", sorted(LIBRARY.layouts))
def test_what_was_just_laid_out_is_right(office: Any, document: Any, layout: str) -> None:
    frame = document.CurrentController.Frame
    answer = office.dispatch(
        frame, "InsertOutline", Outline="official-notice", Mode="replace", Layout=layout, PageLayout=True
    )
    assert answer["ok"], answer
    assert "layout-differs" not in {f["rule"] for f in findings(office, document)}


@pytest.mark.parametrize(
    ("ending", "filter_name"),
    [
        ("odt", "writer8"),
        ("fodt", "OpenDocument Text Flat XML"),
        ("docx", "MS Word 2007 XML"),
        ("doc", "MS Word 97"),
        ("rtf", "Rich Text Format"),
    ],
)
def test_it_is_right_in_every_format(
    office: Any, made: Any, tmp_path: pathlib.Path, ending: str, filter_name: str
) -> None:
    path = tmp_path / f"made.{ending}"
    made.storeToURL(file_url(path), properties(FilterName=filter_name))
    again = office.open(path)
    try:
        assert [f["message"] for f in findings(office, again) if f["rule"] == "layout-differs"] == []
        assert [f["rule"] for f in findings(office, again)] == []
    finally:
        again.close(True)


def test_what_was_changed_is_reported_once_a_style_and_put_right(office: Any, made: Any) -> None:
    assert findings(office, made) == []
    style(made, "Text body").CharHeightAsian = 12.0
    style(made, "Text body").ParaFirstLineIndent = 0
    style(made, "Heading 1").CharFontNameAsian = "Noto Serif CJK SC"
    style(made, "Heading 7").CharHeight = 40.0  # not in use
    found = findings(office, made)
    assert [(f["rule"], f["severity"], f["text"][:4], f["fixable"]) for f in found] == [
        ("layout-differs", "info", "为做好汛", True),
        ("layout-differs", "info", "一、全面", True),
    ]
    assert "size 12 pt instead of 16 pt; first line indent 0 mm instead of 11.28 mm" in found[0]["message"]
    answer = office.dispatch(made.CurrentController.Frame, "FixStructure", Outline="")
    assert (answer["fixed"], answer["findings"]) == (2, [])
    assert style(made, "Heading 1").CharFontNameAsian == "Noto Sans CJK SC"
    made.UndoManager.undo()
    assert len(findings(office, made)) == 2


def test_a_changed_page_is_reported_and_left(office: Any, made: Any) -> None:
    page = made.StyleFamilies.getByName("PageStyles").getByName("Standard")
    page.TopMargin = 2000
    (found,) = findings(office, made)
    assert (found["rule"], found["fixable"]) == ("layout-differs", False)
    assert "top margin 20 mm instead of 37 mm" in found["message"]
    assert office.dispatch(made.CurrentController.Frame, "FixStructure", Outline="")["fixed"] == 0
    assert page.TopMargin == 2000


def test_a_document_that_was_not_laid_out_may_look_as_it_likes(office: Any, document: Any) -> None:
    office.dispatch(document.CurrentController.Frame, "InsertOutline", Outline="official-notice", Mode="replace")
    assert "layout-differs" not in {f["rule"] for f in findings(office, document)}


def test_another_font_of_the_list_is_right_and_stays(office: Any, made: Any) -> None:
    for name in ("Text body", "Heading 3"):
        style(made, name).CharFontNameAsian = "仿宋_GB2312"  # not installed here, but where the document comes from
    assert findings(office, made) == []
    style(made, "Text body").CharHeightAsian = 12.0
    office.dispatch(made.CurrentController.Frame, "FixStructure", Outline="")
    assert (style(made, "Text body").CharFontNameAsian, style(made, "Text body").CharHeightAsian) == (
        "仿宋_GB2312",
        16.0,
    )


def test_undo_takes_the_record_back_too(office: Any, document: Any) -> None:
    recorded = document.DocumentProperties.UserDefinedProperties
    frame = document.CurrentController.Frame
    office.dispatch(frame, "InsertOutline", Outline="official-notice", Mode="replace")
    office.dispatch(frame, "InsertOutline", Outline="official-notice", Mode="replace", Layout="gbt-9704")
    assert recorded.getPropertyValue("Tigang.Layout") == "gbt-9704"
    document.UndoManager.undo()
    assert not recorded.PropertySetInfo.hasPropertyByName("Tigang.Layout")
