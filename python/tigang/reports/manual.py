"""What people read about a rule, in their language.

In English that is the docstring of its module, a headline and parts under fixed heads; in Chinese the rule's own words.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from typing import Dict, List, NamedTuple

from .. import messages
from ..checking.rule import Rule
from . import words

#: What every page has, in this order.
HEADS = ("What it finds", "Why it matters", "Wrong", "Right", "Options", "Fix")


class RulePage(NamedTuple):
    headline: str  # may run over several lines
    text: str  # the whole page
    parts: Dict[str, str]  # by head: "What it finds", "Fix" …

    @property
    def fixable(self) -> bool:
        """Whether findings of the rule can be fixed by a program."""
        return not self.parts.get("Fix", "None").startswith("None")

    def examples(self, head: str) -> List[str]:
        """Return the documents under "Wrong" or "Right", one per line, in the notation of the examples."""
        return self.parts[head].splitlines()


def page(rule: Rule) -> RulePage:
    """Return the page of a rule, of which its module's docstring is made."""
    text = inspect.getdoc(inspect.getmodule(rule.find)) or ""
    headline, *pieces = re.split(r"^(\S.*)\n(?= )", text, flags=re.MULTILINE)
    parts = {head: inspect.cleandoc(body.rstrip()) for head, body in zip(pieces[::2], pieces[1::2])}
    return RulePage(headline.strip(), text, parts)


def headline(rule: Rule, language: str) -> str:
    """Return what the rule finds, in one sentence."""
    return (
        "".join(_in_chinese(rule, "about", language).partition("。")[:2])
        if _is_chinese(language)
        else _prose(page(rule).headline)
    )


def about(rule: Rule, language: str) -> str:
    """Return what the rule finds and what fixes it, in a few sentences."""
    if _is_chinese(language):
        return _in_chinese(rule, "about", language)
    parts = page(rule).parts
    return f"{_prose(parts['What it finds'])}\nFix: {_prose(parts['Fix'])}"


def source(rule: Rule, language: str) -> str:
    """Return where the rule comes from; scripts read ``rule.source``."""
    return _in_chinese(rule, "source", language) if _is_chinese(language) else rule.source


def explained(rule: Rule, language: str) -> str:
    """Return all that there is to say about the rule; the examples are the same in every language."""
    whole = page(rule)
    if not _is_chinese(language):
        return whole.text
    parts = [_in_chinese(rule, "about", language)]
    parts += [_under(words.say(f"explain.{head.lower()}", language), whole.parts[head]) for head in ("Wrong", "Right")]
    if rule.options:
        defaults = ", ".join(f"{name}: {value}" for name, value in rule.options.items())
        parts.append(_under(words.say("explain.options", language), f"{rule.id}: {{{defaults}}}"))
    return "\n\n".join(parts)


def _under(head: str, text: str) -> str:
    return f"{head}\n{textwrap.indent(text, '    ')}"


def _is_chinese(language: str) -> bool:
    return language.startswith("zh")


def _in_chinese(rule: Rule, what: str, language: str) -> str:
    own = {"about": rule.about_zh, "source": rule.source_zh}
    return messages.of_rule(rule.id, what, language) or own[what]


def _prose(text: str) -> str:
    """Return a docstring's paragraphs, each in one line."""
    return "\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
