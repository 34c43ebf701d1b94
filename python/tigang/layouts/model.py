"""Layouts: how a kind of document looks, as data; which fonts are taken, and what each style becomes.

Lengths are in hundredths of a millimetre, sizes of type in points, as Writer has them.
"""

from __future__ import annotations

import dataclasses
import math
import re
from typing import Any, Collection, Dict, Mapping, NamedTuple, Optional, Tuple

from ..document.styles import Page, PageNumber, Style
from ..errors import TigangError
from ..formats.yamlfile import Entry
from ..messages import Text
from ..text.suggestions import nearest

_MM = {"mm": 100.0, "cm": 1000.0, "pt": 2540 / 72}


@dataclasses.dataclass(frozen=True)
class Layout:
    id: str
    title: Text
    data: Mapping[str, Any]
    source: str = ""
    extends: str = ""  # id of the layout that it says its differences from


class Resolved(NamedTuple):
    """A layout for the fonts that are installed."""

    page: Optional[Page]
    styles: Tuple[Style, ...]
    number: Optional[PageNumber]
    substituted: Tuple[Tuple[str, str], ...]  # (wanted, taken) for each list of fonts whose first one is not installed


def from_entry(entry: Entry) -> Layout:
    """Return the layout of a validated YAML document. Raises TigangError (missing-key, unknown-font-list) with its place."""
    data = entry.data
    if not data.get("styles"):  # the schema cannot ask for them: a layout that extends another may have none of its own
        raise TigangError("missing-key", **entry.at(()), key="styles", where="-")
    fonts = data.get("fonts") or {}
    for name, style in data["styles"].items():
        if style.get("font") and style["font"] not in fonts:
            raise TigangError(
                "unknown-font-list",
                **entry.at(("styles", name)),
                name=style["font"],
                allowed=", ".join(nearest(style["font"], list(fonts)) or fonts) or "-",
            )
    return Layout(data["id"], data["title"], data, entry.source)


def length(text: str) -> int:
    """Return "37mm", "2.5cm" or "16pt" in hundredths of a millimetre."""
    number, unit = _split(text)
    return round(number * _MM[unit])


def points(text: str) -> float:
    """Return a length in points, in which type is measured."""
    number, unit = _split(text)
    return number if unit == "pt" else number * _MM[unit] / _MM["pt"]


def _split(text: str) -> Tuple[float, str]:
    m = re.fullmatch(r"([0-9.]+)(mm|cm|pt)", text)
    assert m is not None  # the schema has seen to it
    return float(m[1]), m[2]


def resolve(layout: Layout, installed: Collection[str]) -> Resolved:
    """Return what a layout comes to where these fonts are installed."""
    data = layout.data
    taken: Dict[str, str] = {}
    substituted = []
    for name, wanted in (data.get("fonts") or {}).items():
        taken[name] = next((font for font in wanted if font in installed), wanted[-1])
        if taken[name] != wanted[0]:
            substituted.append((wanted[0], taken[name]))
    page = _page(data)
    line = length(data["line"]) if "line" in data else page.line_pitch if page else 0
    styles = tuple(_style(name, style, taken, page, line) for name, style in data["styles"].items())
    return Resolved(page, styles, _number(data, taken), tuple(dict.fromkeys(substituted)))


def characters_in_line(page: Page, size: float, indents: int) -> int:
    """Return how many Chinese characters of a size fit into a line of a page, less what its paragraph leaves on both sides."""
    return (page.width - page.left - page.right - indents) // round(size * _MM["pt"])


def _page(data: Mapping[str, Any]) -> Optional[Page]:
    if "page" not in data:
        return None
    defaults = {"width": "210mm", "height": "297mm", "top": "20mm", "bottom": "20mm", "left": "20mm", "right": "20mm"}
    sizes = {key: length(text) for key, text in {**defaults, **data["page"]}.items()}
    grid = data.get("grid") or {}
    return Page(**sizes, lines=grid.get("lines", 0), characters=grid.get("characters", 0))


def _style(name: str, style: Mapping[str, Any], taken: Mapping[str, str], page: Optional[Page], line: int) -> Style:
    size = points(style.get("size", "12pt"))
    square = round(size * _MM["pt"])
    line = length(style["line"]) if "line" in style else _lines(line, square)
    in_grid = page is not None and page.characters and abs(square - page.character_pitch) < square // 10
    kerning = math.floor(page.character_pitch - size * _MM["pt"]) if in_grid and page is not None else 0
    indents = {key: round(style.get(key, 0) * square) for key in ("indent", "left", "right")}
    return Style(
        name=name,
        font=taken.get(style.get("font", ""), ""),
        latin=taken.get("latin", ""),
        size=size,
        bold=bool(style.get("bold")),
        align=style.get("align", "left"),
        line=line,
        kerning=kerning,
        above=length(style.get("above", "0mm")),
        below=length(style.get("below", "0mm")),
        together=bool(style.get("together")),
        new_page=bool(style.get("new-page")),
        **indents,
    )


def _lines(line: int, square: int) -> int:
    """As many lines of that height as the type needs; 0: single spacing."""
    return line * -(-square // line) if line else 0


def _number(data: Mapping[str, Any], taken: Mapping[str, str]) -> Optional[PageNumber]:
    number = data.get("page-number")
    if number is None:
        return None
    return PageNumber(
        number.get("before", ""),
        number.get("after", ""),
        taken.get(number.get("font", ""), ""),
        points(number.get("size", "12pt")),
        number.get("align", "center"),
        length(number.get("distance", "5mm")),
    )
