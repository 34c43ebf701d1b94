"""The report as SARIF 2.1.0, which code hosts and editors show.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import collections
import hashlib
import json
import pathlib
import urllib.parse
from typing import Any, Counter, Dict, Iterator, List, Mapping, Sequence

from ..checking import rules
from ..checking.rule import Rule
from . import manual, submission
from .results import FileResult
from .words import say

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}

Node = Dict[str, Any]


def render(results: Sequence[FileResult], language: str) -> str:
    """Return a SARIF 2.1.0 log, as code scanning services read it, in "zh-CN" or "en"."""
    return (
        json.dumps(
            {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(results, language)]}, ensure_ascii=False, indent=1
        )
        + "\n"
    )


def _run(results: Sequence[FileResult], language: str) -> Node:
    known = rules.all_rules()
    return {
        "tool": {"driver": {"name": "Tigang", "rules": [_rule(rule, language) for rule in known]}},
        "language": "en-US" if language == "en" else language,
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(result) for result in results],
        "invocations": [_invocation(results)],
        "results": list(_results(results, [rule.id for rule in known], language)),
    }


def _artifact(result: FileResult) -> Node:
    asked = {"properties": {"submission": dict(result.submission)}} if result.submission is not None else {}
    return {"location": {"uri": _uri(result.path)}, **asked}


def _rule(rule: Rule, language: str) -> Node:
    whole = manual.page(rule)
    return {
        "id": rule.id,
        "shortDescription": {"text": manual.headline(rule, language)},
        "fullDescription": {"text": manual.about(rule, language)},
        "messageStrings": {"default": {"text": rule.message_in(language)}},
        "help": {"text": manual.explained(rule, language)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"source": rule.source, "fixable": whole.fixable},
    }


def _invocation(results: Sequence[FileResult]) -> Node:
    notes = [
        {
            "level": "error",
            "message": {"text": result.error.message},
            "descriptor": {"id": result.error.code},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(result.path), "index": index}}}],
        }
        for index, result in enumerate(results)
        if result.error
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _results(results: Sequence[FileResult], known: List[str], language: str) -> Iterator[Node]:
    for index, result in enumerate(results):
        artifact = {"uri": _uri(result.path), "index": index}
        if result.submission is not None:
            yield _verdict(artifact, result.submission, language)
        alike: Counter[str] = collections.Counter()
        for finding in result.findings:
            node: Node = {
                "ruleId": finding["rule"],
                "level": _LEVELS[finding["severity"]],
                "locations": [_place(artifact, finding, language)],
                "message": {"text": finding["message"]},
                "partialFingerprints": {"primaryLocationLineHash": _fingerprint(finding, alike)},
                "properties": {"fixable": finding["fixable"]},
            }
            if finding["rule"] in known:
                node["ruleIndex"] = known.index(finding["rule"])
            if finding.get("related") is not None:
                region = _lines(result.path, finding["related"])
                node["relatedLocations"] = [
                    {"id": 0, "physicalLocation": {"artifactLocation": artifact, "region": region}}
                ]
            yield node


def _verdict(artifact: Node, asked: Mapping[str, Any], language: str) -> Node:
    """Return the result that says whether a document can be handed in."""
    return {
        "ruleId": "submission",
        "kind": "pass" if asked["ready"] else "fail",
        "level": "none" if asked["ready"] else "error",
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": 1}}}],
        "message": {"text": submission.verdict(asked, language)},
    }


def _place(artifact: Node, finding: Mapping[str, Any], language: str) -> Node:
    """Return where a finding is: the line that a code host shows, and what a person looks for, section and paragraph."""
    number = finding["paragraph"]
    region = _lines(artifact["uri"], number)
    if finding["end"] > finding["start"] and region["startLine"] == number + 1:
        region.update(startColumn=finding["start"] + 1, endColumn=finding["end"] + 1, snippet={"text": finding["text"]})
    section = [{"fullyQualifiedName": finding["section"], "kind": "section"}] if finding["section"] else []
    paragraph = {"name": say("html.paragraph", language, number=number + 1), "kind": "paragraph"}
    return {
        "physicalLocation": {"artifactLocation": artifact, "region": region},
        "logicalLocations": [*section, paragraph],
    }


def _lines(path: str, paragraph: int) -> Node:
    """Return the line of a paragraph: in plain text it is one, of a binary file a person counts them so, in XML it is none."""
    return {"startLine": 1 if path.lower().endswith((".fodt", ".xml")) else paragraph + 1}


def _fingerprint(finding: Mapping[str, Any], alike: Counter[str]) -> str:
    """Return by which a code host knows a finding again when paragraphs have been put in before it."""
    name = hashlib.sha256(f"{finding['rule']}\n{finding['text']}".encode("utf-8", "replace")).hexdigest()[:16]
    alike[name] += 1
    return f"{name}:{alike[name]}"


def _uri(path: str) -> str:
    """Return a relative path as a relative reference, an absolute one as a file URL."""
    known = pathlib.PurePath(path)
    return known.as_uri() if known.is_absolute() else urllib.parse.quote(known.as_posix(), safe="/")
