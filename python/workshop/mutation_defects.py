"""The defects of the mutation test: for each of them, every place of a document where it can be seeded.

A seeding function yields documents with exactly one mistake and says which finding, at which paragraph, is the right one;
several where an honest reader could call the mistake by more than one name or show it at more than one place.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Callable, Dict, Iterator, NamedTuple, Optional, Sequence, Tuple

from tigang.document import Mark, Paragraph, Placeholder, Slot
from tigang.fields import substitute
from tigang.insertion import plan
from tigang.outline import Section

from .mutation_documents import Change, Document, Item, render, style_of

Answer = Tuple[str, int]  # a rule and the key of the item where its finding is expected


class Seed(NamedTuple):
    document: Document  # with the mistake
    answers: Tuple[Answer, ...]  # each of them is right


Seeder = Callable[[Document, str], Iterator[Seed]]
DEFECTS: Dict[str, Seeder] = {}


def _defect(name: str) -> Callable[[Seeder], Seeder]:
    """Names a seeding function: ``rule`` or ``rule: variant``; its findings are counted for the rule."""
    def add(seeder: Seeder) -> Seeder:
        DEFECTS[name] = seeder
        return seeder
    return add


def _seed(document: Document, rule: str, *items: Item) -> Seed:
    return Seed(document, tuple((rule, item.key) for item in items))


def _new(kind: str, text: str, **known: object) -> Item:
    """An item that the clean document has not."""
    return dataclasses.replace(Item(kind, text, key=10_000), **known)  # type: ignore[arg-type]


def _after(document: Document, item: Item, *new: Item) -> Document:
    place = document.index(item) + 1
    return document.with_items([*document.items[:place], *new, *document.items[place:]])


def _changed(document: Document, item: Item, change: Change) -> Document:
    return document.replaced(dataclasses.replace(item, change=change))


def _said(document: Document, item: Item, text: str) -> Document:
    return document.replaced(dataclasses.replace(item, text=text))


# --- numbers ----------------------------------------------------------------------------------------------------------


def _renumbered(document: Document, heading: Item, value: int) -> Document:
    """With another number, which the numbers below it repeat where they show it (2.1 under 2)."""
    place = heading.level - 1
    return document.replaced(*(
        dataclasses.replace(item, numbers=(*item.numbers[:place], value, *item.numbers[place + 1:]))
        for item in document.section(heading) if len(item.numbers) > place))


def _shifted(document: Document, headings: Sequence[Item], step: int) -> Document:
    for heading in headings:
        document = _renumbered(document, heading, heading.numbers[-1] + step)
    return document


@_defect("number-gap")
def _gap(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for index in range(1, len(group)):
            yield _seed(_shifted(document, group[index:], 1), "number-gap", group[index])


@_defect("number-gap: a section is gone")
def _deleted(document: Document, _: str) -> Iterator[Seed]:
    prescribed = _prescribed(document)
    for group in document.siblings():
        for heading, following in zip(group[1:], group[2:]):
            if heading.key not in prescribed and len(group) > _least(document, group[0]):
                yield _seed(document.without(document.section(heading)), "number-gap", following)


def _least(document: Document, heading: Item) -> int:
    """How many sections of a heading's kind the outline asks for, when it prescribes no words for them."""
    parent = next((p for p in document.headings if p.level == heading.level - 1 and heading in document.section(p)), None)
    section = _prescribed(document).get(parent.key) if parent else None
    return max((child.min for child in section.sections if not child.heading), default=0) if section else 0


