"""Defects of what a document has once: title, table of contents, look, the parts of an official document."""

from __future__ import annotations

import dataclasses
import re
from typing import Callable, Dict, Iterator, Optional

from tigang.document.snapshot import Paragraph

from ..mutation_documents import Document, Item, render, style_of
from .seeding import DEFECTS, Seed, defect, put_after, seeded, with_change, with_text

# --- title and table of contents --------------------------------------------------------------------------------------


@defect("title-missing")
def _no_title(document: Document, _: str) -> Iterator[Seed]:
    title = next(item for item in document.items if item.kind == "title")
    changed = document.without([title])
    opens = changed.items[0].kind == "body" and changed.items[0].text.endswith(("。", "：", "."))
    if (
        document.outline or opens
    ):  # what begins with a heading may be a part of a document, what begins with a line has a title
        yield Seed(changed, (("title-missing", changed.items[0].key), ("section-missing", changed.items[0].key)))


@defect("title-repeated")
def _two_titles(document: Document, _: str) -> Iterator[Seed]:
    title = next(item for item in document.items if item.kind == "title")
    again = dataclasses.replace(title, key=10_000)
    yield seeded(put_after(document, title, again), "title-repeated", title, again)


@defect("toc-stale")
def _stale(document: Document, form: str) -> Iterator[Seed]:
    """A heading is renamed, or a new one comes, and the table of contents stays as it was."""
    contents = next((item for item in document.items if item.kind == "contents"), None)
    for heading in document.headings if contents and form != "typed" else ():

        def old(paragraph: Paragraph, words: str = heading.text) -> Paragraph:
            old_words = words[:-2] + ("概论" if document.chinese else "xes")
            return paragraph._replace(text=paragraph.text.replace(words, old_words))

        assert contents
        yield seeded(with_change(document, contents, old), "toc-stale", contents, heading)

        def without(paragraph: Paragraph, words: str = heading.text) -> Optional[Paragraph]:
            return None if paragraph.text.rpartition("\t")[0].endswith(words) else paragraph

        if document.index(heading) > document.index(contents):  # a table may well leave out what stands before it
            yield seeded(with_change(document, contents, without), "toc-stale", contents, heading)


# --- the outline ------------------------------------------------------------------------------------------------------


@defect("outline-guessed")
def _nobody_chose(document: Document, _: str) -> Iterator[Seed]:
    """The document records no outline; the one that it follows lies in the library."""
    outline = document.outline
    if outline is not None and sum(1 for s in outline.walk() if s.heading and s.required and not s.each) > 2:
        unnamed = dataclasses.replace(document, outline=None, fields={}, library={outline.id: outline})
        yield seeded(unnamed, "outline-guessed", *document.items[:2])  # the number may stand over the title


# --- the layout -------------------------------------------------------------------------------------------------------


@defect("layout-differs")
def _looks(document: Document, form: str) -> Iterator[Seed]:
    """A style has another size, font or indent, or the page another margin."""
    right = render(document, form).snapshot.look
    if right is None or document.layout is None:
        return
    first: Dict[str, Item] = {}
    for item in document.items:
        first.setdefault(style_of(item, form), item)
    for name, known in right.styles.items():
        for other in (
            {"size": known["size"] + 2},
            {"font": "Comic Sans MS"},
            {"left": known["left"] + 500},
            {"bold": not known["bold"]},
        ):
            look = right._replace(styles={**right.styles, name: {**known, **other}})
            yield seeded(dataclasses.replace(document, look=look), "layout-differs", first[name])
    for side in ("top", "left"):
        look = right._replace(page={**right.page, side: 2540})
        yield seeded(dataclasses.replace(document, look=look), "layout-differs", document.items[0])


# --- official documents -----------------------------------------------------------------------------------------------


def _spelled(rule: str, kind: str, *ways: Callable[[str], str]) -> None:
    """Seeds other ways to write the items of a kind."""

    def seeder(document: Document, _: str) -> Iterator[Seed]:
        for item in document.items:
            for way in ways if item.kind == kind else ():
                if way(item.text) != item.text:
                    yield seeded(with_text(document, item, way(item.text)), rule, item)

    DEFECTS[f"{rule}: spelling"] = seeder


_spelled(
    "document-number",
    "number",
    lambda text: text.replace("〕", "〕第"),
    lambda text: text.replace("〔", "[").replace("〕", "]"),
    lambda text: text.replace("〔", "（").replace("〕", "）"),
    lambda text: text.replace("〕", "〕0"),
)
_spelled(
    "date-form",
    "date",
    lambda text: re.sub(r"年(\d)月", r"年0\1月", text),
    lambda text: re.sub(r"月(\d)日", r"月0\1日", text),
    lambda text: re.sub(r"[年月]", ".", text).rstrip("日"),
)
_spelled("addressee-form", "addressee", lambda text: text.replace("：", ":"), lambda text: text.rstrip("："))
_spelled(
    "attachment-note",
    "attachment",
    lambda text: text + "。",
    lambda text: text + "；",
    lambda text: re.sub(r"^\s*2\.", "3.", text),
)


_OTHER_CLOSINGS = {"特此通知。": "特此通报。", "特此报告。": "以上请示当否，请批复。", "妥否，请批示。": "特此报告。"}


@defect("closing-form")
def _closing(document: Document, _: str) -> Iterator[Seed]:
    for item in document.items:
        if item.kind == "closing" and document.chinese:
            other = _OTHER_CLOSINGS.get(item.text) or item.text.replace("批评意见", "宝贵意见")
            yield Seed(with_text(document, item, other), (("closing-form", item.key), ("section-missing", item.key)))
