"""What documents share, for people and for programs: text, JSON, and a page that needs nothing else."""

from __future__ import annotations

import json
from html import escape
from typing import Any, Dict, Iterator, List, NamedTuple, Sequence

from ..comparing.passages import Comparison, Document, Passage, Place
from .results import FileResult
from .words import say

FORMATS = ("text", "json", "html")

_QUOTED = 120  # characters of a passage that a line of text shows
_OTHERS = 3  # documents that a line names

_STYLE = """
:root { color-scheme: light dark; --line: #8884; }
body { font: 16px/1.6 "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; max-width: 60rem;
       margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; } small { opacity: .7; }
section { border-top: 1px solid var(--line); padding: .8rem 0; overflow-wrap: anywhere; }
blockquote { white-space: pre-line; margin: .5rem 0; padding-left: .8rem; border-left: 4px solid var(--line); }
table { border-collapse: collapse; font-size: .9rem; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
td { overflow-wrap: anywhere; } td:nth-child(2) { white-space: nowrap; }
"""


class Compared(NamedTuple):
    """Documents, what came of comparing them, and what could not be read."""

    documents: Sequence[Document]
    found: Comparison
    failed: Sequence[FileResult]


def render(compared: Compared, kind: str, language: str) -> str:
    """Return the report of ``kind``, one of FORMATS, in one of our languages."""
    lines = {"text": _text, "json": _json, "html": _html}[kind]
    return "\n".join(lines(compared, language)) + "\n"


def summary(compared: Compared, language: str) -> str:
    """Return one line: how many documents, how many passages, how many not read."""
    parts = [
        say("compare.documents", language, count=len(compared.documents)),
        say("compare.passages", language, count=len(compared.found.passages)),
    ]
    if compared.failed:
        parts.append(say("summary.failed", language, count=len(compared.failed)))
    return say("summary.separator", language).join(parts)


def _text(compared: Compared, language: str) -> Iterator[str]:
    for number, passage in enumerate(compared.found.passages, 1):
        words = " ".join(passage.text.split())
        yield f"{number}. {_size(passage, language)}: {words[:_QUOTED]}{'…' if len(words) > _QUOTED else ''}"
        for place in passage.places:
            document = compared.documents[place.document]
            section = document.sections[place.first]
            yield f"   {document.path}:{_numbers(document, place)}{f': {section}' if section else ''}"
    for path, share, others in _shares(compared, language):
        yield f"{path}: {share}{': ' if others else ''}{others}"
    for result in compared.failed:
        yield f"{result.path}: {_why(result, language)}"
    yield summary(compared, language)


def _json(compared: Compared, _: str) -> Iterator[str]:
    documents = compared.documents
    report: Dict[str, Any] = {
        "version": 1,
        "documents": [
            {
                "path": document.path,
                "length": shared.length,
                "shared": shared.shared,
                "others": [documents[other].path for other in shared.others],
            }
            for document, shared in zip(documents, compared.found.documents)
        ],
        "passages": [
            {
                "text": passage.text,
                "length": passage.length,
                "places": [
                    {
                        "path": documents[place.document].path,
                        "section": documents[place.document].sections[place.first] or None,
                        "first": documents[place.document].numbers[place.first],
                        "last": documents[place.document].numbers[place.last],
                    }
                    for place in passage.places
                ],
            }
            for passage in compared.found.passages
        ],
        "errors": [
            {"path": result.path, **result.error._asdict()} for result in compared.failed if result.error is not None
        ],
    }
    yield json.dumps(report, ensure_ascii=False, indent=1)


def _html(compared: Compared, language: str) -> Iterator[str]:
    title = escape(say("compare.title", language))
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f"<h1>{title}</h1>\n<p>{escape(summary(compared, language))}</p>"
    yield f"<table>\n<thead><tr>{_row('th', [say(f'compare.{head}', language) for head in ('document', 'share', 'with')])}</tr>"
    yield "</thead>\n<tbody>"
    for row in _shares(compared, language):
        yield f"<tr>{_row('td', row)}</tr>"
    for result in compared.failed:
        yield f"<tr>{_row('td', [result.path, _why(result, language), ''])}</tr>"
    yield "</tbody></table>"
    for number, passage in enumerate(compared.found.passages, 1):
        yield f"<section><h2>{number}. {escape(_size(passage, language))}</h2>"
        yield f"<blockquote>{escape(passage.text)}</blockquote>\n<ul>"
        for place in passage.places:
            yield f"<li>{_place(compared.documents[place.document], place, language)}</li>"
        yield "</ul></section>"
    yield "</body>\n</html>"


def _row(tag: str, cells: Sequence[str]) -> str:
    return "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells)


def _place(document: Document, place: Place, language: str) -> str:
    where = say("html.paragraph", language, number=_numbers(document, place))
    section = document.sections[place.first]
    return f"{escape(document.path)} <small>{escape(' · '.join(filter(None, [where, section])))}</small>"


def _numbers(document: Document, place: Place) -> str:
    """Return the paragraphs of a place as people count them, from 1."""
    first, last = document.numbers[place.first] + 1, document.numbers[place.last] + 1
    return str(first) if first == last else f"{first}-{last}"


def _size(passage: Passage, language: str) -> str:
    return say("compare.passage", language, length=passage.length, count=len(passage.places))


def _shares(compared: Compared, language: str) -> Iterator[List[str]]:
    """Yield each document that shares anything: its path, how much, with which others; that which shares most first."""
    shares = zip(compared.documents, compared.found.documents)
    for document, shared in sorted(shares, key=lambda pair: -pair[1].shared / max(pair[1].length, 1)):
        if shared.shared:
            named = [compared.documents[other].path for other in shared.others[:_OTHERS]]
            more = len(shared.others) - len(named)
            named += [say("list.more", language, count=more)] if more else []
            percent = max(1, 100 * shared.shared // shared.length)
            share = say("compare.shared", language, percent=percent, length=shared.length)
            yield [document.path, share, say("compare.separator", language).join(named)]


def _why(result: FileResult, language: str) -> str:
    return say("failed", language, message=result.error.message if result.error else "")
