"""Whether an office that works for hours stays as it was: insert, fill, check and undo, thousands of times.

Memory grows in LibreOffice itself with every edit and undo. So the same edits are made once more without Tigang, as one
insertion of a document and its undo, in another office, and the growth of the two is compared, from the round on from which
all is loaded. Times of the first and the last rounds are compared, too.
"""

from __future__ import annotations

import argparse
import gc
import pathlib
import statistics
import sys
import tempfile
import threading
import time
import tracemalloc
from typing import Any, Dict, List, NamedTuple, Optional, Sequence

SETTLED = 200  # rounds after which all that is loaded once is loaded
_LIMIT = 3600.0  # seconds
_FIELDS = '{"unit": "某县水利局", "year": "2027"}'


class Outcome(NamedTuple):
    rounds: int
    grown: int  # bytes after the round from which all is loaded
    baseline: int  # the same without Tigang
    drift: float  # the median time of the last rounds by that of the first ones
    left: str  # what remained after the document was closed: threads, objects


def inside(context: Any, order: Dict[str, Any]) -> Dict[str, Any]:
    """Run the rounds in an office; return its memory and time after each, and what remains at the end."""
    from tigang import commands
    from tigang.commands.session import Session
    from tigang.library.environment import Environment
    from tigang.office import memory
    from tigang.office.uno_helpers import properties, service

    desktop = service("com.sun.star.frame.Desktop", context=context)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, properties(Hidden=True))
    used: List[int] = []
    seconds: List[float] = []
    threads = threading.active_count()
    with tempfile.TemporaryDirectory() as folder:
        session = Session(document, Environment("zh-CN", pathlib.Path(folder)))

        def with_tigang() -> None:
            commands.run("InsertOutline", session, {"Outline": "work-summary", "Fields": _FIELDS})
            commands.run("FillPlaceholders", session, {"Mode": "best"})
            commands.run("CheckStructure", session, {})

        without = _Without(document)
        for _ in range(order["rounds"]):
            began = time.monotonic()
            (with_tigang if order["tigang"] else without.insert)()
            while document.UndoManager.isUndoPossible():
                document.UndoManager.undo()
            seconds.append(time.monotonic() - began)
            used.append(memory.used())
    document.close(True)
    gc.collect()
    left = {"threads": threading.active_count() - threads}
    return {"used": used, "seconds": seconds, "left": left}


def left_by_a_round(context: Any, order: Dict[str, Any]) -> float:
    """Return how many pieces of Python's memory a round leaves behind. Counted, so it does not depend on the machine.

    ``order``: rounds, over which it is counted
    """
    few, held = 2, []
    inside(context, {"rounds": few, "tigang": True})  # loads all that is loaded once
    tracemalloc.start()
    try:
        for rounds in (few, few + order["rounds"]):
            inside(context, {"rounds": rounds, "tigang": True})
            gc.collect()
            held.append(sum(found.count for found in tracemalloc.take_snapshot().statistics("filename")))
    finally:
        tracemalloc.stop()
    return (held[1] - 2 * held[0]) / order["rounds"]


class _Without:
    """The edits of a round, made through LibreOffice only: a document comes in, texts are put in its paragraphs."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def insert(self) -> None:
        from tigang.document.bookmarks import Names
        from tigang.library import loading
        from tigang.opendocument.blocks import package
        from tigang.planning import insertion
        from tigang.writer import packages

        outline = loading.load([loading.bundled()]).outlines["work-summary"] if not hasattr(self, "_odt") else None
        if outline is not None:
            self._odt = package(insertion.plan(outline, {"unit": "某县水利局", "year": "2027"}), Names(()))
        undo = self._document.UndoManager
        text = self._document.Text
        undo.enterUndoContext("insert")
        packages.insert_package(text.createTextCursorByRange(text.Start), self._odt)
        undo.leaveUndoContext()
        undo.enterUndoContext("fill")
        for paragraph in list(text)[2:]:
            text.insertString(paragraph.End, "一段填入的文字。" * 5, False)
        undo.leaveUndoContext()


def soak(rounds: int) -> Outcome:
    """Run so many rounds with Tigang, and as many without, each in an office of its own."""
    from tigang.office.worker import Worker

    answers = []
    for tigang in (True, False):
        with Worker(_LIMIT) as worker:
            answers.append(worker.call("workshop.long_use:inside", {"rounds": rounds, "tigang": tigang}))
    first = min(SETTLED, rounds // 2)
    grown, baseline = (max(answer["used"][-20:]) - max(answer["used"][first - 20 : first]) for answer in answers)
    seconds = answers[0]["seconds"]
    drift = statistics.median(seconds[-50:]) / statistics.median(seconds[first : first + 50])
    left = ", ".join(f"{count} {name}" for name, count in answers[0]["left"].items() if count)
    return Outcome(rounds, grown, baseline, drift, left)


def main(given: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="build.py soak", description=__doc__)
    parser.add_argument("--rounds", type=int, default=2000, metavar="N", help="default: %(default)s")
    outcome = soak(parser.parse_args(given).rounds)
    print(
        f"{outcome.rounds} rounds: {outcome.grown / 1e6:+.1f} MB with Tigang, {outcome.baseline / 1e6:+.1f} MB without; "
        f"the last rounds take {outcome.drift:.2f} times as long as the first; left: {outcome.left or 'nothing'}"
    )
    return int(bool(outcome.left))


if __name__ == "__main__":
    sys.exit(main())
