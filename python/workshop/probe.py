"""Looks into a running office: what Tigang keeps there, and how often it reads. For tests.

`ask` is called here; the other functions run inside the office, on its main thread, in the Python of the extension.
"""

from __future__ import annotations

import gc
import json
import pathlib
import sys
import threading
from typing import Any, Dict, List

from tigang.office import inside

#: How often a document was read since `count_readings` began.
_readings: List[int] = []


def ask(office: Any, function: str, argument: Any = None) -> Any:
    """What a function of this module makes of a JSON value inside an office."""
    from com.sun.star.beans import NamedValue

    loader = office.service("com.sun.star.loader.Python")
    url = pathlib.Path(inside.__file__).resolve().as_uri()
    job = loader.activate(inside.IMPLEMENTATION, "", url, None).createInstanceWithContext(office.context)
    given = {"path": tuple(sys.path), "function": f"workshop.probe:{function}", "argument": json.dumps(argument)}
    return json.loads(job.execute(tuple(NamedValue(name, value) for name, value in given.items())))


def controllers(context: Any, _: Any) -> Dict[str, int]:
    """How many controllers there are, by the RuntimeUID of their documents."""
    from tigang.ui import controller

    return dict(controller.known())


def kept(context: Any, names: List[str]) -> Dict[str, int]:
    """How many objects there are of classes of these names, all rubbish aside."""
    gc.collect()
    found = [type(thing).__name__ for thing in gc.get_objects()]
    return {name: found.count(name) for name in names}


def threads(context: Any, _: Any) -> List[str]:
    """The names of the threads that Tigang has running."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("tigang")]


def count_readings(context: Any, _: Any) -> int:
    """How often a document was read since the last time that this was asked."""
    from tigang.writer import reader

    if not hasattr(reader, "counted"):
        read = reader.read

        def counted(document: Any) -> Any:
            _readings.append(1)
            return read(document)

        reader.read = counted
        reader.counted = True  # type: ignore[attr-defined]
    count = len(_readings)
    _readings.clear()
    return count


def moved_in_a_former_state(context: Any, _: Any) -> List[bool]:
    """Lets the cursor of the only controller's window move after the document was read and before it is thought about, and
    again afterwards: of each time that a listener is notified, whether what it is notified of is true.
    """
    from tigang.ui import controller

    (only,) = controller._open
    notified: List[bool] = []

    def changed() -> None:
        """Is of no interest."""

    only.listen(changed, lambda: notified.append(only.state is not None and only.state.snapshot is only.read()))
    try:
        only.document.Text.Start.setString("x")
        only.read()
        only.document.CurrentController.ViewCursor.gotoEnd(False)
        only._moves.begin()
        only._look_for_cursor()
        only.current()
        only._look_for_cursor()
    finally:
        only.ignore(changed)
    return notified
