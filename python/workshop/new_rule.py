"""Starts a rule: the file with all that a rule must have, and what is to be done with it.

python -m workshop.new_rule ID
"""

from __future__ import annotations

import re
import sys
from typing import List

from .basics import ROOT, Failure

FOLDER = ROOT / "python" / "tigang" / "checking" / "rules"

_TEMPLATE = '''"""One sentence: what is wrong in the document.

What it finds
    What exactly, and what it passes over though it looks alike. Silent in doubt: a wrong alarm costs more trust than a
    missed mistake.

Why it matters
    What happens to those who hand the document in, or read it.

Wrong
    一、背景 | 文。 | a document a line, with just this one mistake

Right
    一、背景 | 文。 | documents that look alike and give no finding of any rule

Options
    None.

Fix
    None: why no machine can fix it.
"""

from __future__ import annotations

from typing import Iterator

from ...analysis import Analysis
from ..rule import Rule, Violation, at_heading


def find(analysis: Analysis) -> Iterator[Violation]:
    for heading in analysis.tree.headings:
        if False:
            yield at_heading(analysis, heading, found=heading.text, expected="")


RULE = Rule(
    id="{id}", severity="info", source="practice: …",
    message={{"zh-CN": "“{{found}}”……，应为“{{expected}}”。", "en": "“{{found}}” … where “{{expected}}” was expected."}},
    about_zh="一句话说明查什么。为什么要查。怎么改。",
    source_zh="惯例：……",
    find=find)
'''

_NEXT = """\
{path} is started. Now:
1. Write its examples: the docstring's Wrong and Right lines are its tests (notation: python/workshop/notation.py).
2. Write `find`, a pure function of the analysis; the message says what stands there and what was expected.
3. Choose the severity: error only where the document is surely wrong, info where a person has to judge. Name the source:
   "standard: …" with its clause, "practice: …" or "house: …"; in Chinese “标准：…”, “惯例：…” or “本提纲：…”. `about_zh` says
   what the docstring says, in a few sentences, of which the first can stand alone.
4. Give the hits a fix where a mechanical one exists: hit._replace(fix=(Replace(…),), safe=…).
5. Put the rule into documents: a paragraph with its mark in tests/data/*.txt; what the examples do not show (options) into
   tests/unit/rules/test_{module}.py.
6. python3 build.py test -k "rules or annotated"
7. python3 build.py manual
"""


def new_rule(name: str) -> str:
    """Starts the rule ``name``; what to do next. Raises Failure (no good name, there already)."""
    if not re.fullmatch(r"[a-z]+(-[a-z]+)+", name):
        raise Failure(
            f"A rule's id is what it finds, in small letters with hyphens, as heading-level-skip is; not “{name}”."
        )
    module = name.replace("-", "_")
    path = FOLDER / f"{module}.py"
    if path.exists():
        raise Failure(f"{path} is there already.")
    path.write_bytes(_TEMPLATE.format(id=name).encode())
    return _NEXT.format(path=path, module=module)


def main(arguments: List[str]) -> int:
    try:
        print(new_rule(arguments[0] if arguments else ""), end="")
    except Failure as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
