"""Typing while the panels are open, against typing while they are closed: what a keystroke costs more.

The document has tables and pictures among its paragraphs. A key is what Writer does for it (.uno:InsertText), by turns with and
without the three panels, which follow the document and the cursor; nothing is read while one goes on typing. How long a reading
holds a key up that comes just then is shown beside.
"""

from __future__ import annotations

import base64
import gc
import pathlib
import statistics
import tempfile
import time
from typing import Any, Iterator, List

from tigang.library.environment import Environment
from tigang.office.listeners import Callback
from tigang.office.uno_helpers import file_url, properties, service
from tigang.ui import controller
from tigang.ui.panel.fill import FillPanel
from tigang.ui.panel.findings import FindingsPanel
from tigang.ui.panel.structure import StructurePanel

from .bench import Figure
from .bench_check import _HEAD, _paragraph

_KEYS, _ROUNDS = 60, 15
_PIXEL = base64.b64encode(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c636060606000000005"
        "0001a5f645400000000049454e44ae426082"
    )
).decode()
_TABLE = (
    "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>表</text:p></table:table-cell>"
    "</table:table-row></table:table>"
)
_PICTURE = (
    '<text:p><draw:frame text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"><draw:image><office:binary-data>'
    f"{_PIXEL}</office:binary-data></draw:image></draw:frame></text:p>"
)
_NAMESPACES = (
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def measure(context: Any) -> Iterator[Figure]:
    """The figures; all ratios are of keys typed right after one another in the same document."""
    work = Callback(lambda: list(_measured(context)))
    service("com.sun.star.awt.AsyncCallback", context=context).addCallback(work, None)
    work.finished.wait()
    if work.error is not None:
        raise work.error
    yield from work.result


def _measured(context: Any) -> Iterator[Figure]:
    """On the main thread, where keys arrive."""
    with tempfile.TemporaryDirectory() as folder:
        environment = Environment("zh-CN", pathlib.Path(folder, "personal"))
        for count, limit in ((200, "<= 1.05"), (5_000, "<= 1.2")):
            document = _open(context, pathlib.Path(folder), count)
            yield from _typing(context, document, environment, count, limit)
            document.close(True)


def _typing(context: Any, document: Any, environment: Environment, count: int, limit: str) -> Iterator[Figure]:
    """Closed, open, open, closed, over and over: what grows meanwhile, the paragraph and the list of undo, grows for both."""
    frame = document.CurrentController.Frame
    ratios: List[float] = []
    keys: List[float] = []
    readings: List[float] = []
    _type(context, frame, _KEYS)
    for _ in range(_ROUNDS):
        alone = _type(context, frame, _KEYS)
        watching = controller.of(context, frame, environment)
        kinds = (StructurePanel, FindingsPanel, FillPanel)
        panels = [kind(context, frame, frame.ContainerWindow, _Sidebar()) for kind in kinds]
        watched = _type(context, frame, 2 * _KEYS)
        began = time.thread_time()
        watching.read()
        readings.append(time.thread_time() - began)
        for panel in panels:
            panel.ended()
        alone += _type(context, frame, _KEYS)
        ratios.append(watched / alone)
        keys.append(alone / (2 * _KEYS))
    yield Figure(
        f"keystroke with the panels open / closed, {count:,} paragraphs, median", statistics.median(ratios), limit
    )
    yield Figure(f"keystroke, {count:,} paragraphs, ms", statistics.median(keys) * 1000)
    yield Figure(f"reading after a pause, {count:,} paragraphs, ms", statistics.median(readings) * 1000)


class _Sidebar:
    """What the panels ask for room; there is none around them here."""

    def requestLayout(self) -> None:
        pass


def _type(context: Any, frame: Any, keys: int) -> float:
    """The seconds that so many keys take."""
    helper = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    text = properties(Text="字")
    gc.collect()  # what a reading leaves behind is not the keys' business
    began = time.thread_time()
    for _ in range(keys):
        helper.executeDispatch(frame, ".uno:InsertText", "", 0, text)
    return time.thread_time() - began


def _open(context: Any, folder: pathlib.Path, count: int) -> Any:
    """A document of so many paragraphs, the cursor in one of its middle."""
    parts = []
    for index in range(count):
        parts.append(_paragraph(index))
        if index % 50 == 25:
            parts.append(_TABLE if index % 100 == 25 else _PICTURE)
    path = folder / f"{count}.fodt"
    head = _HEAD.replace(' xmlns:text="', f'{_NAMESPACES} xmlns:text="', 1)
    path.write_text(f"{head}{''.join(parts)}</office:text></office:body></office:document>", encoding="utf-8")
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(file_url(path), "_blank", 0, ())
    search = document.createSearchDescriptor()
    search.SearchString = f"第{count // 2 + 5}段"
    document.CurrentController.select(document.findFirst(search).End)
    return document
