"""The names of bookmarks: short enough for Word, and they tell what they are about all the same."""

from __future__ import annotations

from typing import Tuple

import pytest

from tigang.document import bookmarks
from tigang.library import loading

OUTLINES = loading.load([loading.bundled()]).outlines
LONG = "introduction-and-background/aims-of-the-design/research-questions"


@pytest.mark.parametrize(
    "section, field", [("a", ""), (LONG, ""), ("title", "unit"), (LONG, "unit"), ("title", "x" * 40), (LONG, "y" * 40)]
)
def test_a_name_fits_into_word_and_tells_its_section_and_field(section: str, field: str) -> None:
    taken = {bookmarks.encode(section, field, f"写明{number}", ()) for number in range(3)}
    name = bookmarks.encode(section, field, "写明情况", taken)
    assert len(name) <= 40
    mark = bookmarks.decode(name, bookmarks.abbreviations([section], [field]))
    assert mark is not None
    assert (mark.section, mark.field) == (section, field)
    assert mark.waits("<写明情况>")
    assert not mark.waits("已写明")


@pytest.mark.parametrize("name", OUTLINES)
def test_whatever_an_outline_needs_is_recorded(name: str) -> None:
    def carried(section: str, field: str) -> Tuple[str, str]:
        mark = bookmarks.decode(bookmarks.encode(section, field, "", ()), recorded)
        assert mark is not None
        return mark.section, mark.field

    outline = OUTLINES[name]
    recorded = bookmarks.abbreviations((section.path for section in outline.walk()), outline.fields)
    for section in outline.walk():
        for field in ("", *outline.fields):
            assert carried(section.path, field) == (section.path, field)
