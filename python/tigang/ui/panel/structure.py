"""The panel Structure: the document's sections as a tree, what is missing and to fill in them, and moving them."""

from __future__ import annotations

from typing import Any, Callable, Iterator, List, Optional, Sequence, Tuple

from com.sun.star.awt.Key import DOWN, LEFT, RETURN, RIGHT, UP
from com.sun.star.awt.KeyModifier import MOD1

from ... import messages
from ...checking import overview
from ...checking.overview import Part
from ...checking.rule import SEVERITIES
from ...commands import outlines, sections
from ...commands.outlines import InsertOutline
from ...commands.sections import DemoteSection, MoveSectionDown, MoveSectionUp, PromoteSection, SetOutline
from ...commands.session import Session
from ...outlines.model import Outline
from ...writer.cursor import Position
from .. import application, check_before_submission, other_languages
from ..controls import Choice, shortened
from . import opening
from .panel import Panel
from .tree import Node, Tree

_TITLE = 40  # characters of a section's title: what is so with it stands behind


class StructurePanel(Panel):
    NAME = "StructurePanel"

    def build(self) -> None:
        self.outlines = Choice(self["Outline"])
        #: Where the cursor was when the person chose a section that is missing, to which it could not go.
        self._left_at: Optional[Position] = None
        self.on_choose("Outline", self.choose_outline)
        self.tree = Tree(self.context, self["Parts"], self._listener, self.go)
        self.tree.on_drag(lambda part, onto: self.guarded(lambda: self.drop(part, onto))())
        self.on_click("Parts", self.go)
        self.on_menu("Parts", self.show_menu)
        self.on_keys(
            "Parts",
            {
                (UP, MOD1): self.move_up,
                (DOWN, MOD1): self.move_down,
                (LEFT, MOD1): self.promote,
                (RIGHT, MOD1): self.demote,
                (RETURN, 0): self.go_and_edit,
            },
        )
        for button, act in (
            ("Promote", self.promote),
            ("Demote", self.demote),
            ("Up", self.move_up),
            ("Down", self.move_down),
            ("Insert", self.insert),
            ("Use", self.use_guess),
            ("Submit", self.submit),
        ):
            self.on_press(button, act)

    # what it shows

    def show_state(self) -> None:
        state = self.controller.current()
        self._show_outlines(state.outline, self._guessed())
        self.put("Summary", self._summary())
        self["Summary"].Model.HelpText = self._summary()  # all of it, where it is cut off
        self.tree.fill(self._nodes(state.parts))
        self.put("First", "" if state.parts else self.say("panel.first"))
        self.show(bool(state.parts), "Parts")
        self.show(not state.parts, "First")
        self.show_cursor()

    def show_cursor(self) -> None:
        """Mark the section where the cursor stands; one that is missing and was chosen stays so until the cursor moves."""
        position = self.controller.position
        if position is not None and position != self._left_at:
            self._left_at = None
            self.tree.choose(
                self.tree.path_of(lambda part: part.state != overview.MISSING and part.paragraph <= position.paragraph)
            )
        self._allow()

    def _show_outlines(self, outline: Optional[Outline], guess: Optional[Outline]) -> None:
        """Show the outlines in the person's language; the one that the document looks like comes first and says so."""
        language = self.language
        known = list(self.session.library().outlines.values())
        near = other_languages.listed(self, known, language, lambda each: each in (outline, guess))
        offered: List[Any] = [
            None,
            *sorted(near, key=lambda each: (each is not guess, messages.pick(each.title, language))),
        ]
        names = [
            other_languages.named(self, messages.pick(each.title, language), each, language)
            if each
            else self.say("panel.no-outline")
            for each in offered
        ]
        if guess is not None:
            names[1] = self.say("panel.looks-like", title=names[1])
        self.outlines.fill(offered, names, choose=False)
        self.outlines.choose(outline)

    def _guessed(self) -> Optional[Outline]:
        """Return the outline that the document looks like, where it follows none."""
        guess = self.controller.current().report.guess
        return guess.outline if guess else None

    def _summary(self) -> str:
        """Return the line on top: "9 of 12 sections · 3 to fill · 2 errors"; before it, an outline that is offered."""
        guess, figures = self._guessed(), self._figures()
        return (
            f"{self.say('panel.offer', title=messages.pick(guess.title, self.language))} {figures}"
            if guess
            else figures
        )

    def _figures(self) -> str:
        summary = self.controller.current().summary
        parts = []
        if summary.asked:
            parts.append(self.say("panel.sections", present=summary.present, asked=summary.asked))
        if summary.to_fill:
            parts.append(self.say("panel.to-fill", count=summary.to_fill))
        parts += [
            self.say(f"panel.count.{severity}", count=count)
            for severity, count in zip(SEVERITIES, summary.findings)
            if count
        ]
        return " · ".join(parts) or self.say("panel.nothing")

    def _nodes(self, parts: Sequence[Part]) -> List[Node]:
        return [Node(self._line(part), part, self._nodes(part.parts), _mark(part)) for part in parts]

    def _line(self, part: Part) -> str:
        """Return a section in a line: its words, and in words what is so with it."""
        said = []
        if part.state != overview.PRESENT:
            said.append(self.say(f"panel.{part.state}"))
        if part.to_fill:
            places = part.to_fill + part.filled
            said.append(
                self.say("panel.to-fill-of" if part.filled else "panel.to-fill", count=part.to_fill, all=places)
            )
        said += [
            self.say(f"panel.count.{severity}", count=count)
            for severity, count in zip(SEVERITIES[:2], part.findings)
            if count
        ]
        if part.asked != (0, None):
            said.append(self.say("panel.characters", written=part.characters, asked=_range(part.asked)))
        return " — ".join(filter(None, (shortened(part.title, _TITLE), " · ".join(said))))

    def _allow(self) -> None:
        """Only the buttons that can do something can be pressed."""
        part = self.tree.chosen
        editable = self.controller.editable
        self.enable(editable and part is not None and part.heading, "Promote", "Demote", "Up", "Down")
        missing = part is not None and part.state == overview.MISSING
        self.enable(editable and (missing or self._lacks()), "Insert")
        self.show(self._guessed() is None, "Insert")
        self.show(self._guessed() is not None, "Use")
        self.enable(editable, "Use")

    def _lacks(self) -> bool:
        summary = self.controller.current().summary
        return summary.present < summary.asked

    def show_menu(self, x: int, y: int) -> None:
        """Show the context menu of the section at a place."""
        self.tree.choose_at(x, y)
        part = self.tree.chosen
        if part is None:
            return
        missing = part.state == overview.MISSING
        movable = self.controller.editable and part.heading
        self.pop_up(
            "Parts",
            x,
            y,
            [
                (self.say("structure.go"), not missing, self.go_and_edit),
                (self.say("structure.fill"), bool(part.to_fill) and self.controller.editable, self.fill),
                (self.say("structure.insert"), missing and self.controller.editable, self.insert),
                ("", False, self.go),
                (self.say("structure.promote"), movable, self.promote),
                (self.say("structure.demote"), movable, self.demote),
                (self.say("structure.up"), movable, self.move_up),
                (self.say("structure.down"), movable, self.move_down),
                ("", False, self.go),
                (self.say("structure.copy"), not missing, self.copy),
                ("", False, self.go),
                (self.say("panel.help"), True, self.show_help),
            ],
        )

    # what it does

    def go(self) -> None:
        part = self.tree.chosen
        missing = part is not None and part.state == overview.MISSING
        self._left_at = self.controller.look() if missing else None
        if part is not None and not missing:
            text = self.controller.current().snapshot.paragraphs[part.paragraph].text
            self.select(part.paragraph, 0, len(text))
        self._allow()

    def go_and_edit(self) -> None:
        self.go()
        self.frame.ComponentWindow.setFocus()

    def fill(self) -> None:
        """Go to the first placeholder of the section and open the filling."""
        part = self.tree.chosen
        spots = self.controller.current().spots
        first = next((spot for spot in spots if part is not None and spot.paragraph >= part.paragraph), None)
        if first is not None:
            self.select(first.paragraph, first.placeholder.start, first.placeholder.end)
            opening.open_panel(self.context, self.frame, "Fill")

    def copy(self) -> None:
        """Put the heading on the clipboard."""
        part = self.tree.chosen
        if part is not None:
            application.copy(self.context, part.title)

    def drop(self, part: Part, onto: Part) -> None:
        """Let a section that was dragged onto one of its siblings take its place; other places are none."""
        siblings = next((parts for parts in self._levels(self.controller.current().parts) if part in parts), ())
        headings = [sibling for sibling in siblings if sibling.heading]
        if self.controller.editable and part in headings and onto in headings:
            steps = headings.index(onto) - headings.index(part)
            verb, asked = (
                (sections.move_section_up, MoveSectionUp)
                if steps < 0
                else (sections.move_section_down, MoveSectionDown)
            )
            self.do(verb, asked(part.paragraph, abs(steps)))

    def _levels(self, parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
        """Return the parts that stand side by side, on every level."""
        yield parts
        for part in parts:
            yield from self._levels(part.parts)

    def choose_outline(self) -> None:
        outline = self.outlines.chosen
        if outline is not self.controller.current().outline:
            self.do(sections.set_outline, SetOutline(outline.id if outline else ""))

    def use_guess(self) -> None:
        """Let the document follow the outline that it looks like."""
        guess = self._guessed()
        if guess is not None:
            self.do(sections.set_outline, SetOutline(guess.id))

    def submit(self) -> None:
        """Open the check before submission."""
        check_before_submission.run(self.context, self.frame, self.controller)

    def insert(self) -> None:
        """Insert what is missing: the chosen section, else all that is."""
        part, outline = self.tree.chosen, self.controller.current().outline
        section = part.section if part is not None and part.state == overview.MISSING else ""
        if outline is not None:
            asked = InsertOutline(outline.id, "complete", section=section)
            self.do(outlines.insert_outline, asked)

    def promote(self) -> None:
        self._restructure(sections.promote_section, PromoteSection)

    def demote(self) -> None:
        self._restructure(sections.demote_section, DemoteSection)

    def move_up(self) -> None:
        self._restructure(sections.move_section_up, MoveSectionUp)

    def move_down(self) -> None:
        self._restructure(sections.move_section_down, MoveSectionDown)

    def _restructure(self, verb: Callable[[Session, Any], Any], asked: Callable[[int], Any]) -> None:
        part = self.tree.chosen
        if part is not None and part.heading:
            self.do(verb, asked(self.controller.current().snapshot.number(part.paragraph)))


def _mark(part: Part) -> str:
    """Return the icon of a section: what is not in its place, else the worst that is found in it, else whether it is filled."""
    if part.state != overview.PRESENT:
        return part.state
    found = next((severity for severity, count in zip(SEVERITIES[:2], part.findings) if count), "")
    return found or ("to_fill" if part.to_fill else "present" if part.section else "")


def _range(bounds: Tuple[int, Optional[int]]) -> str:
    least, most = bounds
    if most is None:
        return f"≥ {least}"
    return f"{least}–{most}" if least else f"≤ {most}"
