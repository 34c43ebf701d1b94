"""Verbs about the sections of a document: moved, promoted, demoted; and about the outline that it follows."""

from __future__ import annotations

import bisect
import dataclasses
from dataclasses import field
from typing import Callable, List, Optional

from ..analysis import Analysis, analyse
from ..document.edits import Edit, Record
from ..document.snapshot import NO_OUTLINE
from ..errors import TigangError
from ..library import lookup
from ..planning import restructuring
from ..structure.tree import Heading
from ..writer import cursor
from .arguments import about
from .session import Session

_Plan = Callable[[Analysis, Heading], List[Edit]]
_PARAGRAPH = about("A paragraph of the section, counted in the body from 0; else that of the cursor.")
_STEPS = about("Over how many of its siblings.")


@dataclasses.dataclass(frozen=True)
class PromoteSection:
    paragraph: Optional[int] = field(default=None, metadata=_PARAGRAPH)


@dataclasses.dataclass(frozen=True)
class DemoteSection:
    paragraph: Optional[int] = field(default=None, metadata=_PARAGRAPH)


@dataclasses.dataclass(frozen=True)
class MoveSectionUp:
    paragraph: Optional[int] = field(default=None, metadata=_PARAGRAPH)
    steps: int = field(default=1, metadata=_STEPS)


@dataclasses.dataclass(frozen=True)
class MoveSectionDown:
    paragraph: Optional[int] = field(default=None, metadata=_PARAGRAPH)
    steps: int = field(default=1, metadata=_STEPS)


@dataclasses.dataclass(frozen=True)
class RestructuredSection:
    """`heading`: the words of the section's heading."""

    heading: str


def promote_section(session: Session, asked: PromoteSection) -> RestructuredSection:
    """Raise a section by one level, with all that stands below it."""
    return _restructured(session, asked.paragraph, restructuring.promote, "promote-section")


def demote_section(session: Session, asked: DemoteSection) -> RestructuredSection:
    """Lower a section by one level, with all that stands below it."""
    return _restructured(session, asked.paragraph, restructuring.demote, "demote-section")


def move_section_up(session: Session, asked: MoveSectionUp) -> RestructuredSection:
    """Move a section, with all that stands below it, before its sibling above, or over several."""
    return _restructured(
        session, asked.paragraph, lambda a, h: restructuring.move(a, h, -max(1, asked.steps)), "move-section"
    )


def move_section_down(session: Session, asked: MoveSectionDown) -> RestructuredSection:
    """Move a section, with all that stands below it, behind its sibling below, or over several."""
    return _restructured(
        session, asked.paragraph, lambda a, h: restructuring.move(a, h, max(1, asked.steps)), "move-section"
    )


def _restructured(session: Session, paragraph: Optional[int], plan: _Plan, step: str) -> RestructuredSection:
    snapshot = session.read()
    paragraph = cursor.paragraph_at_cursor(session.document) if paragraph is None else snapshot.index(paragraph)
    analysis = analyse(snapshot, session.outline(snapshot), recognise=session.checker.recogniser.tree)
    headings = analysis.tree.headings
    number = bisect.bisect_right([h.paragraph for h in headings], -1 if paragraph is None else paragraph)
    if not number:
        raise TigangError("no-section-here")
    heading = headings[number - 1]
    session.apply(plan(analysis, heading), step, heading=heading.text)
    return RestructuredSection(heading.text)


@dataclasses.dataclass(frozen=True)
class SetOutline:
    outline: str = field(default="", metadata=about("Id, path or URL of the outline; else the document follows none."))


@dataclasses.dataclass(frozen=True)
class ChosenOutline:
    """`outline`: its id, or null."""

    outline: Optional[str]


def set_outline(session: Session, asked: SetOutline) -> ChosenOutline:
    """Let the document record the outline that it follows, or that it follows none. Its text stays as it is."""
    name = lookup.outline(asked.outline, session.library()).id if asked.outline else None
    session.apply([Record(outline=name or NO_OUTLINE)], "set-outline")
    return ChosenOutline(name)
