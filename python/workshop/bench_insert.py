"""Inserting an outline of 500 sections, against Writer's own insertion of the same from a file and against cursor calls; an
ordinary outline from choosing it to typing in it; the dialog with a library of 1,000 outlines."""

from __future__ import annotations

import contextlib
import functools
import pathlib
import tempfile
import time
from typing import Any, Callable, Iterator, List, Sequence

from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

from tigang.commands import outlines, placeholders
from tigang.commands.session import Session
from tigang.document.blocks import Block, Slot
from tigang.document.edits import Record, ReplaceAll
from tigang.library import writing
from tigang.library.environment import Environment
from tigang.office.uno_helpers import file_url, properties
from tigang.outlines.model import Outline
from tigang.planning import insertion
from tigang.ui import insert_outline
from tigang.writer import cursor as view
from tigang.writer import editor

from .bench import Figure

LARGE, ORDINARY, LIBRARY = 500, 40, 1000  # sections, sections, outlines
_ROUNDS = 9


def measure(context: Any) -> Iterator[Figure]:
    """The figures; ratios are of times taken by turns."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    with tempfile.TemporaryDirectory() as folder:
        environment = Environment("zh-CN", pathlib.Path(folder, "personal"), pathlib.Path(folder, "cache"))
        _write_library(environment.personal)
        large, ordinary = (environment.library().outline(name) for name in ("large", "ordinary"))
        finished = pathlib.Path(folder, "finished.odt")
        _save_finished(desktop, large, finished)
        blocks = insertion.plan(large, {})

        ours, whole, own, cursor = _by_turns(
            desktop,
            lambda document: _ours(document, large),
            lambda document: _verb(document, "large", environment),
            lambda document: _own(document, finished),
            lambda document: _by_cursor(document, blocks),
        )
        (chosen,) = _by_turns(desktop, lambda document: _verb(document, "ordinary", environment))
        with _document(desktop) as document:
            _verb(document, "ordinary", environment)
            moved = min(_timed(functools.partial(_go, document, environment)) for _ in range(_ROUNDS))
        with _document(desktop) as document:
            times = [_timed(functools.partial(_dialog, context, document, environment)) for _ in range(_ROUNDS)]
        assert sum(1 for _ in ordinary.walk()) == ORDINARY

    yield Figure(f"inserting {LARGE} sections / Writer's own insertion of the file", ours / own, "<= 1.5")
    yield Figure(f"inserting {LARGE} sections / by cursor calls", ours / cursor, "<= 0.33")
    yield Figure(f"an outline of {ORDINARY} sections, chosen to typing, ms", chosen * 1000, "<= 150")
    yield Figure(f"the insert dialog with {LIBRARY} outlines, again, ms", min(times[1:]) * 1000, "<= 200")
    yield Figure(f"the whole verb with {LARGE} sections / Writer's own insertion of the file", whole / own)
    for name, seconds in (
        (f"inserting {LARGE} sections", ours),
        ("the whole verb with them", whole),
        ("Writer's own insertion", own),
        ("by cursor calls", cursor),
        (f"next placeholder of {ORDINARY} sections", moved),
        ("the insert dialog, first time", times[0]),
    ):
        yield Figure(f"{name}, ms", seconds * 1000)


# --- what is measured -------------------------------------------------------------------------------------------------


def _ours(document: Any, outline: Outline) -> None:
    """From the outline to the document, undo and the record of what was inserted included."""
    editor.apply(document, [ReplaceAll(insertion.plan(outline, {})), Record(outline.id, {})], "bench")


def _verb(document: Any, name: str, environment: Environment) -> None:
    """The same and all around it: reading the library and the document, and going to the first placeholder."""
    outlines.insert_outline(Session(document, environment), outlines.InsertOutline(name, "replace"))
    assert view.selected_text(document).startswith("<")


def _own(document: Any, path: pathlib.Path) -> None:
    document.Text.createTextCursor().insertDocumentFromURL(file_url(path), ())


def _by_cursor(document: Any, blocks: Sequence[Block]) -> None:
    """As one would: paragraph by paragraph, one call after the other."""
    text = document.Text
    cursor = text.createTextCursor()
    number = 0
    for index, block in enumerate(blocks):
        if index:
            text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        cursor.ParaStyleName = block.style
        for run in block.runs:
            if not isinstance(run, Slot):
                text.insertString(cursor, run, False)
                continue
            field = document.createInstance("com.sun.star.text.TextField.JumpEdit")
            field.PlaceHolder = run.guidance
            text.insertTextContent(cursor, field, False)
            bookmark = document.createInstance("com.sun.star.text.Bookmark")
            number += 1
            bookmark.Name = f"placeholder {number}"
            around = text.createTextCursorByRange(cursor.Start)
            around.goLeft(1, True)
            text.insertTextContent(around, bookmark, True)


def _go(document: Any, environment: Environment) -> None:
    placeholders.next_placeholder(Session(document, environment), placeholders.NextPlaceholder())


def _dialog(context: Any, document: Any, environment: Environment) -> None:
    """All that the dialog does before it is shown."""
    dialog = insert_outline.InsertOutline(context, document.CurrentController.Frame, Session(document, environment))
    assert len(dialog.library.outlines) >= LIBRARY
    dialog.dialog.dispose()


# --- how --------------------------------------------------------------------------------------------------------------


def _by_turns(desktop: Any, *actions: Callable[[Any], None]) -> List[float]:
    """The least seconds that each action takes, each in a new document."""
    best = [float("inf")] * len(actions)
    for _ in range(_ROUNDS):
        for index, action in enumerate(actions):
            with _document(desktop) as document:
                best[index] = min(best[index], _timed(functools.partial(action, document)))
    return best


def _timed(action: Callable[[], None]) -> float:
    """The seconds of its own work: the office works in the thread that calls it."""
    start = time.thread_time()
    action()
    return time.thread_time() - start


@contextlib.contextmanager
def _document(desktop: Any) -> Iterator[Any]:
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, properties(Hidden=True))
    yield document
    document.close(True)


def _save_finished(desktop: Any, outline: Outline, path: pathlib.Path) -> None:
    with _document(desktop) as document:
        _ours(document, outline)
        document.storeToURL(file_url(path), properties(FilterName="writer8"))


def _write_library(personal: pathlib.Path) -> None:
    """1,000 outlines, of a dozen sections each but for the two that are measured."""
    folder = personal / "outlines"
    folder.mkdir(parents=True)
    for name, count in (("large", LARGE), ("ordinary", ORDINARY), *((f"outline-{n}", 12) for n in range(LIBRARY))):
        data = {
            "id": name,
            "title": {"zh-CN": f"提纲 {name}", "en": f"Outline {name}"},
            "category": f"类别{len(name) % 7}{name[-1]}",
            "language": "zh-CN",
            "numbering": ["一、", "（一）"],
            "sections": list(_sections(count)),
        }
        (folder / f"{name}.yaml").write_text(writing.dumped(data), encoding="utf-8")


def _sections(count: int) -> Iterator[Any]:
    """So many sections, every tenth with the next nine below it."""
    for chapter in range(0, count, 10):
        below = [
            {"id": f"s{n}", "heading": f"做好第{n}项工作", "placeholder": f"写明第{n}项工作做什么、谁来做、何时完成"}
            for n in range(chapter + 1, min(chapter + 10, count))
        ]
        yield (
            {"id": f"s{chapter}", "heading": f"第{chapter}部分工作情况", "sections": below}
            if below
            else {"id": f"s{chapter}", "heading": f"第{chapter}部分工作情况", "placeholder": "写明情况"}
        )
