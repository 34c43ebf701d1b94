"""What CheckBeforeSubmission answers, for people: a line, and a page of its own to save, send or print."""

from __future__ import annotations

from html import escape
from typing import Any, Iterator, Mapping

from .. import messages

Answer = Mapping[str, Any]  # of CheckBeforeSubmission, as JSON has it

_STYLE = """
body { font: 16px/1.6 "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; max-width: 60rem;
       margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; } li { margin: .4rem 0; } q { opacity: .8; }
.error, .missing, .to-fill { color: #c62828; } .warning { color: #a65f00; } .info { color: #1565c0; }
.ready { font-weight: bold; color: #1b5e20; } .not-ready { font-weight: bold; color: #c62828; }
"""


def words(key: str, language: str, **values: Any) -> str:
    """Return the entry "submit.<key>" of the messages."""
    return messages.get(f"submit.{key}", language, **values)


def verdict(answer: Answer, language: str) -> str:
    """Return in one sentence whether a document is ready, and if not why."""
    if answer["ready"]:
        return words("ready", language)
    return words("not-ready", language, what=reasons(answer, language))


def reasons(answer: Answer, language: str) -> str:
    """Return what stands against a document: how much is missing, to fill, wrong, left; "" when it is ready."""
    counts = {"missing": answer["missing"], "to-fill": answer["to_fill"], "errors": answer["errors"], **answer["left"]}
    return words("separator", language).join(
        words(kind, language, count=count) for kind, count in counts.items() if count
    )


def heading(section: Answer, language: str) -> str:
    """Return the heading of a section, or what stands for one before the first."""
    return section["heading"] or words("beginning", language)


def label(finding: Answer, language: str) -> str:
    """Return what a finding is, in a word: missing, to fill, or how grave it is."""
    kind = finding["kind"]
    return (
        messages.get(f"ui.check.{finding['severity']}", language)
        if kind == "wrong"
        else words(f"kind.{kind}", language)
    )


def message(finding: Answer) -> str:
    """Return what is said of a finding behind its label: where something is to fill, what stands there."""
    return str(finding["text"] if finding["kind"] == "to-fill" and finding["text"] else finding["message"])


def page(name: str, answer: Answer, language: str) -> str:
    """Return the report as one HTML page that needs nothing else. ``name``: of the document."""
    return "\n".join(_page(name, answer, language)) + "\n"


def _page(name: str, answer: Answer, language: str) -> Iterator[str]:
    title = escape(words("title", language, name=name))
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    yield f'<p class="{"ready" if answer["ready"] else "not-ready"}">{escape(verdict(answer, language))}</p>'
    for section in answer["sections"]:
        yield f"<h2>{escape(heading(section, language))}</h2>\n<ul>"
        for finding in section["findings"]:
            mark = finding["severity"] if finding["kind"] == "wrong" else finding["kind"]
            quoted = f" <q>{escape(finding['text'])}</q>" if finding["text"] not in ("", message(finding)) else ""
            word = escape(label(finding, language))
            yield f'<li><b class="{mark}">{word}</b> {escape(message(finding))}{quoted}</li>'
        yield "</ul>"
    left = {kind: count for kind, count in answer["left"].items() if count}
    if left:
        yield f"<h2>{escape(words('left', language))}</h2>\n<ul>"
        for kind, count in left.items():
            names = f" ({escape(', '.join(answer['personal']))})" if kind == "personal" else ""
            yield f"<li>{escape(words(kind, language, count=count))}{names}</li>"
        yield "</ul>"
    yield "</body>\n</html>"
