"""Snippets: opening a library of 10,000, searching it while one types, filling placeholders, against Writer's own AutoText."""

from __future__ import annotations

import functools
import os
import pathlib
import statistics
import tempfile
import time
from typing import Any, Callable, Dict, Iterator, List, Sequence, Tuple

from tigang.document.blocks import Block, Slot
from tigang.document.edits import ReplaceAll
from tigang.library import loading
from tigang.outlines.model import Outline
from tigang.snippets import filling as snippets
from tigang.snippets.model import Snippet
from tigang.snippets.search import Index
from tigang.structure.headings import recognise
from tigang.writer import editor, reader

from .bench import Figure

COUNT, PLACES = 10_000, 200
_LONG_AGO = 1_600_000_000
_GROUP, _SHORTCUT = "tigangbench", "TG"
_TOPICS = (
    "理论学习",
    "调查研究",
    "服务群众",
    "担当作为",
    "廉洁自律",
    "工作作风",
    "责任落实",
    "纪律规矩",
    "党性修养",
    "业务本领",
)
_WAYS = ("不够深入", "抓得不紧", "流于形式", "有待加强", "时紧时松", "缺乏创新", "重视不足", "落实不力")
_TEXT = (
    "{topic}{way}。联系{{{{unit}}}}实际思考不够，第{number}项工作中表现为谋划不细、跟进不紧，遇到难题办法不多。\n"
    "下一步将对照要求逐项整改，明确责任人和时限，做到件件有着落、事事有回音。"
)
#: What a person types, one key after another; one of them with a mistake, which asks for the slow way.
_TYPED = ("理论学习", "lilunxuexi", "llxx", "落实 责任", "第9999项", "lilumxuexi")