@_defect("number-start")
def _start(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        if len(group) > 1:
            yield _seed(_shifted(document, group, 1), "number-start", group[0])


@_defect("number-duplicate")
def _duplicate(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for index in range(1, len(group)):
            yield _seed(_shifted(document, group[index:], -1), "number-duplicate", group[index])


@_defect("number-duplicate: only one")
def _duplicate_one(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for heading in group[1:-1]:
            yield _seed(_shifted(document, [heading], -1), "number-duplicate", heading)


@_defect("number-order: a wrong number")
def _wrong(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for heading in group[1:]:
            changed = _shifted(document, [heading], 5)
            if heading is group[-1]:  # nothing follows that would tell a wrong number from a gap
                yield Seed(changed, (("number-order", heading.key), ("number-gap", heading.key)))
            else:
                yield _seed(changed, "number-order", heading)


@_defect("number-order: neighbours exchanged")
def _exchanged_numbers(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for one, other in zip(group, group[1:]):
            changed = _renumbered(_renumbered(document, one, other.numbers[-1]), other, one.numbers[-1])
            yield _seed(changed, "number-order", one, other)


_SPELLINGS: Dict[str, Tuple[Callable[[str, int], str], ...]] = {
    "cjk": (lambda number, value: f"{value}、", lambda number, _: number[:-1] + "."),
    "cjk-paren": (lambda number, _: f"({number[1:-1]})", lambda number, _: number + "、"),
    "arabic-paren": (lambda number, _: f"({number[1:-1]})", lambda number, _: number + "、"),
    "arabic": (lambda number, value: f"{value}、" if number.endswith(".") else f"{value}.",),
    "chapter": (lambda number, value: re.sub(r"(?<=第)[^章]+", str(value), number),),
    "section": (lambda number, value: re.sub(r"(?<=第)[^节]+", str(value), number),),
    "article": (lambda number, value: re.sub(r"(?<=第)[^条]+", str(value), number),),
    "decimal-2": (lambda number, _: number + ".",),
}


@_defect("number-style")
def _style(document: Document, form: str) -> Iterator[Seed]:
    if form == "automatic":
        return
    for level, shape in enumerate(document.shapes, 1):
        headings = [heading for heading in document.headings if heading.level == level and heading.numbers]
        if document.outline is None and len(headings) < 3:
            continue  # nobody can say which of two is the odd one
        for spell in _SPELLINGS.get(shape.family, ()) if document.chinese else ():
            for heading in headings:
                spelling = spell(document.number(heading), heading.numbers[-1])
                changed = document.replaced(dataclasses.replace(heading, spelling=spelling))
                yield _seed(changed, "number-style", heading)


@_defect("number-doubled")
def _doubled(document: Document, form: str) -> Iterator[Seed]:
    for heading in document.headings:
        if heading.numbers:
            number = document.number(heading)
            tight = document.chinese and number.endswith(("、", "）"))  # 1.1. would be another number
            space = "" if tight else " "
            yield _seed(_said(document, heading, number + space + heading.text), "number-doubled", heading)


# --- levels -----------------------------------------------------------------------------------------------------------


@_defect("heading-level-skip")
def _skip(document: Document, form: str) -> Iterator[Seed]:
    """The first subheading of a section is lost, what stood below it now stands below the section.

    The number after that may show it as well: where those below repeat the lost one, and where Writer counts it all the same.
    """
    prescribed = _prescribed(document)
    for heading in document.headings:
        section = document.section(heading)
        below = [item for item in section[1:] if item.heading]
        if not heading.numbers or heading.numbers[-1] != 1 or heading.level < 2 or not below or heading.key in prescribed:
            continue
        changed = document.without([heading])
        following = document.items[document.index(heading) + len(section):][:1]
        depth = document.shapes[below[0].level - 1].depth
        yield Seed(changed if depth > 1 else changed.counted(),
                   (("heading-level-skip", below[0].key), *(("number-start", item.key) for item in following)))


@_defect("subheading-single")
def _single(document: Document, form: str) -> Iterator[Seed]:
    for group in document.siblings():
        first = group[0]
        if form == "typed" and document.section(first)[-1].kind == "list":
            continue  # 1. 2. 3. and the next heading's 4. right below them: nobody could tell
        if first.level > 1 and len(group) > 1 and not (first.run_in or document.outline or _announced(document, first)):
            gone = [item for heading in group[1:] for item in document.section(heading)]
            yield _seed(document.without(gone), "subheading-single", first)


def _announced(document: Document, first: Item) -> bool:
    """Whether the text before the first subheading says how many there are."""
    before = document.items[document.index(first) - 1]
    return bool(_COUNT.search(before.text))


_COUNT = re.compile("([两二三四五六七八九])(个?方面|大?工程|项工作|项任务|类困难)")


@_defect("heading-unstyled")
def _unstyled(document: Document, form: str) -> Iterator[Seed]:
    if form == "styled":
        for heading in document.headings:
            if heading.numbers and not heading.run_in:
                plain = _changed(document, heading, lambda p: p._replace(style="Text body", level=0))
                yield _seed(plain, "heading-unstyled", heading)


@_defect("heading-style-level")
def _style_level(document: Document, form: str) -> Iterator[Seed]:
    if form == "styled":
        for heading in document.headings:
            level = heading.level + 1 if heading.level < 3 else heading.level - 1
            if heading.numbers and not heading.run_in:
                wrong = _changed(document, heading, lambda p, level=level: p._replace(style=f"Heading {level}", level=level))  # type: ignore[misc]
                yield _seed(wrong, "heading-style-level", heading)


# --- words of headings ------------------------------------------------------------------------------------------------


@_defect("heading-empty")
def _empty_heading(document: Document, form: str) -> Iterator[Seed]:
    if form != "typed":
        for item in document.items:
            if item.kind == "body":
                new = _new("body", "", change=lambda _: Paragraph("", "Heading 1", 1))
                yield _seed(_after(document, item, new), "heading-empty", new)


@_defect("heading-duplicate")
def _same_words(document: Document, _: str) -> Iterator[Seed]:
    for group in document.siblings():
        for one, other in zip(group, group[1:]):
            if not other.run_in and other.key not in _prescribed(document):
                yield _seed(_said(document, other, one.text), "heading-duplicate", other)


@_defect("heading-punctuation")
def _punctuation(document: Document, form: str) -> Iterator[Seed]:
    for heading in document.headings:
        if not heading.run_in and _visible(heading, form):
            for mark in "。：" if document.chinese else ".:":
                yield _seed(_said(document, heading, heading.text + mark), "heading-punctuation", heading)


@_defect("heading-length")
def _long_heading(document: Document, form: str) -> Iterator[Seed]:
    more = "以及与之有关的各项制度、机制、流程、标准的研究制定和在全市各级各部门各单位的贯彻落实与督促检查考核评估" \
        "情况的分析总结所涉及的" if document.chinese else " and of everything else that has to be said about it, in particular " \
        "the reasons, the history, the costs, the alternatives, the results and the open questions of the whole matter"
    for heading in document.headings:
        article = bool(heading.numbers) and document.shapes[heading.level - 1].family == "article"  # may be a whole paragraph
        if not heading.run_in and not article and _visible(heading, form) and heading.key not in _prescribed(document):
            keep = 2 if document.chinese else 0  # the last word, which tells what kind of section it is
            middle = len(heading.text) - keep
            yield _seed(_said(document, heading, heading.text[:middle] + more + heading.text[middle:]), "heading-length", heading)


def _visible(heading: Item, form: str) -> bool:
    """Whether anyone can see that it is a heading: one without style and number is a line like others."""
    return form != "typed" or bool(heading.numbers)


# --- sections ---------------------------------------------------------------------------------------------------------


@_defect("section-empty")
def _empty(document: Document, form: str) -> Iterator[Seed]:
    for heading in document.headings:
        body = document.section(heading)[1:]
        following = document.items[document.index(heading) + len(body) + 1:][:1]
        ends = not (following and following[0].heading) or _visible(following[0], form)
        if body and not heading.run_in and not any(item.heading for item in body) and _visible(heading, form) and ends:
            yield _seed(document.without(body), "section-empty", heading)


def _prescribed(document: Document) -> Dict[int, Section]:
    """The headings whose words the outline prescribes, by key."""
    if document.outline is None:
        return {}
    found = {}
    for section in document.outline.walk():
        if section.heading:
            words = [section.heading, *section.also]
            for heading in document.headings:
                if any(re.fullmatch(_pattern(document, w), heading.words) for w in words):
                    found[heading.key] = section
    return found


def _pattern(document: Document, words: str) -> str:
    return re.sub(r"\\\{\\\{\w+\\\}\\\}", ".+", re.escape(substitute(words, document.fields, document.language)))


@_defect("section-missing")
def _missing(document: Document, _: str) -> Iterator[Seed]:
    for key, section in _prescribed(document).items():
        heading = next(item for item in document.headings if item.key == key)
        if section.optional or section.each:
            continue
        gone = document.section(heading)
        following = document.items[document.index(gone[-1]) + 1:][:1] or document.items[document.index(gone[0]) - 1:][:1]
        yield _seed(document.without(gone).counted(), "section-missing", *following)


@_defect("section-missing: the numbers show it")
def _missing_number(document: Document, _: str) -> Iterator[Seed]:
    """One mistake, two ways to see it: the outline's section is missing, and so is its number."""
    for key, section in _prescribed(document).items():
        heading = next(item for item in document.headings if item.key == key)
        gone = document.section(heading)
        following = document.items[document.index(gone[-1]) + 1:][:1]
        if not section.optional and not section.each and following and following[0].level == heading.level:
            yield Seed(document.without(gone), (("section-missing", following[0].key), ("number-gap", following[0].key),
                                                ("number-start", following[0].key)))


@_defect("section-order")
def _order(document: Document, _: str) -> Iterator[Seed]:
    prescribed = _prescribed(document)
    for group in document.siblings():
        for one, other in zip(group, group[1:]):
            if one.key in prescribed and other.key in prescribed and prescribed[one.key] is not prescribed[other.key]:
                first, second = document.section(one), document.section(other)
                start = document.index(one)
                stop = document.index(second[-1]) + 1
                moved = [*document.items[:start], *second, *first, *document.items[stop:]]
                yield _seed(document.with_items(moved).counted(), "section-order", one, other)


@_defect("section-unexpected")
def _unexpected(document: Document, _: str) -> Iterator[Seed]:
    if document.outline is None:
        return
    prescribed = _prescribed(document)
    for group in document.siblings():
        for heading in group:
            section = prescribed.get(heading.key)
            if section is None or section.each or _extra_allowed(document, section):
                continue
            words, text = ("其他需要说明的内容", "除上述内容外，没有其他需要说明的情况。") if document.chinese else \
                ("Acknowledgements of support", "The team thanks all who have given their time.")
            new = _new("heading", words, level=heading.level, numbers=heading.numbers)
            body = _new("body", text, key=10_001)
            yield _seed(_after(document, document.section(heading)[-1], new, body).counted(), "section-unexpected", new)


def _extra_allowed(document: Document, section: Section) -> bool:
    assert document.outline is not None
    parent = document.outline.section(section.path.rpartition("/")[0])
    return parent is not None and parent.extra == "allow"


@_defect("section-count")
def _count(document: Document, _: str) -> Iterator[Seed]:
    """One section less than the outline asks for."""
    for parent in document.headings:
        children = [heading for heading in document.section(parent)[1:] if heading.heading and heading.level == parent.level + 1]
        least = _least(document, children[0]) if children else 0
        if least > 1 and not _announced(document, children[0]):
            gone = [item for heading in children[least - 1:] for item in document.section(heading)]
            yield _seed(document.without(gone), "section-count", parent, children[0])


@_defect("heading-wording")
def _wording(document: Document, _: str) -> Iterator[Seed]:
    for key, section in _prescribed(document).items():
        heading = next(item for item in document.headings if item.key == key)
        if section.each:
            continue
        words = heading.text[:-1] + "等事项" if document.chinese else heading.text + " and other matters"
        if words not in (section.heading, *section.also):
            yield _seed(_said(document, heading, words), "heading-wording", heading)


@_defect("section-length")
def _length(document: Document, _: str) -> Iterator[Seed]:
    for key, section in _prescribed(document).items():
        heading = next(item for item in document.headings if item.key == key)
        body = [item for item in document.section(heading) if item.kind == "body"]
        least, most = section.length
        if body and least:
            yield _seed(document.without(body[1:]).replaced(dataclasses.replace(body[0], text=body[0].text[:12] + "。")),
                        "section-length", heading, body[0])
        if body and most:
            yield _seed(_said(document, body[-1], body[-1].text * (most // len(body[-1].text) + 1)), "section-length", heading,
                        *body)


@_defect("phrase-forbidden")
def _forbidden(document: Document, _: str) -> Iterator[Seed]:
    for key, section in _prescribed(document).items():
        heading = next(item for item in document.headings if item.key == key)
        for item in document.section(heading):
            for words in section.forbid if item.kind == "body" else ():
                yield _seed(_said(document, item, item.text + f"以上意见，{words}。"), "phrase-forbidden", item)


# --- texts ------------------------------------------------------------------------------------------------------------


@_defect("inline-sequence")
def _inline(document: Document, _: str) -> Iterator[Seed]:
    for item in document.items:
        changed = re.sub(r"二是[^；;，]*[，；;]?[^三]*?(?=三是)", "", item.text)
        if changed != item.text:
            yield _seed(_said(document, item, changed), "inline-sequence", item)


@_defect("count-announced")
def _announced_count(document: Document, _: str) -> Iterator[Seed]:
    for item in document.items:
        m = _COUNT.search(item.text)
        following = document.items[document.index(item) + 1:][:1]
        last = m and not re.search(r"[。；：].", item.text[m.end():])
        if m and last and item.kind == "body" and following and following[0].heading:
            other = "七" if m[1] != "七" else "八"
            yield _seed(_said(document, item, item.text[:m.start()] + other + item.text[m.end(1):]), "count-announced", item)


def _anywhere(rule: str, *kinds: str) -> Callable[[Callable[[Document, Item, str], Optional[Document]]], None]:
    """Seeds a defect into every item of these kinds; the function makes the document, or None where it cannot be."""
    def add(mistake: Callable[[Document, Item, str], Optional[Document]]) -> None:
        def seeder(document: Document, form: str) -> Iterator[Seed]:
            for item in document.items:
                if item.kind in kinds:
                    changed = mistake(document, item, form)
                    if changed is not None:
                        yield _seed(changed, rule.partition(":")[0], item)
        DEFECTS[rule] = seeder
    return add


@_anywhere("comment-left", "body", "heading", "title")
def _comment(document: Document, item: Item, _: str) -> Document:
    return _changed(document, item, lambda p: p._replace(marks=(Mark("comment", 1, 1),)))


@_anywhere("change-left", "body", "heading", "title")
def _change(document: Document, item: Item, _: str) -> Document:
    return _changed(document, item, lambda p: p._replace(marks=(Mark("insertion", 1, min(3, len(p.text))),)))


@_anywhere("reference-broken", "body")
def _reference(document: Document, item: Item, _: str) -> Document:
    broken = "（见错误：引用源未找到）" if document.chinese else " (see Error: Reference source not found)"
    return _said(document, item, item.text[:-1] + broken + item.text[-1:])


@_anywhere("placeholder-unfilled", "body")
def _unfilled(document: Document, item: Item, _: str) -> Document:
    hint = "写明具体情况" if document.chinese else "Say what happened"
    return _changed(document, item, lambda p: p._replace(
        text=f"<{hint}>", placeholders=(Placeholder(0, len(hint) + 2, hint, "part"),)))


@_anywhere("field-unset", "body", "title")
def _field(document: Document, item: Item, _: str) -> Document:
    return _said(document, item, item.text[:-1] + "{{unit}}" + item.text[-1:])


@_anywhere("marker-left", "body")
def _marker(document: Document, item: Item, _: str) -> Document:
    return _said(document, item, item.text + ("【此处待补充】" if document.chinese else " [TODO: add figures]"))


@_anywhere("latin-left", "body")
def _latin(document: Document, item: Item, _: str) -> Optional[Document]:
    """Pinyin that an input method has left, where a Chinese character goes before."""
    m = re.search("[\u4e00-\u9fff](?=[，。、；])", item.text) if document.chinese else None
    return _said(document, item, item.text[:m.end()] + "dangshi" + item.text[m.end():]) if m else None


@_anywhere("guidance-left", "body")
def _guidance(document: Document, item: Item, _: str) -> Optional[Document]:
    if document.outline is None:
        return None
    blocks = plan(document.outline, document.fields)
    hints = [run.guidance for block in blocks for run in block.runs if isinstance(run, Slot) and not run.value]
    return _said(document, item, max(hints, key=len))


# --- title and table of contents --------------------------------------------------------------------------------------


@_defect("title-missing")
def _no_title(document: Document, _: str) -> Iterator[Seed]:
    title = next(item for item in document.items if item.kind == "title")
    changed = document.without([title])
    opens = changed.items[0].kind == "body" and changed.items[0].text.endswith(("。", "：", "."))
    if document.outline or opens:  # what begins with a heading may be a part of a document, what begins with a line has a title
        yield Seed(changed, (("title-missing", changed.items[0].key), ("section-missing", changed.items[0].key)))


@_defect("title-repeated")
def _two_titles(document: Document, _: str) -> Iterator[Seed]:
    title = next(item for item in document.items if item.kind == "title")
    again = dataclasses.replace(title, key=10_000)
    yield _seed(_after(document, title, again), "title-repeated", title, again)


@_defect("toc-stale")
def _stale(document: Document, form: str) -> Iterator[Seed]:
    """A heading is renamed, or a new one comes, and the table of contents stays as it was."""
    contents = next((item for item in document.items if item.kind == "contents"), None)
    for heading in document.headings if contents and form != "typed" else ():
        def old(paragraph: Paragraph, words: str = heading.text) -> Paragraph:
            old_words = words[:-2] + ("概论" if document.chinese else "xes")
            return paragraph._replace(text=paragraph.text.replace(words, old_words))
        assert contents
        yield _seed(_changed(document, contents, old), "toc-stale", contents, heading)

        def without(paragraph: Paragraph, words: str = heading.text) -> Optional[Paragraph]:
            return None if paragraph.text.rpartition("\t")[0].endswith(words) else paragraph
        if document.index(heading) > document.index(contents):  # a table may well leave out what stands before it
            yield _seed(_changed(document, contents, without), "toc-stale", contents, heading)


# --- topics -----------------------------------------------------------------------------------------------------------


@_defect("topic-mismatch")
def _topic(document: Document, _: str) -> Iterator[Seed]:
    """One word of a topic is another in its heading, or in the opening that names them all."""
    for key, section in _prescribed(document).items():
        heading = next(item for item in document.headings if item.key == key)
        if document.outline and section.each and any(s.mentions == section.each for s in document.outline.walk()):
            topics = document.fields[section.each]
            topic = next(t for t in topics if t in heading.text)
            other = topic[:4] + "持续" + topic[4:]
            opening = next(item for item in document.items if item.kind == "body")
            yield _seed(_said(document, heading, heading.text.replace(topic, other)), "topic-mismatch", heading)
            yield _seed(_said(document, opening, opening.text.replace(topic, other)), "topic-mismatch", heading, opening)


# --- the layout -------------------------------------------------------------------------------------------------------


@_defect("layout-differs")
def _looks(document: Document, form: str) -> Iterator[Seed]:
    """A style has another size, font or indent, or the page another margin."""
    right = render(document, form).snapshot.look
    if right is None or document.layout is None:
        return
    first: Dict[str, Item] = {}
    for item in document.items:
        first.setdefault(style_of(item, form), item)
    for name, known in right.styles.items():
        for other in ({"size": known["size"] + 2}, {"font": "Comic Sans MS"}, {"left": known["left"] + 500},
                      {"bold": not known["bold"]}):
            look = right._replace(styles={**right.styles, name: {**known, **other}})
            yield _seed(dataclasses.replace(document, look=look), "layout-differs", first[name])
    for side in ("top", "left"):
        look = right._replace(page={**right.page, side: 2540})
        yield _seed(dataclasses.replace(document, look=look), "layout-differs", document.items[0])


# --- official documents -----------------------------------------------------------------------------------------------


def _spelled(rule: str, kind: str, *ways: Callable[[str], str]) -> None:
    """Seeds other ways to write the items of a kind."""
    def seeder(document: Document, _: str) -> Iterator[Seed]:
        for item in document.items:
            for way in ways if item.kind == kind else ():
                if way(item.text) != item.text:
                    yield _seed(_said(document, item, way(item.text)), rule, item)
    DEFECTS[f"{rule}: spelling"] = seeder


_spelled("document-number", "number",
         lambda text: text.replace("〕", "〕第"), lambda text: text.replace("〔", "[").replace("〕", "]"),
         lambda text: text.replace("〔", "（").replace("〕", "）"), lambda text: text.replace("〕", "〕0"))
_spelled("date-form", "date",
         lambda text: re.sub(r"年(\d)月", r"年0\1月", text), lambda text: re.sub(r"月(\d)日", r"月0\1日", text),
         lambda text: re.sub(r"[年月]", ".", text).rstrip("日"))
_spelled("addressee-form", "addressee", lambda text: text.replace("：", ":"), lambda text: text.rstrip("："))
_spelled("attachment-note", "attachment",
         lambda text: text + "。", lambda text: text + "；", lambda text: re.sub(r"^\s*2\.", "3.", text))


_OTHER_CLOSINGS = {"特此通知。": "特此通报。", "特此报告。": "以上请示当否，请批复。", "妥否，请批示。": "特此报告。"}


@_defect("closing-form")
def _closing(document: Document, _: str) -> Iterator[Seed]:
    for item in document.items:
        if item.kind == "closing" and document.chinese:
            other = _OTHER_CLOSINGS.get(item.text) or item.text.replace("批评意见", "宝贵意见")
            yield Seed(_said(document, item, other), (("closing-form", item.key), ("section-missing", item.key)))
