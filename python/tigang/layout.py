"""Layouts: how a kind of document looks, as data; which fonts are taken, and what each style becomes.

Lengths are in hundredths of a millimetre, sizes of type in points, as Writer has them.
"""

from __future__ import annotations

import dataclasses
import math
import re
from typing import Any, Collection, Dict, Mapping, NamedTuple, Optional, Tuple

from .document import Page, PageNumber, Style
from .errors import TigangError
from .texts import Text
from .yamlfile import Entry, nearest

_MM = {"mm": 100.0, "cm": 1000.0, "pt": 2540 / 72}


@dataclasses.dataclass(frozen=True)
class Layout:
    id: str
    title: Text
    data: Mapping[str, Any]
    source: str = ""


class Resolved(NamedTuple):
    """A layout for the fonts that are installed."""

    page: Optional[Page]
    styles: Tuple[Style, ...]
    number: Optional[PageNumber]
    substituted: Tuple[Tuple[str, str], ...]  # (wanted, taken) for each list of fonts whose first one is not installed


def from_entry(entry: Entry) -> Layout:
    """The layout of a validated YAML document. Raises TigangError (unknown-font-list) with file, line and column."""
    data = entry.data
    fonts = data.get("fonts") or {}
    for name, style in data["styles"].items():
        if style.get("font") and style["font"] not in fonts:
            raise TigangError("unknown-font-list", **entry.at(("styles", name)), name=style["font"],
                              allowed=", ".join(nearest(style["font"], list(fonts)) or fonts) or "-")
    return Layout(data["id"], data["title"], data, entry.source)


def length(text: str) -> int:
    """ "37mm", "2.5cm" or "16pt" in hundredths of a millimetre."""
    number, unit = _split(text)
    return round(number * _MM[unit])


def points(text: str) -> float:
    """A length in points, in which type is measured."""
    number, unit = _split(text)
    return number if unit == "pt" else number * _MM[unit] / _MM["pt"]


def _split(text: str) -> Tuple[float, str]:
    m = re.fullmatch(r"([0-9.]+)(mm|cm|pt)", text)
    assert m is not None  # the schema has seen to it
    return float(m[1]), m[2]


def resolve(layout: Layout, installed: Collection[str]) -> Resolved:
    """What a layout comes to where these fonts are installed."""
    data = layout.data
    taken: Dict[str, str] = {}
    substituted = []
    for name, wanted in (data.get("fonts") or {}).items():
        taken[name] = next((font for font in wanted if font in installed), wanted[-1])
        if taken[name] != wanted[0]:
            substituted.append((wanted[0], taken[name]))
    page = _page(data)
    styles = tuple(_style(name, style, taken, page) for name, style in data["styles"].items())
    return Resolved(page, styles, _number(data, taken), tuple(dict.fromkeys(substituted)))


def _page(data: Mapping[str, Any]) -> Optional[Page]:
    if "page" not in data:
        return None
    defaults = {"width": "210mm", "height": "297mm", "top": "20mm", "bottom": "20mm", "left": "20mm", "right": "20mm"}
    sizes = {key: length(text) for key, text in {**defaults, **data["page"]}.items()}
    grid = data.get("grid") or {}
    return Page(**sizes, lines=grid.get("lines", 0), characters=grid.get("characters", 0))


def _style(name: str, style: Mapping[str, Any], taken: Mapping[str, str], page: Optional[Page]) -> Style:
    size = points(style.get("size", "12pt"))
    square = round(size * _MM["pt"])
    line = length(style["line"]) if "line" in style else _grid_lines(page, square)
    in_grid = page is not None and page.characters and abs(square - page.character_pitch) < square // 10
    kerning = math.floor(page.character_pitch - size * _MM["pt"]) if in_grid and page is not None else 0
    return Style(name, taken.get(style.get("font", ""), ""), taken.get("latin", ""), size, bool(style.get("bold")),
                 style.get("align", "left"), round(style.get("indent", 0) * square), line, length(style.get("above", "0mm")),
                 length(style.get("below", "0mm")), round(style.get("right", 0) * square), kerning)


def _grid_lines(page: Optional[Page], square: int) -> int:
    """The height of a line in the grid: as many of its lines as the type needs."""
    if page is None or not page.lines:
        return 0
    return page.line_pitch * -(-square // page.line_pitch)


def _number(data: Mapping[str, Any], taken: Mapping[str, str]) -> Optional[PageNumber]:
    number = data.get("page-number")
    if number is None:
        return None
    return PageNumber(number.get("before", ""), number.get("after", ""), taken.get(number.get("font", ""), ""),
                      points(number.get("size", "12pt")), number.get("align", "center"), length(number.get("distance", "5mm")))