def measure(context: Any) -> Iterator[Figure]:
    """The figures; ratios are of times taken in one run."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _library(pathlib.Path(folder))
    yield from _filling(context)


# --- the library --------------------------------------------------------------------------------------------------------


def _library(folder: pathlib.Path) -> Iterator[Figure]:
    place, cache = folder / "library", folder / "cache"
    _write(place / "snippets")
    parsing = _seconds(lambda: loading.load([place]))
    first = _seconds(lambda: loading.load([place], cache))
    opening = min(_seconds(lambda: loading.load([place], cache)) for _ in range(5))
    loaded = loading.load([place], cache)
    assert len(loaded.snippets) == COUNT and not loaded.problems
    changed = place / "snippets/s-5.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("时限", "期限"), encoding="utf-8")
    after_change = min(_seconds(lambda: loading.load([place], cache)) for _ in range(3))
    assert "期限" in loading.load([place], cache).snippets["s-5"].text
    preparing = _seconds(lambda: Index(loaded.snippets.values()))
    keys = _keystrokes(Index(loaded.snippets.values()))

    yield Figure(f"opening a library of {COUNT:,} after the first time, s", opening, "<= 0.25")
    yield Figure("parsing the YAML anew / opening", parsing / opening, ">= 20")
    yield Figure("a keystroke of searching, median, ms", statistics.median(keys) * 1000, "<= 20")
    yield Figure("a keystroke of searching, longest, ms", max(keys) * 1000)
    yield Figure("preparing the search, ms", preparing * 1000)
    yield Figure("opening after a file has changed, s", after_change)
    yield Figure("the first opening, s", first)
    yield Figure("parsing the YAML anew, s", parsing)


def _write(folder: pathlib.Path) -> None:
    """Snippets in files of their own that have lain there for long."""
    folder.mkdir(parents=True)
    for number in range(COUNT):
        topic, way = _TOPICS[number % len(_TOPICS)], _WAYS[number // len(_TOPICS) % len(_WAYS)]
        text = _TEXT.format(topic=topic, way=way, number=number).replace("\n", "\n  ")
        path = folder / f"s-{number}.yaml"
        path.write_text(
            f"id: s-{number}\ntitle: {topic}{way}（{number}）\nfor: [self-examination-five/problems/aspect/problem]\n"
            f"tags: [{topic}, 整改]\nlanguage: zh-CN\ntext: |\n  {text}\n",
            encoding="utf-8",
        )
        os.utime(path, (_LONG_AGO, _LONG_AGO))


def _keystrokes(index: Index) -> List[float]:
    """Seconds of each search while the words are typed key by key."""
    return [
        _seconds(lambda query=word[:length]: index.search(query))  # type: ignore[misc]
        for word in _TYPED
        for length in range(1, len(word) + 1)
    ]


# --- filling ------------------------------------------------------------------------------------------------------------


def _filling(context: Any) -> Iterator[Figure]:
    """Fills placeholders, and inserts the same texts at the same places of the same document with AutoText."""
    desktop = _service(context, "com.sun.star.frame.Desktop")
    library_ = [
        Snippet(f"s-{n}", f"{n}", _TEXT.format(topic=_TOPICS[n % 10], way=_WAYS[n % 8], number=n), (f"bench/part-{n}",))
        for n in range(PLACES)
    ]
    values = {"unit": "某市财政局"}
    texts = [snippets.words(snippet, values, "zh-CN").text for snippet in library_]
    container = _service(context, "com.sun.star.text.AutoTextContainer")
    group = _group(container, desktop, texts)
    ours, theirs, reading = [], [], []
    for _ in range(4):
        with _Document(desktop) as document:
            reading.append(_seconds(lambda: reader.read(document)))  # noqa: B023
            ours.append(_seconds(lambda: _fill(document, library_, values)))  # noqa: B023
            filled = _lines(document)
        with _Document(desktop) as document:
            places = _places(document)
            for _, place in places:  # it does not replace what is there
                place.setString("")
            theirs.append(_seconds(functools.partial(_expand, group, places)))
            assert _lines(document) == filled, (filled[:8], _lines(document)[:8])
    container.removeByName(_named(container))

    yield Figure(f"filling {PLACES} placeholders / inserting the same with AutoText", min(ours) / min(theirs), "<= 3")
    yield Figure("filling, reading and thinking included, ms", min(ours) * 1000)
    yield Figure("reading alone, ms", min(reading) * 1000)
    yield Figure("AutoText, ms", min(theirs) * 1000)


class _Document:
    """A hidden document with headings and placeholders, each in a paragraph of its own."""

    def __init__(self, desktop: Any) -> None:
        from tigang.office.uno_helpers import properties

        self._document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, properties(Hidden=True))

    def __enter__(self) -> Any:
        blocks: List[Block] = []
        for number in range(PLACES):
            blocks += [
                Block((f"{number + 1}. 第{number}项",), "Heading 1"),
                Block((Slot("写明表现", f"part-{number}"),)),
            ]
        editor.apply(self._document, [ReplaceAll(tuple(blocks))], "bench")
        return self._document

    def __exit__(self, *_: object) -> None:
        self._document.close(True)


def _fill(document: Any, library_: Sequence[Snippet], values: Dict[str, Any]) -> None:
    """What FillPlaceholders does."""
    snapshot = reader.read(document)
    outline = Outline(id="bench", title="bench", sections=())
    chosen = {f"part-{number}": f"s-{number}" for number in range(PLACES)}
    filling = snippets.fill(snippets.spots(snapshot, recognise(snapshot)), library_, outline, values, chosen)
    assert len(filling.filled) == PLACES
    editor.apply(document, filling.edits, "bench")


def _places(document: Any) -> List[Tuple[int, Any]]:
    """A text cursor over every placeholder, the last first: AutoText is spared looking for them."""
    marks = [(name, document.Bookmarks.getByName(name)) for name in document.Bookmarks.ElementNames]
    found = [(int(name.split("_")[2]), mark.Anchor) for name, mark in marks if name.startswith("tg_part_")]
    return [(number, anchor.Text.createTextCursorByRange(anchor)) for number, anchor in sorted(found, reverse=True)]


def _group(container: Any, desktop: Any, texts: Sequence[str]) -> Any:
    from tigang.office.uno_helpers import properties

    if _named(container):
        container.removeByName(_named(container))
    group = container.insertNewByName(_GROUP)
    scratch = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, properties(Hidden=True))
    for number, text in enumerate(texts):
        scratch.Text.setString(text.replace("\n", "\r"))
        cursor = scratch.Text.createTextCursor()
        cursor.gotoEnd(True)
        group.insertNewByName(f"{_SHORTCUT}{number}", str(number), cursor)
    scratch.close(True)
    return group


def _named(container: Any) -> str:
    return next((str(name) for name in container.ElementNames if name.startswith(_GROUP)), "")


def _lines(document: Any) -> List[str]:
    return [line for line in str(document.Text.String).splitlines() if line.strip()]


def _service(context: Any, name: str) -> Any:
    return context.ServiceManager.createInstanceWithContext(name, context)


def _expand(group: Any, places: Sequence[Tuple[int, Any]]) -> None:
    """Has Writer's AutoText put its texts at places that are given with their numbers."""
    for number, place in places:
        group.getByName(f"{_SHORTCUT}{number}").applyTo(place)


def _seconds(action: Callable[[], object]) -> float:
    """Seconds of its own work: what else the machine does meanwhile does not count."""
    start = time.thread_time()
    action()
    return time.thread_time() - start
