"""The pages that F1 opens, packed into the extension: HTML made of docs/help*.md and docs/rules/, a folder a language.

A page is named as the .xdl of its window, which stands in a comment below its heading; a rule's as the rule.
"""

from __future__ import annotations

import html
import importlib
import pathlib
import re
import sys
from typing import Callable, Dict, List, Mapping, NamedTuple

from tigang import messages

from . import vendored
from .basics import Failure

_MANUALS = {"en": "help.md", "zh-CN": "help.zh-CN.md", "zh-TW": "help.zh-TW.md"}

#: What a rule's page calls its parts.
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "contents": "All windows",
        "notes": "Release notes",
        "rules": "The rules of the check",
        "notation": "In the examples each line is a document, and “|” stands between its paragraphs.",
    },
    "zh-CN": {
        "contents": "全部窗口",
        "notes": "版本说明（英文）",
        "rules": "检查的规则",
        "Wrong": "错误示例",
        "Right": "正确示例",
        "notation": "示例中每行是一篇文档，各段之间用“|”隔开。",
        "source": "来源",
    },
    "zh-TW": {
        "contents": "全部視窗",
        "notes": "版本說明（英文）",
        "rules": "檢查的規則",
        "Wrong": "錯誤範例",
        "Right": "正確範例",
        "notation": "範例中每行是一篇文件，各段之間以「|」隔開。",
        "source": "來源",
    },
}

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ max-width: 44em; margin: 2em auto; padding: 0 1em; line-height: 1.6; font-family: sans-serif; }}
pre {{ white-space: pre-wrap; padding: .6em; border: 1px solid #8888; }}
table {{ border-collapse: collapse; }}
td, th {{ padding: .2em .8em .2em 0; text-align: left; vertical-align: top; }}
</style>
</head>
<body>
<p>{above}</p>
{body}</body>
</html>
"""


class _Page(NamedTuple):
    name: str  # of the file, without its suffix
    title: str
    text: str  # Markdown


def files(docs: pathlib.Path, changes: pathlib.Path) -> Dict[str, bytes]:
    """Path -> content of all pages, below the root of the extension; ``changes`` become the release notes.

    Raises Failure when a part has no name.
    """
    notes = changes.read_text(encoding="utf-8").partition("\n")[2]
    to_html = _converter()
    rules = [_Rule(path) for path in sorted((docs / "rules").glob("*.md")) if path.name != "README.md"]
    made = {}
    for language, name in _MANUALS.items():
        windows = [*_windows(docs / name), _Page("release-notes", _WORDS[language]["notes"], notes)]
        about = {rule.name: rule.page(language) for rule in rules}
        for page in [*windows, *about.values(), _contents(language, windows, list(about.values()))]:
            made[f"help/{language}/{page.name}.html"] = _whole(page, language, to_html).encode("utf-8")
    return made


def _windows(manual: pathlib.Path) -> List[_Page]:
    _, *parts = re.split(r"^## ", manual.read_text(encoding="utf-8"), flags=re.MULTILINE)
    pages = []
    for part in parts:
        found = re.match(r"(.+)\n\n<!-- (\w+) -->\n", part)
        if not found:
            raise Failure(f"{manual}: “{part.splitlines()[0]}” does not say which window it is about: <!-- Name -->")
        pages.append(_Page(found[2], found[1], part[found.end() :]))
    return pages


class _Rule:
    """A rule's page of the documentation, taken apart: it says in English all, and in Chinese the same in short."""

    def __init__(self, path: pathlib.Path) -> None:
        self.name = path.stem
        text = re.sub(r"<!--.*?-->\n", "", path.read_text(encoding="utf-8"))
        beginning, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
        _, self._about, self._headline, self._facts = re.split(r"\n\n+", beginning.strip(), maxsplit=3)
        self._parts = {head: body.strip() for head, _, body in (part.partition("\n") for part in parts)}
        last = self._parts.popitem()  # behind its words stands where all rules are
        self._parts[last[0]] = last[1].rpartition("\n\n")[0]

    def page(self, language: str) -> _Page:
        """Return the page in a language."""
        words = _WORDS[language]
        if language == "en":
            facts = "\n".join(line for line in self._facts.splitlines() if not re.match(r"\| (来源|中文) ", line))
            parts = [f"## {head}\n\n{body}" for head, body in self._parts.items()]
            return _Page(self.name, self._headline, "\n\n".join([facts, *parts, words["notation"]]))
        about = _plain(messages.of_rule(self.name, "about", language)) or self._about
        fact = re.search(r"^\| 来源 \| (.*) \|$", self._facts, re.MULTILINE)
        source = _plain(messages.of_rule(self.name, "source", language)) or (fact[1] if fact else "")
        first, stop, rest = about.partition("。")
        parts = [f"## {words[head]}\n\n{self._parts[head]}" for head in ("Wrong", "Right")]
        parts = [rest, *parts, words["notation"], f"{self.name} · {words['source']}：{source}"]
        return _Page(self.name, first + stop, "\n\n".join(parts))


def _plain(text: str) -> str:
    return re.sub(r"([*_<>#\[\]\\])", r"\\\1", text)


def _contents(language: str, windows: List[_Page], rules: List[_Page]) -> _Page:
    def listed(pages: List[_Page]) -> str:
        return "\n".join(f"- [{page.title}]({page.name}.html)" for page in pages)

    words = _WORDS[language]
    return _Page("index", words["contents"], f"{listed(windows)}\n\n## {words['rules']}\n\n{listed(rules)}")


def _whole(page: _Page, language: str, to_html: Callable[[str], str]) -> str:
    above = f'<a href="index.html">{_WORDS[language]["contents"]}</a>' if page.name != "index" else ""
    title = re.sub(r"\\(.)", r"\1", page.title).replace("`", "")
    body = to_html(f"# {page.title}\n\n{page.text}")
    return _PAGE.format(language=language, title=html.escape(title), above=above, body=body)


def _converter() -> Callable[[str], str]:
    """Return what makes HTML of Markdown, out of the wheel: the Python that builds may have no other libraries."""
    wheel = str(vendored.wheel(vendored.MARKDOWN))
    sys.path.insert(0, wheel)
    try:
        mistune = importlib.import_module("mistune")
        convert: Callable[[str], str] = mistune.create_markdown(plugins=["table"])
        return convert
    finally:
        sys.path.remove(wheel)
