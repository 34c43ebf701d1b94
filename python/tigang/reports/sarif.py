"""The report as SARIF 2.1.0, which code hosts and editors show.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import pathlib
import urllib.parse
from typing import Any, Dict, Iterator, List, Mapping, Sequence

from ..checking import rules
from ..checking.rule import Rule
from . import manual
from .results import FileResult

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
        "artifacts": [{"location": {"uri": _uri(result.path)}} for result in results],
        "invocations": [_invocation(results)],
        "results": list(_results(results, [rule.id for rule in known])),
    }


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


def _results(results: Sequence[FileResult], known: List[str]) -> Iterator[Node]:
    for index, result in enumerate(results):
        for finding in result.findings:
            artifact = {"uri": _uri(result.path), "index": index}
            place: Node = {"physicalLocation": {"artifactLocation": artifact, "region": _region(finding)}}
            if finding["section"]:
                place["logicalLocations"] = [{"fullyQualifiedName": finding["section"], "kind": "section"}]
            node: Node = {
                "ruleId": finding["rule"],
                "level": _LEVELS[finding["severity"]],
                "locations": [place],
                "message": {"text": finding["message"]},
                "properties": {"fixable": finding["fixable"]},
            }
            if finding["rule"] in known:
                node["ruleIndex"] = known.index(finding["rule"])
            if finding.get("related") is not None:
                node["relatedLocations"] = [
                    {
                        "id": 0,
                        "physicalLocation": {
                            "artifactLocation": artifact,
                            "region": {"startLine": finding["related"] + 1},
                        },
                    }
                ]
            yield node


def _region(finding: Mapping[str, Any]) -> Node:
    """Take a paragraph for a line: both are what a person counts."""
    region: Node = {"startLine": finding["paragraph"] + 1}
    if finding["end"] > finding["start"]:
        region.update(startColumn=finding["start"] + 1, endColumn=finding["end"] + 1, snippet={"text": finding["text"]})
    return region


def _uri(path: str) -> str:
    """Return a relative path as a relative reference, an absolute one as a file URL."""
    known = pathlib.PurePath(path)
    return known.as_uri() if known.is_absolute() else urllib.parse.quote(known.as_posix(), safe="/")
