"""The documents of the mutation test: what they consist of, and the three forms in which people hand such documents in.

A document is a file ``tests/mutation/documents/<name>.txt``: a header in YAML, ``---``, and one line an item::

    # words                heading of level 1, ## of level 2 …; its number is counted, not written
    ## Words. More.        one that ends in a sentence is run in: its first sentence is the heading
    #- words               heading without a number
    = words                title
    kind: words            addressee, closing, signature, date, attachment, number, note, caption
    - words                item of a list, its mark written
    contents: words        a table of contents under that name, made of the headings
    words                  body text

``[[words]]`` in a text is a reference to the heading of those words: its number as a reader reads it.
"""

from __future__ import annotations

import dataclasses
import functools
import pathlib
import re
from typing import Any, Callable, Container, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from tigang.document.snapshot import FieldValue, Look, Paragraph, Snapshot
from tigang.formats import yamlfile
from tigang.layouts import model as layouts
from tigang.layouts.model import Layout
from tigang.library import loading
from tigang.library.loading import Library
from tigang.outlines.model import Outline
from tigang.text import labels
from tigang.text.labels import CONTINUOUS, Shape

from .basics import ROOT

FOLDER = ROOT / "tests" / "mutation" / "documents"
FORMS = ("typed", "styled", "automatic")

_KINDS = "addressee|closing|signature|date|attachment|number|note|caption|contents"
_LINE = re.compile(
    rf"(?P<hashes>#+)(?P<bare>-?) (?P<heading>.*)|= (?P<title>.*)|- (?P<list>.*)"
    rf"|(?P<kind>{_KINDS})\+?: (?P<words>.*)"
)
_REFERENCE = re.compile(r"\[\[(.+?)\]\]")
_SENTENCE_END = ("。", "！", "？", "：", ".", ":")

#: Makes another paragraph of one, or none.
Change = Callable[[Paragraph], Optional[Paragraph]]


@dataclasses.dataclass(frozen=True)
class Item:
    """One paragraph of a document, or its table of contents."""

    kind: str  # heading, body, title, list or one of the kinds above
    text: str  # without its number
    level: int = 0  # of headings, 1 is outermost
    numbers: Tuple[int, ...] = ()  # of numbered headings: those above it and its own, outermost first
    key: int = -1  # 0-based place in the clean document: who it is, wherever it comes to stand
    run_in: bool = False  # a heading that opens its paragraph: its first sentence, the rest is body
    spelling: str = ""  # its number as it is written, where that is not regular
    change: Optional[Change] = None  # what becomes of its paragraph in the end

    @property
    def heading(self) -> bool:
        return self.kind == "heading"

    @property
    def words(self) -> str:
        """The heading's own words: of a run-in one its first sentence without the mark at its end."""
        return re.split(r"[。！？：]|\.(?= |$)", self.text)[0] if self.run_in else self.text


