"""Writes the page on the verbs, docs/verbs.md, from the registry of them. A test fails when it is stale.

python -m workshop.verbs           writes the page
python -m workshop.verbs --check   only says whether it is stale
"""

from __future__ import annotations

import dataclasses
import inspect
import pathlib
import sys
from typing import Any, Iterator, List

from tigang import commands
from tigang.commands import Verb, arguments

from .basics import ROOT, say

PAGE = ROOT / "docs" / "verbs.md"
_HEAD = """# The verbs

<!-- Made from python/tigang/commands by `python3 build.py manual`; change that. -->

Every command of the menu is a dispatch, `vnd.tigang:<Verb>`, and some more are for macros and scripts. With arguments a verb acts
silently; without any, one that has a window opens it. Whoever dispatches with a listener is notified of the outcome: a
`DispatchResultEvent` whose `Result` is JSON, `{"ok": true, …}` with what the verb returns, or
`{"ok": false, "error": {"code": …, "message": …}}`, in which case the document is as it was.

```python
helper = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
arguments = (PropertyValue("Outline", 0, "project-report", 0), PropertyValue("Mode", 0, "replace", 0))
answer = json.loads(helper.executeDispatch(frame, "vnd.tigang:InsertOutline", "", 0, arguments).Result)
```

To run a verb silently that needs no argument, give one of them empty: `CheckStructure` with `Outline` "". JSON is given as a
text. A paragraph is one of the body's, counted from 0; those in tables, frames and notes are not counted.
"""


def main(given: List[str]) -> int:
    if "--check" in given:
        found = stale(PAGE)
        print("\n".join(found))
        return bool(found)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    say(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


def stale(path: pathlib.Path) -> List[str]:
    """What is wrong with the page: a line, or none."""
    return [] if path.is_file() and path.read_text(encoding="utf-8") == page() else [f"{path.name} is stale"]


def page() -> str:
    """The text of the page."""
    return "\n".join([_HEAD, *(line for verb in commands.VERBS.values() for line in _lines(verb))])


def _lines(verb: Verb) -> Iterator[str]:
    yield f"## {verb.name}\n"
    yield f"{_prose(verb.function)}\n"
    types = arguments.types_of(verb.arguments)
    fields = dataclasses.fields(verb.arguments)
    if fields:
        yield "| Argument | What it may be | Without it | What it is for |"
        yield "|---|---|---|---|"
    for field in fields:
        kind = arguments.allowed(types[field.name], "en")
        name = arguments.given_name(field.name)
        yield f"| `{name}` | {kind} | {_default(field)} | {field.metadata['about']} |"
    yield f"{chr(10) if fields else ''}Returns: {_prose(verb.result)}\n"


def _default(field: dataclasses.Field[Any]) -> str:
    """What holds without an argument; nothing where there is nothing to be said."""
    if arguments.is_needed(field):
        return "*needed*"
    value = field.default
    return "" if value in (dataclasses.MISSING, None, "", ()) else f"`{str(value).lower()}`"


def _prose(thing: Any) -> str:
    """A docstring's paragraphs, each in one line."""
    return "\n\n".join(" ".join(part.split()) for part in (inspect.getdoc(thing) or "").split("\n\n"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
