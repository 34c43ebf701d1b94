"""The report as one page that needs nothing else: to send, to print, to keep beside the documents.

Of several documents it begins with what who collects them asks: which are as they should be, which not and why, by unit and by
rule. A script sorts the tables and shows a choice; without it they are plain tables.
"""

from __future__ import annotations

import collections
from html import escape
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Sequence

from ..checking import rules
from ..checking.rule import SEVERITIES
from . import listing, manual, submission
from .results import STATES, FileResult, counts
from .words import say, summary

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --error: #c62828; --warning: #a65f00; --info: #1565c0; --good: #1b5e20; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffb74d; --info: #90caf9; --good: #a5d6a7; } }
body { font: 16px/1.6 "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; max-width: 75rem;
       margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; overflow-wrap: anywhere; } summary h2 { display: inline; }
section { border-top: 1px solid var(--line); padding: .8rem 0; }
section, main section :target, tr { scroll-margin-top: 1rem; }
ol { list-style: none; margin: .5rem 0 0; padding: 0; }
li { padding: .4rem 0 .4rem .8rem; margin: .4rem 0; border-left: 4px solid var(--mark); }
.error { --mark: var(--error); } .warning { --mark: var(--warning); } .info { --mark: var(--info); }
b { color: var(--mark); } q { opacity: .8; } small, .outline { opacity: .7; } .failure { color: var(--error); }
a { color: var(--info); }
.filter label { display: inline-block; margin: 0 1.2rem .4rem 0; }
.wide { overflow-x: auto; margin: .5rem 0 1.5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
td { overflow-wrap: anywhere; } th { white-space: nowrap; }
td.number { text-align: end; overflow-wrap: normal; } td.about { white-space: pre-line; min-width: 20rem; }
td.state { white-space: nowrap; font-weight: bold; }
#units { width: auto; } #documents td:nth-child(2) { min-width: 5rem; } #documents td:nth-child(4) { min-width: 16rem; }
.ready td.state, .in-order td.state { color: var(--good); }
.not-ready td.state, .errors td.state { color: var(--error); } .not-checked td.state { color: var(--warning); }
th button { font: inherit; font-weight: bold; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
[hidden] { display: none !important; }
@media print { .filter { display: none; } }
"""

_SCRIPT = """
"use strict";
const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
for (const head of document.querySelectorAll("thead th")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const order = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    const body = head.closest("table").tBodies[0], text = row => row.cells[head.cellIndex].textContent;
    const rows = [...body.rows].sort((one, other) => compare(text(one), text(other)));
    for (const row of order === "ascending" ? rows : rows.reverse()) body.append(row);
  });
}
const choice = document.getElementById("choice");
if (choice) {
  const rows = [...document.getElementById("documents").tBodies[0].rows];
  const fits = (chosen, known) => chosen === "" || known.includes(chosen);
  const choose = () => {
    const { words, state, unit, rule, shown } = choice.elements;
    let count = 0;
    for (const row of rows) {
      const fit = fits(state.value, [row.className]) && fits(unit.value, [row.dataset.unit]) &&
        fits(rule.value, row.dataset.rules.split(" ")) && row.textContent.toLowerCase().includes(words.value.toLowerCase());
      row.hidden = document.getElementById(row.dataset.section).hidden = !fit;
      count += fit;
    }
    shown.value = `${count} / ${rows.length}`;
  };
  choice.addEventListener("input", choose);
  choice.hidden = false;
  choose();
}
"""


def render(results: Sequence[FileResult], language: str) -> str:
    """Return a page that needs no other file, in one of our languages."""
    return "\n".join(_page(results, language)) + "\n"


def _page(results: Sequence[FileResult], language: str) -> Iterator[str]:
    title = escape(say("html.title", language))
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{_STYLE}{_filter_style()}</style>\n</head>\n<body>"
    yield f"<h1>{title}</h1>\n<p>{escape(summary(results, language))}</p>"
    if len(results) > 1:
        yield from _overview(results, language)
    yield '<form class="filter" autocomplete="off">'
    for severity, count in counts(results).items():
        label = escape(say(f"html.{severity}", language))
        yield f'<label class="{severity}"><input type="checkbox" id="show-{severity}" checked> <b>{label}</b> ({count})</label>'
    yield "</form>\n<main>"
    for number, result in enumerate(results):
        yield from _file(number, result, language)
    yield "</main>"
    yield from _rules(results, language)
    yield f"<script>{_SCRIPT}</script>\n</body>\n</html>"


def _filter_style() -> str:
    return "".join(
        f"body:has(#show-{severity}:not(:checked)) li.{severity} {{ display: none; }}\n" for severity in SEVERITIES
    )


def _overview(results: Sequence[FileResult], language: str) -> Iterator[str]:
    rows = listing.rows(results, language)
    yield from _choice(results, rows, language)
    yield from _table("documents", listing.head(language), _documents(results, rows, language))
    units = collections.Counter((row.unit, row.state) for row in rows)
    states = [state for state in STATES if any(row.state == state for row in rows)]
    yield f"<h2>{escape(say('html.by-unit', language))}</h2>"
    yield from _table(
        "units",
        [
            say("list.unit", language),
            say("list.documents", language),
            *(say(f"state.{state}", language) for state in states),
        ],
        (
            f"<tr>{_cell(listing.unit_name(unit, language))}"
            + "".join(
                map(_cell, [sum(units[unit, state] for state in states), *(units[unit, state] for state in states)])
            )
            + "</tr>"
            for unit in sorted({row.unit for row in rows})
        ),
    )


def _choice(results: Sequence[FileResult], rows: Sequence[listing.Row], language: str) -> Iterator[str]:
    """Yield the form by which the script shows some of the documents; hidden unless there is a script."""
    options: Dict[str, Dict[str, str]] = {
        "state": {
            state: say(f"state.{state}", language) for state in STATES if any(row.state == state for row in rows)
        },
        "unit": {row.unit: listing.unit_name(row.unit, language) for row in sorted(rows, key=lambda row: row.unit)},
        "rule": {rule: rule for rule in sorted(_by_rule(results))},
    }
    yield '<form class="filter" id="choice" autocomplete="off" hidden>'
    yield f'<label>{escape(say("html.search", language))} <input type="search" name="words"></label>'
    for name, known in options.items():
        listed = "".join(
            f'<option value="{escape(_value(value))}">{escape(shown)}</option>' for value, shown in known.items()
        )
        everything = escape(say("html.all", language))
        label = escape(say(f"list.{name}", language))
        yield f'<label>{label} <select name="{name}"><option value="">{everything}</option>{listed}</select></label>'
    yield f'<label>{escape(say("html.shown", language))} <output name="shown"></output></label>\n</form>'


def _value(name: str) -> str:
    """Return what stands for a name in the page: nothing stands for any."""
    return name or "."


def _documents(results: Sequence[FileResult], rows: Sequence[listing.Row], language: str) -> Iterator[str]:
    for number, (result, row) in enumerate(zip(results, rows)):
        path, unit, state, *others = listing.cells(row, language)
        broken = " ".join(sorted({finding["rule"] for finding in result.findings}))
        yield (
            f'<tr class="{row.state}" data-unit="{escape(_value(row.unit))}" data-rules="{escape(broken)}" '
            f'data-section="document-{number}"><td><a href="#document-{number}">{escape(str(path))}</a></td>'
            f'{_cell(unit)}<td class="state">{escape(str(state))}</td>{"".join(map(_cell, others))}</tr>'
        )


def _by_rule(results: Iterable[FileResult]) -> Dict[str, List[int]]:
    """Return for each rule how many findings it has in each document that has any."""
    found: Dict[str, List[int]] = {}
    for result in results:
        for rule, count in collections.Counter(finding["rule"] for finding in result.findings).items():
            found.setdefault(rule, []).append(count)
    return found


def _rules(results: Sequence[FileResult], language: str) -> Iterator[str]:
    """Yield the rules with findings: how often, and what they are about, once for all that the page says of them."""
    found, known = _by_rule(results), {rule.id: rule for rule in rules.all_rules()}
    if not found:
        return
    yield f"<h2>{escape(say('html.by-rule', language))}</h2>"
    head = [say(name, language) for name in ("list.rule", "list.findings", "list.documents", "html.about")]
    often = sorted(found.items(), key=lambda item: (-sum(item[1]), item[0]))
    yield from _table(
        "rules",
        head,
        (
            f'<tr id="rule-{escape(rule)}">{"".join(map(_cell, (rule, sum(counted), len(counted))))}'
            f'<td class="about">{escape(manual.about(known[rule], language)) if rule in known else ""}</td></tr>'
            for rule, counted in often
        ),
    )


def _table(name: str, head: Sequence[str], rows: Iterable[str]) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    yield f'<div class="wide"><table id="{name}">\n<thead><tr>{heads}</tr></thead>\n<tbody>'
    yield from rows
    yield "</tbody>\n</table></div>"


def _cell(value: object) -> str:
    number = ' class="number"' if isinstance(value, int) else ""
    return f"<td{number}>{escape(str(value))}</td>"


def _file(number: int, result: FileResult, language: str) -> Iterator[str]:
    yield f'<section id="document-{number}">\n<details open>\n<summary><h2>{escape(result.path)}</h2></summary>'
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
    return f'<li class="{severity}"><b>{label}</b> {escape(finding["message"])}{quoted}<br>{about}</li>'


def _explanation(finding: Mapping[str, Any], place: Sequence[str], language: str) -> str:
    """Return where it is and by which rule, with the way to what the rule is about."""
    rule = next((rule for rule in rules.all_rules() if rule.id == finding["rule"]), None)
    source = manual.source(rule, language) if rule else finding.get("source")
    name = escape(finding["rule"])
    named = f'<a href="#rule-{name}">{name}</a>' if rule else name
    parts = [*map(escape, place), named, escape(source or "")]
    return f"<small>{' · '.join(filter(None, parts))}</small>"