@dataclasses.dataclass(frozen=True)
class Document:
    name: str
    language: str
    shapes: Tuple[Shape, ...]  # of its levels' numbers
    items: Tuple[Item, ...]
    outline: Optional[Outline] = None
    fields: Mapping[str, FieldValue] = dataclasses.field(default_factory=dict)
    layout: Optional[Layout] = None  # what it was laid out with
    look: Optional[Look] = None  # how it looks, where that is not as the layout has it
    library: Mapping[str, Outline] = dataclasses.field(default_factory=dict)  # outlines that nobody named
    unseen: Mapping[int, str] = dataclasses.field(
        default_factory=dict
    )  # by an item's key: what below it is not looked at

    @property
    def chinese(self) -> bool:
        return self.language.startswith("zh")

    @property
    def headings(self) -> List[Item]:
        return [item for item in self.items if item.heading]

    def index(self, item: Item) -> int:
        return next(i for i, other in enumerate(self.items) if other.key == item.key)

    def section(self, heading: Item) -> Sequence[Item]:
        """A heading and all that stands below it."""
        start = self.index(heading)
        stop = start + 1
        while stop < len(self.items) and not self._ends(heading, self.items[stop]):
            stop += 1
        return self.items[start:stop]

    @staticmethod
    def _ends(heading: Item, item: Item) -> bool:
        if item.heading:
            return item.level <= heading.level
        return item.kind in ("closing", "signature", "date", "attachment", "note")

    def siblings(self) -> Iterator[List[Item]]:
        """The numbered headings that are counted together, in order."""
        groups: Dict[object, List[Item]] = {}
        for item in self.headings:
            if item.numbers:
                continuous = self.shapes[item.level - 1].family in CONTINUOUS
                groups.setdefault(item.level if continuous else item.numbers[:-1], []).append(item)
        return iter(groups.values())

    def with_items(self, items: Sequence[Item]) -> Document:
        return dataclasses.replace(self, items=tuple(items))

    def replaced(self, *items: Item) -> Document:
        """With these items instead of those of the same keys."""
        new = {item.key: item for item in items}
        return self.with_items([new.get(item.key, item) for item in self.items])

    def without(self, items: Sequence[Item]) -> Document:
        keys = {item.key for item in items}
        return self.with_items([item for item in self.items if item.key not in keys])

    def counted(self) -> Document:
        """With the headings numbered anew, as Writer's automatic numbers would."""
        counters: List[int] = [0] * len(self.shapes)
        items = []
        for item in self.items:
            if item.heading and item.numbers:
                counters[item.level - 1] += 1
                for deeper in range(item.level, len(counters)):
                    counters[deeper] *= self.shapes[deeper].family in CONTINUOUS
                item = dataclasses.replace(item, numbers=tuple(counters[: item.level]))  # noqa: PLW2901
            items.append(item)
        return self.with_items(items)

    def number(self, item: Item) -> str:
        """The item's number as it stands in the document; "" when it has none."""
        if not item.numbers:
            return ""
        shape = self.shapes[item.level - 1]
        return item.spelling or shape.format(*item.numbers[-shape.depth :])


class Rendered(NamedTuple):
    """A document in one of its forms."""

    snapshot: Snapshot
    places: Mapping[int, range]  # paragraphs of each item, by its key


# --- reading ----------------------------------------------------------------------------------------------------------


def load_all(held_out: bool = False) -> List[Document]:
    """All documents of the folder, by name.

    ``held_out``: instead those on which no weight of the reading was set; they say whether it generalises
    """
    return [load(path) for path in sorted((FOLDER / "held-out" if held_out else FOLDER).glob("*.txt"))]


def load(path: pathlib.Path) -> Document:
    header, _, lines = path.read_text(encoding="utf-8").partition("\n---\n")
    known = next(yamlfile.parse(header, str(path))).data
    shapes = tuple(labels.parse_shape(example) for example in known["numbering"])
    items = [dataclasses.replace(_item(line), key=key) for key, line in enumerate(lines.splitlines())]
    document = Document(
        path.stem,
        known["language"],
        shapes,
        tuple(items),
        _outline(known.get("outline")),
        known.get("fields") or {},
        bundled().layouts[known["layout"]] if "layout" in known else None,
    )
    return document.counted()


def _outline(name: Optional[str]) -> Optional[Outline]:
    if name is None:
        return None
    return loading.load_outline_file(FOLDER / name) if name.endswith(".yaml") else bundled().outlines[name]


@functools.lru_cache(maxsize=None)
def bundled() -> Library:
    return loading.load([loading.bundled()])


def _item(line: str) -> Item:
    m = _LINE.fullmatch(line)
    if not m:
        return Item("body", line)
    if m["hashes"]:
        level = len(m["hashes"])
        numbers = () if m["bare"] else (0,) * level
        return Item("heading", m["heading"], level, numbers, run_in=m["heading"].endswith(_SENTENCE_END))
    if m["kind"]:
        return Item(m["kind"], m["words"])
    return Item("title", m["title"]) if m["title"] is not None else Item("list", m["list"])


