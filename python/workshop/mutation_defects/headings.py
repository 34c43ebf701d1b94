"""Defects of headings: their levels and styles, and their words."""

from __future__ import annotations

from typing import Iterator

from tigang.document.snapshot import Paragraph

from ..mutation_documents import Document
from .seeding import (
    Seed,
    defect,
    is_announced,
    is_visible,
    new_item,
    prescribed_headings,
    put_after,
    seeded,
    with_change,
    with_text,
)

# --- levels -----------------------------------------------------------------------------------------------------------


@defect("heading-level-skip")
def _skip(document: Document, form: str) -> Iterator[Seed]:
    """The first subheading of a section is lost, what stood below it now stands below the section.

    The number after that may show it as well: where those below repeat the lost one, and where Writer counts it all the same.
    """
    prescribed = prescribed_headings(document)
    for heading in document.headings:
        section = document.section(heading)
        below = [item for item in section[1:] if item.heading]
        if (
            not heading.numbers
            or heading.numbers[-1] != 1
            or heading.level < 2
            or not below
            or heading.key in prescribed
        ):
            continue
        changed = document.without([heading])
        following = document.items[document.index(heading) + len(section) :][:1]
        depth = document.shapes[below[0].level - 1].depth
        yield Seed(
            changed if depth > 1 else changed.counted(),
            (("heading-level-skip", below[0].key), *(("number-start", item.key) for item in following)),
        )


@defect("subheading-single")
def _single(document: Document, form: str) -> Iterator[Seed]:
    for group in document.siblings():
        first = group[0]
        if form == "typed" and document.section(first)[-1].kind == "list":
            continue  # 1. 2. 3. and the next heading's 4. right below them: nobody could tell
        if (
            first.level > 1
            and len(group) > 1
            and not (first.run_in or document.outline or is_announced(document, first))
        ):
            gone = [item for heading in group[1:] for item in document.section(heading)]
            yield seeded(document.without(gone), "subheading-single", first)


@defect("heading-unstyled")
def _unstyled(document: Document, form: str) -> Iterator[Seed]:
    if form == "styled":
        for heading in document.headings:
            if heading.numbers and not heading.run_in:
                plain = with_change(document, heading, lambda p: p._replace(style="Text body", level=0))
                yield seeded(plain, "heading-unstyled", heading)


@defect("heading-style-level")
def _style_level(document: Document, form: str) -> Iterator[Seed]:
    if form == "styled":
        for heading in document.headings:
            level = heading.level + 1 if heading.level < 3 else heading.level - 1
            if heading.numbers and not heading.run_in:
                wrong = with_change(
                    document,
                    heading,
                    lambda p, level=level: p._replace(style=f"Heading {level}", level=level),  # type: ignore[misc]
                )
                yield seeded(wrong, "heading-style-level", heading)


# --- words ------------------------------------------------------------------------------------------------------------


@defect("heading-empty")
def _empty_heading(document: Document, form: str) -> Iterator[Seed]:
    if form != "typed":
        for item in document.items:
            if item.kind == "body":
                new = new_item("body", "", change=lambda _: Paragraph("", "Heading 1", 1))
                yield seeded(put_after(document, item, new), "heading-empty", new)


@defect("heading-duplicate")
def _same_words(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for one, other in zip(group, group[1:]):
            if not other.run_in and other.key not in prescribed_headings(document):
                yield seeded(with_text(document, other, one.text), "heading-duplicate", other)


@defect("heading-punctuation")
def _punctuation(document: Document, form: str) -> Iterator[Seed]:
    for heading in document.headings:
        if not heading.run_in and is_visible(heading, form):
            for mark in "。：" if document.chinese else ".:":
                yield seeded(with_text(document, heading, heading.text + mark), "heading-punctuation", heading)


@defect("heading-length")
def _long_heading(document: Document, form: str) -> Iterator[Seed]:
    more = (
        "以及与之有关的各项制度、机制、流程、标准的研究制定和在全市各级各部门各单位的贯彻落实与督促检查考核评估"
        "情况的分析总结所涉及的"
        if document.chinese
        else " and of everything else that has to be said about it, in particular "
        "the reasons, the history, the costs, the alternatives, the results and the open questions of the whole matter"
    )
    for heading in document.headings:
        article = (
            bool(heading.numbers) and document.shapes[heading.level - 1].family == "article"
        )  # may be a whole paragraph
        if (
            not heading.run_in
            and not article
            and is_visible(heading, form)
            and heading.key not in prescribed_headings(document)
        ):
            keep = 2 if document.chinese else 0  # the last word, which tells what kind of section it is
            middle = len(heading.text) - keep
            longer = heading.text[:middle] + more + heading.text[middle:]
            yield seeded(with_text(document, heading, longer), "heading-length", heading)
