"""Paragraphs to be made: runs of text and of placeholders."""

from __future__ import annotations

from typing import NamedTuple, Tuple, Union

# --- what can be inserted ---------------------------------------------------------------------------------------------


class Slot(NamedTuple):
    """A placeholder to be made; with ``value`` a text in its place, of which the document still knows what it is."""

    guidance: str
    section: str
    field: str = ""
    value: str = ""

    @property
    def text(self) -> str:
        """What Writer shows."""
        return self.value or f"<{self.guidance}>"


Run = Union[str, Slot]


class Block(NamedTuple):
    """A paragraph to be made."""

    runs: Tuple[Run, ...]
    style: str = "Text body"
    numbers: Tuple[int, ...] = ()  # of a heading, also a run-in one: those of the headings above it and its own
    unnumbered: bool = False  # a heading to which Writer gives no number, though it numbers others of its style

    @property
    def text(self) -> str:
        """Its text with <guidance> where a placeholder will stand, as Writer shows it."""
        return "".join(run if isinstance(run, str) else run.text for run in self.runs)
