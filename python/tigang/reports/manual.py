"""What the manual says about a rule: the docstring of its module, which is a headline and parts under fixed heads."""

from __future__ import annotations

import inspect
import re
from typing import Dict, NamedTuple

from ..findings import Rule


class Page(NamedTuple):
    headline: str
    text: str  # the whole page
    parts: Dict[str, str]  # by head: "What it finds", "Fix" …

    @property
    def fixable(self) -> bool:
        """Whether findings of the rule can be mended by a program."""
        return not self.parts.get("Fix", "None").startswith("None")


def page(rule: Rule) -> Page:
    text = inspect.getdoc(inspect.getmodule(rule.find)) or ""
    headline, _, rest = text.partition("\n")
    pieces = re.split(r"^(\S.*)\n", rest, flags=re.MULTILINE)
    return Page(headline, text, {head: inspect.cleandoc(body) for head, body in zip(pieces[1::2], pieces[2::2])})
