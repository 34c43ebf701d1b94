"""The report as one page that needs nothing else: to send, to print, to keep beside the document."""

from __future__ import annotations

from html import escape
from typing import Any, Iterator, Mapping, Sequence

from ..checking import rules
from ..checking.rule import SEVERITIES
from . import manual, submission
from .results import FileResult, counts
from .words import say, summary

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --error: #c62828; --warning: #a65f00; --info: #1565c0; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffb74d; --info: #90caf9; } }
body { font: 16px/1.6 "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; max-width: 60rem;
       margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; display: inline; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--line); padding: .8rem 0; }
ol { list-style: none; margin: .5rem 0 0; padding: 0; }
li { padding: .4rem 0 .4rem .8rem; margin: .4rem 0; border-left: 4px solid var(--mark); }
.error { --mark: var(--error); } .warning { --mark: var(--warning); } .info { --mark: var(--info); }
b { color: var(--mark); } q { opacity: .8; } small, .outline { opacity: .7; } .failure { color: var(--error); }
li details { white-space: pre-line; } li summary { cursor: pointer; }
.filter label { margin-right: 1.2rem; }
@media print { .filter { display: none; } }
"""


def render(results: Sequence[FileResult], language: str) -> str:
    """Return a page that needs no other file, in "zh-CN" or "en"."""
    return "\n".join(_page(results, language)) + "\n"


def _page(results: Sequence[FileResult], language: str) -> Iterator[str]:
    title = escape(say("html.title", language))
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{_STYLE}{_filter_style()}</style>\n</head>\n<body>"
    yield f"<h1>{title}</h1>\n<p>{escape(summary(results, language))}</p>"
    yield '<form class="filter" autocomplete="off">'
    for severity, count in counts(results).items():
        label = escape(say(f"html.{severity}", language))
        yield f'<label class="{severity}"><input type="checkbox" id="show-{severity}" checked> <b>{label}</b> ({count})</label>'
    yield "</form>\n<main>"
    for result in results:
        yield from _file(result, language)
    yield "</main>\n</body>\n</html>"


def _filter_style() -> str:
    return "".join(
        f"body:has(#show-{severity}:not(:checked)) li.{severity} {{ display: none; }}\n" for severity in SEVERITIES
    )


def _file(result: FileResult, language: str) -> Iterator[str]:
    yield f"<section>\n<details open>\n<summary><h2>{escape(result.path)}</h2></summary>"
    if result.error:
        yield f'<p class="failure">{escape(say("failed", language, message=result.error.message))}</p>'
    else:
        held = (
            say("html.outline", language, outline=result.outline)
            if result.outline and not result.guess
            else say("html.no-outline", language)
        )
        yield f'<p class="outline">{escape(held)}</p>'
        if result.submission:
            yield f"<p>{escape(submission.verdict(result.submission, language))}</p>"
        if result.written:
            yield f"<p>{escape(say('fixed', language, count=result.fixed, file=result.written))}</p>"
        yield "<ol>" if result.findings else f"<p>{escape(say('html.clean', language))}</p>"
        for finding in result.findings:
            yield _finding(finding, language)
        if result.findings:
            yield "</ol>"
    yield "</details>\n</section>"


def _finding(finding: Mapping[str, Any], language: str) -> str:
    severity = finding["severity"]
    place = [say("html.paragraph", language, number=finding["paragraph"] + 1)]
    place += [finding["section"]] if finding["section"] else []
    place += [say("html.fixable", language)] if finding["fixable"] else []
    quoted = f"<br><q>{escape(finding['text'])}</q>" if finding["text"] else ""
    label = escape(say(f"html.{severity}", language))
    about = _explanation(finding, place, language)
    return f'<li class="{severity}"><b>{label}</b> {escape(finding["message"])}{quoted}{about}</li>'


def _explanation(finding: Mapping[str, Any], place: Sequence[str], language: str) -> str:
    """Return where it is and by which rule; opened, what the rule is about."""
    rule = next((rule for rule in rules.all_rules() if rule.id == finding["rule"]), None)
    source = manual.source(rule, language) if rule else finding.get("source")
    line = f"<small>{escape(' · '.join(filter(None, [*place, finding['rule'], source])))}</small>"
    if rule is None:  # of a report that another version made
        return f"<br>{line}"
    return f"<details><summary>{line}</summary><small>{escape(manual.about(rule, language))}</small></details>"