# --- the three forms --------------------------------------------------------------------------------------------------


def render(document: Document, form: str) -> Rendered:
    """The document as people write it: ``typed`` without any style, ``styled`` with the numbers typed, ``automatic``."""
    paragraphs: List[Paragraph] = []
    places: Dict[int, range] = {}
    for item in document.items:
        made = list(_contents(document, item, form)) if item.kind == "contents" else [_paragraph(document, item, form)]
        if item.change:
            made = [changed for changed in map(item.change, made) if changed is not None]
        places[item.key] = range(len(paragraphs), len(paragraphs) + len(made))
        paragraphs += made
    unseen = tuple((places[key][0], kind) for key, kind in document.unseen.items())
    known: Dict[str, Any] = {"fields": document.fields, "unseen": unseen}
    if document.outline:
        known["outline"] = document.outline.id
    if document.layout and form != "typed":
        known.update(
            layout=document.layout.id, look=document.look or look(document.layout, {p.style for p in paragraphs})
        )
    return Rendered(Snapshot(tuple(paragraphs), **known), places)


def look(layout: Layout, styles: Container[str]) -> Look:
    """How a document with these paragraph styles looks after it has been laid out."""
    resolved = layouts.resolve(layout, ())
    page = {} if resolved.page is None else {name: getattr(resolved.page, name) for name in _PAGE}
    used = [style for style in resolved.styles if style.name in styles]
    return Look({style.name: {name: getattr(style, name) for name in _LOOK} for style in used}, page)


_PAGE = ("width", "height", "top", "bottom", "left", "right")
_LOOK = ("font", "latin", "size", "bold", "align", "indent", "left", "right", "line", "above", "below")


def _paragraph(document: Document, item: Item, form: str) -> Paragraph:
    text = _REFERENCE.sub(lambda m: _as_read(document, m[1]), item.text)
    style = style_of(item, form)
    number = document.number(item)
    if item.kind == "list" and form == "automatic":
        read = labels.parse(text)
        return Paragraph(text[read.end :] if read else text, style, label=read.raw if read else "")
    if not item.heading:
        return Paragraph(text, style)
    level = 0 if form == "typed" or item.run_in else item.level
    if form == "automatic" and not item.spelling:
        return Paragraph(text, style, level, number)
    return Paragraph(_joined(number, text, document.chinese), style, level)


def style_of(item: Item, form: str) -> str:
    """The paragraph style that an item gets."""
    if form == "typed":
        return "Standard"
    return f"Heading {item.level}" if item.heading and not item.run_in else _STYLES.get(item.kind, "Text body")


_STYLES = {"title": "Title", "caption": "Caption"}


def _joined(number: str, text: str, chinese: bool) -> str:
    """Number and words with a space between them where it is customary."""
    tight = number.endswith(("、", "）")) or (chinese and number.endswith((".", ")"))) or not number
    return number + text if tight else f"{number} {text}"


def _as_read(document: Document, words: str) -> str:
    """How a text refers to the heading of these words."""
    heading = next((item for item in document.headings if item.words == words), None)
    if heading is None:  # the heading has gone, its number is still spoken of
        return _LOST
    number = document.number(heading)
    if document.chinese and document.shapes[heading.level - 1].family in ("cjk", "arabic"):
        return f"第{number.rstrip('、.')}" + ("部分" if number.endswith("、") else "章")
    return number


_LOST = "上文"


def _contents(document: Document, item: Item, form: str) -> Iterator[Paragraph]:
    yield Paragraph(item.text, "Standard" if form == "typed" else "Contents Heading")
    for page, heading in enumerate(document.headings, 1):
        line = _joined(document.number(heading), heading.text, document.chinese) + f"\t{page}"
        yield Paragraph(line, "Standard" if form == "typed" else f"Contents {heading.level}")
