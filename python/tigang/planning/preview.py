"""What an insertion will look like, in lines of text: for the window that asks for it, and for the command line."""

from __future__ import annotations

import re
from typing import Any, Iterable, List, Mapping

from ..document.blocks import Block
from ..outlines.fields import checked_fields, example_fields
from ..outlines.model import Outline
from . import insertion

_INDENT = "    "


def with_examples(outline: Outline, fields: Mapping[str, Any]) -> List[str]:
    """Return the lines of the document that an outline makes; fields without a value have their examples.

    Raises TigangError (unknown-field-given, wrong-field-value, outline-too-long).
    """
    return lines(insertion.plan(outline, {**example_fields(outline), **checked_fields(outline, fields)}))


def lines(blocks: Iterable[Block]) -> List[str]:
    """Return the paragraphs' texts, each as far to the right as the heading, run-in or not, that it stands under."""
    made, level = [], 1
    for block in blocks:
        level = _level(block) or level
        made.append(_INDENT * (level - 1) + block.text)
    return made


def _level(block: Block) -> int:
    """Return the level of a heading; 0 for any other paragraph. One that bears no number is known by its style."""
    style = re.fullmatch(r"Heading (\d+)", block.style)
    return len(block.numbers) or (int(style[1]) if style else 0)
