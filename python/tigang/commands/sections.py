"""Verbs about the sections of a document: moved, promoted, demoted; and about the outline that it follows."""

from __future__ import annotations

import bisect
from typing import Any, Callable, List

from ..analysis import Analysis, analyse
from ..document.edits import Edit, Record
from ..document.snapshot import NO_OUTLINE
from ..errors import TigangError
from ..library import lookup
from ..library.environment import Environment
from ..planning import restructuring
from ..structure.tree import Heading
from ..writer import cursor, reader
from . import arguments as given
from .arguments import Arguments
from .shared import Result, apply, outline_of

_Plan = Callable[[Analysis, Heading], List[Edit]]


def promote_section(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Paragraph (0-based; else the cursor's): the section that stands there is raised by one level, with all below it."""
    return _restructure(document, arguments, environment, restructuring.promote, "promote-section")


def demote_section(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Paragraph (0-based; else the cursor's): the section that stands there is lowered by one level, with all below it."""
    return _restructure(document, arguments, environment, restructuring.demote, "demote-section")


def move_section_up(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Paragraph (0-based; else the cursor's): the section that stands there goes before the sibling above it."""
    return _restructure(document, arguments, environment, lambda a, h: restructuring.move(a, h, -1), "move-section")


def move_section_down(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Paragraph (0-based; else the cursor's): the section that stands there goes behind the sibling below it."""
    return _restructure(document, arguments, environment, lambda a, h: restructuring.move(a, h, 1), "move-section")


def set_outline(document: Any, arguments: Arguments, environment: Environment) -> Result:
    """Outline (id; empty: none): the document records the outline that it follows. Its text stays as it is."""
    known = given.named(arguments, "Outline")
    name = str(known.get("Outline", ""))
    if name:
        name = lookup.outline(name, environment.library()).id
    apply(document, [Record(outline=name or NO_OUTLINE)], environment, "set-outline")
    return {"outline": name or None}


def _restructure(document: Any, arguments: Arguments, environment: Environment, plan: _Plan, step: str) -> Result:
    known = given.named(arguments, "Paragraph")
    snapshot = reader.read(document)
    paragraph = int(known["Paragraph"]) if "Paragraph" in known else cursor.paragraph_at_cursor(document)
    analysis = analyse(snapshot, outline_of(snapshot, environment.library()))
    headings = analysis.tree.headings
    number = bisect.bisect_right([h.paragraph for h in headings], -1 if paragraph is None else paragraph)
    if not number:
        raise TigangError("no-section-here")
    heading = headings[number - 1]
    apply(document, plan(analysis, heading), environment, step, heading=heading.text)
    return {"heading": heading.text}
