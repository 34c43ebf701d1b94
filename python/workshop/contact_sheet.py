"""Draws the first page of every bundled outline, filled from its snippets, on one sheet: docs/images/outlines.png; and lists
the outlines in docs/outlines.md. A test fails when the list is stale.

    python -m workshop.contact_sheet           draws the sheet (pdftoppm and ImageMagick are needed) and writes the list
    python -m workshop.contact_sheet --list    only writes the list
    python -m workshop.contact_sheet --check   only says whether it is stale
"""

from __future__ import annotations

import pathlib
import sys
import tempfile
from typing import Any, Dict, Iterator, List, Mapping

from tigang import messages
from tigang.library import loading
from tigang.library.environment import Environment
from tigang.outlines.fields import example_fields
from tigang.outlines.model import Outline

from .basics import ROOT, Failure, run, say

LIST = ROOT / "docs" / "outlines.md"
SHEET = ROOT / "docs" / "images" / "outlines.png"
_COLUMNS, _WIDTH = 6, 330  # pages side by side, pixels of each
_LIMIT = 60.0  # seconds for a page


def main(arguments: List[str]) -> int:
    if "--check" in arguments:
        found = stale(LIST)
        print("\n".join(found))
        return bool(found)
    LIST.write_bytes(page().encode())
    say(f"wrote {LIST.relative_to(ROOT)}")
    if "--list" not in arguments:
        try:
            draw(SHEET)
        except Failure as failure:
            print(f"error: {failure}", file=sys.stderr)
            return 1
        say(f"drew {SHEET.relative_to(ROOT)}")
    return 0


# --- the list ---------------------------------------------------------------------------------------------------------


def bundled() -> List[Outline]:
    """The bundled outlines, in the order of the list and of the sheet: by category, then by id."""
    known = loading.load([loading.bundled()]).outlines.values()
    return sorted(known, key=lambda item: (messages.pick(item.category, "en"), item.id))


def stale(path: pathlib.Path) -> List[str]:
    """What is wrong with the list: a line, or none."""
    return [] if path.is_file() and path.read_text(encoding="utf-8") == page() else [f"{path.name} is stale"]


def page() -> str:
    """The text of the list."""
    return (
        "\n\n".join(
            [
                "# The outlines that come along",
                "<!-- Made from extension/outlines by `python3 build.py manual`; change those. -->",
                "Each is a file of `extension/outlines`; its layout, where it has one, is a file of `extension/layouts`. How to "
                "write your own: [the format](outline-format.md).",
                *_tables(),
                "## Their first pages",
                "Filled from the snippets that come along, in the order of the tables.",
                f"![The first page of every outline]({SHEET.relative_to(LIST.parent).as_posix()})",
            ]
        )
        + "\n"
    )


def _tables() -> Iterator[str]:
    groups: Dict[str, List[Outline]] = {}
    for item in bundled():
        groups.setdefault(_both(item.category, " · "), []).append(item)
    for category, items in groups.items():
        rows = [
            (f"`{item.id}`", _both(item.title), _both(item.description), item.language, item.layout or "–")
            for item in items
        ]
        yield f"## {category or 'Others'}"
        yield "\n".join(
            [
                "| Id | Title | For | Language | Layout |",
                "|---|---|---|---|---|",
                *(f"| {' | '.join(row)} |" for row in rows),
            ]
        )


def _both(text: Any, between: str = "<br>") -> str:
    """A text in both languages."""
    said = dict.fromkeys(messages.pick(text, language) for language in ("en", "zh-CN"))
    return between.join(part.replace("|", "\\|") for part in said if part)


# --- the sheet --------------------------------------------------------------------------------------------------------


def draw(path: pathlib.Path) -> None:
    """Draws the sheet. Raises Failure."""
    from tigang.office.finding import OfficeError  # the list needs no office
    from tigang.office.worker import Worker

    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, Worker(_LIMIT) as worker:
        folder = pathlib.Path(name)
        tiles: List[object] = []
        for item in bundled():
            try:
                worker.call("workshop.contact_sheet:export", {"outline": item.id, "folder": name})
            except OfficeError as error:
                raise Failure(f"{item.id}: {error}") from error
            run(
                ["pdftoppm", "-r", "60", "-singlefile", "-png", folder / f"{item.id}.pdf", folder / item.id],
                why=f"The page of {item.id} could not be drawn",
            )
            tiles += ["-label", item.id, folder / f"{item.id}.png"]
        run(
            [
                "montage",
                *tiles,
                "-background",
                "#d8d8d8",
                "-pointsize",
                "13",
                "-tile",
                f"{_COLUMNS}x",
                "-geometry",
                f"{_WIDTH}x+6+6",
                "-colorspace",
                "Gray",
                "-depth",
                "8",
                "-colors",
                "32",
                path,
            ],
            why="The sheet could not be put together",
        )


def export(context: Any, order: Mapping[str, str]) -> None:
    """Makes the document of an outline in the office, and of its first page a PDF in a folder; called in the office's process."""
    import uno
    from com.sun.star.beans import PropertyValue

    from tigang.commands import snippets
    from tigang.commands.outlines import NewDocument, make_document
    from tigang.commands.session import Session
    from tigang.office.uno_helpers import file_url

    environment = Environment("zh-CN", pathlib.Path(order["folder"], "personal"))
    made = environment.library().outline(order["outline"])
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    asked = NewDocument(made.id, example_fields(made), hidden=True)
    document, _ = make_document(Session(None, environment, desktop), asked)
    snippets.fill_placeholders(Session(document, environment), snippets.FillPlaceholders())
    first = uno.Any("[]com.sun.star.beans.PropertyValue", (PropertyValue(Name="PageRange", Value="1"),))  # type: ignore[attr-defined, call-arg]
    document.storeToURL(
        file_url(pathlib.Path(order["folder"], f"{made.id}.pdf")),
        (PropertyValue(Name="FilterName", Value="writer_pdf_Export"), PropertyValue(Name="FilterData", Value=first)),
    )
    document.close(True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
