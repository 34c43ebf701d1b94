"""Defects of sections: empty, or not as the outline has them."""

from __future__ import annotations

import dataclasses
from typing import Iterator

from tigang.outlines.model import Section

from ..mutation_documents import Document
from .seeding import (
    Seed,
    defect,
    is_announced,
    is_visible,
    least_of,
    new_item,
    prescribed_headings,
    put_after,
    seeded,
    with_text,
)


@defect("section-empty")
def _empty(document: Document, form: str) -> Iterator[Seed]:
    for heading in document.headings:
        body = document.section(heading)[1:]
        following = document.items[document.index(heading) + len(body) + 1 :][:1]
        ends = not (following and following[0].heading) or is_visible(following[0], form)
        if (
            body
            and not heading.run_in
            and not any(item.heading for item in body)
            and is_visible(heading, form)
            and ends
        ):
            yield seeded(document.without(body), "section-empty", heading)


@defect("section-missing")
def _missing(document: Document, _: str) -> Iterator[Seed]:
    for key, section in prescribed_headings(document).items():
        heading = next(item for item in document.headings if item.key == key)
        if section.optional or section.each:
            continue
        gone = document.section(heading)
        following = (
            document.items[document.index(gone[-1]) + 1 :][:1] or document.items[document.index(gone[0]) - 1 :][:1]
        )
        yield seeded(document.without(gone).counted(), "section-missing", *following)


@defect("section-missing: the numbers show it")
def _missing_number(document: Document, _: str) -> Iterator[Seed]:
    """One mistake, two ways to see it: the outline's section is missing, and so is its number."""
    for key, section in prescribed_headings(document).items():
        heading = next(item for item in document.headings if item.key == key)
        gone = document.section(heading)
        following = document.items[document.index(gone[-1]) + 1 :][:1]
        if not section.optional and not section.each and following and following[0].level == heading.level:
            yield Seed(
                document.without(gone),
                (
                    ("section-missing", following[0].key),
                    ("number-gap", following[0].key),
                    ("number-start", following[0].key),
                ),
            )


@defect("section-order")
def _order(document: Document, _: str) -> Iterator[Seed]:
    prescribed = prescribed_headings(document)
    for group in document.siblings():
        for one, other in zip(group, group[1:]):
            if one.key in prescribed and other.key in prescribed and prescribed[one.key] is not prescribed[other.key]:
                first, second = document.section(one), document.section(other)
                start = document.index(one)
                stop = document.index(second[-1]) + 1
                moved = [*document.items[:start], *second, *first, *document.items[stop:]]
                yield seeded(document.with_items(moved).counted(), "section-order", one, other)


@defect("section-unexpected")
def _unexpected(document: Document, _: str) -> Iterator[Seed]:
    if document.outline is None:
        return
    prescribed = prescribed_headings(document)
    for group in document.siblings():
        for heading in group:
            section = prescribed.get(heading.key)
            if section is None or section.each or _extra_allowed(document, section):
                continue
            words, text = (
                ("其他需要说明的内容", "除上述内容外，没有其他需要说明的情况。")
                if document.chinese
                else ("Acknowledgements of support", "The team thanks all who have given their time.")
            )
            new = new_item("heading", words, level=heading.level, numbers=heading.numbers)
            body = new_item("body", text, key=10_001)
            yield seeded(
                put_after(document, document.section(heading)[-1], new, body).counted(), "section-unexpected", new
            )


def _extra_allowed(document: Document, section: Section) -> bool:
    assert document.outline is not None
    parent = document.outline.section(section.path.rpartition("/")[0])
    return parent is not None and parent.extra == "allow"


@defect("section-count")
def _count(document: Document, _: str) -> Iterator[Seed]:
    """One section less than the outline asks for."""
    for parent in document.headings:
        children = [
            heading for heading in document.section(parent)[1:] if heading.heading and heading.level == parent.level + 1
        ]
        least = least_of(document, children[0]) if children else 0
        if least > 1 and not is_announced(document, children[0]):
            gone = [item for heading in children[least - 1 :] for item in document.section(heading)]
            yield seeded(document.without(gone), "section-count", parent, children[0])


@defect("heading-wording")
def _wording(document: Document, _: str) -> Iterator[Seed]:
    for key, section in prescribed_headings(document).items():
        heading = next(item for item in document.headings if item.key == key)
        if section.each:
            continue
        words = heading.text[:-1] + "等事项" if document.chinese else heading.text + " and other matters"
        if words not in (section.heading, *section.also):
            yield seeded(with_text(document, heading, words), "heading-wording", heading)


@defect("section-length")
def _length(document: Document, _: str) -> Iterator[Seed]:
    for key, section in prescribed_headings(document).items():
        heading = next(item for item in document.headings if item.key == key)
        body = [item for item in document.section(heading) if item.kind == "body"]
        least, most = section.length
        if body and least:
            yield seeded(
                document.without(body[1:]).replaced(dataclasses.replace(body[0], text=body[0].text[:12] + "。")),
                "section-length",
                heading,
                body[0],
            )
        if body and most:
            yield seeded(
                with_text(document, body[-1], body[-1].text * (most // len(body[-1].text) + 1)),
                "section-length",
                heading,
                *body,
            )


@defect("phrase-forbidden")
def _forbidden(document: Document, _: str) -> Iterator[Seed]:
    for key, section in prescribed_headings(document).items():
        heading = next(item for item in document.headings if item.key == key)
        for item in document.section(heading):
            for words in section.forbid if item.kind == "body" else ():
                yield seeded(with_text(document, item, item.text + f"以上意见，{words}。"), "phrase-forbidden", item)


@defect("topic-mismatch")
def _topic(document: Document, _: str) -> Iterator[Seed]:
    """One word of a topic is another in its heading, or in the opening that names them all."""
    for key, section in prescribed_headings(document).items():
        heading = next(item for item in document.headings if item.key == key)
        if document.outline and section.each and any(s.mentions == section.each for s in document.outline.walk()):
            topics = document.fields[section.each]
            topic = next(t for t in topics if t in heading.text)
            other = topic[:4] + "持续" + topic[4:]
            opening = next(item for item in document.items if item.kind == "body")
            yield seeded(with_text(document, heading, heading.text.replace(topic, other)), "topic-mismatch", heading)
            yield seeded(
                with_text(document, opening, opening.text.replace(topic, other)), "topic-mismatch", heading, opening
            )
