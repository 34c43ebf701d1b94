"""Writes the manual's pages on the rules, docs/rules/, from the docstrings of the rules. A test fails when they are stale.

python -m workshop.manual           writes them, and the pages on the formats, the verbs and the outlines
python -m workshop.manual --check   only says which are stale
"""

from __future__ import annotations

import inspect
import pathlib
import re
import sys
from typing import Dict, List

from tigang.checking import rules
from tigang.checking.rule import Rule
from tigang.reports.manual import HEADS, RulePage, headline, page
from workshop import contact_sheet, notation, reference

from .basics import ROOT, Failure, say

FOLDER = ROOT / "docs" / "rules"
_MADE = "<!-- Made from the rules by `python3 build.py manual`; change those. -->\n"


def main(arguments: List[str]) -> int:
    from workshop import verbs  # which needs UNO, and the rules' pages do not

    if "--check" in arguments:
        found = stale(FOLDER)
        print("\n".join(found))
        return int(bool(found) or reference.main(arguments) or verbs.main(arguments) or contact_sheet.main(arguments))
    say(f"wrote {write(FOLDER)} pages to {FOLDER.relative_to(ROOT)}")
    return reference.main(arguments) or verbs.main(arguments) or contact_sheet.main(["--list"])


def write(folder: pathlib.Path) -> int:
    """Writes all pages and removes those of rules that are gone; the number of pages."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_bytes(text.encode())
    return len(wanted)


def stale(folder: pathlib.Path) -> List[str]:
    """What is wrong with the pages in ``folder``: a line each."""
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return [
        *(f"{name} is missing" for name in sorted(wanted.keys() - there.keys())),
        *(f"{name} is of no rule" for name in sorted(there.keys() - wanted.keys())),
        *(f"{name} is stale" for name in sorted(wanted.keys() & there.keys()) if wanted[name] != there[name]),
    ]


def pages() -> Dict[str, str]:
    """The text of every page by the name of its file."""
    made = {f"{rule.id}.md": _page(rule) for rule in rules.all_rules()}
    return {**made, "README.md": _contents()}


def whole(rule: Rule) -> RulePage:
    """Return the page of a rule. Raises Failure when a head is missing."""
    found = page(rule)
    if tuple(found.parts) != HEADS:
        raise Failure(
            f"{rule.id}: its docstring must have the heads {', '.join(HEADS)}; it has {', '.join(found.parts)}."
        )
    return found


# --- one page ---------------------------------------------------------------------------------------------------------


def _page(rule: Rule) -> str:
    found = whole(rule)
    lines = [f"# {rule.id}", _MADE.strip(), _plain(rule.about_zh), _prose(found.headline), _facts(rule)]
    for head, text in found.parts.items():
        lines += [f"## {head}", f"```text\n{text}\n```" if head in ("Wrong", "Right") else _prose(text)]
    return "\n\n".join([*lines, "How to read the examples and set the options: [all rules](README.md)."]) + "\n"


def _facts(rule: Rule) -> str:
    rows = [
        ("Severity", rule.severity),
        ("Source", rule.source),
        ("来源", rule.source_zh),
        ("中文", rule.message["zh-CN"]),
        ("English", rule.message["en"]),
    ]
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {_cell(value)} |" for name, value in rows)])


def _prose(text: str) -> str:
    """A docstring's paragraphs, each in one line, without what Markdown would take for marks."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return "\n\n".join(map(_plain, paragraphs))


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def _plain(text: str) -> str:
    """``text`` with Markdown's marks escaped, but for what stands between backticks."""
    pieces = re.split(r"(`[^`]*`)", text)
    return "".join(
        piece if index % 2 else re.sub(r"([*_<>#\[\]\\])", r"\\\1", piece) for index, piece in enumerate(pieces)
    )


# --- all of them ------------------------------------------------------------------------------------------------------


def _contents() -> str:
    rows = [
        f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {_cell(headline(rule, 'en'))} | "
        f"{_cell(headline(rule, 'zh-CN'))} | {_cell(rule.source.split(':')[0])} |"
        for rule in rules.all_rules()
    ]
    table = "\n".join(["| Rule | Severity | Finds | 查什么 | Source |", "|---|---|---|---|---|", *rows])
    grammar = inspect.cleandoc(notation.__doc__ or "").replace("``", "`").replace("::\n", ":\n")
    return (
        "\n\n".join(
            [
                "# The rules of the check",
                _MADE.strip(),
                "`error`: the document is surely wrong. `warning`: it most likely is. `info`: a person has to judge. The source "
                "is a standard, the practice of a field, or the house's own outline.",
                table,
                "## Switching off, setting otherwise",
                "In an outline, for the documents that follow it:",
                _yaml(),
                'In one document: "Ignore" at a finding. It is ignored as long as the words of its paragraph stay.',
                "## The examples",
                grammar,
            ]
        )
        + "\n"
    )


def _yaml() -> str:
    return "```yaml\nrules:\n  number-gap: off\n  latin-left: {severity: info, allow: [weixin]}\n```"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
