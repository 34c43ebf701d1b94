"""Defects in running text, and what should no longer be there when a document is handed in."""

from __future__ import annotations

import dataclasses
import re
from typing import Callable, Iterator, Optional

from tigang.document.blocks import Slot
from tigang.document.snapshot import Mark, Placeholder
from tigang.planning.insertion import plan
from tigang.text import labels

from ..mutation_documents import Document, Item
from .seeding import COUNT, DEFECTS, Seed, defect, seeded, with_change, with_text


@defect("inline-sequence")
def _inline(document: Document, _: str) -> Iterator[Seed]:
    for item in document.items:
        changed = re.sub(r"二是[^；;，]*[，；;]?[^三]*?(?=三是)", "", item.text)
        if changed != item.text:
            yield seeded(with_text(document, item, changed), "inline-sequence", item)


@defect("list-gap")
def _list_gap(document: Document, _: str) -> Iterator[Seed]:
    """An item between two others is gone."""
    items = document.items
    for before, item, after in zip(items, items[1:], items[2:]):
        if before.kind == item.kind == after.kind == "list" and all(_number(one.text) for one in (before, item, after)):
            yield seeded(document.without([item]), "list-gap", after)


def _number(text: str) -> int:
    """The number of a list's item; 0 when it has none."""
    label = labels.parse(text)
    return label.value if label else 0


@defect("count-announced")
def _announced_count(document: Document, _: str) -> Iterator[Seed]:
    for item in document.items:
        m = COUNT.search(item.text)
        following = document.items[document.index(item) + 1 :][:1]
        last = m and not re.search(r"[。；：].", item.text[m.end() :])
        if m and last and item.kind == "body" and following and following[0].heading:
            other = "七" if m[1] != "七" else "八"
            yield seeded(
                with_text(document, item, item.text[: m.start()] + other + item.text[m.end(1) :]),
                "count-announced",
                item,
            )


def _anywhere(rule: str, *kinds: str) -> Callable[[Callable[[Document, Item, str], Optional[Document]]], None]:
    """Seeds a defect into every item of these kinds; the function makes the document, or None where it cannot be."""

    def add(mistake: Callable[[Document, Item, str], Optional[Document]]) -> None:
        def seeder(document: Document, form: str) -> Iterator[Seed]:
            for item in document.items:
                if item.kind in kinds:
                    changed = mistake(document, item, form)
                    if changed is not None:
                        yield seeded(changed, rule.partition(":")[0], item)

        DEFECTS[rule] = seeder

    return add


@_anywhere("comment-left", "body", "heading", "title")
def _comment(document: Document, item: Item, _: str) -> Document:
    return with_change(document, item, lambda p: p._replace(marks=(Mark("comment", 1, 1),)))


@_anywhere("change-left", "body", "heading", "title")
def _change(document: Document, item: Item, _: str) -> Document:
    return with_change(document, item, lambda p: p._replace(marks=(Mark("insertion", 1, min(3, len(p.text))),)))


@_anywhere("not-looked-at", "body")
def _not_looked_at(document: Document, item: Item, _: str) -> Document:
    return dataclasses.replace(document, unseen={item.key: "table"})


@_anywhere("reference-broken", "body")
def _reference(document: Document, item: Item, _: str) -> Document:
    broken = "（见错误：引用源未找到）" if document.chinese else " (see Error: Reference source not found)"
    return with_text(document, item, item.text[:-1] + broken + item.text[-1:])


@_anywhere("placeholder-unfilled", "body")
def _unfilled(document: Document, item: Item, _: str) -> Document:
    hint = "写明具体情况" if document.chinese else "Say what happened"
    return with_change(
        document,
        item,
        lambda p: p._replace(text=f"<{hint}>", placeholders=(Placeholder(0, len(hint) + 2, hint, "part"),)),
    )


@_anywhere("field-unset", "body", "title")
def _field(document: Document, item: Item, _: str) -> Document:
    return with_text(document, item, item.text[:-1] + "{{unit}}" + item.text[-1:])


@_anywhere("marker-left", "body")
def _marker(document: Document, item: Item, _: str) -> Document:
    return with_text(document, item, item.text + ("【此处待补充】" if document.chinese else " [TODO: add figures]"))


@_anywhere("latin-left", "body")
def _latin(document: Document, item: Item, _: str) -> Optional[Document]:
    """Pinyin that an input method has left, where a Chinese character goes before."""
    m = re.search("[\u4e00-\u9fff](?=[，。、；])", item.text) if document.chinese else None
    return with_text(document, item, item.text[: m.end()] + "dangshi" + item.text[m.end() :]) if m else None


@_anywhere("guidance-left", "body")
def _guidance(document: Document, item: Item, _: str) -> Optional[Document]:
    if document.outline is None:
        return None
    blocks = plan(document.outline, document.fields)
    hints = [run.guidance for block in blocks for run in block.runs if isinstance(run, Slot) and not run.value]
    return with_text(document, item, max(hints, key=len))


@defect("reference-missing")
def _points_beyond(document: Document, _: str) -> Iterator[Seed]:
    """A text refers to a part behind the last one."""
    families = [
        document.shapes[item.level - 1].family for item in document.headings if item.numbers and item.level == 1
    ]
    words = {"cjk": "（详见第九十部分）", "chapter": "（详见第九十章）" if document.chinese else " (see Chapter 90)"}
    family = families[0] if families else ""
    added = (
        words.get(family, "")
        if document.chinese or family == "chapter"
        else {"arabic": " (see Section 90)"}.get(family, "")
    )
    for item in document.items:
        if added and len(families) > 1 and item.kind == "body" and item.text.endswith(("。", ".")):
            yield seeded(with_text(document, item, item.text[:-1] + added + item.text[-1]), "reference-missing", item)
