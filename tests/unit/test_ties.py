"""A placeholder whose bookmark is gone is tied again by its guidance, and only one that surely is a placeholder."""

from __future__ import annotations

from typing import List, Tuple

import pytest

from tigang.document.snapshot import Filled, Paragraph, Placeholder, Snapshot
from tigang.formats.yamlfile import Entry
from tigang.outlines import reading as outlines
from tigang.outlines.ties import retied

_DATA = {
    "id": "example",
    "title": "example",
    "language": "zh-CN",
    "fields": {"unit": {"label": "单位"}},
    "sections": [
        {"id": "title", "role": "title", "text": "{{unit}}总结"},
        {"id": "lead", "placeholder": "写明背景"},
        {
            "id": "one",
            "heading": "甲",
            "sections": [{"id": "item", "run-in": True, "count": {"min": 2}, "placeholder": "写一条"}],
        },
        {"id": "two", "heading": "乙", "sections": [{"id": "item", "run-in": True, "placeholder": "写一条"}]},
    ],
}
OUTLINE = outlines.from_entry(Entry(_DATA, {}, "example"))


def tied(*paragraphs: Paragraph) -> List[Tuple[str, str, str]]:
    found = retied(Snapshot(paragraphs), OUTLINE)
    return [
        (place.section, place.field, paragraph.text[place.start : place.end])
        for paragraph in found.paragraphs
        for place in paragraph.placeholders
    ]


def placeholder(text: str, guidance: str) -> Paragraph:
    start = text.index("<")
    return Paragraph(text, placeholders=(Placeholder(start, text.index(">") + 1, guidance),))


@pytest.mark.parametrize("text", ["<写明背景>", "写明背景", "写明背景 "])
def test_words_of_the_guidance_are_its_section_s(text: str) -> None:
    assert [section for section, _, _ in tied(Paragraph(text))] == ["lead"]


def test_a_guidance_behind_a_number_is_found() -> None:
    assert tied(Paragraph("1、写一条")) == [("one/item", "", "写一条")]


def test_a_guidance_that_several_sections_have_goes_by_the_order() -> None:
    paragraphs = [placeholder("1、<写一条>", "写一条"), Paragraph("乙")]
    tied_two = placeholder("<写一条>", "写一条")._replace(placeholders=(Placeholder(0, 5, "写一条", "two/item"),))
    assert [section for section, _, _ in tied(*paragraphs, tied_two, paragraphs[0])] == [
        "one/item",
        "two/item",
        "two/item",
    ]


def test_a_field_s_placeholder_is_known_by_its_label() -> None:
    assert tied(placeholder("<单位>总结", "单位")) == [("title", "unit", "<单位>")]


@pytest.mark.parametrize(
    "paragraph",
    [
        Paragraph("写明背景和经过。"),
        Paragraph("单位"),  # a field's label may be meant as it stands
        Paragraph("写明背景", filled=(Filled(0, 4, "lead"),)),  # a person wrote it there
    ],
)
def test_what_may_be_meant_is_no_placeholder(paragraph: Paragraph) -> None:
    assert tied(paragraph) == []


def test_what_is_tied_stays_so() -> None:
    snapshot = Snapshot([Paragraph("<写明背景>", placeholders=(Placeholder(0, 6, "写明背景", "other"),))])
    assert retied(snapshot, OUTLINE) is snapshot
